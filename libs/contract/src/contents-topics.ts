/** samsa/v1/clusters/{id}/topics: topics with what they hold, their partitions and their configs. A number that is not known is null. */
import { z } from 'zod';
import { Authorized, CONTENTS, contentsQuery, DryRun, inside, OfTopic } from './contents.ts';
import { ConfigName, TopicName } from './kafka-rest.ts';
import { operation } from './operation.ts';
import { ById, listOf } from './wire.ts';

const TOPIC = `${CONTENTS}/topics/{topic}`;
const PARTITIONS_MAX = 10_000;
const CONFIGS_MAX = 100;
const VALUE_LENGTH_MAX = 4_096;

export const TopicRow = z.object({
  name: z.string(),
  internal: z.boolean(),
  partitions: z.number().int(),
  replication_factor: z.number().int(),
  /** Of all copies, on the brokers' disks. */
  size_bytes: z.number().int().nullable(),
  /** Offsets between the first and the last that are kept: an upper bound where records were compacted. */
  messages: z.number().int().nullable(),
  /** `delete`, `compact` or `compact,delete`. */
  cleanup_policy: z.string().nullable(),
});
export type TopicRow = z.infer<typeof TopicRow>;

export const ContentsTopic = TopicRow.extend({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('Topic'),
  topic_id: z.string(),
  retention_ms: z.number().int().nullable(),
  /** Partitions of which a copy is behind or away. */
  under_replicated: z.number().int(),
  authorized_operations: Authorized,
});
export type ContentsTopic = z.infer<typeof ContentsTopic>;

export const TOPIC_SORTS = ['name', 'partitions', 'replication_factor', 'size_bytes', 'messages', 'cleanup_policy'] as const;
export const TopicListQuery = contentsQuery(TOPIC_SORTS).extend({
  /** Kafka's own topics as well. */
  internal: z.enum(['true', 'false']).default('false'),
});
export type TopicListQuery = z.infer<typeof TopicListQuery>;

export const TopicPreset = z.object({
  name: z.string(),
  title: z.string(),
  /** When to take it. */
  description: z.string(),
  configs: z.record(z.string(), z.string()),
});
export type TopicPreset = z.infer<typeof TopicPreset>;

const Configs = z.record(ConfigName, z.string().max(VALUE_LENGTH_MAX));

/** What is not said is the cluster's default, or the preset's; `configs` go before the preset's. */
export const TopicWanted = z.object({
  name: TopicName.min(1),
  partitions: z.number().int().min(1).max(PARTITIONS_MAX).optional(),
  replication_factor: z.number().int().min(1).max(32).optional(),
  preset: z.string().max(64).optional(),
  configs: Configs.optional(),
});
export type TopicWanted = z.infer<typeof TopicWanted>;

export const TopicPlan = z.object({ name: z.string(), partitions: z.number().int(), replication_factor: z.number().int(), configs: z.record(z.string(), z.string()) });

export const ContentsPartition = z.object({
  partition: z.number().int(),
  /** Null while there is none. */
  leader: z.number().int().nullable(),
  replicas: z.array(z.object({ broker: z.number().int(), in_sync: z.boolean(), size_bytes: z.number().int().nullable() })),
  start_offset: z.number().int().nullable(),
  end_offset: z.number().int().nullable(),
  messages: z.number().int().nullable(),
  size_bytes: z.number().int().nullable(),
});
export type ContentsPartition = z.infer<typeof ContentsPartition>;

export const ContentsConfig = z.object({
  name: z.string(),
  /** Null where it is secret or not set. */
  value: z.string().nullable(),
  /** Whose word it is: the topic's, one set for all brokers, or the default. */
  source: z.enum(['topic', 'cluster', 'default']),
  /** What it would be if the topic did not set it, where the brokers say so. */
  inherited: z.string().nullable(),
  type: z.enum(['BOOLEAN', 'STRING', 'INT', 'SHORT', 'LONG', 'DOUBLE', 'LIST', 'CLASS', 'PASSWORD', 'UNKNOWN']),
  sensitive: z.boolean(),
  read_only: z.boolean(),
  /** The broker's own words; may hold HTML. */
  documentation: z.string().nullable(),
});
export type ContentsConfig = z.infer<typeof ContentsConfig>;

export const ConfigsWanted = z
  .object({ set: Configs.default({}), reset: z.array(ConfigName).max(CONFIGS_MAX).default([]) })
  .refine(({ set, reset }) => Object.keys(set).length + reset.length > 0, 'say what to set or reset')
  .refine(({ set }) => Object.keys(set).length <= CONFIGS_MAX, `no more than ${CONFIGS_MAX} at once`)
  .refine(({ set, reset }) => reset.every((name) => !(name in set)), 'a config is either set or reset, not both');
export type ConfigsWanted = z.infer<typeof ConfigsWanted>;

/** What differs between now and then; what stays as it is is not named. Checked by a broker. */
export const ConfigDiff = z.object({
  changes: z.array(z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable(), source_before: ContentsConfig.shape.source, source_after: ContentsConfig.shape.source })),
});
export type ConfigDiff = z.infer<typeof ConfigDiff>;

export const listTopics = operation({
  id: 'listTopics', method: 'GET', path: `${CONTENTS}/topics`, summary: 'The topics of a cluster that the caller may see',
  ...inside, params: ById, query: TopicListQuery, status: 200,
  response: listOf(TopicRow, 'samsa/v1', 'TopicList').extend({ may_create: z.boolean() }),
});
export const listTopicPresets = operation({
  id: 'listTopicPresets', method: 'GET', path: '/samsa/v1/topic-presets', summary: 'Configs that fit what a topic is for',
  ...inside, permission: 'authenticated', status: 200, response: z.object({ data: z.array(TopicPreset) }),
});
export const createTopic = operation({
  id: 'createTopic', method: 'POST', path: `${CONTENTS}/topics`, summary: 'Make a topic',
  ...inside, params: ById, query: DryRun, body: TopicWanted, status: 201, response: ContentsTopic, planned: TopicPlan,
});
export const getTopic = operation({
  id: 'getTopic', method: 'GET', path: TOPIC, summary: 'One topic, and what the caller may do with it',
  ...inside, params: OfTopic, status: 200, response: ContentsTopic,
});
export const deleteTopic = operation({
  id: 'deleteTopic', method: 'DELETE', path: TOPIC, summary: 'Delete a topic with all it holds',
  ...inside, params: OfTopic, status: 204,
});
export const listTopicPartitions = operation({
  id: 'listTopicPartitions', method: 'GET', path: `${TOPIC}/partitions`, summary: 'Leaders, copies, offsets and sizes of a topic’s partitions',
  ...inside, params: OfTopic, status: 200, response: z.object({ data: z.array(ContentsPartition) }),
});
export const increaseTopicPartitions = operation({
  id: 'increaseTopicPartitions', method: 'POST', path: `${TOPIC}/partitions:increase`, summary: 'Give a topic more partitions; records of a key may come to another one from then on',
  ...inside, params: OfTopic, body: z.object({ partitions: z.number().int().min(1).max(PARTITIONS_MAX) }), status: 200, response: ContentsTopic,
});
export const listTopicConfigs = operation({
  id: 'listTopicConfigs', method: 'GET', path: `${TOPIC}/configs`, summary: 'A topic’s configs with where each comes from, its type and the broker’s documentation',
  ...inside, params: OfTopic, status: 200, response: z.object({ data: z.array(ContentsConfig) }),
});
export const alterTopicConfigs = operation({
  id: 'alterTopicConfigs', method: 'POST', path: `${TOPIC}/configs:alter`, summary: 'Set or reset some configs of a topic, the others stay; with dry_run checked and compared only',
  ...inside, params: OfTopic, query: DryRun, body: ConfigsWanted, status: 200, response: ConfigDiff, planned: ConfigDiff,
});
