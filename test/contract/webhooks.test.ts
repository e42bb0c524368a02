/**
 * Webhooks, with the real billing process and a receiver that fails, hangs and comes back: every event is delivered at least once,
 * signed, to whoever wants it and to nobody who should not be reached, whoever is killed in the middle.
 */
import { createHmac } from 'node:crypto';
import type { Webhook, WebhookDelivery } from '@samsa/contract/webhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type Tenant, type TestApi } from '../harness/api.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { type Receiver, startReceiver } from '../harness/receiver.ts';

const BOUND = { timeout: 30_000, interval: 50 };
const ATTEMPTS = 3;
const LEASE_BEYOND_MS = 20_000;

describe('webhooks', () => {
  let api: TestApi;
  let tenant: Tenant;
  let other: Tenant;
  let receiver: Receiver;
  const processes: TestProcess[] = [];

  const startBilling = async (name: string, env: Record<string, string> = {}): Promise<TestProcess> => {
    const process = await startProcess(name, 'apps/billing/src/main.ts', {
      env: {
        DATABASE_URL: api.env['DATABASE_URL']!, SAMSA_KEY_FILE: api.env['SAMSA_KEY_FILE']!, SAMSA_WEBHOOK_PRIVATE: '127.0.0.0/8', SAMSA_WEBHOOK_TIMEOUT_MS: '1000',
        SAMSA_WEBHOOK_ATTEMPTS: String(ATTEMPTS), SAMSA_WEBHOOK_FIRST_RETRY_MS: '20', ...env,
      },
    });
    processes.push(process);
    return process;
  };

  beforeAll(async () => {
    api = await startApi(['Tenant', 'Other']);
    [tenant, other] = api.tenants as [Tenant, Tenant];
    receiver = await startReceiver();
    await startBilling('billing');
  });
  beforeEach(() => {
    receiver.behave({ status: 204 });
    receiver.received.length = 0;
  });
  afterAll(async () => {
    for (const process of processes) await process.stop();
    await receiver?.close();
    await api?.stop();
  });

  const call = <Body>(method: string, path: string, body?: unknown, who = tenant) => api.call<Body>(who.cloudKey, method, `/samsa/v1/webhooks${path}`, body);
  const make = async (path: string, event_types: string[] = ['*'], who = tenant) => (await call<Webhook>('POST', '', { display_name: path, url: `${receiver.url}${path}`, event_types }, who)).body;
  const deliveries = async (id: string) => (await call<{ data: WebhookDelivery[] }>('GET', `/${id}/deliveries?page_size=100`)).body.data;
  const states = async (id: string) => (await deliveries(id)).map((one) => one.state);
  const at = (path: string) => receiver.received.filter((one) => one.path === path);
  const happen = (type: string, who = tenant) => api.database.query(
    `INSERT INTO event (organization_id, environment_id, type, resource_kind, resource_id, data) VALUES ($1, $2, $3, 'Cluster', 'lkc-1', '{"phase": "PROVISIONED"}')`,
    [who.organizationId, who.environmentId, type]);
  const isSigned = ({ headers, body }: { headers: Record<string, unknown>; body: string }, secret: string): boolean => {
    const wanted = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`).digest('base64');
    return String(headers['webhook-signature']).split(' ').includes(`v1,${wanted}`);
  };

  it('are told what they want to be told, as signed CloudEvents, and what happens to others never', async () => {
    const all = await make('/all');
    const deleted = await make('/deleted', ['cluster.deleted']);
    await make('/other', ['*'], other);
    expect(all.secret).toMatch(/^whsec_/);
    expect((await call<Webhook>('GET', `/${all.id}`)).body.secret).toBeUndefined();
    await happen('cluster.updated');
    await happen('cluster.deleted');
    await expect.poll(() => [at('/all').length, at('/deleted').length], BOUND).toEqual([2, 1]);
    expect(at('/other')).toEqual([]);
    const [told] = at('/deleted');
    expect(JSON.parse(told!.body)).toMatchObject({
      specversion: '1.0', type: 'dev.samsa.cluster.deleted', source: `/organizations/${tenant.organizationId}/environments/${tenant.environmentId}`, subject: 'Cluster/lkc-1', datacontenttype: 'application/json', data: { phase: 'PROVISIONED' },
    });
    expect(told!.headers['content-type']).toContain('application/cloudevents+json');
    expect(isSigned(told!, deleted.secret!)).toBe(true);
    expect(isSigned(told!, all.secret!)).toBe(false);
    expect(Math.abs(Number(told!.headers['webhook-timestamp']) * 1_000 - Date.now())).toBeLessThan(60_000);
    await expect.poll(() => states(all.id), BOUND).toEqual(['delivered', 'delivered']);
    await call('DELETE', `/${all.id}`);
  });

  it('are told of a cluster that the api has accepted', async () => {
    const { id } = await make('/life', ['cluster.*']);
    await api.call(tenant.cloudKey, 'POST', '/cmk/v2/clusters', { spec: { display_name: 'told', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: tenant.environmentId } } });
    await expect.poll(() => at('/life').map((one) => (JSON.parse(one.body) as { type: string }).type), BOUND).toEqual(['dev.samsa.cluster.create.accepted']);
    await call('DELETE', `/${id}`);
  });

  it('are tried again while they fail, die after so many attempts, and are replayed one by one or all', async () => {
    const { id } = await make('/failing', ['cluster.*']);
    receiver.behave({ status: 500 });
    await happen('cluster.updated');
    await happen('cluster.deleted');
    await expect.poll(() => states(id), BOUND).toEqual(['dead', 'dead']);
    expect(at('/failing')).toHaveLength(2 * ATTEMPTS);
    const [newest] = await deliveries(id);
    expect(newest).toMatchObject({ attempts: ATTEMPTS, log: Array(ATTEMPTS).fill(expect.objectContaining({ status: 500 })) });
    expect((await call<Webhook>('GET', `/${id}`)).body.deliveries).toEqual({ pending: 0, dead: 2 });
    receiver.behave({ status: 204 });
    expect((await call<WebhookDelivery>('POST', `/${id}/deliveries/${newest!.id}:replay`)).body.state).toBe('pending');
    await expect.poll(async () => (await states(id)).sort(), BOUND).toEqual(['dead', 'delivered']);
    expect((await call('POST', `/${id}:replay`)).body).toEqual({ replayed: 1 });
    await expect.poll(() => states(id), BOUND).toEqual(['delivered', 'delivered']);
    const ids = at('/failing').map((one) => one.headers['webhook-id']);
    expect(new Set(ids).size).toBe(2);
    expect((await call('POST', `/${id}/deliveries/wd-nothing:replay`)).status).toBe(404);
    await call('DELETE', `/${id}`);
  });

  it('that hang keep no other waiting, and their time is bounded', async () => {
    const hanging = await make('/hanging', ['cluster.*']);
    receiver.behave('hang');
    for (let i = 0; i < 10; i++) await happen('cluster.updated');
    await expect.poll(() => at('/hanging').length, BOUND).toBeGreaterThan(0);
    receiver.behave({ status: 204 });
    const quick = await make('/quick', ['quick.*']);
    await happen('quick.one');
    await expect.poll(() => at('/quick').length, BOUND).toBe(1);
    await expect.poll(async () => (await deliveries(hanging.id)).some((one) => one.log.some(({ fault }) => fault?.includes('within 1000 ms'))), BOUND).toBe(true);
    await expect.poll(() => states(hanging.id), BOUND).toEqual(Array(10).fill('delivered'));
    for (const { id } of [hanging, quick]) await call('DELETE', `/${id}`);
  });

  it('lead nowhere inside: not by an address, a name or a redirect', async () => {
    const strict = await startReceiver();
    const wanted = [`http://10.0.0.1:1/x`, `http://[::1]:1/x`, `http://169.254.169.254/latest/meta-data`, `http://[::ffff:10.0.0.1]/x`];
    for (const url of wanted) {
      const { id } = (await call<Webhook>('POST', '', { display_name: 'inside', url })).body;
      await call('POST', `/${id}:test`);
      await expect.poll(() => states(id), BOUND).toEqual(['dead']);
      expect((await deliveries(id))[0]!.log[0]!.fault).toContain('may not be reached');
      await call('DELETE', `/${id}`);
    }
    receiver.behave({ status: 307, headers: { location: strict.url } });
    const { id } = await make('/redirecting', ['nothing.happens']);
    await call('POST', `/${id}:test`);
    await expect.poll(() => states(id), BOUND).toEqual(['dead']);
    expect(strict.received).toEqual([]);
    await strict.close();
    for (const url of ['ftp://x.example/', 'not a url', 'http://user:secret@x.example/']) expect((await call('POST', '', { display_name: 'x', url })).status, url).toBe(400);
    await call('DELETE', `/${id}`);
  });

  it('are signed with both secrets for a while after a rotation', async () => {
    const made = await make('/rotated', ['nothing.happens']);
    const rotated = (await call<Webhook>('POST', `/${made.id}:rotate-secret`)).body;
    expect(rotated.secret).not.toBe(made.secret);
    await call('POST', `/${made.id}:test`);
    await expect.poll(() => at('/rotated').length, BOUND).toBe(1);
    for (const secret of [made.secret!, rotated.secret!]) expect(isSigned(at('/rotated')[0]!, secret)).toBe(true);
    await api.database.query(`UPDATE webhook SET previous_until = now() WHERE id = $1`, [made.id]);
    await call('POST', `/${made.id}:test`);
    await expect.poll(() => at('/rotated').length, BOUND).toBe(2);
    expect([made.secret!, rotated.secret!].map((secret) => isSigned(at('/rotated')[1]!, secret))).toEqual([false, true]);
    await call('DELETE', `/${made.id}`);
  });

  it('are told nothing while they are not enabled, and nothing of what happened before they were made', async () => {
    await happen('old.news');
    const { id } = await make('/late', ['old.*']);
    await call('PATCH', `/${id}`, { enabled: false });
    await happen('old.unheard');
    await api.database.query('SELECT 1');
    await call('PATCH', `/${id}`, { enabled: true });
    await happen('old.heard');
    await expect.poll(() => at('/late').length, BOUND).toBeGreaterThan(0);
    expect(at('/late').map((one) => (JSON.parse(one.body) as { type: string }).type)).toContain('dev.samsa.old.heard');
    expect(at('/late').map((one) => (JSON.parse(one.body) as { type: string }).type)).not.toContain('dev.samsa.old.news');
    await call('DELETE', `/${id}`);
  });

  it('are told everything at least once when the process is killed in the middle, by another that takes over', async () => {
    const { id } = await make('/killed', ['burst.*']);
    for (const process of processes) await process.stop();
    receiver.behave('hang');
    const events = 40;
    for (let i = 0; i < events; i++) await happen(`burst.${i}`);
    const doomed = await startBilling('doomed', { SAMSA_WEBHOOK_TIMEOUT_MS: '60000' });
    await expect.poll(() => at('/killed').length, BOUND).toBeGreaterThan(0);
    await doomed.crash();
    receiver.behave({ status: 204 });
    // As if the time of the leases had passed: they are longer than a test.
    const { rowCount } = await api.database.query(`UPDATE webhook_delivery SET leased_until = leased_until - make_interval(secs => $1 / 1000.0) WHERE leased_until IS NOT NULL`, [60_000 + LEASE_BEYOND_MS]);
    expect(rowCount).toBeGreaterThan(0);
    await Promise.all([startBilling('heir-1'), startBilling('heir-2')]);
    await expect.poll(async () => new Set(await states(id)), BOUND).toEqual(new Set(['delivered']));
    const types = new Set(at('/killed').map((one) => (JSON.parse(one.body) as { type: string }).type));
    expect(types.size).toBe(events);
    // Twice only what was under way when it died.
    expect(at('/killed').length).toBeLessThanOrEqual(events + 4);
  });
});
