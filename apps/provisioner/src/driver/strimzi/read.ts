/** What Strimzi says of a Kafka, read from its status. Conditions are looked at by type: a Warning stands beside Ready. */
import type { KafkaObserved } from '@samsa/domain/cluster-plan';
import type { KubeObject } from '@samsa/kube/object';
import { MANIFEST_ANNOTATION, TENANT_LISTENER } from './names.ts';

interface KafkaStatus {
  observedGeneration?: number;
  clusterId?: string;
  kafkaVersion?: string;
  conditions?: { type: string; status: string; reason?: string; message?: string }[];
  listeners?: { name?: string; bootstrapServers?: string; certificates?: string[] }[];
}

export function readKafka(object: KubeObject): KafkaObserved {
  const status = (object['status'] ?? {}) as KafkaStatus;
  const conditions = status.conditions ?? [];
  const trouble = conditions.find((condition) => condition.type === 'NotReady' && condition.status === 'True')
    ?? conditions.find((condition) => condition.type === 'Ready' && condition.status === 'False');
  const listener = status.listeners?.find((one) => one.name === TENANT_LISTENER);
  return {
    manifest: object.metadata.annotations?.[MANIFEST_ANNOTATION] ?? '',
    generation: object.metadata.generation ?? 0,
    observedGeneration: status.observedGeneration ?? 0,
    ready: !trouble && conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True'),
    paused: conditions.some((condition) => condition.type === 'ReconciliationPaused' && condition.status === 'True'),
    trouble: trouble && { reason: trouble.reason ?? 'NotReady', message: trouble.message ?? 'The operator gives no reason.' },
    bootstrap: listener?.bootstrapServers,
    caPem: listener?.certificates?.join('\n'),
    kafkaVersion: status.kafkaVersion,
    kafkaClusterId: status.clusterId,
  };
}

/** What keeps a namespace from going, in Kubernetes' own words: the finalizers first, for somebody must take them off. */
export function readHeld(object: KubeObject): string | undefined {
  if (!object.metadata.deletionTimestamp) return undefined;
  const { conditions = [] } = (object['status'] ?? {}) as KafkaStatus;
  const said = (type: string): string | undefined => conditions.find((one) => one.type === type && one.status === 'True')?.message;
  const words = said('NamespaceFinalizersRemaining') ?? said('NamespaceContentRemaining') ?? said('NamespaceDeletionContentFailure');
  return words && `${words}.`;
}

/** A user is ready when the operator has looked at this very specification and says so. */
export function isReady(object: KubeObject): boolean {
  const { conditions = [], observedGeneration } = (object['status'] ?? {}) as KafkaStatus;
  const ready = conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True');
  return ready && observedGeneration === object.metadata.generation;
}

export interface PoolSeen {
  replicas: number;
  roles: string[];
  /** The operator has brought it to the number that is wanted: a pool has no conditions, only this. */
  settled: boolean;
  /** The numbers of its nodes, as the operator gave them. */
  nodeIds: number[];
}

export function readPool(object: KubeObject): PoolSeen {
  const { replicas, roles } = object['spec'] as { replicas: number; roles: string[] };
  const status = (object['status'] ?? {}) as { observedGeneration?: number; replicas?: number; nodeIds?: number[] };
  return { replicas, roles, settled: status.observedGeneration === object.metadata.generation && status.replicas === replicas, nodeIds: status.nodeIds ?? [] };
}
