import type { Invoice } from '@samsa/contract/billing';
import { expect, test } from 'vitest';
import { invoicePage } from './invoice-page.ts';

const EVIL = `</td><script>alert("1")</script><img src=x onerror='x'>&`;
const invoice: Invoice = {
  api_version: 'samsa/v1', kind: 'Invoice', id: 'inv-1', organization: 'o', month: '2026-08', state: 'draft', currency: 'USD', total_micros: 2_340_000, total: '2.34',
  lines: [
    { line: 1, kind: 'usage', description: EVIL, resource: 'lkc-1', environment: EVIL, plan: EVIL, region: EVIL, metric: EVIL, unit: EVIL, quantity: 2, unit_price_micros: 1, amount_micros: 2_000_000 },
    { line: 2, kind: 'rounding', description: EVIL, amount_micros: 340_000 },
  ],
};

test('whatever a tenant has named stays text on the page', () => {
  const page = invoicePage(invoice, { id: EVIL, name: EVIL }, new Map([['lkc-1', EVIL]]));
  expect(page).not.toMatch(/<script|<img|onerror='/);
  expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
});

test('a page has its lines, its total, rules for paper, nothing that runs, and says when it is a draft', () => {
  const page = invoicePage(invoice, { id: 'o', name: 'Payer' }, new Map([['lkc-1', 'orders']]));
  for (const part of ['Payer', 'inv-1', 'orders', '2.00', '0.34', '2.34 USD', 'Draft', '@media print', "default-src 'none'"]) expect(page).toContain(part);
  expect(invoicePage({ ...invoice, state: 'closed', closed_at: '2026-09-01T01:00:00.000Z' }, { id: 'o', name: 'Payer' }, new Map())).not.toContain('Draft');
});
