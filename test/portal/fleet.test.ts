/**
 * Those who run the fleet, with a browser: the cause of a stuck operation is found and it is tried again; a pause is seen on every
 * page; and a tenant's bill is followed down to the intervals behind a line. A tenant does not get in. Nobody runs brokers here.
 */
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearFaults, setFault } from '../crash/simulator.ts';
import { Browser } from '../harness/browser.ts';
import { call, until } from '../harness/call.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { lookAround, openBrowser, WIDE } from './browser.ts';

const PLANE = 'aws-us-east-1';
const ADMIN = { email: 'admin@demo.example', password: 'violet ladder ninety spoons' };
const TENANT = { email: 'tenant@example.org', password: 'amber window seventy forks', organization: 'Tenant' };
const SEEN_MS = 30_000;
const PAGES = [
  '/admin/fleet', '/admin/fleet?view=table', '/admin/operations?tab=all', '/admin/placement?region=us-east-1', '/admin/drift', '/admin/pauses', '/admin/tenants', '/admin/catalogue',
  '/costs', '/costs/invoices', '/costs/budgets', '/costs/quotas',
];

let samsa: Samsa;
let chrome: Chromium;
let page: Page;
let cluster: string;
const faults: string[] = [];

beforeAll(async () => {
  samsa = await startSamsa({ operator: 'drawn', portal: true, env: { SAMSA_ADMIN_PASSWORD: ADMIN.password } });
  chrome = await openBrowser();
  page = await enter(ADMIN);
  cluster = await create('orders');
  await until(() => newest(cluster), ({ state }) => state === 'succeeded', { mostMs: SEEN_MS });
}, 240_000);
afterAll(async () => {
  await chrome?.close();
  await samsa?.stop();
});

/** A page of somebody who has signed in. */
async function enter(who: typeof ADMIN & { organization?: string }): Promise<Page> {
  const browser = new Browser(samsa.apiUrl);
  const { status, text } = await browser.enter(who.organization ? '/samsa/v1/sign-up' : '/samsa/v1/session', who);
  if (status >= 300) throw new Error(text);
  const context = await chrome.newContext({ viewport: WIDE, reducedMotion: 'reduce', bypassCSP: true });
  await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: samsa.apiUrl })));
  const opened = await context.newPage();
  opened.on('pageerror', (error) => faults.push(error.message));
  return opened;
}

async function create(name: string): Promise<string> {
  const spec = { display_name: name, cloud: samsa.cloud, region: samsa.region, config: { kind: 'Basic' }, environment: { id: samsa.environmentId } };
  const made = await call<{ id: string }>(samsa, 'POST', '/cmk/v2/clusters', { spec });
  expect(made.status, JSON.stringify(made.body)).toBe(202);
  return made.body.id;
}

const newest = async (id: string) => (await call<{ data: { state: string; cause?: string }[] }>(samsa, 'GET', `/samsa/v1/operations?resource=${id}`)).body.data[0]!;
const open = (path: string) => page.goto(samsa.apiUrl + path);

describe('an admin', () => {
  it('finds why an operation does not go on, and has it tried again', async () => {
    await setFault(samsa, PLANE, { errorRate: 1, status: 500, verbs: ['get'] });
    const stuck = await create('stuck');
    await open('/admin/operations');
    await page.getByRole('row').filter({ hasText: stuck }).getByRole('button').click({ timeout: SEEN_MS });
    const sheet = page.getByRole('dialog');
    await expect.poll(() => sheet.getByRole('region', { name: 'Cause' }).textContent({ timeout: SEEN_MS }), { timeout: SEEN_MS }).toContain('has not yet made our administrator');
    await sheet.getByRole('button', { name: 'Retry', exact: true }).click();
    const preview = page.getByRole('dialog').filter({ hasText: 'Nothing has happened yet' });
    await expect.poll(() => preview.textContent()).toContain(`${stuck} is looked at again now`);
    await preview.getByRole('button', { name: 'Retry 1' }).click();
    await page.getByLabel('Accepted').waitFor();
    await clearFaults(samsa); // not sooner: the loop tries by itself, and there would be nothing left to try
    await page.getByRole('button', { name: 'Close' }).last().click();
    await expect.poll(async () => (await newest(stuck)).state, { timeout: SEEN_MS }).toBe('succeeded');
    await expect.poll(() => sheet.textContent(), { timeout: SEEN_MS }).toContain('Done');
  });

  it('asks where a cluster would go, and reads the scores or the reason of every data plane', async () => {
    await open('/admin/placement');
    await page.getByLabel('Region').fill(samsa.region);
    await page.getByRole('button', { name: 'Explain' }).click();
    await page.getByText('It would be taken').waitFor({ timeout: SEEN_MS });
    expect(await page.getByRole('meter', { name: 'Headroom' }).count()).toBe(1);
    await page.getByLabel('Region').fill('nowhere-1');
    await page.getByRole('button', { name: 'Explain' }).click();
    await page.getByText('It would be refused').waitFor({ timeout: SEEN_MS });
    expect(await page.getByRole('list', { name: 'Data planes' }).textContent()).toContain('Other region');
  });

  it('pauses the fleet with a reason that stands on every page until it is lifted', async () => {
    await open('/admin/pauses');
    await page.getByRole('button', { name: 'Pause…' }).click();
    await page.getByLabel('Reason').fill('The storage is being moved.');
    await page.getByRole('dialog').getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByText('Everything is paused: The storage is being moved.').waitFor({ timeout: SEEN_MS });
    await open('/costs');
    await page.getByText('Everything is paused').waitFor({ timeout: SEEN_MS });
    await open('/admin/pauses');
    await page.getByRole('button', { name: 'Lift' }).click();
    await page.getByRole('button', { name: 'Lift it' }).click();
    await page.getByText('Nothing is paused').waitFor({ timeout: SEEN_MS });
  });

  it('cordons a data plane after having been told what comes of it', async () => {
    await open('/admin/fleet');
    await page.getByRole('link', { name: PLANE }).click();
    await page.getByText('Nothing is missing.').waitFor({ timeout: SEEN_MS });
    await page.getByRole('button', { name: 'Cordon', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cordon' }).click();
    await page.getByText('Cordoned', { exact: true }).first().waitFor({ timeout: SEEN_MS });
    await page.getByRole('button', { name: 'Uncordon' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Uncordon' }).click();
    await page.getByText('Ready', { exact: true }).first().waitFor({ timeout: SEEN_MS });
  });
});

describe('the bill', () => {
  it('is followed from the month to the intervals behind a line', async () => {
    await open('/costs');
    await page.getByRole('table', { name: 'Usage by line' }).getByText(cluster).first().waitFor({ timeout: SEEN_MS });
    await page.getByRole('link', { name: 'Invoices' }).first().click();
    await page.getByRole('table', { name: 'Invoices' }).getByRole('link').first().click();
    await page.getByRole('table', { name: 'Lines of the invoice' }).getByRole('button').first().click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('Price book').waitFor({ timeout: SEEN_MS });
    expect(page.url()).toMatch(/\?line=\d+$/);
    expect(await sheet.getByRole('region').getByRole('listitem').count()).toBeGreaterThan(0);
  });
});

describe('the pages', () => {
  it.each(PAGES)('%s: axe finds nothing serious in either theme, and nothing sticks out at 380 px', async (path) => {
    await open(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle', { timeout: 1_000 }).catch(() => undefined); // pages that look again and again are never idle
    expect(await lookAround(page, path.replace(/\W+/g, '-').slice(1))).toEqual([]);
  });

  it('throw nothing', () => {
    expect(faults).toEqual([]);
  });
});

describe('a tenant', () => {
  it('sees nothing of the fleet: not in the navigation, not at its addresses, not in the API', async () => {
    const tenant = await enter(TENANT);
    await tenant.goto(`${samsa.apiUrl}/costs`);
    await tenant.getByRole('link', { name: 'Usage and cost' }).waitFor({ timeout: SEEN_MS });
    expect(await tenant.getByRole('link', { name: 'Data planes' }).count()).toBe(0);
    await tenant.goto(`${samsa.apiUrl}/admin/operations`);
    await tenant.getByText('There is no page at this address').waitFor({ timeout: SEEN_MS });
    expect(await tenant.evaluate('fetch("/fleet/v1/operations").then(({ status }) => status)')).toBe(403);
  });
});
