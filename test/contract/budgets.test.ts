/**
 * Budgets, with real billing processes: each threshold is told once a month, by an event and by mail, with two processes racing and
 * one killed. The ledger is written by hand, from the first of the month that lasts.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Budget } from '@samsa/contract/budgets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Tenant, type TestApi } from '../harness/api.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';

const BOUND = { timeout: 30_000, interval: 50 };
/** Millionths a CKU and hour, of the first price book. */
const CKU = 2_150_000;

describe('budgets', () => {
  let api: TestApi;
  let tenant: Tenant;
  let mail: string;
  const processes: TestProcess[] = [];

  beforeAll(async () => {
    mail = mkdtempSync(join(tmpdir(), 'samsa-mail-'));
    api = await startApi(['Tenant', 'Other']);
    tenant = api.tenants[0]!;
    await api.database.query(
      `INSERT INTO usage_interval (organization_id, environment_id, cluster_id, plan_name, plan_revision, kind, cku, state, cloud, region, started_at, ended_at)
       VALUES ($1, $2, 'lkc-past', 'dedicated', 1, 'Dedicated', 10, 'running', 'AWS', 'us-east-1', date_trunc('month', now(), 'UTC'), date_trunc('month', now(), 'UTC') + interval '1 second')`,
      [tenant.organizationId, tenant.environmentId]);
  });
  afterAll(async () => {
    for (const process of processes) await process.stop();
    await api?.stop();
    rmSync(mail, { recursive: true, force: true });
  });

  const spent = Math.round((CKU * 10) / 3_600);
  const call = <Body = Budget>(method: string, path: string, body?: unknown, who = tenant) => api.call<Body>(who.cloudKey, method, `/samsa/v1/budgets${path}`, body);
  const startBilling = async (name: string) => {
    const process = await startProcess(name, 'apps/billing/src/main.ts', { env: { DATABASE_URL: api.env['DATABASE_URL']!, SAMSA_BILLING_EVERY_MS: '100', SAMSA_MAIL_FOLDER: mail } });
    processes.push(process);
    return process;
  };
  const events = async (id: string) =>
    (await api.database.query<{ data: { measure: string; percent: number } }>(`SELECT data FROM event WHERE resource_id = $1 AND type = 'budget.threshold_reached' ORDER BY id`, [id])).rows.map(({ data }) => `${data.measure} ${data.percent}`);
  const letters = () => readdirSync(mail).filter((name) => name.endsWith('.eml')).map((name) => {
    const [head = '', body = ''] = readFileSync(join(mail, name), 'utf8').split('\r\n\r\n');
    return { to: /^To: (.*)$/m.exec(head)?.[1]?.trim(), text: Buffer.from(body, 'base64').toString() };
  });

  it('show what the month has come to, and refuse what is nobody’s or makes no sense', async () => {
    const made = await call('POST', '', { display_name: 'all of it', amount_micros: 1_000_000_000 });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ month: { actual_micros: spent, projected_micros: spent }, currency: 'USD', alerts: [], emails: [] });
    const elsewhere = (await call('POST', '', { display_name: 'elsewhere', amount_micros: 1, cluster: 'lkc-nobodys' }));
    expect([elsewhere.status, (elsewhere.body as unknown as { pointer: string }).pointer]).toEqual([404, '/cluster']);
    for (const wrong of [{ amount_micros: 0 }, { amount_micros: 1.5 }, { thresholds: [] }, { emails: ['nobody'] }, { environment: 'env-1', cluster: 'lkc-1' }, { thresholds: [{ percent: 50 }, { percent: 50 }] }]) {
      expect((await call('POST', '', { display_name: 'x', amount_micros: 1, ...wrong })).status, JSON.stringify(wrong)).toBe(400);
    }
    expect((await call('GET', `/${made.body.id}`, undefined, api.tenants[1])).status).toBe(404);
    expect((await call('DELETE', `/${made.body.id}`)).status).toBe(204);
    expect((await call('GET', `/${made.body.id}`)).status).toBe(404);
  });

  it('suspend what is not of production while they are used up, and let it go on when they are raised or gone', async () => {
    await startBilling('billing-0');
    const environment = (await api.call<{ id: string }>(tenant.cloudKey, 'POST', '/org/v2/environments', { display_name: 'staging' })).body.id;
    const create = async (where: string) => (await api.call<{ id: string }>(tenant.cloudKey, 'POST', '/cmk/v2/clusters', {
      spec: { display_name: `in ${where}`, availability: 'SINGLE_ZONE', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: where } },
    })).body.id;
    const [staging, production] = [await create(environment), await create(tenant.environmentId)];
    const because = async (id: string) => (await api.database.query<{ why: string | null }>('SELECT suspended_because AS why FROM kafka_cluster WHERE id = $1', [id])).rows[0]!.why;
    const { body } = await call('POST', '', { display_name: 'gates', amount_micros: spent, suspend_environments: [environment] });
    await expect.poll(() => because(staging), BOUND).toBe('budget');
    await call('PATCH', `/${body.id}`, { amount_micros: spent * 1_000_000 });
    await expect.poll(() => because(staging), BOUND).toBeNull();
    await call('PATCH', `/${body.id}`, { amount_micros: 1 });
    await expect.poll(() => because(staging), BOUND).toBe('budget');
    await call('DELETE', `/${body.id}`);
    await expect.poll(() => because(staging), BOUND).toBeNull();
    expect(await because(production)).toBeNull();
    const intents = await api.database.query<{ intent: string }>('SELECT intent FROM operation WHERE resource_id = $1 ORDER BY generation', [staging]);
    expect(intents.rows.map((row) => row.intent)).toEqual(['create', 'suspend', 'resume', 'suspend', 'resume']);
  });

  it('tell each threshold once, with two processes at it and one killed, and say what is to be suspended', async () => {
    const doomed = await startBilling('billing-1');
    await startBilling('billing-2');
    const { body } = await call('POST', '', {
      display_name: 'tight', amount_micros: spent, environment: tenant.environmentId, emails: ['one@example.org', 'two@example.org'], suspend_environments: [tenant.environmentId],
      thresholds: [{ percent: 50 }, { percent: 100 }, { percent: 101 }, { measure: 'projected', percent: 100 }],
    });
    await expect.poll(() => events(body.id), BOUND).toHaveLength(3);
    await doomed.crash();
    await expect.poll(() => letters().length, BOUND).toBeGreaterThanOrEqual(6);
    expect((await events(body.id)).sort()).toEqual(['actual 100', 'actual 50', 'projected 100']);
    expect(letters().filter((letter) => letter.to === 'two@example.org').map((letter) => letter.text).join()).toContain('are suspended until');
    const { alerts } = (await call('GET', `/${body.id}`)).body;
    expect(alerts.map((alert) => [alert.measure, alert.percent, alert.suspend_environments.length]).sort()).toEqual([['actual', 100, 1], ['actual', 50, 0], ['projected', 100, 0]]);
    await call('PATCH', `/${body.id}`, { amount_micros: Math.floor(spent / 2) });
    await expect.poll(() => events(body.id), BOUND).toContain('actual 101');
    expect((await events(body.id)).filter((one) => one === 'actual 100')).toHaveLength(1);
  });
});
