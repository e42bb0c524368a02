/** Names, labels and annotations by which our objects are known on a data plane. */
import type { StoredCluster } from '@samsa/store/clusters';

export const FIELD_MANAGER = 'samsa';
export const CLUSTER_LABEL = 'samsa.io/cluster';
export const MANIFEST_ANNOTATION = 'samsa.io/manifest';
/** Strimzi's: an operator that reads it leaves the object alone. */
export const PAUSE_ANNOTATION = 'strimzi.io/pause-reconciliation';
export const OURS = 'app.kubernetes.io/managed-by=samsa';
export const TENANT_LISTENER = 'tenant';
export const TENANT_PORT = 9094;

export const namespaceOf = (clusterId: string): string => `samsa-${clusterId}`;

/** As Strimzi calls the pod of a node. */
export const podOf = (clusterId: string, pool: string, node: number): string => `${clusterId}-${pool}-${node}`;
/** Where brokers expose their metrics, in every pod of theirs. */
export const METRICS_PORT = 9404;

export function labelsOf(cluster: Pick<StoredCluster, 'id' | 'organizationId' | 'environmentId'>): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'kafka',
    'app.kubernetes.io/instance': cluster.id,
    'app.kubernetes.io/managed-by': 'samsa',
    [CLUSTER_LABEL]: cluster.id,
    'samsa.io/organization': cluster.organizationId,
    'samsa.io/environment': cluster.environmentId,
  };
}
