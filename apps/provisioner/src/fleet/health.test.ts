import { describe, expect, it } from 'vitest';
import { ASKED_AFTER_MS, ASKED_AGAIN_MS, healthOf, type Signs, UNKNOWN_AFTER_MS } from './health.ts';

const fine: Signs = { silentMs: 0, openMs: 60_000, complete: true, complaint: undefined };

describe('what is said of a data plane', () => {
  it('is Ready while it is heard and everything is listed', () => {
    expect(healthOf(fine)).toEqual({ state: 'Ready', cause: undefined });
  });

  it('is nothing in the first moments, and Degraded when its lists take long', () => {
    expect(healthOf({ ...fine, complete: false, openMs: 5_000 })).toBeUndefined();
    expect(healthOf({ ...fine, complete: false, openMs: 11_000 })?.state).toBe('Degraded');
  });

  it('is Degraded with the reason while it answers and something is wrong', () => {
    expect(healthOf({ ...fine, complaint: 'No operator is there.' })).toEqual({ state: 'Degraded', cause: 'No operator is there.' });
  });

  it('is Unknown after more than half a minute of silence, whatever else is known', () => {
    expect(healthOf({ ...fine, silentMs: UNKNOWN_AFTER_MS + 1, complaint: 'No operator is there.' })?.state).toBe('Unknown');
    expect(UNKNOWN_AFTER_MS - ASKED_AFTER_MS).toBeGreaterThanOrEqual(2 * ASKED_AGAIN_MS); // two questions fit before
  });
});
