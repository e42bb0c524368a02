/** What an organization's living clusters are made of and how large: for what is limited for each of them. */
import type { Caller } from '@samsa/domain/access';
import type { PlanReference } from '@samsa/domain/plan-catalogue';
import type { SizedCluster } from '@samsa/domain/service-quotas';
import type { Queryable } from './database.ts';

/** Far beyond what an organization may hold. */
const CLUSTERS_MOST = 10_000;

export async function ofOrganization(database: Queryable, caller: Caller, only: { environmentId?: string; clusterId?: string }): Promise<(SizedCluster & { plan: PlanReference })[]> {
  return database.query(
    `SELECT id, environment_id AS "environmentId", spec -> 'config' AS config, jsonb_build_object('name', plan_name, 'revision', plan_revision) AS plan FROM kafka_cluster
     WHERE organization_id = $1 AND deleted_at IS NULL AND ($2::text IS NULL OR environment_id = $2) AND ($3::text IS NULL OR id = $3) ORDER BY id LIMIT ${CLUSTERS_MOST}`,
    [caller.organizationId, only.environmentId ?? null, only.clusterId ?? null]);
}
