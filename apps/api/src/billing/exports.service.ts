/**
 * Files of costs and invoices. FOCUS is written month by month as it is read, so that a year of a large organization is never held
 * at once; what a closed month has beside usage is taken from its invoice as it was written, of an open one from its draft.
 */
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Caller, reach } from '@samsa/domain/access';
import { decimalText } from '@samsa/domain/decimal';
import { invoiceIdOf } from '@samsa/domain/invoice';
import { micros, textOf } from '@samsa/domain/money';
import { METRICS } from '@samsa/domain/price-book';
import { monthBounds } from '@samsa/domain/rating';
import { statementOf } from '@samsa/domain/statement';
import { namesOf, readMonth } from '@samsa/store/billed-months';
import { Database } from '@samsa/store/database';
import * as invoices from '@samsa/store/invoices';
import { namesOf as environmentNamesOf } from '@samsa/store/environments';
import * as organizations from '@samsa/store/organizations';
import { monthsOf } from './costs.service.ts';
import { csvLine } from './csv.ts';
import { type Billed, cellsOf, FOCUS_COLUMNS, type FocusRow, otherRow, usageRow } from './focus.ts';
import { invoicePage } from './invoice-page.ts';
import { InvoicesService } from './invoices.service.ts';

const LINE_COLUMNS = [
  'line', 'kind', 'description', 'resource', 'resource_name', 'environment', 'plan', 'region', 'metric', 'quantity', 'unit', 'unit_price', 'price_book', 'tier', 'amount', 'currency',
];

interface Range {
  startDate: string;
  endDate: string;
}

@Injectable()
export class ExportsService {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoicesService,
  ) {}

  /** @throws Problem 400 for days in the wrong order or too many */
  async focus(caller: Caller, startDate: string, endDate: string): Promise<Readable> {
    const months = monthsOf(startDate, endDate);
    return Readable.from(this.focusLines(caller, months, { startDate, endDate }));
  }

  async page(caller: Caller, id: string): Promise<string> {
    const invoice = await this.invoices.get(caller, id);
    const own = await organizations.own(this.database, caller);
    return invoicePage(invoice, { id: caller.organizationId, name: own?.displayName ?? '' }, await this.namesIn(caller, invoice.lines.map((line) => ('resource' in line ? line.resource : undefined))));
  }

  async lines(caller: Caller, id: string): Promise<string> {
    const { lines, currency } = await this.invoices.find(caller, id);
    const names = await this.namesIn(caller, lines.map((line) => ('resourceId' in line ? line.resourceId : undefined)));
    const rows = lines.map((line, at) => {
      const head = [String(at + 1), line.kind];
      if (!('resourceId' in line)) return [...head, line.description, ...LINE_COLUMNS.slice(3, -2).map(() => ''), textOf(line.amount), currency];
      const { unit, perUnit } = METRICS[line.metric];
      return [
        ...head, '', line.resourceId, names.get(line.resourceId) ?? '', line.environmentId, line.plan, `${line.cloud} ${line.region}`, line.metric,
        decimalText(line.quantity, perUnit), unit, textOf(line.unitMicros), String(line.book.version), String(line.tier), textOf(line.amount), currency,
      ];
    });
    return [LINE_COLUMNS, ...rows].map(csvLine).join('');
  }

  private async namesIn(caller: Caller, resources: readonly (string | undefined)[]): Promise<Map<string, string>> {
    const ids = new Set(resources.filter((id) => id !== undefined));
    return namesOf(this.database, caller.organizationId, [...ids]);
  }

  private async *focusLines(caller: Caller, months: readonly string[], range: Range): AsyncGenerator<string> {
    yield csvLine(FOCUS_COLUMNS);
    const organizationName = (await organizations.own(this.database, caller))?.displayName ?? '';
    for (const month of months) {
      for await (const row of this.focusMonth(caller, organizationName, month, range)) yield csvLine(cellsOf(row));
    }
  }

  private async *focusMonth(caller: Caller, organizationName: string, month: string, { startDate, endDate }: Range): AsyncGenerator<FocusRow> {
    const { organizationId } = caller;
    const places = reach(caller, 'billing:read');
    const closed = (await invoices.list(this.database, organizationId)).find((one) => one.month === month);
    const read = await readMonth(this.database, organizationId, month, closed ? { currency: closed.currency } : {});
    const { costs, invoice } = statementOf(read);
    const lines = costs.filter(({ day, environmentId, resourceId }) => day >= startDate && day < endDate
      && (places === 'everywhere' || places.environmentIds.includes(environmentId) || places.clusterIds.includes(resourceId)));
    const billed: Billed = { organizationId, organizationName, invoiceId: invoiceIdOf(organizationId, month), month, currency: read.currency };
    const names = await this.namesIn(caller, lines.map((line) => line.resourceId));
    for (const [id, name] of await environmentNamesOf(this.database, organizationId, [...new Set(lines.map((line) => line.environmentId))])) names.set(id, name);
    for (const line of lines) yield usageRow(billed, line, names);
    const whole = Date.parse(startDate) <= monthBounds(month).fromMs && Date.parse(endDate) >= monthBounds(month).toMs;
    if (places !== 'everywhere' || !whole) return;
    for (const line of closed ? await invoices.linesOf(this.database, closed) : invoice.lines) {
      if (line.kind !== 'usage' && line.amount !== micros(0)) yield otherRow(billed, line);
    }
  }
}
