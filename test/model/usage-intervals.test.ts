/**
 * Random lives of clusters through the real API and the provisioner's own record; the ledger of intervals that Postgres kept
 * must be the one that is rebuilt from the audit and the operations alone.
 */
import type { ClusterId } from '@samsa/domain/ids';
import * as work from '@samsa/store/cluster-work';
import { Database } from '@samsa/store/database';
import { type Lease, renew } from '@samsa/store/leases';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../harness/api.ts';
import { historiesOf } from '@samsa/store/usage-history';
import { ranWithin, recount } from '@samsa/domain/usage-recount';
import { keptLedger, rebuiltLedger } from './usage-ledger.ts';

const LIVES = 40;
const DEEDS_MOST = 14;
/** Where what lasts is taken to end. */
const END_MS = Date.UTC(2100, 0, 1);

const kinds = fc.constantFrom<{ kind: string; cku?: number }>({ kind: 'Basic' }, { kind: 'Standard' }, { kind: 'Dedicated', cku: 2 });
const deeds = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('resize' as const), cku: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ do: fc.constantFrom('upgrade' as const, 'rename' as const, 'converge' as const, 'lateConverge' as const, 'look' as const, 'fail' as const, 'delete' as const) }),
  ),
  { minLength: 1, maxLength: DEEDS_MOST },
);
type Deed = typeof deeds extends fc.Arbitrary<(infer One)[]> ? One : never;

describe('the ledger of usage intervals', () => {
  let api: TestApi;
  let provisioner: Database;
  let leases: Lease[];

  beforeAll(async () => {
    api = await startApi();
    provisioner = new Database(api.env['DATABASE_URL']!, 'samsa_provisioner', { poolSize: 2 });
    await api.database.query('UPDATE organization SET cluster_limit = 10000, cku_limit = 10000');
    await api.database.query('UPDATE organization_usage SET cluster_ceiling = 0');
  });
  afterAll(async () => {
    await provisioner?.close();
    await api?.stop();
  });

  const create = async (config: { kind: string; cku?: number }): Promise<ClusterId> => {
    const { environmentId, cloudKey } = api.tenants[0]!;
    const spec = { display_name: `life-${Math.random()}`, availability: 'SINGLE_ZONE', cloud: 'AWS', region: 'us-east-1', config, environment: { id: environmentId } };
    const { status, body, text } = await api.call<{ id: string }>(cloudKey, 'POST', '/cmk/v2/clusters', { spec });
    expect(status, text).toBe(202);
    return body.id as ClusterId;
  };

  /** A pass of the provisioner that found this. `between` happens while it is under way. */
  const pass = async (id: ClusterId, found: 'converge' | 'fail' | 'look', between?: () => Promise<void>): Promise<void> => {
    const { rows } = await api.database.query<{ shard: number }>('SELECT shard FROM kafka_cluster WHERE id = $1', [id]);
    const holder = { id: 'life', lease: leases.find((lease) => lease.shard === rows[0]!.shard)! };
    const cluster = await work.begin(provisioner, id, holder);
    if (!cluster) return;
    await between?.();
    const deleting = cluster.deletionRequestedAt !== null;
    const through = found === 'converge';
    const status = structuredClone(cluster.status);
    if (through && !deleting) Object.assign(status, { phase: 'PROVISIONED', cku: cluster.spec.config.cku });
    const failed = found === 'fail' && cluster.observedGeneration === 0 && !deleting;
    if (failed) status.phase = 'FAILED';
    const { operation } = cluster;
    await provisioner.transact((tx) => work.record(tx, cluster, holder, {
      status, observedGeneration: through ? cluster.generation : undefined, failures: 0, nextInMs: 60_000, gone: through && deleting,
      redo: [], trouble: undefined, quarantined: false, inspected: false,
      operation: operation && { id: operation.id, generation: operation.generation, state: through ? 'succeeded' : 'running', steps: [], percent: 0, cause: failed ? 'refused' : undefined },
    }));
  };

  const patch = (id: ClusterId, spec: object) =>
    api.call(api.tenants[0]!.cloudKey, 'PATCH', `/cmk/v2/clusters/${id}`, { spec: { ...spec, environment: { id: api.tenants[0]!.environmentId } } });

  const carryOut = async (id: ClusterId, deed: Deed): Promise<void> => {
    if (deed.do === 'resize') await patch(id, { config: { kind: 'Dedicated', cku: deed.cku } });
    if (deed.do === 'upgrade') await patch(id, { config: { kind: 'Standard' } });
    if (deed.do === 'rename') await patch(id, { display_name: `renamed-${Math.random()}` });
    if (deed.do === 'delete') await api.call(api.tenants[0]!.cloudKey, 'DELETE', `/cmk/v2/clusters/${id}?environment=${api.tenants[0]!.environmentId}`);
    if (deed.do === 'converge' || deed.do === 'fail' || deed.do === 'look') await pass(id, deed.do);
    if (deed.do === 'lateConverge') await pass(id, 'converge', async () => void (await patch(id, { display_name: `meanwhile-${Math.random()}`, config: { kind: 'Dedicated', cku: 3 } })));
  };

  const billed = async (id: string): Promise<bigint> => (await keptLedger(api.database, id)).filter((one) => one.state === 'running')
    .reduce((sum, { from, to, cku }) => sum + BigInt((to ?? END_MS) - from) * BigInt(cku ?? 1), 0n);
  /** What the daily proof comes to. */
  const recounted = async (id: string): Promise<bigint> => {
    const histories = await historiesOf(provisioner, api.tenants[0]!.organizationId, { fromMs: 0, toMs: END_MS }, [id]);
    return ranWithin(recount(histories.find((one) => one.clusterId === id)!, END_MS), 0, END_MS);
  };

  it('is what the audit and the operations say, after any life', async () => {
    await fc.assert(
      fc.asyncProperty(kinds, deeds, async (config, life) => {
        leases = await provisioner.transact((tx) => renew(tx, 'life'));
        const id = await create(config);
        for (const deed of life) await carryOut(id, deed);
        expect(await keptLedger(api.database, id)).toEqual(await rebuiltLedger(api.database, id));
        expect(await recounted(id)).toBe(await billed(id));
      }),
      { numRuns: LIVES },
    );
  }, 120_000);

  it('has no gap and no overlap, and one open interval for each cluster that stands', async () => {
    const { rows } = await api.database.query(
      `SELECT cluster_id FROM (
         SELECT cluster_id, started_at, lag(ended_at) OVER history AS before, row_number() OVER history AS place FROM usage_interval
         WINDOW history AS (PARTITION BY cluster_id ORDER BY started_at, id)) one
       WHERE place > 1 AND before IS DISTINCT FROM started_at
       UNION ALL
       SELECT id FROM kafka_cluster cluster
       WHERE (deleted_at IS NULL)::int <> (SELECT count(*) FROM usage_interval WHERE cluster_id = cluster.id AND ended_at IS NULL)`);
    expect(rows).toEqual([]);
  });
});
