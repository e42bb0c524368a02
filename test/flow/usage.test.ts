/** Usage of clusters that really came, grew and went: the ledger is what the audit and the operations say, and the invoice is what the ledger says. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recount } from '../crash/recount.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { keptLedger, rebuiltLedger } from '../model/usage-ledger.ts';
import { FlowTenant, ok } from './tenant.ts';

const READY_MS = 60_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('usage', () => {
  let samsa: Samsa;
  let tenant: FlowTenant;
  let database: pg.Client;
  let basic: string;
  let dedicated: string;

  beforeAll(async () => {
    samsa = await startSamsa({ operator: 'drawn', billings: 1, env: { SAMSA_CENSUS_SECONDS: '1', SAMSA_BILLING_EVERY_MS: '500' } });
    tenant = new FlowTenant(samsa);
    database = new pg.Client({ connectionString: samsa.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database?.end();
    await samsa?.stop();
  });

  const patch = (id: string, config: { kind: 'Standard' } | { kind: 'Dedicated'; cku: number }) =>
    ok(tenant.cloud.PATCH('/cmk/v2/clusters/{id}', { params: { path: { id } }, body: { spec: { config, environment: { id: samsa.environmentId } } } }));
  const gone = async (id: string): Promise<boolean> => (await database.query('SELECT FROM kafka_cluster WHERE id = $1 AND deleted_at IS NOT NULL', [id])).rowCount === 1;

  it('of a life is kept as it happened: made, upgraded, resized, deleted', async () => {
    const make = (name: string, config: { kind: 'Basic' | 'Dedicated'; cku?: number }) => tenant.createCluster(samsa.environmentId, name, config);
    [basic, dedicated] = (await Promise.all([make('upgraded', { kind: 'Basic' }), make('resized', { kind: 'Dedicated', cku: 1 })])).map((one) => one.id) as [string, string];
    await Promise.all([basic, dedicated].map((id) => tenant.settled(id, READY_MS)));
    await Promise.all([patch(basic, { kind: 'Standard' }), patch(dedicated, { kind: 'Dedicated', cku: 2 })]);
    await Promise.all([basic, dedicated].map((id) => tenant.settled(id, READY_MS)));
    await pause(1_000);
    await ok(tenant.cloud.DELETE('/cmk/v2/clusters/{id}', { params: { path: { id: dedicated }, query: { environment: samsa.environmentId } } }));
    await expect.poll(() => gone(dedicated), { timeout: READY_MS }).toBe(true);
    const told = async (id: string) => (await keptLedger(database, id)).map(({ plan, cku, state, to }) => [plan, cku, state, to === null]);
    expect(await told(basic)).toEqual([['basic', null, 'provisioning', false], ['basic', null, 'running', false], ['standard', null, 'running', true]]);
    expect(await told(dedicated)).toEqual([['dedicated', 1, 'provisioning', false], ['dedicated', 1, 'running', false], ['dedicated', 2, 'running', false], ['dedicated', 2, 'deleting', false]]);
    for (const id of [basic, dedicated]) expect(await keptLedger(database, id)).toEqual(await rebuiltLedger(database, id));
    expect((await recount(samsa)).faults).toEqual([]);
  }, 3 * READY_MS);

  it('is counted again from operations and feed, beside what Kubernetes has, and agrees', async () => {
    const census = `SELECT FROM data_plane_census WHERE $1 = ANY(clusters) AND $1 = ANY(ready) AND NOT $2 = ANY(clusters)`;
    await expect.poll(async () => (await database.query(census, [basic, dedicated])).rowCount, { timeout: READY_MS }).toBeGreaterThan(0);
    const { id } = await ok(tenant.cloud.POST('/fleet/v1/usage-proofs', { body: { day: new Date().toISOString().slice(0, 10) } }));
    const proof = () => ok(tenant.cloud.GET('/fleet/v1/usage-proofs/{id}', { params: { path: { id } } }));
    await expect.poll(async () => (await proof()).state, { timeout: READY_MS }).not.toBe('pending');
    expect(await proof()).toMatchObject({ state: 'agrees', rows: [], clusters: 2 });
    expect((await proof()).censuses).toBeGreaterThan(0);
  }, 2 * READY_MS);

  it('is on the draft of the month, to the millisecond', async () => {
    const { data } = await ok(tenant.cloud.GET('/samsa/v1/invoices'));
    const invoice = await ok(tenant.cloud.GET('/samsa/v1/invoices/{id}', { params: { path: { id: data[0]!.id } } }));
    const ran = (await keptLedger(database, dedicated)).filter((one) => one.state === 'running').reduce((sum, one) => sum + (one.to! - one.from) * one.cku!, 0);
    const line = invoice.lines.find((one) => one.resource === dedicated);
    expect(line?.quantity).toBeCloseTo(ran / 3_600_000, 12);
    expect(Math.abs(line!.amount_micros - (ran * 2_150_000) / 3_600_000)).toBeLessThanOrEqual(2);
    expect(invoice.lines.filter((one) => one.resource === basic).map((one) => one.plan)).toEqual(['basic', 'standard']);
    const why = await ok(tenant.cloud.GET('/samsa/v1/invoices/{id}/lines/{line}/explain', { params: { path: { id: invoice.id, line: String(line!.line) } } }));
    expect(new Set(why.days.flatMap((day) => day.metered).map((one) => one.rate))).toEqual(new Set([1, 2]));
  });
});
