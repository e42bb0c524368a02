/**
 * Where a provisioner stopped watching each data plane. Written now and then and at a clean end, read by whoever takes the shard
 * over. An old one costs a longer replay or a new list and no more, so nothing waits for the disk.
 */
import type { DataPlaneId } from '@samsa/domain/ids';
import type { Database, Queryable } from './database.ts';

export interface Observation {
  id: DataPlaneId;
  /** Of the kubeconfig it was seen through: another one may lead elsewhere. */
  kubeconfigRevision: number;
  body: Buffer;
}

/** @returns those there are */
export async function ofPlanes(database: Queryable, ids: readonly DataPlaneId[]): Promise<Observation[]> {
  return database.query<Observation>('SELECT data_plane_id AS id, kubeconfig_revision AS "kubeconfigRevision", body FROM observation WHERE data_plane_id = ANY($1)', [ids]);
}

/** Writes those whose shard `holder` still holds: a late word would take a newer one's place. */
export async function keep(database: Database, holder: string, kept: readonly Observation[]): Promise<void> {
  if (kept.length === 0) return;
  await database.transact(
    (tx) => tx.query(
      `INSERT INTO observation (data_plane_id, kubeconfig_revision, body)
       SELECT kept.id, kept.revision, kept.body FROM unnest($1::text[], $2::int[], $3::bytea[]) AS kept(id, revision, body)
         JOIN data_plane ON data_plane.id = kept.id JOIN shard_lease lease ON lease.shard = data_plane.shard
       WHERE lease.holder = $4 AND lease.expires_at > now() ORDER BY kept.id
       ON CONFLICT (data_plane_id) DO UPDATE SET kubeconfig_revision = excluded.kubeconfig_revision, body = excluded.body, written_at = now()`,
      [kept.map(({ id }) => id), kept.map((one) => one.kubeconfigRevision), kept.map(({ body }) => body), holder],
    ),
    'forgettable',
  );
}
