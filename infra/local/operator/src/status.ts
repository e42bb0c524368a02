/**
 * The status objects Strimzi writes, from what is so. Pure.
 * A Kafka and a KafkaUser say trouble as a condition `NotReady` that is True; a condition keeps its time while it stays the same,
 * so that an unchanged world is an unchanged status and is not written again.
 */
import { isDeepStrictEqual } from 'node:util';
import { METADATA_VERSIONS } from '@samsa/local-kafka/version';
import type { DesiredCluster, DesiredNode, Refusal } from './desire.ts';
import type { Condition, Kafka, KafkaStatus, ListenerStatus, NodePool, PoolStatus } from './strimzi.ts';
import { CLUSTER_LABEL, KIND_LABEL, POOL_LABEL } from './strimzi.ts';

/** What this operator calls its own version in a Kafka's status. */
export const OPERATOR_VERSION = '1.2.0';

export function ready(): Condition {
  return { type: 'Ready', status: 'True' };
}

export function notReady({ reason, message }: Refusal): Condition {
  return { type: 'NotReady', status: 'True', reason, message };
}

export function warning({ reason, message }: Refusal): Condition {
  return { type: 'Warning', status: 'True', reason, message };
}

export const CREATING: Condition = { type: 'NotReady', status: 'True', reason: 'Creating', message: 'Kafka cluster is being deployed' };
export const PAUSED: Condition = { type: 'ReconciliationPaused', status: 'True' };

/** Gives conditions their times: the old one's where nothing changed, `now` otherwise. */
export function timed(conditions: readonly Condition[], before: readonly Condition[] | undefined, now: Date): Condition[] {
  return conditions.map((condition) => {
    const same = before?.find(({ type, status, reason, message }) => isDeepStrictEqual({ type, status, reason, message }, { reason: undefined, message: undefined, ...condition }));
    return { ...condition, lastTransitionTime: same?.lastTransitionTime ?? now.toISOString() };
  });
}

/** While it is deployed for the first time: observedGeneration 0, which no one can take for the truth. */
export function creatingStatus(kafka: Kafka, now: Date): KafkaStatus {
  return { ...kafka.status, observedGeneration: kafka.status?.observedGeneration ?? 0, conditions: timed([CREATING], kafka.status?.conditions, now) };
}

/** The operator cannot do what this generation says. What was known of the running cluster stays. */
export function refusedStatus(kafka: Kafka, refusal: Refusal, now: Date): KafkaStatus {
  return { ...kafka.status, observedGeneration: kafka.metadata.generation, conditions: timed([notReady(refusal)], kafka.status?.conditions, now) };
}

/** Held by the pause annotation: the generation seen stays the last one that was acted on. */
export function pausedStatus(kafka: Kafka, now: Date): KafkaStatus {
  return { ...kafka.status, conditions: timed([PAUSED], kafka.status?.conditions, now) };
}

export function readyStatus(kafka: Kafka, cluster: DesiredCluster, facts: { clusterId: string; listeners: ListenerStatus[]; metadataRelease: string }, now: Date): KafkaStatus {
  return {
    conditions: timed([...cluster.warnings.map(warning), ready()], kafka.status?.conditions, now),
    observedGeneration: kafka.metadata.generation,
    listeners: facts.listeners,
    clusterId: facts.clusterId,
    kafkaVersion: cluster.version,
    kafkaMetadataVersion: metadataVersionOf(facts.metadataRelease),
    operatorLastSuccessfulVersion: OPERATOR_VERSION,
    kafkaNodePools: [...new Set(cluster.nodes.map(({ pool }) => pool))].map((name) => ({ name })),
  };
}

function metadataVersionOf(release: string): string {
  return Object.values(METADATA_VERSIONS).find((version) => version.startsWith(`${release}-`)) ?? release;
}

export function poolStatus(pool: NodePool, cluster: string, clusterId: string, nodes: readonly DesiredNode[]): PoolStatus {
  return {
    observedGeneration: pool.metadata.generation,
    clusterId,
    nodeIds: nodes.filter((node) => node.pool === pool.metadata.name).map(({ id }) => id),
    replicas: pool.spec.replicas,
    roles: pool.spec.roles,
    labelSelector: `${CLUSTER_LABEL}=${cluster},strimzi.io/name=${cluster}-kafka,${KIND_LABEL}=Kafka,${POOL_LABEL}=${pool.metadata.name}`,
  };
}
