/**
 * The last proof before a cluster is called ready: a record goes in through the tenant's listener with real credentials, and
 * that very record comes out. Without a consumer group: joining one takes seconds and leaves a trace; the produce answer
 * names the partition and offset, and one fetch there either shows the nonce or the cluster is not right.
 */
import { randomUUID } from 'node:crypto';
import { KafkaRefusal } from './fault.ts';
import type { KafkaRecords } from './records.ts';
import type { KafkaAdmin } from './admin.ts';
import { openAdmin } from './platformatic/adapter.ts';

export interface CanaryOptions {
  bootstrap: string;
  caPem?: string;
  username: string;
  password: string;
  topic: string;
  /** For all of it: login, topic, produce, consume. */
  timeoutMs: number;
}

export interface CanaryRun {
  /** Wall clock, milliseconds since 1970. */
  producedAtMs: number;
  consumedAtMs: number;
  /** From before the produce until the record was read back. */
  latencyMs: number;
}

const CANARY_PARTITIONS = 1;
/** Nobody reads old canaries. */
const CANARY_RETENTION_MS = 3_600_000;
const FETCH_WAIT_MS = 250;

/** Throws the refusal of the step that failed; `timeout` when the record did not come back in time. */
export async function runCanary(options: CanaryOptions): Promise<CanaryRun> {
  const { topic, timeoutMs, username, password } = options;
  const untilMs = performance.now() + timeoutMs;
  const admin = openAdmin({ bootstrap: options.bootstrap, caPem: options.caPem, username, secret: { password } }, timeoutMs);
  try {
    await ensureTopic(admin, topic);
    const nonce = randomUUID();
    const startedMs = performance.now();
    const place = await admin.produce(topic, { partition: 0, key: Buffer.from('canary'), value: Buffer.from(nonce) });
    const producedAtMs = Date.now();
    await readBack(admin, topic, place, nonce, untilMs);
    return { producedAtMs, consumedAtMs: Date.now(), latencyMs: performance.now() - startedMs };
  } finally {
    await admin.close();
  }
}

async function ensureTopic(admin: KafkaAdmin, topic: string): Promise<void> {
  try {
    await admin.describeTopic(topic);
  } catch (error) {
    if (!(error instanceof KafkaRefusal) || error.kind !== 'unknownTopic') throw error;
    const configs = { 'retention.ms': String(CANARY_RETENTION_MS) };
    await admin.createTopic({ name: topic, partitionsCount: CANARY_PARTITIONS, configs }).catch((raced: unknown) => {
      if (!(raced instanceof KafkaRefusal) || raced.kind !== 'topicExists') throw raced;
    });
  }
}

async function readBack(
  records: KafkaRecords,
  topic: string,
  { partition, offset }: { partition: number; offset: number },
  nonce: string,
  untilMs: number,
): Promise<void> {
  while (performance.now() < untilMs) {
    const batch = await records.fetch(topic, partition, { fromOffset: offset, maxWaitMs: FETCH_WAIT_MS });
    const found = batch.records.find((record) => record.offset === offset);
    if (found?.value?.toString() === nonce) return;
    if (found) throw new KafkaRefusal('invalid', `offset ${offset} of ${topic}/${partition} holds another record than the one appended there`);
  }
  throw new KafkaRefusal('timeout', `the record appended at ${topic}/${partition}/${offset} was not readable in time`);
}
