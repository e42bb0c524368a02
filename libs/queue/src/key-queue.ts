/**
 * Keys in Redis, one queue a process. Only hints live here: Postgres can rebuild every one, so adding never waits for a
 * Redis that is away, and nothing is lost with it. `deduplication` with `keepLastIfActive` keeps a wake-up that arrives
 * while its key is being worked; BullMQ's plain `jobId` drops it (tried: the last change was never seen). Because a
 * flushed Redis forgets what is active, the process also keeps its own set: a key is never worked twice at once here.
 */
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

export interface QueuedKey {
  kind: string;
  id: string;
  shard: number;
}

export interface KeyQueueOptions {
  url: string;
  name: string;
  /** Keys worked at once. */
  concurrency: number;
  onFault: (fault: Error) => void;
}

const LOCK_MS = 15_000;
const COMMAND_TIMEOUT_MS = 2_000;

export class KeyQueue {
  private readonly producer: Redis;
  private readonly consumer: Redis;
  private readonly queue: Queue<QueuedKey>;
  private readonly active = new Map<string, { again: boolean }>();
  private worker: Worker<QueuedKey> | undefined;

  constructor(private readonly options: KeyQueueOptions) {
    this.producer = new Redis(options.url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: COMMAND_TIMEOUT_MS, retryStrategy: reconnectMs });
    this.consumer = new Redis(options.url, { maxRetriesPerRequest: null, retryStrategy: reconnectMs });
    for (const connection of [this.producer, this.consumer]) connection.on('error', options.onFault);
    this.queue = new Queue(options.name, {
      connection: this.producer as never,
      skipVersionCheck: true,
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    });
    this.queue.on('error', options.onFault);
  }

  /** Leaves hints. @returns false when Redis could not be reached: the caller's sweep will find the same work. */
  async enqueue(keys: readonly QueuedKey[]): Promise<boolean> {
    if (keys.length === 0) return true;
    if (this.producer.status !== 'ready') return false;
    try {
      await this.queue.addBulk(
        keys.map((key) => ({ name: key.kind, data: key, opts: { deduplication: { id: `${key.kind}.${key.id}`, keepLastIfActive: true } } })),
      );
      return true;
    } catch (fault) {
      this.options.onFault(fault as Error);
      return false;
    }
  }

  /** Works keys until closed. `handle` must not throw for what it expects: a throw only reaches `onFault`. */
  work(handle: (key: QueuedKey) => Promise<void>): void {
    this.worker = new Worker<QueuedKey>(this.options.name, (job) => this.exclusively(job.data, handle), {
      connection: this.consumer as never,
      concurrency: this.options.concurrency,
      lockDuration: LOCK_MS,
      skipVersionCheck: true,
    });
    this.worker.on('error', this.options.onFault);
    this.worker.on('failed', (_job, fault) => this.options.onFault(fault));
  }

  private async exclusively(key: QueuedKey, handle: (key: QueuedKey) => Promise<void>): Promise<void> {
    const name = `${key.kind}.${key.id}`;
    const running = this.active.get(name);
    if (running) {
      running.again = true;
      return;
    }
    const mine = { again: true };
    this.active.set(name, mine);
    try {
      while (mine.again) {
        mine.again = false;
        await handle(key);
      }
    } finally {
      this.active.delete(name);
    }
  }

  /** Waits for what is being worked, then forgets the queue: it is this process's own. */
  async close(): Promise<void> {
    await this.worker?.close();
    if (this.producer.status === 'ready') await this.queue.obliterate({ force: true }).catch(() => undefined);
    await this.queue.close().catch(() => undefined);
    this.producer.disconnect();
    this.consumer.disconnect();
  }
}

const RECONNECT_MOST_MS = 1_000;
const reconnectMs = (attempt: number): number => Math.min(RECONNECT_MOST_MS, 50 * 2 ** Math.min(attempt, 5));
