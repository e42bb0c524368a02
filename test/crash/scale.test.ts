/**
 * Provisioner processes come and go while two hundred clusters are being created: one, three, two (one is killed), one. Whoever takes
 * a shard over goes on where the other stopped, and nobody writes an object again once another has.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { settled } from './recount.ts';
import { turnsOf } from './simulator.ts';
import { Tenant } from './tenant.ts';

const PLANES = ['aws-us-east-1', 'aws-eu-west-1', 'gcp-europe-west1', 'gcp-us-central1', 'azure-westeurope', 'azure-eastus'];
const BEFORE = 12;
const CREATED = 200;
const PACE_MS = 60;
const SHARED_MS = 25_000;
const SETTLE_MS = 90_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('while provisioners come and go', () => {
  let samsa: Samsa;
  let tenant: Tenant;
  let database: pg.Client;
  const more: TestProcess[] = [];
  let quiet: string[] = [];

  beforeAll(async () => {
    samsa = await startSamsa({ operator: 'drawn', planes: PLANES, env: { SAMSA_CLUSTER_LIMIT: '1000', SAMSA_RATE_LIMIT: '1000000' } });
    tenant = new Tenant(samsa, PLANES);
    database = new pg.Client({ connectionString: samsa.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    for (const one of more) await one.stop();
    await database?.end();
    await samsa?.stop();
  });

  const holders = async (): Promise<number> => (await database.query<{ count: number }>('SELECT count(DISTINCT holder)::int AS count FROM shard_lease WHERE expires_at > now()')).rows[0]?.count ?? 0;
  const add = async (name: string): Promise<void> => void more.push(await startProcess(name, 'apps/provisioner/src/main.ts', { env: samsa.env }));

  it('every cluster that was asked for comes up, and all adds up', { timeout: 240_000 }, async () => {
    await Promise.all(Array.from({ length: BEFORE }, (_, n) => tenant.create(`before-${n}`)));
    await settled(samsa, SETTLE_MS);
    quiet = [...tenant.acknowledged];
    const creating = Promise.all(Array.from({ length: CREATED }, async (_, n) => {
      await pause(n * PACE_MS);
      return (await tenant.create(`meanwhile-${n}`)).status;
    }));
    await Promise.all([add('provisioner-2'), add('provisioner-3')]);
    await expect.poll(holders, { timeout: SHARED_MS }).toBe(3);
    await more[0]?.kill();
    await expect.poll(holders, { timeout: SHARED_MS }).toBe(2);
    await more[1]?.stop();
    await expect.poll(holders, { timeout: SHARED_MS }).toBe(1);
    expect((await creating).filter((status) => status !== 202)).toEqual([]);
    const { clusters } = await settled(samsa, SETTLE_MS);
    expect(clusters).toBe(BEFORE + CREATED);
    const { rows } = await database.query<{ phase: string; count: number }>(`SELECT status->>'phase' AS phase, count(*)::int AS count FROM kafka_cluster WHERE deleted_at IS NULL GROUP BY 1`);
    expect(rows).toEqual([{ phase: 'PROVISIONED', count: BEFORE + CREATED }]);
  });

  it('nobody writes an object again once another has, and what stood already is written by no successor', async () => {
    const turns = await turnsOf(samsa);
    expect(turns.size).toBeGreaterThan(CREATED);
    for (const [object, writers] of turns) expect(new Set(writers).size, `${object}: ${writers.join(', ')}`).toBe(writers.length);
    const ofQuiet = [...turns].filter(([object]) => quiet.some((id) => object.includes(id)));
    for (const [object, writers] of ofQuiet) expect(writers, object).toHaveLength(1);
  });
});
