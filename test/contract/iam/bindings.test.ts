/** Role bindings and what follows from a place: who may give a role where, how soon it is felt, what goes when the place goes. */
import { environmentCrn, organizationCrn } from '@samsa/domain/crn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detail, type Iam, type Shown, source, startIam } from './tenant.ts';

let iam: Iam;
beforeAll(async () => {
  iam = await startIam();
});
afterAll(() => iam?.stop());

describe('role bindings', () => {
  it('are made, read, listed at and below a place, and answered once more when deleted', async () => {
    const ownerId = await iam.newAccount();
    const made = await iam.as('POST', '/iam/v2/role-bindings', { principal: `User:${ownerId}`, role_name: 'DeveloperRead', crn_pattern: iam.cluster(`/kafka=${iam.clusterId}/topic=orders-*`) });
    expect(made.status).toBe(201);
    const atCluster = await iam.bind(ownerId, 'CloudClusterAdmin', iam.cluster());
    expect((await iam.as('GET', `/iam/v2/role-bindings/${made.body.id}`)).body).toEqual(made.body);
    const idsAt = async (pattern: string, more = '') => (await iam.everyPage(`/iam/v2/role-bindings?crn_pattern=${encodeURIComponent(pattern)}&principal=User:${ownerId}${more}`, 1)).map((one) => one.id);
    expect(await idsAt(iam.cluster())).toEqual([atCluster]);
    expect(await idsAt(`${iam.cluster()}/*`)).toEqual([made.body.id, atCluster]);
    expect(await idsAt(`${iam.organization}/*`, '&role_name=DeveloperRead')).toEqual([made.body.id]);
    expect(source(await iam.as('GET', '/iam/v2/role-bindings'))?.parameter).toBe('crn_pattern');
    const deleted = await iam.as('DELETE', `/iam/v2/role-bindings/${made.body.id}`);
    expect(deleted.status).toBe(200);
    expect(deleted.body).toEqual(made.body);
    expect((await iam.as('GET', `/iam/v2/role-bindings/${made.body.id}`)).status).toBe(404);
  });

  it.each([
    ['a role at a place that is not its own', 'EnvironmentAdmin', () => iam.cluster(), 'bound at'],
    ['a developer’s role for a whole environment', 'DeveloperRead', () => iam.environment, 'bound at'],
    ['another organization', 'OrganizationAdmin', () => organizationCrn(iam.other.organizationId), 'no organization'],
    ['another organization’s environment', 'EnvironmentAdmin', () => environmentCrn(iam.tenant.organizationId, iam.other.environmentId), 'no environment'],
    ['a cluster in another environment than its own', 'CloudClusterAdmin', () => `${iam.environment}/cloud-cluster=lkc-nothere`, 'no Kafka cluster'],
    ['two clusters at once', 'DeveloperRead', () => iam.cluster('/kafka=lkc-another/topic=a'), 'two clusters'],
    ['nonsense', 'DeveloperRead', () => 'crn://x/y', 'order is'],
  ])('are refused for %s', async (_, role, where, words) => {
    const answer = await iam.as('POST', '/iam/v2/role-bindings', { principal: `User:${await iam.newAccount()}`, role_name: role, crn_pattern: where() });
    expect(answer.status).toBe(400);
    expect(detail(answer)).toContain(words);
    expect(source(answer)?.pointer).toBe('/crn_pattern');
  });

  it('are refused for who is not there, for a role that is none, and a second time; a retry is answered the first', async () => {
    const body = { principal: `User:${await iam.newAccount()}`, role_name: 'CloudClusterAdmin', crn_pattern: iam.cluster() };
    expect(source(await iam.as('POST', '/iam/v2/role-bindings', { ...body, principal: `User:${iam.other.userId}` }))?.pointer).toBe('/principal');
    expect(source(await iam.as('POST', '/iam/v2/role-bindings', { ...body, role_name: 'King' }))?.pointer).toBe('/role_name');
    const first = await iam.as('POST', '/iam/v2/role-bindings', body);
    expect((await iam.as('POST', '/iam/v2/role-bindings', body)).body.id).toBe(first.body.id);
    await iam.api.database.query(`UPDATE role_binding SET created_at = now() - interval '1 hour' WHERE id = $1`, [first.body.id]);
    expect((await iam.as('POST', '/iam/v2/role-bindings', body)).status).toBe(409);
  });

  it('can be given only where the giver may bind roles', async () => {
    const admin = await iam.someone(['CloudClusterAdmin', iam.cluster()]);
    const friend = await iam.newAccount();
    const give = (role_name: string, crn_pattern: string) => iam.call(admin, 'POST', '/iam/v2/role-bindings', { principal: `User:${friend}`, role_name, crn_pattern });
    expect((await give('DeveloperWrite', iam.cluster(`/kafka=${iam.clusterId}/topic=a`))).status).toBe(201);
    expect((await give('CloudClusterAdmin', iam.cluster())).status).toBe(201);
    expect((await give('EnvironmentAdmin', iam.environment)).status).toBe(403);
    expect((await give('OrganizationAdmin', iam.organization)).status).toBe(403);
    const above = (await iam.as('GET', `/iam/v2/role-bindings?crn_pattern=${encodeURIComponent(iam.organization)}`)).body.data[0]?.id;
    expect((await iam.call(admin, 'GET', `/iam/v2/role-bindings/${above}`)).status).toBe(404);
    expect((await iam.call(admin, 'DELETE', `/iam/v2/role-bindings/${above}`)).status).toBe(404);
    const developer = await iam.someone(['DeveloperRead', iam.cluster(`/kafka=${iam.clusterId}/topic=a`)]);
    expect((await iam.call(developer, 'POST', '/iam/v2/role-bindings', { principal: `User:${friend}`, role_name: 'DeveloperRead', crn_pattern: iam.cluster(`/kafka=${iam.clusterId}/topic=a`) })).status).toBe(403);
  });

  it('are felt by the very next request, given or taken', async () => {
    const one = await iam.someone();
    const path = `/cmk/v2/clusters/${iam.clusterId}?environment=${iam.tenant.environmentId}`;
    for (let round = 0; round < 5; round++) {
      expect((await iam.call(one, 'GET', path)).status).toBe(404);
      const binding = await iam.bind(one.ownerId, 'Operator', iam.environment);
      expect((await iam.call(one, 'GET', path)).status).toBe(200);
      expect((await iam.call(one, 'DELETE', path)).status).toBe(403);
      await iam.as('DELETE', `/iam/v2/role-bindings/${binding}`);
    }
  });

  it('never leave an organization without an administrator', async () => {
    const { rows } = await iam.api.database.query<{ id: string }>(`SELECT id FROM role_binding WHERE organization_id = $1 AND role_name = 'OrganizationAdmin'`, [iam.other.organizationId]);
    const last = await iam.call(iam.other.cloudKey, 'DELETE', `/iam/v2/role-bindings/${rows[0]?.id}`);
    expect(last.status).toBe(409);
    expect(detail(last)).toContain('Bind another one first');
  });
});

describe('what stands at a place that goes away', () => {
  it('goes with it: a cluster’s keys and bindings, and an environment’s bindings', async () => {
    const place = await iam.as('POST', '/org/v2/environments', { display_name: 'short-lived' });
    const cluster = await iam.newCluster({ ...iam.tenant, environmentId: place.body.id });
    const key = await iam.newKey(iam.tenant.userId, cluster.id);
    const ownerId = await iam.newAccount();
    const atCluster = await iam.bind(ownerId, 'CloudClusterAdmin', `${place.body.metadata.resource_name}/cloud-cluster=${cluster.id}`);
    const atEnvironment = await iam.bind(ownerId, 'EnvironmentAdmin', place.body.metadata.resource_name);
    await iam.as('DELETE', `/cmk/v2/clusters/${cluster.id}?environment=${place.body.id}`);
    expect((await iam.as('GET', `/iam/v2/api-keys/${key.id}`)).status).toBe(404);
    expect((await iam.as('GET', `/iam/v2/role-bindings/${atCluster}`)).status).toBe(404);
    expect((await iam.as('GET', `/iam/v2/role-bindings/${atEnvironment}`)).status).toBe(200);
    const late = await iam.as('POST', '/iam/v2/api-keys', { spec: { owner: { id: ownerId }, resource: { id: cluster.id } } });
    expect(detail(late)).toContain('being deleted');
    await iam.api.database.query('UPDATE kafka_cluster SET deleted_at = now() WHERE id = $1', [cluster.id]);
    expect((await iam.as('DELETE', `/org/v2/environments/${place.body.id}`)).status).toBe(204);
    expect((await iam.as('GET', `/iam/v2/role-bindings/${atEnvironment}`)).status).toBe(404);
  });
});

describe('the schema registry', () => {
  it('stands in a governed environment that has a cluster, always the same one, and says that it serves no schemas yet', async () => {
    const listed = await iam.as('GET', `/srcm/v3/clusters?environment=${iam.tenant.environmentId}&page_size=99`);
    expect(listed.body.data).toHaveLength(1);
    const registry = listed.body.data[0]!;
    expect(registry).toMatchObject({ spec: { package: 'ESSENTIALS', environment: { id: iam.tenant.environmentId } }, status: { phase: 'PROVISIONED' } });
    expect(registry.metadata.resource_name).toMatch(new RegExp(`/environment=${iam.tenant.environmentId}/schema-registry=${registry.id}$`));
    expect((await iam.as('GET', `/srcm/v3/clusters/${registry.id}?environment=${iam.tenant.environmentId}`)).body).toEqual(registry);
    expect((await iam.call(iam.other.cloudKey, 'GET', `/srcm/v3/clusters/${registry.id}?environment=${iam.tenant.environmentId}`)).status).toBe(404);
    expect((await iam.call(iam.other.cloudKey, 'GET', `/srcm/v3/clusters?environment=${iam.tenant.environmentId}`)).body.data).toEqual([]);
    const endpoint = registry.spec.http_endpoint.slice(iam.api.url.length);
    for (const path of [endpoint, `${endpoint}/subjects`, `${endpoint}/subjects/a/versions`]) {
      const answer = await iam.api.call<Shown>(iam.tenant.cloudKey, 'POST', path, {});
      expect([answer.status, answer.body.error_code]).toEqual([501, 50101]);
    }
  });

  it('is absent from an environment without governance or without clusters', async () => {
    const bare = await iam.as('POST', '/org/v2/environments', { display_name: 'bare', stream_governance_config: { package: 'ADVANCED' } });
    expect((await iam.as('GET', `/srcm/v3/clusters?environment=${bare.body.id}`)).body.data).toEqual([]);
  });
});
