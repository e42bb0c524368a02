/**
 * Kafka clusters as the provisioner works them. Every write carries the lease's token: a holder that was stopped and went
 * on too late changes nothing.
 */
import type { ClusterStatus } from '@samsa/domain/cluster-status';
import type { KnownDrift } from '@samsa/domain/drift';
import type { ClusterId } from '@samsa/domain/ids';
import type { Trouble } from '@samsa/domain/quarantine';
import { CLUSTER_COLUMNS, clusterFromRow, type ClusterRow, type StoredCluster } from './clusters.ts';
import type { Queryable, Tx } from './database.ts';
import { OPEN_DRIFT } from './drift.ts';
import * as events from './events.ts';
import type { Lease } from './leases.ts';
import { hasMoved, type OpenOperation, type OperationRecord, write } from './operation-work.ts';
import { isPaused } from './pauses.ts';

export interface WorkedCluster extends StoredCluster, Tried, Compared {
  /** The newest operation not yet ended, if any. */
  operation?: OpenOperation;
}

/** How it went so far, and what was asked for on that account. */
interface Tried {
  adminSealed: Uint8Array | null;
  failures: number;
  /** How often somebody has asked for another try, and how often a pass has heard it. */
  retries: number;
  retriesSeen: number;
  /** The step the last retry wants done again, with all after it. */
  retryFrom: string | null;
  /** Steps still to be done again. */
  redo: string[];
  trouble: Trouble | null;
}

/** How its objects were left. */
interface Compared {
  /** Fields of ours on each object when it was last applied or judged, by `Kind/name`. */
  marks: Record<string, number> | null;
  /** Since its objects were last compared; null if never. */
  uninspectedSeconds: number | null;
  /** What differs and is not put back, and what an admin wishes of it. */
  drift: KnownDrift[];
}

type WorkRow = ClusterRow & Tried & Omit<Compared, 'drift'> & { drift: KnownDrift[] | null; operation: OpenOperation | null };

const TRIED = `admin_sealed AS "adminSealed", failures, retries, retries_seen AS "retriesSeen", retry_from AS "retryFrom", redo, trouble`;
const COMPARED = `marks, extract(epoch FROM now() - inspected_at)::float8 AS "uninspectedSeconds", ${OPEN_DRIFT} AS drift`;
/** SQL: whether a row of kafka_cluster is set aside. A new generation or a retry ends it without a write. */
export const isQuarantined = (cluster: string): string =>
  `(${cluster}.quarantined_generation IS NOT DISTINCT FROM ${cluster}.generation AND ${cluster}.quarantined_retries IS NOT DISTINCT FROM ${cluster}.retries)`;
/** SQL `trouble, failures` of a row of kafka_cluster, as far as they are of what is wanted now: nothing of what a new generation or a retry has left behind. */
export function shownTrouble(cluster: string): string {
  const ofAttempt = `(${cluster}.trouble->>'generation')::bigint = ${cluster}.generation AND (${cluster}.trouble->>'retries')::int = ${cluster}.retries`;
  return `CASE WHEN ${ofAttempt} THEN ${cluster}.trouble END AS trouble, CASE WHEN ${ofAttempt} THEN ${cluster}.failures ELSE 0 END AS failures`;
}
const WORKABLE = `NOT ${isQuarantined('kafka_cluster')} AND NOT ${isPaused('kafka_cluster')}`;

const FENCE = 'EXISTS (SELECT FROM shard_lease WHERE shard_lease.shard = kafka_cluster.shard AND holder = $2 AND token = $3 AND expires_at > now())';
/** A pass that dies is taken for dead after this. */
const PASS_SECONDS = 30;

export interface Holder {
  id: string;
  lease: Lease;
}

/**
 * Claims a pass: notes the generation attempted, and that somebody looks again if this pass never ends.
 * @returns undefined when the cluster is gone, paused or in quarantine, or the shard is no longer ours
 */
export async function begin(database: Queryable, id: ClusterId, holder: Holder): Promise<WorkedCluster | undefined> {
  const [row] = await database.query<WorkRow>(
    `UPDATE kafka_cluster SET attempted_generation = generation, next_reconcile_at = now() + make_interval(secs => ${PASS_SECONDS})
     WHERE id = $1 AND deleted_at IS NULL AND ${FENCE} AND ${WORKABLE}
     RETURNING ${CLUSTER_COLUMNS}, ${TRIED}, ${COMPARED},
       (SELECT jsonb_build_object('id', operation.id, 'intent', intent, 'generation', operation.generation, 'steps', steps, 'state', state)
        FROM operation WHERE resource_id = kafka_cluster.id AND ended_at IS NULL ORDER BY operation.generation DESC LIMIT 1) AS operation`,
    [id, holder.id, holder.lease.token],
  );
  if (!row) {
    await owePaused(database, id);
    return undefined;
  }
  const { adminSealed, failures, retries, retriesSeen, retryFrom, redo, trouble, marks, uninspectedSeconds, drift, operation, ...rest } = row;
  const cluster = clusterFromRow(rest);
  const behind = cluster.observedGeneration < cluster.generation && operation?.generation !== cluster.generation;
  const newest = behind ? await operationOf(database, cluster) : operation;
  const compared = { marks, uninspectedSeconds, drift: drift ?? [] };
  return { ...cluster, adminSealed, failures, retries, retriesSeen, retryFrom, redo, trouble, ...compared, operation: newest ?? undefined };
}

/** A paused cluster that wanted a look is owed one: it is due, and found so when the pause is lifted. */
async function owePaused(database: Queryable, id: ClusterId): Promise<void> {
  await database.query(
    `UPDATE kafka_cluster SET next_reconcile_at = now() WHERE id = $1 AND deleted_at IS NULL AND next_reconcile_at > now() AND ${isPaused('kafka_cluster')}`,
    [id],
  );
}

/** Whether the shard is still this holder's, by the database's clock: for what is written beside the pass's own record. */
export async function isHeld(tx: Tx, id: ClusterId, holder: Holder): Promise<boolean> {
  const rows = await tx.query(`SELECT 1 FROM kafka_cluster WHERE id = $1 AND deleted_at IS NULL AND ${FENCE}`, [id, holder.id, holder.lease.token]);
  return rows.length > 0;
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
  /** Steps still to be done again. */
  redo: string[];
  /** What has gone wrong in a row, this pass included. */
  trouble: Trouble | undefined;
  /** It is not worked any more until it changes or somebody has it tried again. */
  quarantined: boolean;
  /** When they have changed. */
  marks?: Record<string, number>;
  inspected: boolean;
  /** Fingerprint of what stands there, when there was nothing to do about it. */
  settled?: string;
  operation?: OperationRecord;
}

/** Writes what a pass found, if it still may. Says so in the feed when the tenant can see a difference. @returns whether it was written */
export async function record(tx: Tx, cluster: WorkedCluster, holder: Holder, pass: PassRecord): Promise<boolean> {
  const [written] = await tx.query(
    `UPDATE kafka_cluster SET status = $4, admin_sealed = coalesce($5, admin_sealed), failures = $6,
       observed_generation = greatest(observed_generation, coalesce($7, observed_generation)),
       next_reconcile_at = CASE WHEN attempted_generation < generation THEN now() ELSE now() + make_interval(secs => $8) END,
       deleted_at = CASE WHEN $9 THEN now() ELSE deleted_at END, retries_seen = greatest(retries_seen, $11), redo = $12, trouble = $13,
       quarantined_at = CASE WHEN $14 THEN now() END, quarantined_generation = CASE WHEN $14 THEN $10::bigint END,
       quarantined_retries = CASE WHEN $14 THEN $11::integer END, marks = coalesce($15::jsonb, marks),
       inspected_at = CASE WHEN $16 THEN now() ELSE inspected_at END, settled = $17
     WHERE id = $1 AND ${FENCE} AND deleted_at IS NULL AND generation >= $10 RETURNING 1`,
    [
      cluster.id, holder.id, holder.lease.token, JSON.stringify(pass.status), pass.adminSealed ?? null, pass.failures,
      pass.observedGeneration ?? null, pass.nextInMs / 1_000, pass.gone, cluster.generation, cluster.retries, JSON.stringify(pass.redo),
      pass.trouble ? JSON.stringify(pass.trouble) : null, pass.quarantined,
      pass.marks ? JSON.stringify(pass.marks) : null, pass.inspected, pass.settled ?? null,
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
  if (operation && (pass.quarantined || hasMoved(operation, cluster.operation))) {
    writes.push(write(tx, operation));
    if (operation.generation > 1) writes.push(tx.query(
      `UPDATE operation SET state = 'superseded', ended_at = now() WHERE resource_id = $1 AND generation < $2 AND ended_at IS NULL`,
      [cluster.id, operation.generation],
    ));
    writes.push(events.append(tx, {
      ...about, type: 'operation.updated',
      data: { id: operation.id, state: pass.quarantined ? 'quarantined' : operation.state, percent: operation.percent, steps: operation.steps, cause: operation.cause },
    }));
  }
  if (pass.gone || pass.status.phase !== cluster.status.phase || readiness(pass.status) !== readiness(cluster.status)) {
    writes.push(events.append(tx, { ...about, type: pass.gone ? 'cluster.deleted' : 'cluster.updated', data: { phase: pass.status.phase, ready: readiness(pass.status) } }));
  }
  await Promise.all(writes);
}

const readiness = (status: ClusterStatus): string => status.conditions.find((condition) => condition.type === 'Ready')?.status ?? 'Unknown';

export interface DueKey {
  kind: 'cluster' | 'access';
  id: ClusterId;
  shard: number;
}

/** What wants a look on these shards, however its wake-up was lost. What is paused or in quarantine wants none. */
export async function due(database: Queryable, shards: readonly number[], limit: number): Promise<DueKey[]> {
  return database.query<DueKey>(
    `(SELECT 'cluster' AS kind, id, shard FROM kafka_cluster
      WHERE shard = ANY($1) AND deleted_at IS NULL AND (next_reconcile_at <= now() OR attempted_generation < generation) AND ${WORKABLE} ORDER BY next_reconcile_at LIMIT $2)
     UNION ALL
     (SELECT 'access', id, shard FROM kafka_cluster
      WHERE shard = ANY($1) AND deleted_at IS NULL AND access_observed < access_generation AND status->>'phase' = 'PROVISIONED' AND suspended_at IS NULL
        AND NOT ${isPaused('kafka_cluster')} LIMIT $2)`,
    [shards, limit],
  );
}

/** Everything with open work on a shard just taken over: looked at now, whatever an earlier holder planned. */
export async function unfinished(database: Queryable, shards: readonly number[]): Promise<DueKey[]> {
  return database.query<DueKey>(
    `SELECT 'cluster' AS kind, id, shard FROM kafka_cluster
     WHERE shard = ANY($1) AND deleted_at IS NULL AND (observed_generation < generation OR next_reconcile_at <= now()) AND ${WORKABLE}`,
    [shards],
  );
}

/** Whether keys of a cluster are worked just now. */
export async function isWorked(database: Queryable, id: ClusterId): Promise<boolean> {
  return (await database.query(`SELECT FROM kafka_cluster WHERE id = $1 AND deleted_at IS NULL AND NOT ${isPaused('kafka_cluster')}`, [id])).length > 0;
}
