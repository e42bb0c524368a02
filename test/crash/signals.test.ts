/** Processes that are asked to end under load, a process whose clock is wrong, and a Redis that takes no more writes. */
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess } from '../harness/process.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { settled } from './recount.ts';
import { Tenant } from './tenant.ts';

const PLANES = ['aws-us-east-1', 'gcp-us-central1', 'azure-eastus'];
const SETTLE_MS = 60_000;
const END_MS = 20_000;
const HANDED_OVER_MS = 8_000;
const ASKS_MOST = 100;
/** Moves a process's own clock an hour ahead. */
const AN_HOUR_AHEAD = `data:text/javascript,${encodeURIComponent('const now=Date.now;Date.now=()=>now()+3600000')}`;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('under load', () => {
  let samsa: Samsa;
  let tenant: Tenant;
  let database: pg.Pool;

  beforeAll(async () => {
    samsa = await startSamsa({ operator: 'drawn', provisioners: 2, planes: PLANES, env: { SAMSA_CLUSTER_LIMIT: '1000' } });
    tenant = new Tenant(samsa, PLANES);
    database = new pg.Pool({ connectionString: samsa.databaseUrl, max: 2 });
  });
  afterAll(async () => {
    await database?.end();
    await samsa?.stop();
  });

  const holders = async (): Promise<string[]> =>
    (await database.query<{ holder: string }>('SELECT DISTINCT holder FROM shard_lease WHERE expires_at > now() ORDER BY 1')).rows.map(({ holder }) => holder);
  /** @returns what it was answered until it was accepted */
  async function insist(name: string): Promise<number[]> {
    const statuses: number[] = [];
    while (statuses.at(-1) !== 202 && statuses.length < ASKS_MOST) {
      if (statuses.length > 0) await pause(100);
      statuses.push((await tenant.create(name)).status);
    }
    return statuses;
  }

  it('a provisioner that is asked to end hands its shards over at once, not when its leases end', async () => {
    const creating = Promise.all(times(10).map((n) => tenant.create(`handed-over-${n}`)));
    await pause(80);
    const leaving = samsa.process('provisioner-1');
    const pid = leaving.pid;
    process.kill(pid, 'SIGTERM');
    const exit = await Promise.race([leaving.exited, pause(END_MS)]);
    expect(exit).toMatchObject({ code: 0 });
    await creating;
    await expect.poll(async () => (await holders()).filter((holder) => holder.includes(`-${pid}-`)), { timeout: HANDED_OVER_MS }).toEqual([]);
    await settled(samsa, SETTLE_MS);
    await samsa.restart('provisioner-1');
  });

  it('an api that is asked to end answers what it has begun, and no retry makes a second cluster', async () => {
    const asking = Promise.all(times(20).map(async (n) => {
      await pause(n * 15);
      return insist(`drained-${n}`);
    }));
    await pause(120);
    const api = samsa.process('api');
    process.kill(api.pid, 'SIGTERM');
    expect(await Promise.race([api.exited, pause(END_MS)])).toMatchObject({ code: 0 });
    await samsa.restart('api');
    const answers = await asking;
    expect([...new Set(answers.flat())].filter((status) => ![0, 202, 503].includes(status))).toEqual([]);
    const { rows } = await database.query(`SELECT count(*)::int AS count FROM kafka_cluster WHERE spec->>'display_name' LIKE 'drained-%'`);
    expect(rows).toEqual([{ count: 20 }]);
    await settled(samsa, SETTLE_MS);
  });

  it('a provisioner whose clock is an hour ahead takes nobody’s shards but its share, and works', async () => {
    const early = await startProcess('early', 'apps/provisioner/src/main.ts', { env: { ...samsa.env, NODE_OPTIONS: `--import=${AN_HOUR_AHEAD}` } });
    try {
      await expect.poll(async () => (await holders()).length, { timeout: 15_000 }).toBe(3);
      const answers = await Promise.all(times(9).map((n) => tenant.create(`early-${n}`)));
      expect(answers.map(({ status }) => status)).toEqual(times(9).map(() => 202));
      await settled(samsa, SETTLE_MS);
      const { rows } = await database.query<{ share: number }>('SELECT count(*)::int AS share FROM shard_lease GROUP BY holder');
      for (const { share } of rows) expect(share).toBeLessThanOrEqual(22);
    } finally {
      await early.stop();
    }
  });

  it('a Redis that is full is as good as none: wishes are accepted, and carried out when it has room', async () => {
    const redis = new Redis(samsa.redis.url);
    try {
      await redis.config('SET', 'maxmemory-policy', 'noeviction');
      await redis.config('SET', 'maxmemory', '1');
      const answers = await Promise.all(times(10).map((n) => tenant.create(`full-${n}`)));
      expect(answers.map(({ status }) => status)).toEqual(times(10).map(() => 202));
      await pause(3_000);
      await redis.config('SET', 'maxmemory', '0');
      await settled(samsa, SETTLE_MS);
    } finally {
      redis.disconnect();
    }
  });
});
