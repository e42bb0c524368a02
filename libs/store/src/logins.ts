/**
 * Logins: an address with a password, of a person who may be a member of several organizations. Members are found through the
 * login they are joined to, never by their address alone: anybody may have signed up with an address.
 */
import type { OrganizationId, PrincipalId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';

export interface Login {
  id: string;
  email: string;
  passwordHash: string;
  verifiedAt: Date | null;
}

/** A member of an organization as whom somebody may go on. */
export interface Membership {
  organizationId: OrganizationId;
  organization: string;
  userId: PrincipalId;
  email: string;
  fullName: string;
}

const COLUMNS = 'id, email, password_hash AS "passwordHash", verified_at AS "verifiedAt"';

export async function findByEmail(database: Queryable, email: string): Promise<Login | undefined> {
  const [row] = await database.query<Login>(`SELECT ${COLUMNS} FROM login WHERE email = $1`, [email]);
  return row;
}

export async function find(database: Queryable, id: string): Promise<Login | undefined> {
  const [row] = await database.query<Login>(`SELECT ${COLUMNS} FROM login WHERE id = $1`, [id]);
  return row;
}

export async function insert(tx: Tx, email: string, passwordHash: string, verified: boolean): Promise<Login> {
  const [row] = await tx.query<Login>(
    `INSERT INTO login (email, password_hash, verified_at) VALUES ($1, $2, CASE WHEN $3 THEN now() END) RETURNING ${COLUMNS}`,
    [email, passwordHash, verified],
  );
  return row!;
}

/** @param verified mail to the address has just been proven to arrive */
export async function setPassword(tx: Tx, id: string, passwordHash: string, verified: boolean): Promise<void> {
  await tx.query(
    `UPDATE login SET password_hash = $2, password_changed_at = now(), verified_at = CASE WHEN $3 THEN coalesce(verified_at, now()) ELSE verified_at END WHERE id = $1`,
    [id, passwordHash, verified],
  );
}

/** The same password with other costs: nothing else changes. */
export async function rehash(database: Queryable, id: string, was: string, becomes: string): Promise<void> {
  await database.query('UPDATE login SET password_hash = $3 WHERE id = $1 AND password_hash = $2', [id, was, becomes]);
}

export async function markVerified(tx: Tx, id: string): Promise<void> {
  await tx.query('UPDATE login SET verified_at = coalesce(verified_at, now()) WHERE id = $1', [id]);
}

/** Where a login may go: members that were joined to it, not those whom an identity provider alone vouches for. */
export async function memberships(database: Queryable, loginId: string): Promise<Membership[]> {
  return database.query<Membership>(
    `SELECT organization.id AS "organizationId", organization.display_name AS organization, member.id AS "userId", email, full_name AS "fullName"
     FROM user_account member JOIN organization ON organization.id = member.organization_id
     WHERE login_id = $1 AND auth_type = 'AUTH_TYPE_LOCAL' ORDER BY organization.display_name, organization.id`,
    [loginId],
  );
}

export async function join(tx: Tx, userId: string, loginId: string): Promise<void> {
  await tx.query('UPDATE user_account SET login_id = $2, updated_at = now() WHERE id = $1', [userId, loginId]);
}

export async function addReset(tx: Tx, loginId: string, tokenHash: Buffer, livesMinutes: number): Promise<void> {
  await tx.query(`DELETE FROM password_reset WHERE login_id = $1 OR expires_at < now()`, [loginId]);
  await tx.query(`INSERT INTO password_reset (token_hash, login_id, expires_at) VALUES ($1, $2, now() + make_interval(mins => $3))`, [tokenHash, loginId, livesMinutes]);
}

/** The login whose password may be set with this token, which is spent by it. */
export async function takeReset(tx: Tx, tokenHash: Buffer): Promise<Login | undefined> {
  const [taken] = await tx.query<{ loginId: string }>(
    `DELETE FROM password_reset WHERE token_hash = $1 AND expires_at > now() RETURNING login_id AS "loginId"`,
    [tokenHash],
  );
  return taken && find(tx, taken.loginId);
}
