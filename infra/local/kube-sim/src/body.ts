/** The object in a request's body, checked to be of the kind that the path names. */
import { parse } from 'yaml';
import type { Call } from './call.ts';
import { isMap, type Json } from './json.ts';
import { apiVersionOf } from './kind.ts';
import type { KubeObject } from './object.ts';
import { badRequest, unsupportedMediaType } from './status.ts';

/** JSON, or YAML where that is allowed and the text is not JSON. Throws 400. */
export function parsed(text: string, yaml: boolean): Json {
  try {
    if (yaml && !/^\s*[{[]/.test(text)) return parse(text, { maxAliasCount: 100 }) as Json;
    return JSON.parse(text) as Json;
  } catch (error) {
    throw badRequest(`error decoding the body: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The body as an object of the call's kind, with a metadata map. Throws 400 when it is something else. */
export function bodyObject(call: Call): KubeObject {
  const type = call.headers['content-type'] ?? '';
  if (type.includes('protobuf') || type.includes('cbor')) throw unsupportedMediaType('application/json, application/yaml');
  const yaml = type.includes('yaml');
  return typed(call, parsed(call.body, yaml));
}

export function typed(call: Call, value: Json): KubeObject {
  const { kind, version, apiVersion } = call.served;
  if (!isMap(value)) throw badRequest('the object provided is unrecognized (must be of type Object): couldn\'t get version/kind');
  if (value.kind !== undefined && value.kind !== kind.kind) {
    const given = `${String(value.kind)} in version ${JSON.stringify(String(value.apiVersion ?? ''))}`;
    throw badRequest(`${given} cannot be handled as a ${kind.kind}: expected kind ${kind.kind} in ${apiVersionOf(kind, version.name)}`);
  }
  if (value.apiVersion !== undefined && value.apiVersion !== apiVersion) {
    throw badRequest(`the API version in the data (${String(value.apiVersion)}) does not match the expected API version (${apiVersion})`);
  }
  if (value.metadata !== undefined && value.metadata !== null && !isMap(value.metadata)) {
    throw badRequest(`${kind.kind} in version "${version.name}" cannot be handled as a ${kind.kind}: metadata must be an object`);
  }
  const { apiVersion: _, kind: __, metadata, ...rest } = value;
  return { apiVersion, kind: kind.kind, metadata: { ...(metadata as KubeObject['metadata'] | undefined) } as KubeObject['metadata'], ...rest };
}
