/**
 * Keys to work on. One key is never worked on twice at the same time; a key that is added while it is worked on is worked on once more,
 * so no wake-up is lost; a key that fails comes back after a growing, jittered pause.
 */

const BACKOFF_FIRST_MS = 250;
const BACKOFF_MAX_MS = 30_000;

export interface QueueOptions {
  /** Keys worked on at the same time. */
  concurrency: number;
  /** One pass over a key; the milliseconds after which it wants the next, or nothing. */
  work: (key: string) => Promise<number | undefined>;
  onError: (key: string, error: unknown) => void;
}

export class WorkQueue {
  readonly #options: QueueOptions;
  readonly #waiting = new Set<string>();
  readonly #working = new Map<string, Promise<void>>();
  readonly #timers = new Map<string, { timer: NodeJS.Timeout; at: number }>();
  readonly #failures = new Map<string, number>();
  #stopped = false;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  add(key: string): void {
    if (this.#stopped) return;
    this.#waiting.add(key);
    this.#next();
  }

  /** Adds the key in `delayMs`, unless it is to come sooner anyway. */
  addAfter(key: string, delayMs: number): void {
    if (this.#stopped) return;
    const at = Date.now() + delayMs;
    const known = this.#timers.get(key);
    if (known && known.at <= at) return;
    clearTimeout(known?.timer);
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      this.add(key);
    }, delayMs);
    this.#timers.set(key, { timer, at });
  }

  /** No key is begun any more; resolves when those being worked on are done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.clear();
    for (const { timer } of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    await Promise.all(this.#working.values());
  }

  #next(): void {
    for (const key of this.#waiting) {
      if (this.#working.size >= this.#options.concurrency) return;
      if (this.#working.has(key)) continue;
      this.#waiting.delete(key);
      this.#working.set(key, this.#pass(key));
    }
  }

  async #pass(key: string): Promise<void> {
    try {
      const again = await this.#options.work(key);
      this.#failures.delete(key);
      if (again !== undefined) this.addAfter(key, again);
    } catch (error) {
      const failures = this.#failures.get(key) ?? 0;
      this.#failures.set(key, failures + 1);
      this.#options.onError(key, error);
      this.addAfter(key, Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** failures) * (0.5 + 0.5 * Math.random()));
    }
    this.#working.delete(key);
    this.#next();
  }
}
