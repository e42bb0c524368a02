/** API keys: their secret is shown once and kept nowhere, they work at once, and whose they are decides who may touch them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detail, type Iam, ids, source, startIam } from './tenant.ts';

let iam: Iam;
beforeAll(async () => {
  iam = await startIam();
});
afterAll(() => iam?.stop());

describe('API keys', () => {
  it('of the control plane show their secret once, say they are of the cloud, and work at once', async () => {
    const ownerId = await iam.newAccount();
    const made = await iam.as('POST', '/iam/v2/api-keys', { spec: { display_name: 'mine', description: 'a', owner: { id: ownerId, kind: 'ServiceAccount', related: '', resource_name: '' } } });
    expect(made.body.spec).toMatchObject({ display_name: 'mine', owner: { id: ownerId, kind: 'ServiceAccount', api_version: 'iam/v2' } });
    expect(made.body.spec.resource).toEqual({ id: 'cloud', kind: 'Cloud', api_version: 'iam/v2', related: 'cloud', resource_name: 'cloud' });
    expect(made.body.id).toMatch(/^[A-Z0-9]{16}$/);
    const key = { id: made.body.id, secret: made.body.spec.secret };
    expect((await iam.call(key, 'GET', '/org/v2/environments')).status).toBe(200);
    expect((await iam.as('GET', `/iam/v2/api-keys/${key.id}`)).body.spec.secret).toBe('');
    expect((await iam.as('PATCH', `/iam/v2/api-keys/${key.id}`, { spec: { description: 'b' } })).body.spec).toMatchObject({ display_name: 'mine', description: 'b', secret: '' });
    expect(JSON.stringify((await iam.as('GET', '/iam/v2/api-keys?page_size=100')).body)).not.toContain(key.secret);
    expect((await iam.as('DELETE', `/iam/v2/api-keys/${key.id}`)).status).toBe(204);
    const refused = await iam.call(key, 'GET', '/org/v2/environments');
    expect(refused.status).toBe(401);
    expect(detail(refused)).toContain('invalid API key');
  });

  it('of a cluster are told by the id alone, and are refused by the control plane', async () => {
    const key = await iam.newKey(iam.tenant.userId, iam.clusterId);
    const shown = (await iam.as('GET', `/iam/v2/api-keys/${key.id}`)).body.spec;
    expect(shown.resource).toMatchObject({ id: iam.clusterId, kind: 'Cluster', api_version: 'cmk/v2' });
    expect(shown.owner).toMatchObject({ id: iam.tenant.userId, kind: 'User', api_version: 'iam/v2' });
    expect((await iam.call(key, 'GET', '/org/v2/environments')).status).toBe(401);
  });

  it('are refused for an owner, a cluster or a kind that is not there', async () => {
    const wanted = (owner: string, resource?: string) => iam.as('POST', '/iam/v2/api-keys', { spec: { owner: { id: owner }, ...(resource && { resource: { id: resource } }) } });
    expect(source(await wanted(iam.other.userId))?.pointer).toBe('/spec/owner/id');
    expect((await wanted('sa-nothere')).status).toBe(400);
    expect((await wanted('group-1')).status).toBe(400);
    const foreign = await iam.newCluster(iam.other);
    expect(source(await wanted(iam.tenant.userId, foreign.id))?.pointer).toBe('/spec/resource/id');
    const registry = await wanted(iam.tenant.userId, 'lsrc-abc123');
    expect(registry.status).toBe(422);
    expect(detail(registry)).toContain('lkc-');
  });

  it('are never kept in clear, and wake whoever keeps the cluster’s users', async () => {
    const before = await generation();
    const key = await iam.newKey(iam.tenant.userId, iam.clusterId);
    const { rows } = await iam.api.database.query('SELECT key.*, (SELECT jsonb_agg(a) FROM audit a WHERE resource_id = key.id) AS audit FROM api_key key WHERE id = $1', [key.id]);
    expect(JSON.stringify(rows)).not.toContain(key.secret);
    expect(rows[0].scram_sealed).toBeInstanceOf(Buffer);
    await iam.as('DELETE', `/iam/v2/api-keys/${key.id}`);
    expect(await generation()).toBe(before + 2);
    const woken = await iam.api.database.query(`SELECT 1 FROM outbox WHERE kind = 'access' AND resource_id = $1`, [iam.clusterId]);
    expect(woken.rows.length).toBeGreaterThanOrEqual(2);
  });

  it('of one’s own need no role; another’s need one, where they hold', async () => {
    const plain = await iam.someone();
    const spare = await iam.newKey(plain.ownerId, undefined, plain);
    expect(ids(await iam.call(plain, 'GET', '/iam/v2/api-keys')).sort()).toEqual([plain.id, spare.id].sort());
    expect((await iam.call(plain, 'PATCH', `/iam/v2/api-keys/${spare.id}`, { spec: { description: 'own' } })).status).toBe(200);
    expect((await iam.call(plain, 'DELETE', `/iam/v2/api-keys/${spare.id}`)).status).toBe(204);
    expect((await iam.call(plain, 'GET', `/iam/v2/api-keys/${iam.tenant.cloudKey.id}`)).status).toBe(404);
    expect((await iam.call(plain, 'DELETE', `/iam/v2/api-keys/${iam.tenant.cloudKey.id}`)).status).toBe(404);
    expect((await iam.call(plain, 'POST', '/iam/v2/api-keys', { spec: { owner: { id: iam.tenant.userId } } })).status).toBe(403);

    const admin = await iam.someone(['CloudClusterAdmin', iam.cluster()]);
    const ofCluster = await iam.newKey(plain.ownerId, iam.clusterId, admin);
    expect((await iam.call(admin, 'GET', `/iam/v2/api-keys/${ofCluster.id}`)).status).toBe(200);
    expect((await iam.call(admin, 'GET', `/iam/v2/api-keys/${plain.id}`)).status).toBe(404);
    expect((await iam.call(admin, 'POST', '/iam/v2/api-keys', { spec: { owner: { id: plain.ownerId } } })).status).toBe(403);
    expect((await iam.call(admin, 'DELETE', `/iam/v2/api-keys/${ofCluster.id}`)).status).toBe(204);
  });
});

async function generation(): Promise<number> {
  const { rows } = await iam.api.database.query<{ access_generation: string }>('SELECT access_generation FROM kafka_cluster WHERE id = $1', [iam.clusterId]);
  return Number(rows[0]?.access_generation);
}
