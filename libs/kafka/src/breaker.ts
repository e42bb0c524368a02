/**
 * A circuit breaker for one cluster. Pure but for its own state: the clock is an argument. It counts silence only; a broker
 * that answers "no" is alive.
 */

export interface BreakerLimits {
  /** Silent calls in a row that open it. */
  failuresToOpen: number;
  /** Closed to all for this long, then one call may try; doubled each time that fails. */
  openMs: number;
  /** The longest it stays closed to all, which is also how late a recovery may be noticed. */
  maxOpenMs: number;
}

export class Breaker {
  readonly #limits: BreakerLimits;
  #failures = 0;
  #openUntilMs = 0;
  #openMs: number;
  #trying = false;

  constructor(limits: BreakerLimits) {
    this.#limits = limits;
    this.#openMs = limits.openMs;
  }

  get isOpen(): boolean {
    return this.#failures >= this.#limits.failuresToOpen;
  }

  /** May a call go out? After the pause one may, as the trial; its outcome must be told by `answered` or `silent`. */
  admits(nowMs: number): boolean {
    if (!this.isOpen) return true;
    if (this.#trying || nowMs < this.#openUntilMs) return false;
    this.#trying = true;
    return true;
  }

  answered(): void {
    this.#failures = 0;
    this.#trying = false;
    this.#openMs = this.#limits.openMs;
  }

  /** A call that was out before it opened says nothing new: only the trial lengthens the pause. */
  silent(nowMs: number): void {
    if (this.isOpen && !this.#trying) return;
    if (this.#trying) this.#openMs = Math.min(this.#openMs * 2, this.#limits.maxOpenMs);
    this.#trying = false;
    this.#failures++;
    if (this.isOpen) this.#openUntilMs = nowMs + this.#openMs;
  }
}
