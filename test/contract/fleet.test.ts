/** The fleet's registry as those use it who run the fleet; nobody provisions here, so nothing is seen of a data plane. */
import type { DataPlane } from '@samsa/contract/fleet-data-planes';
import type { FleetOperation } from '@samsa/contract/fleet-operations';
import type { OfferedRegion } from '@samsa/contract/regions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiAnswer, type Credential, startApi, type Tenant, type TestApi } from '../harness/api.ts';
import { kubeconfigOf as kubeconfig, SECRET } from '../harness/nowhere.ts';

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

describe('operations of all tenants', () => {
  let id: string;
  let cluster: string;
  const operations = async (query: string) => (await ask('GET', `/fleet/v1/operations?page_size=100&${query}`)).body.data as unknown as FleetOperation[];
  const ids = async (query: string) => (await operations(query)).map((operation) => operation.id);
  /** As the provisioner would have left it. */
  const standing = (seconds: number, failures = 0) =>
    api.database.query(
      `WITH failed AS (UPDATE kafka_cluster SET failures = $3, trouble = jsonb_build_object('generation', generation, 'retries', retries, 'refused', 0, 'unclassified', 0,
         'since', now(), 'causes', '[]'::jsonb) WHERE id = $4)
       UPDATE operation SET state = 'running', cause = 'The brokers are starting.', steps = jsonb_build_array(jsonb_build_object('name', 'ready', 'state', 'running',
         'started_at', to_char(now() AT TIME ZONE 'UTC' - make_interval(secs => $2), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) WHERE id = $1`,
      [id, seconds, failures, cluster],
    );

  beforeAll(async () => {
    cluster = (await create('watched', 'us-east-1', 'AWS')).body.id;
    id = (await operations(`resource=${cluster}`))[0]!.id;
  });

  it('are listed with tenant, data plane and step, by any of them', async () => {
    const [found] = await operations(`resource=${cluster}`);
    expect(found).toMatchObject({ id, kind: 'Operation', organization: tenant.organizationId, intent: 'create', state: 'pending', failures: 0, running: { step: 'pending', stuck: false } });
    expect(await ids(`data_plane=${found!.data_plane}&organization=${tenant.organizationId}&state=pending`)).toContain(id);
    expect(await ids(`organization=${admin.organizationId}`)).not.toContain(id);
    expect((await ask('GET', `/fleet/v1/operations/${id}`)).body).toMatchObject({ id, data_plane: found!.data_plane });
    expect((await ask('GET', '/fleet/v1/operations/op-00000000000000000000000000')).status).toBe(404);
  });

  it('are stuck beyond two minutes, and beyond twice what the step usually takes', async () => {
    await standing(90);
    expect(await ids('stuck=true')).not.toContain(id);
    await standing(150);
    expect(await ids('stuck=true')).toEqual([id]);
    await api.database.query(
      `INSERT INTO operation (id, organization_id, resource_kind, resource_id, intent, generation, requested_by, state, ended_at, steps)
       SELECT 'op-0' || n, $1, 'Cluster', 'lkc-0' || n, 'create', 1, 'u-1', 'succeeded', now(),
         '[{"name":"ready","state":"done","started_at":"2026-01-01T00:00:00Z","ended_at":"2026-01-01T00:01:40Z"}]' FROM generate_series(1, 3) n`,
      [tenant.organizationId],
    );
    expect(await ids('stuck=true')).toEqual([]);
    await standing(250);
    expect((await operations('stuck=true'))[0]).toMatchObject({ id, running: { step: 'ready', usual_seconds: 100, stuck: true } });
    expect(await ids('stuck=false')).not.toContain(id);
  });

  it('are failing while their last pass failed, and say why', async () => {
    expect(await ids('failing=true')).toEqual([]);
    await standing(1, 3);
    expect((await operations('failing=true'))[0]).toMatchObject({ id, failures: 3, cause: 'The brokers are starting.' });
  });

  it('are part of what is explained of a cluster to its tenant', async () => {
    await api.database.query("UPDATE shard_lease SET holder = 'provisioner-of-this-test', token = token + 1, expires_at = now() + interval '1 hour'");
    const told = await ask('GET', `/samsa/v1/clusters/${cluster}/explain`, undefined, tenant.cloudKey);
    expect(told).toMatchObject({ status: 200, body: {
      kind: 'Explanation', cluster, state: expect.stringContaining('step 1 of 1'), cause: 'The brokers are starting.', since: expect.any(String),
      next: { what: expect.stringContaining('3 times'), at: expect.any(String) }, you_can: [expect.any(String)], evidence: { operation: id, step: 'ready', failures: 3 },
    } });
    expect((await ask('GET', `/samsa/v1/clusters/${cluster}/explain`)).status).toBe(404);
  });

  it('are looked at now when that is asked for, until they have ended', async () => {
    await api.database.query('DELETE FROM outbox');
    const retry = () => ask('POST', `/fleet/v1/operations/${id}:retry`);
    expect((await retry()).status).toBe(202);
    const { rows } = await api.database.query('SELECT kind, resource_id FROM outbox');
    expect(rows).toEqual([{ kind: 'cluster', resource_id: cluster }]);
    await api.database.query("UPDATE operation SET state = 'succeeded', ended_at = now() WHERE id = $1", [id]);
    expect(await retry()).toMatchObject({ status: 409, body: { detail: expect.stringContaining('succeeded') } });
  });
});

describe('the regions on offer', () => {
  it('say to every tenant where a cluster can be had, and why not', async () => {
    const { id } = (await register('oslo', { region: 'europe-north2' })).body;
    const oslo = async () => ((await ask('GET', '/samsa/v1/regions', undefined, tenant.cloudKey)).body.data as unknown as OfferedRegion[]).filter((one) => one.region === 'europe-north2');
    expect(await oslo()).toMatchObject([{ cloud: 'GCP', region: 'europe-north2', available: true, kinds: expect.arrayContaining([{ kind: 'Dedicated', available: true }]) }]);
    await wish(id, 'cordon');
    expect(await oslo()).toMatchObject([{ cloud: 'GCP', region: 'europe-north2', available: false, reason: 'GCP europe-north2 takes no new clusters: it is being maintained.' }]);
    await wish(id, 'retire');
    expect(await oslo()).toEqual([]);
  });
});
