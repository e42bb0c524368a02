/** The ledger of usage intervals as Postgres keeps it: nobody can make it overlap, leave a gap, or say something else of the past. */
import { Database, type Role } from '@samsa/store/database';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../harness/api.ts';

const COLUMNS = 'organization_id, environment_id, cluster_id, plan_name, plan_revision, kind, cku, state, cloud, region';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('usage intervals', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api?.stop());

  const create = async (): Promise<string> => {
    const { environmentId, cloudKey } = api.tenants[0]!;
    const spec = { display_name: `metered-${Math.random()}`, cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: environmentId } };
    return (await api.call<{ id: string }>(cloudKey, 'POST', '/cmk/v2/clusters', { spec })).body.id;
  };
  const history = async (id: string) =>
    (await api.database.query<{ state: string; started_at: Date; ended_at: Date | null }>('SELECT state, started_at, ended_at FROM usage_interval WHERE cluster_id = $1 ORDER BY started_at, id', [id])).rows;
  const reach = (client: pg.Client, id: string, phase: string) =>
    client.query(`UPDATE kafka_cluster SET status = status || jsonb_build_object('phase', $2::text), observed_generation = generation WHERE id = $1`, [id, phase]);

  it('begin with the cluster, in the same transaction and at the same time as its audit', async () => {
    const id = await create();
    const { rows } = await api.database.query(
      `SELECT 1 FROM usage_interval JOIN audit ON resource_id = cluster_id JOIN kafka_cluster cluster ON cluster.id = cluster_id
       WHERE cluster_id = $1 AND started_at = date_trunc('milliseconds', audit.at) AND started_at = date_trunc('milliseconds', cluster.created_at)`, [id]);
    expect(rows).toHaveLength(1);
    expect(await history(id)).toMatchObject([{ state: 'provisioning', ended_at: null }]);
  });

  it('of a transaction that was rolled back were never there', async () => {
    const id = await create();
    await api.database.query('BEGIN');
    await reach(api.database, id, 'PROVISIONED');
    expect(await history(id)).toHaveLength(2);
    await api.database.query('ROLLBACK');
    expect(await history(id)).toHaveLength(1);
  });

  it('follow one another to the millisecond until the cluster is gone', async () => {
    const id = await create();
    for (const change of ["status = status || '{\"phase\":\"PROVISIONED\"}', observed_generation = generation", 'deletion_requested_at = now()', 'deleted_at = now()']) {
      await pause(3);
      await api.database.query(`UPDATE kafka_cluster SET ${change} WHERE id = $1`, [id]);
    }
    const found = await history(id);
    expect(found.map((one) => one.state)).toEqual(['provisioning', 'running', 'deleting']);
    expect(found.slice(1).map((one) => one.started_at)).toEqual(found.slice(0, -1).map((one) => one.ended_at));
    expect(found.at(-1)?.ended_at).not.toBeNull();
  });

  it('are not touched by a pass that found nothing new', async () => {
    const id = await create();
    await reach(api.database, id, 'PROVISIONED');
    const before = await history(id);
    await api.database.query(`UPDATE kafka_cluster SET status = status || '{"canaryLatencyMs":7}', failures = 3, next_reconcile_at = now() WHERE id = $1`, [id]);
    expect(await history(id)).toEqual(before);
  });

  it('of a transaction that is older than the one it waited for count from where that one’s began', async () => {
    const id = await create();
    const late = new pg.Client({ connectionString: api.env['DATABASE_URL'] });
    await late.connect();
    await late.query('BEGIN');
    await late.query('SELECT now()');
    await pause(10);
    await reach(api.database, id, 'PROVISIONED');
    await late.query('UPDATE kafka_cluster SET deletion_requested_at = now() WHERE id = $1', [id]);
    await late.query('COMMIT');
    await late.end();
    const found = await history(id);
    expect(found.map((one) => one.state)).toEqual(['provisioning', 'deleting']);
    expect(found[1]?.started_at).toEqual(found[0]?.ended_at);
  });

  it('cannot be made to overlap, to leave a gap, or to say otherwise of the past', async () => {
    const id = await create();
    await pause(3);
    await reach(api.database, id, 'PROVISIONED');
    await pause(3);
    const again = (from: string, to: string) =>
      `INSERT INTO usage_interval (${COLUMNS}, started_at, ended_at) SELECT ${COLUMNS}, ${from}, ${to} FROM usage_interval WHERE cluster_id = '${id}' AND ended_at IS NULL`;
    const end = `UPDATE usage_interval SET ended_at = now() WHERE cluster_id = '${id}' AND ended_at IS NULL`;
    const refused: [words: string, sql: string][] = [
      ['begins at', again('now()', 'NULL')],
      ['begins at', again(`now() - interval '1 year'`, `now() - interval '1 month'`)],
      ['begins at', `${end}; ${again("now() + interval '1 second'", 'NULL').replace('ended_at IS NULL', "state = 'running'")}`],
      ['is past', `UPDATE usage_interval SET ended_at = ended_at + interval '1 hour' WHERE cluster_id = '${id}' AND ended_at IS NOT NULL`],
      ['is past', `UPDATE usage_interval SET started_at = started_at - interval '1 hour' WHERE cluster_id = '${id}' AND ended_at IS NULL`],
      ['already counts', `UPDATE usage_interval SET plan_name = 'cheap' WHERE cluster_id = '${id}' AND ended_at IS NULL`],
      ['never removed', `DELETE FROM usage_interval WHERE cluster_id = '${id}'`],
    ];
    for (const [words, sql] of refused) await expect(api.database.query(sql)).rejects.toThrow(words);
    await api.database.query('BEGIN');
    await api.database.query('ALTER TABLE usage_interval DISABLE TRIGGER guard');
    await expect(api.database.query(again('now()', 'NULL'))).rejects.toThrow('usage_interval_one_at_a_time');
    await api.database.query('ROLLBACK');
  });

  it.each<Role>(['samsa_api', 'samsa_provisioner', 'samsa_billing'])('are read by %s and written by no role at all', async (role) => {
    const database = new Database(api.env['DATABASE_URL']!, role, { poolSize: 1 });
    try {
      await database.query('SELECT * FROM usage_interval LIMIT 1');
      for (const sql of ['UPDATE usage_interval SET ended_at = now()', 'DELETE FROM usage_interval', `INSERT INTO usage_interval (${COLUMNS}, started_at) SELECT ${COLUMNS}, now() FROM usage_interval`]) {
        await expect(database.query(sql)).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await database.close();
    }
  });
});
