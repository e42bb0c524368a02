/** The scale subresource: `autoscaling/v1` Scale over the paths that the kind names. */
import { parsed } from './body.ts';
import type { Answer, Call } from './call.ts';
import { copyOf, isMap, mapOf, type Json, type JsonMap } from './json.ts';
import { inVersion } from './kind.ts';
import type { KubeObject } from './object.ts';
import { mergePatch } from './patch.ts';
import { mustFind } from './read.ts';
import { objectOf } from './record.ts';
import { methodNotAllowed } from './status.ts';
import { replace, updater } from './write.ts';

export function scaleAnswer(call: Call, verb: string): Answer {
  const record = mustFind(call);
  const live = inVersion(objectOf(record), call.served.apiVersion);
  if (verb === 'get') return { code: 200, text: JSON.stringify(scaleOf(call, live)) };
  if (verb !== 'update' && verb !== 'patch') throw methodNotAllowed();
  const body = parsed(call.body, false);
  const wanted = verb === 'update' ? body : mergePatch(scaleOf(call, live), body);
  const next = copyOf(live);
  put(next, call.served.version.scale?.spec ?? '', mapOf(mapOf(wanted).spec).replicas ?? 0);
  const text = replace({ ...call, subresource: '' }, record, next, updater(call));
  return { code: 200, text: JSON.stringify(scaleOf(call, JSON.parse(text) as KubeObject)) };
}

function scaleOf(call: Call, object: KubeObject): JsonMap {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const { spec = '', status = '' } = call.served.version.scale ?? {};
  return {
    kind: 'Scale', apiVersion: 'autoscaling/v1', metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: at(object, spec) ?? 0 }, status: { replicas: at(object, status) ?? 0 },
  };
}

function partsOf(path: string): string[] {
  return path.split('.').filter((part) => part !== '');
}

function at(object: Json | undefined, path: string): Json | undefined {
  return partsOf(path).reduce<Json | undefined>((value, part) => mapOf(value)[part], object);
}

function put(object: JsonMap, path: string, value: Json): void {
  const parts = partsOf(path);
  const last = parts.pop();
  if (last === undefined) return;
  let node = object;
  for (const part of parts) {
    const child = node[part];
    node = isMap(child) ? child : ((node[part] = {}) as JsonMap);
  }
  node[last] = value;
}
