/** What the real server fills into built-in objects, for the kinds where somebody relies on it. */
import { copyOf, isMap, listOf, mapOf, textOf, type Json, type JsonMap } from './json.ts';
import type { Kind } from './kind.ts';
import type { KubeObject } from './object.ts';

/** Defaults of the wish: the writer owns them as if it had said them. */
export function setDefaults(kind: Kind, object: KubeObject): void {
  if (kind.custom) return;
  dropNulls(object);
  DEFAULTS[kind.kind]?.(object);
}

/** A null in a built-in object is an absent field, and in a map of text an empty one. */
function dropNulls(value: JsonMap, texts = false): void {
  for (const [name, child] of Object.entries(value)) {
    if (child === null && texts) value[name] = '';
    else if (child === null && !KEPT_NULLS.has(name)) delete value[name];
    else if (isMap(child)) dropNulls(child, TEXT_MAPS.has(name));
  }
}

const TEXT_MAPS = new Set(['data', 'binaryData', 'stringData', 'labels', 'annotations', 'matchLabels', 'parameters']);
const KEPT_NULLS = new Set(['eventTime', 'lastTimestamp', 'creationTimestamp']);

function quantitiesAsText(value: Json | undefined): void {
  for (const [name, amount] of Object.entries(mapOf(value))) if (typeof amount === 'number') mapOf(value)[name] = String(amount);
}

/** What the kind's own strategy sets; nobody owns it. `live` is undefined on a create. */
export function prepare(kind: Kind, object: KubeObject, live: KubeObject | undefined): void {
  if (!kind.custom) PREPARATIONS[kind.kind]?.(object, live);
}

const PREPARATIONS: Record<string, (object: KubeObject, live: KubeObject | undefined) => void> = {
  Namespace(object, live) {
    object.spec = live === undefined ? { finalizers: ['kubernetes'] } : copyOf(live.spec);
    if (live === undefined) object.status = { phase: 'Active' };
  },
  PersistentVolumeClaim(object, live) {
    if (live !== undefined) return;
    object.status = { phase: 'Pending' };
    object.metadata.finalizers = [...new Set([...(object.metadata.finalizers ?? []), PVC_PROTECTION])];
  },
  ResourceQuota(object) {
    const { hard = {} } = mapOf(object.spec);
    const used = mapOf(mapOf(object.status).used);
    object.status = { hard, used: Object.fromEntries(Object.keys(mapOf(hard)).map((name) => [name, used[name] ?? '0'])) };
  },
  Service(object, live) {
    const spec = mapOf(object.spec);
    if (live === undefined) object.status = { loadBalancer: {} };
    if (spec.type === 'ExternalName') return;
    const clusterIP = textOf(mapOf(live?.spec).clusterIP) || textOf(spec.clusterIP) || inventedAddress();
    object.spec = { ...spec, clusterIP, clusterIPs: [clusterIP], ipFamilies: spec.ipFamilies ?? ['IPv4'], ipFamilyPolicy: spec.ipFamilyPolicy ?? 'SingleStack' };
  },
  Pod(object, live) {
    if (live === undefined) object.status = { phase: 'Pending', qosClass: 'BestEffort' };
  },
};

/** Taken off at once when the claim is deleted: nothing mounts it here. */
export const PVC_PROTECTION = 'kubernetes.io/pvc-protection';

let addresses = 0;

function inventedAddress(): string {
  addresses = (addresses + 1) % 65_000;
  return `10.96.${addresses >> 8}.${(addresses & 255) + 1}`;
}

const DEFAULTS: Record<string, (object: KubeObject) => void> = {
  Namespace(object) {
    object.metadata.labels = { ...object.metadata.labels, 'kubernetes.io/metadata.name': object.metadata.name };
  },
  Secret(object) {
    object.type ??= 'Opaque';
    if (!isMap(object.stringData)) return;
    const data = { ...mapOf(object.data) };
    for (const [key, value] of Object.entries(object.stringData)) data[key] = Buffer.from(String(value)).toString('base64');
    object.data = data;
    delete object.stringData;
  },
  Service(object) {
    const spec = mapOf(object.spec);
    object.spec = { sessionAffinity: 'None', type: 'ClusterIP', internalTrafficPolicy: 'Cluster', ...spec, ports: listOf(spec.ports).map((port) => withTarget(mapOf(port))) };
  },
  PersistentVolumeClaim(object) {
    object.spec = { volumeMode: 'Filesystem', ...mapOf(object.spec) };
  },
  CustomResourceDefinition(object) {
    const spec = mapOf(object.spec);
    const names = mapOf(spec.names);
    const kind = textOf(names.kind);
    object.spec = { conversion: { strategy: 'None' }, ...spec, names: { listKind: `${kind}List`, singular: kind.toLowerCase(), ...names } };
  },
  ResourceQuota(object) {
    quantitiesAsText(mapOf(object.spec).hard);
  },
  LimitRange(object) {
    for (const limit of listOf(mapOf(object.spec).limits).map(mapOf)) for (const part of Object.values(limit)) quantitiesAsText(part);
  },
  Deployment(object) {
    object.spec = { replicas: 1, ...mapOf(object.spec) };
  },
  NetworkPolicy(object) {
    const spec = mapOf(object.spec);
    const types = spec.egress === undefined ? ['Ingress'] : ['Ingress', 'Egress'];
    object.spec = { policyTypes: types, ...spec };
  },
  StorageClass(object) {
    object.reclaimPolicy ??= 'Delete';
    object.volumeBindingMode ??= 'Immediate';
  },
};

function withTarget(port: ReturnType<typeof mapOf>): ReturnType<typeof mapOf> {
  return { protocol: 'TCP', targetPort: port.port, ...port };
}
