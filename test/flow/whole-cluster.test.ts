/**
 * A plan that isolates: a tenant's create is accepted though no data plane fits, Cluster API makes a Kubernetes cluster for that
 * organization alone, Kafka comes up on it, and with the Kafka cluster it goes again, to the last row.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AutoscaleDecision } from '@samsa/contract/autoscale';
import type { DataPlane } from '@samsa/contract/fleet-data-planes';
import type { WholeCluster } from '@samsa/contract/whole-clusters';
import { FIRST_PLANS } from '@samsa/domain/plan-catalogue';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call as request, until as lookUntil } from '../harness/call.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';

const SETTLED_MS = 60_000;
const LOG_CHARS = 3_000;
const ACTS = ['applyCluster', 'installOperator', 'register', 'deleteCluster', 'close'];

describe('a whole cluster', () => {
  let samsa: Samsa;
  let failpoints: string;
  let management: string;
  let database: pg.Client;

  beforeAll(async () => {
    failpoints = mkdtempSync(join(tmpdir(), 'samsa-failpoints-'));
    samsa = await startSamsa({ operator: 'drawn', managements: ['management'], env: { SAMSA_FAILPOINTS: failpoints } });
    database = new pg.Client({ connectionString: samsa.databaseUrl });
    await database.connect();
    const kubeconfig = readFileSync(samsa.managements[0]!, 'utf8');
    const wanted = { display_name: 'management', cloud: samsa.cloud, region: samsa.region, kubeconfig, labels: { 'samsa.io/role': 'management' } };
    management = (await call<DataPlane>('POST', '/fleet/v1/data-planes', wanted)).body.id;
    const plans = await call<{ revision: number }>('GET', '/fleet/v1/plans/dedicated');
    const revised = await call('POST', '/fleet/v1/plans/dedicated/revisions', { follows: plans.body.revision, definition: { ...FIRST_PLANS['dedicated'], isolation: 'cluster' } });
    expect(revised.status).toBe(201);
  }, SETTLED_MS);
  afterAll(async () => {
    await database?.end();
    await samsa?.stop();
    rmSync(failpoints, { recursive: true, force: true });
  });

  const call = <Body>(method: string, path: string, body?: unknown) => request<Body>(samsa, method, path, body);

  async function until<Seen>(look: () => Promise<Seen>, wanted: (seen: Seen) => boolean): Promise<Seen> {
    const seen = await lookUntil(look, wanted, { mostMs: SETTLED_MS });
    if (!wanted(seen)) throw new Error(`not in time: ${JSON.stringify(seen)}\n${samsa.process('provisioner-1').log().slice(-LOG_CHARS)}`);
    return seen;
  }

  const wholes = async (query = ''): Promise<WholeCluster[]> => (await call<{ data: WholeCluster[] }>('GET', `/fleet/v1/whole-clusters${query}`)).body.data;
  const whole = async (id: string): Promise<WholeCluster> => (await call<WholeCluster>('GET', `/fleet/v1/whole-clusters/${id}`)).body;
  const rows = async (sql: string): Promise<Record<string, unknown>[]> => (await database.query<Record<string, unknown>>(sql)).rows;
  /** Virtual clusters of the simulator, as their kubeconfigs tell. */
  const born = (): string[] => readdirSync(dirname(samsa.managements[0]!)).filter((name) => name.startsWith('capi-'));

  async function create(name: string): Promise<string> {
    const spec = { display_name: name, availability: 'SINGLE_ZONE', cloud: samsa.cloud, region: samsa.region, config: { kind: 'Dedicated', cku: 1 }, environment: { id: samsa.environmentId } };
    const made = await call<{ id: string }>('POST', '/cmk/v2/clusters', { spec });
    expect(made).toMatchObject({ status: 202 });
    return made.body.id;
  }
  const phaseOf = async (id: string): Promise<string | undefined> =>
    (await call<{ status?: { phase: string } }>('GET', `/cmk/v2/clusters/${id}?environment=${samsa.environmentId}`)).body.status?.phase;
  const remove = async (id: string): Promise<void> => expect((await call('DELETE', `/cmk/v2/clusters/${id}?environment=${samsa.environmentId}`)).status).toBe(204);

  /** What must stand when nothing is wanted any more. */
  async function expectNothingLeft(): Promise<void> {
    await until(() => wholes(), (left) => left.length === 0);
    expect(born()).toEqual([]);
    expect(await rows('SELECT cluster_id FROM reservation')).toEqual([]);
    expect(await rows('SELECT data_plane_id FROM data_plane_usage WHERE clusters <> 0')).toEqual([]);
    expect(await rows('SELECT id, resource_id, intent, state FROM operation WHERE ended_at IS NULL')).toEqual([]);
    expect(await rows(`SELECT whole_cluster.id FROM whole_cluster JOIN data_plane ON data_plane.id = data_plane_id WHERE retired_at IS NULL OR deleted_at IS NULL OR whole_cluster.state <> 'Gone'`)).toEqual([]);
  }

  it('is made for a plan that isolates, holds that organization’s Kafka alone, and goes with it', async () => {
    const id = await create('isolated');
    const [made] = await wholes();
    expect(made).toMatchObject({ organization: samsa.organizationId, management_data_plane: management, kafka_clusters: 1 });
    await until(() => phaseOf(id), (phase) => phase === 'PROVISIONED');
    const stands = await until(() => whole(made!.id), ({ state }) => state === 'Ready');
    expect(stands.operation).toMatchObject({ intent: 'create', state: 'succeeded', percent: 100 });
    expect(stands.operation?.steps.map(({ name, state }) => [name, state])).toEqual(
      ['cluster', 'infrastructure', 'control-plane', 'workers', 'kubeconfig', 'operator', 'register'].map((name) => [name, expect.stringMatching(/done|skipped/)]),
    );
    expect(stands.conditions).toContainEqual(expect.objectContaining({ type: 'Available', status: 'True' }));
    const plane = (await call<DataPlane>('GET', `/fleet/v1/data-planes/${stands.data_plane}`)).body;
    expect(plane).toMatchObject({ exclusive_to: samsa.organizationId, credentials: 'kubeconfig', origin: { clusterApi: { management } }, capacity: { used: 1 } });
    expect(born()).toEqual([`capi-${stands.cluster_api.name}.yaml`]);
    await remove(id);
    await until(() => phaseOf(id), (phase) => phase === undefined);
    await expectNothingLeft();
    expect(await whole(made!.id)).toMatchObject({ state: 'Gone', operation: { intent: 'delete', state: 'succeeded' } });
  }, 2 * SETTLED_MS);

  it('survives a process that dies after each of its acts, with nothing twice', async () => {
    for (const act of ACTS) writeFileSync(join(failpoints, `whole.${act}`), 'die');
    const planted = (): string[] => ACTS.filter((act) => existsSync(join(failpoints, `whole.${act}`)));
    const keepAlive = async (): Promise<void> => {
      if (!samsa.process('provisioner-1').alive()) await samsa.restart('provisioner-1');
    };
    const id = await create('often interrupted');
    await until(async () => (await keepAlive(), phaseOf(id)), (phase) => phase === 'PROVISIONED');
    expect(await wholes()).toHaveLength(1);
    expect(born()).toHaveLength(1);
    await remove(id);
    await until(async () => (await keepAlive(), wholes()), (left) => left.length === 0);
    expect(planted()).toEqual([]);
    await expectNothingLeft();
  }, 3 * SETTLED_MS);

  it('that does not come up says so, and its Kafka cluster can still be given up', async () => {
    const faults = async (method: string, body?: unknown): Promise<void> => {
      const { clusters: [cluster], users: [user] } = readConfig(samsa.managements[0]!);
      const url = new URL('/_sim/faults?cluster=management', cluster!.server);
      await fetch(url, { method, headers: { authorization: `Bearer ${user!.token}` }, body: body === undefined ? undefined : JSON.stringify(body) });
    };
    await faults('POST', { cluster: 'management', provisioning: 'failed' });
    const id = await create('hopeless');
    const failed = (await until(() => wholes(), ([one]) => one?.state === 'Failed'))[0]!;
    expect(failed.cause).toContain('quota');
    expect(failed.operation?.steps.find(({ name }) => name === 'infrastructure')).toMatchObject({ state: 'running', cause: expect.stringContaining('quota') });
    await remove(id);
    await until(() => phaseOf(id), (phase) => phase === undefined);
    await faults('DELETE');
    await expectNothingLeft();
  }, 2 * SETTLED_MS);

  it('waits while work on its region is paused, and goes on when that is lifted', async () => {
    const pause = `/fleet/v1/pauses/region.${samsa.cloud}.${samsa.region}`;
    expect((await call('PUT', pause, { reason: 'the provider is being changed' })).status).toBeLessThan(300);
    const id = await create('patient');
    const [held] = await until(() => wholes(), ([one]) => one?.cause !== undefined);
    expect(held).toMatchObject({ cause: expect.stringContaining('paused') });
    expect(born()).toEqual([]);
    expect((await call('DELETE', pause)).status).toBeLessThan(300);
    await until(() => phaseOf(id), (phase) => phase === 'PROVISIONED');
    await remove(id);
    await expectNothingLeft();
  }, 2 * SETTLED_MS);

  it('is asked for when a region runs short of room, after a rehearsal, and let go when it stays empty', async () => {
    const at = `/fleet/v1/autoscale/${samsa.cloud}/${samsa.region}`;
    const decisions = async (): Promise<AutoscaleDecision[]> => (await call<{ data: AutoscaleDecision[] }>('GET', '/fleet/v1/autoscale-decisions')).body.data;
    const planes = (await call<{ data: DataPlane[] }>('GET', '/fleet/v1/data-planes')).body.data;
    const standing = planes.find(({ id }) => id !== management)!;
    expect((await call('PATCH', `/fleet/v1/data-planes/${standing.id}`, { cluster_capacity: 2 })).status).toBe(200);
    expect((await call('PUT', at, { floor: 3, idle_retire_seconds: 1 })).body).toMatchObject({ floor: 3, dry_run: true });
    const [rehearsed] = await until(decisions, ([newest]) => newest?.action === 'ask');
    expect(rehearsed).toMatchObject({ dry_run: true, reason: expect.stringContaining('room for 2 more') });
    expect(await wholes()).toEqual([]);
    await call('PUT', at, { floor: 3, idle_retire_seconds: 1, dry_run: false });
    const [asked] = await until(() => wholes(), ([one]) => one?.state === 'Ready');
    expect(asked!.organization).toBeUndefined();
    expect((await decisions()).find(({ dry_run: rehearsal, action }) => !rehearsal && action === 'ask')).toMatchObject({ whole_cluster: asked!.id });
    await call('PUT', at, { floor: 1, idle_retire_seconds: 1, dry_run: false });
    await expectNothingLeft();
    expect((await decisions()).find(({ action }) => action === 'retire')).toMatchObject({ dry_run: false, whole_cluster: asked!.id });
  }, 3 * SETTLED_MS);
});

interface Config {
  clusters: { server: string }[];
  users: { token: string }[];
}

/** The two facts of a simulated kubeconfig that a test needs. */
function readConfig(file: string): Config {
  const text = readFileSync(file, 'utf8');
  return { clusters: [{ server: /server: (\S+)/.exec(text)?.[1] ?? '' }], users: [{ token: /token: "([^"]+)"/.exec(text)?.[1] ?? '' }] };
}
