/** Appending and reading records at the partitions' leaders. */
import { fetchV13, murmur2, produceV11, type MessageRecord, type RecordsBatch } from '@platformatic/kafka';
import { Code, KafkaRefusal, refusalOf } from '../fault.ts';
import { MAX_FETCH_BYTES, type FetchedBatch, type FetchedRecord, type FetchRange, type RecordPlace, type RecordToProduce } from '../records.ts';
import { groupBy, leaderOf } from './offsets.ts';
import type { TopicMetadata } from './shapes.ts';
import type { Wire } from './wire.ts';

const ACKS_ALL = -1;
const REPLICATION_TIMEOUT_MS = 2_000;
const DEFAULT_FETCH_WAIT_MS = 100;
const READ_COMMITTED = 1;
const NO_SESSION = 0;
const FULL_FETCH_EPOCH = -1;
const CONTROL_BATCH = 1 << 5;
const NOT_APPENDED_BY_BROKER = -1n;

interface Placed {
  place: number;
  partition: number;
  record: RecordToProduce;
}

export async function produceMany(wire: Wire, topicName: string, records: readonly RecordToProduce[]): Promise<Array<RecordPlace | KafkaRefusal>> {
  const answers = new Array<RecordPlace | KafkaRefusal>(records.length);
  const topic = await wire.retrying(() => wire.topic(topicName));
  const placed = records.map((record, place): Placed => ({ place, record, partition: record.partition ?? choosePartition(record, topic) }));
  await Promise.all(
    [...groupBy(placed, ({ partition }) => partition)].map(async ([partition, group]) => {
      try {
        const places = await wire.retrying(() => append(wire, topicName, partition, group.map(({ record }) => record)));
        places.forEach((answer, index) => (answers[group[index]!.place] = answer));
      } catch (error) {
        if (!(error instanceof KafkaRefusal)) throw error;
        for (const { place } of group) answers[place] = error;
      }
    }),
  );
  return answers;
}

async function append(wire: Wire, topic: string, partition: number, records: readonly RecordToProduce[]): Promise<RecordPlace[]> {
  const leader = await wire.broker(leaderOf(await wire.topic(topic), { topic, partition }));
  const nowMs = Date.now();
  const messages = records.map((record) => messageOf(record, topic, partition, nowMs));
  const response = await wire.sendTo(leader, produceV11.api, ACKS_ALL, REPLICATION_TIMEOUT_MS, messages);
  if (typeof response === 'boolean') throw new KafkaRefusal('unavailable', 'the broker did not acknowledge');
  const answer = response.responses[0]?.partitionResponses[0];
  if (!answer) throw new KafkaRefusal('unavailable', 'the broker acknowledged nothing');
  if (answer.errorCode !== Code.none) {
    const detail = answer.recordErrors.find(({ batchIndexErrorMessage }) => batchIndexErrorMessage)?.batchIndexErrorMessage;
    throw refusalOf(answer.errorCode, detail ?? answer.errorMessage, `partition ${partition} of topic ${topic}`);
  }
  const appendedAtMs = answer.logAppendTimeMs === NOT_APPENDED_BY_BROKER ? undefined : Number(answer.logAppendTimeMs);
  return records.map(({ timestampMs }, index) => ({
    partition,
    offset: Number(answer.baseOffset) + index,
    timestampMs: appendedAtMs ?? timestampMs ?? nowMs,
  }));
}

function messageOf(record: RecordToProduce, topic: string, partition: number, nowMs: number): MessageRecord {
  return {
    topic,
    partition,
    key: record.key ?? undefined,
    // The codec writes an absent value as null, a tombstone; its type does not say so.
    value: (record.value ?? undefined) as Buffer,
    // Names are distinct objects, so a header given twice stays twice.
    headers: new Map((record.headers ?? []).map(([name, value]) => [Buffer.from(name), value as Buffer])),
    timestamp: BigInt(record.timestampMs ?? nowMs),
  };
}

/** As Kafka's own clients: the key's murmur2, its sign bit cleared; without a key any partition that has a leader. */
export function choosePartition(record: RecordToProduce, topic: TopicMetadata): number {
  const count = topic.partitions.length;
  if (record.key) return (murmur2(record.key) & 0x7fffffff) % count;
  const led = topic.partitions.filter(({ leaderId }) => leaderId >= 0);
  const chosen = led[Math.floor(Math.random() * led.length)];
  return chosen?.partitionIndex ?? 0;
}

export async function fetch(wire: Wire, topicName: string, partition: number, range: FetchRange): Promise<FetchedBatch> {
  return wire.retrying(async () => {
    const topic = await wire.topic(topicName);
    const leader = await wire.broker(leaderOf(topic, { topic: topicName, partition }));
    const maxBytes = range.maxBytes ?? MAX_FETCH_BYTES;
    const waitMs = Math.min(range.maxWaitMs ?? DEFAULT_FETCH_WAIT_MS, Math.floor(wire.leftMs / 2));
    const asked = [
      {
        topicId: topic.topicId,
        partitions: [
          { partition, currentLeaderEpoch: -1, fetchOffset: BigInt(range.fromOffset), lastFetchedEpoch: -1, partitionMaxBytes: maxBytes },
        ],
      },
    ];
    const response = await wire.sendTo(leader, fetchV13.api, waitMs, 1, maxBytes, READ_COMMITTED, NO_SESSION, FULL_FETCH_EPOCH, asked, [], '');
    const answer = response.responses[0]?.partitions[0];
    const code = answer?.errorCode || response.errorCode;
    if (code !== Code.none || !answer) throw refusalOf(code, null, `partition ${partition} of topic ${topicName}`);
    const batches = answer.records ?? [];
    const last = batches.at(-1);
    return {
      records: batches.flatMap((batch) => recordsOf(batch, partition)).filter(({ offset }) => offset >= range.fromOffset),
      nextOffset: last ? Number(last.firstOffset) + last.lastOffsetDelta + 1 : range.fromOffset,
      highWatermark: Number(answer.highWatermark),
      logStartOffset: Number(answer.logStartOffset),
    };
  });
}

function recordsOf(batch: RecordsBatch, partition: number): FetchedRecord[] {
  if ((batch.attributes & CONTROL_BATCH) !== 0) return [];
  return batch.records.map((record) => ({
    partition,
    offset: Number(batch.firstOffset) + record.offsetDelta,
    timestampMs: Number(batch.firstTimestamp + record.timestampDelta),
    key: record.key,
    value: record.value,
    headers: record.headers.map(([name, value]) => [name?.toString() ?? '', value]),
  }));
}
