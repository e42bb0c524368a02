/** API keys. The secret is never here: its hash for the control plane, its sealed SCRAM form for the cluster. */
import type { RoleName } from '@samsa/contract/role-bindings';
import type { ApiKeyPatch } from '@samsa/contract/api-keys';
import type { Caller } from '@samsa/domain/access';
import type { ApiKeyId, ClusterId, EnvironmentId, OrganizationId, PrincipalId } from '@samsa/domain/ids';
import { announce } from './credential-changes.ts';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';
import type { Places } from './role-bindings.ts';

export interface Authentication {
  organizationId: OrganizationId;
  principal: PrincipalId;
  clusterId: ClusterId | null;
  secretHash: Uint8Array;
  bindings: { roleName: RoleName; crnPattern: string }[];
  fleetAdmin: boolean;
}

/** The one query that runs before there is a caller: what a key is, and the roles of its owner. */
export async function authenticate(database: Queryable, id: ApiKeyId): Promise<Authentication | undefined> {
  const [row] = await database.query<Authentication>(
    `SELECT key.organization_id AS "organizationId", owner_id AS principal, key.cluster_id AS "clusterId", secret_hash AS "secretHash",
            coalesce((SELECT jsonb_agg(jsonb_build_object('roleName', role_name, 'crnPattern', crn_pattern))
                      FROM role_binding WHERE organization_id = key.organization_id AND principal = 'User:' || owner_id), '[]') AS bindings,
            EXISTS (SELECT FROM fleet_admin WHERE organization_id = key.organization_id AND principal = owner_id) AS "fleetAdmin"
     FROM api_key key WHERE id = $1 AND deleted_at IS NULL`,
    [id],
  );
  return row;
}

export interface NewApiKey {
  id: ApiKeyId;
  organizationId: OrganizationId;
  ownerId: PrincipalId;
  clusterId?: ClusterId;
  environmentId?: EnvironmentId;
  displayName: string;
  description: string;
  secretHash: Buffer;
  scramSealed?: Buffer;
}

export interface StoredApiKey {
  id: ApiKeyId;
  organizationId: OrganizationId;
  ownerId: PrincipalId;
  /** Absent for a key of the control plane. */
  clusterId: ClusterId | null;
  environmentId: EnvironmentId | null;
  displayName: string;
  description: string;
  createdAt: Date;
  updatedAt: Date;
}

type Row = StoredApiKey & { at: string };
const COLUMNS = `id, ${PLACE_AT}, organization_id AS "organizationId", owner_id AS "ownerId", cluster_id AS "clusterId",
  environment_id AS "environmentId", display_name AS "displayName", description, created_at AS "createdAt", updated_at AS "updatedAt"`;

export async function insert(tx: Tx, key: NewApiKey): Promise<StoredApiKey> {
  const [row] = await tx.query<Row>(
    `INSERT INTO api_key (id, organization_id, owner_id, cluster_id, environment_id, display_name, description, secret_hash, scram_sealed)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${COLUMNS}`,
    [
      key.id, key.organizationId, key.ownerId, key.clusterId ?? null, key.environmentId ?? null, key.displayName, key.description,
      key.secretHash, key.scramSealed ?? null,
    ],
  );
  return row!;
}

export async function find(database: Queryable, caller: Caller, id: string): Promise<StoredApiKey | undefined> {
  const [row] = await database.query<Row>(
    `SELECT ${COLUMNS} FROM api_key WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL`,
    [caller.organizationId, id],
  );
  return row;
}

export async function lock(tx: Tx, caller: Caller, id: string): Promise<StoredApiKey | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM api_key WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL FOR UPDATE`,
    [caller.organizationId, id],
  );
  return row;
}

export interface ApiKeyFilter {
  ownerId?: string;
  /** `cloud`, or a cluster's id. */
  resourceId?: string;
}

/** @param places where the caller may look; its own keys it always sees */
export async function list(
  database: Queryable, caller: Caller, filter: ApiKeyFilter, places: Places | 'everywhere', page: PageWanted,
): Promise<Page<StoredApiKey>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM api_key
     WHERE organization_id = $1 AND deleted_at IS NULL AND ($2::text IS NULL OR owner_id = $2) AND ($3::text IS NULL OR coalesce(cluster_id, 'cloud') = $3)
       AND ($4::text[] IS NULL OR environment_id = ANY($4) OR cluster_id = ANY($5) OR owner_id = $6)
       AND ($7::timestamptz IS NULL OR (created_at, id) > ($7, $8))
     ORDER BY created_at, id LIMIT $9`,
    [
      caller.organizationId, filter.ownerId ?? null, filter.resourceId ?? null,
      places === 'everywhere' ? null : places.environmentIds, places === 'everywhere' ? null : places.clusterIds, caller.principal,
      place?.at ?? null, place?.id ?? null, page.size + 1,
    ],
  );
  return pageOf(rows, page.size, (row) => row);
}

export async function update(tx: Tx, caller: Caller, id: string, wanted: ApiKeyPatch['spec']): Promise<StoredApiKey> {
  const [row] = await tx.query<Row>(
    `UPDATE api_key SET display_name = coalesce($3, display_name), description = coalesce($4, description), updated_at = now()
     WHERE organization_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
    [caller.organizationId, id, wanted.display_name ?? null, wanted.description ?? null],
  );
  return row!;
}

export interface Retired {
  id: ApiKeyId;
  clusterId: ClusterId | null;
}

/** Deleted keys keep their row for the audit's sake, without what could still log in. @returns those that were alive until now */
export async function retire(
  tx: Tx, caller: Caller, which: { id: string } | { ownerId: string } | { clusterId: string },
): Promise<Retired[]> {
  const [column, value] = 'id' in which ? ['id', which.id] : 'ownerId' in which ? ['owner_id', which.ownerId] : ['cluster_id', which.clusterId];
  const retired = await tx.query<Retired>(
    `UPDATE api_key SET deleted_at = now(), updated_at = now(), scram_sealed = NULL
     WHERE organization_id = $1 AND ${column} = $2 AND deleted_at IS NULL RETURNING id, cluster_id AS "clusterId"`,
    [caller.organizationId, value],
  );
  if (retired.length > 0) await announce(tx, caller.organizationId);
  return retired;
}
