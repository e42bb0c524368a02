/** The claim of a pass beside the api's writes, and what a claim gives a say in: whoever waits for a row must not work it with an operation of the past. */
import type { ClusterId, DataPlaneId } from '@samsa/domain/ids';
import * as work from '@samsa/store/cluster-work';
import { Database } from '@samsa/store/database';
import { renew } from '@samsa/store/leases';
import { recordHealths } from '@samsa/store/plane-health';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../harness/api.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the claim of a pass', () => {
  let api: TestApi;
  let provisioner: Database;
  let holder: work.Holder;
  let id: ClusterId;

  beforeAll(async () => {
    api = await startApi();
    provisioner = new Database(api.env['DATABASE_URL']!, 'samsa_provisioner', { poolSize: 2 });
    const { environmentId, cloudKey } = api.tenants[0]!;
    const spec = { display_name: 'claimed', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: environmentId } };
    id = (await api.call<{ id: string }>(cloudKey, 'POST', '/cmk/v2/clusters', { spec })).body.id as ClusterId;
    const leases = await provisioner.transact((tx) => renew(tx, 'claimer'));
    const { rows } = await api.database.query<{ shard: number }>('SELECT shard FROM kafka_cluster WHERE id = $1', [id]);
    holder = { id: 'claimer', lease: leases.find((lease) => lease.shard === rows[0]!.shard)! };
  });
  afterAll(async () => {
    await provisioner?.close();
    await api?.stop();
  });

  it('that waited for a new generation brings that generation’s operation', async () => {
    const writer = new pg.Client({ connectionString: api.env['DATABASE_URL'] });
    await writer.connect();
    await writer.query('BEGIN');
    await writer.query('UPDATE kafka_cluster SET generation = generation + 1 WHERE id = $1', [id]);
    await writer.query(
      `INSERT INTO operation (id, organization_id, environment_id, resource_kind, resource_id, intent, generation, requested_by)
       SELECT 'op-second', organization_id, environment_id, resource_kind, resource_id, 'update', 2, requested_by FROM operation WHERE resource_id = $1`,
      [id],
    );
    const claiming = work.begin(provisioner, id, holder);
    await pause(200);
    await writer.query('COMMIT');
    await writer.end();
    expect(await claiming).toMatchObject({ generation: 2, operation: { id: 'op-second', generation: 2, intent: 'update' } });
  });

  it('is refused to a holder whose token is of the past', async () => {
    expect(await work.begin(provisioner, id, { ...holder, lease: { ...holder.lease, token: holder.lease.token - 1 } })).toBeUndefined();
  });

  it('is what gives a say on a data plane’s health: one who slept past its lease is not heard', async () => {
    const { rows } = await api.database.query<{ id: DataPlaneId }>('SELECT data_plane_id AS id FROM kafka_cluster WHERE id = $1', [id]);
    const plane = rows[0]!.id;
    const stateOf = async () => (await api.database.query<{ state: string }>('SELECT state FROM data_plane WHERE id = $1', [plane])).rows[0]?.state;
    await recordHealths(provisioner, 'claimer', [{ id: plane, state: 'Ready', cause: undefined }]);
    await recordHealths(provisioner, 'one who slept', [{ id: plane, state: 'Unknown', cause: 'It has not answered.' }]);
    expect(await stateOf()).toBe('Ready');
    await recordHealths(provisioner, 'claimer', [{ id: plane, state: 'Unknown', cause: 'It has not answered.' }]);
    expect(await stateOf()).toBe('Unknown');
  });
});
