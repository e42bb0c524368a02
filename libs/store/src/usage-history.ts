/** What a recount of usage is made of: the ledger's day on one side; operations, feed and censuses of data planes on the other. */
import type { ClusterHistory, Ran, RecountedOperation } from '@samsa/domain/usage-recount';
import type { Queryable } from './database.ts';

const ms = (column: string): string => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

export interface Day {
  /** Milliseconds since the epoch, by the database's clock where the day is not over. */
  fromMs: number;
  toMs: number;
}

/** Organizations that had a cluster on the day, by the ledger or by the clusters' own table. */
export async function organizationsOf(database: Queryable, { fromMs, toMs }: Day): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `SELECT organization_id AS id FROM usage_interval WHERE started_at < to_timestamp($2 / 1000.0) AND coalesce(ended_at, 'infinity') > to_timestamp($1 / 1000.0)
     UNION SELECT organization_id FROM kafka_cluster WHERE created_at < to_timestamp($2 / 1000.0) AND coalesce(deleted_at, 'infinity') > to_timestamp($1 / 1000.0) ORDER BY id`, [fromMs, toMs]);
  return rows.map((row) => row.id);
}

/** What the ledger says has run, by cluster; also clusters that did not, so that nothing is left out. */
export async function ledgerOf(database: Queryable, organizationId: string, { fromMs, toMs }: Day): Promise<Map<string, Ran[]>> {
  const rows = await database.query<{ clusterId: string; state: string; fromMs: number; toMs: number | null; cku: number | null }>(
    `SELECT cluster_id AS "clusterId", state, ${ms('started_at')} AS "fromMs", ${ms('ended_at')} AS "toMs", cku FROM usage_interval
     WHERE organization_id = $1 AND started_at < to_timestamp($3 / 1000.0) AND coalesce(ended_at, 'infinity') > to_timestamp($2 / 1000.0)`, [organizationId, fromMs, toMs]);
  const ledger = new Map<string, Ran[]>();
  for (const { clusterId, state, fromMs: from, toMs: to, cku } of rows) {
    const ran = ledger.get(clusterId) ?? [];
    if (state === 'running') ran.push({ fromMs: from, toMs: to ?? toMs, cku });
    ledger.set(clusterId, ran);
  }
  return ledger;
}

/** @param also clusters that the ledger knows, whether there are any such or not */
export async function historiesOf(database: Queryable, organizationId: string, { fromMs, toMs }: Day, also: readonly string[]): Promise<ClusterHistory[]> {
  const clusters = await database.query<{ id: string; cku: number | null; goneMs: number | null }>(
    `SELECT id, (spec #>> '{config,cku}')::int AS cku, ${ms('deleted_at')} AS "goneMs" FROM kafka_cluster
     WHERE organization_id = $1 AND (id = ANY($4) OR created_at < to_timestamp($3 / 1000.0) AND coalesce(deleted_at, 'infinity') > to_timestamp($2 / 1000.0))`,
    [organizationId, fromMs, toMs, also]);
  const ids = clusters.map((cluster) => cluster.id);
  const [operations, phases] = await Promise.all([
    database.query<RecountedOperation & { clusterId: string; kept: boolean }>(
      `SELECT resource_id AS "clusterId", generation::int, intent, state, ${ms('created_at')} AS "createdMs", ${ms('ended_at')} AS "endedMs",
         previous IS NOT NULL AS kept, (previous #>> '{spec,config,cku}')::int AS "previousCku"
       FROM operation WHERE resource_id = ANY($1) AND resource_kind = 'Cluster' ORDER BY generation`, [ids]),
    database.query<{ clusterId: string; atMs: number; phase: string }>(
      `SELECT resource_id AS "clusterId", ${ms('created_at')} AS "atMs", data ->> 'phase' AS phase FROM event
       WHERE organization_id = $1 AND resource_id = ANY($2) AND type = 'cluster.updated' ORDER BY created_at, id`, [organizationId, ids]),
  ]);
  return clusters.map(({ id, cku, goneMs }) => ({
    clusterId: id, cku, goneMs,
    operations: operations.filter((one) => one.clusterId === id).map(({ kept, previousCku, ...one }) => ({ ...one, previousCku: kept ? previousCku : undefined })),
    phases: phases.filter((one) => one.clusterId === id),
  }));
}

export interface Census {
  dataPlaneId: string;
  at: Date;
  clusters: string[];
  ready: string[];
}

/** Lays down what Kubernetes has. Only the holder of a data plane's shard is heard, and what is old is removed. */
export async function keepCensuses(database: Queryable, holder: string, censuses: readonly Omit<Census, 'at'>[], keptDays: number): Promise<void> {
  await database.query(
    `WITH old AS (DELETE FROM data_plane_census WHERE at < now() - make_interval(days => $3) AND data_plane_id IN (SELECT one ->> 'dataPlaneId' FROM jsonb_array_elements($1::jsonb) one))
     INSERT INTO data_plane_census (data_plane_id, clusters, ready)
     SELECT told."dataPlaneId", told.clusters, told.ready FROM jsonb_to_recordset($1::jsonb) AS told ("dataPlaneId" text, clusters text[], ready text[])
       JOIN data_plane ON data_plane.id = told."dataPlaneId" JOIN shard_lease lease ON lease.shard = data_plane.shard
     WHERE lease.holder = $2 AND lease.expires_at > now() ON CONFLICT DO NOTHING`, [JSON.stringify(censuses), holder, keptDays]);
}

export async function countCensuses(database: Queryable, { fromMs, toMs }: Day): Promise<number> {
  const [row] = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM data_plane_census WHERE at >= to_timestamp($1 / 1000.0) AND at < to_timestamp($2 / 1000.0)', [fromMs, toMs]);
  return row!.count;
}

export interface OutOfPlace {
  kind: 'missing' | 'surplus';
  clusterId: string;
  organizationId: string | null;
  dataPlaneId: string;
  at: Date;
  times: number;
}

/**
 * Where the ledger and the censuses of a day do not agree, each cluster once: billed as running and not there, or there and in no
 * interval. What changed so short a time before or after a census proves nothing.
 */
export async function outOfPlace(database: Queryable, { fromMs, toMs }: Day, settledMs: number): Promise<OutOfPlace[]> {
  return database.query<OutOfPlace & Record<string, unknown>>(
    `WITH census AS (SELECT * FROM data_plane_census WHERE at >= to_timestamp($1 / 1000.0) AND at < to_timestamp($2 / 1000.0)),
       missing AS (
         SELECT 'missing' AS kind, cluster_id, usage.organization_id, census.data_plane_id, census.at
         FROM census JOIN kafka_cluster cluster ON cluster.data_plane_id = census.data_plane_id JOIN usage_interval usage ON usage.cluster_id = cluster.id
         WHERE usage.state = 'running' AND usage.started_at < census.at - make_interval(secs => $3 / 1000.0) AND coalesce(usage.ended_at, 'infinity') > census.at + make_interval(secs => $3 / 1000.0)
           AND NOT cluster.id = ANY(census.clusters)),
       surplus AS (
         SELECT 'surplus', seen.id, (SELECT organization_id FROM kafka_cluster WHERE id = seen.id), census.data_plane_id, census.at
         FROM census CROSS JOIN LATERAL unnest(census.clusters) AS seen (id)
         WHERE NOT EXISTS (SELECT FROM usage_interval usage WHERE usage.cluster_id = seen.id
           AND usage.started_at <= census.at + make_interval(secs => $3 / 1000.0) AND coalesce(usage.ended_at, 'infinity') >= census.at - make_interval(secs => $3 / 1000.0)))
     SELECT kind, cluster_id AS "clusterId", organization_id AS "organizationId", data_plane_id AS "dataPlaneId", min(at) AS at, count(*)::int AS times
     FROM (SELECT * FROM missing UNION ALL SELECT * FROM surplus) found GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 4`, [fromMs, toMs, settledMs]);
}
