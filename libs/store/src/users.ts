/** The people of an organization. */
import type { Caller } from '@samsa/domain/access';
import type { OrganizationId, PrincipalId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

export interface StoredUser {
  id: PrincipalId;
  organizationId: OrganizationId;
  email: string;
  fullName: string;
  authType: 'AUTH_TYPE_LOCAL' | 'AUTH_TYPE_SSO';
  createdAt: Date;
  updatedAt: Date;
}

type Row = StoredUser & { at: string };
const COLUMNS = `id, ${PLACE_AT}, organization_id AS "organizationId", email, full_name AS "fullName", auth_type AS "authType",
  created_at AS "createdAt", updated_at AS "updatedAt"`;

export async function find(database: Queryable, caller: Caller, id: string): Promise<StoredUser | undefined> {
  const [row] = await database.query<Row>(`SELECT ${COLUMNS} FROM user_account WHERE organization_id = $1 AND id = $2`, [caller.organizationId, id]);
  return row;
}

export async function findByEmail(database: Queryable, caller: Caller, email: string): Promise<StoredUser | undefined> {
  const [row] = await database.query<Row>(`SELECT ${COLUMNS} FROM user_account WHERE organization_id = $1 AND email = $2`, [caller.organizationId, email]);
  return row;
}

/** @param ids only these, or all when undefined */
export async function list(database: Queryable, caller: Caller, ids: string[] | undefined, page: PageWanted): Promise<Page<StoredUser>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM user_account
     WHERE organization_id = $1 AND ($2::text[] IS NULL OR id = ANY($2)) AND ($3::timestamptz IS NULL OR (created_at, id) > ($3, $4))
     ORDER BY created_at, id LIMIT $5`,
    [caller.organizationId, ids ?? null, place?.at ?? null, place?.id ?? null, page.size + 1],
  );
  return pageOf(rows, page.size, (row) => row);
}

export async function rename(tx: Tx, caller: Caller, id: string, fullName: string): Promise<StoredUser> {
  const [row] = await tx.query<Row>(
    `UPDATE user_account SET full_name = $3, updated_at = now() WHERE organization_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
    [caller.organizationId, id, fullName],
  );
  return row!;
}

/** Locked, so that no key or role is given meanwhile. */
export async function lock(tx: Tx, caller: Caller, id: string): Promise<StoredUser | undefined> {
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM user_account WHERE organization_id = $1 AND id = $2 FOR UPDATE`, [caller.organizationId, id]);
  return row;
}

/** Their sessions go with them. */
export async function remove(tx: Tx, caller: Caller, id: string): Promise<void> {
  await tx.query('DELETE FROM fleet_admin WHERE organization_id = $1 AND principal = $2', [caller.organizationId, id]);
  await tx.query('DELETE FROM user_account WHERE organization_id = $1 AND id = $2', [caller.organizationId, id]);
}

export async function fleetAdmins(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ admins: number }>('SELECT count(*)::int AS admins FROM fleet_admin');
  return row?.admins ?? 0;
}
