/** A cluster as the compatible API answers it. */
import type { Cluster } from '@samsa/contract/clusters';
import { clusterCrn, environmentCrn } from '@samsa/domain/crn';
import type { StoredCluster } from '@samsa/store/clusters';
import { metadata, type PublicUrl, reference } from '../http/answers.ts';

export function showCluster(url: PublicUrl, cluster: StoredCluster): Cluster {
  const { id, organizationId, environmentId, spec, status, suspendedAt, suspendedBecause } = cluster;
  const bootstrap = status.bootstrap ? `SASL_SSL://${status.bootstrap}` : undefined;
  return {
    api_version: 'cmk/v2',
    kind: 'Cluster',
    id,
    metadata: metadata(url, `/cmk/v2/clusters/${id}`, clusterCrn(organizationId, environmentId, id), cluster),
    spec: {
      ...spec,
      kafka_bootstrap_endpoint: bootstrap,
      http_endpoint: bootstrap ? url.base : undefined,
      environment: reference(url, `/org/v2/environments/${environmentId}`, environmentId, environmentCrn(organizationId, environmentId)),
    },
    status: { phase: status.phase, cku: status.cku, suspended: suspendedAt ? { since: suspendedAt.toISOString(), because: suspendedBecause ?? '' } : undefined },
  };
}
