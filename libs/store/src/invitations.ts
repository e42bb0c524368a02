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
  tx: Tx, caller: Caller, ids: { id: string; userId: PrincipalId; tokenHash: Buffer }, wanted: InvitationCreate, livesDays: number,
): Promise<StoredInvitation> {
  const [row] = await tx.query<Row>(
    `INSERT INTO invitation (id, organization_id, email, auth_type, user_id, creator_id, expires_at, token_hash)
     VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7), $8) RETURNING ${COLUMNS}`,
    [ids.id, caller.organizationId, wanted.email, wanted.auth_type, ids.userId, caller.principal, livesDays, ids.tokenHash],
  );
  return row!;
}

/** With a new token and new time; the old token is worth nothing any more. */
export async function renew(tx: Tx, caller: Caller, id: string, tokenHash: Buffer, livesDays: number): Promise<StoredInvitation> {
  const [row] = await tx.query<Row>(
    `UPDATE invitation SET token_hash = $3, expires_at = now() + make_interval(days => $4), updated_at = now()
     WHERE organization_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
    [caller.organizationId, id, tokenHash, livesDays],
  );
  return row!;
}

export type OpenInvitation = StoredInvitation & { organization: string };

/** The open invitation that a token is for: the token is the right to see it, so there is no caller. */
export async function findByToken(database: Queryable, tokenHash: Buffer): Promise<OpenInvitation | undefined> {
  const [row] = await database.query<Row & { organization: string }>(
    `SELECT ${COLUMNS}, (SELECT display_name FROM organization WHERE id = organization_id) AS organization
     FROM invitation WHERE token_hash = $1 AND accepted_at IS NULL AND expires_at > now()`,
    [tokenHash],
  );
  return row;
}

/** An open one of an organization for an address that its identity provider vouches for. */
export async function lockForAddress(tx: Tx, organizationId: OrganizationId, email: string): Promise<StoredInvitation | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM invitation WHERE organization_id = $1 AND email = $2 AND accepted_at IS NULL AND expires_at > now() FOR UPDATE`,
    [organizationId, email],
  );
  return row;
}

/** The person to be is there now. @param loginId absent for one that an identity provider vouches for */
export async function accept(tx: Tx, invitation: StoredInvitation, fullName: string, loginId: string | undefined): Promise<boolean> {
  const taken = await tx.query('UPDATE invitation SET accepted_at = now(), updated_at = now(), token_hash = NULL WHERE id = $1 AND accepted_at IS NULL RETURNING id', [invitation.id]);
  if (taken.length === 0) return false;
  const { userId, organizationId, email, authType } = invitation;
  await tx.query('INSERT INTO user_account (id, organization_id, email, full_name, auth_type, login_id) VALUES ($1, $2, $3, $4, $5, $6)', [
    userId, organizationId, email, fullName, authType, loginId ?? null,
  ]);
  return true;
}

export async function remove(tx: Tx, caller: Caller, id: string): Promise<void> {
  await tx.query('DELETE FROM invitation WHERE organization_id = $1 AND id = $2', [caller.organizationId, id]);
}
