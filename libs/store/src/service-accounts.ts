/** Service accounts, always asked for by a caller. */
import type { ServiceAccountCreate, ServiceAccountPatch } from '@samsa/contract/service-accounts';
import type { Caller } from '@samsa/domain/access';
import type { OrganizationId, PrincipalId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

export interface StoredServiceAccount {
  id: PrincipalId;
  organizationId: OrganizationId;
  displayName: string;
  description: string;
  createdAt: Date;
  updatedAt: Date;
}

type Row = StoredServiceAccount & { at: string };
const COLUMNS = `id, ${PLACE_AT}, organization_id AS "organizationId", display_name AS "displayName", description,
  created_at AS "createdAt", updated_at AS "updatedAt"`;

export async function find(database: Queryable, caller: Caller, id: string): Promise<StoredServiceAccount | undefined> {
  const [row] = await database.query<Row>(`SELECT ${COLUMNS} FROM service_account WHERE organization_id = $1 AND id = $2`, [caller.organizationId, id]);
  return row;
}

export async function lock(tx: Tx, caller: Caller, id: string): Promise<StoredServiceAccount | undefined> {
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM service_account WHERE organization_id = $1 AND id = $2 FOR UPDATE`, [caller.organizationId, id]);
  return row;
}

export interface ServiceAccountFilter {
  /** Only these, or all when undefined. */
  ids?: string[];
  /** Exactly this name. */
  displayName?: string;
}

export async function list(database: Queryable, caller: Caller, filter: ServiceAccountFilter, page: PageWanted): Promise<Page<StoredServiceAccount>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM service_account
     WHERE organization_id = $1 AND ($2::text[] IS NULL OR id = ANY($2)) AND ($3::text IS NULL OR display_name = $3)
       AND ($4::timestamptz IS NULL OR (created_at, id) > ($4, $5))
     ORDER BY created_at, id LIMIT $6`,
    [caller.organizationId, filter.ids ?? null, filter.displayName ?? null, place?.at ?? null, place?.id ?? null, page.size + 1],
  );
  return pageOf(rows, page.size, (row) => row);
}

export async function insert(tx: Tx, caller: Caller, id: PrincipalId, wanted: ServiceAccountCreate, fingerprint: string): Promise<StoredServiceAccount> {
  const [row] = await tx.query<Row>(
    `INSERT INTO service_account (id, organization_id, display_name, description, fingerprint) VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
    [id, caller.organizationId, wanted.display_name, wanted.description, fingerprint],
  );
  return row!;
}

/** The same wish by the same caller within the window of a client's retries. */
export async function findReplay(tx: Tx, caller: Caller, fingerprint: string, windowSeconds: number): Promise<StoredServiceAccount | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM service_account
     WHERE organization_id = $1 AND fingerprint = $2 AND created_at > now() - make_interval(secs => $3)`,
    [caller.organizationId, fingerprint, windowSeconds],
  );
  return row;
}

export async function update(tx: Tx, caller: Caller, id: string, wanted: ServiceAccountPatch): Promise<StoredServiceAccount> {
  const [row] = await tx.query<Row>(
    `UPDATE service_account SET display_name = coalesce($3, display_name), description = coalesce($4, description), updated_at = now()
     WHERE organization_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
    [caller.organizationId, id, wanted.display_name ?? null, wanted.description ?? null],
  );
  return row!;
}

export async function remove(tx: Tx, caller: Caller, id: string): Promise<void> {
  await tx.query('DELETE FROM service_account WHERE organization_id = $1 AND id = $2', [caller.organizationId, id]);
}
