/**
 * Notices that the machine slept, or that this process was stopped (Ctrl-Z): then leases ran out and time-outs struck for
 * no fault of anything, and an error read afterwards should say so.
 */
const LOOK_EVERY_MS = 1_000;
const NOTICE_MS = 10_000;

export interface SleepWatch {
  /** How long it slept since the watch began, in ms. */
  sleptMs(): number;
  stop(): void;
}

/** @param noticed is called on waking, with how long it slept in ms. */
export function watchSleep(noticed: (sleptMs: number) => void): SleepWatch {
  let lookedAt = Date.now();
  let total = 0;
  const timer = setInterval(() => {
    const now = Date.now();
    const missed = now - lookedAt - LOOK_EVERY_MS;
    lookedAt = now;
    if (missed < NOTICE_MS) return;
    total += missed;
    noticed(missed);
  }, LOOK_EVERY_MS);
  return { sleptMs: () => total, stop: () => clearInterval(timer) };
}
