/**
 * Server-sent events of one organization. A notice only wakes a reader; what it reads is the table, after its own place,
 * so that a stream taken up again with Last-Event-ID misses nothing and repeats nothing. When keys or roles of an organization
 * change, its streams end: whoever still may comes back with its place, and is asked who it is.
 */
import { PassThrough, type Readable } from 'node:stream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { allows, type Caller } from '@samsa/domain/access';
import { CREDENTIALS_CHANNEL } from '@samsa/store/credential-changes';
import { Database } from '@samsa/store/database';
import * as events from '@samsa/store/events';

const HEARTBEAT_MS = 15_000;
const BUFFER_BYTES = 256 * 1024;

@Injectable()
export class Feed implements OnModuleDestroy {
  private readonly readers = new Map<Reader, string>();
  private readonly listening;
  private readonly heartbeat;

  constructor(private readonly database: Database) {
    this.listening = database.listen([events.EVENT_CHANNEL, CREDENTIALS_CHANNEL], (channel, organizationId) => {
      if (channel === CREDENTIALS_CHANNEL) this.end(organizationId);
      else this.wake(organizationId);
    });
    this.heartbeat = setInterval(() => this.readers.forEach((_, reader) => reader.beat()), HEARTBEAT_MS).unref();
  }

  async open(caller: Caller, resourceId: string | undefined, lastEventId: string | string[] | undefined): Promise<Readable> {
    const place = typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : await events.newestPlace(this.database);
    const reader = new Reader(this.database, caller, resourceId, place);
    this.readers.set(reader, caller.organizationId);
    reader.stream.once('close', () => this.readers.delete(reader));
    reader.wake();
    return reader.stream;
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.heartbeat);
    for (const reader of this.readers.keys()) reader.stream.end();
    await this.listening.stop();
  }

  private end(organizationId: string): void {
    for (const [reader, of] of this.readers) if (!organizationId || of === organizationId) reader.stream.end();
  }

  private wake(organizationId: string): void {
    for (const [reader, of] of this.readers) if (!organizationId || of === organizationId) reader.wake();
  }
}

class Reader {
  readonly stream = new PassThrough({ highWaterMark: BUFFER_BYTES });
  private reading = false;
  private again = false;

  constructor(
    private readonly database: Database,
    private readonly caller: Caller,
    private readonly resourceId: string | undefined,
    private place: string,
  ) {
    this.stream.on('error', () => undefined);
    this.stream.write(': open\n\n');
  }

  beat(): void {
    this.stream.write(': still here\n\n');
    this.wake();
  }

  wake(): void {
    this.again = true;
    if (!this.reading) void this.read();
  }

  private async read(): Promise<void> {
    this.reading = true;
    while (this.again && !this.stream.destroyed) {
      this.again = false;
      const found = await events.feedAfter(this.database, this.caller.organizationId, this.place, this.resourceId).catch(() => []);
      for (const event of found) this.say(event);
      if (found.length > 0) this.again = true;
      if (this.stream.writableLength > BUFFER_BYTES) this.stream.destroy(); // a reader that does not read: it comes back with its place
    }
    this.reading = false;
  }

  private say(event: events.FeedEvent): void {
    this.place = event.place;
    if (!allows(this.caller, 'operation:read', { environmentId: event.environmentId, clusterId: event.resourceId })) return;
    const data = { type: event.type, resource: { kind: event.resourceKind, id: event.resourceId }, at: event.createdAt.toISOString(), data: event.data };
    this.stream.write(`id: ${event.place}\nevent: ${event.type}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
