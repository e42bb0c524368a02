/**
 * Those who run the fleet, with a browser: a placement is explained, a data plane cordoned; a pause is seen on every
 * page; and a tenant's bill is followed down to the intervals behind a line. A tenant does not get in. Nobody runs brokers here.
 */
import { chromium, type Browser as Chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../harness/browser.ts';
import { call, until } from '../harness/call.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';

const CHROMIUM = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PLANE = 'aws-us-east-1';
const ADMIN = { email: 'admin@demo.example', password: 'violet ladder ninety spoons' };
const TENANT = { email: 'tenant@example.org', password: 'amber window seventy forks', organization: 'Tenant' };
const SEEN_MS = 30_000;
const WIDE = { width: 1280, height: 900 };

let samsa: Samsa;
let chrome: Chromium;
let page: Page;
let cluster: string;

beforeAll(async () => {
  samsa = await startSamsa({ operator: 'drawn', portal: true, env: { SAMSA_ADMIN_PASSWORD: ADMIN.password } });
  chrome = await chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM });
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
