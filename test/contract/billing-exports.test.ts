/** Costs and invoices as files, of a ledger written by hand: what stands in the files comes to the invoices. */
import type { Invoice } from '@samsa/contract/billing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Credential, startApi, type Tenant, type TestApi } from '../harness/api.ts';

/** By the specification, a FOCUS dataset has all of these. */
const MANDATORY = [
  'BilledCost', 'BillingAccountId', 'BillingAccountName', 'BillingCurrency', 'BillingPeriodEnd', 'BillingPeriodStart', 'ChargeCategory', 'ChargeClass', 'ChargeDescription', 'ChargePeriodEnd',
  'ChargePeriodStart', 'ContractedCost', 'EffectiveCost', 'InvoiceIssuerName', 'ListCost', 'PricingQuantity', 'PricingUnit', 'ProviderName', 'PublisherName', 'ServiceCategory', 'ServiceName',
];
const AUGUST = 'start_date=2026-08-01&end_date=2026-09-01';

/** Millionths of a decimal, without a float. */
function millionths(text: string): bigint {
  const [, sign = '', whole = '0', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  return BigInt(`${sign}${whole}${rest.padEnd(6, '0').slice(0, 6)}`);
}

function tableOf(text: string): Record<string, string>[] {
  const [head = [], ...rows] = text.trimEnd().split('\r\n').map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"')));
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

describe('billing files', () => {
  let api: TestApi;
  let tenant: Tenant;
  let other: Tenant;

  beforeAll(async () => {
    api = await startApi(['Payer', 'Other']);
    [tenant, other] = api.tenants as [Tenant, Tenant];
    const lived = (cluster: string, plan: string, cku: number | null, from: string, to: string) => api.database.query(
      `INSERT INTO usage_interval (organization_id, environment_id, cluster_id, plan_name, plan_revision, kind, cku, state, cloud, region, started_at, ended_at)
       VALUES ($1, $2, $3, $4, 1, initcap($4), $5, 'running', 'AWS', 'us-east-1', $6, $7)`, [tenant.organizationId, tenant.environmentId, cluster, plan, cku, from, to]);
    await lived('lkc-basic', 'basic', null, '2026-08-30T22:00:00Z', '2026-09-01T02:30:00Z');
    await lived('lkc-dedicated', 'dedicated', 2, '2026-08-31T23:00:00Z', '2026-08-31T23:00:01Z');
    await api.database.query(`INSERT INTO billing_account (organization_id, support) VALUES ($1, 'developer')`, [tenant.organizationId]);
    await api.call(tenant.cloudKey, 'PATCH', `/org/v2/environments/${tenant.environmentId}`, { display_name: '=HYPERLINK("x"), "quoted"' });
  });
  afterAll(() => api?.stop());

  const get = (path: string, key: Credential = tenant.cloudKey) => api.call(key, 'GET', path);
  const august = async (): Promise<Invoice> => {
    const { body } = await api.call<{ data: Invoice[] }>(tenant.cloudKey, 'GET', '/samsa/v1/invoices');
    return (await api.call<Invoice>(tenant.cloudKey, 'GET', `/samsa/v1/invoices/${body.data.find((one) => one.month === '2026-08')!.id}`)).body;
  };

  it('have every column that FOCUS demands, and the rows of a month come to its invoice', async () => {
    const { status, text, headers } = await get(`/samsa/v1/costs/focus.csv?${AUGUST}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = tableOf(text);
    expect(Object.keys(rows[0] ?? {})).toEqual(expect.arrayContaining(MANDATORY));
    expect(rows.reduce((total, row) => total + millionths(row['BilledCost']!), 0n)).toBe(BigInt((await august()).total_micros));
    expect(rows[0]).toMatchObject({
      BilledCost: '0.18', BillingAccountId: tenant.organizationId, BillingAccountName: 'Payer', BillingCurrency: 'USD', BillingPeriodStart: '2026-08-01T00:00:00Z', BillingPeriodEnd: '2026-09-01T00:00:00Z',
      ChargeCategory: 'Usage', ChargeClass: '', ChargePeriodStart: '2026-08-30T00:00:00Z', ChargePeriodEnd: '2026-08-31T00:00:00Z', PricingQuantity: '2', PricingUnit: 'eCKU-hour', ListUnitPrice: '0.09',
      ResourceId: 'lkc-basic', SubAccountId: tenant.environmentId, SubAccountName: `'=HYPERLINK("x"), "quoted"`,
    });
    expect(rows.filter((row) => row['ChargeCategory'] !== 'Usage').map((row) => row['ChargeCategory'])).toEqual(['Purchase', 'Adjustment']);
  });

  it('leave the end date out, and refuse days in the wrong order', async () => {
    const rows = tableOf((await get('/samsa/v1/costs/focus.csv?start_date=2026-08-30&end_date=2026-08-31')).text);
    expect(rows.map((row) => row['ChargePeriodStart'])).toEqual(['2026-08-30T00:00:00Z']);
    expect((await get('/samsa/v1/costs/focus.csv?start_date=2026-08-30&end_date=2026-08-30')).status).toBe(400);
  });

  it('print an invoice and list its lines, and know nothing of it for others', async () => {
    const invoice = await august();
    const page = await get(`/samsa/v1/invoices/${invoice.id}/print`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain(`${invoice.total} USD`);
    const lines = tableOf((await get(`/samsa/v1/invoices/${invoice.id}/lines.csv`)).text);
    expect(lines.map((line) => line['kind'])).toEqual(invoice.lines.map((line) => line.kind));
    expect(lines.map((line) => millionths(line['amount']!))).toEqual(invoice.lines.map((line) => BigInt(line.amount_micros)));
    for (const file of ['print', 'lines.csv']) expect((await get(`/samsa/v1/invoices/${invoice.id}/${file}`, other.cloudKey)).status).toBe(404);
  });
});
