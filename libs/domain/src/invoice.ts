/**
 * An invoice of one organization and month, folded from its cost lines: days are summed into a line for each resource, metric,
 * plan, book and tier; support follows from their sum; a last line brings the total to whole cents. Every line is an integer when
 * it gets here, so the sum of the lines is the invoice, and the sum of a line's days is the line.
 */
import { createHash } from 'node:crypto';
import { micros, type Micros, NOTHING, quotient, sum, toWholeCents } from './money.ts';
import { METRICS, type Metric, type SupportPrice } from './price-book.ts';
import type { CostLine, Used } from './rating.ts';

const BASIS_POINTS = 10_000n;
const ID_LETTERS = 12;

export interface UsageLine extends Used {
  kind: 'usage';
  book: { currency: string; version: number };
  tier: number;
  unitMicros: Micros;
  quantity: bigint;
  amount: Micros;
}

export interface OtherLine {
  kind: 'support' | 'rounding';
  description: string;
  amount: Micros;
}

export type InvoiceLine = UsageLine | OtherLine;

export interface Invoice {
  lines: InvoiceLine[];
  total: Micros;
}

/** The same for the same organization and month, before and after closing, and on every machine. */
export const invoiceIdOf = (organizationId: string, month: string): string =>
  `inv-${createHash('sha256').update(`${organizationId} ${month}`).digest('hex').slice(0, ID_LETTERS)}`;

/** What makes cost lines of several days one line of an invoice. */
export const lineKey = (line: Used & { book: { version: number }; tier: number }): string =>
  [line.resourceId, line.metric, line.plan, line.environmentId, line.book.version, line.tier].join(' ');

/** @param costs of one month, in the order `rate` gives them @param support what the organization has chosen, if anything */
export function invoiceOf(costs: readonly CostLine[], support: { name: string; price: SupportPrice } | undefined): Invoice {
  const lines: InvoiceLine[] = [...usageLines(costs)];
  const used = sum(costs.map((line) => line.amount));
  if (support) lines.push({ kind: 'support', description: `Support ${support.name}`, amount: supportFor(used, support.price) });
  const rounding = toWholeCents(sum(lines.map((line) => line.amount)));
  if (rounding !== NOTHING) lines.push({ kind: 'rounding', description: 'To whole cents', amount: rounding });
  return { lines, total: sum(lines.map((line) => line.amount)) };
}

function usageLines(costs: readonly CostLine[]): Iterable<UsageLine> {
  const lines = new Map<string, UsageLine>();
  for (const { day: _, parts: __, ...cost } of costs) {
    const known = lines.get(lineKey(cost));
    const quantity = (known?.quantity ?? 0n) + cost.quantity;
    lines.set(lineKey(cost), { kind: 'usage', ...cost, quantity, amount: sum([known?.amount ?? NOTHING, cost.amount]) });
  }
  return lines.values();
}

function supportFor(used: Micros, { basisPoints, leastMicros }: SupportPrice): Micros {
  const share = quotient(used * BigInt(basisPoints), BASIS_POINTS);
  const least = micros(leastMicros);
  return share > least ? share : least;
}

/** A quantity in the metric's unit, for people. */
export const unitsOf = (metric: Metric, quantity: bigint): number => Number(quantity) / Number(METRICS[metric].perUnit);
