/** Sessions. The token is in the browser's cookie alone; here is its hash. */
import type { RoleName } from '@samsa/contract/role-bindings';
import type { OrganizationId, PrincipalId } from '@samsa/domain/ids';
import { announce } from './credential-changes.ts';
import type { Queryable, Tx } from './database.ts';

export interface AuthenticatedSession {
  organizationId: OrganizationId;
  principal: PrincipalId;
  loginId: string | null;
  bindings: { roleName: RoleName; crnPattern: string }[];
  fleetAdmin: boolean;
  seenAt: Date;
  expiresAt: Date;
}

/** As `api-keys.ts` does for a key: one query, before there is a caller. Undefined for one that is over. */
export async function authenticate(database: Queryable, tokenHash: Buffer, idleMinutes: number): Promise<AuthenticatedSession | undefined> {
  const [row] = await database.query<AuthenticatedSession>(
    `SELECT session.organization_id AS "organizationId", user_id AS principal, login_id AS "loginId", seen_at AS "seenAt", expires_at AS "expiresAt",
            coalesce((SELECT jsonb_agg(jsonb_build_object('roleName', role_name, 'crnPattern', crn_pattern))
                      FROM role_binding WHERE organization_id = session.organization_id AND principal = 'User:' || user_id), '[]') AS bindings,
            EXISTS (SELECT FROM fleet_admin WHERE organization_id = session.organization_id AND principal = user_id) AS "fleetAdmin"
     FROM session WHERE token_hash = $1 AND expires_at > now() AND seen_at > now() - make_interval(mins => $2)`,
    [tokenHash, idleMinutes],
  );
  return row;
}

/** Called now and then, not at each request. */
export async function touch(database: Queryable, tokenHash: Buffer): Promise<void> {
  await database.query('UPDATE session SET seen_at = now() WHERE token_hash = $1', [tokenHash]);
}

export interface NewSession {
  tokenHash: Buffer;
  organizationId: OrganizationId;
  userId: PrincipalId;
  by: { loginId: string } | { identityProviderId: string };
  sourceAddress: string;
  userAgent: string;
}

const USER_AGENT_LENGTH = 256;

/** @param until when it ends whatever happens; absent: after `livesMinutes`. @returns when it ends */
export async function insert(tx: Tx, session: NewSession, livesMinutes: number, until?: Date): Promise<Date> {
  await tx.query('DELETE FROM session WHERE expires_at < now()');
  const { tokenHash, organizationId, userId, by, sourceAddress, userAgent } = session;
  const [row] = await tx.query<{ expiresAt: Date }>(
    `INSERT INTO session (token_hash, organization_id, user_id, login_id, identity_provider_id, source_address, user_agent, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, coalesce($9, now() + make_interval(mins => $8))) RETURNING expires_at AS "expiresAt"`,
    [
      tokenHash, organizationId, userId, 'loginId' in by ? by.loginId : null, 'identityProviderId' in by ? by.identityProviderId : null,
      sourceAddress, userAgent.slice(0, USER_AGENT_LENGTH), livesMinutes, until ?? null,
    ],
  );
  return row!.expiresAt;
}

async function gone(tx: Tx, where: string, value: unknown): Promise<void> {
  const rows = await tx.query<{ organizationId: OrganizationId }>(`DELETE FROM session WHERE ${where} RETURNING organization_id AS "organizationId"`, [value]);
  for (const organizationId of new Set(rows.map((row) => row.organizationId))) await announce(tx, organizationId);
}

export const remove = (tx: Tx, tokenHash: Buffer): Promise<void> => gone(tx, 'token_hash = $1', tokenHash);
export const removeOfLogin = (tx: Tx, loginId: string): Promise<void> => gone(tx, 'login_id = $1', loginId);
export const removeOfUser = (tx: Tx, userId: string): Promise<void> => gone(tx, 'user_id = $1', userId);
