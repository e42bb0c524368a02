/**
 * What is held and by whom: one row a living cluster, totals beside it under CHECK constraints, all in the admitting
 * transaction. Released exactly once, by a function whose permission to give back is the row's own deletion.
 */
import type { ClusterId, DataPlaneId, OrganizationId } from '@samsa/domain/ids';
import type { Tx } from './database.ts';

export interface Held {
  clusters: number;
  cku: number;
}

/** Locks the organization's totals until the transaction ends: everything decided on them is decided one at a time. */
export async function lockOrganization(tx: Tx, organizationId: OrganizationId): Promise<{ held: Held; limit: Held } | undefined> {
  const [row] = await tx.query<{ clusters: number; cku: number; clusterLimit: number; ckuLimit: number }>(
    `SELECT usage.clusters, usage.cku, cluster_limit AS "clusterLimit", cku_limit AS "ckuLimit"
     FROM organization_usage usage JOIN organization ON organization.id = usage.organization_id
     WHERE usage.organization_id = $1 FOR UPDATE OF usage`,
    [organizationId],
  );
  return row && { held: { clusters: row.clusters, cku: row.cku }, limit: { clusters: row.clusterLimit, cku: row.ckuLimit } };
}

/**
 * The data plane's row comes last, because every tenant's creates want it.
 * @returns false when the data plane had no room left after all: the transaction must not be committed then
 */
export async function reserve(tx: Tx, clusterId: ClusterId, organizationId: OrganizationId, dataPlaneId: DataPlaneId, cku: number): Promise<boolean> {
  const [, taken] = await Promise.all([
    tx.query(
      `WITH held AS (INSERT INTO reservation (cluster_id, organization_id, data_plane_id, cku) VALUES ($1, $2, $3, $4))
       UPDATE organization_usage SET clusters = clusters + 1, cku = cku + $4 WHERE organization_id = $2`,
      [clusterId, organizationId, dataPlaneId, cku],
    ),
    tx.query(
      `UPDATE data_plane_usage usage SET clusters = usage.clusters + 1 FROM data_plane
       WHERE usage.data_plane_id = $1 AND data_plane.id = $1 AND usage.clusters < data_plane.cluster_capacity AND NOT usage.retired RETURNING 1`,
      [dataPlaneId],
    ),
  ]);
  return taken.length > 0;
}

/** Changes the cku held by a living cluster by the difference. */
export async function resize(tx: Tx, clusterId: ClusterId, organizationId: OrganizationId, more: number): Promise<void> {
  if (more === 0) return;
  await tx.query(
    `WITH held AS (UPDATE reservation SET cku = cku + $3 WHERE cluster_id = $1)
     UPDATE organization_usage SET cku = cku + $3 WHERE organization_id = $2`,
    [clusterId, organizationId, more],
  );
}
