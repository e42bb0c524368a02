/**
 * Postgres is the only truth, so while it is away nothing is promised: requests are refused quickly and may be repeated, and what was
 * promised before is there afterwards. The server is taken away by a proxy before it, and every connection cut as a restart cuts it.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import type { TcpProxy } from '../harness/tcp-proxy.ts';
import { settled } from './recount.ts';
import { type Answer, Tenant } from './tenant.ts';

const SETTLE_MS = 60_000;
const ASKS_MOST = 100;
const QUICK_MS = 6_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('without Postgres', () => {
  let samsa: Samsa;
  let tenant: Tenant;
  let postgres: TcpProxy;
  let database: pg.Pool;

  beforeAll(async () => {
    samsa = await startSamsa({ operator: 'drawn', provisioners: 2, proxied: true, env: { SAMSA_CLUSTER_LIMIT: '1000' } });
    tenant = new Tenant(samsa);
    postgres = samsa.postgres!;
    database = new pg.Pool({ connectionString: samsa.databaseUrl, max: 4 });
  });
  afterAll(async () => {
    await database?.end();
    await samsa?.stop();
  });

  /** As a client that was told nothing, or to try again. @returns every answer it got */
  async function insist(name: string): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let asked = 0; asked < ASKS_MOST; asked++) {
      answers.push(await tenant.create(name));
      if (answers.at(-1)?.status === 202) return answers;
      await pause(200);
    }
    return answers;
  }
  const named = async (prefix: string): Promise<number> =>
    (await database.query<{ count: number }>(`SELECT count(*)::int AS count FROM kafka_cluster WHERE spec->>'display_name' LIKE $1`, [`${prefix}-%`])).rows[0]?.count ?? 0;
  const statuses = (answers: Answer[][]): Set<number> => new Set(answers.flat().map(({ status }) => status));
  /** What a fast restart does to every client. */
  const restart = () => database.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');

  it('that restarts under load, a request is carried out or refused with 503, and never half', async () => {
    const asking = Promise.all(times(30).map(async (n) => {
      await pause(n * 40);
      return insist(`restarted-${n}`);
    }));
    for (let round = 0; round < 4; round++) {
      await pause(250);
      await restart();
    }
    const answers = await asking;
    expect([...statuses(answers)].filter((status) => status !== 202 && status !== 503), samsa.process('api').log().slice(-2_000)).toEqual([]);
    expect(await named('restarted')).toBe(30);
    await settled(samsa, SETTLE_MS);
  });

  it('whose connections are reset at any moment, a commit whose answer was lost is found by the retry, and nothing is doubled', async () => {
    const asking = Promise.all(times(30).map(async (n) => {
      await pause(n * 30);
      return insist(`cut-${n}`);
    }));
    for (let round = 0; round < 12; round++) {
      await pause(60 + 13 * round);
      postgres.cut();
    }
    const answers = await asking;
    expect([...statuses(answers)].filter((status) => status !== 202 && status !== 503)).toEqual([]);
    expect(await named('cut')).toBe(30);
    await settled(samsa, SETTLE_MS);
  });

  it('for a while, the api says so quickly and how to go on, and the tenants’ clusters are left alone', async () => {
    postgres.refuse();
    const asked = await Promise.all(times(20).map(async (n) => {
      const began = performance.now();
      const answer = await tenant.create(`gone-${n}`);
      return { ...answer, tookMs: performance.now() - began };
    }));
    expect(asked.map(({ status }) => status)).toEqual(times(20).map(() => 503));
    expect(Math.max(...asked.map(({ tookMs }) => tookMs))).toBeLessThan(QUICK_MS);
    const health = await fetch(`${samsa.apiUrl}/readyz`);
    expect([health.status, await health.text()]).toEqual([503, expect.stringMatching(/database/)]);
    await pause(12_000); // longer than a lease
    for (const name of samsa.provisioners) expect(samsa.process(name).alive(), name).toBe(true);
    postgres.heal();
    expect((await insist('after-gone-0')).at(-1)?.status).toBe(202);
    expect(await named('gone')).toBe(0);
    await settled(samsa, SETTLE_MS);
  });

  it('that takes connections and never answers, requests are bounded, and all goes on when it answers', async () => {
    postgres.silence();
    const began = performance.now();
    const answers = await Promise.all(times(60).map((n) => tenant.create(`silent-${n}`)));
    const tookMs = performance.now() - began;
    postgres.heal();
    expect(tookMs).toBeLessThan(15_000);
    // 0: the client's own bound came first.
    expect([...statuses([answers])].filter((status) => status !== 503 && status !== 0), samsa.process('api').log().slice(-3_000)).toEqual([]);
    expect((await insist('after-silent-0')).at(-1)?.status).toBe(202);
    await settled(samsa, SETTLE_MS);
  });

  it('that finds conflicts between transactions, they are tried again within the request, with no double effect', async () => {
    await database.query(`
      CREATE FUNCTION now_and_then() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF random() < 0.3 THEN RAISE EXCEPTION 'planted' USING ERRCODE = CASE WHEN random() < 0.5 THEN '40001' ELSE '40P01' END; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER now_and_then BEFORE INSERT OR UPDATE ON kafka_cluster FOR EACH ROW EXECUTE FUNCTION now_and_then();`);
    const answers = await Promise.all(times(40).map((n) => insist(`conflicting-${n}`)));
    expect([...statuses(answers)].filter((status) => status !== 202 && status !== 503)).toEqual([]);
    await database.query('DROP FUNCTION now_and_then CASCADE');
    expect(await named('conflicting')).toBe(40);
    await settled(samsa, SETTLE_MS);
  });
});
