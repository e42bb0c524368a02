/** Requests a key may send in each second, counted in this process. A bounded map: the coldest keys are forgotten first. */
import { LRUCache } from 'lru-cache';

const KEYS_REMEMBERED = 50_000;
const WINDOW_MS = 1_000;

export interface Verdict {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the window begins anew. */
  resetSeconds: number;
}

export class RateLimit {
  private readonly windows = new LRUCache<string, { since: number; count: number }>({ max: KEYS_REMEMBERED });

  constructor(private readonly perSecond: number) {}

  take(key: string, nowMs: number = performance.now()): Verdict {
    let window = this.windows.get(key);
    if (!window || nowMs - window.since >= WINDOW_MS) {
      window = { since: nowMs, count: 0 };
      this.windows.set(key, window);
    }
    window.count++;
    return {
      allowed: window.count <= this.perSecond,
      limit: this.perSecond,
      remaining: Math.max(0, this.perSecond - window.count),
      resetSeconds: 1,
    };
  }
}
