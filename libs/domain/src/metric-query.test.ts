import { describe, expect, it } from 'vitest';
import { matches, spanOf } from './metric-query.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const HOUR = 3_600_000;

describe('an interval', () => {
  it.each([
    ['2026-11-22T10:00:00Z/2026-11-22T11:00:00Z', -2, -1], ['2026-11-22T10:00:00+00:00/PT2H', -2, 0], ['PT90M/now', -1.5, 0], ['P1DT1H/2026-11-22T12:00:00.000Z', -25, 0],
  ])('%s is understood', (interval, from, to) => {
    expect(spanOf(interval, 'PT1H', NOW)).toEqual({ fromMs: NOW + from * HOUR, toMs: NOW + to * HOUR });
  });

  it.each(['', 'now', 'now/now', 'PT1H/PT1H', 'P/now', 'PT/now', 'PT1H', 'now/PT1H/now', '2026-11-22/now', '2026-11-22T13:00:00Z/now', 'PT0S/now'])('%j is refused', (interval) => {
    expect(() => spanOf(interval, 'PT1H', NOW)).toThrow('no interval');
  });

  it('is bounded by the steps it is asked in', () => {
    expect(() => spanOf('PT7H/now', 'PT1M', NOW)).toThrow('too long for steps of PT1M: ask for 6 hours');
  });
});

describe('a filter', () => {
  const of = (field: 'resource.kafka.id' | 'metric.topic', value: string) => ({ op: 'EQ' as const, field, value });
  const [mine, orders] = [of('resource.kafka.id', 'lkc-1'), of('metric.topic', 'orders')];

  it('says what it means, and maybe where a label is not said', () => {
    const labels = { 'resource.kafka.id': 'lkc-1', 'metric.topic': 'orders' };
    expect(matches(null, {})).toBe(true);
    expect([mine, orders, { op: 'NOT' as const, filter: orders }].map((one) => matches(one, labels))).toEqual([true, true, false]);
    expect(matches({ op: 'AND', filters: [mine, { op: 'NOT', filter: orders }] }, { 'resource.kafka.id': 'lkc-1' })).toBe('maybe');
    expect(matches({ op: 'AND', filters: [orders, mine] }, { 'resource.kafka.id': 'lkc-2' })).toBe(false);
    expect(matches({ op: 'OR', filters: [orders, mine] }, { 'resource.kafka.id': 'lkc-1' })).toBe(true);
  });

  it('is refused when it is nested too deep', () => {
    const nested = Array.from({ length: 10 }).reduce<Parameters<typeof matches>[0]>((filter) => ({ op: 'NOT', filter: filter! }), mine);
    expect(() => matches(nested, {})).toThrow('flatter');
  });
});
