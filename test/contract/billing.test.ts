/** What tenants are told of usage, costs and invoices; nobody provisions here: the ledger of intervals is written by hand, in the past. */
import type { Cost, Invoice, Usage } from '@samsa/contract/billing';
import { addBook } from '@samsa/store/price-books';
import { Database } from '@samsa/store/database';
import { add, type Sample } from '@samsa/store/usage-counters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Credential, startApi, type Tenant, type TestApi } from '../harness/api.ts';

const HOUR = 3_600_000;
/** Millionths an hour of the first price book. */
const BASIC = 90_000;
const CKU = 2_150_000;

interface Listed { data: Cost[]; metadata: { next?: string }; errors: { detail: string }[] }
type Explained = { days: { day: string; amount_micros: number; metered: { interval: string; from: string; to: string; rate: number }[] }[]; price_book?: { version: number }; rule: string };

/** Without what nobody metered. */
const known = ({ data }: Usage) => data.filter((row) => row.quantity !== null);

describe('billing', () => {
  let api: TestApi;
  let tenant: Tenant;
  let other: Tenant;

  beforeAll(async () => {
    api = await startApi(['Payer', 'Other']);
    [tenant, other] = api.tenants as [Tenant, Tenant];
    await lived('lkc-basic', 'basic', null, '2026-08-30T22:00:00Z', '2026-09-01T02:30:00Z');
    await lived('lkc-dedicated', 'dedicated', 2, '2026-08-31T23:00:00Z', '2026-08-31T23:00:01Z');
    await lived('lkc-other', 'basic', null, '2026-08-31T00:00:00Z', '2026-09-01T00:00:00Z', other);
  });
  afterAll(() => api?.stop());

  const lived = async (cluster: string, plan: string, cku: number | null, from: string, to: string, who = tenant) =>
    api.database.query(
      `INSERT INTO usage_interval (organization_id, environment_id, cluster_id, plan_name, plan_revision, kind, cku, state, cloud, region, started_at, ended_at)
       VALUES ($1, $2, $3, $4, 1, initcap($4), $5, 'running', 'AWS', 'us-east-1', $6, $7)`,
      [who.organizationId, who.environmentId, cluster, plan, cku, from, to]);
  const get = <Body>(path: string, key: Credential = tenant.cloudKey) => api.call<Body>(key, 'GET', path);
  const costs = (query: string) => get<Listed>(`/billing/v1/costs?${query}`);

  it('tells what each resource cost on each day, in the compatible shape', async () => {
    const { status, body } = await costs('start_date=2026-08-30&end_date=2026-09-02');
    expect(status).toBe(200);
    expect(body.data.map((cost) => [cost.start_date, cost.resource.id, cost.quantity, cost.amount])).toEqual([
      ['2026-08-30', 'lkc-basic', 2, 0.18], ['2026-08-31', 'lkc-basic', 24, 2.16], ['2026-08-31', 'lkc-dedicated', 2 / 3_600, 0.001194], ['2026-09-01', 'lkc-basic', 2.5, 0.225],
    ]);
    expect(body.data[0]).toMatchObject({
      api_version: 'billing/v1', kind: 'Cost', end_date: '2026-08-31', granularity: 'DAILY', product: 'KAFKA', line_type: 'KAFKA_NUM_CKUS', price: 0.09, unit: 'eCKU-hour',
      original_amount: 0.18, discount_amount: 0, resource: { display_name: 'lkc-basic', environment: { id: tenant.environmentId } },
    });
  });

  it('pages through costs, each line once, and leaves the end date out', async () => {
    const seen: string[] = [];
    for (let query = 'start_date=2026-08-30&end_date=2026-09-01&page_size=2'; query; ) {
      const { body } = await costs(query);
      seen.push(...body.data.map((cost) => `${cost.start_date} ${cost.resource.id}`));
      query = body.metadata.next?.split('?')[1] ?? '';
    }
    expect(seen).toEqual(['2026-08-30 lkc-basic', '2026-08-31 lkc-basic', '2026-08-31 lkc-dedicated']);
  });

  it.each(['start_date=2026-08-02&end_date=2026-08-02', 'start_date=2026-08-02', 'start_date=yesterday&end_date=today', 'start_date=2020-01-01&end_date=2026-01-01', 'start_date=2026-08-01&end_date=2026-08-02&page_token=eA'])(
    'refuses %s with a sentence', async (query) => {
      const { status, body } = await costs(query);
      expect(status).toBe(400);
      expect(body.errors[0]?.detail).toMatch(/\w{3,}/);
    });

  it('sums usage by cluster, environment and metric, by day and month', async () => {
    const range = 'start_date=2026-08-01&end_date=2026-10-01';
    const usage = async (query: string) => (await get<Usage>(`/samsa/v1/usage?${range}&${query}`)).body;
    const byMonth = await usage('granularity=month');
    expect(known(byMonth).map((row) => [row.from, row.cluster, row.amount_micros])).toEqual([['2026-08', 'lkc-basic', 26 * BASIC], ['2026-08', 'lkc-dedicated', 1_194], ['2026-09', 'lkc-basic', 225_000]]);
    expect(known(await usage('by=metric&granularity=month')).map((row) => [row.from, row.metric, row.quantity])).toEqual([['2026-08', 'CKU_HOUR', 2 / 3_600], ['2026-08', 'ECKU_HOUR', 26], ['2026-09', 'ECKU_HOUR', 2.5]]);
    expect(known(await usage('by=environment')).map((row) => row.environment)).toEqual(Array(4).fill(tenant.environmentId));
    expect(byMonth).toMatchObject({ currency: 'USD', month: { amount_micros: 0, projected_micros: 0 } });
  });

  it('tells the hours in which nobody metered as missing, and never as zero', async () => {
    const { body } = await get<Usage>('/samsa/v1/usage?start_date=2026-08-31&end_date=2026-09-01&granularity=hour');
    const hours = body.data.filter((row) => row.cluster === 'lkc-basic');
    const ran = hours.filter((row) => row.metric === 'ECKU_HOUR');
    expect(ran).toHaveLength(24);
    expect(ran[3]).toMatchObject({ from: '2026-08-31T03:00:00Z', quantity: 1, amount_micros: BASIC });
    const missing = hours.filter((row) => row.metric === 'NETWORK_IN');
    expect(missing).toHaveLength(24);
    for (const row of missing) expect(row).toMatchObject({ quantity: null, missing_hours: 1, amount_micros: 0 });
    const day = await get<Usage>('/samsa/v1/usage?start_date=2026-08-30&end_date=2026-08-31');
    expect(day.body.data.find((row) => row.metric === 'STORAGE')).toMatchObject({ quantity: null, missing_hours: 2 });
    expect((await get('/samsa/v1/usage?start_date=2026-01-01&end_date=2026-08-31&granularity=hour')).status).toBe(400);
  });

  it('makes drafts of months that are not closed, whose lines are their sum, and explains each line', async () => {
    const { body } = await get<{ data: Invoice[] }>('/samsa/v1/invoices');
    const august = body.data.find((one) => one.month === '2026-08');
    expect(august).toMatchObject({ state: 'draft', currency: 'USD', total: '2.34' });
    const invoice = (await get<Invoice>(`/samsa/v1/invoices/${august?.id}`)).body;
    expect(invoice.lines.reduce((total, line) => total + line.amount_micros, 0)).toBe(invoice.total_micros);
    expect(invoice.lines.map((line) => line.kind)).toEqual(['usage', 'usage', 'rounding']);
    for (const line of invoice.lines) {
      const { body: why } = await get<Explained>(`/samsa/v1/invoices/${invoice.id}/lines/${line.line}/explain`);
      expect(why.rule).toMatch(/\.$/);
      if (line.kind !== 'usage') continue;
      expect(why.days.reduce((total, day) => total + day.amount_micros, 0)).toBe(line.amount_micros);
      expect(why.price_book).toMatchObject({ version: 1 });
    }
    const { body: dedicated } = await get<Explained>(`/samsa/v1/invoices/${invoice.id}/lines/2/explain`);
    expect(dedicated.days).toMatchObject([{ day: '2026-08-31', metered: [{ from: '2026-08-31T23:00:00.000Z', to: '2026-08-31T23:00:01.000Z', rate: 2 }] }]);
    expect((await get(`/samsa/v1/invoices/${invoice.id}/lines/9/explain`)).status).toBe(404);
  });

  it('adds the support an organization has chosen, at least its least', async () => {
    await api.database.query(`INSERT INTO billing_account (organization_id, support) VALUES ($1, 'developer')`, [other.organizationId]);
    const { body } = await get<{ data: Invoice[] }>('/samsa/v1/invoices', other.cloudKey);
    const august = body.data.find((one) => one.month === '2026-08');
    expect(august?.total_micros).toBe(24 * BASIC + 25_000_000);
  });

  it('counts what runs now up to now, and projects what it will have cost by the month’s end', async () => {
    const started = (await api.database.query<{ at: string; ms: number; end: number }>(
      `SELECT greatest(now() - interval '1 hour', date_trunc('month', now(), 'UTC')) AS at, extract(epoch FROM greatest(now() - interval '1 hour', date_trunc('month', now(), 'UTC')))::float8 * 1000 AS ms,
         extract(epoch FROM date_trunc('month', now(), 'UTC') + interval '1 month')::float8 * 1000 AS end`)).rows[0]!;
    await api.database.query(
      `INSERT INTO usage_interval (organization_id, environment_id, cluster_id, plan_name, plan_revision, kind, cku, state, cloud, region, started_at)
       VALUES ($1, $2, 'lkc-running', 'dedicated', 1, 'Dedicated', 3, 'running', 'AWS', 'us-east-1', $3)`, [tenant.organizationId, tenant.environmentId, started.at]);
    const { month } = (await get<Usage>('/samsa/v1/usage')).body;
    const soFar = ((Date.now() - started.ms) / HOUR) * 3 * CKU;
    expect(Math.abs(month!.amount_micros - soFar)).toBeLessThan(40_000);
    expect(Math.abs(month!.projected_micros - ((started.end - started.ms) / HOUR) * 3 * CKU)).toBeLessThan(20_000);
  });

  it('charges traffic that was metered while the cluster ran, told twice or not, and names the hours it came from', async () => {
    const database = new Database(api.env['DATABASE_URL']!, 'samsa_billing', { poolSize: 1 });
    const { organizationId } = other;
    await lived('lkc-busy', 'basic', null, '2026-10-05T10:30:00Z', '2026-10-05T11:15:00Z', other);
    try {
      await api.database.query('SELECT keep_usage_months(1, 3)');
      const sample = (time: string, gigabytes: bigint): Sample => ({ organizationId, resourceId: 'lkc-busy', metric: 'NETWORK_IN', windowMs: Date.parse(`2026-10-05T${time}:00Z`), quantity: gigabytes * 1_000_000_000n });
      const samples = [sample('10:40', 1n), sample('11:10', 2n), sample('13:00', 100n)];
      await add(database, samples);
      await add(database, samples.toReversed());
      const { data } = (await get<Listed>('/billing/v1/costs?start_date=2026-10-05&end_date=2026-10-06', other.cloudKey)).body;
      expect(data.map((cost) => [cost.line_type, cost.quantity, cost.amount])).toEqual([['KAFKA_NUM_CKUS', 0.75, 0.0675], ['KAFKA_NETWORK_WRITE', 3, 0.135]]);
      const october = (await get<{ data: Invoice[] }>('/samsa/v1/invoices', other.cloudKey)).body.data.find((one) => one.month === '2026-10');
      const { body } = await get<Explained>(`/samsa/v1/invoices/${october?.id}/lines/2/explain`, other.cloudKey);
      expect(body.days[0]?.metered.map((one) => one.interval)).toEqual(['NETWORK_IN 2026-10-05T10:00:00.000Z', 'NETWORK_IN 2026-10-05T11:00:00.000Z']);
    } finally {
      await database.close();
    }
  });

  it('takes a new price from its date on and refuses one of the past', async () => {
    const database = new Database(api.env['DATABASE_URL']!, 'samsa_api', { poolSize: 1 });
    try {
      const definition = { prices: [{ metric: 'ECKU_HOUR' as const, tiers: [{ micros: 1 }] }], support: {} };
      await expect(addBook(database, 'USD', 2, new Date('2026-01-01'), definition)).rejects.toThrow('begins in the past');
      await expect(addBook(database, 'USD', 3, new Date('2099-01-01'), definition)).rejects.toThrow('does not follow');
      await addBook(database, 'USD', 2, new Date('2099-01-01'), definition);
      await expect(database.query('UPDATE price_book SET version = 9')).rejects.toMatchObject({ code: '42501' });
      expect((await costs('start_date=2026-08-31&end_date=2026-09-01')).body.data[0]?.price).toBe(0.09);
    } finally {
      await database.close();
    }
  });

  it('shows an administrator of one environment that environment’s costs, and no invoice', async () => {
    const account = await api.call<{ id: string }>(tenant.cloudKey, 'POST', '/iam/v2/service-accounts', { display_name: 'environment admin' });
    const crn = `crn://samsa/organization=${tenant.organizationId}/environment=`;
    const grant = async (environment: string) => api.call(tenant.cloudKey, 'POST', '/iam/v2/role-bindings', { principal: `User:${account.body.id}`, role_name: 'EnvironmentAdmin', crn_pattern: `${crn}${environment}` });
    const second = (await api.call<{ id: string }>(tenant.cloudKey, 'POST', '/org/v2/environments', { display_name: 'second' })).body.id;
    expect((await grant(second)).status).toBeLessThan(300);
    const made = await api.call<{ id: string; spec: { secret: string } }>(tenant.cloudKey, 'POST', '/iam/v2/api-keys', { spec: { owner: { id: account.body.id } } });
    const key = { id: made.body.id, secret: made.body.spec.secret };
    const august = '/billing/v1/costs?start_date=2026-08-01&end_date=2026-09-01';
    expect((await get<Listed>(august, key)).body.data).toEqual([]);
    await grant(tenant.environmentId);
    await expect.poll(async () => (await get<Listed>(august, key)).body.data.length, { timeout: 15_000 }).toBe(3);
    expect((await get<{ data: Invoice[] }>('/samsa/v1/invoices', key)).body.data).toEqual([]);
  });
});
