/**
 * Invoices: the closed ones as they were written, months not yet closed as drafts, and for each line what it came from. Intervals
 * that are past and price books never change, so a closed line is explained by rating its month again.
 */
import { Injectable } from '@nestjs/common';
import { type Caller, reach } from '@samsa/domain/access';
import { type InvoiceLine, invoiceIdOf, lineKey, type UsageLine } from '@samsa/domain/invoice';
import { type Micros, textOf } from '@samsa/domain/money';
import { bookAt } from '@samsa/domain/price-book';
import { notFound } from '@samsa/domain/problem';
import { type CostLine, monthBounds, monthOf } from '@samsa/domain/rating';
import { statementOf } from '@samsa/domain/statement';
import { readMonth, span } from '@samsa/store/billed-months';
import { Database } from '@samsa/store/database';
import * as invoices from '@samsa/store/invoices';
import { showLine } from './show.ts';

/** Drafts that are made for one list: the current month, and those that wait to be closed. */
const DRAFTS_MAX = 24;

interface Found {
  id: string;
  month: string;
  currency: string;
  total: Micros;
  lines: InvoiceLine[];
  closedAt?: Date;
}

const RULES: Record<InvoiceLine['kind'], string> = {
  usage: 'What was metered is summed for each day as whole numbers, multiplied by the price for a unit, and rounded once to the nearest millionth; the days are added up.',
  support: 'A part of the month’s usage, or the least there is to pay for it, whichever is more; of the month’s last price book.',
  rounding: 'What is missing to the nearest whole cent.',
};

@Injectable()
export class InvoicesService {
  constructor(private readonly database: Database) {}

  async list(caller: Caller) {
    const data = mayRead(caller) ? [...(await this.drafts(caller)), ...(await invoices.list(this.database, caller.organizationId))] : [];
    return { api_version: 'samsa/v1' as const, kind: 'InvoiceList' as const, metadata: {}, data: data.map((one) => head(caller, one)) };
  }

  async get(caller: Caller, id: string) {
    const found = await this.find(caller, id);
    return { ...head(caller, found), lines: found.lines.map((line, at) => showLine(line, at + 1)) };
  }

  async explain(caller: Caller, id: string, number: string) {
    const found = await this.find(caller, id);
    const line = found.lines[Number(number) - 1];
    if (!line) throw notFound('line of this invoice', number);
    const about = { api_version: 'samsa/v1' as const, kind: 'InvoiceLineExplanation' as const, invoice: id, line: showLine(line, Number(number)), rule: RULES[line.kind] };
    if (line.kind !== 'usage') return { ...about, days: [] };
    return { ...about, ...(await this.origins(caller, found, line)) };
  }

  private async origins(caller: Caller, { month, currency }: Found, line: UsageLine) {
    const read = await readMonth(this.database, caller.organizationId, month, { clusterId: line.resourceId, currency });
    const days = statementOf(read).costs.filter((cost) => lineKey(cost) === lineKey(line)).map(showDay);
    const book = read.books.find((one) => one.version === line.book.version) ?? bookAt(read.books, monthBounds(month).fromMs);
    return { days, ...(book && { price_book: { currency, version: book.version, effective_from: new Date(book.effectiveFromMs).toISOString() } }) };
  }

  /** @throws Problem 404 */
  async find(caller: Caller, id: string): Promise<Found> {
    if (!mayRead(caller)) throw notFound('invoice', id);
    const closed = (await invoices.list(this.database, caller.organizationId)).find((one) => one.id === id);
    if (closed) return { ...closed, lines: await invoices.linesOf(this.database, closed) };
    const draft = (await this.drafts(caller)).find((one) => one.id === id);
    if (!draft) throw notFound('invoice', id);
    return draft;
  }

  /** Of the months that have begun and are not closed, the newest first. */
  private async drafts(caller: Caller): Promise<Found[]> {
    const { nowMs, firstMs } = await span(this.database, caller.organizationId);
    const closed = new Set((await invoices.list(this.database, caller.organizationId)).map((one) => one.month));
    const months: string[] = [];
    for (let month = monthOf(nowMs); month >= monthOf(firstMs ?? nowMs) && months.length < DRAFTS_MAX; month = monthOf(monthBounds(month).fromMs - 1)) {
      if (!closed.has(month)) months.push(month);
    }
    return Promise.all(months.map((month) => this.draft(caller, month)));
  }

  private async draft(caller: Caller, month: string): Promise<Found> {
    const read = await readMonth(this.database, caller.organizationId, month);
    return { id: invoiceIdOf(caller.organizationId, month), month, currency: read.currency, ...statementOf(read).invoice };
  }
}

/** An invoice is of the whole organization. */
const mayRead = (caller: Caller): boolean => reach(caller, 'billing:read') === 'everywhere';

function head(caller: Caller, { id, month, currency, total, closedAt }: Omit<Found, 'lines'>) {
  return {
    api_version: 'samsa/v1' as const, kind: 'Invoice' as const, id, organization: caller.organizationId as string, month,
    state: closedAt ? ('closed' as const) : ('draft' as const), currency, total_micros: Number(total), total: textOf(total), closed_at: closedAt?.toISOString(),
  };
}

function showDay({ day, quantity, amount, parts }: CostLine) {
  const metered = parts.map(({ source, fromMs, toMs, rate, quantity: share }) => ({
    interval: source, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), rate, quantity_base: share.toString(),
  }));
  return { day, quantity_base: quantity.toString(), amount_micros: Number(amount), metered };
}
