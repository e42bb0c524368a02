/**
 * A key that always throws is set aside when its budget is spent: with its causes, an alarm, and nobody else disturbed. It is worked
 * again when somebody asks for it or when it changes, and not before, whatever wakes it. A data plane that is away spends no budget.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FleetOperation } from '@samsa/contract/fleet-operations';
import { UNCLASSIFIED_PASSES_MAX } from '@samsa/domain/quarantine';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { setFault } from './simulator.ts';
import { Tenant } from './tenant.ts';

const PLANES = ['aws-us-east-1', 'gcp-us-central1'];
/** Its tries lie 1, 2, 4 and 8 seconds apart, each up to a quarter more. */
const SPENT_MS = 60_000;
const READY_MS = 30_000;
const QUIET_MS = 4_000;

describe('a poisoned key', () => {
  let samsa: Samsa;
  let tenant: Tenant;
  let database: pg.Client;
  let poisoned: string;
  let operation: FleetOperation;

  beforeAll(async () => {
    samsa = await startSamsa({ operator: 'drawn', planes: PLANES });
    tenant = new Tenant(samsa, PLANES);
    database = new pg.Client({ connectionString: samsa.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database?.end();
    await samsa?.stop();
  });

  const call = async <Body>(method: string, path: string, body?: unknown) => (await tenant.call(method, path, body)) as unknown as { status: number; body: Body };
  const quarantined = async () => (await call<{ data: FleetOperation[] }>('GET', '/fleet/v1/operations?state=quarantined')).body.data;
  const operationOf = async (cluster: string) => (await call<{ data: FleetOperation[] }>('GET', `/fleet/v1/operations?resource=${cluster}`)).body.data[0]!;
  const phaseOf = async (id: string) => (await tenant.get(id)).body.status?.phase;
  const alarms = () => samsa.process('provisioner-1').log().split('\n').filter((line) => line.includes('"alarm":"quarantine"'));
  /** A plan of which nothing can be made: what renders it throws what nobody foresaw. */
  const poison = async (id: string) => {
    await database.query("INSERT INTO plan (name, revision, definition) SELECT 'poison', 1, definition #- '{kafka,config}' FROM plan WHERE name = 'basic' ON CONFLICT DO NOTHING");
    await database.query("UPDATE kafka_cluster SET plan_name = 'poison' WHERE id = $1", [id]);
  };
  const heal = (id: string) => database.query("UPDATE kafka_cluster SET plan_name = 'basic' WHERE id = $1", [id]);

  it('is set aside with its causes and an alarm, while others come and go', async () => {
    await call('PUT', '/fleet/v1/pauses/global', { reason: 'to poison it unseen' });
    poisoned = (await tenant.create('poisoned', 0)).body.id!;
    await poison(poisoned);
    await call('DELETE', '/fleet/v1/pauses/global');
    const other = (await tenant.create('other', 0)).body.id!;
    await expect.poll(() => phaseOf(other), { timeout: READY_MS }).toBe('PROVISIONED');
    await expect.poll(async () => (await quarantined()).length, { timeout: SPENT_MS, interval: 250 }).toBe(1);
    [operation] = (await quarantined()) as [FleetOperation];
    expect(operation).toMatchObject({
      resource: { id: poisoned }, state: 'quarantined', failures: expect.any(Number), quarantine: { since: expect.any(String), because: expect.stringContaining('nobody has classified') },
      causes: [{ reason: 'Unexpected', message: expect.stringMatching(/^TypeError/), times: expect.any(Number), first_at: expect.any(String), last_at: expect.any(String) }],
    });
    expect(operation.failures).toBeGreaterThanOrEqual(UNCLASSIFIED_PASSES_MAX);
    await expect.poll(alarms, { timeout: QUIET_MS }).toHaveLength(1);
    expect(JSON.parse(alarms()[0]!)).toMatchObject({ level: 50, cluster: poisoned, operation: operation.id });
    expect(await phaseOf(poisoned)).toBe('FAILED');
  });

  it('is not worked, whatever wakes it', async () => {
    const row = () => database.query('SELECT failures, status, trouble, quarantined_at FROM kafka_cluster WHERE id = $1', [poisoned]).then(({ rows }) => rows[0] as unknown);
    const before = await row();
    await samsa.kill('provisioner-1');
    await samsa.restart('provisioner-1');
    await database.query("INSERT INTO outbox (shard, kind, resource_id, organization_id) SELECT shard, 'cluster', id, organization_id FROM kafka_cluster WHERE id = $1", [poisoned]);
    const next = (await tenant.create('after the restart', 0)).body.id!;
    await expect.poll(() => phaseOf(next), { timeout: READY_MS }).toBe('PROVISIONED');
    await sleep(QUIET_MS);
    expect(await row()).toEqual(before);
  });

  it('is explained in one call', async () => {
    const told = await call<{ state: string; cause: string; you_can: string[]; evidence: object }>('GET', `/fleet/v1/clusters/${poisoned}/explain`);
    expect(told.body).toMatchObject({
      state: expect.stringMatching(/created, and that is set aside: 5 passes in a row/), cause: expect.stringContaining('nobody expected'),
      you_can: [expect.stringMatching(/TypeError/), expect.stringContaining(`samsa ops retry ${operation.id}`)], evidence: { quarantine: { since: expect.any(String) }, failures: operation.failures },
    });
    const tenants = await call<{ cause: string }>('GET', `/samsa/v1/clusters/${poisoned}/explain`);
    expect(JSON.stringify(tenants.body)).not.toContain('TypeError');
  });

  it('has a budget anew when it changes, and comes up when it is mended and tried again', async () => {
    expect((await tenant.patch(poisoned, { display_name: 'changed' })).status).toBe(200);
    await expect.poll(async () => (await operationOf(poisoned)).causes[0]?.times, { timeout: READY_MS }).toBeGreaterThan(0);
    expect(await operationOf(poisoned)).toMatchObject({ intent: 'update', state: 'running' });
    await expect.poll(async () => (await quarantined()).length, { timeout: SPENT_MS, interval: 250 }).toBe(1);
    await expect.poll(alarms, { timeout: QUIET_MS }).toHaveLength(2);
    await heal(poisoned);
    const { id } = await operationOf(poisoned);
    expect((await call('POST', `/fleet/v1/operations/${id}:retry`)).status).toBe(202);
    await expect.poll(() => phaseOf(poisoned), { timeout: READY_MS }).toBe('PROVISIONED');
    expect(await operationOf(poisoned)).toMatchObject({ state: 'succeeded', failures: 0, causes: [] });
  });

  it('is no cluster of a data plane that is away', async () => {
    await setFault(samsa, 'gcp-us-central1', { stop: true });
    const waiting = (await tenant.create('waits', 1)).body.id!;
    await expect.poll(async () => (await operationOf(waiting)).causes.at(-1)?.reason ?? '', { timeout: READY_MS }).toMatch(/^DataPlane/);
    const { rows: [row] } = await database.query<{ trouble: { refused: number; unclassified: number } }>('SELECT trouble FROM kafka_cluster WHERE id = $1', [waiting]);
    expect(row!.trouble).toMatchObject({ refused: 0, unclassified: 0 });
  });
});
