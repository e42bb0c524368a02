/**
 * How much may be begun at once by all connections of a process together: opening two thousand data planes in one breath would time out
 * half of them and starve the rest of the process. A place is given back when the work is over, or after a while: whoever waits
 * for a server that never answers must not keep the others out.
 */
export interface GateLimits {
  /** Begun at once. */
  places: number;
  /** A place is held no longer than this, though the work goes on. */
  heldMostMs: number;
}

export const GATE_LIMITS: GateLimits = { places: 32, heldMostMs: 500 };

export class Gate {
  private readonly limits: GateLimits;
  private readonly waiting: (() => void)[] = [];
  private next = 0;
  private taken = 0;

  constructor(limits: Partial<GateLimits> = {}) {
    this.limits = { ...GATE_LIMITS, ...limits };
  }

  /** Runs `work` when there is a place; first come, first served. @throws what `work` throws */
  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.taken < this.limits.places) this.taken += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    let held = true;
    const leave = (): void => {
      if (!held) return;
      held = false;
      this.leave();
    };
    const timer = setTimeout(leave, this.limits.heldMostMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      leave();
    }
  }

  private leave(): void {
    const next = this.waiting[this.next];
    if (!next) {
      this.taken -= 1;
      return;
    }
    this.next += 1;
    if (this.next === this.waiting.length) {
      this.waiting.length = 0;
      this.next = 0;
    }
    next();
  }
}
