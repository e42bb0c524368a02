/**
 * kafka/v3 configs: of topics, and the cluster's own ("broker-configs"). `source` tells who set a value: the Terraform
 * provider keeps what says DYNAMIC_TOPIC_CONFIG, and of the cluster's own all it is shown, so only what somebody set is.
 */
import { z } from 'zod';
import { CLUSTER, ConfigName, InCluster, InTopic, kafka, kafkaListOf, KafkaMetadata, TOPIC } from './kafka-rest.ts';
import { operation } from './operation.ts';

export const CONFIG_CHANGES_MAX = 100;

/** What a tenant may set for the whole cluster. The rest of a broker's configs are the platform's. */
export const CLUSTER_CONFIG_NAMES = [
  'auto.create.topics.enable', 'log.cleaner.max.compaction.lag.ms', 'log.retention.ms', 'num.partitions', 'ssl.cipher.suites',
  'ssl.enabled.protocols',
] as const;

const Synonym = z.object({ name: z.string(), value: z.string().optional(), source: z.string() });
const Config = z.object({
  metadata: KafkaMetadata,
  cluster_id: z.string(),
  name: z.string(),
  /** Left out when sensitive or unset: a null crashes the Terraform provider. */
  value: z.string().optional(),
  is_default: z.boolean(),
  is_read_only: z.boolean(),
  is_sensitive: z.boolean(),
  source: z.string(),
  synonyms: z.array(Synonym),
});
export const KafkaTopicConfig = Config.extend({ kind: z.literal('KafkaTopicConfig'), topic_name: z.string() });
export type KafkaTopicConfig = z.infer<typeof KafkaTopicConfig>;
export const KafkaClusterConfig = Config.extend({ kind: z.literal('KafkaClusterConfig'), config_type: z.literal('BROKER') });
export type KafkaClusterConfig = z.infer<typeof KafkaClusterConfig>;

export const KafkaConfigsAlter = z.object({
  data: z
    .array(
      z
        .object({ name: ConfigName, value: z.string().nullish(), operation: z.enum(['SET', 'DELETE']).nullish() })
        .refine((change) => change.operation === 'DELETE' || typeof change.value === 'string', 'a value is wanted, or the operation DELETE'),
    )
    .min(1)
    .max(CONFIG_CHANGES_MAX),
  validate_only: z.boolean().nullish(),
});
export type KafkaConfigsAlter = z.infer<typeof KafkaConfigsAlter>;

const KafkaConfigPut = z.object({ value: z.string() });
const OneOfTopic = InTopic.extend({ name: ConfigName });
const OneOfCluster = InCluster.extend({ name: ConfigName });
const KafkaTopicConfigs = kafkaListOf(KafkaTopicConfig, 'KafkaTopicConfigList');
const ofTopics = { ...kafka, tag: 'Topic configs' } as const;
const ofCluster = { ...kafka, tag: 'Cluster configs' } as const;

export const listKafkaAllTopicConfigs = operation({
  id: 'listKafkaAllTopicConfigs', method: 'GET', path: `${CLUSTER}/topics/-/configs`, summary: 'The configs of every topic in one call',
  ...ofTopics, params: InCluster, status: 200, response: KafkaTopicConfigs,
});
export const listKafkaTopicConfigs = operation({
  id: 'listKafkaTopicConfigs', method: 'GET', path: `${TOPIC}/configs`, summary: 'The configs of a topic, set or inherited',
  ...ofTopics, params: InTopic, status: 200, response: KafkaTopicConfigs,
});
export const listKafkaDefaultTopicConfigs = operation({
  id: 'listKafkaDefaultTopicConfigs', method: 'GET', path: `${TOPIC}/default-configs`, summary: 'The configs a topic of this name has where it sets none',
  ...ofTopics, params: InTopic, status: 200, response: KafkaTopicConfigs,
});
export const updateKafkaTopicConfigBatch = operation({
  id: 'updateKafkaTopicConfigBatch', method: 'POST', path: `${TOPIC}/configs:alter`, summary: 'Set and reset several configs of a topic at once',
  ...ofTopics, params: InTopic, body: KafkaConfigsAlter, status: 204,
});
export const getKafkaTopicConfig = operation({
  id: 'getKafkaTopicConfig', method: 'GET', path: `${TOPIC}/configs/{name}`, summary: 'One config of a topic',
  ...ofTopics, params: OneOfTopic, status: 200, response: KafkaTopicConfig,
});
export const updateKafkaTopicConfig = operation({
  id: 'updateKafkaTopicConfig', method: 'PUT', path: `${TOPIC}/configs/{name}`, summary: 'Set one config of a topic',
  ...ofTopics, params: OneOfTopic, body: KafkaConfigPut, status: 204,
});
export const deleteKafkaTopicConfig = operation({
  id: 'deleteKafkaTopicConfig', method: 'DELETE', path: `${TOPIC}/configs/{name}`, summary: 'Reset one config of a topic to what it inherits',
  ...ofTopics, params: OneOfTopic, status: 204,
});

export const listKafkaClusterConfigs = operation({
  id: 'listKafkaClusterConfigs', method: 'GET', path: `${CLUSTER}/broker-configs`, summary: 'What has been set for the whole cluster',
  ...ofCluster, params: InCluster, status: 200, response: kafkaListOf(KafkaClusterConfig, 'KafkaClusterConfigList'),
});
export const updateKafkaClusterConfigs = operation({
  id: 'updateKafkaClusterConfigs', method: 'POST', path: `${CLUSTER}/broker-configs:alter`, summary: 'Set and reset several configs of the cluster at once',
  ...ofCluster, params: InCluster, body: KafkaConfigsAlter, status: 204,
});
export const getKafkaClusterConfig = operation({
  id: 'getKafkaClusterConfig', method: 'GET', path: `${CLUSTER}/broker-configs/{name}`, summary: 'One config set for the whole cluster',
  ...ofCluster, params: OneOfCluster, status: 200, response: KafkaClusterConfig,
});
export const updateKafkaClusterConfig = operation({
  id: 'updateKafkaClusterConfig', method: 'PUT', path: `${CLUSTER}/broker-configs/{name}`, summary: 'Set one config for the whole cluster',
  ...ofCluster, params: OneOfCluster, body: KafkaConfigPut, status: 204,
});
export const deleteKafkaClusterConfig = operation({
  id: 'deleteKafkaClusterConfig', method: 'DELETE', path: `${CLUSTER}/broker-configs/{name}`, summary: 'Reset one config of the cluster',
  ...ofCluster, params: OneOfCluster, status: 204,
});
