import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventOf, isStopped, type Lapse, nextOf, type Standing, STANDING_EVENTS, type StandingEvent, type StandingFacts, STANDINGS, stepOf, stoppedInWords, TRANSITIONS, trialWarnings } from './billing-standing.ts';
import { micros } from './money.ts';

const DAY = 86_400_000;
const TIMES = { grace: 3 * DAY, suspended: 14 * DAY, trash: 14 * DAY };
const trial = (endsAtMs: number, left = 1) => ({ endsAtMs, creditLeft: micros(left) });
const facts = (some: Partial<StandingFacts>): StandingFacts => ({ state: 'paying', because: null, nextAtMs: null, held: false, trial: null, debt: false, nowMs: 100 * DAY, ...some });

/** Takes steps, a day after each deadline, until nothing more comes about. */
function walk(start: StandingFacts): Standing[] {
  const seen: Standing[] = [start.state];
  let now = start;
  for (let turn = 0; turn < 20; turn++) {
    const step = stepOf(now, TIMES);
    if (!step) {
      if (now.nextAtMs === null || now.nextAtMs < now.nowMs) return seen;
      now = { ...now, nowMs: now.nextAtMs };
      continue;
    }
    now = { ...now, state: step.state, because: step.because, nextAtMs: step.nextAtMs };
    seen.push(step.state);
  }
  return seen;
}

describe('how an organization stands with its bill', () => {
  it('has an answer to every event in every state', () => {
    for (const state of STANDINGS) for (const event of STANDING_EVENTS) expect(STANDINGS).toContain(TRANSITIONS[state][event]);
  });

  it.each<[string, StandingFacts, Standing[]]>([
    ['nothing happens to who pays', facts({}), ['paying']],
    ['a trial within its time and credit goes on', facts({ state: 'trial', trial: trial(101 * DAY) }), ['trial']],
    ['a trial that is over goes all the way', facts({ state: 'trial', trial: trial(99 * DAY) }), ['trial', 'grace', 'suspended', 'trash', 'purged']],
    ['a trial whose credit is used up as well', facts({ state: 'trial', trial: trial(120 * DAY, 0) }), ['trial', 'grace', 'suspended', 'trash', 'purged']],
    ['an invoice past due walks the same path', facts({ debt: true }), ['paying', 'grace', 'suspended', 'trash', 'purged']],
    ['a trial that is extended in the trash comes back', facts({ state: 'trash', because: 'trial', nextAtMs: 200 * DAY, trial: trial(120 * DAY) }), ['trash', 'trial']],
    ['who pays the debt comes back', facts({ state: 'suspended', because: 'debt', nextAtMs: 200 * DAY }), ['suspended', 'paying']],
    ['who begins to pay during the trial is on trial no more', facts({ state: 'trial' }), ['trial', 'paying']],
    ['suspended by hand nobody is purged', facts({ held: true, debt: true }), ['paying', 'suspended']],
    ['let go on by hand it is where it would be', facts({ state: 'suspended', because: 'admin' }), ['suspended', 'paying']],
    ['let go on by hand with a debt it has the whole time again', facts({ state: 'suspended', because: 'admin', debt: true }), ['suspended', 'suspended', 'trash', 'purged']],
    ['taken out of the trash by hand it is purged no more', facts({ state: 'trash', because: 'debt', nextAtMs: 99 * DAY, held: true, debt: true }), ['trash', 'suspended']],
    ['no trial brings back what was purged', facts({ state: 'purged', because: 'trial', trial: trial(200 * DAY) }), ['purged']],
    ['who pays after the purge begins anew', facts({ state: 'purged', because: 'trial' }), ['purged', 'paying']],
  ])('%s', (_, start, path) => {
    expect(walk(start)).toEqual(path);
  });

  const any = fc.record({
    state: fc.constantFrom(...STANDINGS), because: fc.constantFrom<Lapse | null>('trial', 'debt', 'admin', null), held: fc.boolean(), debt: fc.boolean(),
    nextAtMs: fc.option(fc.integer({ min: 0, max: 200 * DAY })), trial: fc.option(fc.record({ endsAtMs: fc.integer({ min: 0, max: 200 * DAY }), creditLeft: fc.bigInt(-5n, 5n).map(micros) })),
    nowMs: fc.constant(100 * DAY),
  });

  it('comes to rest whatever is so: the same facts never move it twice', () => {
    fc.assert(fc.property(any, (one) => {
      const step = stepOf(one, TIMES);
      if (!step) return;
      const after = { ...one, ...step };
      expect(eventOf(after)).toSatisfy((event: StandingEvent | undefined) => event === undefined || TRANSITIONS[after.state][event] !== one.state || event === 'lapsed' || event === 'released');
      expect(STANDINGS.indexOf(step.state) - STANDINGS.indexOf(one.state)).toBeLessThanOrEqual(one.state === 'trial' ? 3 : 2);
    }));
  });

  it('never jumps over a step by itself, however long nobody has looked', () => {
    const late = stepOf(facts({ state: 'grace', because: 'trial', nextAtMs: 0, trial: trial(0) }), TIMES);
    expect(late).toEqual({ event: 'timeUp', state: 'suspended', because: 'trial', nextAtMs: 114 * DAY });
  });

  it('says what follows and when', () => {
    expect(nextOf({ state: 'trial', because: null, nextAtMs: null, trial: trial(9) })).toEqual({ state: 'grace', atMs: 9 });
    expect(nextOf({ state: 'grace', because: 'debt', nextAtMs: 9, trial: null })).toEqual({ state: 'suspended', atMs: 9 });
    expect(nextOf({ state: 'suspended', because: 'admin', nextAtMs: null, trial: null })).toBeUndefined();
    expect(nextOf({ state: 'purged', because: 'debt', nextAtMs: null, trial: null })).toBeUndefined();
  });

  it('tells cause and remedy of every refusal', () => {
    for (const state of STANDINGS.filter(isStopped)) {
      for (const because of ['trial', 'debt', 'admin'] as const) expect(stoppedInWords(state as 'suspended', because)).toMatch(/^This organization (?:is|was) .*\. .*\. .*Reading and deleting goes on\.$/);
    }
  });
});

describe('the warnings of a trial', () => {
  const about = { startedAtMs: 0, endsAtMs: 30 * DAY, credit: micros(100), used: micros(0) };

  it.each([[10, []], [23, [7]], [26.9, [7]], [27, [3]], [29.5, [1]], [31, [1]]])('are of the days that are left: after %d days', (day, marks) => {
    expect(trialWarnings(about, day * DAY).map(({ mark }) => mark)).toEqual(marks);
  });

  it.each([[49, []], [50, [50]], [79, [50]], [80, [80]], [100, [100]], [500, [100]]])('are of the credit that is used: %d of 100', (used, marks) => {
    expect(trialWarnings({ ...about, used: micros(used) }, 0).map(({ mark }) => mark)).toEqual(marks);
  });

  it('leave out what a short trial was born beyond', () => {
    expect(trialWarnings({ ...about, endsAtMs: 5 * DAY }, 0)).toEqual([]);
  });
});
