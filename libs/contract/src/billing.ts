/**
 * What was used and what it costs. `/billing/v1/costs` in the compatible shape, a line for each resource and day; `/samsa/v1/usage`
 * and `/samsa/v1/invoices` in ours, where money is whole millionths and every line can be explained down to the intervals it came from.
 * Days and months are UTC.
 */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, listOf, Timestamp } from './wire.ts';

export const COSTS_PAGE_DEFAULT = 5_000;
export const COSTS_PAGE_MAX = 10_000;

const Day = z.iso.date();
/** Whole millionths of the currency's unit. */
const MicrosNumber = z.number().int();
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const Cost = z.object({
  api_version: z.literal('billing/v1'),
  kind: z.literal('Cost'),
  id: z.string(),
  start_date: Day,
  end_date: Day,
  granularity: z.literal('DAILY'),
  network_access_type: z.literal('INTERNET'),
  product: z.enum(['KAFKA', 'CONNECT']),
  line_type: z.string(),
  price: z.number(),
  unit: z.string(),
  quantity: z.number(),
  original_amount: z.number(),
  discount_amount: z.number(),
  amount: z.number(),
  resource: z.object({ id: z.string(), display_name: z.string(), environment: z.object({ id: z.string() }) }),
});
export type Cost = z.infer<typeof Cost>;

export const listCosts = operation({
  id: 'listCosts', method: 'GET', path: '/billing/v1/costs', summary: 'What each resource cost on each day, the end date not included',
  tag: 'Billing', surface: 'control', permission: 'billing:read', status: 200, response: listOf(Cost, 'billing/v1', 'CostList'),
  query: z.object({
    start_date: Day, end_date: Day,
    page_size: z.coerce.number().int().min(1).max(COSTS_PAGE_MAX).default(COSTS_PAGE_DEFAULT), page_token: z.string().max(512).optional(),
  }),
});

export const UsageRow = z.object({
  /** The first moment of the hour, the day, or the month. */
  from: z.string(),
  cluster: z.string().optional(),
  environment: z.string().optional(),
  metric: z.string(),
  unit: z.string(),
  /** Null when nothing of it is known: nobody metered it, which is not zero. */
  quantity: z.number().nullable(),
  /** Of an hour: its share of the day, which is what is billed. */
  amount_micros: MicrosNumber,
  /** Hours of clusters that ran in which it was not metered; left out when there are none. */
  missing_hours: z.number().int().optional(),
});
export type UsageRow = z.infer<typeof UsageRow>;
export const Usage = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('Usage'),
  currency: z.string(),
  start_date: Day,
  end_date: Day,
  /** The current month: so far, and by its end if what runs now goes on as it is. Absent for who may not see all of the organization. */
  month: z.object({ month: Month, amount_micros: MicrosNumber, projected_micros: MicrosNumber }).optional(),
  data: z.array(UsageRow),
});
export type Usage = z.infer<typeof Usage>;

export const getUsage = operation({
  id: 'getUsage', method: 'GET', path: '/samsa/v1/usage', summary: 'Usage and its cost by cluster, environment or metric; the current month and what it will come to',
  tag: 'Billing', surface: 'samsa', permission: 'billing:read', status: 200, response: Usage,
  query: z.object({
    /** The first of the current month unless said. */
    start_date: Day.optional(),
    /** Not included; tomorrow unless said. */
    end_date: Day.optional(),
    by: z.enum(['cluster', 'environment', 'metric']).default('cluster'),
    /** Hours of 31 days at most. */
    granularity: z.enum(['hour', 'day', 'month']).default('day'),
  }),
});

export const InvoiceLine = z.object({
  line: z.number().int(),
  kind: z.enum(['usage', 'support', 'adjustment', 'credit', 'tax', 'rounding']),
  description: z.string(),
  /** The credit, charge or tax rate that the line is of. */
  reference: z.string().optional(),
  resource: z.string().optional(),
  environment: z.string().optional(),
  plan: z.string().optional(),
  region: z.string().optional(),
  metric: z.string().optional(),
  unit: z.string().optional(),
  quantity: z.number().optional(),
  unit_price_micros: MicrosNumber.optional(),
  price_book: z.number().int().optional(),
  tier: z.number().int().optional(),
  amount_micros: MicrosNumber,
});
export const InvoiceSummary = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('Invoice'),
  id: z.string(),
  organization: z.string(),
  month: Month,
  /** A draft is made anew whenever it is looked at; a closed invoice never changes. */
  state: z.enum(['draft', 'closed']),
  currency: z.string(),
  total_micros: MicrosNumber,
  /** The same in the currency's unit, `12.34`. */
  total: z.string(),
  closed_at: Timestamp.optional(),
  due_at: Timestamp.optional(),
  /** Of a closed one; see what was heard of it in the invoice itself. */
  payment_state: z.enum(['open', 'paid', 'past_due', 'void', 'refunded']).optional(),
});
export const Payment = z.object({
  provider: z.string(), kind: z.enum(['succeeded', 'failed', 'refunded', 'voided']), amount_micros: MicrosNumber, reference: z.string(), occurred_at: Timestamp,
});
export const Invoice = InvoiceSummary.extend({ lines: z.array(InvoiceLine), payments: z.array(Payment).optional() });
export type Invoice = z.infer<typeof Invoice>;

export const LineExplanation = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('InvoiceLineExplanation'),
  invoice: z.string(),
  line: InvoiceLine,
  /** The rule in a sentence. */
  rule: z.string(),
  price_book: z.object({ currency: z.string(), version: z.number().int(), effective_from: Timestamp }).optional(),
  /** Every day that was summed into the line, with what was metered on it. `quantity_base` is exact: milliseconds × rate, or bytes. */
  days: z.array(z.object({
    day: Day, quantity_base: z.string(), amount_micros: MicrosNumber,
    metered: z.array(z.object({ interval: z.string(), from: Timestamp, to: Timestamp, rate: z.number().optional(), quantity_base: z.string() })),
  })),
});

const invoices = { tag: 'Billing', surface: 'samsa', permission: 'billing:read', status: 200 } as const;

export const listInvoices = operation({
  id: 'listInvoices', method: 'GET', path: '/samsa/v1/invoices', summary: 'Invoices, the newest first; months not yet closed as drafts',
  ...invoices, response: listOf(InvoiceSummary, 'samsa/v1', 'InvoiceList'),
});
export const getInvoice = operation({
  id: 'getInvoice', method: 'GET', path: '/samsa/v1/invoices/{id}', summary: 'An invoice with its lines', ...invoices, params: ById, response: Invoice,
});
export const explainInvoiceLine = operation({
  id: 'explainInvoiceLine', method: 'GET', path: '/samsa/v1/invoices/{id}/lines/{line}/explain', summary: 'The intervals and the price that a line came from',
  ...invoices, params: ById.extend({ line: z.string().max(16) }), response: LineExplanation,
});
