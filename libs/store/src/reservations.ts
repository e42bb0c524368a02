/**
 * What is held and by whom: one row a living cluster, totals beside it under CHECK constraints, all in the admitting
 * transaction. Released exactly once, by a function whose permission to give back is the row's own deletion.
 *
 * Whoever takes several of these rows takes them in one order, or two of them wait for each other: the cluster, the organization's
 * totals, the data plane's totals last, because every tenant's creates want those.
 */
import type { FleetAdmin } from '@samsa/domain/access';
import type { Vector } from '@samsa/domain/capacity';
import type { Quota } from '@samsa/domain/cluster-admission';
import type { ClusterId, DataPlaneId, OrganizationId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';

export interface OrganizationTotals {
  held: Quota;
  limit: Quota<number | null>;
}

interface TotalsRow {
  clusters: number;
  cku: number;
  brokers: number;
  storageBytes: number;
  clusterLimit: number;
  ckuLimit: number;
  brokerLimit: number | null;
  storageLimit: number | null;
}

const TOTALS = `SELECT usage.clusters, usage.cku, usage.brokers, usage.storage_bytes::float8 AS "storageBytes", cluster_limit AS "clusterLimit",
    cku_limit AS "ckuLimit", broker_limit AS "brokerLimit", storage_limit_bytes::float8 AS "storageLimit"
  FROM organization_usage usage JOIN organization ON organization.id = usage.organization_id WHERE usage.organization_id = $1`;

function totalsOf(row: TotalsRow | undefined): OrganizationTotals | undefined {
  if (!row) return undefined;
  const { clusters, cku, brokers, storageBytes, clusterLimit, ckuLimit, brokerLimit, storageLimit } = row;
  return { held: { clusters, cku, brokers, storageBytes }, limit: { clusters: clusterLimit, cku: ckuLimit, brokers: brokerLimit, storageBytes: storageLimit } };
}

/** Locks the organization's totals until the transaction ends: everything decided on them is decided one at a time. */
export async function lockOrganization(tx: Tx, organizationId: OrganizationId): Promise<OrganizationTotals | undefined> {
  const [row] = await tx.query<TotalsRow>(`${TOTALS} FOR UPDATE OF usage`, [organizationId]);
  return totalsOf(row);
}

/** As they stand, for who only wants to know. */
export async function ofOrganization(database: Queryable, organizationId: OrganizationId): Promise<OrganizationTotals | undefined> {
  const [row] = await database.query<TotalsRow>(TOTALS, [organizationId]);
  return totalsOf(row);
}

/** What is left out stays; null takes a limit away. The organization's totals learn of it in the same transaction. */
export type LimitsChange = { clusters?: number; cku?: number; brokers?: number | null; storageBytes?: number | null };

export async function setLimits(tx: Tx, _admin: FleetAdmin, organizationId: OrganizationId, { clusters, cku, brokers, storageBytes }: LimitsChange): Promise<void> {
  await tx.query(
    `UPDATE organization SET cluster_limit = coalesce($2, cluster_limit), cku_limit = coalesce($3, cku_limit),
       broker_limit = CASE WHEN $4 THEN $5::integer ELSE broker_limit END, storage_limit_bytes = CASE WHEN $6 THEN $7::bigint ELSE storage_limit_bytes END
     WHERE id = $1`,
    [organizationId, clusters ?? null, cku ?? null, brokers !== undefined, brokers ?? null, storageBytes !== undefined, storageBytes ?? null],
  );
}

/** What a cluster takes of the ledger. */
export interface Holding extends Vector {
  cku: number;
}

export interface Reservation {
  clusterId: ClusterId;
  organizationId: OrganizationId;
  dataPlaneId: DataPlaneId;
  holding: Holding;
}

/** What of a data plane's room must be there: the very condition the CHECK constraints repeat. */
const FITS = `clusters + $2 <= cluster_ceiling AND (cpu_ceiling_millis IS NULL OR $4::bigint <= 0 OR cpu_millis + $4 <= cpu_ceiling_millis)
  AND (memory_ceiling_bytes IS NULL OR $5::bigint <= 0 OR memory_bytes + $5 <= memory_ceiling_bytes)
  AND (storage_ceiling_bytes IS NULL OR $6::bigint <= 0 OR storage_bytes + $6 <= storage_ceiling_bytes)`;

/** @returns whether there was room: the transaction must not be committed when there was none */
async function takeOfPlane(tx: Tx, id: DataPlaneId, { clusters, brokers, cpuMillis, memoryBytes, storageBytes }: Vector): Promise<boolean> {
  const taken = await tx.query(
    `UPDATE data_plane_usage SET clusters = clusters + $2, brokers = brokers + $3, cpu_millis = cpu_millis + $4, memory_bytes = memory_bytes + $5,
       storage_bytes = storage_bytes + $6
     WHERE data_plane_id = $1 AND NOT retired AND ${FITS} RETURNING 1`,
    [id, clusters, brokers, cpuMillis, memoryBytes, storageBytes],
  );
  return taken.length > 0;
}

/** Its two statements travel together. @returns false when the data plane had no room left after all: the transaction must not be committed then */
export async function reserve(tx: Tx, { clusterId, organizationId, dataPlaneId, holding }: Reservation): Promise<boolean> {
  const { cku, brokers, cpuMillis, memoryBytes, storageBytes } = holding;
  const [, taken] = await Promise.all([
    tx.query(
      `WITH held AS (
         INSERT INTO reservation (cluster_id, organization_id, data_plane_id, cku, brokers, cpu_millis, memory_bytes, storage_bytes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8))
       UPDATE organization_usage SET clusters = clusters + 1, cku = cku + $4, brokers = brokers + $5, storage_bytes = storage_bytes + $8 WHERE organization_id = $2`,
      [clusterId, organizationId, dataPlaneId, cku, brokers, cpuMillis, memoryBytes, storageBytes],
    ),
    takeOfPlane(tx, dataPlaneId, holding),
  ]);
  return taken;
}

type HoldingRow = Record<keyof Holding, number>;

/** What a living cluster holds, by whatever was counted when it was admitted or last resized. */
export async function holdingOf(database: Queryable, clusterId: ClusterId): Promise<Holding | undefined> {
  const [row] = await database.query<HoldingRow>(
    `SELECT 1 AS clusters, cku, brokers, cpu_millis::float8 AS "cpuMillis", memory_bytes::float8 AS "memoryBytes", storage_bytes::float8 AS "storageBytes"
     FROM reservation WHERE cluster_id = $1`,
    [clusterId],
  );
  return row;
}

/**
 * Changes what a living cluster holds by `more`, which may be less: of the organization, then of the data plane.
 * @returns false when the data plane has no room for it: the transaction must not be committed then
 */
export async function resize(tx: Tx, { clusterId, organizationId, dataPlaneId, holding: more }: Reservation): Promise<boolean> {
  const { cku, brokers, cpuMillis, memoryBytes, storageBytes } = more;
  const [, taken] = await Promise.all([
    tx.query(
      `WITH held AS (
         UPDATE reservation SET cku = cku + $3, brokers = brokers + $4, cpu_millis = cpu_millis + $5, memory_bytes = memory_bytes + $6,
           storage_bytes = storage_bytes + $7 WHERE cluster_id = $1)
       UPDATE organization_usage SET cku = cku + $3, brokers = brokers + $4, storage_bytes = storage_bytes + $7 WHERE organization_id = $2`,
      [clusterId, organizationId, cku, brokers, cpuMillis, memoryBytes, storageBytes],
    ),
    takeOfPlane(tx, dataPlaneId, more),
  ]);
  return taken;
}
