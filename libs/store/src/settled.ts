/**
 * Clusters that stand as a pass left them. When a pass finds nothing to do it writes down the fingerprint of what it saw; as long
 * as the data plane shows the same, and nobody wants anything else, another pass would find nothing either. So a whole fleet is
 * looked over in a statement for some hundred clusters, where a pass each costs a hundred times that.
 */
import type { ClusterId, DataPlaneId } from '@samsa/domain/ids';
import type { Database, Queryable } from './database.ts';

export interface PutOff {
  /** How far off, and up to a quarter more. */
  resyncMs: number;
  /** However quiet a cluster is, a pass compares the kinds that are not watched this often. */
  inspectMs: number;
}

export interface SettledKey {
  id: ClusterId;
  shard: number;
  dataPlaneId: DataPlaneId;
  /** Null while it is to be worked anyway. */
  settled: string | null;
}

/** All clusters of these data planes that have reached what is wanted, with the fingerprint each was left with. */
export async function ofPlanes(database: Queryable, dataPlaneIds: readonly DataPlaneId[]): Promise<SettledKey[]> {
  return database.query<SettledKey>(
    `SELECT id, shard, data_plane_id AS "dataPlaneId", settled FROM kafka_cluster
     WHERE data_plane_id = ANY($1) AND deleted_at IS NULL AND observed_generation = generation`,
    [dataPlaneIds],
  );
}

/** Where the clusters are: for fingerprints to be compared. */
export async function planesOf(database: Queryable, ids: readonly ClusterId[]): Promise<{ id: ClusterId; dataPlaneId: DataPlaneId }[]> {
  return database.query('SELECT id, data_plane_id AS "dataPlaneId" FROM kafka_cluster WHERE id = ANY($1)', [ids]);
}

/** Puts off the next look at those that still stand as they were left. @returns them; the others want a pass */
export async function putOff(database: Database, holder: string, { resyncMs, inspectMs }: PutOff, seen: readonly { id: ClusterId; settled: string }[]): Promise<Set<ClusterId>> {
  if (seen.length === 0) return new Set();
  const sorted = [...seen].sort((a, b) => (a.id < b.id ? -1 : 1)); // rows are always locked in this order
  const rows = await database.transact(
    (tx) => tx.query<{ id: ClusterId }>(
      `UPDATE kafka_cluster SET next_reconcile_at = now() + make_interval(secs => $4 * (1 + random() / 4))
       FROM unnest($1::text[], $2::text[]) AS seen(id, settled)
       WHERE kafka_cluster.id = seen.id AND kafka_cluster.settled = seen.settled AND deleted_at IS NULL AND deletion_requested_at IS NULL
         AND generation = observed_generation AND attempted_generation = generation AND failures = 0 AND retries = retries_seen
         AND inspected_at > now() - make_interval(secs => $5)
         AND EXISTS (SELECT FROM shard_lease lease WHERE lease.shard = kafka_cluster.shard AND holder = $3 AND expires_at > now())
       RETURNING kafka_cluster.id`,
      [sorted.map(({ id }) => id), sorted.map(({ settled }) => settled), holder, resyncMs / 1_000, inspectMs / 1_000],
    ),
    'forgettable',
  );
  return new Set(rows.map(({ id }) => id));
}
