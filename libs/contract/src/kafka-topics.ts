/** kafka/v3 topics, their partitions and replicas. */
import { z } from 'zod';
import { CLUSTER, InCluster, InPartition, InTopic, kafka, kafkaListOf, KafkaMetadata, Related, TOPIC, TopicName } from './kafka-rest.ts';
import { operation } from './operation.ts';

/** Kafka's controller takes at most 10,000 records in one request. */
export const PARTITIONS_PER_REQUEST_MAX = 9_000;
const CONFIGS_PER_REQUEST_MAX = 100;

export const KafkaTopic = z.object({
  kind: z.literal('KafkaTopic'),
  metadata: KafkaMetadata,
  cluster_id: z.string(),
  topic_name: z.string(),
  is_internal: z.boolean(),
  replication_factor: z.number().int(),
  partitions_count: z.number().int(),
  partitions: Related,
  configs: Related,
  partition_reassignments: Related,
  authorized_operations: z.array(z.string()).optional(),
});
export type KafkaTopic = z.infer<typeof KafkaTopic>;

const PartitionsCount = z.number().int().min(1).max(PARTITIONS_PER_REQUEST_MAX);

export const KafkaTopicCreate = z.object({
  topic_name: TopicName,
  /** Absent: the cluster's `num.partitions`. */
  partitions_count: PartitionsCount.nullish(),
  replication_factor: z.number().int().min(1).max(32_767).nullish(),
  configs: z.array(z.object({ name: z.string().min(1), value: z.string().nullish() })).max(CONFIGS_PER_REQUEST_MAX).nullish(),
  validate_only: z.boolean().nullish(),
});
export type KafkaTopicCreate = z.infer<typeof KafkaTopicCreate>;

export const KafkaPartition = z.object({
  kind: z.literal('KafkaPartition'),
  metadata: KafkaMetadata,
  cluster_id: z.string(),
  topic_name: z.string(),
  partition_id: z.number().int(),
  /** Absent while none leads. */
  leader: Related.optional(),
  replicas: Related,
  reassignment: Related,
});
export type KafkaPartition = z.infer<typeof KafkaPartition>;

export const KafkaReplica = z.object({
  kind: z.literal('KafkaReplica'),
  metadata: KafkaMetadata,
  cluster_id: z.string(),
  topic_name: z.string(),
  partition_id: z.number().int(),
  broker_id: z.number().int(),
  is_leader: z.boolean(),
  is_in_sync: z.boolean(),
  broker: Related,
});
export type KafkaReplica = z.infer<typeof KafkaReplica>;

const about = { ...kafka, tag: 'Topics' } as const;
const partitions = { ...kafka, tag: 'Partitions' } as const;

export const listKafkaTopics = operation({
  id: 'listKafkaTopics', method: 'GET', path: `${CLUSTER}/topics`, summary: 'The topics that the key may describe',
  ...about, params: InCluster, status: 200, response: kafkaListOf(KafkaTopic, 'KafkaTopicList'),
});
export const createKafkaTopic = operation({
  id: 'createKafkaTopic', method: 'POST', path: `${CLUSTER}/topics`, summary: 'Make a topic',
  ...about, params: InCluster, body: KafkaTopicCreate, status: 201, response: KafkaTopic,
});
export const getKafkaTopic = operation({
  id: 'getKafkaTopic', method: 'GET', path: TOPIC, summary: 'One topic',
  ...about, params: InTopic, query: z.object({ include_authorized_operations: z.stringbool().default(false) }), status: 200, response: KafkaTopic,
});
export const updatePartitionCountKafkaTopic = operation({
  id: 'updatePartitionCountKafkaTopic', method: 'PATCH', path: TOPIC, summary: 'Give a topic more partitions',
  ...about, params: InTopic, body: z.object({ partitions_count: PartitionsCount }), status: 200, response: KafkaTopic,
});
export const deleteKafkaTopic = operation({
  id: 'deleteKafkaTopic', method: 'DELETE', path: TOPIC, summary: 'Delete a topic and its records', ...about, params: InTopic, status: 204,
});

export const listKafkaPartitions = operation({
  id: 'listKafkaPartitions', method: 'GET', path: `${TOPIC}/partitions`, summary: 'The partitions of a topic',
  ...partitions, params: InTopic, status: 200, response: kafkaListOf(KafkaPartition, 'KafkaPartitionList'),
});
export const getKafkaPartition = operation({
  id: 'getKafkaPartition', method: 'GET', path: `${TOPIC}/partitions/{partition_id}`, summary: 'One partition',
  ...partitions, params: InPartition, status: 200, response: KafkaPartition,
});
export const listKafkaReplicas = operation({
  id: 'listKafkaReplicas', method: 'GET', path: `${TOPIC}/partitions/{partition_id}/replicas`, summary: 'Where copies of a partition are',
  ...partitions, params: InPartition, status: 200, response: kafkaListOf(KafkaReplica, 'KafkaReplicaList'),
});
export const getKafkaReplica = operation({
  id: 'getKafkaReplica', method: 'GET', path: `${TOPIC}/partitions/{partition_id}/replicas/{broker_id}`, summary: 'One copy of a partition',
  ...partitions, params: InPartition.extend({ broker_id: z.coerce.number().int().min(0) }), status: 200, response: KafkaReplica,
});
