/**
 * Credits, promo codes, adjustments, taxes and payments, and what follows from them for an organization; on a real Postgres, with the
 * billing process's own parts at work in here. Nobody provisions: a wish on a cluster is as far as it goes.
 */
import { Closer } from '@samsa/billing/invoice/closer';
import { StandingKeeper } from '@samsa/billing/standing/keeper';
import type { BillingAccount, FleetOrganization, PromoCode } from '@samsa/contract/billing-accounts';
import type { Invoice } from '@samsa/contract/billing';
import { micros } from '@samsa/domain/money';
import { signatureOf } from '@samsa/domain/payment';
import type { Letter } from '@samsa/runtime/mail';
import { beginTrial } from '@samsa/store/billing-accounts';
import { Database } from '@samsa/store/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Tenant, type TestApi } from '../harness/api.ts';

const SECRET = 'known to the provider and to us';
/** Millionths an hour of a Basic cluster, by the first price book. */
const BASIC = 90_000;
const CENT = 10_000;
const TIMES = { grace: 1_000_000, suspended: 1_000_000, trash: 1_000_000 };

describe('money', () => {
  let api: TestApi;
  let admin: Tenant;
  let tenant: Tenant;
  let trier: Tenant;
  let billing: Database;
  let keeper: StandingKeeper;
  const letters: Letter[] = [];
  const faults: Error[] = [];

  beforeAll(async () => {
    api = await startApi(['Fleet', 'Payer', 'Trier', 'Four', 'Five', 'Six'], { SAMSA_PAYMENT_SECRET: SECRET });
    [admin, tenant, trier] = api.tenants as [Tenant, Tenant, Tenant];
    billing = new Database(api.env['DATABASE_URL']!, 'samsa_billing', { poolSize: 6 });
    keeper = new StandingKeeper(billing, { times: TIMES, mail: { send: async (letter) => void letters.push(letter) }, onFault: (_, fault) => faults.push(fault) });
    await lived('lkc-past', 'basic', '2026-08-30T00:00:00Z', '2026-09-02T00:00:00Z');
  });
  afterAll(async () => {
    expect(faults).toEqual([]);
    await billing?.close();
    await api?.stop();
  });

  const lived = async (cluster: string, plan: string, from: string, to: string | null, who = tenant) =>
    api.database.query(
      `INSERT INTO usage_interval (organization_id, environment_id, cluster_id, plan_name, plan_revision, kind, state, cloud, region, started_at, ended_at)
       VALUES ($1, $2, $3, $4, 1, 'Basic', 'running', 'AWS', 'us-east-1', $5, $6)`, [who.organizationId, who.environmentId, cluster, plan, from, to]);
  const asTenant = <Body>(method: string, path: string, body?: unknown, who = tenant) => api.call<Body>(who.cloudKey, method, path, body);
  const asAdmin = <Body>(method: string, path: string, body?: unknown) => api.call<Body>(admin.cloudKey, method, path, body);
  const of = (who: Tenant, rest: string) => `/fleet/v1/organizations/${who.organizationId}${rest}`;
  const account = async (who = tenant) => (await asTenant<BillingAccount>('GET', '/samsa/v1/billing-account', undefined, who)).body;
  const invoiceOf = async (month: string): Promise<Invoice> => {
    const { data } = (await asTenant<{ data: Invoice[] }>('GET', '/samsa/v1/invoices')).body;
    return (await asTenant<Invoice>('GET', `/samsa/v1/invoices/${data.find((one) => one.month === month)!.id}`)).body;
  };
  const lines = ({ lines: all }: Invoice) => all.map((line) => [line.kind, line.amount_micros / CENT]);
  /** As if it had been said while that month was still under way. */
  const backdate = (to: string) => api.database.query(`UPDATE credit SET granted_at = '${to}' WHERE granted_at > '2026-09-30'; UPDATE charge SET made_at = '${to}' WHERE made_at > '2026-09-30'`);

  it('of a promo code is given once to each organization, and not oftener than the code allows, however many ask at once', async () => {
    const made = await asAdmin<PromoCode>('POST', '/fleet/v1/promo-codes', { code: 'autumn-26', amount_micros: 100 * CENT, max_redemptions: 3 });
    expect(made).toMatchObject({ status: 201, body: { code: 'AUTUMN-26', redemptions: 0 } });
    expect((await asAdmin('POST', '/fleet/v1/promo-codes', { code: 'AUTUMN-26', amount_micros: 1 })).status).toBe(409);
    const askers = api.tenants.slice(1).flatMap((who) => [who, who, who]);
    const answers = await Promise.all(askers.map((who) => asTenant('POST', '/samsa/v1/billing-account:redeem', { code: 'autumn-26' }, who)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const { body } = await asAdmin<{ data: PromoCode[] }>('GET', '/fleet/v1/promo-codes');
    expect(body.data[0]).toMatchObject({ redemptions: 3 });
    const given = await api.database.query<{ own: number }>('SELECT count(*)::int AS own FROM credit GROUP BY organization_id');
    expect(given.rows.map(({ own }) => own)).toEqual([1, 1, 1]);
    await api.database.query('DELETE FROM promo_redemption; DELETE FROM credit');
  });

  it('is refused to codes that are over, unknown or in another currency, with what helps', async () => {
    await asAdmin('POST', '/fleet/v1/promo-codes', { code: 'OVER', amount_micros: 1, valid_from: '2026-01-01T00:00:00Z', valid_until: '2026-02-01T00:00:00Z' });
    await asAdmin('POST', '/fleet/v1/promo-codes', { code: 'EURO', amount_micros: 1, currency: 'EUR' });
    const redeem = async (code: string) => (await asTenant<{ detail: string }>('POST', '/samsa/v1/billing-account:redeem', { code })).body.detail;
    expect(await redeem('OVER')).toMatch(/valid until 2026-02-01.*Ask for another/);
    expect(await redeem('EURO')).toMatch(/pays in USD/);
    expect(await redeem('NOBODY-KNOWS')).toMatch(/There is no promo code/);
  });

  it('that is credited, charged, taken off and taxed has lines of its own in the draft, and the sum of the lines is the invoice', async () => {
    expect((await asAdmin('PATCH', of(tenant, '/billing-account'), { country: 'DE' })).status).toBe(200);
    expect((await asAdmin('POST', '/fleet/v1/tax-rates', { country: 'DE', name: 'VAT', basis_points: 1_900, effective_from: '2026-01-01T00:00:00Z' })).status).toBe(201);
    expect((await asAdmin('POST', '/fleet/v1/tax-rates', { name: 'VAT', basis_points: 1 })).status).toBe(400);
    await asAdmin('POST', of(tenant, '/credits'), { amount_micros: 50 * CENT, description: 'For the outage', expires_at: '2099-01-01T00:00:00Z' });
    await asAdmin('POST', of(tenant, '/adjustments'), { amount_micros: 300 * CENT, reason: 'Setup' });
    await asAdmin('POST', of(tenant, '/adjustments'), { amount_micros: -600 * CENT, reason: 'Goodwill' });
    await backdate('2026-08-15');
    const august = await invoiceOf('2026-08');
    expect(lines(august)).toEqual([['usage', 432], ['adjustment', 300], ['credit', -50], ['credit', -600], ['tax', 15.58], ['rounding', 0.42]]);
    expect(august.lines.reduce((total, line) => total + line.amount_micros, 0)).toBe(august.total_micros);
    const explained = await asTenant<{ rule: string }>('GET', `/samsa/v1/invoices/${august.id}/lines/5/explain`);
    expect(explained.body.rule).toMatch(/credits taken off/);
    expect(lines(await invoiceOf('2026-09'))).toEqual([['usage', 216], ['tax', 41.04], ['rounding', -0.04]]);
  });

  it('is closed once, months in their order and each with what the one before has left, by several at once', async () => {
    const drafts = await Promise.all(['2026-08', '2026-09'].map(invoiceOf));
    const counts = await Promise.all([1, 2, 3].map(() => new Closer(billing, 14).run()));
    expect(counts.reduce((total, count) => total + count, 0)).toBeGreaterThanOrEqual(2);
    const written = async () => (await api.database.query('SELECT * FROM invoice_line ORDER BY invoice_id, line')).rows;
    const before = JSON.stringify(await written());
    await new Closer(billing, 14).run();
    expect(JSON.stringify(await written())).toBe(before);
    for (const draft of drafts) {
      const closed = await invoiceOf(draft.month);
      expect(closed).toMatchObject({ id: draft.id, state: 'closed', payment_state: 'open', total_micros: draft.total_micros, lines: draft.lines });
      expect(Date.parse(closed.due_at!) - Date.parse(closed.closed_at!)).toBe(14 * 86_400_000);
    }
    expect((await account()).credits.map((credit) => credit.left_micros)).toEqual([0, 0]);
  });

  it('of a credit cannot be used beyond its worth, nor a charge twice, whoever writes', async () => {
    const [line] = (await api.database.query(`SELECT invoice_id, reference FROM invoice_line WHERE kind = 'credit' LIMIT 1`)).rows as { invoice_id: string; reference: string }[];
    const write = (kind: string, amount: number, reference: string) => billing.transact(async (tx) => {
      await tx.query(`INSERT INTO invoice (id, organization_id, month, currency, total_micros) VALUES ('inv-x', $1, '2020-01', 'USD', $2)`, [tenant.organizationId, amount]);
      await tx.query(`INSERT INTO invoice_line (invoice_id, line, kind, description, amount_micros, reference) VALUES ('inv-x', 1, $1, '', $2, $3)`, [kind, amount, reference]);
    });
    await expect(write('credit', -1, line!.reference)).rejects.toThrow('more than it is worth');
    const [charge] = (await api.database.query(`SELECT reference FROM invoice_line WHERE kind = 'adjustment'`)).rows as { reference: string }[];
    await expect(write('adjustment', 1, charge!.reference)).rejects.toMatchObject({ code: '23505' });
  });

  it('is paid when the provider says so by a signed event, which counts once, in whatever order it comes', async () => {
    const { id, total_micros } = await invoiceOf('2026-09');
    const intents = await Promise.all([1, 2].map(() => asTenant<{ id: string; amount_micros: number }>('POST', `/samsa/v1/invoices/${id}:pay`)));
    expect(intents[0]!.body).toEqual(intents[1]!.body);
    const intent = intents[0]!.body;
    expect(intent.amount_micros).toBe(total_micros);
    const event = (eventId: string, type: string) => JSON.stringify({ id: eventId, type: `payment.${type}`, created: '2026-11-01T00:00:00Z', intent: intent.id, amount_micros: total_micros, currency: 'USD' });
    const send = async (body: string, signature = signatureOf(SECRET, body, Date.now())) => {
      const answer = await fetch(`${api.url}/billing/v1/payment-events`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'samsa-signature': signature } });
      return { status: answer.status, body: (await answer.json()) as { news?: boolean; detail?: string } };
    };
    const paid = event('evt-2', 'succeeded');
    expect(await send(paid, signatureOf('another secret', paid, Date.now()))).toMatchObject({ status: 401 });
    expect(await send(paid, signatureOf(SECRET, paid, Date.now() - 600_000))).toMatchObject({ status: 401, body: { detail: expect.stringContaining('another time') } });
    const answers = await Promise.all([paid, paid, paid].map((body) => send(body)));
    expect(answers.filter(({ body }) => body.news)).toHaveLength(1);
    expect(await send(event('evt-1', 'failed'))).toMatchObject({ status: 200, body: { news: true } });
    expect(await invoiceOf('2026-09')).toMatchObject({ payment_state: 'paid', payments: expect.arrayContaining([expect.objectContaining({ kind: 'failed' })]) });
    expect((await asTenant('POST', `/samsa/v1/invoices/${id}:pay`)).status).toBe(409);
    await send(event('evt-3', 'refunded'));
    expect(await invoiceOf('2026-09')).toMatchObject({ payment_state: 'refunded' });
  });

  it('that is past due is dunned, and takes the organization step by step until it is marked paid by hand', async () => {
    const { id } = await invoiceOf('2026-08');
    const { id: cluster } = (await asTenant<{ id: string }>('POST', '/cmk/v2/clusters', { spec: { display_name: 'one', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: tenant.environmentId } } })).body;
    await api.database.query(`UPDATE invoice SET due_at = now() - interval '1 hour' WHERE id = $1`, [id]);
    await keeper.run();
    expect(await account()).toMatchObject({ state: 'grace', because: 'debt', next: { state: 'suspended' } });
    expect(letters.map(({ to, subject }) => `${to} ${subject}`).sort()).toEqual(['admin@payer.example Payer is to be suspended', 'admin@payer.example The invoice of Payer for 2026-08 is past due']);
    await api.database.query('UPDATE billing_standing SET next_at = now()');
    await Promise.all([keeper.run(), keeper.run(), keeper.run()]);
    const wish = (await api.database.query('SELECT generation, suspended_because FROM kafka_cluster WHERE id = $1', [cluster])).rows[0];
    expect(wish).toEqual({ generation: '2', suspended_because: 'debt' });
    expect((await api.database.query(`SELECT intent, requested_by FROM operation WHERE resource_id = $1 AND generation = 2`, [cluster])).rows).toEqual([{ intent: 'suspend', requested_by: 'system:billing' }]);
    expect((await api.database.query(`SELECT after FROM audit WHERE operation = 'moveBillingStanding' ORDER BY id`)).rows.map((row: { after: { state: string } }) => row.after.state)).toEqual(['grace', 'suspended']);
    const { body: stopped } = await asAdmin<{ data: FleetOrganization[] }>('GET', '/fleet/v1/organizations?state=suspended');
    expect(stopped.data).toMatchObject([{ id: tenant.organizationId, clusters: 1, suspended_clusters: 1, because: 'debt' }]);
    expect(await asAdmin<Invoice>('POST', of(tenant, `/invoices/${id}:mark-paid`), { reference: 'wire 17' })).toMatchObject({ status: 200, body: { payment_state: 'paid' } });
    expect((await asAdmin('POST', of(tenant, `/invoices/${id}:mark-paid`), { reference: 'wire 17' })).status).toBe(200);
    expect((await asAdmin('POST', of(tenant, `/invoices/${id}:void`), { reference: 'x' })).status).toBe(409);
    await keeper.run();
    expect(await account()).toMatchObject({ state: 'paying' });
    expect((await api.database.query('SELECT suspended_at FROM kafka_cluster WHERE id = $1', [cluster])).rows).toEqual([{ suspended_at: null }]);
    expect(await keeper.run()).toBe(0);
  });

  it('of a trial is counted, and both its days and its credit are warned of, once each', async () => {
    const own = new Database(api.env['DATABASE_URL']!, 'samsa_api', { poolSize: 1 });
    await own.transact((tx) => beginTrial(tx, trier.organizationId, { days: 30, credit: micros(10 * 24 * BASIC) }));
    await own.close();
    letters.length = 0;
    await keeper.run();
    expect(letters).toEqual([]);
    await api.database.query(`UPDATE billing_account SET trial_started_at = now() - interval '27 days', trial_ends_at = now() + interval '60 hours' WHERE organization_id = $1`, [trier.organizationId]);
    await lived('lkc-tried', 'basic', new Date(Date.now() - 6 * 86_400_000).toISOString(), new Date(Date.now() - 3_600_000).toISOString(), trier);
    await keeper.run();
    await keeper.run();
    expect(letters.map(({ subject }) => subject).sort()).toEqual(['The trial of Trier ends in 3 days', 'Trier has used 50 % of the credit of its trial']);
    const { trial } = await account(trier);
    expect(trial!.used_micros).toBeCloseTo(143 * BASIC, -5);
    await asAdmin('POST', of(trier, '/trial:extend'), { days: 30 });
    expect(Date.parse((await account(trier)).trial!.ends_at)).toBeGreaterThan(Date.now() + 32 * 86_400_000);
    await asAdmin('PATCH', of(trier, '/billing-account'), { paying: true });
    await keeper.run();
    expect(await account(trier)).toMatchObject({ state: 'paying' });
  });

  it('does not decide alone: who runs the fleet suspends by hand, with a reason, and lets go on', async () => {
    expect((await asAdmin('POST', of(trier, ':suspend'), { reason: 'Abuse is looked into' })).status).toBe(202);
    await keeper.run();
    expect(await account(trier)).toMatchObject({ state: 'suspended', because: 'admin', reason: 'Abuse is looked into' });
    expect((await account(trier)).next).toBeUndefined();
    const create = () => asTenant<{ errors: { detail: string }[] }>('POST', '/org/v2/environments', { display_name: 'more' }, trier);
    await expect.poll(async () => (await create()).status, { timeout: 5_000 }).toBe(402);
    expect((await create()).body.errors[0]!.detail).toMatch(/is suspended.*Ask them why/);
    expect((await asTenant('GET', '/org/v2/environments', undefined, trier)).status).toBe(200);
    await asAdmin('POST', of(trier, ':resume'));
    await keeper.run();
    expect(await account(trier)).toMatchObject({ state: 'paying' });
    await expect.poll(async () => (await create()).status, { timeout: 5_000 }).toBe(201);
  });

  it('costs what the next version of the prices says from its date on, and no version is changed', async () => {
    const { data } = (await asAdmin<{ data: { version: number; definition: object }[] }>('GET', '/fleet/v1/price-books')).body;
    const publish = (follows: number, effective_from: string) => asAdmin<{ version: number }>('POST', '/fleet/v1/price-books', { currency: 'USD', follows, effective_from, definition: data[0]!.definition });
    expect((await publish(1, '2020-01-01T00:00:00Z')).status).toBe(422);
    expect(await publish(1, '2099-01-01T00:00:00Z')).toMatchObject({ status: 201, body: { version: 2 } });
    expect((await publish(1, '2099-02-01T00:00:00Z')).status).toBe(409);
    const broken = { currency: 'USD', follows: 2, effective_from: '2099-03-01T00:00:00Z', definition: { prices: [{ metric: 'STORAGE', tiers: [{ upTo: 5, micros: 1 }] }], support: {} } };
    expect((await asAdmin('POST', '/fleet/v1/price-books', broken)).status).toBe(400);
  });
});
