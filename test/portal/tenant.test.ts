/**
 * What a tenant does in a browser, from nothing to a record and back: sign up, create a cluster, watch it come up, have a key made,
 * run the lines that are shown with Kafka's own tools, delete. Every page on the way is looked at in both themes and on a phone.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runKafkaTool } from '../harness/kafka.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { lookAround, NARROW, openBrowser, WIDE } from './browser.ts';

const LOOK_LIMIT_MS = 30_000;
const UP_LIMIT_MS = 60_000;
const NAME = 'payments';
const TOPIC = 'orders';

let samsa: Samsa;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

const open = (path: string) => page.goto(samsa.apiUrl + path);
const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const heading2 = (name: string) => page.getByRole('heading', { level: 2, name });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const poll = (read: () => Promise<unknown>) => expect.poll(read, { timeout: UP_LIMIT_MS, interval: 200 });

beforeAll(async () => {
  [samsa, browser] = await Promise.all([startSamsa({ portal: true }), openBrowser()]);
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce', acceptDownloads: true });
  page = await context.newPage();
  page.setDefaultTimeout(LOOK_LIMIT_MS);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
  });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await samsa?.stop();
}, 60_000);

describe('a tenant with a browser', () => {
  it('is led to sign in, and finds an empty home after signing up', async () => {
    await open('/clusters');
    await poll(async () => new URL(page.url()).pathname).toBe('/sign-in');
    const status = await page.evaluate(async () => (await fetch('/samsa/v1/sign-up', {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'ada@example.org', password: 'a long enough phrase', organization: 'Lovelace', full_name: 'Ada' }),
    })).status);
    expect(status).toBe(201);
    await open('/');
    await heading('Home').waitFor();
    await heading2('No clusters yet').waitFor();
    await heading2('First steps').waitFor();
    expect(await lookAround(page, 'home-empty')).toEqual([]);
  });

  it('chooses a cluster, sees its price and the same as code, and wants it', async () => {
    await page.getByRole('link', { name: 'Create a cluster' }).first().click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(NAME);
    await page.getByText('an hour while it runs').waitFor();
    await page.getByRole('radio', { name: /^Dedicated/ }).check({ force: true });
    await page.getByRole('spinbutton', { name: 'CKU' }).fill('2');
    await poll(async () => page.getByText('an hour while it runs').innerText()).toContain('$4.3000');
    expect(page.url()).toMatch(/name=payments.*kind=Dedicated.*cku=2/);
    expect(await page.getByLabel('The cluster for terraform', { exact: true }).innerText()).toContain('dedicated {\n    cku = 2');
    await page.getByRole('radio', { name: /^Basic/ }).check({ force: true });
    await poll(async () => page.getByText('an hour while it runs').innerText()).toContain('$0.0900');
    expect(await lookAround(page, 'create')).toEqual([]);
    await button('Create the cluster').click();
    await heading(NAME).waitFor();
  });

  it('watches it come up, step by step, without loading the page again', async () => {
    await page.evaluate('window.stillTheSame = true');
    await page.getByRole('list', { name: /Creating it|How it came up/ }).waitFor();
    await page.getByText('Healthy').first().waitFor({ timeout: UP_LIMIT_MS });
    await heading2('How it came up').waitFor();
    expect(await page.evaluate('window.stillTheSame')).toBe(true);
    expect(await page.getByRole('list', { name: 'How it came up' }).getByRole('listitem').count()).toBe(6);
    expect(await lookAround(page, 'cluster')).toEqual([]);
  });

  it('has a topic and a key made in one click, and the lines shown run', async () => {
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('combobox', { name: 'Topic' }).fill(TOPIC);
    await button('Make a key for this topic').click();
    await page.getByText(/^It may read and write/).waitFor();
    expect(await lookAround(page, 'connect')).toEqual([]);
    const text = await page.getByLabel('Lines for Console tools', { exact: true }).innerText();
    const [, bootstrap = '', username = '', password = ''] = /bootstrap\.servers=(\S+)[\s\S]*username="(\w+)" password="([^"]+)"/.exec(text) ?? [];
    const caPem = await page.evaluate<string>(`fetch(document.querySelector('a[download="ca.pem"]').href).then((answer) => answer.text())`);
    const kafka = { bootstrap, username, password, caPem, brokers: [], version: '4.3.1', stop: async () => undefined } as unknown as Parameters<typeof runKafkaTool>[0];
    const producer = await runKafkaTool(kafka, 'console-producer', ['--topic', TOPIC], kafka, 'hello from outside\n');
    expect(await producer.exited, producer.output()).toBe(0);
    const consumer = await runKafkaTool(kafka, 'console-consumer', ['--topic', TOPIC, '--from-beginning', '--max-messages', '1', '--timeout-ms', '30000']);
    expect(await consumer.exited, consumer.output()).toBe(0);
    expect(consumer.output()).toContain('hello from outside');
    await page.keyboard.press('Escape');
    await poll(async () => page.url()).not.toContain('connect');
  });

  it('finds it on the list and by Ctrl-K, also on a phone', async () => {
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Go to, or do').fill('clusters');
    await page.getByRole('option', { name: /^Clusters/ }).click();
    await heading('Clusters').waitFor();
    await page.getByRole('link', { name: NAME }).waitFor();
    expect(await lookAround(page, 'clusters')).toEqual([]);
    await page.setViewportSize(NARROW);
    await button('Open the navigation').click();
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await heading('Home').waitFor();
    await page.setViewportSize(WIDE);
    await poll(async () => page.getByText('First steps').count()).toBe(0);
    expect(await lookAround(page, 'home')).toEqual([]);
  });

  it('renames it, protects it, and deletes it only by typing its name', async () => {
    await page.getByRole('link', { name: new RegExp(NAME) }).first().click();
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('billing');
    await button('Rename').click();
    await heading('billing').waitFor();
    await page.getByText('Healthy').first().waitFor({ timeout: UP_LIMIT_MS });
    await page.getByRole('switch', { name: 'Protect it from deletion' }).click();
    await poll(async () => button('Delete the cluster').getAttribute('aria-disabled')).toBe('true');
    expect(await lookAround(page, 'settings')).toEqual([]);
    await page.getByRole('switch', { name: 'Protect it from deletion' }).click();
    await poll(async () => button('Delete the cluster').getAttribute('aria-disabled')).toBeNull();
    await button('Delete the cluster').click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Delete the cluster' }).getAttribute('aria-disabled')).toBe('true');
    await dialog.getByRole('textbox').fill('billing');
    await dialog.getByRole('button', { name: 'Delete the cluster' }).click();
    await heading('Clusters').waitFor({ timeout: UP_LIMIT_MS });
    await heading2('No clusters yet').waitFor();
  });

  it('has met no error of the page itself', () => {
    expect(complaints.filter((each) => !/404|Failed to load resource/.test(each))).toEqual([]);
  });
});
