/**
 * Users and service accounts as holders of keys and roles. Whoever adds or takes a key or a role of a principal locks it
 * first: so a change of roles sees every key it must reach, and a new key every role it starts with.
 */
import type { Caller } from '@samsa/domain/access';
import type { PrincipalId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';

/** @returns undefined when the organization has no such user or service account */
export async function lock(tx: Tx, caller: Caller, id: string): Promise<PrincipalId | undefined> {
  const table = id.startsWith('sa-') ? 'service_account' : 'user_account';
  const [row] = await tx.query<{ id: PrincipalId }>(
    `SELECT id FROM ${table} WHERE organization_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [caller.organizationId, id],
  );
  return row?.id;
}

/** Whether a key of this user or service account would run the fleet. */
export async function runsFleet(tx: Tx, caller: Caller, id: string): Promise<boolean> {
  const rows = await tx.query('SELECT FROM fleet_admin WHERE organization_id = $1 AND principal = $2', [caller.organizationId, id]);
  return rows.length > 0;
}

/** What users (e-mail) and service accounts (display name) are called; those that are none of the organization's are left out. */
export async function namesOf(database: Queryable, caller: Pick<Caller, 'organizationId'>, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string; name: string }>(
    `SELECT id, email AS name FROM user_account WHERE organization_id = $1 AND id = ANY($2)
     UNION ALL SELECT id, display_name FROM service_account WHERE organization_id = $1 AND id = ANY($2)`,
    [caller.organizationId, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
