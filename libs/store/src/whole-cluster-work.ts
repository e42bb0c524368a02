/**
 * Whole clusters as the provisioner works them: by the holder of the management data plane's shard, every write under the lease's
 * token. Whoever stopped and went on too late changes nothing.
 */
import type { WholeClusterState } from '@samsa/contract/whole-clusters';
import type { OrganizationId, WholeClusterId } from '@samsa/domain/ids';
import type { ProviderCondition } from '@samsa/domain/whole-cluster-plan';
import type { Holder } from './cluster-work.ts';
import type { Queryable, Tx } from './database.ts';
import { hasMoved, type OpenOperation, type OperationRecord, write } from './operation-work.ts';
import * as outbox from './outbox.ts';
import { openOperation, type StoredWholeCluster, WHOLE_COLUMNS } from './whole-clusters.ts';

export interface WorkedWholeCluster extends StoredWholeCluster {
  operatorHash: string | null;
  kubeconfigHash: string | null;
  /** Kafka clusters on its data plane now. */
  kafkaClusters: number;
  /** An admin let its data plane go. */
  retired: boolean;
  operation: OpenOperation | null;
}

type Row = Omit<WorkedWholeCluster, 'generation' | 'observedGeneration'> & { generation: string; observedGeneration: string };

const FENCE = 'EXISTS (SELECT FROM shard_lease lease WHERE lease.shard = whole_cluster.shard AND lease.holder = $2 AND lease.token = $3 AND lease.expires_at > now())';
/** A pass that dies is taken for dead after this. It may wait for definitions to be established. */
const PASS_SECONDS = 60;
/** Wanted by nobody any more: an organization's own that is empty, or one whose data plane an admin retired. */
const UNWANTED = `EXISTS (SELECT FROM data_plane plane JOIN data_plane_usage usage ON usage.data_plane_id = plane.id
  WHERE plane.id = whole_cluster.data_plane_id AND usage.clusters = 0 AND (whole_cluster.organization_id IS NOT NULL OR plane.retired_at IS NOT NULL))`;

/** Claims a pass. @returns undefined when it is gone or the shard is no longer ours */
export async function begin(database: Queryable, id: WholeClusterId, holder: Holder): Promise<WorkedWholeCluster | undefined> {
  const [row] = await database.query<Row>(
    `UPDATE whole_cluster SET attempted_generation = generation, next_reconcile_at = now() + make_interval(secs => ${PASS_SECONDS})
     WHERE id = $1 AND deleted_at IS NULL AND ${FENCE}
     RETURNING id, ${WHOLE_COLUMNS}, operator_hash AS "operatorHash", kubeconfig_hash AS "kubeconfigHash",
       (SELECT clusters FROM data_plane_usage usage WHERE usage.data_plane_id = whole_cluster.data_plane_id) AS "kafkaClusters",
       (SELECT retired_at IS NOT NULL FROM data_plane WHERE data_plane.id = whole_cluster.data_plane_id) AS retired,
       (SELECT jsonb_build_object('id', open.id, 'intent', intent, 'generation', open.generation, 'steps', steps, 'state', open.state)
        FROM operation open WHERE resource_id = whole_cluster.id AND ended_at IS NULL ORDER BY open.generation DESC LIMIT 1) AS operation`,
    [id, holder.id, holder.lease.token],
  );
  return row && { ...row, generation: Number(row.generation), observedGeneration: Number(row.observedGeneration) };
}

export interface WholePass {
  state: WholeClusterState;
  cause?: string;
  conditions: ProviderCondition[];
  operatorHash?: string;
  kubeconfigHash?: string;
  observedGeneration?: number;
  failures: number;
  nextInMs: number;
  gone: boolean;
  operation?: OperationRecord;
}

/** Writes what a pass found, if it still may. @returns whether it was written */
export async function record(tx: Tx, whole: WorkedWholeCluster, holder: Holder, pass: WholePass): Promise<boolean> {
  const [written] = await tx.query(
    `UPDATE whole_cluster SET state = $4, cause = $5, conditions = $6, operator_hash = coalesce($7, operator_hash), kubeconfig_hash = coalesce($8, kubeconfig_hash),
       observed_generation = greatest(observed_generation, coalesce($9, observed_generation)), failures = $10,
       next_reconcile_at = CASE WHEN attempted_generation < generation THEN now() ELSE now() + make_interval(secs => $11) END,
       deleted_at = CASE WHEN $12 THEN now() ELSE deleted_at END
     WHERE id = $1 AND ${FENCE} AND deleted_at IS NULL AND generation = $13 RETURNING 1`,
    [
      whole.id, holder.id, holder.lease.token, pass.state, pass.cause ?? null, JSON.stringify(pass.conditions), pass.operatorHash ?? null, pass.kubeconfigHash ?? null,
      pass.observedGeneration ?? null, pass.failures, pass.nextInMs / 1_000, pass.gone, whole.generation,
    ],
  );
  if (!written) return false;
  if (pass.operation && hasMoved(pass.operation, whole.operation)) await write(tx, pass.operation);
  return true;
}

/** Puts the kubeconfig where the data plane's holder finds it. @returns false when it is not wanted there any more */
export async function register(tx: Tx, id: WholeClusterId, sealed: Buffer): Promise<boolean> {
  const [row] = await tx.query<{ done: boolean }>('SELECT register_whole_cluster($1, $2) AS done', [id, sealed]);
  return row?.done === true;
}

/**
 * Stops wanting it, if its data plane is empty: from now on nothing is placed there. What was under way is superseded.
 * @returns false when somebody was placed there meanwhile, or it is unwanted already
 */
export async function retire(tx: Tx, whole: Pick<StoredWholeCluster, 'id' | 'organizationId' | 'generation' | 'shard'>, requestedBy: string): Promise<boolean> {
  const [row] = await tx.query<{ done: boolean }>('SELECT retire_whole_cluster($1) AS done', [whole.id]);
  if (row?.done !== true) return false;
  const [first] = await tx.query<{ organizationId: OrganizationId }>('SELECT organization_id AS "organizationId" FROM operation WHERE resource_id = $1 ORDER BY generation LIMIT 1', [whole.id]);
  const organizationId = whole.organizationId ?? first!.organizationId;
  await tx.query(`UPDATE operation SET state = 'superseded', ended_at = now() WHERE resource_id = $1 AND ended_at IS NULL`, [whole.id]);
  await openOperation(tx, whole.id, 'delete', whole.generation + 1, { organizationId, requestedBy });
  await outbox.append(tx, [{ kind: 'whole', id: whole.id, shard: whole.shard, organizationId }]);
  return true;
}

export interface DueWholeCluster {
  kind: 'whole';
  id: WholeClusterId;
  shard: number;
}

/** What wants a look on these shards, however its wake-up was lost. */
export async function due(database: Queryable, shards: readonly number[], limit: number): Promise<DueWholeCluster[]> {
  return database.query<DueWholeCluster>(
    `SELECT 'whole' AS kind, id, shard FROM whole_cluster
     WHERE shard = ANY($1) AND deleted_at IS NULL
       AND (next_reconcile_at <= now() OR attempted_generation < generation OR (deletion_requested_at IS NULL AND ${UNWANTED})) LIMIT $2`,
    [shards, limit],
  );
}

/** Everything with open work on a shard just taken over. */
export async function unfinished(database: Queryable, shards: readonly number[]): Promise<DueWholeCluster[]> {
  return database.query<DueWholeCluster>(
    `SELECT 'whole' AS kind, id, shard FROM whole_cluster WHERE shard = ANY($1) AND deleted_at IS NULL AND (observed_generation < generation OR next_reconcile_at <= now())`,
    [shards],
  );
}
