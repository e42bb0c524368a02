/** What the real server fills into built-in objects, for the kinds where somebody relies on it. */
import { copyOf, isMap, listOf, mapOf } from './json.ts';
import type { Kind } from './kind.ts';
import type { KubeObject } from './object.ts';

export function defaulted(kind: Kind, object: KubeObject, live: KubeObject | undefined): void {
  if (kind.custom) return;
  DEFAULTS[kind.kind]?.(object, live);
}

const DEFAULTS: Record<string, (object: KubeObject, live: KubeObject | undefined) => void> = {
  Namespace(object, live) {
    object.metadata.labels = { ...object.metadata.labels, 'kubernetes.io/metadata.name': object.metadata.name };
    if (live === undefined) {
      object.spec = { finalizers: ['kubernetes'] };
      object.status = { phase: 'Active' };
    } else object.spec = copyOf(live.spec);
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
  PersistentVolumeClaim(object, live) {
    object.spec = { volumeMode: 'Filesystem', ...mapOf(object.spec) };
    if (live === undefined) object.status = { phase: 'Pending' };
  },
  Pod(object, live) {
    if (live === undefined) object.status = { phase: 'Pending' };
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
