/**
 * The loop under killed processes and an unreliable Redis. The operator answers without brokers, so that what is timed is
 * ours; every test ends in the recount.
 */
import { readFile } from 'node:fs/promises';
import { KubeConnection } from '@samsa/kube/connection';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { settled } from './recount.ts';
import { writersOf } from './simulator.ts';
import { Tenant } from './tenant.ts';

const SETTLE_MS = 40_000;
const PLANES = ['aws-us-east-1', 'aws-eu-west-1', 'gcp-europe-west1', 'gcp-us-central1', 'azure-westeurope', 'azure-eastus'];
const ASKS_MOST = 200;
const TAKEOVER_MS = 15_000;
const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the loop', () => {
  let samsa: Samsa;
  let tenant: Tenant;

  beforeAll(async () => {
    samsa = await startSamsa({ provisioners: 2, operator: 'drawn', planes: PLANES, env: { SAMSA_CLUSTER_LIMIT: '1000' } });
    tenant = new Tenant(samsa, PLANES);
  });
  afterAll(() => samsa?.stop());

  it('shares the shards between two provisioners', async () => {
    await expect.poll(async () => [...(await holders(samsa)).values()].sort(), { timeout: TAKEOVER_MS }).toEqual([32, 32]);
  });

  it('brings up what was wanted, and each object is written by one provisioner alone', async () => {
    const answers = await Promise.all(times(20).map((n) => tenant.create(`many-${n}`)));
    expect(answers.map((answer) => answer.status)).toEqual(times(20).map(() => 202));
    await settled(samsa, SETTLE_MS);
    for (const [object, writers] of await writersOf(samsa)) expect(writers, object).toHaveLength(1);
  });

  it('loses nothing when Redis is emptied during 50 creates', async () => {
    const creates = times(50).map(async (n) => {
      await pause(n * 10);
      return tenant.create(`flushed-${n}`);
    });
    for (let flush = 0; flush < 5; flush++) {
      await pause(100);
      await samsa.redis.flush();
    }
    const answers = await Promise.all(creates);
    expect(answers.every((answer) => answer.status === 202)).toBe(true);
    await settled(samsa, SETTLE_MS);
  });

  it('accepts writes while Redis is gone and goes on when it is back', async () => {
    await samsa.redis.kill();
    const answers = await Promise.all(times(10).map((n) => tenant.create(`without-redis-${n}`)));
    expect(answers.every((answer) => answer.status === 202)).toBe(true);
    await pause(3_000);
    await samsa.redis.start();
    await settled(samsa, SETTLE_MS);
  });

  it('has the work of a provisioner killed in the middle taken over by the other', async () => {
    const creating = Promise.all(times(10).map((n) => tenant.create(`orphaned-${n}`)));
    await pause(60);
    await samsa.kill('provisioner-1');
    await creating;
    await settled(samsa, TAKEOVER_MS + 5_000);
    await expect.poll(async () => [...(await holders(samsa)).values()], { timeout: TAKEOVER_MS }).toEqual([64]);
    await samsa.restart('provisioner-1');
    await expect.poll(async () => [...(await holders(samsa)).values()].sort(), { timeout: TAKEOVER_MS }).toEqual([32, 32]);
  });

  it('never lets a provisioner that was stopped write after its lease is gone', async () => {
    const frozen = samsa.process('provisioner-2');
    frozen.freeze();
    await Promise.all(times(10).map((n) => tenant.create(`frozen-${n}`)));
    await settled(samsa, SETTLE_MS);
    frozen.thaw();
    await pause(3_000);
    await settled(samsa, SETTLE_MS);
    expect(frozen.alive()).toBe(true);
  });

  it('makes no second cluster when the API is killed and the client asks again', async () => {
    const before = await countOf(samsa);
    const tries = times(6).map(async (n) => {
      const name = `asked-again-${n}`;
      let answer = await tenant.create(name, n);
      for (let again = 0; answer.status !== 202 && again < ASKS_MOST; again++) {
        await pause(250);
        answer = await tenant.create(name, n);
      }
      return answer.status;
    });
    await pause(5);
    await samsa.kill('api');
    await samsa.restart('api');
    expect(await Promise.all(tries)).toEqual(times(6).map(() => 202));
    expect(await countOf(samsa)).toBe(before + 6);
    await settled(samsa, SETTLE_MS);
  });

  it('goes on when the Kubernetes server and the operator are killed in the middle', async () => {
    const creating = Promise.all(times(6).map((n) => tenant.create(`cut-off-${n}`)));
    await pause(40);
    await samsa.kill('kube-sim');
    await samsa.kill('operator');
    await creating;
    await samsa.restart('kube-sim');
    await samsa.restart('operator');
    await settled(samsa, SETTLE_MS);
  });

  it('lets the last intent win: patched and deleted while it comes up', async () => {
    const made = await tenant.create('changing');
    const id = made.body.id ?? '';
    const patches = await Promise.all(times(20).map((n) => tenant.patch(id, { display_name: `changing-${n}` })));
    expect(patches.every((answer) => answer.status === 200)).toBe(true);
    expect((await tenant.patch(id, { display_name: 'last' })).status).toBe(200);
    await settled(samsa, SETTLE_MS);
    expect((await tenant.get(id)).body.spec?.display_name).toBe('last');
    const short = await tenant.create('short-lived');
    expect((await tenant.delete(short.body.id ?? '')).status).toBe(204);
    expect([204, 404]).toContain((await tenant.delete(short.body.id ?? '')).status); // it may be gone already
    await settled(samsa, SETTLE_MS);
    expect((await tenant.get(short.body.id ?? '')).status).toBe(404);
  });

  it('deletes everything and leaves nothing, then keeps still', async () => {
    const living = await livingOf(samsa);
    const answers = await Promise.all(living.map((id) => tenant.delete(id)));
    expect(answers.every((answer) => answer.status === 204)).toBe(true);
    const { clusters } = await settled(samsa, SETTLE_MS);
    expect(clusters).toBe(0);
    const before = await versionsOf(samsa);
    await pause(3_000);
    expect(await versionsOf(samsa)).toEqual(before);
  });
});

async function query<Row extends pg.QueryResultRow>(samsa: Samsa, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: samsa.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function holders(samsa: Samsa): Promise<Map<string, number>> {
  const rows = await query<{ holder: string; count: number }>(samsa, 'SELECT holder, count(*)::int AS count FROM shard_lease WHERE expires_at > now() GROUP BY 1');
  return new Map(rows.map((row) => [row.holder, row.count]));
}

async function countOf(samsa: Samsa): Promise<number> {
  const [row] = await query<{ count: number }>(samsa, 'SELECT count(*)::int AS count FROM kafka_cluster WHERE deleted_at IS NULL');
  return row?.count ?? 0;
}

async function livingOf(samsa: Samsa): Promise<string[]> {
  return (await query<{ id: string }>(samsa, 'SELECT id FROM kafka_cluster WHERE deleted_at IS NULL')).map((row) => row.id);
}

/** Every write of Postgres and of the data planes moves this, but the heartbeat of a data plane, which is meant to go on. */
async function versionsOf(samsa: Samsa): Promise<unknown> {
  const tables = ['kafka_cluster', 'operation', 'event', 'outbox'];
  const sums = tables.map((table) => `(SELECT md5(coalesce(string_agg(xmin::text || ctid::text, ',' ORDER BY ctid), '')) FROM ${table}) AS ${table}`);
  sums.push(`(SELECT md5(string_agg((to_jsonb(plane) - 'seen_at')::text, ',' ORDER BY id)) FROM data_plane plane) AS data_plane`);
  const rows = await query(samsa, `SELECT ${sums.join(', ')}`);
  const versions = await Promise.all(samsa.fleet.map(async (file) => {
    const connection = KubeConnection.fromKubeconfig(await readFile(file, 'utf8'));
    try {
      return (await connection.list({ apiVersion: 'v1', kind: 'Namespace' })).resourceVersion;
    } finally {
      connection.close();
    }
  }));
  return { rows, versions };
}
