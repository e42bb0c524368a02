/**
 * Sealed values as the rotation of keys sees them: which key wraps each, and the one door through which another wrapping may be put
 * around them (`rewrap_sealed`, which refuses anything else). What is left to do is what the columns themselves say, so a rotation
 * that was killed goes on where it was, and two at work on one meet in a compare-and-set.
 */
import type { FleetAdmin } from '@samsa/domain/access';
import type { Queryable, Tx } from './database.ts';

/** Where secrets stand, and what their context begins with. Without an index: a rotation reads each table once. */
const COLUMNS = [
  { kind: 'kubeconfig', table: 'data_plane', column: 'kubeconfig_sealed' },
  { kind: 'admin', table: 'kafka_cluster', column: 'admin_sealed' },
  { kind: 'scram', table: 'api_key', column: 'scram_sealed' },
  { kind: 'webhook', table: 'webhook', column: 'secret_sealed' },
  { kind: 'webhook-previous', table: 'webhook', column: 'previous_secret_sealed' },
] as const;
export const SEALED_KINDS = COLUMNS.map(({ kind }) => kind);
export type SealedKind = (typeof SEALED_KINDS)[number];

export interface Rotation {
  id: string;
  keyVersion: number;
  requestedBy: string;
  createdAt: Date;
  rewrapped: number;
  remaining: number | null;
  cause: string | null;
  endedAt: Date | null;
}

const SELECT = `SELECT id, key_version AS "keyVersion", requested_by AS "requestedBy", created_at AS "createdAt", rewrapped::int, remaining::int, cause, ended_at AS "endedAt" FROM key_rotation`;
const LOCK = 7_461_004;

/** The last one asked for. */
export async function newest(database: Queryable): Promise<Rotation | undefined> {
  return (await database.query<Rotation>(`${SELECT} ORDER BY ended_at IS NULL DESC, created_at DESC LIMIT 1`))[0];
}

export async function openRotation(database: Queryable): Promise<Rotation | undefined> {
  return (await database.query<Rotation>(`${SELECT} WHERE ended_at IS NULL`))[0];
}

/** Nobody else asks for one until the transaction ends. @returns the one that is under way */
export async function lock(tx: Tx, _admin: FleetAdmin): Promise<Rotation | undefined> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  return openRotation(tx);
}

export async function begin(tx: Tx, admin: FleetAdmin, id: string, keyVersion: number): Promise<void> {
  await tx.query('INSERT INTO key_rotation (id, key_version, requested_by) VALUES ($1, $2, $3)', [id, keyVersion, admin.principal]);
}

/** Secrets by the key that wraps them, the oldest key first. */
export async function inUse(database: Queryable): Promise<{ version: number; secrets: number }[]> {
  const each = COLUMNS.map(({ table, column }) => `SELECT sealed_key_version(${column}) AS version FROM ${table} WHERE ${column} IS NOT NULL`);
  return database.query(`SELECT version, count(*)::int AS secrets FROM (${each.join(' UNION ALL ')}) sealed GROUP BY version ORDER BY version`);
}

export interface SealedValue {
  id: string;
  sealed: Uint8Array;
}

/** Values of one kind that an older key than `version` wraps, by id from `after` on. */
export async function wrappedByOlder(database: Queryable, kind: SealedKind, version: number, after: string, limit: number): Promise<SealedValue[]> {
  const { table, column } = COLUMNS.find((one) => one.kind === kind)!;
  return database.query<SealedValue>(
    `SELECT id, ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL AND sealed_key_version(${column}) < $1 AND id > $2 ORDER BY id LIMIT $3`,
    [version, after, limit],
  );
}

/** @returns how many were wrapped anew: a value that is another by now is left for the next look */
export async function rewrap(database: Queryable, rotationId: string, kind: SealedKind, values: readonly { id: string; was: Uint8Array; becomes: Buffer }[]): Promise<number> {
  const [row] = await database.query<{ done: number }>(
    `WITH one AS (SELECT ${kind.startsWith('webhook') ? 'rewrap_webhook_secret' : 'rewrap_sealed'}($2, id, was, becomes) AS done FROM unnest($3::text[], $4::bytea[], $5::bytea[]) AS value(id, was, becomes)),
       sum AS (SELECT count(*) FILTER (WHERE done)::int AS done FROM one),
       told AS (UPDATE key_rotation SET rewrapped = rewrapped + sum.done FROM sum WHERE key_rotation.id = $1)
     SELECT done FROM sum`,
    [rotationId, kind, values.map(({ id }) => id), values.map(({ was }) => Buffer.from(was)), values.map(({ becomes }) => becomes)],
  );
  return row?.done ?? 0;
}

/** Whatever was sealed by the older key when a rotation was asked for is committed by then, or never. */
export const SETTLE_SECONDS = 10;

/** What a look at everything has come to: nothing left ends it, once what was under way when it began has settled. */
export async function recordLook(database: Queryable, rotationId: string, remaining: number, cause: string | undefined): Promise<void> {
  await database.query(
    `UPDATE key_rotation SET remaining = $2, cause = $3,
       ended_at = CASE WHEN $2 = 0 AND created_at < now() - make_interval(secs => $4) THEN now() END
     WHERE id = $1 AND ended_at IS NULL AND ((remaining, coalesce(cause, '')) IS DISTINCT FROM ($2::bigint, coalesce($3, '')) OR $2 = 0)`,
    [rotationId, remaining, cause ?? null, SETTLE_SECONDS],
  );
}
