/** `npm start` as a person lives it: up, used, started twice, killed, started again, ended. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@samsa/local-stack/ports';
import { killMarked } from '@samsa/local-stack/remains';
import { REPOSITORY } from '@samsa/local-stack/service';
import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../harness/database.ts';
import { startTestRedis } from '../harness/redis.ts';

const UP_LIMIT_MS = 150_000;
const STOP_LIMIT_MS = 20_000;
const UP = /Ctrl-C ends it/;

const home = mkdtempSync(join(tmpdir(), 'samsa-start-'));
const started: Start[] = [];

interface Start { child: ChildProcess; said(): string; ended: Promise<number | null> }

function start(args: string[], env: Record<string, string> = {}): Start {
  // The main program itself and not npm: what npm adds is its own business.
  const main = ['--import', '@oxc-node/core/register', 'infra/local/stack/src/main.ts', ...args];
  const outside = { ...process.env, DATABASE_URL: '', REDIS_URL: '', SAMSA_FLEET: '' };
  const child = spawn(join(REPOSITORY, 'node_modules/.bin/node'), main, { cwd: REPOSITORY, env: { ...outside, SAMSA_HOME: home, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => void child.once('exit', resolve));
  const one = { child, said: () => text, ended };
  started.push(one);
  return one;
}

async function says(one: Start, pattern: RegExp, withinMs: number): Promise<string> {
  const until = Date.now() + withinMs;
  while (!pattern.test(one.said())) {
    if (one.child.exitCode !== null || Date.now() > until) throw new Error(`it never said ${String(pattern)}, but:\n${one.said()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return one.said();
}

const valueOf = (text: string, label: string) => new RegExp(`^ +${label} +(\\S+)`, 'm').exec(text)?.[1];
const urlOf = (text: string) => valueOf(text, 'Reference')?.replace(/\/docs$/, '');

afterAll(() => {
  for (const { child } of started) child.kill('SIGKILL');
  killMarked(home);
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

describe('npm start', () => {
  let first = '';
  let running: Start;

  test('brings up a service and a cluster that took and gave back a record', async () => {
    running = start(['--port', String(await freePort())]);
    first = await says(running, UP, UP_LIMIT_MS);
    expect(first).toMatch(/✓ canary/);
    expect(first).toContain('console-producer');
    expect(existsSync(join(home, 'demo', 'client.properties'))).toBe(true);
    expect(readFileSync(join(home, 'demo', 'ca.pem'), 'utf8')).toContain('BEGIN CERTIFICATE');
    const health = await fetch(`${urlOf(first)}/healthz`);
    expect(health.status).toBe(200);
  }, UP_LIMIT_MS);

  test('a second start of the same folder says who runs and where', async () => {
    const second = start([]);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`process ${running.child.pid}`);
    expect(second.said()).toContain(`its API answers at ${urlOf(first)}`);
  });

  test('after kill -9 the next start clears what is left and finds the same tenant, cluster and keys', async () => {
    running.child.kill('SIGKILL');
    await running.ended;
    running = start([]);
    const again = await says(running, UP, UP_LIMIT_MS);
    expect(again).toMatch(/Cleared remains/);
    for (const label of ['Organization', 'Environment', 'Cloud API key', 'Cluster key', 'Bootstrap', 'Reference']) expect(valueOf(again, label)).toBe(valueOf(first, label));
  }, UP_LIMIT_MS);

  test('Ctrl-C ends everything it started, within 20 seconds', async () => {
    running.child.kill('SIGINT');
    const late = setTimeout(() => running.child.kill('SIGKILL'), STOP_LIMIT_MS);
    expect(await running.ended).toBe(0);
    clearTimeout(late);
    expect(JSON.parse(readFileSync(join(home, 'children.json'), 'utf8'))).toEqual([]);
  }, STOP_LIMIT_MS + 5_000);

  test('a PostgreSQL and a Redis of one’s own take the place of the embedded ones', async () => {
    const [database, redis] = await Promise.all([freshDatabase(), startTestRedis()]);
    const elsewhere = join(home, 'elsewhere');
    const one = start(['--empty'], { SAMSA_HOME: elsewhere, DATABASE_URL: database.url, REDIS_URL: redis.url, SAMSA_PORT: String(await freePort()) });
    try {
      const text = await says(one, UP, UP_LIMIT_MS);
      expect(text).toContain('yours (DATABASE_URL)');
      expect(text).toContain('yours (REDIS_URL)');
      expect(existsSync(join(elsewhere, 'postgres'))).toBe(false);
      const children = JSON.parse(readFileSync(join(elsewhere, 'children.json'), 'utf8')) as { name: string }[];
      expect(children.map(({ name }) => name).sort()).toEqual(['api', 'billing', 'kube-sim', 'operator', 'provisioner']);
    } finally {
      one.child.kill('SIGTERM');
      await one.ended;
      await Promise.all([database.drop(), redis.stop()]);
    }
  }, UP_LIMIT_MS);

  test('a flag or port it does not know is answered with what there is', async () => {
    const unknown = start(['--prot', '80']);
    expect(await unknown.ended).toBe(1);
    expect(unknown.said()).toContain('--port N');
    const wrong = start(['--port', 'eighty']);
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toContain('--port must be a number from 1 to 65535, not "eighty"');
  });
});
