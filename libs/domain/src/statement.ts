/** What an organization's month comes to, from everything that was read of it. The draft and the closed invoice are this same fold. */
import { type Invoice, invoiceOf, type Terms } from './invoice.ts';
import type { PriceBook } from './price-book.ts';
import { type CostLine, type MeteredHour, type MeteredInterval, monthBounds, rate, usageOf, usageOfHour } from './rating.ts';

export interface BilledMonth {
  organizationId: string;
  /** `YYYY-MM` */
  month: string;
  currency: string;
  /** The name of the support it has chosen. */
  support: string | null;
  /** Charges, credits and taxes that hold for it; none when left out. */
  terms?: Terms;
  intervals: MeteredInterval[];
  hours: MeteredHour[];
  /** Of its currency, in order of their dates. */
  books: PriceBook[];
  /** The database's clock when this was read, milliseconds since the epoch. */
  nowMs: number;
}

export interface Statement {
  costs: CostLine[];
  invoice: Invoice;
}

/** @param untilMs where what still lasts is taken to end: now for what it costs so far, the month's end for what it will have cost */
export function statementOf(read: BilledMonth, untilMs: number = read.nowMs): Statement {
  const { toMs } = monthBounds(read.month);
  const until = Math.min(untilMs, toMs);
  const usage = [...read.intervals.flatMap((interval) => usageOf(interval, until)), ...read.hours.map(usageOfHour)];
  const costs = rate(usage, read.books, read.month);
  return { costs, invoice: invoiceOf(costs, supportOf(read, until), read.terms) };
}

/** Support costs what the last book of the month says; a support that no book knows costs nothing. */
function supportOf({ support, books }: BilledMonth, untilMs: number) {
  const price = support === null ? undefined : books.findLast((book) => book.effectiveFromMs < untilMs)?.support[support];
  return support !== null && price ? { name: support, price } : undefined;
}
