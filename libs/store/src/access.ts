/**
 * Who may log in to a Kafka cluster and as whom: what the ledger says, read for those who make it so on the brokers.
 * `access_generation` counts the wishes, `access_observed` the last one that was carried out whole.
 */
import type { Phase } from '@samsa/contract/clusters';
import type { RoleName } from '@samsa/contract/role-bindings';
import type { ApiKeyId, ClusterId, OrganizationId, PrincipalId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';
import * as outbox from './outbox.ts';

export interface WantedKey {
  id: ApiKeyId;
  ownerId: PrincipalId;
  /** The SCRAM credential, sealed for the context `scram <id>`. */
  scramSealed: Uint8Array;
}

export interface PrincipalBinding {
  principal: PrincipalId;
  roleName: RoleName;
  crnPattern: string;
}

export interface WantedAccess {
  clusterId: ClusterId;
  organizationId: OrganizationId;
  environmentId: string;
  /** The wish that the rest fulfils. */
  generation: number;
  keys: WantedKey[];
  /** Of the keys' owners, wherever they hold; which of them reach this cluster is for the domain to say. */
  bindings: PrincipalBinding[];
}

type Wire = Omit<WantedAccess, 'generation' | 'keys'> & { generation: string; keys: (Omit<WantedKey, 'scramSealed'> & { scramSealed: string })[] };

/**
 * One statement, hence one moment: generation, keys and bindings fit together. Undefined when the cluster is gone.
 * @param ownerId only the keys of this user or service account
 */
export async function wantedAccess(database: Queryable, clusterId: string, ownerId?: string): Promise<WantedAccess | undefined> {
  const [row] = await database.query<Wire>(
    `SELECT cluster.id AS "clusterId", cluster.organization_id AS "organizationId", environment_id AS "environmentId", access_generation AS generation,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'ownerId', owner_id, 'scramSealed', encode(scram_sealed, 'base64')))
                 FROM api_key WHERE cluster_id = cluster.id AND deleted_at IS NULL AND scram_sealed IS NOT NULL
                   AND ($2::text IS NULL OR owner_id = $2)), '[]') AS keys,
       coalesce((SELECT jsonb_agg(jsonb_build_object('principal', substr(principal, 6), 'roleName', role_name, 'crnPattern', crn_pattern))
                 FROM role_binding WHERE organization_id = cluster.organization_id
                   AND (cluster_id = cluster.id OR cluster_id IS NULL AND (environment_id IS NULL OR environment_id = cluster.environment_id))
                   AND principal IN (SELECT 'User:' || owner_id FROM api_key WHERE cluster_id = cluster.id AND deleted_at IS NULL)
                   AND ($2::text IS NULL OR principal = 'User:' || $2)), '[]') AS bindings
     FROM kafka_cluster cluster WHERE id = $1 AND deleted_at IS NULL`,
    [clusterId, ownerId ?? null],
  );
  if (!row) return undefined;
  const keys = row.keys.map((key) => ({ ...key, scramSealed: Buffer.from(key.scramSealed, 'base64') }));
  return { ...row, generation: Number(row.generation), keys };
}

/** How to reach a cluster as its administrator. */
export interface AdminSeat {
  clusterId: ClusterId;
  phase: Phase;
  bootstrap: string;
  caPem?: string;
  /** JSON `{username, password}`, sealed for the context `admin <clusterId>`. */
  adminSealed: Uint8Array;
}

/** Undefined while the cluster is not there yet, is suspended, or is no more. */
export async function adminSeat(database: Queryable, clusterId: string): Promise<AdminSeat | undefined> {
  const [row] = await database.query<AdminSeat & { caPem: string | null }>(
    `SELECT id AS "clusterId", status->>'phase' AS phase, status->>'bootstrap' AS bootstrap, status->>'caPem' AS "caPem", admin_sealed AS "adminSealed"
     FROM kafka_cluster
     WHERE id = $1 AND deleted_at IS NULL AND suspended_at IS NULL AND admin_sealed IS NOT NULL AND status->>'bootstrap' IS NOT NULL`,
    [clusterId],
  );
  return row && { ...row, caPem: row.caPem ?? undefined };
}

/** Clusters on which a principal has keys; of those, the ones at a place. */
export async function clustersOfPrincipal(
  tx: Tx, organizationId: OrganizationId, principal: string, place: { environmentId?: string; clusterId?: string } = {},
): Promise<ClusterId[]> {
  const rows = await tx.query<{ id: ClusterId }>(
    `SELECT DISTINCT cluster_id AS id FROM api_key
     WHERE organization_id = $1 AND owner_id = $2 AND deleted_at IS NULL AND cluster_id IS NOT NULL
       AND ($3::text IS NULL OR environment_id = $3) AND ($4::text IS NULL OR cluster_id = $4)`,
    [organizationId, principal, place.environmentId ?? null, place.clusterId ?? null],
  );
  return rows.map((row) => row.id);
}

/**
 * The next wish for each of the clusters, and the keys that wake whoever carries it out. Clusters on their way out have no more
 * wishes. @returns those that have one now; their rows are locked until the transaction ends
 */
export async function wantAccess(tx: Tx, organizationId: OrganizationId, clusterIds: readonly string[]): Promise<ClusterId[]> {
  if (clusterIds.length === 0) return [];
  const rows = await tx.query<{ id: ClusterId; shard: number }>(
    `WITH locked AS (
       SELECT id FROM kafka_cluster WHERE id = ANY($1) AND organization_id = $2 AND deletion_requested_at IS NULL AND deleted_at IS NULL
       ORDER BY id FOR NO KEY UPDATE)
     UPDATE kafka_cluster SET access_generation = access_generation + 1 FROM locked WHERE kafka_cluster.id = locked.id
     RETURNING kafka_cluster.id, shard`,
    [clusterIds, organizationId],
  );
  await outbox.append(tx, rows.map(({ id, shard }) => ({ kind: 'access', id, shard, organizationId })));
  return rows.map(({ id }) => id);
}

/** The provisioner's word that a wish has been carried out. An older one never takes the place of a newer. */
export async function recordAccess(database: Queryable, clusterId: string, generation: number): Promise<void> {
  await database.query('UPDATE kafka_cluster SET access_observed = $2 WHERE id = $1 AND access_observed < $2', [clusterId, generation]);
}
