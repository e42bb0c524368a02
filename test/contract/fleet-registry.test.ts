/** What an admin says of a data plane, and what is answered of it; nobody provisions here, so what is seen is written by hand. */
import type { DataPlaneCapacity } from '@samsa/contract/fleet-capacity';
import type { DataPlane } from '@samsa/contract/fleet-data-planes';
import type { OfferedRegion } from '@samsa/contract/regions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiAnswer, type Credential, startApi, type Tenant, type TestApi } from '../harness/api.ts';
import { kubeconfigOf, SECRET } from '../harness/nowhere.ts';

const KUBECONFIG = kubeconfigOf();
const GiB = 2 ** 30;

let api: TestApi;
let admin: Tenant;
let tenant: Tenant;
beforeAll(async () => {
  api = await startApi(['Admin', 'Tenant']);
  [admin, tenant] = api.tenants as [Tenant, Tenant];
});
afterAll(() => api?.stop());

type Answered = DataPlane & Omit<DataPlaneCapacity, 'api_version' | 'kind'> & { detail: string; pointer: string; data: DataPlane[] };
const ask = (method: string, path: string, body?: unknown, key: Credential = admin.cloudKey): Promise<ApiAnswer<Answered>> => api.call<Answered>(key, method, `/fleet/v1/data-planes${path}`, body);
const register = (display_name: string, more: object = {}) => ask('POST', '', { display_name, cloud: 'GCP', region: 'europe-west3', kubeconfig: KUBECONFIG, ...more });
const list = async (query: string) => (await ask('GET', `?page_size=100&${query}`)).body.data.map((plane) => plane.display_name);
const create = (name: string, region: string, owner: Tenant = tenant) =>
  api.call<{ id: string }>(owner.cloudKey, 'POST', '/cmk/v2/clusters', { spec: { display_name: name, cloud: 'GCP', region, config: { kind: 'Basic' }, environment: { id: owner.environmentId } } });

describe('a data plane', () => {
  it('keeps zones, taints and whom it is for, and takes others for them', async () => {
    const said = { zones: ['a', 'b'], taints: [{ key: 'dedicated', value: 'kafka', effect: 'NoSchedule' }], exclusive_to: tenant.organizationId };
    const made = await register('said', said);
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({ ...said, credentials: 'kubeconfig', state: 'Registering' });
    const patched = await ask('PATCH', `/${made.body.id}`, { zones: ['c'], taints: [], exclusive_to: null });
    expect(patched.body).toMatchObject({ zones: ['c'], taints: [], kubeconfig_revision: 1 });
    expect(patched.body).not.toHaveProperty('exclusive_to');
  });

  it('may be the one the provisioner runs on, and needs no kubeconfig then', async () => {
    const made = await register('within', { kubeconfig: undefined, credentials: 'in_cluster' });
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({ credentials: 'in_cluster', kubeconfig_revision: 1 });
    const path = `/${made.body.id}`;
    expect(await ask('PATCH', path, { credentials: 'kubeconfig' })).toMatchObject({ status: 400, body: { pointer: '/kubeconfig', detail: expect.stringContaining('No kubeconfig is kept') } });
    expect((await ask('PATCH', path, { kubeconfig: KUBECONFIG })).body).toMatchObject({ credentials: 'kubeconfig', kubeconfig_revision: 2 });
    expect((await ask('PATCH', path, { credentials: 'in_cluster' })).body).toMatchObject({ credentials: 'in_cluster', kubeconfig_revision: 3 });
    const { rows } = await api.database.query('SELECT kubeconfig_sealed FROM data_plane WHERE id = $1', [made.body.id]);
    expect(rows).toEqual([{ kubeconfig_sealed: null }]);
  });

  it('is refused with the field, the cause and the remedy', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const taint = { key: 'a', effect: 'NoSchedule' };
    const refusals: [body: object, pointer: RegExp, words: RegExp][] = [
      [{ exclusive_to: nobody }, /^\/exclusive_to$/, /no organization 0{8}.*leave exclusive_to out/],
      [{ exclusive_to: 'me' }, /^\/exclusive_to$/, /id of an organization/],
      [{ taints: [taint, taint] }, /^\/taints$/, /twice with the same effect: leave one out/],
      [{ taints: [{ key: 'a', effect: 'NoExecute' }] }, /^\/taints\/0\/effect$/, /NoSchedule/],
      [{ taints: [{ ...taint, key: '-a' }] }, /^\/taints\/0\/key$/, /begins and ends/],
      [{ zones: ['a', 'a'] }, /^\/zones$/, /twice/],
      [{ labels: { 'no good': 'x' } }, /^\/labels/, /key/],
      [{ kubeconfig: undefined }, /^\/kubeconfig$/, /give a kubeconfig, or say credentials: in_cluster/],
      [{ credentials: 'in_cluster' }, /^\/kubeconfig$/, /not both/],
      [{ kubeconfig: KUBECONFIG.replace(`token: ${SECRET}`, 'tokenFile: /etc/passwd') }, /^\/kubeconfig$/, /names files of the machine/],
    ];
    for (const [body, pointer, words] of refusals) {
      const refused = await register('refused', body);
      expect(refused.status, refused.text).toBe(400);
      expect(refused.body.detail).toMatch(words);
      expect(refused.body.pointer).toMatch(pointer);
      expect(refused.text).not.toContain(SECRET);
    }
  });

  it('is found by a label selector and by whom it is for', async () => {
    await register('gold', { labels: { tier: 'gold', size: 'large' } });
    await register('silver', { labels: { tier: 'silver' }, exclusive_to: tenant.organizationId });
    expect(await list('label_selector=tier=gold')).toEqual(['gold']);
    expect(await list(`label_selector=${encodeURIComponent('tier in (gold, silver),!size')}`)).toEqual(['silver']);
    expect(await list(`label_selector=${encodeURIComponent('tier,tier!=gold')}`)).toEqual(['silver']);
    expect(await list(`label_selector=${encodeURIComponent('tier notin (gold),size')}`)).toEqual([]);
    expect(await list(`exclusive_to=${tenant.organizationId.toUpperCase()}`)).toEqual(['silver']);
    expect(await list('exclusive_to=none&label_selector=tier')).toEqual(['gold']);
    const wrong = await ask('GET', '?label_selector=a%20b');
    expect([wrong.status, wrong.body.detail]).toEqual([400, expect.stringContaining('"a b" is not understood')]);
  });

  it('is given to one organization only when nobody else stands there', async () => {
    const { id } = (await register('shared', { region: 'europe-west20' })).body;
    expect((await create('there', 'europe-west20', admin)).status).toBe(202);
    expect(await ask('PATCH', `/${id}`, { exclusive_to: tenant.organizationId })).toMatchObject({ status: 409, body: { pointer: '/exclusive_to', detail: expect.stringMatching(/other organizations \(lkc-\w+\)/) } });
    expect((await ask('PATCH', `/${id}`, { exclusive_to: admin.organizationId })).body.exclusive_to).toBe(admin.organizationId);
  });

  it('that is drained takes nothing new, says what still stands there, and retires when that is gone', async () => {
    const { id } = (await register('drained', { region: 'europe-west21' })).body;
    const stands = (await create('stands', 'europe-west21')).body.id;
    const drained = await ask('POST', `/${id}:drain`);
    expect(drained.body).toMatchObject({
      state: 'Draining', draining_at: expect.any(String), standing: [{ cluster: stands, organization: tenant.organizationId, display_name: 'stands', phase: 'PROVISIONING' }],
    });
    expect((await ask('POST', `/${id}:drain`)).body).toEqual(drained.body);
    expect(await list('state=Draining')).toEqual(['drained']);
    expect((await create('late', 'europe-west21')).status).toBe(409);
    const offered = await api.call<{ data: OfferedRegion[] }>(tenant.cloudKey, 'GET', '/samsa/v1/regions');
    expect(offered.body.data.find((one) => one.region === 'europe-west21')).toMatchObject({ available: false });
    expect(await ask('POST', `/${id}:retire`)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('1 Kafka cluster') } });
    await api.database.query('UPDATE kafka_cluster SET deleted_at = now() WHERE id = $1', [stands]);
    await api.database.query('SELECT release_reservation($1)', [stands]);
    expect((await ask('GET', `/${id}`)).body.standing).toEqual([]);
    expect((await ask('POST', `/${id}:retire`)).body.state).toBe('Retired');
    expect((await ask('POST', `/${id}:drain`)).status).toBe(409);
  });

  it('takes clusters again when it is uncordoned in the middle of a drain', async () => {
    const { id } = (await register('saved', { region: 'europe-west22' })).body;
    await ask('POST', `/${id}:cordon`);
    expect((await ask('POST', `/${id}:drain`)).body).toMatchObject({ state: 'Draining', cordoned_at: expect.any(String) });
    const again = (await ask('POST', `/${id}:uncordon`)).body;
    expect(again).toMatchObject({ state: 'Registering' });
    expect(again).not.toHaveProperty('draining_at');
    expect((await create('again', 'europe-west22')).status).toBe(202);
  });

  it('shows what was found there, and the zones of its nodes where nobody has said any', async () => {
    const { id } = (await register('probed')).body;
    const probe = { kubernetes_version: 'v1.34.4', kinds: { Kafka: ['v1'] }, zones: ['x', 'y'], missing_permissions: [], nodes: 3 };
    await api.database.query('UPDATE data_plane SET probe = $2, probed_at = now(), allocatable = $3 WHERE id = $1', [id, JSON.stringify(probe), JSON.stringify({ cpuMillis: 4_000, memoryBytes: 8 * GiB })]);
    expect((await ask('GET', `/${id}`)).body).toMatchObject({ probe, zones: ['x', 'y'], probed_at: expect.any(String), allocatable: { cpu_millis: 4_000, memory_bytes: 8 * GiB, storage_bytes: null } });
    expect((await ask('PATCH', `/${id}`, { zones: ['z'] })).body.zones).toEqual(['z']);
  });
});

describe('the capacity of a data plane', () => {
  it('is what its nodes have, less what is reserved, and lasts as long as what comes a day lets it', async () => {
    const { id } = (await register('counted', { region: 'europe-west23', cluster_capacity: 16 })).body;
    const capacity = async () => (await ask('GET', `/${id}/capacity`)).body;
    expect(await capacity()).toMatchObject({
      clusters: { allocatable: 16, reserved: 0, used: 0, free: 16 }, cpu_millis: { allocatable: null, reserved: 0, used: 0, free: null }, window_days: 7, runway: [],
    });
    await api.database.query('UPDATE data_plane SET allocatable = $2 WHERE id = $1', [id, JSON.stringify({ cpuMillis: 8_000, memoryBytes: 64 * GiB })]);
    const first = (await create('first', 'europe-west23')).body.id;
    await create('second', 'europe-west23');
    await api.database.query('UPDATE kafka_cluster SET observed_generation = 1 WHERE id = $1', [first]);
    const { rows } = await api.database.query<{ cpu: string }>('SELECT cpu_millis AS cpu FROM reservation WHERE cluster_id = $1', [first]);
    const cpu = Number(rows[0]!.cpu);
    const now = await capacity();
    expect(now.clusters).toEqual({ allocatable: 16, reserved: 2, used: 1, free: 14 });
    expect(now.cpu_millis).toEqual({ allocatable: 8_000, reserved: 2 * cpu, used: cpu, free: 8_000 - 2 * cpu });
    const fits = Math.min(14, Math.floor((8_000 - 2 * cpu) / cpu));
    expect(now.runway).toEqual([{ plan: 'basic', fits, grows_per_day: 0.29, days: (fits * 7) / 2 }]);
    await api.database.query("UPDATE kafka_cluster SET created_at = now() - interval '8 days' WHERE data_plane_id = $1", [id]);
    expect((await capacity()).runway).toEqual([{ plan: 'basic', fits, grows_per_day: 0, days: null }]);
    expect((await ask('GET', '/dp-00000000/capacity')).status).toBe(404);
  });
});
