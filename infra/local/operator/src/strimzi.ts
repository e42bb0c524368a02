/**
 * Strimzi's objects as this operator reads and writes them: the fields it honours, nothing more. What the schema already
 * refuses is not checked again.
 */
import type { KubeObject, KubeType, ObjectMeta } from '@samsa/kube/object';

export const STRIMZI_API = 'kafka.strimzi.io/v1';
export const KAFKA: KubeType = { apiVersion: STRIMZI_API, kind: 'Kafka' };
export const NODE_POOL: KubeType = { apiVersion: STRIMZI_API, kind: 'KafkaNodePool' };
export const USER: KubeType = { apiVersion: STRIMZI_API, kind: 'KafkaUser' };
export const TOPIC: KubeType = { apiVersion: STRIMZI_API, kind: 'KafkaTopic' };
export const POD_SET: KubeType = { apiVersion: 'core.strimzi.io/v1', kind: 'StrimziPodSet' };
export const POD: KubeType = { apiVersion: 'v1', kind: 'Pod' };
export const SECRET: KubeType = { apiVersion: 'v1', kind: 'Secret' };

export const CLUSTER_LABEL = 'strimzi.io/cluster';
export const KIND_LABEL = 'strimzi.io/kind';
export const POOL_LABEL = 'strimzi.io/pool-name';
export const PAUSE_ANNOTATION = 'strimzi.io/pause-reconciliation';
/** The field manager Strimzi's cluster operator writes as. */
export const OPERATOR = 'strimzi-cluster-operator';

export interface Condition {
  type: string;
  status: 'True' | 'False';
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

export interface ListenerSpec {
  name: string;
  port: number;
  type: string;
  tls: boolean;
  authentication?: { type: string };
}

export interface ContainerTemplate {
  env?: { name: string; value?: string }[];
}

export interface KafkaSpec {
  kafka: {
    version?: string;
    metadataVersion?: string;
    listeners: ListenerSpec[];
    authorization?: { type: string; superUsers?: string[] };
    config?: Record<string, unknown>;
    metricsConfig?: { type: string; values?: { allowList?: string[] } };
  };
  entityOperator?: {
    topicOperator?: object;
    userOperator?: object;
    template?: { userOperatorContainer?: ContainerTemplate };
  };
}

export interface ListenerStatus {
  name: string;
  addresses: { host: string; port: number }[];
  bootstrapServers: string;
  certificates?: string[];
}

export interface KafkaStatus {
  conditions?: Condition[];
  observedGeneration?: number;
  listeners?: ListenerStatus[];
  clusterId?: string;
  kafkaVersion?: string;
  kafkaMetadataVersion?: string;
  operatorLastSuccessfulVersion?: string;
  kafkaNodePools?: { name: string }[];
}

export type Kafka = KubeObject & { spec: KafkaSpec; status?: KafkaStatus };

export interface Storage {
  type: 'jbod' | 'persistent-claim' | 'ephemeral';
  deleteClaim?: boolean;
  volumes?: { id?: number; type: string; deleteClaim?: boolean }[];
}

export type Role = 'controller' | 'broker';

export interface PoolStatus {
  observedGeneration?: number;
  nodeIds?: number[];
  clusterId?: string;
  roles?: Role[];
  replicas?: number;
  labelSelector?: string;
}

export type NodePool = KubeObject & { spec: { replicas: number; roles: Role[]; storage: Storage }; status?: PoolStatus };

export interface AclRule {
  type?: 'allow' | 'deny';
  resource: { type: 'topic' | 'group' | 'cluster' | 'transactionalId'; name?: string; patternType?: 'literal' | 'prefix' };
  host?: string;
  operations: string[];
}

export interface UserQuotas {
  producerByteRate?: number;
  consumerByteRate?: number;
  requestPercentage?: number;
  controllerMutationRate?: number;
}

export interface UserSpec {
  authentication?: { type: string; password?: { valueFrom: { secretKeyRef: { name: string; key: string } } } };
  authorization?: { type: string; acls: AclRule[] };
  quotas?: UserQuotas;
}

export interface UserStatus {
  conditions?: Condition[];
  observedGeneration?: number;
  username?: string;
  secret?: string;
}

export type User = KubeObject & { spec?: UserSpec; status?: UserStatus };

export interface TopicSpec {
  topicName?: string;
  partitions?: number;
  replicas?: number;
  config?: Record<string, unknown>;
}

export interface TopicStatus {
  conditions?: Condition[];
  observedGeneration?: number;
  topicName?: string;
  topicId?: string;
}

export type Topic = KubeObject & { spec?: TopicSpec; status?: TopicStatus };

export function isPaused(metadata: ObjectMeta): boolean {
  return metadata.annotations?.[PAUSE_ANNOTATION] === 'true';
}

/** `namespace/name`: how one object is called within a kind and a Kubernetes cluster. */
export function keyOf(metadata: ObjectMeta): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

/** The Kafka that an object with Strimzi's cluster label belongs to; undefined without the label. */
export function clusterKeyOf(metadata: ObjectMeta): string | undefined {
  const cluster = metadata.labels?.[CLUSTER_LABEL];
  return cluster === undefined ? undefined : `${metadata.namespace ?? ''}/${cluster}`;
}
