import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openHome, type Home } from './home.ts';
import { birthOf, stillLives } from './pid.ts';
import { ChildRecords, clearRemains, MARK } from './remains.ts';
import { run, type Service } from './service.ts';
import { Supervisor } from './supervisor.ts';

let home: Home;
let supervisor: Supervisor;
const events: string[] = [];

/** A shell that says it is ready, then does what it is told. */
const shell = (name: string, then: string): Service => ({ name, command: 'sh', args: ['-c', `echo '{"ready":true}'; ${then}`], stopTimeoutMs: 300 });

beforeEach(async () => {
  events.length = 0;
  home = await openHome(mkdtempSync(join(tmpdir(), 'samsa-supervisor-')), () => undefined);
  supervisor = new Supervisor(home, new ChildRecords(home), {
    crashed: (name, how) => events.push(`${name} ${how}`),
    restarted: (name) => events.push(`${name} again`),
  });
});

afterEach(async () => {
  await supervisor.stop();
  rmSync(home.dir, { recursive: true, force: true });
});

test('what ends by itself is started again', async () => {
  const first = await supervisor.keep(shell('broker', 'sleep 60'));
  first.signal('SIGKILL');
  await vi.waitFor(() => expect(events).toEqual(['broker killed by SIGKILL', 'broker again']), 5_000);
  const [record] = JSON.parse(readFileSync(home.path('children.json'), 'utf8')) as { name: string; pid: number }[];
  expect(record?.name).toBe('broker');
  expect(record?.pid).not.toBe(first.pid);
});

test('everything ends, the last layer first, and the stubborn by force', async () => {
  const trace = home.path('trace');
  const says = (word: string) => `trap 'echo ${word} >> ${trace}; exit 0' TERM; while :; do sleep 0.05; done`;
  await supervisor.keep(shell('store', says('store')));
  supervisor.nextLayer();
  await supervisor.keep(shell('api', says('api')));
  const stubborn = await supervisor.keep(shell('stubborn', "trap '' TERM; while :; do sleep 0.05; done"));
  await supervisor.stop();
  expect(readFileSync(trace, 'utf8').trim().split('\n')).toEqual(['api', 'store']);
  expect(await stubborn.exited).toEqual({ code: null, signal: 'SIGKILL' });
  expect(events).toEqual([]);
});

test('a service that ends before it is ready says how, and where its log is', async () => {
  const broken: Service = { name: 'api', command: 'sh', args: ['-c', 'echo the port is wrong >&2; exit 3'] };
  await expect(supervisor.keep(broken)).rejects.toThrow(/^api ended before it was ready \(exit code 3\); its log, .*api\.log, ends with\n\s+the port is wrong$/);
});

test('a second start of the folder is refused by pid and URL while the first lives', async () => {
  home.announce('http://127.0.0.1:8080');
  await expect(openHome(home.dir, () => undefined)).rejects.toThrow(new RegExp(`process ${process.pid}, since .*http://127\\.0\\.0\\.1:8080`));
  home.release();
  const second = await openHome(home.dir, () => undefined);
  second.release();
});

test('what a killed start left is found by its records and by its mark, and nothing else is touched', async () => {
  const records = new ChildRecords(home);
  const log = home.logFile('left');
  const [recorded, marked, stranger] = await Promise.all([
    run(shell('recorded', 'sleep 60'), log, (pid) => records.add('recorded', pid)),
    run({ ...shell('marked', 'sleep 60'), env: { [MARK]: home.dir } }, log),
    run(shell('stranger', 'sleep 60'), log),
  ]);
  try {
    const found = await clearRemains(home);
    expect(found).toContain('recorded');
    expect((await recorded.exited).signal).toMatch(/^SIG(TERM|KILL)$/);
    if (process.platform === 'linux') expect((await marked.exited).signal).toMatch(/^SIG(TERM|KILL)$/);
    expect(stranger.alive()).toBe(true);
  } finally {
    await Promise.all([recorded.kill(), marked.kill(), stranger.kill()]);
  }
});

test('a pid that was used again is another process', () => {
  const me = birthOf(process.pid);
  expect(me && stillLives(me)).toBe(true);
  expect(me && stillLives({ ...me, startedAt: `${me.startedAt}0` })).toBe(false);
});
