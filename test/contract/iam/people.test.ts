/** Organizations, users, invitations and service accounts: what is answered, what is refused and why, and what does not exist. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detail, type Iam, ids, source, startIam } from './tenant.ts';

let iam: Iam;
beforeAll(async () => {
  iam = await startIam();
});
afterAll(() => iam?.stop());

describe('organizations', () => {
  it('are one: the caller’s own, which its administrator renames', async () => {
    const listed = await iam.as('GET', '/org/v2/organizations');
    expect(ids(listed)).toEqual([iam.tenant.organizationId]);
    const renamed = await iam.as('PATCH', `/org/v2/organizations/${iam.tenant.organizationId}`, { display_name: 'Renamed', jit_enabled: true });
    expect(renamed.body).toMatchObject({ display_name: 'Renamed', jit_enabled: true });
    expect((await iam.as('GET', `/org/v2/organizations/${iam.tenant.organizationId}`)).body.display_name).toBe('Renamed');
    expect((await iam.as('GET', `/org/v2/organizations/${iam.other.organizationId}`)).status).toBe(404);
    expect((await iam.as('PATCH', `/org/v2/organizations/${iam.other.organizationId}`, { display_name: 'x' })).status).toBe(404);
    expect((await iam.call(await iam.someone(), 'PATCH', `/org/v2/organizations/${iam.tenant.organizationId}`, { display_name: 'x' })).status).toBe(403);
  });
});

describe('users', () => {
  it('are listed, read and renamed by administrators; another organization’s do not exist', async () => {
    expect(ids(await iam.as('GET', '/iam/v2/users?page_size=100'))).toEqual([iam.tenant.userId]);
    expect((await iam.as('PATCH', `/iam/v2/users/${iam.tenant.userId}`, { full_name: 'Ada' })).body.full_name).toBe('Ada');
    expect((await iam.as('GET', `/iam/v2/users/${iam.tenant.userId}`)).body).toMatchObject({ full_name: 'Ada', auth_type: 'AUTH_TYPE_LOCAL' });
    expect((await iam.as('GET', `/iam/v2/users/${iam.other.userId}`)).status).toBe(404);
    expect((await iam.call(await iam.someone(), 'GET', '/iam/v2/users')).body.data).toEqual([]);
  });
});

describe('invitations', () => {
  it('name the user to be, live seven days, are filtered, and can be withdrawn until accepted', async () => {
    const made = await iam.as('POST', '/iam/v2/invitations', { email: 'Grace@Example.org' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ email: 'grace@example.org', status: 'INVITE_STATUS_SENT', auth_type: 'AUTH_TYPE_LOCAL', creator: { id: iam.tenant.userId } });
    expect(made.body.user.id).toMatch(/^u-/);
    expect(Date.parse(made.body.expires_at) - Date.parse(made.body.metadata.created_at)).toBe(7 * 86_400_000);
    expect((await iam.as('POST', '/iam/v2/invitations', { email: 'grace@example.org' })).body.id).toBe(made.body.id);
    expect((await iam.as('POST', '/iam/v2/invitations', { email: 'grace@example.org', auth_type: 'AUTH_TYPE_SSO' })).status).toBe(409);
    expect(source(await iam.as('POST', '/iam/v2/invitations', { email: 'nobody' }))?.pointer).toBe('/email');

    const late = (await iam.as('POST', '/iam/v2/invitations', { email: 'late@example.org' })).body.id;
    await iam.api.database.query(`UPDATE invitation SET expires_at = now() - interval '1 second' WHERE id = $1`, [late]);
    const accepted = (await iam.as('POST', '/iam/v2/invitations', { email: 'in@example.org' })).body.id;
    await iam.api.database.query('UPDATE invitation SET accepted_at = now() WHERE id = $1', [accepted]);
    const idsOf = async (filter: string) => ids(await iam.as('GET', `/iam/v2/invitations?${filter}`));
    expect(await idsOf('status=INVITE_STATUS_EXPIRED')).toEqual([late]);
    expect(await idsOf('status=INVITE_STATUS_ACCEPTED')).toEqual([accepted]);
    expect(await idsOf('email=GRACE@example.org')).toEqual([made.body.id]);
    expect(await idsOf(`user=${made.body.user.id}`)).toEqual([made.body.id]);
    expect(await idsOf(`creator=${iam.other.userId}`)).toEqual([]);
    expect((await iam.as('POST', '/iam/v2/invitations', { email: 'late@example.org' })).body.id).not.toBe(late);

    expect((await iam.as('DELETE', `/iam/v2/invitations/${accepted}`)).status).toBe(409);
    expect((await iam.call(iam.other.cloudKey, 'GET', `/iam/v2/invitations/${made.body.id}`)).status).toBe(404);
    expect((await iam.as('DELETE', `/iam/v2/invitations/${made.body.id}`)).status).toBe(204);
    expect((await iam.as('GET', `/iam/v2/invitations/${made.body.id}`)).status).toBe(404);
  });
});

describe('service accounts', () => {
  it('are made, read, changed and deleted', async () => {
    const made = await iam.as('POST', '/iam/v2/service-accounts', { display_name: 'orders app', description: 'reads' });
    expect(made.body).toMatchObject({ api_version: 'iam/v2', kind: 'ServiceAccount', display_name: 'orders app', description: 'reads' });
    const path = `/iam/v2/service-accounts/${made.body.id}`;
    expect((await iam.as('PATCH', path, { description: '' })).body).toMatchObject({ display_name: 'orders app', description: '' });
    expect((await iam.as('GET', path)).body.description).toBe('');
    expect((await iam.as('DELETE', path)).status).toBe(204);
    expect((await iam.as('GET', path)).status).toBe(404);
    expect((await iam.as('DELETE', path)).status).toBe(404);
  });

  it('have names of their own, and a retried create makes no second one', async () => {
    const wanted = { display_name: 'unique', description: 'one' };
    const [first, again] = await Promise.all([iam.as('POST', '/iam/v2/service-accounts', wanted), iam.as('POST', '/iam/v2/service-accounts', wanted)]);
    expect([first.status, again.status]).toEqual([201, 201]);
    const later = await iam.as('POST', '/iam/v2/service-accounts', wanted);
    expect(new Set([first.body.id, again.body.id, later.body.id]).size).toBe(1);
    const taken = await iam.as('POST', '/iam/v2/service-accounts', { ...wanted, description: 'two' });
    expect(taken.status).toBe(409);
    expect(detail(taken)).toContain('"unique"');
    const id = await iam.newAccount();
    expect((await iam.as('PATCH', `/iam/v2/service-accounts/${id}`, { display_name: 'unique' })).status).toBe(409);
    expect((await iam.call(iam.other.cloudKey, 'POST', '/iam/v2/service-accounts', { ...wanted, description: 'two' })).status).toBe(201);
  });

  it('are found by exactly their name, also when it comes in pieces', async () => {
    for (const display_name of ['find me', 'find me not', 'find']) await iam.as('POST', '/iam/v2/service-accounts', { display_name });
    const found = await iam.as('GET', '/iam/v2/service-accounts?display_name=find&display_name=me&page_size=99');
    expect(found.body.data.map((one) => one.display_name)).toEqual(['find me']);
  });

  it('take their keys and bindings with them', async () => {
    const gone = await iam.someone(['EnvironmentAdmin', iam.environment]);
    const clusterKey = await iam.newKey(gone.ownerId, iam.clusterId);
    expect((await iam.call(gone, 'GET', '/org/v2/environments')).body.data).toHaveLength(1);
    await iam.as('DELETE', `/iam/v2/service-accounts/${gone.ownerId}`);
    expect((await iam.call(gone, 'GET', '/org/v2/environments')).status).toBe(401);
    expect((await iam.as('GET', `/iam/v2/api-keys/${clusterKey.id}`)).status).toBe(404);
    const { rows } = await iam.api.database.query('SELECT 1 FROM role_binding WHERE principal = $1', [`User:${gone.ownerId}`]);
    expect(rows).toEqual([]);
  });
});

describe('lists', () => {
  it('show each row once, in pages, while others come and go', async () => {
    const ids = new Set<string>();
    for (let made = 0; made < 23; made++) ids.add(await iam.newAccount());
    const fleeting: string[] = [];
    const seen = await iam.everyPage('/iam/v2/service-accounts', 4, async () => {
      fleeting.push(await iam.newAccount());
      const [first] = fleeting.splice(0, fleeting.length > 1 ? 1 : 0);
      if (first) await iam.as('DELETE', `/iam/v2/service-accounts/${first}`);
    });
    const shown = seen.map((one) => one.id);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.filter((id) => ids.has(id))).toHaveLength(ids.size);
  });

  it('refuse a page that is too large, and a token that is not theirs', async () => {
    expect(source(await iam.as('GET', '/iam/v2/api-keys?page_size=101'))?.parameter).toBe('page_size');
    expect((await iam.as('GET', '/iam/v2/api-keys?page_token=x')).status).toBe(400);
  });

  it('keep their filters from page to page', async () => {
    const ownerId = await iam.newAccount();
    const keys = new Set<string>();
    for (let made = 0; made < 5; made++) keys.add((await iam.newKey(ownerId, iam.clusterId)).id);
    await iam.newKey(ownerId);
    const seen = await iam.everyPage(`/iam/v2/api-keys?spec.owner=${ownerId}&spec.resource=${iam.clusterId}`, 2);
    expect(new Set(seen.map((one) => one.id))).toEqual(keys);
    expect((await iam.as('GET', `/iam/v2/api-keys?spec.owner=${ownerId}&spec.resource=cloud`)).body.data).toHaveLength(1);
  });
});
