import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Credit, type InvoiceLine, invoiceOf, NO_TERMS, type Terms } from './invoice.ts';
import { micros, sum } from './money.ts';
import type { CostLine } from './rating.ts';

const day = (number: number): string => `2026-09-${String(number).padStart(2, '0')}`;
const at = (number: number): number => Date.parse(day(number));
const cost = (number: number, amount: number): CostLine => ({
  resourceId: 'lkc-1', environmentId: 'env-1', metric: 'ECKU_HOUR', plan: 'basic', cloud: 'AWS', region: 'us-east-1', day: day(number), book: { currency: 'USD', version: 1 },
  tier: 1, unitMicros: micros(1), quantity: BigInt(amount), amount: micros(amount), parts: [],
});
const CENT = 10_000;
const credit = (id: string, left: number, expires: number | null = null, granted = 0): Credit =>
  ({ id, description: id, left: micros(left), grantedAtMs: granted, expiresAtMs: expires === null ? null : at(expires) });
const costs = [cost(1, 100 * CENT), cost(10, 100 * CENT), cost(20, 100 * CENT)];
const terms = (some: Partial<Terms>): Terms => ({ ...NO_TERMS, ...some });
const of = (lines: InvoiceLine[], kind: InvoiceLine['kind']) => lines.flatMap((line) => (line.kind === kind && line.kind !== 'usage' ? [[line.reference, Number(line.amount)]] : []));

describe('an invoice', () => {
  it('uses the credit first that expires first, and of the last as much as is owed', () => {
    const { lines, total } = invoiceOf(costs, undefined, terms({ credits: [credit('ever', 500 * CENT), credit('late', 50 * CENT, 30), credit('soon', 30 * CENT, 25)] }));
    expect(of(lines, 'credit')).toEqual([['soon', -30 * CENT], ['late', -50 * CENT], ['ever', -220 * CENT]]);
    expect(total).toBe(0n);
  });

  it('lets a credit that expires within the month pay for the days that began before, and for nothing else', () => {
    const { lines } = invoiceOf(costs, { name: 'x', price: { basisPoints: 0, leastMicros: 1_000 * CENT } }, terms({ credits: [credit('trial', 1_000 * CENT, 11)] }));
    expect(of(lines, 'credit')).toEqual([['trial', -200 * CENT]]);
  });

  it('adds charges, and taxes what credits have left', () => {
    const { lines, total } = invoiceOf(costs, undefined, terms({
      charges: [{ id: 'ch-1', reason: 'Setup', amount: micros(200 * CENT) }], credits: [credit('cr-1', 100 * CENT)], taxes: [{ id: 'tx-1', name: 'VAT', basisPoints: 1_900 }],
    }));
    expect(lines.map((line) => [line.kind, Number(line.amount) / CENT])).toEqual([['usage', 300], ['adjustment', 200], ['credit', -100], ['tax', 76]]);
    expect(total).toBe(BigInt(476 * CENT));
  });

  const amounts = fc.integer({ min: 1, max: 5_000_000 });
  const some = fc.record({
    costs: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }).chain((days) => fc.tuple(...days.sort((one, other) => one - other).map((one) => amounts.map((amount) => cost(one, amount))))),
    credits: fc.array(fc.tuple(amounts, fc.option(fc.integer({ min: 1, max: 30 }))), { maxLength: 5 }).map((all) => all.map(([left, expires], index) => credit(`cr-${index}`, left, expires))),
    charges: fc.array(amounts, { maxLength: 2 }).map((all) => all.map((amount, index) => ({ id: `ch-${index}`, reason: 'x', amount: micros(amount) }))),
    taxes: fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 2 }).map((all) => all.map((basisPoints, index) => ({ id: `tx-${index}`, name: 'x', basisPoints }))),
  });

  it('is the sum of its lines, is never below nothing, uses no credit beyond what is left of it, and is the same in whatever order its credits came', () => {
    fc.assert(fc.property(some, ({ costs: used, ...about }) => {
      const { lines, total } = invoiceOf(used, undefined, about);
      expect(total).toBe(sum(lines.map(({ amount }) => amount)));
      expect(total >= 0n && total % BigInt(CENT) === 0n).toBe(true);
      for (const { id, left } of about.credits) {
        const share = lines.filter((line) => line.kind === 'credit' && line.reference === id);
        expect(share.length <= 1 && -(share[0] ? Number(share[0].amount) : 0) <= Number(left)).toBe(true);
      }
      expect(invoiceOf(used, undefined, { ...about, credits: [...about.credits].reverse() })).toEqual({ lines, total });
    }));
  });
});
