/** Invitations: a person to be, with the id that person will have. */
import type { Invitation, InvitationCreate } from '@samsa/contract/users';
import type { Caller } from '@samsa/domain/access';
import type { OrganizationId, PrincipalId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

export interface StoredInvitation {
  id: string;
  organizationId: OrganizationId;
  email: string;
  authType: Invitation['auth_type'];
  userId: PrincipalId;
  creatorId: PrincipalId;
  /** Follows from the two times and the clock; kept nowhere. */
  status: Invitation['status'];
  acceptedAt: Date | null;
  expiresAt: Date;
  createdAt: Date;
  updatedAt: Date;
}

type Row = StoredInvitation & { at: string };
const STATUS = `CASE WHEN accepted_at IS NOT NULL THEN 'INVITE_STATUS_ACCEPTED' WHEN expires_at <= now() THEN 'INVITE_STATUS_EXPIRED' ELSE 'INVITE_STATUS_SENT' END`;
const COLUMNS = `id, ${PLACE_AT}, organization_id AS "organizationId", email, auth_type AS "authType", user_id AS "userId", creator_id AS "creatorId",
  ${STATUS} AS status, accepted_at AS "acceptedAt", expires_at AS "expiresAt", created_at AS "createdAt", updated_at AS "updatedAt"`;

export async function find(database: Queryable, caller: Caller, id: string): Promise<StoredInvitation | undefined> {
  const [row] = await database.query<Row>(`SELECT ${COLUMNS} FROM invitation WHERE organization_id = $1 AND id = $2`, [caller.organizationId, id]);
  return row;
}

export async function lock(tx: Tx, caller: Caller, id: string): Promise<StoredInvitation | undefined> {
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM invitation WHERE organization_id = $1 AND id = $2 FOR UPDATE`, [caller.organizationId, id]);
  return row;
}

/** The one not yet accepted for an address, locked. */
export async function lockOpen(tx: Tx, caller: Caller, email: string): Promise<StoredInvitation | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM invitation WHERE organization_id = $1 AND email = $2 AND accepted_at IS NULL FOR UPDATE`,
    [caller.organizationId, email],
  );
  return row;
}

export interface InvitationFilter {
  email?: string;
  status?: string;
  user?: string;
  creator?: string;
}

export async function list(database: Queryable, caller: Caller, filter: InvitationFilter, page: PageWanted): Promise<Page<StoredInvitation>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM invitation
     WHERE organization_id = $1 AND ($2::text IS NULL OR email = $2) AND ($3::text IS NULL OR ${STATUS} = $3)
       AND ($4::text IS NULL OR user_id = $4) AND ($5::text IS NULL OR creator_id = $5)
       AND ($6::timestamptz IS NULL OR (created_at, id) > ($6, $7))
     ORDER BY created_at, id LIMIT $8`,
    [
      caller.organizationId, filter.email ?? null, filter.status ?? null, filter.user ?? null, filter.creator ?? null,
      place?.at ?? null, place?.id ?? null, page.size + 1,
    ],
  );
  return pageOf(rows, page.size, (row) => row);
}

export async function insert(
  tx: Tx, caller: Caller, ids: { id: string; userId: PrincipalId }, wanted: InvitationCreate, livesDays: number,
): Promise<StoredInvitation> {
  const [row] = await tx.query<Row>(
    `INSERT INTO invitation (id, organization_id, email, auth_type, user_id, creator_id, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) RETURNING ${COLUMNS}`,
    [ids.id, caller.organizationId, wanted.email, wanted.auth_type, ids.userId, caller.principal, livesDays],
  );
  return row!;
}

export async function remove(tx: Tx, caller: Caller, id: string): Promise<void> {
  await tx.query('DELETE FROM invitation WHERE organization_id = $1 AND id = $2', [caller.organizationId, id]);
}
