/** The object in a request's body, checked to be of the kind that the path names; in the words of the real server's decoders. */
import { parse } from 'yaml';
import type { Call } from './call.ts';
import { isMap, textOf, type Json, type JsonMap } from './json.ts';
import type { KubeObject } from './object.ts';
import { badRequest, unsupportedMediaType } from './status.ts';

/** JSON, or YAML where that is allowed and the text is not JSON. Throws 400 that starts with `saying`. */
export function parsed(text: string, yaml: boolean, saying = 'error decoding the body'): Json {
  try {
    if (yaml && !/^\s*[{[]/.test(text)) return parse(text, { maxAliasCount: 100 }) as Json;
    return JSON.parse(text) as Json;
  } catch (error) {
    throw badRequest(`${saying}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The body as an object of the call's kind, with a metadata map. Throws 400 when it is something else. */
export function bodyObject(call: Call): KubeObject {
  const type = call.headers['content-type'] ?? '';
  if (type.includes('protobuf') || type.includes('cbor')) throw unsupportedMediaType('application/json, application/yaml');
  const unrecognized = `the object provided is unrecognized (must be of type ${call.served.kind.kind}): couldn't get version/kind; json parse error`;
  const value = parsed(call.body, type.includes('yaml'), unrecognized);
  if (!isMap(value)) throw badRequest(`${unrecognized}: json: cannot unmarshal ${Array.isArray(value) ? 'array' : typeof value} into Go value`);
  return typed(call, value);
}

/** The body of an apply, which must say its kind. */
export function configOf(call: Call): KubeObject {
  const value = parsed(call.body, true, 'error decoding YAML');
  const { kind, apiVersion } = call.served;
  const given = isMap(value) ? value : {};
  if (given.kind === kind.kind && given.apiVersion === apiVersion) return typed(call, given);
  const version = textOf(given.apiVersion);
  throw badRequest(`invalid object type: ${version.includes('/') ? version : `/${version}`}, Kind=${textOf(given.kind)}`);
}

export function patchBody(call: Call): Json {
  return parsed(call.body, false, 'error decoding patch');
}

/** A value as an object of the call's kind. Throws 400 when it says it is of another. */
export function typed(call: Call, value: Json): KubeObject {
  const { kind, version, apiVersion } = call.served;
  if (!isMap(value)) throw badRequest(`the object provided is unrecognized (must be of type ${kind.kind})`);
  checkKind(call, value);
  const { apiVersion: _, kind: __, metadata, ...rest } = value;
  if (metadata !== undefined && metadata !== null && !isMap(metadata)) {
    throw badRequest(`${kind.kind} in version "${version.name}" cannot be handled as a ${kind.kind}: metadata must be an object`);
  }
  return { apiVersion, kind: kind.kind, metadata: { ...(metadata as KubeObject['metadata'] | undefined) } as KubeObject['metadata'], ...rest };
}

function checkKind({ served: { kind, version, apiVersion } }: Call, value: JsonMap): void {
  const given = { kind: textOf(value.kind) || kind.kind, apiVersion: textOf(value.apiVersion) || apiVersion };
  if (given.kind === kind.kind && given.apiVersion === apiVersion) return;
  if (kind.custom) {
    if (given.kind !== kind.kind) throw badRequest(`the kind in the data (${given.kind}) does not match the expected kind (${kind.kind})`);
    throw badRequest(`the API version in the data (${given.apiVersion}) does not match the expected API version (${apiVersion})`);
  }
  const why = given.apiVersion === apiVersion
    ? `converting (${version.name}.${given.kind}) to (core.${kind.kind}): unknown conversion`
    : `no kind "${given.kind}" is registered for version "${given.apiVersion}" in scheme "pkg/runtime/scheme.go:110"`;
  throw badRequest(`${given.kind} in version ${JSON.stringify(given.apiVersion)} cannot be handled as a ${kind.kind}: ${why}`);
}
