import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoiceOf } from './invoice.ts';
import { micros, quotient, sum, textOf } from './money.ts';
import { bookAt, checkDefinition, FIRST_PRICES, METRICS, type Metric, type PriceBook, priceFor } from './price-book.ts';
import { type CostLine, monthBounds, MONTH_HOURS, priceOf, rate, type Usage, usageOf } from './rating.ts';

const MONTH = '2026-11';
const { fromMs: START, toMs: END } = monthBounds(MONTH);
const DAY = 86_400_000;
const HOUR = 3_600_000;
const book = (version: number, effectiveFromMs: number, definition = FIRST_PRICES): PriceBook => ({ currency: 'USD', version, effectiveFromMs, ...definition });
const FIRST = book(1, 0);

const tiers = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 3 }).chain((bounds) =>
  fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: bounds.length + 1, maxLength: bounds.length + 1 }).map((prices) =>
    prices.map((one, at) => ({ micros: one, upTo: bounds.toSorted((a, b) => a - b)[at] }))));
const books = fc.tuple(tiers, tiers, fc.integer({ min: START, max: END })).map(([first, second, change]): PriceBook[] => [
  book(1, 0, { prices: [{ metric: 'CKU_HOUR', tiers: first }], support: {} }), book(2, change, { prices: [{ metric: 'CKU_HOUR', tiers: second }], support: {} }),
]);
const sold = { environmentId: 'env-1', plan: 'dedicated', cloud: 'AWS', region: 'r', metric: 'CKU_HOUR' as Metric };
const interval = fc.record({ fromMs: fc.integer({ min: START - 5 * DAY, max: END }), forMs: fc.integer({ min: 1, max: 40 * DAY }), rate: fc.integer({ min: 1, max: 24 }), resource: fc.integer({ min: 1, max: 3 }) })
  .map(({ fromMs, forMs, rate: cku, resource }) => ({ ...sold, source: 'i', resourceId: `lkc-${resource}`, fromMs, toMs: fromMs + forMs, rate: cku }));
const said = (lines: CostLine[]) => lines.map(({ parts: _, ...line }) => line);

describe('rating', () => {
  it('never changes its price because an interval is split', () => {
    fc.assert(fc.property(fc.array(interval, { minLength: 1, maxLength: 6 }), books, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }), (whole, priced, places) => {
      const split = whole.flatMap((one) => {
        const at = [one.fromMs, ...places.map((place) => Math.round(one.fromMs + place * (one.toMs - one.fromMs))).sort((a, b) => a - b), one.toMs];
        return at.slice(1).map((toMs, index) => ({ ...one, fromMs: at[index]!, toMs }));
      });
      expect(said(rate(split.toReversed(), priced, MONTH))).toEqual(said(rate(whole, priced, MONTH)));
    }));
  });

  it('makes an invoice that is the sum of its lines, and lines that are the sum of their days', () => {
    fc.assert(fc.property(fc.array(interval, { maxLength: 6 }), books, fc.boolean(), (usage, priced, supported) => {
      const costs = rate(usage, priced, MONTH);
      const invoice = invoiceOf(costs, supported ? { name: 'developer', price: FIRST_PRICES.support['developer']! } : undefined);
      expect(sum(invoice.lines.map((line) => line.amount))).toBe(invoice.total);
      expect(invoice.total % 10_000n).toBe(0n);
      const usageLines = invoice.lines.filter((line) => line.kind === 'usage');
      expect(sum(usageLines.map((line) => line.amount))).toBe(sum(costs.map((line) => line.amount)));
      expect(usageLines.reduce((total, line) => total + line.quantity, 0n)).toBe(costs.reduce((total, line) => total + line.quantity, 0n));
    }));
  });

  it('prices each part by the book in force, when the price changes at midnight on the 15th', () => {
    const change = START + 14 * DAY;
    const dearer: PriceBook = { ...FIRST, version: 2, effectiveFromMs: change, prices: [{ metric: 'CKU_HOUR', tiers: [{ micros: 3_000_000 }] }] };
    const usage: Usage[] = [{ ...sold, source: 'i', resourceId: 'lkc-1', fromMs: START, toMs: END, rate: 2 }];
    const lines = rate(usage, [FIRST, dearer], MONTH);
    expect(lines).toHaveLength(30);
    const before = lines.filter((line) => line.book.version === 1);
    expect(before.map((line) => line.day).at(-1)).toBe('2026-11-14');
    expect(sum(before.map((line) => line.amount))).toBe(14n * 24n * 2n * 2_150_000n);
    expect(sum(lines.filter((line) => line.book.version === 2).map((line) => line.amount))).toBe(16n * 24n * 2n * 3_000_000n);
  });

  it('cuts the day in two where a price changes in the middle of it', () => {
    const noon = START + 12 * HOUR;
    const usage: Usage[] = [{ ...sold, source: 'i', resourceId: 'lkc-1', fromMs: START, toMs: START + DAY, rate: 1 }];
    const lines = rate(usage, [FIRST, { ...FIRST, version: 2, effectiveFromMs: noon }], MONTH);
    expect(lines.map((line) => [line.day, line.book.version, line.quantity])).toEqual([['2026-11-01', 1, BigInt(12 * HOUR)], ['2026-11-01', 2, BigInt(12 * HOUR)]]);
  });

  it('counts tiers from the first of the month, over days and books', () => {
    const tiered = { prices: [{ metric: 'CKU_HOUR' as const, tiers: [{ upTo: 30, micros: 2 }, { micros: 1 }] }], support: {} };
    const usage: Usage[] = [{ ...sold, source: 'i', resourceId: 'lkc-1', fromMs: START, toMs: START + 2 * DAY, rate: 1 }];
    expect(rate(usage, [book(1, 0, tiered)], MONTH).map((line) => [line.day, line.tier, line.amount])).toEqual([['2026-11-01', 1, 48n], ['2026-11-02', 1, 12n], ['2026-11-02', 2, 18n]]);
  });

  it('lets a cluster that does nothing pay the least, a few partitions nothing, and what is not running nothing', () => {
    const at = { source: 'i', resourceId: 'lkc-1', environmentId: 'env-1', plan: 'basic', cloud: 'AWS', region: 'r', fromMs: START, toMs: START + HOUR };
    expect(rate([{ ...at, metric: 'ECKU_HOUR', rate: 0 }], [FIRST], MONTH).map((line) => line.amount)).toEqual([90_000n]);
    expect(rate([{ ...at, metric: 'PARTITION_HOUR', rate: 10 }], [FIRST], MONTH)).toEqual([]);
    expect(rate([{ ...at, metric: 'PARTITION_HOUR', rate: 12 }], [FIRST], MONTH).map((line) => line.amount)).toEqual([8_000n]);
    const metered = { id: '1', clusterId: 'lkc-1', environmentId: 'env-1', plan: 'basic', planRevision: 1, cku: null, cloud: 'AWS', region: 'r', fromMs: START, toMs: null };
    expect(['provisioning', 'failed', 'deleting'].flatMap((state) => usageOf({ ...metered, state }, END))).toEqual([]);
    expect(usageOf({ ...metered, state: 'running' }, END)).toMatchObject([{ metric: 'ECKU_HOUR', toMs: END }]);
  });

  it('counts what was used up at once by the day and the book of that moment', () => {
    const used: Usage[] = [1n, 2n].map((gb, at) => ({ source: String(at), resourceId: 'lkc-1', environmentId: 'env-1', plan: 'basic', cloud: 'AWS', region: 'r', metric: 'NETWORK_IN', atMs: START + at * DAY, overMs: HOUR, quantity: gb * METRICS.NETWORK_IN.perUnit }));
    const partitions: Usage[] = [12, 8].map((count, at) => ({ ...used[0]!, metric: 'PARTITION_HOUR', atMs: START + at * HOUR, overMs: HOUR / 2, quantity: BigInt(count) * BigInt(HOUR / 2) }));
    expect(rate(partitions, [FIRST], MONTH).map((line) => line.amount)).toEqual([4_000n]);
    expect(rate(used, [FIRST], MONTH).map((line) => [line.day, line.amount])).toEqual([['2026-11-01', 45_000n], ['2026-11-02', 90_000n]]);
  });

  it('estimates what it will rate', () => {
    const at = { plan: 'dedicated', cloud: 'AWS', region: 'r' };
    expect(priceOf(FIRST, at, { cku: 2 }, MONTH_HOURS)).toBe(2n * 730n * 2_150_000n);
    expect(priceOf(FIRST, { ...at, plan: 'basic' }, {}, 1)).toBe(90_000n);
    expect(priceOf(FIRST, { ...at, plan: 'unheard of' }, {}, 1)).toBeUndefined();
    fc.assert(fc.property(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 720 }), (cku, hours) => {
      const lines = rate([{ ...sold, source: 'i', resourceId: 'lkc-1', fromMs: START, toMs: START + hours * HOUR, rate: cku }], [FIRST], MONTH);
      expect(priceOf(FIRST, at, { cku }, hours)).toBe(sum(lines.map((line) => line.amount)));
    }));
  });
});

describe('a price book', () => {
  it('holds from its date until the next one’s', () => {
    const all = [book(1, 100), book(2, 200)];
    expect([99, 100, 199, 200].map((at) => bookAt(all, at)?.version)).toEqual([undefined, 1, 1, 2]);
  });

  it('gives the most particular price', () => {
    const price = (of: object, one: number) => ({ metric: 'STORAGE' as const, ...of, tiers: [{ micros: one }] });
    const definition = { prices: [price({}, 1), price({ cloud: 'AWS' }, 2), price({ plan: 'basic' }, 3), price({ region: 'r' }, 4)], support: {} };
    const asked = [{ plan: 'x', cloud: 'x', region: 'x' }, { plan: 'x', cloud: 'AWS', region: 'x' }, { plan: 'basic', cloud: 'AWS', region: 'x' }, { plan: 'basic', cloud: 'AWS', region: 'r' }];
    expect(asked.map((one) => priceFor(definition, one, 'STORAGE')?.tiers[0]?.micros)).toEqual([1, 2, 3, 4]);
  });

  it('is refused with tiers that do not grow, do not end, or are no whole numbers; the first one is not', () => {
    checkDefinition(FIRST_PRICES);
    const wrong = [[], [{ upTo: 5, micros: 1 }], [{ micros: 1 }, { micros: 2 }], [{ upTo: 5, micros: 1 }, { upTo: 5, micros: 1 }, { micros: 1 }], [{ micros: 0.5 }], [{ micros: -1 }]];
    for (const bad of wrong) expect(() => checkDefinition({ prices: [{ metric: 'STORAGE', tiers: bad }], support: {} })).toThrow('STORAGE');
  });
});

describe('money', () => {
  it('is rounded to the nearest millionth, a half away from zero', () => {
    expect([[5n, 2n], [-5n, 2n], [4n, 3n], [-4n, 3n], [5n, 3n], [0n, 7n]].map(([up, down]) => quotient(up!, down!))).toEqual([3n, -3n, 1n, -1n, 2n, 0n]);
  });

  it('is written with the digits it takes', () => {
    expect([1_500_000, -20_000, 123_456, 7].map((amount) => textOf(micros(amount)))).toEqual(['1.50', '-0.02', '0.123456', '0.000007']);
  });
});
