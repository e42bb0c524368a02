/**
 * The limits that are enforced, as rows of one table: what an organization may hold, and what its clusters' plans allow. Pure.
 * A limit that was taken away is no row: the published shape has no word for none. Nothing is limited for environments or users.
 */
import type { QuotaScope } from '@samsa/contract/service-quotas';
import type { Quota } from './cluster-admission.ts';
import type { PlanDefinition } from './plan-catalogue.ts';

const GIB = 1024 ** 3;

export interface Applied {
  id: string;
  scope: QuotaScope;
  name: string;
  default: number;
  limit: number;
  usage: number;
  cluster?: { id: string; environmentId: string };
}

/** What an organization may hold unless somebody says otherwise; brokers and storage are not limited then. */
export const DEFAULT_LIMITS = { clusters: 100, cku: 100 };

export function organizationQuotas(held: Quota, limit: Quota<number | null>): Applied[] {
  const row = (id: string, name: string, most: number | null, usage: number, usual?: number): Applied[] =>
    most === null ? [] : [{ id: `kafka.${id}.per_org`, scope: 'ORGANIZATION', name, default: usual ?? most, limit: most, usage }];
  return [
    ...row('max_kafka_clusters', 'Kafka clusters per organization', limit.clusters, held.clusters, DEFAULT_LIMITS.clusters),
    ...row('max_cku', 'CKU per organization', limit.cku, held.cku, DEFAULT_LIMITS.cku),
    ...row('max_brokers', 'Brokers per organization', limit.brokers, held.brokers),
    ...row('max_storage_gib', 'GiB of storage per organization', limit.storageBytes === null ? null : Math.floor(limit.storageBytes / GIB), Math.ceil(held.storageBytes / GIB)),
  ];
}

export interface SizedCluster {
  id: string;
  environmentId: string;
  config: { cku?: number; max_ecku?: number };
}

export function clusterQuotas({ config, ...cluster }: SizedCluster, plan: Pick<PlanDefinition, 'cku' | 'maxEcku'>): Applied[] {
  const row = (id: string, name: string, most: number, usual: number, usage: number): Applied => ({ id: `kafka.${id}.per_cluster`, scope: 'KAFKA_CLUSTER', name, default: usual, limit: most, usage, cluster });
  if (plan.cku) return [row('max_cku', 'CKU per Kafka cluster', plan.cku.most, plan.cku.most, config.cku ?? 0)];
  return plan.maxEcku ? [row('max_ecku', 'Elastic CKU per Kafka cluster', plan.maxEcku.most, plan.maxEcku.default, config.max_ecku ?? 0)] : [];
}
