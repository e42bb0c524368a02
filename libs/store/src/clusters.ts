/** Kafka clusters as the api reads and writes them: spec and generation are its own, status it only reads. */
import type { ClusterSpec } from '@samsa/contract/clusters';
import type { Caller } from '@samsa/domain/access';
import type { ClusterStatus } from '@samsa/domain/cluster-status';
import type { ClusterId, DataPlaneId, EnvironmentId, OrganizationId } from '@samsa/domain/ids';
import type { PlanReference } from '@samsa/domain/plan-catalogue';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

export interface StoredCluster {
  id: ClusterId;
  organizationId: OrganizationId;
  environmentId: EnvironmentId;
  dataPlaneId: DataPlaneId;
  shard: number;
  plan: PlanReference;
  spec: ClusterSpec;
  status: ClusterStatus;
  generation: number;
  observedGeneration: number;
  deletionRequestedAt: Date | null;
  suspendedAt: Date | null;
  suspendedBecause: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export type ClusterRow = Omit<StoredCluster, 'plan' | 'generation' | 'observedGeneration'> & {
  at: string;
  planName: string;
  planRevision: number;
  generation: string;
  observedGeneration: string;
};

export const CLUSTER_COLUMNS = `id, ${PLACE_AT}, organization_id AS "organizationId", environment_id AS "environmentId", data_plane_id AS "dataPlaneId",
  shard, plan_name AS "planName", plan_revision AS "planRevision", spec, status, generation, observed_generation AS "observedGeneration",
  deletion_requested_at AS "deletionRequestedAt", suspended_at AS "suspendedAt", suspended_because AS "suspendedBecause", created_at AS "createdAt", updated_at AS "updatedAt"`;

export function clusterFromRow({ at: _, planName, planRevision, ...row }: ClusterRow): StoredCluster {
  return {
    ...row,
    plan: { name: planName, revision: planRevision },
    generation: Number(row.generation),
    observedGeneration: Number(row.observedGeneration),
  };
}

/** All that a query needs of a caller. */
type Tenant = Pick<Caller, 'organizationId'>;

/** @param environmentId when given, the cluster must stand in it */
export async function find(database: Queryable, caller: Tenant, id: string, environmentId?: string): Promise<StoredCluster | undefined> {
  const [row] = await database.query<ClusterRow>(
    `SELECT ${CLUSTER_COLUMNS} FROM kafka_cluster
     WHERE id = $1 AND organization_id = $2 AND ($3::text IS NULL OR environment_id = $3) AND deleted_at IS NULL`,
    [id, caller.organizationId, environmentId ?? null],
  );
  return row && clusterFromRow(row);
}

/** Its status alone: what the way to its brokers is made of. */
export async function findStatus(database: Queryable, caller: Tenant, id: string): Promise<ClusterStatus | undefined> {
  const [row] = await database.query<{ status: ClusterStatus }>(
    'SELECT status FROM kafka_cluster WHERE id = $1 AND organization_id = $2 AND deleted_at IS NULL',
    [id, caller.organizationId],
  );
  return row?.status;
}

/** The row is the caller's alone until the transaction ends. */
export async function lock(tx: Tx, caller: Tenant, id: string, environmentId?: string): Promise<StoredCluster | undefined> {
  const [row] = await tx.query<ClusterRow>(
    `SELECT ${CLUSTER_COLUMNS} FROM kafka_cluster
     WHERE id = $1 AND organization_id = $2 AND ($3::text IS NULL OR environment_id = $3) AND deleted_at IS NULL FOR UPDATE`,
    [id, caller.organizationId, environmentId ?? null],
  );
  return row && clusterFromRow(row);
}

/** @param ids only these, or all of the environment when undefined */
export async function list(database: Queryable, caller: Caller, environmentId: string, ids: string[] | undefined, page: PageWanted): Promise<Page<StoredCluster>> {
  const place = placeOf(page.token);
  const rows = await database.query<ClusterRow>(
    `SELECT ${CLUSTER_COLUMNS} FROM kafka_cluster
     WHERE environment_id = $1 AND organization_id = $2 AND deleted_at IS NULL AND ($3::text[] IS NULL OR id = ANY($3))
       AND ($4::timestamptz IS NULL OR (created_at, id) > ($4, $5))
     ORDER BY created_at, id LIMIT $6`,
    [environmentId, caller.organizationId, ids ?? null, place?.at ?? null, place?.id ?? null, page.size + 1],
  );
  return pageOf(rows, page.size, clusterFromRow);
}

export interface NewCluster {
  id: ClusterId;
  environmentId: EnvironmentId;
  dataPlaneId: DataPlaneId;
  shard: number;
  plan: PlanReference;
  spec: ClusterSpec;
  fingerprint: string;
}

export async function insert(tx: Tx, caller: Caller, wanted: NewCluster): Promise<StoredCluster> {
  const [row] = await tx.query<ClusterRow>(
    `INSERT INTO kafka_cluster (id, organization_id, environment_id, data_plane_id, shard, plan_name, plan_revision, spec, fingerprint)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${CLUSTER_COLUMNS}`,
    [
      wanted.id, caller.organizationId, wanted.environmentId, wanted.dataPlaneId, wanted.shard, wanted.plan.name, wanted.plan.revision,
      JSON.stringify(wanted.spec), wanted.fingerprint,
    ],
  );
  return clusterFromRow(row!);
}

export async function findReplay(tx: Tx, caller: Caller, fingerprint: string, windowSeconds: number): Promise<StoredCluster | undefined> {
  const [row] = await tx.query<ClusterRow>(
    `SELECT ${CLUSTER_COLUMNS} FROM kafka_cluster
     WHERE organization_id = $1 AND fingerprint = $2 AND created_at > now() - make_interval(secs => $3)
       AND deleted_at IS NULL AND deletion_requested_at IS NULL
     LIMIT 1`,
    [caller.organizationId, fingerprint, windowSeconds],
  );
  return row && clusterFromRow(row);
}

/** The next generation of a spec. */
export async function respecify(tx: Tx, id: ClusterId, spec: ClusterSpec, plan: PlanReference): Promise<StoredCluster> {
  const [row] = await tx.query<ClusterRow>(
    `UPDATE kafka_cluster SET spec = $2, plan_name = $3, plan_revision = $4, generation = generation + 1, updated_at = now()
     WHERE id = $1 RETURNING ${CLUSTER_COLUMNS}`,
    [id, JSON.stringify(spec), plan.name, plan.revision],
  );
  return clusterFromRow(row!);
}

/** Wants it gone. A second time changes nothing. */
export async function requestDeletion(tx: Tx, id: ClusterId): Promise<StoredCluster> {
  const [row] = await tx.query<ClusterRow>(
    `UPDATE kafka_cluster SET deletion_requested_at = now(), generation = generation + 1, updated_at = now()
     WHERE id = $1 RETURNING ${CLUSTER_COLUMNS}`,
    [id],
  );
  return clusterFromRow(row!);
}

/** Takes a deletion back that nobody has begun. */
export async function keep(tx: Tx, id: ClusterId): Promise<StoredCluster> {
  const [row] = await tx.query<ClusterRow>(
    `UPDATE kafka_cluster SET deletion_requested_at = NULL, generation = generation + 1, updated_at = now() WHERE id = $1 RETURNING ${CLUSTER_COLUMNS}`,
    [id],
  );
  return clusterFromRow(row!);
}
