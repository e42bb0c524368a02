/** Records shown and produced. A few readers at a time for each cluster: looking around must not take the brokers from those who work. */
import { Injectable } from '@nestjs/common';
import { type BrowseWanted, type Message, type MessagePage, type MessageWanted } from '@samsa/contract/contents-messages';
import type { Caller } from '@samsa/domain/access';
import { bytesOf, showPart } from '@samsa/domain/message-parts';
import { invalid } from '@samsa/domain/problem';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import type { FetchedRecord } from '@samsa/kafka/records';
import { Turnstile } from '../access/turnstile.ts';
import { Deeds } from '../kafka/deeds.ts';
import { refuseOwnTopic } from '../kafka/own-topics.ts';
import { readCursor, startOf, writeCursor } from './browse-cursor.ts';
import { browse } from './browse.ts';
import { Inside } from './inside.ts';

const READERS_PER_CLUSTER = 4;
/** Shown bytes of one answer. */
const ANSWER_BYTES_MAX = 32 * 1024 * 1024;
/** Beyond years of four digits there is no timestamp to show. */
const TIME_MIN_MS = Date.parse('0001-01-01T00:00:00Z');
const TIME_MAX_MS = Date.parse('9999-12-31T23:59:59Z');

@Injectable()
export class MessagesService {
  private readonly readers = new Turnstile(READERS_PER_CLUSTER);

  constructor(
    private readonly inside: Inside,
    private readonly deeds: Deeds,
  ) {}

  async browse(caller: Caller, id: string, topic: string, wanted: BrowseWanted): Promise<MessagePage> {
    if (wanted.limit * wanted.part_bytes > ANSWER_BYTES_MAX) throw invalid(`part_bytes: with ${wanted.limit} records at most ${Math.floor(ANSWER_BYTES_MAX / wanted.limit)} bytes of each part can be shown. Ask for fewer records.`, '/part_bytes');
    const admin = await this.admin(caller, id, topic, 'READ');
    const { start, found } = await this.readers.pass(id, async () => {
      const start = wanted.cursor === undefined ? await startOf(admin, topic, wanted) : readCursor(wanted.cursor);
      return { start, found: await browse(admin, topic, start, wanted) };
    });
    return {
      api_version: 'samsa/v1', kind: 'MessageList',
      data: found.records.map((record) => show(record, wanted.part_bytes)),
      scanned: found.scanned,
      of: start.of,
      scanned_bytes: found.scannedBytes,
      stopped_by: found.stoppedBy,
      cursor: found.cursor && writeCursor(found.cursor),
    };
  }

  async produce(caller: Caller, id: string, topic: string, wanted: MessageWanted) {
    const [key, value] = [bytesOf(wanted.key, 'key'), bytesOf(wanted.value, 'value')];
    const admin = await this.admin(caller, id, topic, 'WRITE');
    const { partition, offset, timestampMs } = await admin.produce(topic, {
      key, value,
      partition: wanted.partition,
      headers: wanted.headers.map(({ name, value: text }) => [name, text === null ? null : Buffer.from(text)]),
      timestampMs: wanted.timestamp === undefined ? undefined : Date.parse(wanted.timestamp),
    });
    await this.deeds.record({ ...caller, clusterId: id }, 'produceMessage', 'Topic', topic, { after: { partition, offset } });
    return { partition, offset, timestamp: timeOf(timestampMs) };
  }

  private async admin(caller: Caller, id: string, topic: string, operation: 'READ' | 'WRITE'): Promise<KafkaAdmin> {
    const { admin, rights } = await this.inside.enter(caller, id);
    refuseOwnTopic(topic);
    rights.demand(operation, { type: 'TOPIC', name: topic });
    return admin;
  }
}

const timeOf = (ms: number): string => new Date(Math.min(Math.max(ms, TIME_MIN_MS), TIME_MAX_MS)).toISOString();

function show({ partition, offset, timestampMs, key, value, headers }: FetchedRecord, partBytes: number): Message {
  return {
    partition, offset,
    timestamp: timeOf(timestampMs),
    key: showPart(key, partBytes),
    value: showPart(value, partBytes),
    headers: headers.map(([name, bytes]) => ({ name, value: showPart(bytes, partBytes) })),
  };
}
