/** How people come into an organization by invitation, how they leave it, and what the audit keeps of it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organizationCrn } from '@samsa/domain/crn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../harness/api.ts';
import { Browser } from '../harness/browser.ts';

const PASSWORD = 'violet ladder ninety spoons';
const OTHER_PASSWORD = 'a tram in the warm attic';

let api: TestApi;
let mail: string;
let admin: Browser;
let organization: string;
beforeAll(async () => {
  mail = mkdtempSync(join(tmpdir(), 'samsa-mail-'));
  api = await startApi(['Demo'], { SAMSA_MAIL_FOLDER: mail });
  admin = new Browser(api.url);
  organization = (await admin.enter('/samsa/v1/sign-up', { email: 'admin@engines.example', password: PASSWORD, organization: 'Engines' })).body.organization.id;
});
afterAll(async () => {
  await api?.stop();
  rmSync(mail, { recursive: true, force: true });
});

function tokenMailed(to: string): string {
  const letters = readdirSync(mail).filter((name) => name.endsWith('.eml')).sort().map((name) => readFileSync(join(mail, name), 'utf8'));
  const newest = letters.findLast((text) => text.includes(`To: ${to}`)) ?? '';
  return /#(\S+)/.exec(Buffer.from(newest.split('\r\n\r\n')[1] ?? '', 'base64').toString())?.[1] ?? '';
}

async function invite(email: string, more = {}): Promise<{ id: string; userId: string; token: string }> {
  const made = await admin.call<{ id: string; user: { id: string } }>('POST', '/iam/v2/invitations', { email, ...more });
  expect(made.status, made.text).toBe(201);
  return { id: made.body.id, userId: made.body.user.id, token: tokenMailed(email) };
}

const look = (token: string) => new Browser(api.url).call<{ organization: string; needs: string; email: string }>('POST', '/samsa/v1/invitations:look', { token });
const accept = (browser: Browser, body: object) => browser.enter('/samsa/v1/invitations:accept', body);

describe('an invitation', () => {
  it('is mailed, tells what it is for, and makes the person it names, once', async () => {
    const { id, userId, token } = await invite('grace@engines.example');
    expect((await look(token)).body).toMatchObject({ organization: 'Engines', needs: 'new_password', email: 'grace@engines.example' });
    const { rows } = await api.database.query('SELECT * FROM invitation WHERE id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain(token);
    const grace = new Browser(api.url);
    expect((await accept(grace, { token, password: 'short' })).status).toBe(400);
    const joined = await accept(grace, { token, password: PASSWORD, full_name: 'Grace' });
    expect(joined.body).toMatchObject({ user: { id: userId, full_name: 'Grace' }, organization: { id: organization }, roles: [] });
    expect((await grace.call('POST', '/org/v2/environments', { display_name: 'x' })).status).toBe(403);
    expect((await accept(new Browser(api.url), { token, password: PASSWORD })).status).toBe(400);
    expect((await look('nonsense')).status).toBe(400);
    expect((await admin.call<{ status: string }>('GET', `/iam/v2/invitations/${id}`)).body.status).toBe('INVITE_STATUS_ACCEPTED');
  });

  it('sent again has a new token; the old one, one withdrawn and one too old are worth nothing', async () => {
    const first = await invite('again@engines.example');
    expect((await admin.call('POST', `/samsa/v1/invitations/${first.id}:resend`)).status).toBe(200);
    const second = tokenMailed('again@engines.example');
    expect([(await look(first.token)).status, (await look(second)).status]).toEqual([400, 200]);
    await api.database.query(`UPDATE invitation SET expires_at = now() WHERE id = $1`, [first.id]);
    expect((await look(second)).status).toBe(400);
    const withdrawn = await invite('withdrawn@engines.example');
    await admin.call('DELETE', `/iam/v2/invitations/${withdrawn.id}`);
    expect((await look(withdrawn.token)).status).toBe(400);
  });

  it('needs the password of an account whose address was proven, and takes over one that anybody may have made', async () => {
    const squatter = new Browser(api.url);
    await squatter.enter('/samsa/v1/sign-up', { email: 'owner@engines.example', password: OTHER_PASSWORD, organization: 'Squat' });
    const { token } = await invite('owner@engines.example');
    const owner = new Browser(api.url);
    expect((await accept(owner, { token, password: PASSWORD })).body.organizations.map((each) => each.display_name)).toEqual(['Engines', 'Squat']);
    expect((await squatter.session()).status).toBe(401);
    expect((await squatter.call('POST', '/samsa/v1/session', { email: 'owner@engines.example', password: OTHER_PASSWORD })).status).toBe(401);

    const other = new Browser(api.url);
    await other.enter('/samsa/v1/sign-up', { email: 'second@looms.example', password: PASSWORD, organization: 'Looms' });
    await other.call('POST', '/iam/v2/invitations', { email: 'owner@engines.example' });
    const invited = tokenMailed('owner@engines.example');
    expect((await look(invited)).body.needs).toBe('password');
    expect((await accept(new Browser(api.url), { token: invited, password: OTHER_PASSWORD })).status).toBe(401);
    expect((await accept(new Browser(api.url), { token: invited, password: PASSWORD })).body.organization.display_name).toBe('Looms');
  });

  it('to somebody who is to come by an identity provider is not accepted with a password', async () => {
    const { token } = await invite('sso@engines.example', { auth_type: 'AUTH_TYPE_SSO' });
    expect((await look(token)).body.needs).toBe('identity_provider');
    expect((await accept(new Browser(api.url), { token, password: PASSWORD })).status).toBe(409);
  });
});

describe('a member', () => {
  it('who is removed is out at once, with keys, roles and sessions, and may still sign in elsewhere', async () => {
    const leaver = new Browser(api.url);
    await leaver.enter('/samsa/v1/sign-up', { email: 'leaver@engines.example', password: PASSWORD, organization: 'Own' });
    await api.database.query('UPDATE login SET verified_at = now() WHERE email = $1', ['leaver@engines.example']);
    const { token, userId } = await invite('leaver@engines.example');
    await accept(leaver, { token, password: PASSWORD });
    await admin.call('POST', '/iam/v2/role-bindings', { principal: `User:${userId}`, role_name: 'OrganizationAdmin', crn_pattern: organizationCrn(organization) });
    const key = await leaver.call<{ id: string; spec: { secret: string } }>('POST', '/iam/v2/api-keys', { spec: { owner: { id: userId } } });
    expect((await admin.call('DELETE', `/iam/v2/users/${userId}`)).status).toBe(204);
    expect((await leaver.session()).status).toBe(401);
    expect((await api.call({ id: key.body.id, secret: key.body.spec.secret }, 'GET', '/org/v2/environments')).status).toBe(401);
    expect((await api.database.query('SELECT FROM role_binding WHERE principal = $1', [`User:${userId}`])).rowCount).toBe(0);
    expect((await leaver.enter('/samsa/v1/session', { email: 'leaver@engines.example', password: PASSWORD })).body.organizations.map((each) => each.display_name)).toEqual(['Own']);
  });

  it('is not removed by who may not, nor the last administrator, nor the last who runs the fleet', async () => {
    const { token, userId } = await invite('plain@engines.example');
    const plain = new Browser(api.url);
    await accept(plain, { token, password: PASSWORD });
    const own = (await admin.session()).body.user.id;
    expect((await plain.call('DELETE', `/iam/v2/users/${own}`)).status).toBe(403);
    expect((await admin.call('DELETE', `/iam/v2/users/${own}`)).status).toBe(409);
    expect((await plain.call('DELETE', `/iam/v2/users/${userId}`)).status).toBe(403);
    const [demo] = api.tenants;
    expect((await api.call(demo!.cloudKey, 'DELETE', `/iam/v2/users/${demo!.userId}`)).status).toBe(409);
  });
});

describe('the audit', () => {
  interface Deed { operation: string; principal: { id: string; name?: string }; resource: { kind: string; id: string }; before?: object; after?: object; at: string }
  const list = (query: string, browser = admin) => browser.call<{ data: Deed[]; metadata: { next?: string } }>('GET', `/samsa/v1/audit?${query}`);

  it('tells what was before and after, is filtered by thing, person, deed and time, and read page by page', async () => {
    const made = await admin.call<{ id: string }>('POST', '/org/v2/environments', { display_name: 'before' });
    const { id } = made.body;
    await admin.call('PATCH', `/org/v2/environments/${id}`, { display_name: 'after' });
    const found = (await list(`resource=${id}`)).body.data;
    expect(found.map((deed) => deed.operation)).toEqual(['patchEnvironment', 'createEnvironment']);
    expect(found[0]).toMatchObject({ before: { display_name: 'before' }, after: { display_name: 'after' }, principal: { name: 'admin@engines.example' } });
    const own = (await admin.session()).body.user.id;
    expect((await list(`principal=${own}&operation=createEnvironment`)).body.data.map((deed) => deed.resource.id)).toEqual([id]);
    expect((await list(`resource_kind=Environment&since=${encodeURIComponent(found[0]!.at)}`)).body.data).toHaveLength(1);
    expect((await list(`resource=${id}&until=2020-01-01T00:00:00Z`)).body.data).toEqual([]);
    const all: Deed[] = [];
    for (let next: string | undefined = `${api.url}/samsa/v1/audit?page_size=7`; next; ) {
      const page: Awaited<ReturnType<typeof list>> = await admin.call('GET', next.replace(/^https?:\/\/[^/]+/, ''));
      all.push(...page.body.data);
      next = page.body.metadata.next;
    }
    const { rows: [count] } = await api.database.query<{ count: string }>('SELECT count(*) FROM audit WHERE organization_id = $1', [organization]);
    expect(all).toHaveLength(Number(count?.count));
  });

  it('is for administrators, and each sees the own organization’s', async () => {
    const { token } = await invite('curious@engines.example');
    const curious = new Browser(api.url);
    await accept(curious, { token, password: PASSWORD });
    expect((await list('', curious)).body.data).toEqual([]);
    const other = new Browser(api.url);
    await other.enter('/samsa/v1/sign-up', { email: 'third@looms.example', password: PASSWORD, organization: 'Third' });
    expect((await list('', other)).body.data.map((deed) => deed.operation)).toEqual(['signIn', 'signUp']);
  });
});
