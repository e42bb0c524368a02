/**
 * Kafka clusters as the provisioner works them. Every write carries the lease's token: a holder that was stopped and went
 * on too late changes nothing.
 */
import { isDeepStrictEqual } from 'node:util';
import type { LifeOperation, OperationState, Step } from '@samsa/contract/operations';
import type { ClusterStatus } from '@samsa/domain/cluster-status';
import type { ClusterId } from '@samsa/domain/ids';
import { CLUSTER_COLUMNS, clusterFromRow, type ClusterRow, type StoredCluster } from './clusters.ts';
import type { Queryable, Tx } from './database.ts';
import * as events from './events.ts';
import type { Lease } from './leases.ts';

export interface WorkedCluster extends StoredCluster {
  adminSealed: Uint8Array | null;
  failures: number;
  /** The newest operation not yet ended, if any. */
  operation?: OpenOperation;
}

export interface OpenOperation {
  id: string;
  intent: LifeOperation['intent'];
  generation: number;
  steps: Step[];
  state: OperationState;
}

type WorkRow = ClusterRow & {
  adminSealed: Uint8Array | null;
  failures: number;
  operation: OpenOperation | null;
};

const FENCE = 'EXISTS (SELECT FROM shard_lease WHERE shard_lease.shard = kafka_cluster.shard AND holder = $2 AND token = $3 AND expires_at > now())';
/** A pass that dies is taken for dead after this. */
const PASS_SECONDS = 30;

export interface Holder {
  id: string;
  lease: Lease;
}

/**
 * Claims a pass: notes the generation attempted, and that somebody looks again if this pass never ends.
 * @returns undefined when the cluster is gone or the shard is no longer ours
 */
export async function begin(database: Queryable, id: ClusterId, holder: Holder): Promise<WorkedCluster | undefined> {
  const [row] = await database.query<WorkRow>(
    `UPDATE kafka_cluster SET attempted_generation = generation, next_reconcile_at = now() + make_interval(secs => ${PASS_SECONDS})
     WHERE id = $1 AND deleted_at IS NULL AND ${FENCE}
     RETURNING ${CLUSTER_COLUMNS}, admin_sealed AS "adminSealed", failures,
       (SELECT jsonb_build_object('id', operation.id, 'intent', intent, 'generation', operation.generation, 'steps', steps, 'state', state)
        FROM operation WHERE resource_id = kafka_cluster.id AND ended_at IS NULL ORDER BY operation.generation DESC LIMIT 1) AS operation`,
    [id, holder.id, holder.lease.token],
  );
  if (!row) return undefined;
  const { adminSealed, failures, operation, ...rest } = row;
  const cluster = clusterFromRow(rest);
  const behind = cluster.observedGeneration < cluster.generation && operation?.generation !== cluster.generation;
  return { ...cluster, adminSealed, failures, operation: (behind ? await operationOf(database, cluster) : operation) ?? undefined };
}

/**
 * The operation of a cluster's own generation. A claim that had to wait for the row's lock gets the new row, but looks for
 * the operation as things stood before it waited, and misses the one that came with the new generation.
 */
async function operationOf(database: Queryable, { id, generation }: StoredCluster): Promise<OpenOperation | undefined> {
  const [row] = await database.query<OpenOperation & { generation: string | number }>(
    'SELECT id, intent, generation, steps, state FROM operation WHERE resource_id = $1 AND generation = $2 AND ended_at IS NULL',
    [id, generation],
  );
  return row && { ...row, generation: Number(row.generation) };
}

export interface PassRecord {
  status: ClusterStatus;
  adminSealed?: Buffer;
  /** The generation that stands, when it has been reached. */
  observedGeneration?: number;
  failures: number;
  nextInMs: number;
  gone: boolean;
  operation?: { id: string; generation: number; state: OperationState; steps: Step[]; percent: number; cause?: string };
}

/** Writes what a pass found, if it still may. Says so in the feed when the tenant can see a difference. @returns whether it was written */
export async function record(tx: Tx, cluster: WorkedCluster, holder: Holder, pass: PassRecord): Promise<boolean> {
  const [written] = await tx.query(
    `UPDATE kafka_cluster SET status = $4, admin_sealed = coalesce($5, admin_sealed), failures = $6,
       observed_generation = greatest(observed_generation, coalesce($7, observed_generation)),
       next_reconcile_at = CASE WHEN attempted_generation < generation THEN now() ELSE now() + make_interval(secs => $8) END,
       deleted_at = CASE WHEN $9 THEN now() ELSE deleted_at END
     WHERE id = $1 AND ${FENCE} AND deleted_at IS NULL AND generation >= $10 RETURNING 1`,
    [
      cluster.id, holder.id, holder.lease.token, JSON.stringify(pass.status), pass.adminSealed ?? null, pass.failures,
      pass.observedGeneration ?? null, pass.nextInMs / 1_000, pass.gone, cluster.generation,
    ],
  );
  if (!written) return false;
  if (pass.gone) await tx.query('SELECT release_reservation($1)', [cluster.id]);
  await recordOperation(tx, cluster, pass);
  return true;
}

/** Its writes travel together. A pass that found what the one before it found says nothing. */
async function recordOperation(tx: Tx, cluster: WorkedCluster, pass: PassRecord): Promise<void> {
  const { operation } = pass;
  const about = { organizationId: cluster.organizationId, environmentId: cluster.environmentId, resourceKind: 'Cluster', resourceId: cluster.id };
  const writes: Promise<unknown>[] = [];
  if (operation && !isDeepStrictEqual(shown(operation), cluster.operation && shown(cluster.operation))) {
    writes.push(tx.query(
      `UPDATE operation SET state = $2, steps = $3, percent = $4, cause = $5, started_at = coalesce(started_at, now()),
         ended_at = CASE WHEN $6 THEN now() END WHERE id = $1`,
      [operation.id, operation.state, JSON.stringify(operation.steps), operation.percent, operation.cause ?? null, !isOpen(operation.state)],
    ));
    if (operation.generation > 1) writes.push(tx.query(
      `UPDATE operation SET state = 'superseded', ended_at = now() WHERE resource_id = $1 AND generation < $2 AND ended_at IS NULL`,
      [cluster.id, operation.generation],
    ));
    writes.push(events.append(tx, {
      ...about, type: 'operation.updated',
      data: { id: operation.id, state: operation.state, percent: operation.percent, steps: operation.steps, cause: operation.cause },
    }));
  }
  if (pass.gone || pass.status.phase !== cluster.status.phase || readiness(pass.status) !== readiness(cluster.status)) {
    writes.push(events.append(tx, { ...about, type: pass.gone ? 'cluster.deleted' : 'cluster.updated', data: { phase: pass.status.phase, ready: readiness(pass.status) } }));
  }
  await Promise.all(writes);
}

const isOpen = (state: OperationState): boolean => state === 'running' || state === 'pending';

/** What is told of an operation, as JSON keeps it: percent follows from the steps, and the cause stands in the running one. */
const shown = ({ id, state, steps }: { id: string; state: OperationState; steps: Step[] }): unknown => JSON.parse(JSON.stringify([id, state, steps]));

const readiness = (status: ClusterStatus): string => status.conditions.find((condition) => condition.type === 'Ready')?.status ?? 'Unknown';

export interface DueKey {
  kind: 'cluster' | 'access';
  id: ClusterId;
  shard: number;
}

/** What wants a look on these shards, however its wake-up was lost. */
export async function due(database: Queryable, shards: readonly number[], limit: number): Promise<DueKey[]> {
  return database.query<DueKey>(
    `(SELECT 'cluster' AS kind, id, shard FROM kafka_cluster
      WHERE shard = ANY($1) AND deleted_at IS NULL AND (next_reconcile_at <= now() OR attempted_generation < generation) ORDER BY next_reconcile_at LIMIT $2)
     UNION ALL
     (SELECT 'access', id, shard FROM kafka_cluster
      WHERE shard = ANY($1) AND deleted_at IS NULL AND access_observed < access_generation AND status->>'phase' = 'PROVISIONED' LIMIT $2)`,
    [shards, limit],
  );
}

/** Everything with open work on a shard just taken over: looked at now, whatever an earlier holder planned. */
export async function unfinished(database: Queryable, shards: readonly number[]): Promise<DueKey[]> {
  return database.query<DueKey>(
    `SELECT 'cluster' AS kind, id, shard FROM kafka_cluster
     WHERE shard = ANY($1) AND deleted_at IS NULL AND (observed_generation < generation OR next_reconcile_at <= now())`,
    [shards],
  );
}
