/** Costs and invoices as files: FOCUS and plain CSV for whoever adds them up elsewhere, HTML for whoever prints them. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById } from './wire.ts';

const Day = z.iso.date();
const CSV = 'text/csv; charset=utf-8';
const file = { tag: 'Billing', surface: 'samsa', permission: 'billing:read', status: 200 } as const;

export const exportFocusCosts = operation({
  id: 'exportFocusCosts', method: 'GET', path: '/samsa/v1/costs/focus.csv', summary: 'Costs as FOCUS 1.2 has them, the end date not included: whole months come to their invoices',
  ...file, produces: CSV,
  query: z.object({ start_date: Day, /** Not included. */ end_date: Day }),
});
export const printInvoice = operation({
  id: 'printInvoice', method: 'GET', path: '/samsa/v1/invoices/{id}/print', summary: 'An invoice, or a draft, as a page to print',
  ...file, produces: 'text/html; charset=utf-8', params: ById,
});
export const exportInvoiceLines = operation({
  id: 'exportInvoiceLines', method: 'GET', path: '/samsa/v1/invoices/{id}/lines.csv', summary: 'The lines of an invoice, or a draft, as CSV',
  ...file, produces: CSV, params: ById,
});
