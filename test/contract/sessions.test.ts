/** Signing up, in, over and out with a browser, and what keeps others from doing so in somebody's name. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../harness/api.ts';
import { Browser } from '../harness/browser.ts';

const PASSWORD = 'violet ladder ninety spoons';
/** For which what a session may is remembered; crowded machines need more. */
const WITHIN_THE_SECOND = { timeout: 10_000 };
const OTHER_PASSWORD = 'a tram in the warm attic';

let api: TestApi;
let mail: string;
beforeAll(async () => {
  mail = mkdtempSync(join(tmpdir(), 'samsa-mail-'));
  api = await startApi(['Demo'], { SAMSA_MAIL_FOLDER: mail, SAMSA_SIGN_UPS_PER_HOUR: '30' });
});
afterAll(async () => {
  await api?.stop();
  rmSync(mail, { recursive: true, force: true });
});

let people = 0;
/** Somebody with an organization of their own, signed in. */
async function somebody(organization = 'Engines'): Promise<Browser & { email: string }> {
  const browser = Object.assign(new Browser(api.url), { email: `person${++people}@engines.example` });
  const made = await browser.enter('/samsa/v1/sign-up', { email: browser.email, password: PASSWORD, organization });
  expect(made.status, made.text).toBe(201);
  return browser;
}

const signIn = (email: string, password: string, headers: Record<string, string> = {}) => new Browser(api.url).call<{ detail: string }>('POST', '/samsa/v1/session', { email, password }, headers);

/** The link's token of the newest letter to an address. */
async function tokenMailed(to: string): Promise<string> {
  const letter = await expect.poll(() => newestLetter(to)).toBeTruthy().then(() => newestLetter(to)!);
  const text = Buffer.from(letter.split('\r\n\r\n')[1] ?? '', 'base64').toString();
  return /#(\S+)/.exec(text)?.[1] ?? '';
}
function newestLetter(to: string): string | undefined {
  return readdirSync(mail).filter((name) => name.endsWith('.eml')).sort().map((name) => readFileSync(join(mail, name), 'utf8')).findLast((text) => text.includes(`To: ${to}`));
}

describe('signing up', () => {
  it('makes an organization, its administrator and an environment, and says what one may do', async () => {
    const browser = new Browser(api.url);
    const made = await browser.enter('/samsa/v1/sign-up', { email: ' Ada@Engines.example ', password: PASSWORD, organization: 'Engines', full_name: 'Ada' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ user: { email: 'ada@engines.example', full_name: 'Ada' }, organization: { display_name: 'Engines' }, roles: [{ role: 'OrganizationAdmin' }], fleet_admin: false, signed_in_by: 'password' });
    expect(made.headers.getSetCookie()[0]).toMatch(/^samsa_session=[\w-]{43}; Path=\/; Max-Age=6047\d\d; HttpOnly; SameSite=Lax$/);
    const environments = await browser.call<{ data: { display_name: string }[] }>('GET', '/org/v2/environments');
    expect(environments.body.data.map((each) => each.display_name)).toEqual(['default']);
    const permission = (name: string) => made.body.permissions.find((each) => each.permission === name);
    expect(permission('cluster:create')).toMatchObject({ everywhere: true });
    expect(permission('fleet:write')).toMatchObject({ everywhere: false, reason: expect.stringContaining('run this installation') });
    expect((await browser.call('GET', '/fleet/v1/data-planes')).status).toBe(403);
  });

  it('with an address that has an account needs its password, and then makes one more organization of the same person', async () => {
    const first = await somebody('One');
    const again = new Browser(api.url);
    const wrong = await again.enter('/samsa/v1/sign-up', { email: first.email, password: OTHER_PASSWORD, organization: 'Two' });
    expect([wrong.status, again.cookies.size]).toEqual([409, 0]);
    const second = await again.enter('/samsa/v1/sign-up', { email: first.email, password: PASSWORD, organization: 'Two' });
    expect(second.body.organizations.map((each) => each.display_name)).toEqual(['One', 'Two']);
  });

  it.each<[string, string, number]>([
    ['too short', 'short', 400], ['well known', 'Password12345678!', 422], ['the address itself', 'nobody.engines.example', 422], ['too long', PASSWORD.repeat(20), 400],
  ])('refuses a password that is %s', async (_, password, status) => {
    const refused = await new Browser(api.url).call<{ pointer: string }>('POST', '/samsa/v1/sign-up', { email: 'nobody@engines.example', password, organization: 'X' });
    expect([refused.status, refused.body.pointer]).toEqual([status, '/password']);
  });

  it('with an address that somebody else’s organization knows gives nothing of that organization', async () => {
    const { rows } = await api.database.query<{ email: string }>('SELECT email FROM user_account WHERE id = $1', [api.tenants[0]!.userId]);
    const browser = new Browser(api.url);
    const made = await browser.enter('/samsa/v1/sign-up', { email: rows[0]!.email, password: PASSWORD, organization: 'Impostor' });
    expect(made.body.organizations.map((each) => each.display_name)).toEqual(['Impostor']);
    expect((await browser.call('POST', '/samsa/v1/session:switch', { organization: api.tenants[0]!.organizationId })).status).toBe(404);
  });
});

describe('signing in', () => {
  it('answers a wrong password and an unknown address alike, and neither with a cookie', async () => {
    const { email } = await somebody();
    const [wrong, unknown] = [await signIn(email, OTHER_PASSWORD), await signIn('nobody-at-all@engines.example', OTHER_PASSWORD)];
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body.detail).toBe(unknown.body.detail);
    expect(wrong.headers.getSetCookie()).toEqual([]);
    expect((await signIn(email.toUpperCase(), PASSWORD)).status).toBe(200);
  });

  it('is turned away after ten wrong tries at one account, there or not, with the seconds to wait; success does not count', async () => {
    const { email } = await somebody();
    for (let i = 0; i < 4; i++) expect((await signIn(email, PASSWORD)).status).toBe(200);
    for (const account of [email, 'not-there@engines.example']) {
      const tries = await Promise.all(Array.from({ length: 12 }, () => signIn(account, OTHER_PASSWORD)));
      expect(tries.filter((each) => each.status === 401)).toHaveLength(10);
      const late = tries.find((each) => each.status === 429)!;
      expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(800);
    }
    expect((await signIn(email, PASSWORD)).status).toBe(429);
    await api.database.query(`UPDATE sign_in_attempt SET since = since - interval '16 minutes'`);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
  });

  it('goes on in another organization of the same person, and in no other', async () => {
    const ada = await somebody('Alpha');
    const before = ada.cookies.get('samsa_session');
    const sideways = new Browser(api.url);
    const beta = (await sideways.enter('/samsa/v1/sign-up', { email: ada.email, password: PASSWORD, organization: 'Beta' })).body.organization;
    const switched = await ada.enter('/samsa/v1/session:switch', { organization: beta.id });
    expect(switched.body.organization).toEqual(beta);
    expect((await ada.call<{ data: { id: string }[] }>('GET', '/org/v2/organizations')).body.data[0]?.id).toBe(beta.id);
    expect((await new Browser(api.url).call('GET', '/samsa/v1/session', undefined, { cookie: `samsa_session=${before}` })).status).toBe(401);
    const other = await somebody('Gamma');
    expect((await ada.call('POST', '/samsa/v1/session:switch', { organization: (await other.session()).body.organization.id })).status).toBe(404);
  });
});

describe('a session', () => {
  it('may do what a key of the person may, and the audit names the person', async () => {
    const browser = await somebody();
    const { user, organization } = (await browser.session()).body;
    const made = await browser.call<{ id: string }>('POST', '/org/v2/environments', { display_name: 'mine' });
    expect(made.status).toBe(201);
    const { rows } = await api.database.query('SELECT principal, api_key_id FROM audit WHERE organization_id = $1 AND resource_id = $2', [organization.id, made.body.id]);
    expect(rows).toEqual([{ principal: user.id, api_key_id: null }]);
    const stored = await api.database.query('SELECT * FROM session WHERE user_id = $1', [user.id]);
    expect(JSON.stringify(stored.rows)).not.toContain(browser.cookies.get('samsa_session'));
  });

  it('changes nothing without the token of the page, or from another site’s page, and reads without it', async () => {
    const browser = await somebody();
    const token = browser.csrfToken!;
    for (const wrong of [undefined, 'x', `${token}x`, (await somebody()).csrfToken]) {
      browser.csrfToken = wrong;
      const refused = await browser.call<{ errors: { code: string }[] }>('POST', '/org/v2/environments', { display_name: 'forged' });
      expect([refused.status, refused.body.errors[0]?.code]).toEqual([403, 'CsrfTokenMissing']);
    }
    browser.csrfToken = token;
    expect((await browser.call('POST', '/org/v2/environments', { display_name: 'forged' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await browser.call('GET', '/org/v2/environments')).status).toBe(200);
    expect((await browser.call('POST', '/org/v2/environments', { display_name: 'own' }, { origin: api.url })).status).toBe(201);
    expect((await signIn(browser.email, PASSWORD, { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('is no key of a cluster, and asks no browser for a name and password', async () => {
    const browser = await somebody();
    const refused = await browser.call('GET', '/kafka/v3/clusters/lkc-none/topics');
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, null]);
  });

  it('ends when one signs out, and the copy of its cookie with it', async () => {
    const browser = await somebody();
    const copy = new Browser(api.url);
    copy.cookies.set('samsa_session', browser.cookies.get('samsa_session')!);
    expect((await copy.session()).status).toBe(200);
    expect((await browser.call('DELETE', '/samsa/v1/session')).status).toBe(204);
    expect(browser.cookies.size).toBe(0);
    expect((await copy.session()).status).toBe(401);
  });

  it.each([['nobody used it for twelve hours', `seen_at = now() - interval '12 hours'`], ['its week is over', 'expires_at = now()']])('is over when %s', async (_, change) => {
    const browser = await somebody();
    await api.database.query(`UPDATE session SET ${change} WHERE user_id = $1`, [(await browser.session()).body.user.id]);
    await expect.poll(async () => (await browser.session()).status, WITHIN_THE_SECOND).toBe(401);
  });

  it('loses a role, or its person, at once', async () => {
    const browser = await somebody();
    const { user, organization } = (await browser.session()).body;
    await api.database.query('DELETE FROM role_binding WHERE principal = $1', [`User:${user.id}`]);
    await api.database.query(`SELECT pg_notify('samsa_credentials', $1::text)`, [organization.id]);
    await expect.poll(async () => (await browser.session()).body.roles, WITHIN_THE_SECOND).toEqual([]);
    expect((await browser.call('POST', '/org/v2/environments', { display_name: 'x' })).status).toBe(403);
    await api.database.query('DELETE FROM user_account WHERE id = $1', [user.id]);
    await expect.poll(async () => (await browser.session()).status, WITHIN_THE_SECOND).toBe(401);
  });

  it('is told of a key as well, without a token, and cannot be left with one', async () => {
    const key = api.tenants[0]!.cloudKey;
    const shown = await api.call<{ user: object; signed_in_by: string; csrf_token?: string; fleet_admin: boolean }>(key, 'GET', '/samsa/v1/session');
    expect(shown.body).toMatchObject({ user: { id: api.tenants[0]!.userId, kind: 'User' }, signed_in_by: 'api_key', fleet_admin: true });
    expect(shown.body.csrf_token).toBeUndefined();
    expect((await api.call(key, 'DELETE', '/samsa/v1/session')).status).toBe(400);
  });
});

describe('a new password', () => {
  it('needs the old one, and ends all other sessions', async () => {
    const browser = await somebody();
    const other = new Browser(api.url);
    await other.enter('/samsa/v1/session', { email: browser.email, password: PASSWORD });
    expect((await browser.call('POST', '/samsa/v1/password:change', { current: OTHER_PASSWORD, password: OTHER_PASSWORD })).status).toBe(422);
    expect((await browser.enter('/samsa/v1/password:change', { current: PASSWORD, password: OTHER_PASSWORD })).status).toBe(200);
    expect([(await browser.session()).status, (await other.session()).status]).toEqual([200, 401]);
    expect([(await signIn(browser.email, PASSWORD)).status, (await signIn(browser.email, OTHER_PASSWORD)).status]).toEqual([401, 200]);
  });

  it('is set with a token that was mailed, once, and ends all sessions; an unknown address is answered alike', async () => {
    const browser = await somebody();
    const forgot = (email: string) => new Browser(api.url).call<{ detail: string }>('POST', '/samsa/v1/password:forgot', { email });
    const [known, unknown] = [await forgot(browser.email), await forgot('unknown@engines.example')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const token = await tokenMailed(browser.email);
    const reset = (password: string) => new Browser(api.url).call('POST', '/samsa/v1/password:reset', { token, password });
    expect((await reset('Password12345678!')).status).toBe(422);
    expect((await reset(OTHER_PASSWORD)).status).toBe(204);
    expect((await reset(OTHER_PASSWORD)).status).toBe(400);
    expect([(await browser.session()).status, (await signIn(browser.email, OTHER_PASSWORD)).status]).toEqual([401, 200]);
    expect(readdirSync(mail).some((name) => readFileSync(join(mail, name), 'utf8').includes('unknown@'))).toBe(false);
  });
});

describe('an installation that is closed', () => {
  it('lets nobody sign up, and gives its cookie to https alone where it is reached by it', async () => {
    const closed = await startApi(['Closed'], { SAMSA_SIGN_UP: 'closed' });
    const refused = await new Browser(closed.url).call<{ title: string }>('POST', '/samsa/v1/sign-up', { email: 'a@b.example', password: PASSWORD, organization: 'X' });
    expect(refused.status).toBe(403);
    await closed.stop();
    const https = await startApi(['Https'], { SAMSA_PUBLIC_URL: 'https://samsa.example' });
    const made = await new Browser(https.url).call('POST', '/samsa/v1/sign-up', { email: 'a@b.example', password: PASSWORD, organization: 'X' }, { origin: 'https://samsa.example' });
    expect(made.headers.getSetCookie()[0]).toContain('; Secure');
    await https.stop();
  });
});
