/** PATCH: JSON patch, merge patch, strategic merge patch (built-in kinds) and server-side apply. */
import { applyPatch } from './apply.ts';
import { configOf, patchBody, typed } from './body.ts';
import type { Answer, Call } from './call.ts';
import { copyOf, isMap, sameJson, type Json, type JsonMap } from './json.ts';
import { inVersion } from './kind.ts';
import { mustFind } from './read.ts';
import { objectOf } from './record.ts';
import { strategic } from './strategic.ts';
import { ApiFailure, badRequest, invalid, unsupportedMediaType } from './status.ts';
import { replace, updater } from './write.ts';

const ACCEPTED = 'application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml';

export function patch(call: Call): Answer {
  const type = (call.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  if (type.startsWith('application/apply-patch+')) return applyPatch(call, configOf(call));
  refuseForce(call);
  const record = mustFind(call);
  const live = inVersion(objectOf(record), call.served.apiVersion);
  const changed = patched(call, type, live, patchBody(call));
  const wanted = typed(call, changed);
  if (wanted.metadata.name !== live.metadata.name) {
    throw badRequest(`the name of the object (${wanted.metadata.name}) does not match the name on the URL (${call.name ?? ''})`);
  }
  return { code: 200, text: replace(call, record, wanted, updater(call)) };
}

function refuseForce(call: Call): void {
  if (!call.query.has('force')) return;
  const cause = { reason: 'FieldValueForbidden', message: 'Forbidden: may not be specified for non-apply patch', field: 'force' };
  throw invalid({ group: 'meta.k8s.io', plural: 'patchoptions', kind: 'PatchOptions' }, '', [cause]);
}

function patched(call: Call, type: string, live: JsonMap, body: Json): Json {
  switch (type) {
    case 'application/merge-patch+json':
      return mergePatch(live, body);
    case 'application/json-patch+json':
      return jsonPatch(live, body);
    case 'application/strategic-merge-patch+json':
      if (call.served.kind.custom) throw unsupportedMediaType(ACCEPTED);
      return strategic(live, body, call.served.version.shape);
    default:
      throw new ApiFailure(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {});
  }
}

/** RFC 7386. */
export function mergePatch(target: Json | undefined, body: Json): Json {
  if (!isMap(body)) return copyOf(body);
  const result: JsonMap = isMap(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(body)) {
    if (value === null || value === undefined) delete result[name];
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}

/** RFC 6902. A failed test or a path that is not there is 422, a malformed patch 400. */
function jsonPatch(target: JsonMap, body: Json): Json {
  if (!Array.isArray(body)) throw badRequest('error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp');
  const root: { document: Json } = { document: copyOf(target) };
  for (const step of body) {
    if (!isMap(step) || typeof step.op !== 'string' || typeof step.path !== 'string') throw badRequest('error decoding patch: an operation needs op and path');
    applyStep(root, step);
  }
  return root.document;
}

function applyStep(root: { document: Json }, step: JsonMap): void {
  const path = String(step.path);
  const value = copyOf(step.value ?? null);
  switch (step.op) {
    case 'add': return edit(root, path, 'add', value);
    case 'replace': return edit(root, path, 'replace', value);
    case 'remove': return edit(root, path, 'remove', null);
    case 'test':
      if (!sameJson(lookUp(root, path), value)) throw refused();
      return undefined;
    case 'copy': return edit(root, path, 'add', copyOf(lookUp(root, String(step.from))));
    case 'move': {
      const moved = copyOf(lookUp(root, String(step.from)));
      edit(root, String(step.from), 'remove', null);
      return edit(root, path, 'add', moved);
    }
    default: throw badRequest(`error decoding patch: unexpected kind: ${String(step.op)}`);
  }
}

function refused(): ApiFailure {
  return new ApiFailure(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
}

function partsOf(path: string): string[] {
  return path.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function lookUp(root: { document: Json }, path: string): Json {
  let value: Json | undefined = root.document;
  for (const part of partsOf(path)) {
    value = Array.isArray(value) ? value[Number(part)] : isMap(value) ? value[part] : undefined;
    if (value === undefined) throw refused();
  }
  return value;
}

function edit(root: { document: Json }, path: string, op: 'add' | 'replace' | 'remove', value: Json): void {
  const parts = partsOf(path);
  const last = parts.pop();
  if (last === undefined) {
    root.document = value;
    return;
  }
  const parent = lookUp(root, parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''));
  if (Array.isArray(parent)) {
    const index = last === '-' && op === 'add' ? parent.length : Number(last);
    const inside = op === 'add' ? index <= parent.length : index < parent.length;
    if (!Number.isInteger(index) || index < 0 || !inside) throw refused();
    parent.splice(index, op === 'add' ? 0 : 1, ...(op === 'remove' ? [] : [value]));
    return;
  }
  if (!isMap(parent)) throw refused();
  if (op !== 'add' && parent[last] === undefined) throw refused();
  if (op === 'remove') delete parent[last];
  else parent[last] = value;
}
