/**
 * The bulkhead of one data plane: how many calls may be under way, how many may wait, and when to stop calling at all.
 *
 *   closed ── FAILURES_TO_OPEN outages in a row ──▶ open ── its pause is over ──▶ half-open: one call tries ──▶ closed
 *                                                     ▲                                  │
 *                                                     └──── longer pause, at most MAX ◀──┘ outage
 *
 * Only outages count (unreachable, timeout, unavailable): a server that refuses is alive. The pause is capped so that a plane
 * that came back is used again within ten seconds. cockatiel was rejected: two policies to compose and no bound on the waiting
 * calls' number and age together.
 */
import { isOutage, KubeFault } from './fault.ts';

export interface BreakerLimits {
  /** Calls under way at once. */
  maxInFlight: number;
  /** Calls waiting for a place; one more is refused. */
  maxWaiting: number;
  /** Outages in a row that open it. */
  failuresToOpen: number;
  /** The first pause; doubles with every failed try. */
  openMs: number;
  maxOpenMs: number;
}

export const BREAKER_LIMITS: BreakerLimits = { maxInFlight: 8, maxWaiting: 256, failuresToOpen: 5, openMs: 1_000, maxOpenMs: 8_000 };

export type BreakerState = 'closed' | 'open' | 'halfOpen';

interface Waiting {
  start: () => void;
  refuse: (fault: KubeFault) => void;
}

export class Breaker {
  private readonly name: string;
  private readonly limits: BreakerLimits;
  private readonly now: () => number;
  private readonly queued: Waiting[] = [];
  private taken = 0;
  private failures = 0;
  private pauseMs = 0;
  private closedAgainAt = 0;
  private trying = false;

  /** `name` is the data plane's, for messages. `now` answers monotonic milliseconds. */
  constructor(name: string, limits: Partial<BreakerLimits> = {}, now: () => number = () => performance.now()) {
    this.name = name;
    this.limits = { ...BREAKER_LIMITS, ...limits };
    this.now = now;
  }

  get state(): BreakerState {
    if (this.pauseMs === 0) return 'closed';
    return this.now() < this.closedAgainAt ? 'open' : 'halfOpen';
  }

  get inFlight(): number {
    return this.taken;
  }

  get waiting(): number {
    return this.queued.length;
  }

  /**
   * Runs `fn` when there is a place for it.
   * @throws KubeFault unavailable with `retryAfterMs` when the breaker is open, throttled when too many wait; else what `fn` throws.
   */
  async guard<T>(fn: () => Promise<T>): Promise<T> {
    const trial = await this.enter();
    try {
      const result = await fn();
      this.succeeded();
      return result;
    } catch (error) {
      if (isOutage(error)) this.failed();
      else this.succeeded();
      throw error;
    } finally {
      if (trial) this.trying = false;
      this.leave();
    }
  }

  /** Takes a place, waiting for one if need be; true when this call is the half-open try. */
  private async enter(): Promise<boolean> {
    if (this.refuses()) throw this.openFault();
    if (this.taken < this.limits.maxInFlight) {
      this.taken += 1;
      return this.isTrial();
    }
    if (this.queued.length >= this.limits.maxWaiting) {
      throw new KubeFault('throttled', `${this.name}: ${this.limits.maxWaiting} calls wait already`, { retryAfterMs: this.limits.openMs });
    }
    await new Promise<void>((resolve, reject) => this.queued.push({ start: resolve, refuse: reject }));
    // The place of the call that left is ours now, though the breaker may have opened meanwhile.
    if (!this.refuses()) return this.isTrial();
    this.leave();
    throw this.openFault();
  }

  private leave(): void {
    const next = this.queued.shift();
    if (next) next.start();
    else this.taken -= 1;
  }

  private refuses(): boolean {
    const state = this.state;
    return state === 'open' || (state === 'halfOpen' && this.trying);
  }

  private isTrial(): boolean {
    if (this.state !== 'halfOpen') return false;
    this.trying = true;
    return true;
  }

  private openFault(): KubeFault {
    const leftMs = Math.max(0, Math.ceil(this.closedAgainAt - this.now()));
    return new KubeFault('unavailable', `${this.name}: not called, ${this.failures} outages in a row`, { retryAfterMs: leftMs });
  }

  private succeeded(): void {
    this.failures = 0;
    this.pauseMs = 0;
  }

  private failed(): void {
    this.failures += 1;
    const alreadyOpen = this.state === 'open';
    if (alreadyOpen || this.failures < this.limits.failuresToOpen) return;
    this.pauseMs = this.pauseMs === 0 ? this.limits.openMs : Math.min(this.pauseMs * 2, this.limits.maxOpenMs);
    this.closedAgainAt = this.now() + this.pauseMs;
    for (const one of this.queued.splice(0)) one.refuse(this.openFault());
  }
}
