/**
 * Records in. A body of known length with one document is one request: refused with a status. Anything else is a stream:
 * 200, and each record answered in its order, good or not, as soon as it is in; what arrives together is appended together.
 *
 * Nothing is read ahead of what Kafka has taken, and nothing appended ahead of answers the client has fetched, so a stream
 * costs a few buffers however long it is.
 */
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ProduceResponse } from '@samsa/contract/kafka-records';
import { Problem } from '@samsa/domain/problem';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import { Code, KafkaRefusal } from '@samsa/kafka/fault';
import type { RecordPlace, RecordToProduce } from '@samsa/kafka/records';
import type { KafkaCaller } from '../access/credentials.ts';
import type { FastifyRequest } from '../http/implements.ts';
import { Deeds } from './deeds.ts';
import { JsonDocuments } from './json-documents.ts';
import { refuseOwnTopic } from './own-topics.ts';
import { Reach } from './reach.ts';
import { readDocument, type ReadDocument } from './record-document.ts';
import { causeOfRefusal, kafkaCodeOf } from './refusals.ts';

/** Records appended in one call. */
const RECORDS_PER_APPEND_MAX = 500;
/** Answered appends that wait for the client to fetch them. */
const APPENDS_UNFETCHED_MAX = 4;
/** A stream on which nothing moves for so long is closed. */
const STREAM_IDLE_MS = 60_000;
/** How long the rest of a body that was refused half way may take to come in. */
const DRAIN_TIMEOUT_MS = 10_000;
/** Refusals that are about the cluster or the login, not about the record. */
const OF_THE_CLUSTER = new Set(['unavailable', 'timeout', 'unauthenticated']);

type Outcome = RecordPlace | KafkaRefusal | Problem;
interface Target {
  caller: KafkaCaller;
  admin: KafkaAdmin;
  topic: string;
}
interface Tally {
  appended: number;
  refused: number;
}

@Injectable()
export class RecordsService {
  constructor(
    private readonly reach: Reach,
    private readonly deeds: Deeds,
  ) {}

  async produce(caller: KafkaCaller, topic: string, request: FastifyRequest): Promise<ProduceResponse | Readable> {
    refuseOwnTopic(topic);
    const target = { caller, topic, admin: await this.reach.admin(caller) };
    const source = documentsOf(request.body);
    const first = await source.next();
    if (first.done) throw new Problem({ status: 422, code: 'EmptyBody', detail: 'The body is empty. Send a JSON document for each record.' });
    if (request.headers['content-length'] === undefined || first.value.length > 1) return this.stream(target, first.value, source, request);
    const more = await source.next();
    if (more.done) return this.one(target, first.value[0] as Buffer);
    return this.stream(target, [...first.value, ...more.value], source, request);
  }

  private async one(target: Target, document: Buffer): Promise<ProduceResponse> {
    const read = readDocument(document);
    const [outcome] = await append(target, [read.record]);
    if (!outcome || outcome instanceof Error) throw outcome ?? new KafkaRefusal('unavailable', 'the broker acknowledged nothing');
    await this.told(target, { appended: 1, refused: 0 });
    return placed(target, read, outcome);
  }

  /** Resolves once the first records are answered for, so that a cluster which is away is a status and not a stream of it. */
  private async stream(target: Target, first: Buffer[], rest: AsyncGenerator<Buffer[], void>, request: FastifyRequest): Promise<Readable> {
    request.raw.setTimeout(STREAM_IDLE_MS, () => request.raw.destroy());
    const tally = { appended: 0, refused: 0 };
    const answers = await answer(target, first, tally, { throwWhenAway: true });
    let telling: Promise<void> | undefined;
    const told = (): Promise<void> => (telling ??= this.told(target, tally));
    const stream = Readable.from(answersOf(target, answers, rest, tally, told), { highWaterMark: APPENDS_UNFETCHED_MAX });
    return stream.once('close', () => void told()); // one that nobody began to read
  }

  private async told({ caller, topic }: Target, tally: Tally): Promise<void> {
    await this.deeds.record(caller, 'produceRecord', 'Topic', topic, { after: tally });
  }
}

async function* answersOf(target: Target, first: string, rest: AsyncGenerator<Buffer[], void>, tally: Tally, told: () => Promise<void>): AsyncGenerator<string> {
  try {
    yield first;
    for await (const documents of rest) yield await answer(target, documents, tally);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    yield line({ error_code: kafkaCodeOf(error.cause), message: error.cause.detail });
  } finally {
    await told();
  }
}

/** What has come, a document each, never more at a time than one append takes. A fault comes after what stood before it. */
async function* documentsOf(body: unknown): AsyncGenerator<Buffer[], void> {
  if (!(body instanceof Readable)) return;
  try {
    yield* splitDocuments(body);
  } finally {
    drain(body);
  }
}

/** What nobody will read must still come in, or a client that has not finished sending never looks at its answer. */
function drain(body: Readable): void {
  if (body.readableEnded || body.destroyed) return;
  body.resume();
  const tooLong = setTimeout(() => body.destroy(), DRAIN_TIMEOUT_MS);
  body.once('close', () => clearTimeout(tooLong));
}

async function* splitDocuments(body: Readable): AsyncGenerator<Buffer[], void> {
  const splitter = new JsonDocuments();
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    let documents: Buffer[] = [];
    try {
      for (const document of splitter.push(chunk as Buffer)) {
        documents.push(document);
        if (documents.length < RECORDS_PER_APPEND_MAX) continue;
        yield documents;
        documents = [];
      }
    } catch (error) {
      if (documents.length > 0) yield documents;
      throw error;
    }
    if (documents.length > 0) yield documents;
  }
  splitter.end();
}

/** Appends what can be read and answers all, a line each. */
async function answer(target: Target, documents: Buffer[], tally: Tally, { throwWhenAway = false } = {}): Promise<string> {
  const reads = documents.map(readOr);
  const good = reads.filter((read): read is ReadDocument => !(read instanceof Problem));
  const outcomes = await append(target, good.map(({ record }) => record));
  if (throwWhenAway) throwRefusalOfCluster(outcomes);
  const each = outcomes[Symbol.iterator]();
  return reads.map((read) => {
    const outcome: Outcome = read instanceof Problem ? read : (each.next().value as Outcome);
    if (outcome instanceof Error) tally.refused++;
    else tally.appended++;
    return line(read instanceof Problem ? refused(read) : outcome instanceof Error ? refused(outcome) : placed(target, read, outcome));
  }).join('');
}

/** Each record's own outcome. A batch too large for the topic is tried again record by record: one alone may fit. */
async function append({ admin, topic }: Target, records: RecordToProduce[]): Promise<(RecordPlace | KafkaRefusal)[]> {
  if (records.length === 0) return [];
  const outcomes = await admin.produceMany(topic, records).catch((error: unknown) => {
    if (error instanceof KafkaRefusal) return records.map(() => error);
    throw error;
  });
  if (records.length === 1) return outcomes;
  for (const [index, outcome] of outcomes.entries()) {
    const record = records[index];
    if (!record || !(outcome instanceof KafkaRefusal) || outcome.code !== Code.messageTooLarge) continue;
    const [alone] = await append({ admin, topic } as Target, [record]);
    if (alone) outcomes[index] = alone;
  }
  return outcomes;
}

function throwRefusalOfCluster(outcomes: readonly (RecordPlace | KafkaRefusal)[]): void {
  const away = outcomes.find((outcome): outcome is KafkaRefusal => outcome instanceof KafkaRefusal && OF_THE_CLUSTER.has(outcome.kind));
  if (away && outcomes.every((outcome) => outcome instanceof KafkaRefusal)) throw away;
}

function readOr(document: Buffer): ReadDocument | Problem {
  try {
    return readDocument(document);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function placed({ caller, topic }: Target, { key, value }: ReadDocument, { partition, offset, timestampMs }: RecordPlace): ProduceResponse {
  return {
    error_code: 200,
    cluster_id: caller.clusterId,
    topic_name: topic,
    partition_id: partition,
    offset,
    timestamp: new Date(timestampMs).toISOString(),
    key,
    value,
  };
}

function refused(error: Problem | KafkaRefusal): ProduceResponse {
  const cause = error instanceof Problem ? error.cause : causeOfRefusal(error);
  return { error_code: kafkaCodeOf(cause), message: cause.detail };
}

const line = (response: ProduceResponse): string => `${JSON.stringify(response)}\n`;
