/** What topics hold, asked of the brokers for many topics at once. A topic that cannot be measured now is not in the answer. */
import type { ConfigEntry, KafkaAdmin, PartitionOffset, TopicPartition } from '@samsa/kafka/admin';

export interface Measured {
  size_bytes: number | null;
  messages: number | null;
  cleanup_policy: string | null;
}

interface Counted {
  name: string;
  partitionsCount: number;
}

const MEASURES = {
  size_bytes: sizes,
  messages: messages,
  cleanup_policy: policies,
} satisfies { [Name in keyof Measured]: (admin: KafkaAdmin, topics: readonly Counted[]) => Promise<Map<string, Measured[Name] & (string | number)>> };

/** One measure of all: for a list sorted by it. */
export async function measure(admin: KafkaAdmin, topics: readonly Counted[], name: string): Promise<Map<string, string | number> | undefined> {
  return name in MEASURES ? MEASURES[name as keyof Measured](admin, topics) : undefined;
}

/** All measures of a few. */
export async function measureAll(admin: KafkaAdmin, topics: readonly Counted[]): Promise<(name: string) => Measured> {
  const [size, count, policy] = await Promise.all([sizes(admin, topics), messages(admin, topics), policies(admin, topics)]);
  return (name) => ({ size_bytes: size.get(name) ?? null, messages: count.get(name) ?? null, cleanup_policy: policy.get(name) ?? null });
}

async function sizes(admin: KafkaAdmin, topics: readonly Counted[]): Promise<Map<string, number>> {
  const replicas = await admin.listReplicaSizes(topics.map(({ name }) => name));
  return sum(replicas.map(({ topic, sizeBytes }) => [topic, sizeBytes]));
}

async function messages(admin: KafkaAdmin, topics: readonly Counted[]): Promise<Map<string, number>> {
  const partitions = topics.flatMap(({ name, partitionsCount }) => Array.from({ length: partitionsCount }, (_, partition) => ({ topic: name, partition })));
  const held = await listHeld(admin, partitions);
  const whole = new Map([...sum(held.map(({ topic }) => [topic, 1]))]);
  const counted = sum(held.map(({ topic, start, end }) => [topic, end - start]));
  return new Map(topics.flatMap(({ name, partitionsCount }) => (whole.get(name) === partitionsCount ? [[name, counted.get(name) ?? 0]] : [])));
}

export interface Held extends TopicPartition {
  start: number;
  end: number;
}

/** What partitions hold; those without a leader are left out. */
export async function listHeld(admin: KafkaAdmin, partitions: readonly TopicPartition[]): Promise<Held[]> {
  const [starts, ends] = await Promise.all([
    admin.listOffsets(partitions, 'earliest', { tolerant: true }), admin.listOffsets(partitions, 'latest', { tolerant: true }),
  ]);
  const endOf = new Map(ends.map((end) => [keyOf(end), end.offset]));
  return starts.flatMap((begin: PartitionOffset) => {
    const end = endOf.get(keyOf(begin));
    return end === undefined ? [] : [{ topic: begin.topic, partition: begin.partition, start: begin.offset, end }];
  });
}

async function policies(admin: KafkaAdmin, topics: readonly Counted[]): Promise<Map<string, string>> {
  const configs = await admin.describeAllTopicConfigs({ names: ['cleanup.policy'] }, topics.map(({ name }) => name));
  return new Map([...configs].flatMap(([name, entries]) => entries.flatMap((entry: ConfigEntry) => (entry.value === null ? [] : [[name, entry.value] as const]))));
}

function sum(pairs: readonly (readonly [name: string, value: number])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, value] of pairs) sums.set(name, (sums.get(name) ?? 0) + value);
  return sums;
}

export const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
