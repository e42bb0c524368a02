/**
 * Failures in the apiserver's own words. Clients branch on `code`, `reason` and `details.causes`, so each constructor here
 * reproduces what the real server answers for that case, down to the sentence.
 */
import type { JsonMap } from './json.ts';

export interface Cause extends JsonMap {
  reason: string;
  message: string;
  field?: string;
}

export interface ResourceName {
  group: string;
  plural: string;
  kind: string;
}

export class ApiFailure extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details: JsonMap | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: number, reason: string, message: string, details?: JsonMap, retryAfterSeconds?: number) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The `v1.Status` object that stands in the body (or in a watch's ERROR event). */
  status(): JsonMap {
    const details = this.retryAfterSeconds === undefined ? this.details : { ...this.details, retryAfterSeconds: this.retryAfterSeconds };
    return {
      kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message: this.message,
      ...(this.reason === '' ? {} : { reason: this.reason }), ...(details === undefined ? {} : { details }), code: this.code,
    };
  }
}

/** `kafkas.kafka.strimzi.io`, or `secrets` for the core group. */
export function qualified(resource: ResourceName): string {
  return resource.group === '' ? resource.plural : `${resource.plural}.${resource.group}`;
}

function about(resource: ResourceName, name: string, more: JsonMap = {}): JsonMap {
  return { ...(name === '' ? {} : { name }), ...(resource.group === '' ? {} : { group: resource.group }), kind: resource.plural, ...more };
}

export function notFound(resource: ResourceName, name: string): ApiFailure {
  return new ApiFailure(404, 'NotFound', `${qualified(resource)} "${name}" not found`, about(resource, name));
}

export function unknownPath(): ApiFailure {
  return new ApiFailure(404, 'NotFound', 'the server could not find the requested resource', {});
}

/** A path that no API group lies at: the only failure that is no Status object. */
export class NoSuchPath extends Error {}

export function alreadyExists(resource: ResourceName, name: string, terminating = false): ApiFailure {
  return new ApiFailure(409, 'AlreadyExists', `${terminating ? 'object is being deleted: ' : ''}${qualified(resource)} "${name}" already exists`, about(resource, name));
}

/** A DELETE for another object or another version than the stored one. */
export function notTheOne(resource: ResourceName, name: string, what: 'UID' | 'ResourceVersion', given: string, stored: string): ApiFailure {
  const why = what === 'UID' ? 'The object might have been deleted and then recreated' : 'The object might have been modified';
  return conflict({ ...resource, plural: resource.kind }, name, `the ${what} in the precondition (${given}) does not match the ${what} in record (${stored}). ${why}`);
}

/** The server's own failure: no reason, no details. */
export function internal(message: string): ApiFailure {
  return new ApiFailure(500, '', message);
}

export function conflict(resource: ResourceName, name: string, why: string): ApiFailure {
  return new ApiFailure(409, 'Conflict', `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${why}`, about(resource, name));
}

export const MODIFIED = 'the object has been modified; please apply your changes to the latest version and try again';

export function applyConflict(message: string, causes: Cause[]): ApiFailure {
  return new ApiFailure(409, 'Conflict', message, { causes });
}

export function forbidden(resource: ResourceName, name: string, why: string, causes?: Cause[]): ApiFailure {
  const details = about(resource, name, causes === undefined ? {} : { causes });
  return new ApiFailure(403, 'Forbidden', `${qualified(resource)} "${name}" is forbidden: ${why}`, details);
}

/** The account lacks the permission. */
export function denied(resource: ResourceName, verb: string, name: string | undefined): ApiFailure {
  const which = name === undefined ? '' : ` "${name}"`;
  return new ApiFailure(403, 'Forbidden', `${qualified(resource)}${which} is forbidden: User "sim" cannot ${verb} resource "${resource.plural}" in API group "${resource.group}"`, about(resource, name ?? ''));
}

export function badRequest(message: string): ApiFailure {
  return new ApiFailure(400, 'BadRequest', message);
}

/** 422 with one cause a broken field, as `field.ErrorList` prints it. */
export function invalid(resource: ResourceName, name: string, causes: Cause[]): ApiFailure {
  const lines = [...new Set(causes.map((cause) => `${cause.field ?? '<nil>'}: ${cause.message}`))];
  const sentence = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`;
  const details: JsonMap = { ...(name === '' ? {} : { name }), ...(resource.group === '' ? {} : { group: resource.group }), kind: resource.kind, causes };
  return new ApiFailure(422, 'Invalid', `${resource.kind}${resource.group === '' ? '' : `.${resource.group}`} "${name}" is invalid: ${sentence}`, details);
}

export function methodNotAllowed(): ApiFailure {
  return new ApiFailure(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {});
}

export function unsupportedMediaType(accepted: string): ApiFailure {
  const message = `the body of the request was in an unknown format - accepted media types include: ${accepted}`;
  return new ApiFailure(415, 'UnsupportedMediaType', message);
}

export function tooLarge(limitBytes: number): ApiFailure {
  return new ApiFailure(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${limitBytes}`);
}

export function unauthorized(): ApiFailure {
  return new ApiFailure(401, 'Unauthorized', 'Unauthorized');
}

/** A watch or list from a version that is no longer kept. */
export function expired(message: string): ApiFailure {
  return new ApiFailure(410, 'Expired', message);
}
