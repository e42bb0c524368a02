/**
 * Shard leases: rows, the database's clock, and a token that grows with every change of holder. Whoever holds a shard runs
 * its watches and its reconciles; whatever a late holder still writes is refused by the token.
 */
import type { Queryable, Tx } from './database.ts';

/** A holder that is killed is succeeded within this and one renewal. */
export const LEASE_SECONDS = 10;
export const RENEW_MS = 2_000;

export interface Lease {
  shard: number;
  token: number;
}

interface Row {
  shard: number;
  token: string;
}

const fromRow = (row: Row): Lease => ({ shard: row.shard, token: Number(row.token) });

/**
 * One round: says that `holder` lives, renews what it holds, gives up what is more than its fair share, takes what is
 * free. @returns what it holds now
 */
export async function renew(tx: Tx, holder: string): Promise<Lease[]> {
  await tx.query('INSERT INTO provisioner (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET seen_at = now()', [holder]);
  const [share] = await tx.query<{ share: number }>(
    `SELECT ceil((SELECT count(*) FROM shard_lease)::numeric / greatest(1, count(*)))::int AS share
     FROM provisioner WHERE seen_at > now() - make_interval(secs => $1)`,
    [LEASE_SECONDS],
  );
  const most = share?.share ?? 0;
  const kept = await tx.query<Row>(
    `UPDATE shard_lease SET expires_at = now() + make_interval(secs => $2)
     WHERE shard IN (SELECT shard FROM shard_lease WHERE holder = $1 AND expires_at > now() ORDER BY shard LIMIT $3) RETURNING shard, token`,
    [holder, LEASE_SECONDS, most],
  );
  await tx.query('UPDATE shard_lease SET holder = NULL, expires_at = now() WHERE holder = $1 AND NOT shard = ANY($2)', [holder, kept.map((row) => row.shard)]);
  const taken = await tx.query<Row>(
    `UPDATE shard_lease SET holder = $1, token = token + 1, expires_at = now() + make_interval(secs => $2)
     WHERE shard IN (SELECT shard FROM shard_lease WHERE expires_at <= now() ORDER BY shard LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING shard, token`,
    [holder, LEASE_SECONDS, Math.max(0, most - kept.length)],
  );
  return [...kept, ...taken].map(fromRow).sort((a, b) => a.shard - b.shard);
}

/** Hands everything back, for a clean end. */
export async function release(database: Queryable, holder: string): Promise<void> {
  await database.query('UPDATE shard_lease SET holder = NULL, expires_at = now() WHERE holder = $1', [holder]);
  await database.query('DELETE FROM provisioner WHERE id = $1', [holder]);
}
