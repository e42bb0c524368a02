/** The fleet's registry as those use it who run the fleet; nobody provisions here, so nothing is seen of a data plane. */
import type { DataPlane } from '@samsa/contract/fleet-data-planes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiAnswer, type Credential, startApi, type Tenant, type TestApi } from '../harness/api.ts';

const SECRET = 'only-the-provisioner-reads-this';
const kubeconfig = (user = `token: ${SECRET}`) =>
  `{apiVersion: v1, kind: Config, current-context: a, clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}], users: [{name: u, user: {${user}}}], contexts: [{name: a, context: {cluster: c, user: u}}]}`;
const NOBODY = 'dp-00000000';

let api: TestApi;
let admin: Tenant;
let tenant: Tenant;
beforeAll(async () => {
  api = await startApi(['Admin', 'Tenant']);
  [admin, tenant] = api.tenants as [Tenant, Tenant];
});
afterAll(() => api?.stop());

type Answered = DataPlane & { detail: string; pointer: string; data: DataPlane[]; metadata: { next?: string }; spec: { secret: string } };
const ask = (method: string, path: string, body?: unknown, key: Credential = admin.cloudKey): Promise<ApiAnswer<Answered>> => api.call<Answered>(key, method, path, body);
const register = (display_name: string, more: object = {}) =>
  ask('POST', '/fleet/v1/data-planes', { display_name, cloud: 'GCP', region: 'europe-west3', kubeconfig: kubeconfig(), ...more });
const list = async (query: string) => (await ask('GET', `/fleet/v1/data-planes?${query}`)).body.data.map((plane) => plane.display_name);
const wish = (id: string, verb: string) => ask('POST', `/fleet/v1/data-planes/${id}:${verb}`);
const create = (name: string, region: string, cloud = 'GCP') =>
  ask('POST', '/cmk/v2/clusters', { spec: { display_name: name, cloud, region, config: { kind: 'Basic' }, environment: { id: tenant.environmentId } } }, tenant.cloudKey);

describe('who runs the fleet', () => {
  it('is the first organization’s administrator; another’s is told what is missing', async () => {
    expect((await ask('GET', '/fleet/v1/data-planes')).status).toBe(200);
    const refused = await ask('GET', '/fleet/v1/data-planes', undefined, tenant.cloudKey);
    expect(refused).toMatchObject({ status: 403, body: { status: 403, title: 'Forbidden', detail: expect.stringContaining('fleet:read') } });
  });

  it('cannot be become by a role, nor by making a key for who does', async () => {
    const account = await ask('POST', '/iam/v2/service-accounts', { display_name: 'second administrator' });
    const crn = `crn://samsa/organization=${admin.organizationId}`;
    const bound = await ask('POST', '/iam/v2/role-bindings', { principal: `User:${account.body.id}`, role_name: 'OrganizationAdmin', crn_pattern: crn });
    expect(bound.status, bound.text).toBe(201);
    const made = await ask('POST', '/iam/v2/api-keys', { spec: { owner: { id: account.body.id } } });
    const second: Credential = { id: made.body.id, secret: made.body.spec.secret };
    expect((await ask('GET', '/fleet/v1/data-planes', undefined, second)).status).toBe(403);
    expect((await ask('POST', '/iam/v2/api-keys', { spec: { owner: { id: admin.userId } } }, second)).status).toBe(403);
    expect((await ask('POST', '/iam/v2/api-keys', { spec: { owner: { id: admin.userId } } })).status).toBe(202);
  });
});

describe('a data plane', () => {
  it('is registered with its kubeconfig, which is sealed and never comes out again', async () => {
    const made = await register('frankfurt', { labels: { tier: 'gold' }, cluster_capacity: 5, listener: { type: 'nodeport' } });
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({
      kind: 'DataPlane', display_name: 'frankfurt', cloud: 'GCP', region: 'europe-west3', labels: { tier: 'gold' }, listener: { type: 'nodeport' },
      state: 'Registering', health: 'Registering', capacity: { clusters: 5, used: 0, free: 5 }, kubeconfig_revision: 1,
    });
    const read = await ask('GET', `/fleet/v1/data-planes/${made.body.id}`);
    expect(read.body).toEqual(made.body);
    const { rows } = await api.database.query<{ all: string }>(
      "SELECT (SELECT string_agg(t::text, '') FROM data_plane t) || (SELECT string_agg(t::text, '') FROM audit t) || (SELECT string_agg(encode(kubeconfig_sealed, 'escape'), '') FROM data_plane) AS all",
    );
    for (const text of [made.text, read.text, rows[0]!.all]) expect(text).not.toContain(SECRET);
    expect(rows[0]!.all).toContain('registerDataPlane');
  });

  it('is refused with the field and the reason', async () => {
    const refusals: [body: object, status: number, words: RegExp][] = [
      [{ kubeconfig: `{apiVersion: v1, token: ${SECRET}` }, 400, /not YAML/],
      [{ kubeconfig: kubeconfig('exec: {command: sh}') }, 400, /exec/],
      [{ kubeconfig: kubeconfig('client-key: /etc/passwd, client-certificate: /etc/passwd') }, 400, /files/],
      [{ cloud: 'OTHER' }, 400, /cloud/],
      [{ display_name: 'frankfurt' }, 409, /frankfurt/],
    ];
    for (const [body, status, words] of refusals) {
      const refused = await register('refused', body);
      expect(refused.status, refused.text).toBe(status);
      expect(refused.body.detail).toMatch(words);
      expect(refused.body.pointer).toMatch(/^\/(kubeconfig|cloud|display_name)$/);
      expect(refused.text).not.toContain(SECRET);
    }
    expect((await ask('GET', `/fleet/v1/data-planes/${NOBODY}`)).status).toBe(404);
    expect((await wish(NOBODY, 'cordon')).status).toBe(404);
  });

  it('is found by cloud, region and state, page by page', async () => {
    await register('frankfurt-2');
    expect(await list('cloud=GCP')).toEqual(['frankfurt', 'frankfurt-2']);
    expect(await list('region=us-east-1&state=Registering')).toEqual(['aws-us-east-1']);
    expect(await list('state=Cordoned')).toEqual([]);
    const first = await ask('GET', '/fleet/v1/data-planes?cloud=GCP&page_size=1');
    const next = new URL(first.body.metadata.next!);
    expect((await ask('GET', next.pathname + next.search)).body.data.map((plane) => plane.display_name)).toEqual(['frankfurt-2']);
  });

  it('is patched, and says by a revision that its kubeconfig is another', async () => {
    const { id } = (await register('patched')).body;
    const patched = await ask('PATCH', `/fleet/v1/data-planes/${id}`, { display_name: 'renamed', labels: { a: 'b' }, cluster_capacity: 2, listener: { type: 'internal' } });
    expect(patched.body).toMatchObject({ display_name: 'renamed', labels: { a: 'b' }, capacity: { clusters: 2 }, listener: { type: 'internal' }, kubeconfig_revision: 1 });
    expect((await ask('PATCH', `/fleet/v1/data-planes/${id}`, { kubeconfig: kubeconfig() })).body).toMatchObject({ display_name: 'renamed', kubeconfig_revision: 2 });
    expect((await ask('PATCH', `/fleet/v1/data-planes/${id}`, { display_name: 'frankfurt' })).status).toBe(409);
  });

  it('takes no clusters while cordoned, no other listener while it has some, and retires only when empty', async () => {
    const { id } = (await register('lisbon', { region: 'europe-west12', cluster_capacity: 1 })).body;
    const cordoned = await wish(id, 'cordon');
    expect(cordoned.body).toMatchObject({ state: 'Cordoned', health: 'Registering', cordoned_at: expect.any(String) });
    expect((await wish(id, 'cordon')).body).toEqual(cordoned.body);
    const nowhere = await create('kept-out', 'europe-west12');
    expect([nowhere.status, nowhere.text]).toEqual([409, expect.stringContaining('Cordoned')]);
    expect((await wish(id, 'uncordon')).body).toMatchObject({ state: 'Registering' });
    expect((await create('let-in', 'europe-west12')).status).toBe(202);
    expect((await ask('GET', `/fleet/v1/data-planes/${id}`)).body.capacity).toEqual({ clusters: 1, used: 1, free: 0 });
    expect((await ask('PATCH', `/fleet/v1/data-planes/${id}`, { listener: { type: 'internal' } })).status).toBe(409);
    expect(await wish(id, 'retire')).toMatchObject({ status: 409, body: { detail: expect.stringContaining('1 Kafka cluster') } });
  });

  it('that is retired is gone from list, placement and patch, and its name is free', async () => {
    const { id } = (await register('porto', { region: 'europe-west13' })).body;
    expect((await wish(id, 'retire')).body).toMatchObject({ state: 'Retired' });
    expect((await wish(id, 'retire')).status).toBe(200);
    expect(await list('region=europe-west13')).toEqual([]);
    expect(await list('region=europe-west13&state=Retired')).toEqual(['porto']);
    expect((await wish(id, 'uncordon')).status).toBe(409);
    expect((await create('nowhere', 'europe-west13')).status).toBe(400);
    expect((await register('porto', { region: 'europe-west13' })).status).toBe(201);
  });

  it('leaves who wanted what of it in the audit', async () => {
    const { rows } = await api.database.query<{ operation: string }>("SELECT operation FROM audit WHERE resource_kind = 'DataPlane' AND principal = $1 ORDER BY id", [admin.userId]);
    expect([...new Set(rows.map((row) => row.operation))].sort()).toEqual(['cordonDataPlane', 'patchDataPlane', 'registerDataPlane', 'retireDataPlane', 'uncordonDataPlane']);
  });
});
