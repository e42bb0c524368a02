/**
 * A data plane whose lists suddenly come back empty. A list never means that something is gone: each thing it lacks is asked for by
 * name, and as long as it is there nothing is made again, nothing is removed, and whoever runs the fleet is told.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { settled } from './recount.ts';
import { changesAsked, clearFaults, forgetRequests, setFault } from './simulator.ts';
import { Tenant } from './tenant.ts';

const PLANE = 'aws-us-east-1';
const CLUSTERS = 4;
const SETTLE_MS = 30_000;
const TOLD_MS = 10_000;
const LEFT_ALONE_MS = 4_000;

describe('lists that leave everything out', () => {
  let samsa: Samsa;
  let tenant: Tenant;
  let database: pg.Client;

  beforeAll(async () => {
    samsa = await startSamsa({ operator: 'drawn', planes: [PLANE] });
    tenant = new Tenant(samsa, [PLANE]);
    database = new pg.Client({ connectionString: samsa.databaseUrl });
    await database.connect();
    await Promise.all(Array.from({ length: CLUSTERS }, (_, n) => tenant.create(`listed-${n}`)));
    await settled(samsa, SETTLE_MS);
    await samsa.process('operator').stop(); // what is written from here on is ours
  });
  afterAll(async () => {
    await database?.end();
    await samsa?.stop();
  });

  const health = async (): Promise<{ state: string; cause: string | null } | undefined> =>
    (await database.query<{ state: string; cause: string | null }>('SELECT state, cause FROM data_plane WHERE display_name = $1', [PLANE])).rows[0];
  const phases = async (): Promise<string[]> =>
    (await database.query<{ phase: string }>(`SELECT status->>'phase' AS phase FROM kafka_cluster WHERE deleted_at IS NULL`)).rows.map((row) => row.phase);

  it('are not believed: nothing is written, every cluster stays as it is, and the data plane is Degraded with the reason', async () => {
    await forgetRequests(samsa);
    await setFault(samsa, PLANE, { emptyLists: true });
    await setFault(samsa, PLANE, { expireWatches: true });
    await expect.poll(health, { timeout: TOLD_MS }).toMatchObject({ state: 'Degraded', cause: expect.stringContaining('is not believed') });
    await new Promise((resolve) => setTimeout(resolve, LEFT_ALONE_MS));
    expect(await changesAsked(samsa)).toEqual([]);
    expect(await phases()).toEqual(Array.from({ length: CLUSTERS }, () => 'PROVISIONED'));
  });

  it('keep nobody from being Ready again once they are whole', async () => {
    await clearFaults(samsa);
    await expect.poll(health, { timeout: SETTLE_MS }).toMatchObject({ state: 'Ready', cause: null });
    await settled(samsa, SETTLE_MS);
    expect(await changesAsked(samsa)).toEqual([]);
  });
});
