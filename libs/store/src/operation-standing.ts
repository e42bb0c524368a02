/**
 * How an operation stands, with what stands around it: its cluster, and a pause that holds for that. The provisioner writes what it
 * did; whether that is paused, set aside or cancelled is asked when it is shown, so that it is never out of date.
 */
import type { LifeOperation, OperationState } from '@samsa/contract/operations';
import { cancelling } from '@samsa/domain/operation-cancel';
import { isQuarantined, shownTrouble } from './cluster-work.ts';
import { joinPause } from './pauses.ts';

/** SQL to join to `operation`. */
export const AROUND = `LEFT JOIN LATERAL (
    SELECT cluster.generation AS cluster_generation, observed_generation, attempted_generation, deleted_at IS NOT NULL AS cluster_gone,
      spec->'config'->>'kind' AS cluster_kind, ${isQuarantined('cluster')} AS quarantined, quarantined_at, ${shownTrouble('cluster')}, data_plane_id, shard,
      pause.id AS pause_id, pause.reason AS pause_reason
    FROM kafka_cluster cluster ${joinPause('cluster')} WHERE cluster.id = operation.resource_id) around ON true`;

const SET_ASIDE = 'quarantined AND cluster_generation = generation';
const IS_CANCELLED = `cancelled_at IS NOT NULL AND state IN ('pending', 'running', 'superseded')`;
const WHILE_OPEN = `WHEN pause_id IS NOT NULL THEN 'paused' WHEN ${SET_ASIDE} THEN 'quarantined' ELSE state END`;

/** SQL: the state that is shown to its tenant. */
export const SHOWN_TO_TENANT = `CASE WHEN ${IS_CANCELLED} THEN 'cancelled' WHEN ended_at IS NOT NULL THEN state ${WHILE_OPEN}`;
/** SQL: to those who run the fleet the newest operation shows quarantine after its end as well: a cluster can fail long after it was made. */
export const SHOWN_TO_FLEET = `CASE WHEN ${IS_CANCELLED} THEN 'cancelled' WHEN ended_at IS NOT NULL AND NOT coalesce(${SET_ASIDE}, false) THEN state ${WHILE_OPEN}`;
/** SQL. */
export const SHOWN_CAUSE = `CASE WHEN ended_at IS NULL AND pause_id IS NOT NULL THEN 'Paused by those who run this installation: ' || pause_reason ELSE cause END`;

/** SQL conditions that hold for every operation in a state, by which it is found without looking at all there ever were. */
export const NARROWS: Partial<Record<OperationState, string>> = {
  pending: 'ended_at IS NULL', running: 'ended_at IS NULL', paused: 'ended_at IS NULL',
  quarantined: 'resource_id IN (SELECT id FROM kafka_cluster WHERE quarantined_at IS NOT NULL AND deleted_at IS NULL)',
};

export interface StandingRow {
  previousGeneration: string | null;
  previousKind: string | null;
  clusterKind: string | null;
  clusterGeneration: string | null;
  observedGeneration: string | null;
  attemptedGeneration: string | null;
  clusterGone: boolean | null;
}

/** SQL of a StandingRow. */
export const STANDING = `previous->>'generation' AS "previousGeneration", previous->'spec'->'config'->>'kind' AS "previousKind", cluster_kind AS "clusterKind",
  cluster_generation AS "clusterGeneration", observed_generation AS "observedGeneration", attempted_generation AS "attemptedGeneration", cluster_gone AS "clusterGone"`;

type About = Pick<LifeOperation, 'id' | 'intent' | 'generation' | 'state' | 'ended_at' | 'resource'>;

/** Whether it can be cancelled, and by what. */
export function cancellingOf(operation: About, row: StandingRow) {
  const previous = row.previousGeneration === null ? undefined : { generation: Number(row.previousGeneration), kind: row.previousKind ?? '' };
  return cancelling({
    operation: { ...operation, ended: operation.ended_at !== undefined, previous },
    cluster: {
      id: operation.resource.id, kind: row.clusterKind ?? '', generation: Number(row.clusterGeneration), observedGeneration: Number(row.observedGeneration),
      attemptedGeneration: Number(row.attemptedGeneration), gone: row.clusterGone ?? true,
    },
  });
}
