/** kafka/v3 consumer groups: their members, what those hold, and how far behind they are. Offsets and lags count records. */
import { z } from 'zod';
import { CLUSTER, GROUP, InCluster, InGroup, kafka, kafkaListOf, KafkaMetadata, Related } from './kafka-rest.ts';
import { operation } from './operation.ts';

export const KafkaConsumerGroup = z.object({
  kind: z.literal('KafkaConsumerGroup'),
  metadata: KafkaMetadata,
  cluster_id: z.string(),
  consumer_group_id: z.string(),
  /** It only commits offsets: no member ever joined by Kafka's own assignment. */
  is_simple: z.boolean(),
  partition_assignor: z.string(),
  state: z.string(),
  type: z.enum(['CLASSIC', 'CONSUMER', 'UNKNOWN']),
  is_mixed_consumer_group: z.boolean(),
  coordinator: Related,
  consumers: Related,
  lag_summary: Related,
});
export type KafkaConsumerGroup = z.infer<typeof KafkaConsumerGroup>;

export const KafkaConsumer = z.object({
  kind: z.literal('KafkaConsumer'),
  metadata: KafkaMetadata,
  cluster_id: z.string(),
  consumer_group_id: z.string(),
  consumer_id: z.string(),
  instance_id: z.string().nullable(),
  client_id: z.string(),
  assignments: Related,
});
export type KafkaConsumer = z.infer<typeof KafkaConsumer>;

export const KafkaConsumerAssignment = z.object({
  kind: z.literal('KafkaConsumerAssignment'),
  metadata: KafkaMetadata,
  cluster_id: z.string(),
  consumer_group_id: z.string(),
  consumer_id: z.string(),
  topic_name: z.string(),
  partition_id: z.number().int(),
  partition: Related,
  lag: Related,
});
export type KafkaConsumerAssignment = z.infer<typeof KafkaConsumerAssignment>;

/** The ids are empty while nobody holds the partition. */
export const KafkaConsumerLag = z.object({
  kind: z.literal('KafkaConsumerLag'),
  metadata: KafkaMetadata,
  cluster_id: z.string(),
  consumer_group_id: z.string(),
  topic_name: z.string(),
  partition_id: z.number().int(),
  current_offset: z.number().int(),
  log_end_offset: z.number().int(),
  lag: z.number().int(),
  consumer_id: z.string(),
  instance_id: z.string().nullable(),
  client_id: z.string(),
});
export type KafkaConsumerLag = z.infer<typeof KafkaConsumerLag>;

/** Of a group that has committed nothing: zeros and empty names. */
export const KafkaConsumerGroupLagSummary = z.object({
  kind: z.literal('KafkaConsumerGroupLagSummary'),
  metadata: KafkaMetadata,
  cluster_id: z.string(),
  consumer_group_id: z.string(),
  max_lag_consumer_id: z.string(),
  max_lag_instance_id: z.string().nullable(),
  max_lag_client_id: z.string(),
  max_lag_topic_name: z.string(),
  max_lag_partition_id: z.number().int(),
  max_lag: z.number().int(),
  total_lag: z.number().int(),
  max_lag_consumer: Related,
  max_lag_partition: Related,
});
export type KafkaConsumerGroupLagSummary = z.infer<typeof KafkaConsumerGroupLagSummary>;

const InConsumer = InGroup.extend({ consumer_id: z.string().min(1).max(512) });
const about = { ...kafka, tag: 'Consumer groups' } as const;

export const listKafkaConsumerGroups = operation({
  id: 'listKafkaConsumerGroups', method: 'GET', path: `${CLUSTER}/consumer-groups`, summary: 'The consumer groups that the key may describe',
  ...about, params: InCluster, status: 200, response: kafkaListOf(KafkaConsumerGroup, 'KafkaConsumerGroupList'),
});
export const getKafkaConsumerGroup = operation({
  id: 'getKafkaConsumerGroup', method: 'GET', path: GROUP, summary: 'One consumer group',
  ...about, params: InGroup, status: 200, response: KafkaConsumerGroup,
});
export const listKafkaConsumers = operation({
  id: 'listKafkaConsumers', method: 'GET', path: `${GROUP}/consumers`, summary: 'The members of a group',
  ...about, params: InGroup, status: 200, response: kafkaListOf(KafkaConsumer, 'KafkaConsumerList'),
});
export const getKafkaConsumer = operation({
  id: 'getKafkaConsumer', method: 'GET', path: `${GROUP}/consumers/{consumer_id}`, summary: 'One member of a group',
  ...about, params: InConsumer, status: 200, response: KafkaConsumer,
});
export const listKafkaConsumerAssignments = operation({
  id: 'listKafkaConsumerAssignments', method: 'GET', path: `${GROUP}/consumers/{consumer_id}/assignments`, summary: 'The partitions a member holds',
  ...about, params: InConsumer, status: 200, response: kafkaListOf(KafkaConsumerAssignment, 'KafkaConsumerAssignmentList'),
});
export const listKafkaConsumerLags = operation({
  id: 'listKafkaConsumerLags', method: 'GET', path: `${GROUP}/lags`, summary: 'How far behind a group is on each partition',
  ...about, params: InGroup, status: 200, response: kafkaListOf(KafkaConsumerLag, 'KafkaConsumerLagList'),
});
export const getKafkaConsumerLag = operation({
  id: 'getKafkaConsumerLag', method: 'GET', path: `${GROUP}/lags/{topic_name}/partitions/{partition_id}`, summary: 'How far behind a group is on one partition',
  ...about, params: InGroup.extend({ topic_name: z.string().min(1), partition_id: z.coerce.number().int().min(0) }), status: 200, response: KafkaConsumerLag,
});
export const getKafkaConsumerGroupLagSummary = operation({
  id: 'getKafkaConsumerGroupLagSummary', method: 'GET', path: `${GROUP}/lag-summary`, summary: 'How far behind a group is in all, and where most',
  ...about, params: InGroup, status: 200, response: KafkaConsumerGroupLagSummary,
});
