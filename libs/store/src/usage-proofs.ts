/** Recounts of a day's usage: asked for by the api or by the clock, written by the billing process once each, with a row for every difference. */
import type { FleetAdmin } from '@samsa/domain/access';
import type { Database, Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';
import type { Day } from './usage-history.ts';

export interface StoredProof {
  id: string;
  /** `YYYY-MM-DD` */
  day: string;
  requestedBy: string | null;
  createdAt: Date;
  state: 'pending' | 'agrees' | 'differs';
  clusters: number;
  censuses: number;
  ledgerMs: string;
  recountMs: string;
  differences: number;
  endedAt: Date | null;
}

export interface Difference {
  kind: 'time' | 'missing' | 'surplus';
  organizationId: string | null;
  clusterId: string;
  dataPlaneId: string | null;
  at: Date | null;
  ledgerMs: string | null;
  recountMs: string | null;
  detail: string;
}

type Row = StoredProof & { at: string };
const COLUMNS = `id, ${PLACE_AT}, to_char(day, 'YYYY-MM-DD') AS day, requested_by AS "requestedBy", created_at AS "createdAt", state, clusters, censuses, ledger_ms AS "ledgerMs",
  recount_ms AS "recountMs", differences, ended_at AS "endedAt"`;
const fromRow = ({ at: _, ...row }: Row): StoredProof => row;

/** The newest first. */
export async function list(database: Queryable, _admin: FleetAdmin, page: PageWanted): Promise<Page<StoredProof>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM usage_proof WHERE $1::timestamptz IS NULL OR (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC LIMIT $3`, [place?.at ?? null, place?.id ?? null, page.size + 1]);
  return pageOf(rows, page.size, fromRow);
}

export async function find(database: Queryable, _admin: FleetAdmin, id: string): Promise<StoredProof | undefined> {
  const [row] = await database.query<Row>(`SELECT ${COLUMNS} FROM usage_proof WHERE id = $1`, [id]);
  return row && fromRow(row);
}

export async function differencesOf(database: Queryable, _admin: FleetAdmin, id: string, limit: number): Promise<Difference[]> {
  return database.query<Difference & Record<string, unknown>>(
    `SELECT kind, organization_id AS "organizationId", cluster_id AS "clusterId", data_plane_id AS "dataPlaneId", at, ledger_ms AS "ledgerMs", recount_ms AS "recountMs", detail
     FROM usage_proof_difference WHERE proof_id = $1 ORDER BY number LIMIT $2`, [id, limit]);
}

/** @param day yesterday when it is not said @returns undefined for a day that has not begun */
export async function request(tx: Tx, admin: FleetAdmin, id: string, day: string | undefined): Promise<StoredProof | undefined> {
  const [row] = await tx.query<Row>(
    `INSERT INTO usage_proof (id, day, requested_by)
     SELECT $1, wanted.day, $2 FROM (SELECT coalesce($3::date, (now() AT TIME ZONE 'UTC')::date - 1) AS day) wanted WHERE wanted.day <= (now() AT TIME ZONE 'UTC')::date RETURNING ${COLUMNS}`,
    [id, admin.principal, day ?? null]);
  return row && fromRow(row);
}

/** The daily one of yesterday, once however many ask, when whatever was under way at midnight is written. */
export async function requestDaily(database: Queryable, id: string, afterMinutes: number): Promise<void> {
  await database.query(
    `INSERT INTO usage_proof (id, day) SELECT $1, (now() AT TIME ZONE 'UTC')::date - 1 WHERE (now() AT TIME ZONE 'UTC')::time > make_interval(mins => $2)::time
     ON CONFLICT (day) WHERE requested_by IS NULL DO NOTHING`, [id, afterMinutes]);
}

export type PendingProof = Day & { id: string; day: string };

export async function pending(database: Queryable, limit: number): Promise<PendingProof[]> {
  return database.query<PendingProof & Record<string, unknown>>(
    `SELECT id, to_char(day, 'YYYY-MM-DD') AS day, (extract(epoch FROM day::timestamp AT TIME ZONE 'UTC') * 1000)::float8 AS "fromMs",
       floor(extract(epoch FROM least((day + 1)::timestamp AT TIME ZONE 'UTC', now())) * 1000)::float8 AS "toMs"
     FROM usage_proof WHERE state = 'pending' ORDER BY created_at, id LIMIT $1`, [limit]);
}

export interface Counted {
  clusters: number;
  censuses: number;
  ledgerMs: bigint;
  recountMs: bigint;
  differences: readonly Difference[];
}

/** @returns false when another has counted it meanwhile: nothing is written then */
export async function record(database: Database, id: string, { clusters, censuses, ledgerMs, recountMs, differences }: Counted): Promise<boolean> {
  return database.transact(async (tx) => {
    const written = await tx.query(
      `UPDATE usage_proof SET state = $2, clusters = $3, censuses = $4, ledger_ms = $5, recount_ms = $6, differences = $7, ended_at = now() WHERE id = $1 AND state = 'pending' RETURNING 1`,
      [id, differences.length > 0 ? 'differs' : 'agrees', clusters, censuses, ledgerMs.toString(), recountMs.toString(), differences.length]);
    if (written.length === 0) return false;
    if (differences.length > 0) {
      await tx.query(
        `INSERT INTO usage_proof_difference (proof_id, number, kind, organization_id, cluster_id, data_plane_id, at, ledger_ms, recount_ms, detail)
         SELECT $1, number, kind, organization_id, cluster_id, data_plane_id, at, ledger_ms, recount_ms, detail
         FROM UNNEST($2::text[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::numeric[], $8::numeric[], $9::text[])
           WITH ORDINALITY AS of (kind, organization_id, cluster_id, data_plane_id, at, ledger_ms, recount_ms, detail, number)`,
        [
          id, differences.map((one) => one.kind), differences.map((one) => one.organizationId), differences.map((one) => one.clusterId), differences.map((one) => one.dataPlaneId),
          differences.map((one) => one.at), differences.map((one) => one.ledgerMs), differences.map((one) => one.recountMs), differences.map((one) => one.detail),
        ]);
    }
    return true;
  });
}
