/** Gathers keys for a few milliseconds: a burst of watch events of one cluster is one key, and many keys are one call. */
import type { KeyQueue, QueuedKey } from '@samsa/queue/key-queue';

const WINDOW_MS = 5;

export class Wakes {
  private waiting = new Map<string, QueuedKey>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly queue: KeyQueue) {}

  add(key: QueuedKey): void {
    this.waiting.set(`${key.kind} ${key.id}`, key);
    this.timer ??= setTimeout(() => this.flush(), WINDOW_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private flush(): void {
    const keys = [...this.waiting.values()];
    this.waiting = new Map();
    this.timer = undefined;
    void this.queue.enqueue(keys);
  }
}
