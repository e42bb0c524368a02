/**
 * Whole Kubernetes clusters: wanting one writes the row of the data plane it will become as well, exclusive to the organization and
 * without a way in yet, so that Kafka clusters are placed on it and counted in the same transaction.
 */
import type { OperationState, Step } from '@samsa/contract/operations';
import { WholeClusterTemplate, type WholeClusterState } from '@samsa/contract/whole-clusters';
import type { FleetAdmin } from '@samsa/domain/access';
import { type DataPlaneId, newOperationId, type OrganizationId, type WholeClusterId } from '@samsa/domain/ids';
import { shardOf } from '@samsa/domain/shard';
import type { ProviderCondition } from '@samsa/domain/whole-cluster-plan';
import { capacityOf, MANAGEMENT_ROLE, ROLE_LABEL, WHOLE_CLUSTER_LABEL, type WantedWholeCluster, wholeClusterName } from '@samsa/domain/whole-clusters';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

export interface StoredWholeCluster {
  id: WholeClusterId;
  organizationId: OrganizationId | null;
  cloud: 'AWS' | 'AZURE' | 'GCP';
  region: string;
  managementDataPlaneId: DataPlaneId;
  dataPlaneId: DataPlaneId;
  shard: number;
  namespace: string;
  name: string;
  spec: WholeClusterTemplate;
  state: WholeClusterState;
  cause: string | null;
  conditions: ProviderCondition[];
  failures: number;
  generation: number;
  observedGeneration: number;
  createdAt: Date;
  deletionRequestedAt: Date | null;
  deletedAt: Date | null;
}

export interface ShownWholeCluster extends StoredWholeCluster {
  kafkaClusters: number;
  operation: { id: string; intent: 'create' | 'update' | 'delete'; state: OperationState; percent: number; steps: Step[] } | null;
}

type Row = Omit<ShownWholeCluster, 'generation' | 'observedGeneration'> & { at: string; generation: string; observedGeneration: string };

export const WHOLE_COLUMNS = `organization_id AS "organizationId", cloud, region, management_data_plane_id AS "managementDataPlaneId", data_plane_id AS "dataPlaneId",
  shard, namespace, name, spec, state, cause, conditions, failures, generation, observed_generation AS "observedGeneration", created_at AS "createdAt",
  deletion_requested_at AS "deletionRequestedAt", deleted_at AS "deletedAt"`;

const SELECT = `SELECT id, ${PLACE_AT}, ${WHOLE_COLUMNS},
    (SELECT clusters FROM data_plane_usage usage WHERE usage.data_plane_id = whole_cluster.data_plane_id) AS "kafkaClusters",
    (SELECT jsonb_build_object('id', newest.id, 'intent', intent, 'state', newest.state, 'percent', percent, 'steps', steps)
     FROM operation newest WHERE resource_id = whole_cluster.id ORDER BY newest.generation DESC LIMIT 1) AS operation
  FROM whole_cluster`;

function fromRow({ at: _, ...row }: Row): ShownWholeCluster {
  return { ...row, generation: Number(row.generation), observedGeneration: Number(row.observedGeneration) };
}

export interface WholeClusterFilter {
  cloud?: string;
  region?: string;
  state?: WholeClusterState;
  organizationId?: string;
}

export async function list(database: Queryable, _admin: FleetAdmin, filter: WholeClusterFilter, page: PageWanted): Promise<Page<ShownWholeCluster>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `${SELECT} WHERE ($1::text IS NULL OR cloud = $1) AND ($2::text IS NULL OR region = $2) AND ($3::text IS NULL OR organization_id::text = $3)
       AND (CASE WHEN $4::text IS NULL THEN deleted_at IS NULL ELSE state = $4 END)
       AND ($5::timestamptz IS NULL OR (created_at, id) > ($5, $6))
     ORDER BY created_at, id LIMIT $7`,
    [filter.cloud ?? null, filter.region ?? null, filter.organizationId ?? null, filter.state ?? null, place?.at ?? null, place?.id ?? null, page.size + 1],
  );
  return pageOf(rows, page.size, fromRow);
}

export async function find(database: Queryable, _admin: FleetAdmin, id: string): Promise<ShownWholeCluster | undefined> {
  const [row] = await database.query<Row>(`${SELECT} WHERE id = $1`, [id]);
  return row && fromRow(row);
}

/** The management data plane that makes clusters in a region: a healthy one if there is one. */
export async function managementOf(database: Queryable, cloud: string, region: string): Promise<{ id: DataPlaneId; shard: number } | undefined> {
  const [row] = await database.query<{ id: DataPlaneId; shard: number }>(
    `SELECT id, shard FROM data_plane
     WHERE cloud = $1 AND region = $2 AND labels->>'${ROLE_LABEL}' = '${MANAGEMENT_ROLE}' AND retired_at IS NULL AND cordoned_at IS NULL AND draining_at IS NULL
     ORDER BY state = 'Unknown', id LIMIT 1`,
    [cloud, region],
  );
  return row;
}

export interface WholeClusterIntent {
  /** Under whose eyes the operation is kept: the organization it is for, or that of the admin who set the autoscale. */
  organizationId: OrganizationId;
  requestedBy: string;
}

/** Wants one: its row, its data plane's, and an operation. The wake-up is the caller's to append. */
export async function insert(tx: Tx, wanted: WantedWholeCluster, intent: WholeClusterIntent): Promise<void> {
  const { id, dataPlaneId, cloud, region, organizationId, management, template } = wanted;
  const name = wholeClusterName(id);
  const origin = { clusterApi: { management: management.id, namespace: template.namespace, name } };
  await Promise.all([
    tx.query(
      `INSERT INTO data_plane (id, display_name, cloud, region, shard, labels, listener, cluster_capacity, exclusive_to, credentials, origin)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'pending', $10)`,
      [
        dataPlaneId, name, cloud, region, shardOf(dataPlaneId), JSON.stringify({ [WHOLE_CLUSTER_LABEL]: id }), JSON.stringify(template.listener), capacityOf(wanted),
        organizationId ?? null, JSON.stringify(origin),
      ],
    ),
    tx.query('INSERT INTO data_plane_usage (data_plane_id) VALUES ($1)', [dataPlaneId]),
    tx.query(
      `INSERT INTO whole_cluster (id, organization_id, cloud, region, management_data_plane_id, data_plane_id, shard, namespace, name, spec)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, organizationId ?? null, cloud, region, management.id, dataPlaneId, management.shard, template.namespace, name, JSON.stringify(template)],
    ),
    openOperation(tx, id, 'create', 1, intent),
  ]);
}

export async function openOperation(tx: Tx, id: WholeClusterId, intent: 'create' | 'delete', generation: number, { organizationId, requestedBy }: WholeClusterIntent): Promise<void> {
  await tx.query(
    `INSERT INTO operation (id, organization_id, resource_kind, resource_id, intent, generation, requested_by) VALUES ($1, $2, 'WholeCluster', $3, $4, $5, $6)`,
    [newOperationId(Date.now()), organizationId, id, intent, generation, requestedBy],
  );
}

export async function templateOf(database: Queryable, cloud: string, region: string): Promise<{ template: WholeClusterTemplate; updatedAt: Date | undefined }> {
  const [row] = await database.query<{ definition: unknown; updatedAt: Date }>(
    'SELECT definition, updated_at AS "updatedAt" FROM whole_cluster_template WHERE cloud = $1 AND region = $2',
    [cloud, region],
  );
  return { template: WholeClusterTemplate.parse(row?.definition ?? {}), updatedAt: row?.updatedAt };
}

export async function putTemplate(tx: Tx, _admin: FleetAdmin, cloud: string, region: string, template: WholeClusterTemplate): Promise<void> {
  await tx.query(
    `INSERT INTO whole_cluster_template (cloud, region, definition) VALUES ($1, $2, $3)
     ON CONFLICT (cloud, region) DO UPDATE SET definition = $3, updated_at = now()`,
    [cloud, region, JSON.stringify(template)],
  );
}

/** By which a wake-up finds its way; undefined when it is gone. */
export async function shardFor(database: Queryable, id: string): Promise<number | undefined> {
  const [row] = await database.query<{ shard: number }>('SELECT shard FROM whole_cluster WHERE id = $1 AND deleted_at IS NULL', [id]);
  return row?.shard;
}

export interface BeingMade {
  id: WholeClusterId;
  state: WholeClusterState;
  /** The step its operation has reached. */
  step: string | null;
  cause: string | null;
  /** There is no way to it yet: nothing was ever applied there. */
  pending: boolean;
}

/** The whole cluster of a data plane that nobody has reached yet; undefined when somebody has, or it is of another origin. */
export async function beingMade(database: Queryable, dataPlaneId: string): Promise<BeingMade | undefined> {
  const [row] = await database.query<BeingMade>(
    `SELECT whole_cluster.id, whole_cluster.state, whole_cluster.cause, credentials = 'pending' AS pending,
       (SELECT step->>'name' FROM operation, jsonb_array_elements(steps) step
        WHERE resource_id = whole_cluster.id AND ended_at IS NULL AND step->>'state' IN ('running', 'failed') LIMIT 1) AS step
     FROM whole_cluster JOIN data_plane ON data_plane.id = data_plane_id WHERE data_plane_id = $1 AND (credentials = 'pending' OR data_plane.state = 'Registering')`,
    [dataPlaneId],
  );
  return row;
}
