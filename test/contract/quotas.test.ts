/** Applied quotas in the compatible shape, and requests for more: asked, granted in part and for a time, given back. */
import type { QuotaRequest } from '@samsa/contract/quota-requests';
import type { AppliedQuota } from '@samsa/contract/service-quotas';
import { Database } from '@samsa/store/database';
import { expire } from '@samsa/store/quota-requests';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Credential, startApi, type Tenant, type TestApi } from '../harness/api.ts';

const HOUR_MS = 3_600_000;

interface Listed<Item> { data: Item[]; metadata: { next?: string } }

describe('quotas', () => {
  let api: TestApi;
  let billing: Database;
  let admin: Tenant;
  let tenant: Tenant;

  beforeAll(async () => {
    api = await startApi(['Admin', 'Tenant']);
    [admin, tenant] = api.tenants as [Tenant, Tenant];
    billing = new Database(api.env['DATABASE_URL']!, 'samsa_billing', { poolSize: 2 });
  });
  afterAll(async () => {
    await billing?.close();
    await api?.stop();
  });

  const call = <Body = QuotaRequest>(key: Credential, method: string, path: string, body?: unknown) => api.call<Body>(key, method, path, body);
  const ask = async (quota: string, limit: number) => (await call(tenant.cloudKey, 'POST', '/samsa/v1/quota-requests', { quota, limit, reason: 'a launch' })).body;
  const decide = (id: string, verb: string, body: object) => call(admin.cloudKey, 'POST', `/fleet/v1/quota-requests/${id}:${verb}`, body);
  const applied = async (id: string) => (await call<AppliedQuota>(tenant.cloudKey, 'GET', `/service-quota/v1/applied-quotas/${id}`)).body;
  const create = (kind: string) => api.call<{ id: string }>(tenant.cloudKey, 'POST', '/cmk/v2/clusters', {
    spec: { display_name: `${kind}-${Math.random()}`, availability: 'SINGLE_ZONE', cloud: 'AWS', region: 'us-east-1', config: { kind, ...(kind === 'Dedicated' && { cku: 2 }) }, environment: { id: tenant.environmentId } },
  });

  it('are told with what is used of each, for the organization and for each of its clusters', async () => {
    const { body: cluster } = await create('Dedicated');
    const { body } = await call<Listed<AppliedQuota>>(tenant.cloudKey, 'GET', '/service-quota/v1/applied-quotas?scope=ORGANIZATION');
    expect(body.data.map((one) => [one.id, one.applied_limit, one.usage])).toEqual([['kafka.max_cku.per_org', 100, 2], ['kafka.max_kafka_clusters.per_org', 100, 1]]);
    expect(body.data[0]).toMatchObject({ api_version: 'service-quota/v1', kind: 'AppliedQuota', scope: 'ORGANIZATION', default_limit: 100, organization: { id: tenant.organizationId } });
    const ofCluster = await call<Listed<AppliedQuota>>(tenant.cloudKey, 'GET', `/service-quota/v1/applied-quotas?scope=KAFKA_CLUSTER&kafka_cluster=${cluster.id}`);
    expect(ofCluster.body.data).toMatchObject([{ id: 'kafka.max_cku.per_cluster', applied_limit: 24, usage: 2, kafka_cluster: { id: cluster.id }, environment: { id: tenant.environmentId } }]);
    for (const filter of ['scope=ENVIRONMENT', 'scope=ORGANIZATION&network=n-1', `scope=KAFKA_CLUSTER&environment=${admin.environmentId}`]) {
      expect((await call<Listed<AppliedQuota>>(tenant.cloudKey, 'GET', `/service-quota/v1/applied-quotas?${filter}`)).body.data).toEqual([]);
    }
    expect((await call(tenant.cloudKey, 'GET', '/service-quota/v1/applied-quotas')).status).toBe(400);
  });

  it('are listed in pages, each once, and so are their scopes', async () => {
    const seen: string[] = [];
    for (let path = '/service-quota/v1/applied-quotas?scope=ORGANIZATION&page_size=1'; path;) {
      const { body } = await call<Listed<AppliedQuota>>(tenant.cloudKey, 'GET', path);
      seen.push(...body.data.map((one) => one.id));
      path = body.metadata.next ? body.metadata.next.slice(body.metadata.next.indexOf('/service-quota')) : '';
    }
    expect(seen).toEqual(['kafka.max_cku.per_org', 'kafka.max_kafka_clusters.per_org']);
    const scopes = await call<Listed<{ id: string }>>(tenant.cloudKey, 'GET', '/service-quota/v1/scopes');
    expect(scopes.body.data.map((one) => one.id)).toEqual(['ENVIRONMENT', 'KAFKA_CLUSTER', 'ORGANIZATION', 'USER_ACCOUNT']);
    expect((await call(tenant.cloudKey, 'GET', '/service-quota/v1/scopes/ORGANIZATION')).status).toBe(200);
    expect((await call(tenant.cloudKey, 'GET', '/service-quota/v1/scopes/NOTHING')).status).toBe(404);
  });

  it('grow by a part of what was asked for, for a time, and are given back without throwing anybody out', async () => {
    await call(admin.cloudKey, 'PATCH', `/fleet/v1/quotas/${tenant.organizationId}`, { clusters: 1 });
    const refused = await create('Basic');
    expect([refused.status, (await ask('clusters', 1)).state]).toEqual([402, 'pending']);
    const again = await call<{ detail: string }>(tenant.cloudKey, 'POST', '/samsa/v1/quota-requests', { quota: 'clusters', limit: 5, reason: 'impatient' });
    expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining('waits to be decided')]);
    const [{ id: useless } = { id: '' }] = (await call<Listed<QuotaRequest>>(tenant.cloudKey, 'GET', '/samsa/v1/quota-requests')).body.data;
    expect((await decide(useless, 'approve', {})).status).toBe(422);
    expect((await call(tenant.cloudKey, 'DELETE', `/samsa/v1/quota-requests/${useless}`)).status).toBe(204);

    const { id } = await ask('clusters', 5);
    expect((await decide(id, 'approve', { limit: 6 })).status).toBe(422);
    expect((await decide(id, 'approve', { expires_at: new Date(0).toISOString() })).status).toBe(422);
    const granted = await decide(id, 'approve', { limit: 3, expires_at: new Date(Date.now() + HOUR_MS).toISOString(), note: 'until the launch' });
    expect(granted.body).toMatchObject({ state: 'approved', limit: 5, granted_limit: 3, note: 'until the launch' });
    expect((await decide(id, 'approve', {})).status).toBe(409);
    expect((await applied('kafka.max_kafka_clusters.per_org')).applied_limit).toBe(3);
    expect((await create('Basic')).status).toBe(202);

    expect(await expire(billing)).toBe(0);
    await api.database.query(`UPDATE quota_request SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    const ended = await Promise.all([expire(billing), expire(billing)]);
    expect(ended[0]! + ended[1]!).toBe(1);
    expect(await applied('kafka.max_kafka_clusters.per_org')).toMatchObject({ applied_limit: 1, usage: 2 });
    expect((await call(tenant.cloudKey, 'GET', `/samsa/v1/quota-requests/${id}`)).body.state).toBe('expired');
    expect((await create('Basic')).status).toBe(402);
    const audit = await api.database.query<{ operation: string; principal: string }>(`SELECT operation, principal FROM audit WHERE resource_id = $1 ORDER BY id`, [id]);
    expect(audit.rows.map((row) => row.operation)).toEqual(['createQuotaRequest', 'approveQuotaRequest', 'expireQuotaRequest']);
    const events = await api.database.query<{ type: string }>('SELECT type FROM event WHERE resource_id = $1 ORDER BY id', [id]);
    expect(events.rows.map((row) => row.type)).toEqual(['quota.approved', 'quota.expired']);
  });

  it('are what they would be without it when a grant between others ends, and an admin’s own word is the last', async () => {
    const { id: first } = await ask('cku', 120);
    await decide(first, 'approve', { expires_at: new Date(Date.now() + HOUR_MS).toISOString() });
    const { id: second } = await ask('cku', 150);
    await decide(second, 'approve', {});
    await api.database.query(`UPDATE quota_request SET expires_at = now() WHERE id = $1`, [first]);
    expect(await expire(billing)).toBe(1);
    expect((await applied('kafka.max_cku.per_org')).applied_limit).toBe(130);

    const { id: third } = await ask('cku', 200);
    await decide(third, 'approve', { expires_at: new Date(Date.now() + HOUR_MS).toISOString() });
    await call(admin.cloudKey, 'PATCH', `/fleet/v1/quotas/${tenant.organizationId}`, { cku: 90 });
    await api.database.query(`UPDATE quota_request SET expires_at = now() WHERE id = $1`, [third]);
    expect(await expire(billing)).toBe(0);
    expect((await applied('kafka.max_cku.per_org')).applied_limit).toBe(90);
    expect((await call(tenant.cloudKey, 'GET', `/samsa/v1/quota-requests/${third}`)).body.state).toBe('replaced');
  });

  it('stay when a request is declined, with the reason', async () => {
    const { id } = await ask('cku', 1_000);
    expect((await decide(id, 'decline', {})).status).toBe(400);
    expect((await decide(id, 'decline', { note: 'no room this year' })).body).toMatchObject({ state: 'declined', note: 'no room this year' });
    expect((await applied('kafka.max_cku.per_org')).applied_limit).toBe(90);
    const { body } = await call<Listed<QuotaRequest>>(admin.cloudKey, 'GET', '/fleet/v1/quota-requests?state=declined');
    expect(body.data.map((one) => one.id)).toEqual([id]);
    expect((await call(tenant.cloudKey, 'GET', '/fleet/v1/quota-requests')).status).toBe(403);
  });
});
