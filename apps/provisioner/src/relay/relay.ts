/**
 * From the outbox to the queue. A notice wakes it, a short poll makes up for a lost notice, and a sweep over generations
 * and due times makes up for everything else: a lost outbox row, a flushed Redis, a process that died in the middle.
 */
import type { KeyQueue } from '@samsa/queue/key-queue';
import { type DueKey, due } from '@samsa/store/cluster-work';
import type { Database } from '@samsa/store/database';
import { drain, OUTBOX_CHANNEL } from '@samsa/store/outbox';

const POLL_MS = 1_000;
const BATCH = 200;

export class Relay {
  private timer: NodeJS.Timeout | undefined;
  private listening: { stop(): Promise<void> } | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private sweeping = false;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly queue: KeyQueue,
    private readonly shards: () => readonly number[],
    private readonly onFault: (fault: Error) => void,
    /** Of the keys that are due, those that want a pass. */
    private readonly sift: (keys: readonly DueKey[]) => Promise<{ wanted: readonly DueKey[]; putOff: number }>,
  ) {}

  start(): void {
    this.listening = this.database.listen([OUTBOX_CHANNEL], () => this.wake());
    this.timer = setInterval(() => void this.sweep(), POLL_MS);
  }

  wake(): void {
    this.again = true;
    this.running ??= this.drainAll().finally(() => (this.running = undefined));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.listening?.stop();
    await this.running;
  }

  private async drainAll(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        const taken = await this.database.transact((tx) => drain(tx, this.shards(), BATCH), 'forgettable');
        await this.queue.enqueue(taken.map(({ kind, id, shard }) => ({ kind, id, shard })));
        if (taken.length === BATCH) this.again = true;
      } catch (fault) {
        this.onFault(fault as Error);
      }
    }
  }

  private async sweep(): Promise<void> {
    this.wake();
    if (this.sweeping) return;
    this.sweeping = true;
    try {
      const shards = this.shards();
      for (let found = BATCH; found >= BATCH && shards.length > 0 && !this.stopped; ) {
        const keys = await due(this.database, shards, BATCH);
        const { wanted, putOff } = await this.sift(keys);
        await this.queue.enqueue(wanted);
        found = putOff < BATCH / 2 ? 0 : keys.length; // what is worked stays due until its pass has begun
      }
    } catch (fault) {
      this.onFault(fault as Error);
    } finally {
      this.sweeping = false;
    }
  }
}
