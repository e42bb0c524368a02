/** The ends of partitions, asked of each partition's leader. */
import { listOffsetsV9 } from '@platformatic/kafka';
import type { OffsetAt, PartitionOffset, TopicPartition } from '../admin.ts';
import { Code, KafkaRefusal, refusalOf } from '../fault.ts';
import type { TopicMetadata } from './shapes.ts';
import type { Wire } from './wire.ts';

const AT = { earliest: -2n, latest: -1n } as const;
const NOT_A_REPLICA = -1;
const READ_UNCOMMITTED = 0;
const ANY_EPOCH = -1;

interface Tolerance {
  /** What cannot be asked just now is left out, not thrown: for lists, in which one topic's trouble must not hide the rest. */
  tolerant?: boolean;
}

/** Answers in the order of the leaders, not of the question. Throws for the first partition that is unknown or not for the caller. */
export async function listOffsets(wire: Wire, partitions: readonly TopicPartition[], at: OffsetAt, { tolerant = false }: Tolerance = {}): Promise<PartitionOffset[]> {
  if (partitions.length === 0) return [];
  const timestamp = typeof at === 'string' ? AT[at] : BigInt(at.timestampMs);
  return wire.retrying(async () => {
    const byLeader = await groupByLeader(wire, tolerant ? await led(wire, partitions) : partitions);
    const answers = await Promise.all([...byLeader].map(([leader, its]) =>
      offsetsAt(wire, leader, its, timestamp, tolerant).catch((error: unknown) => {
        if (tolerant && error instanceof KafkaRefusal) return [];
        throw error;
      })));
    return answers.flat();
  });
}

async function led(wire: Wire, partitions: readonly TopicPartition[]): Promise<TopicPartition[]> {
  const { topics } = await wire.metadata([...new Set(partitions.map(({ topic }) => topic))]);
  const leaders = new Set(topics.flatMap(({ name, partitions: its }) => its.filter(({ leaderId }) => leaderId >= 0).map(({ partitionIndex }) => `${name}/${partitionIndex}`)));
  return partitions.filter(({ topic, partition }) => leaders.has(`${topic}/${partition}`));
}

/** The partitions by the id of the broker that leads them. */
export async function groupByLeader<P extends TopicPartition>(wire: Wire, partitions: readonly P[]): Promise<Map<number, P[]>> {
  const { topics } = await wire.metadata([...new Set(partitions.map(({ topic }) => topic))]);
  const byName = new Map(topics.map((topic) => [topic.name, topic]));
  return groupBy(partitions, (wanted) => leaderOf(byName.get(wanted.topic), wanted));
}

export function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export function leaderOf(topic: TopicMetadata | undefined, { topic: name, partition: index }: TopicPartition): number {
  const code = topic?.errorCode ?? Code.unknownTopicOrPartition;
  if (code !== Code.none) throw refusalOf(code, null, `topic ${name}`);
  const partition = topic?.partitions.find(({ partitionIndex }) => partitionIndex === index);
  if (!partition) throw new KafkaRefusal('notFound', `topic ${name} has no partition ${index}`, Code.unknownTopicOrPartition);
  if (partition.leaderId < 0) throw refusalOf(Code.leaderNotAvailable, `partition ${index} of topic ${name} has no leader at the moment`, name);
  return partition.leaderId;
}

async function offsetsAt(wire: Wire, leader: number, partitions: readonly TopicPartition[], timestamp: bigint, tolerant: boolean): Promise<PartitionOffset[]> {
  const asked = [...groupBy(partitions, ({ topic }) => topic)].map(([name, led]) => ({
    name,
    partitions: led.map(({ partition }) => ({ partitionIndex: partition, currentLeaderEpoch: ANY_EPOCH, timestamp })),
  }));
  const { topics } = await wire.sendTo(await wire.broker(leader), listOffsetsV9.api, NOT_A_REPLICA, READ_UNCOMMITTED, asked);
  return topics.flatMap(({ name, partitions: found }) =>
    found.flatMap(({ partitionIndex, errorCode, offset }) => {
      if (errorCode === Code.none) return [{ topic: name, partition: partitionIndex, offset: Number(offset) }];
      if (tolerant) return [];
      throw refusalOf(errorCode, null, `partition ${partitionIndex} of topic ${name}`);
    }),
  );
}
