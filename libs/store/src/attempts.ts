/**
 * Tries to sign in, counted in windows for an address or an account. In Postgres, so that they count however many processes there
 * are; by hash, and for accounts that do not exist as well, so that being turned away tells nothing.
 */
import { createHash } from 'node:crypto';
import type { Queryable } from './database.ts';

const hashOf = (subject: string): Buffer => createHash('sha256').update(subject).digest();

/** Counts one more. @returns how many there are now, and the seconds until the window begins anew */
export async function count(database: Queryable, subject: string, windowSeconds: number): Promise<{ tries: number; waitSeconds: number }> {
  const [row] = await database.query<{ tries: number; waitSeconds: number }>(
    `INSERT INTO sign_in_attempt AS attempt (subject, tries) VALUES ($1, 1)
     ON CONFLICT (subject) DO UPDATE SET
       tries = CASE WHEN attempt.since < now() - make_interval(secs => $2) THEN 1 ELSE attempt.tries + 1 END,
       since = CASE WHEN attempt.since < now() - make_interval(secs => $2) THEN now() ELSE attempt.since END
     RETURNING tries, greatest(1, ceil(extract(epoch FROM since + make_interval(secs => $2) - now())))::int AS "waitSeconds"`,
    [hashOf(subject), windowSeconds],
  );
  return row!;
}

/** A try that went well does not count. */
export async function uncount(database: Queryable, subject: string): Promise<void> {
  await database.query('UPDATE sign_in_attempt SET tries = greatest(0, tries - 1) WHERE subject = $1', [hashOf(subject)]);
}

export async function forget(database: Queryable, olderThanSeconds: number): Promise<void> {
  await database.query('DELETE FROM sign_in_attempt WHERE since < now() - make_interval(secs => $1)', [olderThanSeconds]);
}
