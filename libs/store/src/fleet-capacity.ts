/** What is held of a data plane, and how its plans have grown of late. One statement each, on indexed columns of one data plane. */
import type { FleetAdmin } from '@samsa/domain/access';
import type { DataPlaneId } from '@samsa/domain/ids';
import type { PlanGrowth } from '@samsa/domain/runway';
import type { Queryable } from './database.ts';

export interface Amounts {
  clusters: number;
  cpuMillis: number;
  memoryBytes: number;
  storageBytes: number;
}

/** `limit` is what the ledger does not let be exceeded; null where nothing bounds it. */
export interface HeldOfPlane {
  reserved: Amounts;
  /** Of those clusters that have come up. */
  used: Amounts;
  limit: Record<keyof Amounts, number | null>;
}

type Row = Record<`${'reserved' | 'used' | 'limit'}_${'clusters' | 'cpu' | 'memory' | 'storage'}`, string | number | null>;

const amountsOf = (row: Row, of: 'reserved' | 'used'): Amounts => ({
  clusters: Number(row[`${of}_clusters`]), cpuMillis: Number(row[`${of}_cpu`]), memoryBytes: Number(row[`${of}_memory`]), storageBytes: Number(row[`${of}_storage`]),
});
const orNull = (value: string | number | null): number | null => (value === null ? null : Number(value));

export async function held(database: Queryable, _admin: FleetAdmin, id: DataPlaneId): Promise<HeldOfPlane> {
  const [row] = await database.query<Row>(
    `SELECT usage.clusters AS reserved_clusters, usage.cpu_millis AS reserved_cpu, usage.memory_bytes AS reserved_memory, usage.storage_bytes AS reserved_storage,
       up.clusters AS used_clusters, up.cpu AS used_cpu, up.memory AS used_memory, up.storage AS used_storage, plane.cluster_capacity AS limit_clusters,
       coalesce(limits ->> 'cpuMillis', allocatable ->> 'cpuMillis') AS limit_cpu, coalesce(limits ->> 'memoryBytes', allocatable ->> 'memoryBytes') AS limit_memory,
       coalesce(limits ->> 'storageBytes', allocatable ->> 'storageBytes') AS limit_storage
     FROM data_plane plane JOIN data_plane_usage usage ON usage.data_plane_id = plane.id,
       LATERAL (SELECT count(*) AS clusters, coalesce(sum(cpu_millis), 0) AS cpu, coalesce(sum(memory_bytes), 0) AS memory, coalesce(sum(storage_bytes), 0) AS storage
         FROM reservation JOIN kafka_cluster cluster ON cluster.id = cluster_id WHERE reservation.data_plane_id = plane.id AND observed_generation > 0) up
     WHERE plane.id = $1`,
    [id],
  );
  if (!row) throw new Error(`${id} has no row of usage.`);
  const limit = { clusters: orNull(row.limit_clusters), cpuMillis: orNull(row.limit_cpu), memoryBytes: orNull(row.limit_memory), storageBytes: orNull(row.limit_storage) };
  return { reserved: amountsOf(row, 'reserved'), used: amountsOf(row, 'used'), limit };
}

/**
 * Each plan that has clusters on the data plane, or had some in the window: how many more there are than at its beginning, and what
 * one of them takes on the average, in whole units.
 */
export async function growth(database: Queryable, _admin: FleetAdmin, id: DataPlaneId, windowDays: number): Promise<PlanGrowth[]> {
  const rows = await database.query<Record<keyof PlanGrowth, string>>(
    `SELECT plan_name AS plan, 1 AS clusters, coalesce(ceil(avg(held.cpu_millis)), 0) AS "cpuMillis", coalesce(ceil(avg(held.memory_bytes)), 0) AS "memoryBytes",
       coalesce(ceil(avg(held.storage_bytes)), 0) AS "storageBytes",
       count(*) FILTER (WHERE cluster.created_at > now() - make_interval(days => $2))
         - count(*) FILTER (WHERE cluster.deleted_at > now() - make_interval(days => $2)) AS grown
     FROM kafka_cluster cluster LEFT JOIN reservation held ON held.cluster_id = cluster.id
     WHERE cluster.data_plane_id = $1 AND (cluster.deleted_at IS NULL OR cluster.deleted_at > now() - make_interval(days => $2))
     GROUP BY plan_name ORDER BY plan_name`,
    [id, windowDays],
  );
  return rows.map(({ plan, ...amounts }) => ({ plan, ...(Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, Number(value)])) as Omit<PlanGrowth, 'plan'>) }));
}
