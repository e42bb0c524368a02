/**
 * A tenant looks into a cluster with a browser: a thousand topics, their messages, configs with a difference before saving, groups
 * with their lag, a reset with its preview, entries; at 380 px as well, and axe finds nothing serious in either theme.
 */
import { builtPortal } from '@samsa/local-stack/portal';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../harness/browser.ts';
import { startKafkaRest, type KafkaRest, type RestCluster } from '../harness/kafka-rest.ts';
import { lookAround, openBrowser, WIDE } from './browser.ts';

const TOPICS = 1_000;
const GROUPS = 40;
/** Topics made at once. */
const LANES = 32;
const RECORDS = 120;
const BEGAN_MS = Date.now() - 3_600_000;

let rest: KafkaRest;
let cluster: RestCluster;
let chrome: Chromium;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  const { folder } = await builtPortal();
  rest = await startKafkaRest({ SAMSA_PORTAL_DIR: folder });
  cluster = await rest.cluster();
  await furnish();
  chrome = await openBrowser();
  const context = await chrome.newContext({ viewport: WIDE, reducedMotion: 'reduce', bypassCSP: true });
  await context.addCookies(await signUp());
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
}, 240_000);
afterAll(async () => {
  await chrome?.close();
  await rest?.stop();
});

/** Somebody whose organization the cluster is given to. */
async function signUp() {
  const browser = new Browser(rest.url);
  const { body, text } = await browser.enter('/samsa/v1/sign-up', { email: 'tenant@example.org', password: 'violet ladder ninety spoons', organization: 'Tenant' });
  if (!body?.organization) throw new Error(text);
  await rest.database.query('UPDATE environment SET organization_id = $1 WHERE id = $2', [body.organization.id, 'env-rest']);
  await rest.database.query('UPDATE kafka_cluster SET organization_id = $1 WHERE id = $2', [body.organization.id, cluster.id]);
  return [...browser.cookies].map(([name, value]) => ({ name, value, url: rest.url }));
}

async function furnish(): Promise<void> {
  const { admin } = cluster;
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    for (let at = lane; at < TOPICS; at += LANES) await admin.createTopic({ name: `topic-${String(at).padStart(4, '0')}`, partitionsCount: 1 });
  });
  await Promise.all(lanes);
  await admin.createTopic({ name: 'orders', partitionsCount: 3, configs: { 'retention.ms': '86400000' } });
  await admin.produceMany('orders', Array.from({ length: RECORDS }, (_, at) => ({
    partition: at % 3, key: Buffer.from(`order-${at}`), value: Buffer.from(JSON.stringify({ id: at, paid: at % 2 === 0 })), headers: [['trace', Buffer.from(`t${at}`)]] as const, timestampMs: BEGAN_MS + at * 1_000,
  })));
  for (let at = 0; at < GROUPS; at++) await admin.commitGroupOffsets(`group-${String(at).padStart(2, '0')}`, [{ topic: 'orders', partition: 0, offset: at }]);
  await admin.createAcls([{ resourceType: 'TOPIC', resourceName: 'orders', patternType: 'LITERAL', principal: 'User:sa-reader', host: '*', operation: 'READ', permission: 'ALLOW' }, { resourceType: 'TOPIC', resourceName: 'orders', patternType: 'LITERAL', principal: 'User:sa-reader', host: '*', operation: 'WRITE', permission: 'DENY' }]);
}

const open = (path: string) => page.goto(`${rest.url}/clusters/${cluster.id}${path}`);
const seen = (text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 15_000 });

describe('topics', () => {
  it('a thousand are there at once, few of them in the page, and found by name and size', async () => {
    await open('/topics');
    await seen('1,001 topics');
    await page.getByRole('link', { name: 'orders', exact: true }).waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(80);
    expect(await lookAround(page, 'topics')).toEqual([]);
    await page.getByRole('button', { name: 'Messages' }).click();
    await page.getByRole('button', { name: 'Messages' }).click();
    await page.waitForURL(/sort=messages&down=true/);
    await expect.poll(() => page.getByRole('row').nth(1).innerText(), { timeout: 15_000 }).toContain('orders');
    await page.getByRole('searchbox', { name: 'Search topics' }).fill('topic-099');
    await seen('10 topics');
    await expect.poll(() => page.getByRole('row').count()).toBe(11);
  });

  it('one is made by what it is for', async () => {
    await open('/topics');
    await page.getByRole('button', { name: 'Create topic' }).first().click();
    await page.getByLabel('Name').fill('made here');
    await page.getByText('Recent table').click();
    expect(await lookAround(page, 'create-topic')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Create topic' }).click();
    await seen(/letters, digits, dots/);
    await page.getByLabel('Name').fill('made-here');
    await page.getByRole('dialog').getByRole('button', { name: 'Create topic' }).click();
    await page.waitForURL(/topics\/made-here/);
    await seen('30 days');
  });

  it('shows messages, opens one, finds one, and produces one', async () => {
    await open('/topics/orders');
    await seen(/50 shown · scanned/);
    await seen('order-119');
    await page.getByRole('button', { name: /order-119/ }).click();
    await seen('Pretty');
    expect(await lookAround(page, 'messages')).toEqual([]);
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByLabel('JSON path').fill('$.id');
    await page.getByLabel('is', { exact: true }).fill('7');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.waitForURL(/path=/);
    await seen('1 shown · scanned 120 of 120');
    await page.getByRole('button', { name: 'Produce' }).click();
    await page.getByRole('dialog').getByLabel('Key').fill('by hand');
    await page.getByLabel('Value', { exact: true }).fill('{"id": 7}');
    await page.getByRole('dialog').getByRole('button', { name: 'Produce' }).click();
    await seen('by hand');
  });

  it('shows partitions, configs with a difference before they are saved, and who may', async () => {
    await open('/topics/orders/partitions');
    await seen('broker');
    expect(await lookAround(page, 'partitions')).toEqual([]);
    await open('/topics/orders/configs');
    await page.getByLabel('retention.ms', { exact: true }).fill('3600000');
    expect(await lookAround(page, 'configs')).toEqual([]);
    await page.getByRole('button', { name: 'Review 1 change' }).click();
    await seen('− ');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await seen('The configs are saved.');
    expect((await cluster.admin.describeTopicConfigs('orders', { names: ['retention.ms'] }))[0]?.value).toBe('3600000');
    await open('/topics/orders/access');
    await seen('denied write');
    expect(await lookAround(page, 'access')).toEqual([]);
  });
});

describe('consumer groups', () => {
  it('are listed with the lag of those in sight, and reset after a look at what would change', async () => {
    await open('/groups');
    await seen('40 groups');
    await expect.poll(() => page.getByRole('row').nth(1).innerText(), { timeout: 15_000 }).toMatch(/41$|40$/);
    expect(await lookAround(page, 'groups')).toEqual([]);
    await page.getByRole('link', { name: 'group-05' }).click();
    await seen(/records behind in all/);
    expect(await lookAround(page, 'group')).toEqual([]);
    await page.getByRole('button', { name: 'Reset offsets' }).click();
    await seen('−5');
    expect(await lookAround(page, 'reset')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Reset offsets' }).click();
    await seen('1 partitions of group-05 are set.');
    expect((await cluster.admin.listGroupOffsets('group-05'))[0]?.offset).toBe(0);
  });
});

describe('access control entries', () => {
  it('are shown by principal with what they deny, added and deleted', async () => {
    await open('/acls');
    await seen('1 deny');
    expect(await lookAround(page, 'acls')).toEqual([]);
    await page.getByRole('button', { name: 'Add an ACL' }).first().click();
    await page.getByLabel('Who').fill('sa-other');
    await page.getByRole('textbox', { name: 'Name' }).fill('orders');
    expect(await lookAround(page, 'add-acl')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Add the entry' }).click();
    await seen('2 principals');
  });
});

it('no page threw', () => {
  expect(faults).toEqual([]);
});
