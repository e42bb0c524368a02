/** kafka/v3/clusters: the cluster that the presented key belongs to, as its own brokers describe it. */
import { z } from 'zod';
import { CLUSTER, InCluster, kafka, kafkaListOf, KafkaMetadata, Related } from './kafka-rest.ts';
import { operation } from './operation.ts';

export const KafkaCluster = z.object({
  kind: z.literal('KafkaCluster'),
  metadata: KafkaMetadata,
  cluster_id: z.string(),
  controller: Related.optional(),
  acls: Related,
  brokers: Related,
  broker_configs: Related,
  consumer_groups: Related,
  topics: Related,
  partition_reassignments: Related,
});
export type KafkaCluster = z.infer<typeof KafkaCluster>;

const about = { ...kafka, tag: 'Kafka cluster' } as const;

export const listKafkaClusters = operation({
  id: 'listKafkaClusters', method: 'GET', path: '/kafka/v3/clusters', summary: 'The one cluster that the key belongs to',
  ...about, status: 200, response: kafkaListOf(KafkaCluster, 'KafkaClusterList'),
});
export const getKafkaCluster = operation({
  id: 'getKafkaCluster', method: 'GET', path: CLUSTER, summary: 'The cluster and where its parts are found',
  ...about, params: InCluster, status: 200, response: KafkaCluster,
});
