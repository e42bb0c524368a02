/** What the provisioner says of its data planes' health: one statement for all that have something to say. */
import type { DataPlaneId } from '@samsa/domain/ids';
import type { Queryable } from './database.ts';

export interface HealthWord {
  id: DataPlaneId;
  state: string;
  cause: string | undefined;
}

/**
 * Each data plane once. When it was seen is the time of the last word that it is Ready. Only the holder of its shard is heard: a
 * process that was stopped for a minute takes its own silence for that of its data planes.
 */
export async function recordHealths(database: Queryable, holder: string, words: readonly HealthWord[]): Promise<void> {
  if (words.length === 0) return;
  const sorted = [...words].sort((a, b) => (a.id < b.id ? -1 : 1)); // rows are always locked in this order
  await database.query(
    `UPDATE data_plane SET state = word.state, cause = word.cause, seen_at = CASE WHEN word.state = 'Ready' THEN now() ELSE seen_at END
     FROM unnest($1::text[], $2::text[], $3::text[]) AS word(id, state, cause)
     WHERE data_plane.id = word.id AND (word.state = 'Ready' OR (data_plane.state, data_plane.cause) IS DISTINCT FROM (word.state, word.cause))
       AND EXISTS (SELECT FROM shard_lease lease WHERE lease.shard = data_plane.shard AND lease.holder = $4 AND lease.expires_at > now())`,
    [sorted.map(({ id }) => id), sorted.map(({ state }) => state), sorted.map(({ cause }) => cause ?? null), holder],
  );
}
