/** The ledger of what is held: by the api's wishes, by an admin's limits, by what nodes have, and by Postgres' own constraints. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIRST_PLANS } from '@samsa/domain/plan-catalogue';
import { migrate } from '@samsa/store/migrate';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ledgerFaults } from '../crash/ledger-count.ts';
import { startApi, type Tenant, type TestApi } from '../harness/api.ts';
import { freshDatabase } from '../harness/database.ts';

const GIB = 1024 ** 3;
const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const BEFORE_THE_VECTOR = '0005';

let api: TestApi;
let admin: Tenant;
let plane: string;
let named = 0;

type Answer = { id: string; detail?: string; errors?: { code: string; detail: string; source?: { pointer: string } }[] };
const ask = (method: string, path: string, body?: unknown) => api.call<Answer>(admin.cloudKey, method, path, body);
const environment = () => ({ id: admin.environmentId });
const create = (config: object, more: object = {}) =>
  ask('POST', '/cmk/v2/clusters', { spec: { display_name: `ledger-${++named}`, cloud: 'AWS', region: 'us-east-1', config, environment: environment(), ...more } });
const patch = (id: string, config: object) => ask('PATCH', `/cmk/v2/clusters/${id}`, { spec: { config, environment: environment() } });
const limit = (limits: object | null, more: object = {}) => ask('PATCH', `/fleet/v1/data-planes/${plane}`, { limits, ...more });
const held = async (id: string) =>
  (await api.database.query<Record<'cku' | 'brokers' | 'cpu' | 'storage', number>>(
    `SELECT cku, brokers, cpu_millis::int AS cpu, (storage_bytes / ${GIB})::int AS storage FROM reservation WHERE cluster_id = $1`, [id])).rows[0];
const usage = async () => (await api.database.query<Record<string, number>>(
  `SELECT clusters, cluster_ceiling AS most, cpu_millis::int AS cpu, cpu_ceiling_millis::int AS cpu_most FROM data_plane_usage WHERE data_plane_id = $1`, [plane])).rows[0];

/** As the provisioner ends a deletion. */
async function gone(id: string): Promise<void> {
  await api.database.query('UPDATE kafka_cluster SET deleted_at = now() WHERE id = $1', [id]);
  await api.database.query('SELECT release_reservation($1)', [id]);
}

beforeAll(async () => {
  api = await startApi(['Admin']);
  admin = api.tenants[0]!;
  plane = (await api.database.query<{ id: string }>('SELECT id FROM data_plane')).rows[0]!.id;
});
afterAll(() => api?.stop());
beforeEach(async () => {
  for (const { id } of (await api.database.query<{ id: string }>('SELECT id FROM kafka_cluster WHERE deleted_at IS NULL')).rows) await gone(id);
  await limit(null, { cluster_capacity: 1_000 });
  await api.database.query('UPDATE organization SET cluster_limit = 100, cku_limit = 100, broker_limit = NULL, storage_limit_bytes = NULL');
});

describe('what a cluster holds', () => {
  it('follows from its plan and size, grows and shrinks with it, and is given back once', async () => {
    const { id } = (await create({ kind: 'Dedicated', cku: 2 }, { availability: 'HIGH' })).body;
    expect(await held(id)).toEqual({ cku: 2, brokers: 4, cpu: 4_100, storage: 1_000 });
    expect((await patch(id, { cku: 5 })).status).toBe(200);
    expect(await held(id)).toEqual({ cku: 5, brokers: 7, cpu: 7_100, storage: 1_750 });
    expect((await patch(id, { cku: 3 })).status).toBe(200);
    expect(await held(id)).toEqual({ cku: 3, brokers: 5, cpu: 5_100, storage: 1_250 });
    expect(await ledgerFaults(api.database)).toEqual([]);
    await gone(id);
    await gone(id);
    expect(await usage()).toMatchObject({ clusters: 0, cpu: 0 });
    expect(await ledgerFaults(api.database)).toEqual([]);
  });

  it('is that of the new kind after an upgrade, and the same after a new name', async () => {
    const { id } = (await create({ kind: 'Basic' })).body;
    expect(await held(id)).toEqual({ cku: 0, brokers: 1, cpu: 350, storage: 10 });
    await ask('PATCH', `/cmk/v2/clusters/${id}`, { spec: { display_name: 'renamed', environment: environment() } });
    expect(await held(id)).toEqual({ cku: 0, brokers: 1, cpu: 350, storage: 10 });
    expect((await patch(id, { kind: 'Standard' })).status).toBe(200);
    expect(await held(id)).toEqual({ cku: 0, brokers: 3, cpu: 850, storage: 150 });
    expect(await ledgerFaults(api.database)).toEqual([]);
  });

  it('is told beside what may be held, which who runs the fleet sets', async () => {
    await create({ kind: 'Standard' }, { availability: 'LOW' });
    const path = `/fleet/v1/quotas/${admin.organizationId}`;
    expect((await ask('GET', path)).body).toMatchObject({ clusters: { held: 1, limit: 100 }, brokers: { held: 3, limit: null }, storage_bytes: { held: 150 * GIB, limit: null } });
    expect((await ask('PATCH', path, { brokers: 3, storage_bytes: 200 * GIB, cku: 0 })).body).toMatchObject({ clusters: { limit: 100 }, cku: { limit: 0 }, brokers: { limit: 3 }, storage_bytes: { limit: 200 * GIB } });
    expect((await create({ kind: 'Basic' })).status).toBe(402);
    expect((await ask('PATCH', path, { brokers: null })).body).toMatchObject({ brokers: { limit: null }, storage_bytes: { limit: 200 * GIB } });
    expect((await create({ kind: 'Basic' })).status).toBe(202);
    expect((await ask('GET', '/fleet/v1/quotas/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    const { rows } = await api.database.query<{ after: object }>("SELECT after FROM audit WHERE operation = 'patchQuota' ORDER BY id");
    expect(rows.map(({ after }) => after)).toMatchObject([{ brokers: 3, cku: 0 }, { brokers: null }]);
  });

  it('is held against the organization’s quota of each unit, with the reason', async () => {
    const refusals: [limits: string, config: object, words: RegExp][] = [
      ['cluster_limit = 0', { kind: 'Basic' }, /quota of 0 clusters/],
      ['cku_limit = 1', { kind: 'Dedicated', cku: 2 }, /quota of 1 cku .* 2 cku more/],
      ['broker_limit = 2', { kind: 'Standard' }, /quota of 2 brokers .* 3 brokers more/],
      [`storage_limit_bytes = ${149 * GIB}`, { kind: 'Standard' }, /quota of 149 GiB of storage .* 150 GiB of storage more/],
    ];
    for (const [limits, config, words] of refusals) {
      await api.database.query(`UPDATE organization SET cluster_limit = 100, cku_limit = 100, broker_limit = NULL, storage_limit_bytes = NULL`);
      await api.database.query(`UPDATE organization SET ${limits}`);
      const refused = await create(config, { availability: 'LOW' });
      expect([refused.status, refused.body.errors?.[0]?.code, refused.body.errors?.[0]?.detail]).toEqual([402, 'QuotaExceeded', expect.stringMatching(words)]);
    }
    await api.database.query('UPDATE organization SET storage_limit_bytes = NULL, broker_limit = 1');
    const { id } = (await create({ kind: 'Basic' })).body;
    expect((await patch(id, { kind: 'Standard' })).body.errors?.[0]?.detail).toMatch(/quota of 1 brokers/);
    expect(await held(id)).toMatchObject({ brokers: 1 });
    expect(await ledgerFaults(api.database)).toEqual([]);
  });
});

describe('the room of a data plane', () => {
  it('refuses a cluster that would grow beyond it, with what is lacking and without a name', async () => {
    const { id } = (await create({ kind: 'Dedicated', cku: 1 }, { availability: 'LOW' })).body;
    await limit({ cpu_millis: 5_000 });
    expect((await patch(id, { cku: 2 })).status).toBe(200);
    const refused = await patch(id, { cku: 4 });
    expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([409, 'NoCapacity']);
    expect(refused.body.errors?.[0]?.detail).toMatch(/no room .*2 cores wanted, 0\.9 cores free/);
    expect(refused.text).not.toContain(plane);
    expect(await held(id)).toMatchObject({ cku: 2 });
    expect(await ledgerFaults(api.database)).toEqual([]);
  });

  it('is what its nodes have, unless an admin says otherwise', async () => {
    const found = (allocatable: object | null) => api.database.query('UPDATE data_plane SET allocatable = $2 WHERE id = $1', [plane, allocatable && JSON.stringify(allocatable)]);
    await found({ cpuMillis: 700, memoryBytes: 64 * GIB });
    expect(await usage()).toMatchObject({ cpu_most: 700 });
    expect([(await create({ kind: 'Basic' })).status, (await create({ kind: 'Basic' })).status, (await create({ kind: 'Basic' })).status]).toEqual([202, 202, 409]);
    await limit({ cpu_millis: 1_050 });
    expect((await create({ kind: 'Basic' })).status).toBe(202);
    await found(null);
    expect((await create({ kind: 'Basic' })).status).toBe(409);
    await limit(null);
    expect((await create({ kind: 'Basic' })).status).toBe(202);
    expect(await ledgerFaults(api.database)).toEqual([]);
  });

  it('that shrinks below what stands there breaks nothing, takes nothing, and sinks with what goes', async () => {
    const ids = [];
    for (let n = 0; n < 4; n++) ids.push((await create({ kind: 'Basic' })).body.id);
    expect((await limit({ cpu_millis: 400 }, { cluster_capacity: 1 })).status).toBe(200);
    expect(await usage()).toEqual({ clusters: 4, most: 4, cpu: 1_400, cpu_most: 1_400 });
    expect((await create({ kind: 'Basic' })).status).toBe(409);
    await gone(ids[0]!);
    expect(await usage()).toEqual({ clusters: 3, most: 3, cpu: 1_050, cpu_most: 1_050 });
    expect((await create({ kind: 'Basic' })).status).toBe(409);
    for (const id of ids.slice(1)) await gone(id);
    expect(await usage()).toEqual({ clusters: 0, most: 1, cpu: 0, cpu_most: 400 });
    expect([(await create({ kind: 'Basic' })).status, (await create({ kind: 'Basic' })).status]).toEqual([202, 409]);
  });

  it('is guarded by Postgres itself, whatever a program of ours might write', async () => {
    await create({ kind: 'Basic' });
    await limit({ cpu_millis: 400, memory_bytes: 2 * GIB, storage_bytes: 20 * GIB }, { cluster_capacity: 1 });
    await api.database.query('UPDATE organization SET cluster_limit = 1, cku_limit = 0, broker_limit = 1, storage_limit_bytes = $1', [10 * GIB]);
    const wrong: [table: string, change: string, constraint: string][] = [
      ['data_plane_usage', 'clusters = clusters + 1', 'data_plane_usage_clusters_fit'],
      ['data_plane_usage', 'cpu_millis = cpu_millis + 51', 'data_plane_usage_cpu_fits'],
      ['data_plane_usage', `memory_bytes = memory_bytes + ${GIB}`, 'data_plane_usage_memory_fits'],
      ['data_plane_usage', `storage_bytes = storage_bytes + ${11 * GIB}`, 'data_plane_usage_storage_fits'],
      ['data_plane_usage', 'cpu_millis = cpu_millis - 1, clusters = clusters + 1', 'data_plane_usage_clusters_fit'],
      ['data_plane_usage', 'cpu_millis = 401, cpu_ceiling_millis = 1000', 'data_plane_usage_cpu_fits'],
      ['data_plane_usage', 'clusters = -1', 'data_plane_usage_clusters_check'],
      ['organization_usage', 'clusters = clusters + 1', 'organization_usage_clusters_fit'],
      ['organization_usage', 'cku = cku + 1', 'organization_usage_cku_fits'],
      ['organization_usage', 'brokers = brokers + 1', 'organization_usage_brokers_fit'],
      ['organization_usage', 'storage_bytes = storage_bytes + 1', 'organization_usage_storage_fits'],
    ];
    const client = new pg.Client({ connectionString: api.env['DATABASE_URL'], options: '-c role=samsa_api' });
    await client.connect();
    for (const [table, change, constraint] of wrong) {
      await expect(client.query(`UPDATE ${table} SET ${change}`), change).rejects.toMatchObject({ code: '23514', constraint });
    }
    await client.end();
  });
});

it('an installation of before the vector is counted as it is counted now', async () => {
  const fresh = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'samsa-migrations-'));
  const database = new pg.Client({ connectionString: fresh.url });
  try {
    await database.connect();
    await database.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC');
    for (const name of readdirSync(MIGRATIONS)) if (/^\d{4}_/.test(name) && name < BEFORE_THE_VECTOR) cpSync(join(MIGRATIONS, name), join(folder, name), { recursive: true });
    await migrate(fresh.url, folder);
    await database.query(`
      INSERT INTO organization (id, display_name) VALUES ('00000000-0000-4000-8000-000000000001', 'old');
      INSERT INTO environment (id, organization_id, display_name, fingerprint) SELECT 'env-1', id, 'old', 'f' FROM organization;
      INSERT INTO data_plane (id, display_name, cloud, region, shard, kubeconfig_sealed, cluster_capacity) VALUES ('dp-1', 'old', 'AWS', 'r', 0, 'x', 1);`);
    for (const [name, definition] of Object.entries(FIRST_PLANS)) await database.query('INSERT INTO plan (name, revision, definition) VALUES ($1, 1, $2)', [name, JSON.stringify(definition)]);
    await database.query(`
      INSERT INTO kafka_cluster (id, organization_id, environment_id, data_plane_id, shard, plan_name, plan_revision, spec, fingerprint)
        SELECT 'lkc-' || name, organization.id, 'env-1', 'dp-1', 0, name, 1, 
          jsonb_build_object('cloud', 'AWS', 'region', 'r', 'config', jsonb_strip_nulls(jsonb_build_object('kind', definition ->> 'kind', 'cku', CASE name WHEN 'dedicated' THEN 4 END))), 'f' FROM plan, organization;
      INSERT INTO reservation (cluster_id, organization_id, data_plane_id, cku) SELECT id, organization_id, data_plane_id, coalesce((spec #>> '{config,cku}')::int, 0) FROM kafka_cluster;
      INSERT INTO organization_usage (organization_id, clusters, cku) SELECT organization_id, count(*), sum(cku) FROM reservation GROUP BY 1;
      INSERT INTO data_plane_usage (data_plane_id, clusters) SELECT data_plane_id, count(*) FROM reservation GROUP BY 1;`);
    await migrate(fresh.url);
    expect(await ledgerFaults(database)).toEqual([]);
    const { rows } = await database.query('SELECT clusters, brokers, cluster_ceiling FROM data_plane_usage');
    expect(rows).toEqual([{ clusters: 5, brokers: 1 + 3 + 3 + 3 + 6, cluster_ceiling: 5 }]);
  } finally {
    await database.end();
    await fresh.drop();
    rmSync(folder, { recursive: true });
  }
});
