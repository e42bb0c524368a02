/**
 * Records in and out, one or a few at a time: what a REST produce, a topic browser and the canary need. Not a consumer:
 * no group, no subscription, no background fetch; a read names its partition and offset.
 */
import type { KafkaRefusal } from './fault.ts';

export interface RecordToProduce {
  /** Absent: chosen by the key as Kafka's own clients do (murmur2), or at random when there is no key. */
  partition?: number;
  key?: Buffer | null;
  value?: Buffer | null;
  headers?: ReadonlyArray<readonly [name: string, value: Buffer | null]>;
  /** Milliseconds since 1970; absent means now. */
  timestampMs?: number;
}

export interface RecordPlace {
  partition: number;
  offset: number;
  /** What the log keeps: ours, or the broker's when the topic says LogAppendTime. */
  timestampMs: number;
}

export interface FetchedRecord extends RecordPlace {
  key: Buffer | null;
  value: Buffer | null;
  headers: Array<[name: string, value: Buffer | null]>;
}

export interface FetchRange {
  fromOffset: number;
  /** How long the broker may wait for the first byte. */
  maxWaitMs?: number;
  maxBytes?: number;
}

export interface FetchedBatch {
  records: FetchedRecord[];
  /** Where to go on: after the last batch that came, also when it held nothing but markers of transactions. */
  nextOffset: number;
  /** The offset after the last record that consumers may see. */
  highWatermark: number;
  logStartOffset: number;
}

export interface KafkaRecords {
  /** Appends one record, acknowledged by all in-sync replicas. Throws the refusal. */
  produce(topic: string, record: RecordToProduce): Promise<RecordPlace>;
  /** Appends several, answering each in its place: the good ones are in even if others were refused. */
  produceMany(topic: string, records: readonly RecordToProduce[]): Promise<Array<RecordPlace | KafkaRefusal>>;
  /** Reads from one partition at one offset. Throws `invalid` (code 1) when the offset is out of range. */
  fetch(topic: string, partition: number, range: FetchRange): Promise<FetchedBatch>;
}

/** The most bytes of one record's batch we send; brokers refuse more than their `message.max.bytes` anyway. */
export const MAX_FETCH_BYTES = 1024 * 1024;
