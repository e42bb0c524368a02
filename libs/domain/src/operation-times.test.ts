import type { Step } from '@samsa/contract/operations';
import { describe, expect, it } from 'vitest';
import { etaOf, isStuck, STUCK_LEAST_SECONDS, timeKey, type UsualTime, withUsual } from './operation-times.ts';

const NOW = new Date('2026-01-01T00:01:00.000Z');
const usual = new Map<string, UsualTime>([['objects', 4], ['ready', 30], ['canary', 2]].map(([step, seconds]) => [timeKey('create', String(step)), { medianSeconds: Number(seconds), p95Seconds: 99 }]));
const steps = (readyFrom: string): Step[] => [
  { name: 'objects', state: 'done', started_at: '2026-01-01T00:00:00.000Z', ended_at: readyFrom },
  { name: 'ready', state: 'running', started_at: readyFrom },
  { name: 'canary', state: 'planned' },
];
const eta = (of: Step[]) => etaOf({ intent: 'create', steps: of }, usual, NOW);

describe('the estimated end of an operation', () => {
  it('is what its remaining steps usually take, less what has passed', () => {
    expect(eta(steps('2026-01-01T00:00:50.000Z'))).toBe('2026-01-01T00:01:22.000Z');
  });

  it('expects a step that is late any moment', () => {
    expect(eta(steps('2026-01-01T00:00:00.000Z'))).toBe('2026-01-01T00:01:02.000Z');
  });

  it('is not guessed', () => {
    expect(eta([{ name: 'unheard-of', state: 'running', started_at: NOW.toISOString() }])).toBeUndefined();
    expect(eta([])).toBeUndefined();
  });

  it('stands beside what each step usually takes', () => {
    const shown = withUsual({ intent: 'create' as const, steps: [...steps(NOW.toISOString()), { name: 'access', state: 'planned' as const }] }, usual);
    expect(shown.steps.map((step) => step.usual_seconds)).toEqual([4, 30, 2, undefined]);
  });
});

describe('a running step', () => {
  it('is stuck beyond twice its usual time, and two minutes at least', () => {
    const slow: UsualTime = { medianSeconds: 1, p95Seconds: 100 };
    expect([isStuck(STUCK_LEAST_SECONDS, undefined), isStuck(STUCK_LEAST_SECONDS + 1, undefined), isStuck(199, slow), isStuck(201, slow)]).toEqual([false, true, false, true]);
  });
});
