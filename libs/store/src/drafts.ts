/** Months that have begun and are not closed, each with what the ones before it leave of the credits: what a closing now would come to. */
import type { Terms } from '@samsa/domain/invoice';
import { micros } from '@samsa/domain/money';
import { monthBounds, monthOf } from '@samsa/domain/rating';
import { type BilledMonth, type Statement, statementOf } from '@samsa/domain/statement';
import { readMonth, span } from './billed-months.ts';
import type { Queryable } from './database.ts';
import * as invoices from './invoices.ts';

/** The current month, and those that wait to be closed. */
const DRAFTS_MAX = 24;

export interface Draft {
  month: string;
  read: BilledMonth;
  statement: Statement;
}

/** The oldest first. */
export async function draftsOf(database: Queryable, organizationId: string): Promise<Draft[]> {
  const [{ nowMs, firstMs }, list] = await Promise.all([span(database, organizationId), invoices.list(database, organizationId)]);
  const closed = new Set(list.map((one) => one.month));
  const months: string[] = [];
  for (let month = monthOf(nowMs); month >= monthOf(firstMs ?? nowMs) && months.length < DRAFTS_MAX; month = monthOf(monthBounds(month).fromMs - 1)) {
    if (!closed.has(month)) months.unshift(month);
  }
  const reads = await Promise.all(months.map((month) => readMonth(database, organizationId, month)));
  const used = new Map<string, bigint>();
  return reads.map((read) => {
    const statement = statementOf(read.terms ? { ...read, terms: without(read.terms, used) } : read);
    for (const line of statement.invoice.lines) {
      if (line.kind === 'credit' && line.reference) used.set(line.reference, (used.get(line.reference) ?? 0n) - line.amount);
      if (line.kind === 'adjustment' && line.reference) used.set(line.reference, line.amount);
    }
    return { month: read.month, read, statement };
  });
}

function without({ credits, charges, taxes }: Terms, used: ReadonlyMap<string, bigint>): Terms {
  return {
    taxes,
    charges: charges.filter(({ id }) => !used.has(id)),
    credits: credits.map((credit) => ({ ...credit, left: micros(credit.left - (used.get(credit.id) ?? 0n)) })).filter(({ left }) => left > 0n),
  };
}
