/**
 * Every operation of iam/v2, org/v2/organizations and srcm/v3, on a real api: what it answers has the published shape, what
 * it refuses says why, and what is not the caller's does not exist.
 */
import { clusterCrn, environmentCrn, organizationCrn } from '@samsa/domain/crn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiAnswer, type Credential, startApi, type Tenant, type TestApi } from '../harness/api.ts';
import { conforms, operationOf } from './wire.ts';

// Answers are read as a client without types reads them; their shapes are held by `conforms`.
type Json = any; // oxlint-disable-line typescript/no-explicit-any

let api: TestApi;
let tenant: Tenant;
let other: Tenant;
let clusterId: string;

beforeAll(async () => {
  api = await startApi(['First', 'Second']);
  [tenant, other] = api.tenants as [Tenant, Tenant];
  clusterId = (await newCluster(tenant)).id;
});
afterAll(() => api?.stop());

async function call(key: Credential | undefined, method: string, path: string, body?: unknown): Promise<ApiAnswer<Json>> {
  const answer = await api.call<Json>(key, method, path, body);
  const operation = operationOf(method, path.split('?')[0] ?? '');
  if (operation) conforms(operation, answer.status, answer.body);
  expect(answer.headers.get('x-request-id')).toBeTruthy();
  return answer;
}
const as = (method: string, path: string, body?: unknown) => call(tenant.cloudKey, method, path, body);
const detail = (answer: ApiAnswer<Json>): string => answer.body?.errors?.[0]?.detail;

async function newCluster({ cloudKey, environmentId }: Tenant): Promise<{ id: string }> {
  const spec = { display_name: 'cluster', availability: 'SINGLE_ZONE', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: environmentId } };
  const made = await api.call<{ id: string }>(cloudKey, 'POST', '/cmk/v2/clusters', { spec });
  expect(made.status).toBe(202);
  return made.body;
}

let names = 0;
async function newAccount(): Promise<string> {
  const made = await as('POST', '/iam/v2/service-accounts', { display_name: `account-${++names}` });
  expect(made.status).toBe(201);
  return made.body.id;
}
/** @param clusterId absent: a cloud key */
async function newKey(ownerId: string, on?: string, by: Credential = tenant.cloudKey): Promise<Credential> {
  const spec = { display_name: '', description: '', owner: { id: ownerId, related: '', resource_name: '' }, ...(on && { resource: { id: on, related: '', resource_name: '' } }) };
  const made = await call(by, 'POST', '/iam/v2/api-keys', { spec });
  expect(made.status, made.text).toBe(202);
  return { id: made.body.id, secret: made.body.spec.secret };
}
async function bind(ownerId: string, role: string, crn: string): Promise<string> {
  const made = await as('POST', '/iam/v2/role-bindings', { principal: `User:${ownerId}`, role_name: role, crn_pattern: crn });
  expect(made.status, made.text).toBe(201);
  return made.body.id;
}
const crn = (below = '') => `${clusterCrn(tenant.organizationId, tenant.environmentId, clusterId).replace(/\/kafka=.*/, '')}${below}`;
/** A service account with a cloud key and the given roles. */
async function someone(...roles: [role: string, crn: string][]): Promise<Credential & { ownerId: string }> {
  const ownerId = await newAccount();
  for (const [role, where] of roles) await bind(ownerId, role, where);
  return { ...(await newKey(ownerId)), ownerId };
}

async function everyPage(path: string, size: number, key: Credential = tenant.cloudKey, between?: () => Promise<unknown>): Promise<Json[]> {
  const found: Json[] = [];
  for (let next: string | undefined = `${path}${path.includes('?') ? '&' : '?'}page_size=${size}`; next; ) {
    const page: ApiAnswer<Json> = await call(key, 'GET', next);
    expect(page.status, page.text).toBe(200);
    expect(page.body.data.length).toBeLessThanOrEqual(size);
    found.push(...page.body.data);
    await between?.();
    const link: string | undefined = page.body.metadata.next;
    next = link && link.slice(new URL(link).origin.length);
  }
  return found;
}

describe('organizations', () => {
  it('are one: the caller’s own, which its administrator renames', async () => {
    const listed = await as('GET', '/org/v2/organizations');
    expect(listed.body.data.map((one: Json) => one.id)).toEqual([tenant.organizationId]);
    const renamed = await as('PATCH', `/org/v2/organizations/${tenant.organizationId}`, { display_name: 'Renamed', jit_enabled: true });
    expect(renamed.body).toMatchObject({ display_name: 'Renamed', jit_enabled: true });
    expect((await as('GET', `/org/v2/organizations/${tenant.organizationId}`)).body.display_name).toBe('Renamed');
    expect((await as('GET', `/org/v2/organizations/${other.organizationId}`)).status).toBe(404);
    expect((await as('PATCH', `/org/v2/organizations/${other.organizationId}`, { display_name: 'x' })).status).toBe(404);
    expect((await call(await someone(), 'PATCH', `/org/v2/organizations/${tenant.organizationId}`, { display_name: 'x' })).status).toBe(403);
  });
});

describe('users', () => {
  it('are listed, read and renamed by administrators; another organization’s do not exist', async () => {
    expect((await as('GET', '/iam/v2/users?page_size=100')).body.data.map((one: Json) => one.id)).toEqual([tenant.userId]);
    expect((await as('PATCH', `/iam/v2/users/${tenant.userId}`, { full_name: 'Ada' })).body.full_name).toBe('Ada');
    expect((await as('GET', `/iam/v2/users/${tenant.userId}`)).body).toMatchObject({ full_name: 'Ada', auth_type: 'AUTH_TYPE_LOCAL' });
    expect((await as('GET', `/iam/v2/users/${other.userId}`)).status).toBe(404);
    expect((await call(await someone(), 'GET', '/iam/v2/users')).body.data).toEqual([]);
  });
});

describe('invitations', () => {
  it('name the user to be, live seven days, are filtered, and can be withdrawn until accepted', async () => {
    const made = await as('POST', '/iam/v2/invitations', { email: 'Grace@Example.org' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ email: 'grace@example.org', status: 'INVITE_STATUS_SENT', auth_type: 'AUTH_TYPE_LOCAL', creator: { id: tenant.userId } });
    expect(made.body.user.id).toMatch(/^u-/);
    expect(Date.parse(made.body.expires_at) - Date.parse(made.body.metadata.created_at)).toBe(7 * 86_400_000);
    expect((await as('POST', '/iam/v2/invitations', { email: 'grace@example.org' })).body.id).toBe(made.body.id);
    expect((await as('POST', '/iam/v2/invitations', { email: 'grace@example.org', auth_type: 'AUTH_TYPE_SSO' })).status).toBe(409);
    expect((await as('POST', '/iam/v2/invitations', { email: 'nobody' })).body.errors[0].source.pointer).toBe('/email');

    const late = (await as('POST', '/iam/v2/invitations', { email: 'late@example.org' })).body.id;
    await api.database.query(`UPDATE invitation SET expires_at = now() - interval '1 second' WHERE id = $1`, [late]);
    const accepted = (await as('POST', '/iam/v2/invitations', { email: 'in@example.org' })).body.id;
    await api.database.query('UPDATE invitation SET accepted_at = now() WHERE id = $1', [accepted]);
    const idsOf = async (filter: string) => (await as('GET', `/iam/v2/invitations?${filter}`)).body.data.map((one: Json) => one.id);
    expect(await idsOf('status=INVITE_STATUS_EXPIRED')).toEqual([late]);
    expect(await idsOf('status=INVITE_STATUS_ACCEPTED')).toEqual([accepted]);
    expect(await idsOf('email=GRACE@example.org')).toEqual([made.body.id]);
    expect(await idsOf(`user=${made.body.user.id}`)).toEqual([made.body.id]);
    expect(await idsOf(`creator=${other.userId}`)).toEqual([]);
    expect((await as('POST', '/iam/v2/invitations', { email: 'late@example.org' })).body.id).not.toBe(late);

    expect((await as('DELETE', `/iam/v2/invitations/${accepted}`)).status).toBe(409);
    expect((await call(other.cloudKey, 'GET', `/iam/v2/invitations/${made.body.id}`)).status).toBe(404);
    expect((await as('DELETE', `/iam/v2/invitations/${made.body.id}`)).status).toBe(204);
    expect((await as('GET', `/iam/v2/invitations/${made.body.id}`)).status).toBe(404);
  });
});

describe('service accounts', () => {
  it('are made, read, changed and deleted', async () => {
    const made = await as('POST', '/iam/v2/service-accounts', { display_name: 'orders app', description: 'reads' });
    expect(made.body).toMatchObject({ api_version: 'iam/v2', kind: 'ServiceAccount', display_name: 'orders app', description: 'reads' });
    const path = `/iam/v2/service-accounts/${made.body.id}`;
    expect((await as('PATCH', path, { description: '' })).body).toMatchObject({ display_name: 'orders app', description: '' });
    expect((await as('GET', path)).body.description).toBe('');
    expect((await as('DELETE', path)).status).toBe(204);
    expect((await as('GET', path)).status).toBe(404);
    expect((await as('DELETE', path)).status).toBe(404);
  });

  it('have names of their own, and a retried create makes no second one', async () => {
    const wanted = { display_name: 'unique', description: 'one' };
    const [first, again] = await Promise.all([as('POST', '/iam/v2/service-accounts', wanted), as('POST', '/iam/v2/service-accounts', wanted)]);
    expect([first.status, again.status]).toEqual([201, 201]);
    const later = await as('POST', '/iam/v2/service-accounts', wanted);
    expect(new Set([first.body.id, again.body.id, later.body.id]).size).toBe(1);
    const taken = await as('POST', '/iam/v2/service-accounts', { ...wanted, description: 'two' });
    expect(taken.status).toBe(409);
    expect(detail(taken)).toContain('"unique"');
    const id = await newAccount();
    expect((await as('PATCH', `/iam/v2/service-accounts/${id}`, { display_name: 'unique' })).status).toBe(409);
    expect((await call(other.cloudKey, 'POST', '/iam/v2/service-accounts', { ...wanted, description: 'two' })).status).toBe(201);
  });

  it('are found by exactly their name, also when it comes in pieces', async () => {
    for (const display_name of ['find me', 'find me not', 'find']) await as('POST', '/iam/v2/service-accounts', { display_name });
    const found = await as('GET', '/iam/v2/service-accounts?display_name=find&display_name=me&page_size=99');
    expect(found.body.data.map((one: Json) => one.display_name)).toEqual(['find me']);
  });

  it('take their keys and bindings with them', async () => {
    const gone = await someone(['EnvironmentAdmin', environmentCrn(tenant.organizationId, tenant.environmentId)]);
    const clusterKey = await newKey(gone.ownerId, clusterId);
    expect((await call(gone, 'GET', '/org/v2/environments')).body.data).toHaveLength(1);
    await as('DELETE', `/iam/v2/service-accounts/${gone.ownerId}`);
    expect((await call(gone, 'GET', '/org/v2/environments')).status).toBe(401);
    expect((await as('GET', `/iam/v2/api-keys/${clusterKey.id}`)).status).toBe(404);
    const { rows } = await api.database.query('SELECT 1 FROM role_binding WHERE principal = $1', [`User:${gone.ownerId}`]);
    expect(rows).toEqual([]);
  });
});

describe('lists', () => {
  it('show each row once, in pages, while others come and go', async () => {
    const ids = new Set<string>();
    for (let made = 0; made < 23; made++) ids.add(await newAccount());
    const fleeting: string[] = [];
    const seen = await everyPage('/iam/v2/service-accounts', 4, tenant.cloudKey, async () => {
      fleeting.push(await newAccount());
      const [first] = fleeting.splice(0, fleeting.length > 1 ? 1 : 0);
      if (first) await as('DELETE', `/iam/v2/service-accounts/${first}`);
    });
    const shown = seen.map((one) => one.id);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.filter((id) => ids.has(id))).toHaveLength(ids.size);
  });

  it('refuse a page that is too large, and a token that is not theirs', async () => {
    expect((await as('GET', '/iam/v2/api-keys?page_size=101')).body.errors[0].source.parameter).toBe('page_size');
    expect((await as('GET', '/iam/v2/api-keys?page_token=x')).status).toBe(400);
  });

  it('keep their filters from page to page', async () => {
    const ownerId = await newAccount();
    const keys = new Set<string>();
    for (let made = 0; made < 5; made++) keys.add((await newKey(ownerId, clusterId)).id);
    await newKey(ownerId);
    const seen = await everyPage(`/iam/v2/api-keys?spec.owner=${ownerId}&spec.resource=${clusterId}`, 2);
    expect(new Set(seen.map((one) => one.id))).toEqual(keys);
    expect((await as('GET', `/iam/v2/api-keys?spec.owner=${ownerId}&spec.resource=cloud`)).body.data).toHaveLength(1);
  });
});

describe('API keys', () => {
  it('of the control plane show their secret once, say they are of the cloud, and work at once', async () => {
    const ownerId = await newAccount();
    const made = await as('POST', '/iam/v2/api-keys', { spec: { display_name: 'mine', description: 'a', owner: { id: ownerId, kind: 'ServiceAccount', related: '', resource_name: '' } } });
    expect(made.body.spec).toMatchObject({ display_name: 'mine', owner: { id: ownerId, kind: 'ServiceAccount', api_version: 'iam/v2' } });
    expect(made.body.spec.resource).toEqual({ id: 'cloud', kind: 'Cloud', api_version: 'iam/v2', related: 'cloud', resource_name: 'cloud' });
    expect(made.body.id).toMatch(/^[A-Z0-9]{16}$/);
    const key = { id: made.body.id, secret: made.body.spec.secret };
    expect((await call(key, 'GET', '/org/v2/environments')).status).toBe(200);
    expect((await as('GET', `/iam/v2/api-keys/${key.id}`)).body.spec.secret).toBe('');
    expect((await as('PATCH', `/iam/v2/api-keys/${key.id}`, { spec: { description: 'b' } })).body.spec).toMatchObject({ display_name: 'mine', description: 'b', secret: '' });
    expect(JSON.stringify((await as('GET', '/iam/v2/api-keys?page_size=100')).body)).not.toContain(key.secret);
    expect((await as('DELETE', `/iam/v2/api-keys/${key.id}`)).status).toBe(204);
    const refused = await call(key, 'GET', '/org/v2/environments');
    expect(refused.status).toBe(401);
    expect(detail(refused)).toContain('invalid API key');
  });

  it('of a cluster are told by the id alone, and are refused by the control plane', async () => {
    const key = await newKey(tenant.userId, clusterId);
    const shown = (await as('GET', `/iam/v2/api-keys/${key.id}`)).body.spec;
    expect(shown.resource).toMatchObject({ id: clusterId, kind: 'Cluster', api_version: 'cmk/v2' });
    expect(shown.owner).toMatchObject({ id: tenant.userId, kind: 'User', api_version: 'iam/v2' });
    expect((await call(key, 'GET', '/org/v2/environments')).status).toBe(401);
  });

  it('are refused for an owner, a cluster or a kind that is not there', async () => {
    const wanted = (owner: string, resource?: string) => as('POST', '/iam/v2/api-keys', { spec: { owner: { id: owner }, ...(resource && { resource: { id: resource } }) } });
    expect((await wanted(other.userId)).body.errors[0].source.pointer).toBe('/spec/owner/id');
    expect((await wanted('sa-nothere')).status).toBe(400);
    expect((await wanted('group-1')).status).toBe(400);
    const foreign = await newCluster(other);
    expect((await wanted(tenant.userId, foreign.id)).body.errors[0].source.pointer).toBe('/spec/resource/id');
    const registry = await wanted(tenant.userId, 'lsrc-abc123');
    expect(registry.status).toBe(422);
    expect(detail(registry)).toContain('lkc-');
  });

  it('are never kept in clear, and wake whoever keeps the cluster’s users', async () => {
    const before = await generation();
    const key = await newKey(tenant.userId, clusterId);
    const { rows } = await api.database.query('SELECT key.*, (SELECT jsonb_agg(a) FROM audit a WHERE resource_id = key.id) AS audit FROM api_key key WHERE id = $1', [key.id]);
    expect(JSON.stringify(rows)).not.toContain(key.secret);
    expect(rows[0].scram_sealed).toBeInstanceOf(Buffer);
    await as('DELETE', `/iam/v2/api-keys/${key.id}`);
    expect(await generation()).toBe(before + 2);
    const woken = await api.database.query(`SELECT 1 FROM outbox WHERE kind = 'access' AND resource_id = $1`, [clusterId]);
    expect(woken.rows.length).toBeGreaterThanOrEqual(2);
  });

  it('of one’s own need no role; another’s need one, where they hold', async () => {
    const plain = await someone();
    const spare = await newKey(plain.ownerId, undefined, plain);
    expect((await call(plain, 'GET', '/iam/v2/api-keys')).body.data.map((one: Json) => one.id).sort()).toEqual([plain.id, spare.id].sort());
    expect((await call(plain, 'PATCH', `/iam/v2/api-keys/${spare.id}`, { spec: { description: 'own' } })).status).toBe(200);
    expect((await call(plain, 'DELETE', `/iam/v2/api-keys/${spare.id}`)).status).toBe(204);
    expect((await call(plain, 'GET', `/iam/v2/api-keys/${tenant.cloudKey.id}`)).status).toBe(404);
    expect((await call(plain, 'DELETE', `/iam/v2/api-keys/${tenant.cloudKey.id}`)).status).toBe(404);
    expect((await call(plain, 'POST', '/iam/v2/api-keys', { spec: { owner: { id: tenant.userId } } })).status).toBe(403);

    const admin = await someone(['CloudClusterAdmin', crn()]);
    const ofCluster = await newKey(plain.ownerId, clusterId, admin);
    expect((await call(admin, 'GET', `/iam/v2/api-keys/${ofCluster.id}`)).status).toBe(200);
    expect((await call(admin, 'GET', `/iam/v2/api-keys/${plain.id}`)).status).toBe(404);
    expect((await call(admin, 'POST', '/iam/v2/api-keys', { spec: { owner: { id: plain.ownerId } } })).status).toBe(403);
    expect((await call(admin, 'DELETE', `/iam/v2/api-keys/${ofCluster.id}`)).status).toBe(204);
  });
});

async function generation(): Promise<number> {
  const { rows } = await api.database.query<{ access_generation: string }>('SELECT access_generation FROM kafka_cluster WHERE id = $1', [clusterId]);
  return Number(rows[0]?.access_generation);
}

describe('role bindings', () => {
  it('are made, read, listed at and below a place, and answered once more when deleted', async () => {
    const ownerId = await newAccount();
    const made = await as('POST', '/iam/v2/role-bindings', { principal: `User:${ownerId}`, role_name: 'DeveloperRead', crn_pattern: crn(`/kafka=${clusterId}/topic=orders-*`) });
    expect(made.status).toBe(201);
    const atCluster = await bind(ownerId, 'CloudClusterAdmin', crn());
    expect((await as('GET', `/iam/v2/role-bindings/${made.body.id}`)).body).toEqual(made.body);
    const idsAt = async (pattern: string, more = '') => (await everyPage(`/iam/v2/role-bindings?crn_pattern=${encodeURIComponent(pattern)}&principal=User:${ownerId}${more}`, 1)).map((one) => one.id);
    expect(await idsAt(crn())).toEqual([atCluster]);
    expect(await idsAt(`${crn()}/*`)).toEqual([made.body.id, atCluster]);
    expect(await idsAt(`${organizationCrn(tenant.organizationId)}/*`, '&role_name=DeveloperRead')).toEqual([made.body.id]);
    expect((await as('GET', '/iam/v2/role-bindings')).body.errors[0].source.parameter).toBe('crn_pattern');
    const deleted = await as('DELETE', `/iam/v2/role-bindings/${made.body.id}`);
    expect(deleted.status).toBe(200);
    expect(deleted.body).toEqual(made.body);
    expect((await as('GET', `/iam/v2/role-bindings/${made.body.id}`)).status).toBe(404);
  });

  it.each([
    ['a role at a place that is not its own', 'EnvironmentAdmin', () => crn(), 'bound at'],
    ['a developer’s role for a whole environment', 'DeveloperRead', () => environmentCrn(tenant.organizationId, tenant.environmentId), 'bound at'],
    ['another organization', 'OrganizationAdmin', () => organizationCrn(other.organizationId), 'no organization'],
    ['another organization’s environment', 'EnvironmentAdmin', () => environmentCrn(tenant.organizationId, other.environmentId), 'no environment'],
    ['a cluster in another environment than its own', 'CloudClusterAdmin', () => `${environmentCrn(tenant.organizationId, tenant.environmentId)}/cloud-cluster=lkc-nothere`, 'no Kafka cluster'],
    ['two clusters at once', 'DeveloperRead', () => crn('/kafka=lkc-another/topic=a'), 'two clusters'],
    ['nonsense', 'DeveloperRead', () => 'crn://x/y', 'order is'],
  ])('are refused for %s', async (_, role, where, words) => {
    const answer = await as('POST', '/iam/v2/role-bindings', { principal: `User:${await newAccount()}`, role_name: role, crn_pattern: where() });
    expect(answer.status).toBe(400);
    expect(detail(answer)).toContain(words);
    expect(answer.body.errors[0].source.pointer).toBe('/crn_pattern');
  });

  it('are refused for who is not there, for a role that is none, and a second time; a retry is answered the first', async () => {
    const body = { principal: `User:${await newAccount()}`, role_name: 'CloudClusterAdmin', crn_pattern: crn() };
    expect((await as('POST', '/iam/v2/role-bindings', { ...body, principal: `User:${other.userId}` })).body.errors[0].source.pointer).toBe('/principal');
    expect((await as('POST', '/iam/v2/role-bindings', { ...body, role_name: 'King' })).body.errors[0].source.pointer).toBe('/role_name');
    const first = await as('POST', '/iam/v2/role-bindings', body);
    expect((await as('POST', '/iam/v2/role-bindings', body)).body.id).toBe(first.body.id);
    await api.database.query(`UPDATE role_binding SET created_at = now() - interval '1 hour' WHERE id = $1`, [first.body.id]);
    expect((await as('POST', '/iam/v2/role-bindings', body)).status).toBe(409);
  });

  it('can be given only where the giver may bind roles', async () => {
    const admin = await someone(['CloudClusterAdmin', crn()]);
    const friend = await newAccount();
    const give = (role_name: string, crn_pattern: string) => call(admin, 'POST', '/iam/v2/role-bindings', { principal: `User:${friend}`, role_name, crn_pattern });
    expect((await give('DeveloperWrite', crn(`/kafka=${clusterId}/topic=a`))).status).toBe(201);
    expect((await give('CloudClusterAdmin', crn())).status).toBe(201);
    expect((await give('EnvironmentAdmin', environmentCrn(tenant.organizationId, tenant.environmentId))).status).toBe(403);
    expect((await give('OrganizationAdmin', organizationCrn(tenant.organizationId))).status).toBe(403);
    const above = (await as('GET', `/iam/v2/role-bindings?crn_pattern=${encodeURIComponent(organizationCrn(tenant.organizationId))}`)).body.data[0].id;
    expect((await call(admin, 'GET', `/iam/v2/role-bindings/${above}`)).status).toBe(404);
    expect((await call(admin, 'DELETE', `/iam/v2/role-bindings/${above}`)).status).toBe(404);
    const developer = await someone(['DeveloperRead', crn(`/kafka=${clusterId}/topic=a`)]);
    expect((await call(developer, 'POST', '/iam/v2/role-bindings', { principal: `User:${friend}`, role_name: 'DeveloperRead', crn_pattern: crn(`/kafka=${clusterId}/topic=a`) })).status).toBe(403);
  });

  it('are felt by the very next request, given or taken', async () => {
    const one = await someone();
    const path = `/cmk/v2/clusters/${clusterId}?environment=${tenant.environmentId}`;
    for (let round = 0; round < 5; round++) {
      expect((await call(one, 'GET', path)).status).toBe(404);
      const binding = await bind(one.ownerId, 'Operator', environmentCrn(tenant.organizationId, tenant.environmentId));
      expect((await call(one, 'GET', path)).status).toBe(200);
      expect((await call(one, 'DELETE', path)).status).toBe(403);
      await as('DELETE', `/iam/v2/role-bindings/${binding}`);
    }
  });

  it('never leave an organization without an administrator', async () => {
    const { rows } = await api.database.query<{ id: string }>(`SELECT id FROM role_binding WHERE organization_id = $1 AND role_name = 'OrganizationAdmin'`, [other.organizationId]);
    const last = await call(other.cloudKey, 'DELETE', `/iam/v2/role-bindings/${rows[0]?.id}`);
    expect(last.status).toBe(409);
    expect(detail(last)).toContain('Bind another one first');
  });
});

describe('what stands at a place that goes away', () => {
  it('goes with it: a cluster’s keys and bindings, and an environment’s bindings', async () => {
    const place = await as('POST', '/org/v2/environments', { display_name: 'short-lived' });
    const cluster = await newCluster({ ...tenant, environmentId: place.body.id });
    const key = await newKey(tenant.userId, cluster.id);
    const ownerId = await newAccount();
    const atCluster = await bind(ownerId, 'CloudClusterAdmin', `${place.body.metadata.resource_name}/cloud-cluster=${cluster.id}`);
    const atEnvironment = await bind(ownerId, 'EnvironmentAdmin', place.body.metadata.resource_name);
    await as('DELETE', `/cmk/v2/clusters/${cluster.id}?environment=${place.body.id}`);
    expect((await as('GET', `/iam/v2/api-keys/${key.id}`)).status).toBe(404);
    expect((await as('GET', `/iam/v2/role-bindings/${atCluster}`)).status).toBe(404);
    expect((await as('GET', `/iam/v2/role-bindings/${atEnvironment}`)).status).toBe(200);
    const late = await as('POST', '/iam/v2/api-keys', { spec: { owner: { id: ownerId }, resource: { id: cluster.id } } });
    expect(detail(late)).toContain('being deleted');
    await api.database.query('UPDATE kafka_cluster SET deleted_at = now() WHERE id = $1', [cluster.id]);
    expect((await as('DELETE', `/org/v2/environments/${place.body.id}`)).status).toBe(204);
    expect((await as('GET', `/iam/v2/role-bindings/${atEnvironment}`)).status).toBe(404);
  });
});

describe('the schema registry', () => {
  it('stands in a governed environment that has a cluster, always the same one, and says that it serves no schemas yet', async () => {
    const listed = await as('GET', `/srcm/v3/clusters?environment=${tenant.environmentId}&page_size=99`);
    expect(listed.body.data).toHaveLength(1);
    const [registry] = listed.body.data;
    expect(registry).toMatchObject({ spec: { package: 'ESSENTIALS', environment: { id: tenant.environmentId } }, status: { phase: 'PROVISIONED' } });
    expect(registry.metadata.resource_name).toMatch(new RegExp(`/environment=${tenant.environmentId}/schema-registry=${registry.id}$`));
    expect((await as('GET', `/srcm/v3/clusters/${registry.id}?environment=${tenant.environmentId}`)).body).toEqual(registry);
    expect((await call(other.cloudKey, 'GET', `/srcm/v3/clusters/${registry.id}?environment=${tenant.environmentId}`)).status).toBe(404);
    expect((await call(other.cloudKey, 'GET', `/srcm/v3/clusters?environment=${tenant.environmentId}`)).body.data).toEqual([]);
    const endpoint = registry.spec.http_endpoint.slice(api.url.length);
    for (const path of [endpoint, `${endpoint}/subjects`, `${endpoint}/subjects/a/versions`]) {
      const answer = await api.call<Json>(tenant.cloudKey, 'POST', path, {});
      expect([answer.status, answer.body.error_code]).toEqual([501, 50101]);
    }
  });

  it('is absent from an environment without governance or without clusters', async () => {
    const bare = await as('POST', '/org/v2/environments', { display_name: 'bare', stream_governance_config: { package: 'ADVANCED' } });
    expect((await as('GET', `/srcm/v3/clusters?environment=${bare.body.id}`)).body.data).toEqual([]);
  });
});
