/** What a console asks first: the clusters of all environments with how they are, and what kinds there are to choose from. */
import type { ClusterSummary } from '@samsa/contract/cluster-overview';
import type { OfferedPlan } from '@samsa/contract/offered-plans';
import { environmentCrn } from '@samsa/domain/crn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Credential, startApi, type Tenant, type TestApi } from '../harness/api.ts';

interface List<Item> { data: Item[]; metadata: { next?: string }; currency?: string }

let api: TestApi;
let tenant: Tenant;
const ids: string[] = [];

const create = async (name: string, environment: string, config: object = { kind: 'Basic' }): Promise<string> => {
  const made = await api.call<{ id: string }>(tenant.cloudKey, 'POST', '/cmk/v2/clusters', { spec: { display_name: name, cloud: 'AWS', region: 'us-east-1', config, environment: { id: environment } } });
  expect(made.status, made.text).toBe(202);
  return made.body.id;
};
const summaries = (query = '', key: Credential = tenant.cloudKey) => api.call<List<ClusterSummary>>(key, 'GET', `/samsa/v1/clusters${query}`);

beforeAll(async () => {
  api = await startApi(['Demo']);
  tenant = api.tenants[0]!;
  const other = await api.call<{ id: string }>(tenant.cloudKey, 'POST', '/org/v2/environments', { display_name: 'staging' });
  ids.push(await create('orders', tenant.environmentId), await create('pay_ments', other.body.id, { kind: 'Dedicated', cku: 2 }), await create('paying', other.body.id), other.body.id);
});
afterAll(() => api?.stop());

describe('the clusters of all environments', () => {
  it('are in one list, the newest first, each with its environment, how it is and what is under way', async () => {
    const { body } = await summaries();
    expect(body.data.map(({ display_name, environment }) => [display_name, environment.display_name])).toEqual([['paying', 'staging'], ['pay_ments', 'staging'], ['orders', expect.any(String)]]);
    expect(body.data[1]).toMatchObject({ id: ids[1], type: 'Dedicated', cku: 2, health: 'creating', operation: { intent: 'create', state: 'pending', percent: 0 } });
    await api.call(tenant.cloudKey, 'DELETE', `/cmk/v2/clusters/${ids[2]}?environment=${ids[3]}`);
    expect((await summaries()).body.data[0]).toMatchObject({ id: ids[2], health: 'deleting', operation: { intent: 'delete' } });
  });

  it('are told one by one as well, whatever environment they are in', async () => {
    const one = await api.call<ClusterSummary>(tenant.cloudKey, 'GET', `/samsa/v1/clusters/${ids[1]}`);
    expect([one.status, one.body]).toEqual([200, (await summaries()).body.data[1]]);
    expect((await api.call(tenant.cloudKey, 'GET', '/samsa/v1/clusters/lkc-none')).status).toBe(404);
  });

  it('are found by letters of their name, as they are written, and come in pages', async () => {
    expect((await summaries('?search=pay_m')).body.data.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await summaries('?search=%25')).body.data).toEqual([]);
    expect((await summaries(`?environment=${tenant.environmentId}`)).body.data.map(({ id }) => id)).toEqual([ids[0]]);
    const first = (await summaries('?page_size=2')).body;
    const second = (await summaries(`?${new URL(first.metadata.next ?? '').searchParams}`)).body;
    expect([first.data.length, second.data.map(({ id }) => id), second.metadata.next]).toEqual([2, [ids[0]], undefined]);
  });

  it('are only those that the caller may see', async () => {
    const account = await api.call<{ id: string }>(tenant.cloudKey, 'POST', '/iam/v2/service-accounts', { display_name: 'looker' });
    const key = await api.call<{ id: string; spec: { secret: string } }>(tenant.cloudKey, 'POST', '/iam/v2/api-keys', { spec: { owner: { id: account.body.id } } });
    const looker = { id: key.body.id, secret: key.body.spec.secret };
    expect((await summaries('', looker)).body.data).toEqual([]);
    await api.call(tenant.cloudKey, 'POST', '/iam/v2/role-bindings', { principal: `User:${account.body.id}`, role_name: 'EnvironmentAdmin', crn_pattern: environmentCrn(tenant.organizationId as never, tenant.environmentId as never) });
    await expect.poll(async () => (await summaries('', looker)).body.data.map(({ id }) => id)).toEqual([ids[0]]);
  });
});

describe('the kinds on offer', () => {
  it('say what they are made of, where they may stand, how large they may be and what they cost', async () => {
    const { body } = await api.call<List<OfferedPlan>>(tenant.cloudKey, 'GET', '/samsa/v1/plans?cloud=AWS&region=us-east-1');
    expect([body.currency, body.data.map(({ type }) => type)]).toEqual(['USD', ['Basic', 'Standard', 'Enterprise', 'Freight', 'Dedicated']]);
    const [basic, , enterprise, , dedicated] = body.data;
    expect(basic).toMatchObject({ brokers: 1, replication: 1, availabilities: ['SINGLE_ZONE', 'MULTI_ZONE'], max_ecku: { most: 50 } });
    expect(basic?.prices).toContainEqual({ metric: 'ECKU_HOUR', unit: 'eCKU-hour', least: 1, tiers: [{ price_micros: 90_000 }] });
    expect(enterprise?.availabilities).toEqual(['MULTI_ZONE']);
    expect(dedicated).toMatchObject({ cku: { least: 1, most: 24 }, brokers_per_cku: 1 });
  });
});
