/** API keys. The secret is never here: its hash for the control plane, its sealed SCRAM form for the cluster. */
import type { RoleName } from '@samsa/contract/role-bindings';
import type { ApiKeyId, ClusterId, EnvironmentId, OrganizationId, PrincipalId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';

export interface Authentication {
  organizationId: OrganizationId;
  principal: PrincipalId;
  clusterId: ClusterId | null;
  secretHash: Uint8Array;
  bindings: { roleName: RoleName; crnPattern: string }[];
}

/** The one query that runs before there is a caller: what a key is, and the roles of its owner. */
export async function authenticate(database: Queryable, id: ApiKeyId): Promise<Authentication | undefined> {
  const [row] = await database.query<Authentication>(
    `SELECT key.organization_id AS "organizationId", owner_id AS principal, key.cluster_id AS "clusterId", secret_hash AS "secretHash",
            coalesce((SELECT jsonb_agg(jsonb_build_object('roleName', role_name, 'crnPattern', crn_pattern))
                      FROM role_binding WHERE organization_id = key.organization_id AND principal = 'User:' || owner_id), '[]') AS bindings
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

export async function insert(tx: Tx, key: NewApiKey): Promise<{ createdAt: Date; updatedAt: Date }> {
  const [row] = await tx.query<{ createdAt: Date; updatedAt: Date }>(
    `INSERT INTO api_key (id, organization_id, owner_id, cluster_id, environment_id, display_name, description, secret_hash, scram_sealed)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING created_at AS "createdAt", updated_at AS "updatedAt"`,
    [
      key.id, key.organizationId, key.ownerId, key.clusterId ?? null, key.environmentId ?? null, key.displayName, key.description,
      key.secretHash, key.scramSealed ?? null,
    ],
  );
  return row!;
}
