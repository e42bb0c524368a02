/** Organizations: a caller sees exactly one, the one it belongs to. */
import type { OrganizationPatch } from '@samsa/contract/organizations';
import type { Caller } from '@samsa/domain/access';
import type { OrganizationId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';

export interface StoredOrganization {
  id: OrganizationId;
  displayName: string;
  jitEnabled: boolean;
  createdAt: Date;
  updatedAt: Date;
}

const COLUMNS = `id, display_name AS "displayName", jit_enabled AS "jitEnabled", created_at AS "createdAt", updated_at AS "updatedAt"`;

export async function own(database: Queryable, caller: Caller): Promise<StoredOrganization | undefined> {
  const [row] = await database.query<StoredOrganization>(`SELECT ${COLUMNS} FROM organization WHERE id = $1`, [caller.organizationId]);
  return row;
}

/** The row is the caller's alone until the transaction ends: what must be decided one at a time for a tenant is decided under it. */
export async function lock(tx: Tx, caller: Caller): Promise<StoredOrganization> {
  const [row] = await tx.query<StoredOrganization>(`SELECT ${COLUMNS} FROM organization WHERE id = $1 FOR NO KEY UPDATE`, [caller.organizationId]);
  return row!;
}

export async function update(tx: Tx, caller: Caller, wanted: OrganizationPatch): Promise<StoredOrganization> {
  const [row] = await tx.query<StoredOrganization>(
    `UPDATE organization SET display_name = coalesce($2, display_name), jit_enabled = coalesce($3, jit_enabled), updated_at = now()
     WHERE id = $1 RETURNING ${COLUMNS}`,
    [caller.organizationId, wanted.display_name ?? null, wanted.jit_enabled ?? null],
  );
  return row!;
}
