/** The object in a request's body, checked to be of the kind that the path names; in the words of the real server's decoders. */
import { parse } from 'yaml';
import type { Call } from './call.ts';
import { isMap, mapOf, textOf, type Json, type JsonMap } from './json.ts';
import type { KubeObject } from './object.ts';
import { METADATA } from './shape.ts';
import { badRequest, invalid, unsupportedMediaType } from './status.ts';

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
  if (value.kind === undefined || value.kind === '') throw badRequest(`the object provided is unrecognized (must be of type ${call.served.kind.kind}): Object 'Kind' is missing in '${call.body}' (${call.body})`);
  return typed(call, value);
}

/** The body of an apply, which must say its kind. */
export function configOf(call: Call): KubeObject {
  const value = parsed(call.body, true, 'error decoding YAML');
  const { kind, apiVersion } = call.served;
  const given = isMap(value) ? value : {};
  if (given.kind === kind.kind && given.apiVersion === apiVersion) {
    return { ...given, apiVersion, kind: kind.kind, metadata: { ...mapOf(given.metadata) } as KubeObject['metadata'] };
  }
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
  return { apiVersion, kind: kind.kind, metadata: metadataOf(call, metadata ?? {}), ...rest };
}

const METADATA_FIELDS = new Set(METADATA.is === 'map' ? Object.keys(METADATA.fields) : []);

/** Metadata without fields it does not have, its labels and annotations checked to be text. */
function metadataOf(call: Call, given: JsonMap): KubeObject['metadata'] {
  const { kind, version } = call.served;
  const metadata: JsonMap = {};
  for (const [name, value] of Object.entries(given)) {
    if (METADATA_FIELDS.has(name)) metadata[name] = value;
    else call.unknown.push(`metadata.${name}`);
  }
  for (const field of ['labels', 'annotations']) {
    const wrong = Object.values(mapOf(metadata[field])).find((value) => typeof value !== 'string' && value !== null);
    if (wrong === undefined) continue;
    const sort = typeof wrong === 'object' ? (Array.isArray(wrong) ? 'array' : 'object') : typeof wrong === 'boolean' ? 'bool' : typeof wrong;
    throw badRequest(`${kind.kind} in version "${version.name}" cannot be handled as a ${kind.kind}: json: cannot unmarshal ${sort} into Go struct field ObjectMeta.${field} of type string`);
  }
  return metadata as KubeObject['metadata'];
}

function checkKind({ served: { kind, version, apiVersion } }: Call, value: JsonMap): void {
  const given = { kind: textOf(value.kind) || kind.kind, apiVersion: textOf(value.apiVersion) || apiVersion };
  if (given.kind === kind.kind && given.apiVersion === apiVersion) return;
  if (kind.custom) {
    if (given.kind !== kind.kind) {
      const cause = { reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(given.kind)}: must be ${kind.kind}`, field: 'kind' };
      throw invalid({ ...kind, kind: given.kind }, textOf(mapOf(value.metadata).name), [cause]);
    }
    throw badRequest(`the API version in the data (${given.apiVersion}) does not match the expected API version (${apiVersion})`);
  }
  const why = given.apiVersion === apiVersion
    ? `converting (${version.name}.${given.kind}) to (core.${kind.kind}): unknown conversion`
    : `no kind "${given.kind}" is registered for version "${given.apiVersion}" in scheme "pkg/runtime/scheme.go:110"`;
  throw badRequest(`${given.kind} in version ${JSON.stringify(given.apiVersion)} cannot be handled as a ${kind.kind}: ${why}`);
}
