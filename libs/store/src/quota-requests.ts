/**
 * Requests for higher quotas. The row keeps what a grant added; the limits themselves stand with the organization and are written
 * beside it in the same transaction. Whoever decides holds the organization's row, so that two decisions on one limit follow each other.
 */
import type { QuotaName, QuotaRequest, QuotaRequestCreate } from '@samsa/contract/quota-requests';
import type { Caller, FleetAdmin } from '@samsa/domain/access';
import type { OrganizationId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';
import { type LimitsChange, setLimits } from './reservations.ts';

export interface StoredQuotaRequest {
  id: string;
  organizationId: OrganizationId;
  quota: QuotaName;
  wanted: number;
  reason: string;
  requestedBy: string;
  createdAt: Date;
  state: QuotaRequest['state'];
  granted: number | null;
  expiresAt: Date | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  note: string | null;
  endedAt: Date | null;
}

type Row = StoredQuotaRequest & { at: string };
const COLUMNS = `id, ${PLACE_AT}, organization_id AS "organizationId", quota, wanted::float8, reason, requested_by AS "requestedBy", created_at AS "createdAt", state,
  granted::float8, expires_at AS "expiresAt", decided_by AS "decidedBy", decided_at AS "decidedAt", note, ended_at AS "endedAt"`;
const LIMITS: Record<QuotaName, keyof LimitsChange> = { clusters: 'clusters', cku: 'cku', brokers: 'brokers', storage_bytes: 'storageBytes' };
const COLUMN_OF: Record<QuotaName, string> = { clusters: 'cluster_limit', cku: 'cku_limit', brokers: 'broker_limit', storage_bytes: 'storage_limit_bytes' };

const fromRow = ({ at: _, ...row }: Row): StoredQuotaRequest => row;

export async function find(database: Queryable, caller: Caller, id: string): Promise<StoredQuotaRequest | undefined> {
  const [row] = await database.query<Row>(`SELECT ${COLUMNS} FROM quota_request WHERE organization_id = $1 AND id = $2`, [caller.organizationId, id]);
  return row && fromRow(row);
}

export async function list(database: Queryable, caller: Caller, page: PageWanted): Promise<Page<StoredQuotaRequest>> {
  return pages(database, caller.organizationId, undefined, page);
}

export async function listAll(database: Queryable, _admin: FleetAdmin, state: string | undefined, page: PageWanted): Promise<Page<StoredQuotaRequest>> {
  return pages(database, undefined, state, page);
}

async function pages(database: Queryable, organizationId: OrganizationId | undefined, state: string | undefined, page: PageWanted): Promise<Page<StoredQuotaRequest>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM quota_request
     WHERE ($1::uuid IS NULL OR organization_id = $1) AND ($2::text IS NULL OR state = $2) AND ($3::timestamptz IS NULL OR (created_at, id) > ($3, $4)) ORDER BY created_at, id LIMIT $5`,
    [organizationId ?? null, state ?? null, place?.at ?? null, place?.id ?? null, page.size + 1]);
  return pageOf(rows, page.size, fromRow);
}

/** @returns undefined when the organization has asked for more of the same already */
export async function insert(tx: Tx, caller: Caller, id: string, { quota, limit, reason }: QuotaRequestCreate): Promise<StoredQuotaRequest | undefined> {
  const [row] = await tx.query<Row>(
    `INSERT INTO quota_request (id, organization_id, quota, wanted, reason, requested_by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (organization_id, quota) WHERE state = 'pending' DO NOTHING RETURNING ${COLUMNS}`,
    [id, caller.organizationId, quota, limit, reason, caller.principal]);
  return row && fromRow(row);
}

/** @returns whether it was still to be decided */
export async function withdraw(tx: Tx, caller: Caller, id: string): Promise<boolean> {
  const rows = await tx.query(`UPDATE quota_request SET state = 'withdrawn', ended_at = now() WHERE organization_id = $1 AND id = $2 AND state = 'pending' RETURNING 1`, [caller.organizationId, id]);
  return rows.length > 0;
}

/** Locks the organization, then the request: in that order wherever both are. @returns the request with the limit as it stands, null for none */
export async function lockForDecision(tx: Tx, _admin: FleetAdmin, id: string): Promise<(StoredQuotaRequest & { limit: number | null }) | undefined> {
  const limits = Object.entries(COLUMN_OF).map(([quota, column]) => `WHEN '${quota}' THEN organization.${column}`).join(' ');
  await tx.query('SELECT FROM organization WHERE id = (SELECT organization_id FROM quota_request WHERE id = $1) FOR NO KEY UPDATE', [id]);
  const [row] = await tx.query<Row & { limit: number | null }>(
    `SELECT quota_request.*, (CASE quota ${limits} END)::float8 AS limit
     FROM (SELECT ${COLUMNS} FROM quota_request WHERE id = $1 FOR UPDATE) quota_request JOIN organization ON organization.id = "organizationId"`, [id]);
  if (!row) return undefined;
  const { limit, ...request } = row;
  return { ...fromRow(request), limit };
}

export interface Grant {
  limit: number;
  added: number;
  expiresAt?: Date;
  note?: string;
}

/** The limit and what is said of it change together. */
export async function approve(tx: Tx, admin: FleetAdmin, { id, organizationId, quota }: StoredQuotaRequest, { limit, added, expiresAt, note }: Grant): Promise<StoredQuotaRequest> {
  await setLimits(tx, admin, organizationId, { [LIMITS[quota]]: limit });
  const [row] = await tx.query<Row>(
    `UPDATE quota_request SET state = 'approved', granted = $2, added = $3, expires_at = $4, note = $5, decided_by = $6, decided_at = now() WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, limit, added, expiresAt ?? null, note ?? null, admin.principal]);
  return fromRow(row!);
}

export async function decline(tx: Tx, admin: FleetAdmin, id: string, note: string): Promise<StoredQuotaRequest> {
  const [row] = await tx.query<Row>(
    `UPDATE quota_request SET state = 'declined', note = $2, decided_by = $3, decided_at = now(), ended_at = now() WHERE id = $1 RETURNING ${COLUMNS}`, [id, note, admin.principal]);
  return fromRow(row!);
}

/** A limit was set by hand: grants that would still give something of it back do so no more. */
export async function replaceGrants(tx: Tx, _admin: FleetAdmin, organizationId: string, quotas: readonly QuotaName[]): Promise<void> {
  await tx.query(
    `UPDATE quota_request SET state = 'replaced', ended_at = now() WHERE organization_id = $1 AND quota = ANY($2) AND state = 'approved' AND expires_at IS NOT NULL`, [organizationId, quotas]);
}

/** Ends grants whose time is over, in the database's own time. @returns how many */
export async function expire(database: Queryable): Promise<number> {
  const [row] = await database.query<{ ended: number }>('SELECT expire_quota_grants() AS ended');
  return row?.ended ?? 0;
}
