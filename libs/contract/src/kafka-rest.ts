/**
 * kafka/v3: what every resource of the Kafka REST surface shares. Unlike the control plane, its lists carry `next: null`,
 * its fields are flat, and a relation is nothing but a link.
 */
import { z } from 'zod';

export const TOPIC_NAME_LENGTH_MAX = 249;
const GROUP_ID_LENGTH_MAX = 512;
const CONFIG_NAME_LENGTH_MAX = 256;

export const Related = z.object({ related: z.string() });

export const KafkaMetadata = z.object({ self: z.string(), resource_name: z.string().nullish() });
export type KafkaMetadata = z.infer<typeof KafkaMetadata>;

export function kafkaListOf<Item extends z.ZodType, Kind extends string>(item: Item, kind: Kind) {
  return z.object({ kind: z.literal(kind), metadata: z.object({ self: z.string(), next: z.null() }), data: z.array(item) });
}

export const InCluster = z.object({ cluster_id: z.string().min(1).max(64) });
export const TopicName = z
  .string()
  .max(TOPIC_NAME_LENGTH_MAX)
  .regex(/^[a-zA-Z0-9._-]+$/, 'a topic name has letters, digits, dots, underscores and dashes only')
  .refine((name) => name !== '.' && name !== '..', 'a topic cannot be named . or ..');
export const InTopic = InCluster.extend({ topic_name: z.string().min(1).max(TOPIC_NAME_LENGTH_MAX) });
export const InPartition = InTopic.extend({ partition_id: z.coerce.number().int().min(0) });
export const InGroup = InCluster.extend({ consumer_group_id: z.string().min(1).max(GROUP_ID_LENGTH_MAX) });
export const ConfigName = z.string().min(1).max(CONFIG_NAME_LENGTH_MAX);

export const CLUSTER = '/kafka/v3/clusters/{cluster_id}';
export const TOPIC = `${CLUSTER}/topics/{topic_name}`;
export const GROUP = `${CLUSTER}/consumer-groups/{consumer_group_id}`;

/** What all operations of the surface have in common. */
export const kafka = { surface: 'kafka', permission: 'kafka' } as const;
