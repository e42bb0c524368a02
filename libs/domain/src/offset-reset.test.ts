import { expect, it } from 'vitest';
import { planReset } from './offset-reset.ts';

const HELD = { topic: 't', partition: 0, committed: 50, start: 10, end: 100 };

it('moves offsets where they are wanted, and never outside of what the partition holds', () => {
  const to = (...[wanted, change]: [Parameters<typeof planReset>[0], Partial<Parameters<typeof planReset>[1][number]>?]) => planReset(wanted, [{ ...HELD, ...change }])[0];
  expect(to({ at: 'earliest' })).toEqual({ topic: 't', partition: 0, from: 50, to: 10, start_offset: 10, end_offset: 100, clamped: false });
  expect(to({ at: 'latest' })?.to).toBe(100);
  expect(to({ at: 'timestamp', timestamp: '2026-01-01T00:00:00Z' }, { atTime: 70 })?.to).toBe(70);
  expect(to({ at: 'timestamp', timestamp: '2026-01-01T00:00:00Z' })?.to).toBe(100);
  expect(to({ at: 'by', by: -5 })?.to).toBe(45);
  expect(to({ at: 'by', by: -500 })).toMatchObject({ to: 10, clamped: true });
  expect(to({ at: 'by', by: 5 }, { committed: null })).toMatchObject({ from: null, to: 15 });
  expect(to({ at: 'offset', offset: 1_000 })).toMatchObject({ to: 100, clamped: true });
});
