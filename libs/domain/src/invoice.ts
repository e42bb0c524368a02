/**
 * An invoice of one organization and month, folded from its cost lines: days are summed into a line for each resource, metric,
 * plan, book and tier; support follows from their sum; charges, credits and taxes have lines of their own; a last line brings the
 * total to whole cents. Every line is an integer when it gets here, so the sum of the lines is the invoice, and the sum of a line's
 * days is the line.
 *
 * Credits are taken off what is taxed: they are a discount, not a payment. The one that expires first goes first, and one that expires
 * within the month pays for what was used on the days that began before; so an invoice is the same whenever its month is closed.
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
  kind: 'support' | 'adjustment' | 'credit' | 'tax' | 'rounding';
  description: string;
  amount: Micros;
  /** The credit, charge or tax rate it is of. */
  reference?: string;
}

export interface Charge {
  id: string;
  reason: string;
  amount: Micros;
}

export interface Credit {
  id: string;
  description: string;
  /** What earlier months have left of it. */
  left: Micros;
  grantedAtMs: number;
  /** Null: never. */
  expiresAtMs: number | null;
}

export interface TaxRule {
  id: string;
  name: string;
  /** Hundredths of a percent. */
  basisPoints: number;
}

/** What comes to an invoice beside usage and support. */
export interface Terms {
  charges: readonly Charge[];
  credits: readonly Credit[];
  taxes: readonly TaxRule[];
}

export const NO_TERMS: Terms = { charges: [], credits: [], taxes: [] };

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
export function invoiceOf(costs: readonly CostLine[], support: { name: string; price: SupportPrice } | undefined, terms: Terms = NO_TERMS): Invoice {
  const lines: InvoiceLine[] = [...usageLines(costs)];
  const used = totalOf(costs);
  if (support) lines.push({ kind: 'support', description: `Support ${support.name}`, amount: supportFor(used, support.price) });
  for (const { id, reason, amount } of terms.charges) lines.push({ kind: 'adjustment', description: reason, amount, reference: id });
  lines.push(...creditLines(costs, totalOf(lines), terms.credits));
  const taxed = totalOf(lines);
  for (const { id, name, basisPoints } of terms.taxes) {
    const amount = quotient(taxed * BigInt(basisPoints), BASIS_POINTS);
    if (amount !== NOTHING) lines.push({ kind: 'tax', description: `${name} ${basisPoints / 100} %`, amount, reference: id });
  }
  const rounding = toWholeCents(totalOf(lines));
  if (rounding !== NOTHING) lines.push({ kind: 'rounding', description: 'To whole cents', amount: rounding });
  return { lines, total: totalOf(lines) };
}

const totalOf = (lines: readonly { amount: Micros }[]): Micros => sum(lines.map(({ amount }) => amount));

function* creditLines(costs: readonly CostLine[], owed: Micros, credits: readonly Credit[]): Generator<OtherLine> {
  const lastDayMs = costs.reduce((last, { day }) => Math.max(last, Date.parse(day)), 0);
  let paid = NOTHING;
  for (const { id, description, left, expiresAtMs } of [...credits].sort(firstToExpire)) {
    const outlasts = expiresAtMs === null || expiresAtMs > lastDayMs;
    const payable = outlasts ? owed : totalOf(costs.filter(({ day }) => Date.parse(day) < expiresAtMs));
    const amount = least(left, micros(payable - paid), micros(owed - paid));
    if (amount <= NOTHING) continue;
    paid = sum([paid, amount]);
    yield { kind: 'credit', description, amount: micros(0n - amount), reference: id };
  }
}

const firstToExpire = (one: Credit, other: Credit): number =>
  (one.expiresAtMs ?? Infinity) - (other.expiresAtMs ?? Infinity) || one.grantedAtMs - other.grantedAtMs || (one.id < other.id ? -1 : 1);

const least = (...amounts: Micros[]): Micros => amounts.reduce((one, other) => (other < one ? other : one));

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
