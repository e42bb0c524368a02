/** What the real server fills into built-in objects, for the kinds where somebody relies on it. */
import { copyOf, isMap, listOf, mapOf } from './json.ts';
import type { Kind } from './kind.ts';
import type { KubeObject } from './object.ts';

/** Defaults of the wish: the writer owns them as if it had said them. */
export function setDefaults(kind: Kind, object: KubeObject): void {
  if (!kind.custom) DEFAULTS[kind.kind]?.(object);
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
    if (live === undefined) object.status = { phase: 'Pending' };
  },
  Pod(object, live) {
    if (live === undefined) object.status = { phase: 'Pending', qosClass: 'BestEffort' };
  },
};

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
    object.spec = { sessionAffinity: 'None', type: 'ClusterIP', ...spec, ports: listOf(spec.ports).map((port) => withTarget(mapOf(port))) };
  },
  PersistentVolumeClaim(object) {
    object.spec = { volumeMode: 'Filesystem', ...mapOf(object.spec) };
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
