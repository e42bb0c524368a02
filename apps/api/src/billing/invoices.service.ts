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
import { type CostLine, monthBounds } from '@samsa/domain/rating';
import { statementOf } from '@samsa/domain/statement';
import { readMonth } from '@samsa/store/billed-months';
import { Database } from '@samsa/store/database';
import { draftsOf } from '@samsa/store/drafts';
import * as invoices from '@samsa/store/invoices';
import * as payments from '@samsa/store/payments';
import type { Payment } from '@samsa/store/payments';
import { showLine } from './show.ts';

interface Found {
  id: string;
  month: string;
  currency: string;
  total: Micros;
  lines: InvoiceLine[];
  closedAt?: Date;
  dueAt?: Date | null;
}

type Heard = ReadonlyMap<string, Payment[]>;

const RULES: Record<InvoiceLine['kind'], string> = {
  usage: 'What was metered is summed for each day as whole numbers, multiplied by the price for a unit, and rounded once to the nearest millionth; the days are added up.',
  support: 'A part of the month’s usage, or the least there is to pay for it, whichever is more; of the month’s last price book.',
  adjustment: 'Added by those who run this installation, for the reason that it says.',
  credit: 'A credit pays for what was used; the one that expires first goes first, and one that expires within the month pays for the days that began before.',
  tax: 'A part of everything above it, credits taken off.',
  rounding: 'What is missing to the nearest whole cent.',
};

@Injectable()
export class InvoicesService {
  constructor(private readonly database: Database) {}

  async list(caller: Caller) {
    const data = mayRead(caller) ? [...(await this.drafts(caller.organizationId)), ...(await invoices.list(this.database, caller.organizationId))] : [];
    const heard = await payments.heardOf(this.database, caller.organizationId);
    return { api_version: 'samsa/v1' as const, kind: 'InvoiceList' as const, metadata: {}, data: data.map((one) => head(caller.organizationId, one, heard)) };
  }

  async get(caller: Caller, id: string) {
    if (!mayRead(caller)) throw notFound('invoice', id);
    return this.ofOrganization(caller.organizationId, id);
  }

  /** @param organizationId the caller's own, or any for those who run the fleet. @throws Problem 404 */
  async ofOrganization(organizationId: string, id: string) {
    const [found, heard] = await Promise.all([this.findOf(organizationId, id), payments.heardOf(this.database, organizationId)]);
    const lines = found.lines.map((line, at) => showLine(line, at + 1));
    return { ...head(organizationId, found, heard), lines, payments: heard.get(id)?.map(showPayment) };
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
    return this.findOf(caller.organizationId, id);
  }

  private async findOf(organizationId: string, id: string): Promise<Found> {
    const closed = (await invoices.list(this.database, organizationId)).find((one) => one.id === id);
    if (closed) return { ...closed, lines: await invoices.linesOf(this.database, closed) };
    const draft = (await this.drafts(organizationId)).find((one) => one.id === id);
    if (!draft) throw notFound('invoice', id);
    return draft;
  }

  /** Of the months that have begun and are not closed, the newest first. */
  private async drafts(organizationId: string): Promise<Found[]> {
    const drafts = await draftsOf(this.database, organizationId);
    return drafts.map(({ month, read, statement }) => ({ id: invoiceIdOf(organizationId, month), month, currency: read.currency, ...statement.invoice })).toReversed();
  }
}

/** An invoice is of the whole organization. */
const mayRead = (caller: Caller): boolean => reach(caller, 'billing:read') === 'everywhere';

function head(organization: string, { id, month, currency, total, closedAt, dueAt = null }: Omit<Found, 'lines'>, heard: Heard) {
  return {
    api_version: 'samsa/v1' as const, kind: 'Invoice' as const, id, organization, month,
    state: closedAt ? ('closed' as const) : ('draft' as const), currency, total_micros: Number(total), total: textOf(total), closed_at: closedAt?.toISOString(),
    ...(closedAt && { due_at: dueAt?.toISOString(), payment_state: payments.stateOf({ total, dueAt }, heard.get(id), Date.now()) }),
  };
}

const showPayment = ({ provider, kind, amount, reference, occurredAt }: Payment) => ({ provider, kind, amount_micros: Number(amount), reference, occurred_at: occurredAt.toISOString() });

function showDay({ day, quantity, amount, parts }: CostLine) {
  const metered = parts.map(({ source, fromMs, toMs, rate, quantity: share }) => ({
    interval: source, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), rate, quantity_base: share.toString(),
  }));
  return { day, quantity_base: quantity.toString(), amount_micros: Number(amount), metered };
}
