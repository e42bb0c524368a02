/**
 * The daily proof: what the ledger says is held against the operations and the feed, and against censuses of data planes. A real
 * billing process counts; nobody provisions, so passes and censuses are written as the provisioner writes them.
 */
import type { UsageProof } from '@samsa/contract/usage-proofs';
import { Database } from '@samsa/store/database';
import { renew } from '@samsa/store/leases';
import { keepCensuses } from '@samsa/store/usage-history';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Tenant, type TestApi } from '../harness/api.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';

const BOUND = { timeout: 30_000, interval: 50 };
type Proof = UsageProof & { rows: { kind: string; cluster: string; ledger_ms?: string; recount_ms?: string; detail: string }[] };

describe('a usage proof', () => {
  let api: TestApi;
  let admin: Tenant;
  let provisioner: Database;
  const processes: TestProcess[] = [];

  beforeAll(async () => {
    api = await startApi(['Admin', 'Tenant']);
    admin = api.tenants[0]!;
    provisioner = new Database(api.env['DATABASE_URL']!, 'samsa_provisioner', { poolSize: 1 });
    for (const name of ['billing-1', 'billing-2']) processes.push(await startProcess(name, 'apps/billing/src/main.ts', { env: { DATABASE_URL: api.env['DATABASE_URL']!, SAMSA_BILLING_EVERY_MS: '200' } }));
  });
  afterAll(async () => {
    for (const process of processes) await process.stop();
    await provisioner?.close();
    await api?.stop();
  });

  const call = <Body = Proof>(method: string, path: string, body?: unknown) => api.call<Body>(admin.cloudKey, method, `/fleet/v1/usage-proofs${path}`, body);
  const prove = async (body: object): Promise<Proof> => {
    const { body: { id } } = await call('POST', '', body);
    await expect.poll(async () => (await call('GET', `/${id}`)).body.state, BOUND).not.toBe('pending');
    return (await call('GET', `/${id}`)).body;
  };
  const today = async () => (await api.database.query<{ day: string }>(`SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day`)).rows[0]!.day;
  /** As a pass leaves it, and as the feed tells it. */
  const converge = async (id: string): Promise<void> => {
    await api.database.query('BEGIN');
    await api.database.query(`UPDATE kafka_cluster SET status = jsonb_set(status, '{phase}', '"PROVISIONED"'), observed_generation = generation WHERE id = $1`, [id]);
    await api.database.query(`UPDATE operation SET state = 'succeeded', ended_at = now() WHERE resource_id = $1`, [id]);
    await api.database.query(`INSERT INTO event (organization_id, type, resource_kind, resource_id, data) SELECT organization_id, 'cluster.updated', 'Cluster', id, '{"phase": "PROVISIONED"}' FROM kafka_cluster WHERE id = $1`, [id]);
    await api.database.query('COMMIT');
  };
  const create = async (): Promise<string> => (await api.call<{ id: string }>(admin.cloudKey, 'POST', '/cmk/v2/clusters', {
    spec: { display_name: `one-${Math.random()}`, cloud: 'AWS', region: 'us-east-1', availability: 'SINGLE_ZONE', config: { kind: 'Dedicated', cku: 2 }, environment: { id: admin.environmentId } },
  })).body.id;

  it('agrees with a ledger that was kept as it happened', async () => {
    const id = await create();
    await converge(id);
    const ran = `SELECT (extract(epoch FROM now() - min(started_at)) * 1000)::float8 AS ms FROM usage_interval WHERE cluster_id = $1 AND state = 'running'`;
    await expect.poll(async () => (await api.database.query<{ ms: number }>(ran, [id])).rows[0]!.ms, BOUND).toBeGreaterThan(1_000);
    const proof = await prove({ day: await today() });
    expect(proof).toMatchObject({ state: 'agrees', clusters: 1, differences: 0, rows: [] });
    expect(Number(proof.ledger_ms)).toBeGreaterThan(2_000);
    expect(proof.ledger_ms).toBe(proof.recount_ms);
    expect((await call('POST', '', { day: '2999-01-01' })).status).toBe(422);
  });

  it('is made of yesterday every day, once, however many processes there are', async () => {
    const late = (await api.database.query<{ late: boolean }>(`SELECT (now() AT TIME ZONE 'UTC')::time > '01:00' AS late`)).rows[0]!.late;
    const daily = async () => (await call<{ data: UsageProof[] }>('GET', '')).body.data.filter((one) => one.requested_by === undefined);
    if (late) await expect.poll(async () => (await daily()).map((one) => one.state), BOUND).toEqual(['agrees']);
    await expect(api.database.query(`INSERT INTO usage_proof (id, day) VALUES ('up-a', '2026-01-01'), ('up-b', '2026-01-01')`)).rejects.toThrow('usage_proof_daily');
  });

  it('differs, with a row and an alarm, for time that no operation knows of', async () => {
    await api.database.query(
      `INSERT INTO usage_interval (organization_id, environment_id, cluster_id, plan_name, plan_revision, kind, cku, state, cloud, region, started_at, ended_at)
       VALUES ($1, $2, 'lkc-invented', 'dedicated', 1, 'Dedicated', 3, 'running', 'AWS', 'us-east-1', '2026-08-10T23:59:59Z', '2026-08-11T00:00:02Z')`, [admin.organizationId, admin.environmentId]);
    const proof = await prove({ day: '2026-08-11' });
    expect(proof).toMatchObject({ state: 'differs', differences: 1, ledger_ms: '6000', recount_ms: '0' });
    expect(proof.rows).toMatchObject([{ kind: 'time', cluster: 'lkc-invented', ledger_ms: '6000', recount_ms: '0' }]);
    expect(processes.map((process) => process.log()).join('')).toContain('usage-proof');
    expect((await prove({ day: '2026-08-12' })).state).toBe('agrees');
  });

  it('differs for what is billed and not in Kubernetes, and for what is there and in no ledger', async () => {
    const { rows: [plane] } = await api.database.query<{ id: string; shard: number }>('SELECT id, shard FROM data_plane LIMIT 1');
    const id = await create();
    await converge(id);
    await api.database.query('ALTER TABLE usage_interval DISABLE TRIGGER guard');
    await api.database.query(`UPDATE usage_interval SET started_at = started_at - interval '10 minutes', ended_at = ended_at - interval '10 minutes' WHERE cluster_id = $1`, [id]);
    await api.database.query('ALTER TABLE usage_interval ENABLE TRIGGER guard');
    await keepCensuses(provisioner, 'nobody', [{ dataPlaneId: plane!.id, clusters: ['lkc-unheard'], ready: [] }], 8);
    expect((await api.database.query('SELECT FROM data_plane_census')).rowCount).toBe(0);
    await provisioner.transact((tx) => renew(tx, 'census'));
    await keepCensuses(provisioner, 'census', [{ dataPlaneId: plane!.id, clusters: ['lkc-forgotten'], ready: ['lkc-forgotten'] }], 8);
    // Taken a while ago, when nothing had just changed.
    await api.database.query(`UPDATE data_plane_census SET at = now() - interval '5 minutes'`);
    const proof = await prove({ day: (await api.database.query<{ day: string }>(`SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day FROM data_plane_census`)).rows[0]!.day });
    expect(proof.censuses).toBe(1);
    expect(proof.rows.filter((row) => row.kind !== 'time').map((row) => [row.kind, row.cluster])).toEqual([['missing', id], ['surplus', 'lkc-forgotten']]);
  });
});
