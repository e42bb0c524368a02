import { describe, expect, test } from 'vitest';
import { Breaker } from './breaker.ts';
import { KubeFault } from './fault.ts';

const outage = () => Promise.reject(new KubeFault('unreachable', 'gone'));
const refusal = () => Promise.reject(new KubeFault('invalid', 'no'));
const fine = () => Promise.resolve('fine');

/** A breaker with a clock of its own. */
function breaker(limits = {}) {
  const clock = { nowMs: 0 };
  return { clock, one: new Breaker('dp-a', { failuresToOpen: 3, openMs: 1_000, maxOpenMs: 4_000, ...limits }, () => clock.nowMs) };
}

async function kindOf(call: Promise<unknown>): Promise<string> {
  return call.then(() => 'fine', (error: KubeFault) => error.kind);
}

describe('the breaker of a data plane', () => {
  test('opens after so many outages in a row and then refuses without calling', async () => {
    const { one } = breaker();
    for (let at = 0; at < 3; at++) expect(await kindOf(one.guard(outage))).toBe('unreachable');
    let called = false;
    const refused = await one.guard(async () => { called = true; }).catch((error: unknown) => error as KubeFault);
    expect(refused).toMatchObject({ kind: 'unavailable', retryAfterMs: 1_000 });
    expect([called, one.state]).toEqual([false, 'open']);
  });

  test('does not count refusals of a living server, and a success starts the count again', async () => {
    const { one } = breaker();
    for (let at = 0; at < 9; at++) expect(await kindOf(one.guard(refusal))).toBe('invalid');
    for (let at = 0; at < 9; at++) {
      await kindOf(one.guard(outage));
      await kindOf(one.guard(outage));
      expect(await kindOf(one.guard(fine))).toBe('fine');
    }
    expect(one.state).toBe('closed');
  });

  test('lets one call try after the pause; its success closes it', async () => {
    const { one, clock } = breaker();
    for (let at = 0; at < 3; at++) await kindOf(one.guard(outage));
    clock.nowMs = 1_000;
    expect(one.state).toBe('halfOpen');
    let answer: (value: string) => void = () => undefined;
    const trial = one.guard(() => new Promise<string>((resolve) => { answer = resolve; }));
    expect(await kindOf(one.guard(fine))).toBe('unavailable');
    answer('back');
    expect(await trial).toBe('back');
    expect(await kindOf(one.guard(fine))).toBe('fine');
  });

  test('pauses longer after each failed try, up to its limit', async () => {
    const { one, clock } = breaker();
    for (let at = 0; at < 3; at++) await kindOf(one.guard(outage));
    const pauses: (number | undefined)[] = [];
    for (let at = 0; at < 4; at++) {
      const refused = await one.guard(fine).catch((error: unknown) => error as KubeFault);
      const pauseMs = (refused as KubeFault).retryAfterMs ?? 0;
      pauses.push(pauseMs);
      clock.nowMs += pauseMs;
      expect(await kindOf(one.guard(outage))).toBe('unreachable');
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 4_000]);
  });

  test('never has more calls under way than its limit, keeps their order, and refuses when too many wait', async () => {
    const { one } = breaker({ maxInFlight: 2, maxWaiting: 3 });
    const release: (() => void)[] = [];
    const started: number[] = [];
    let most = 0;
    const calls = [0, 1, 2, 3, 4].map((id) => one.guard(() => {
      started.push(id);
      most = Math.max(most, one.inFlight);
      return new Promise<void>((resolve) => release.push(resolve));
    }));
    expect(await kindOf(one.guard(fine))).toBe('throttled');
    for (let at = 0; at < 5; at++) {
      await new Promise((resolve) => setImmediate(resolve));
      release[at]?.();
    }
    await Promise.all(calls);
    expect([started, most, one.inFlight, one.waiting]).toEqual([[0, 1, 2, 3, 4], 2, 0, 0]);
  });

  test('refuses those who wait when it opens', async () => {
    const { one } = breaker({ maxInFlight: 1, failuresToOpen: 1 });
    const first = kindOf(one.guard(outage));
    const second = kindOf(one.guard(fine));
    expect([await first, await second, one.inFlight]).toEqual(['unreachable', 'unavailable', 0]);
  });
});
