/** Operations as those use them who run the fleet: paused and resumed, cancelled, tried again from a step. Real processes; nobody runs brokers. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FleetOperation } from '@samsa/contract/fleet-operations';
import { KubeConnection } from '@samsa/kube/connection';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSamsa } from '../harness/samsa-cli.ts';
import { call as request } from '../harness/call.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { setFault, clearFaults } from '../crash/simulator.ts';

const SETTLED_MS = 40_000;
/** What waited must go on by notice; the sweep comes every second. */
const AT_ONCE_MS = 2_000;
const QUIET_MS = 2_500;
const REASON = 'The storage is being moved.';

interface Answered extends FleetOperation {
  detail: string;
  data: FleetOperation[];
  spec: { display_name: string; config: { cku?: number } };
  status: { phase: string };
}

describe('operations', () => {
  let samsa: Samsa;
  let plane: KubeConnection;

  beforeAll(async () => {
    samsa = await startSamsa({ operator: 'drawn' });
    plane = KubeConnection.fromKubeconfig(await readFile(samsa.fleet[0]!, 'utf8'));
  });
  afterAll(async () => {
    plane?.close();
    await samsa?.stop();
  });

  const call = <Body = Answered>(method: string, path: string, body?: unknown) => request<Body>(samsa, method, path, body);
  const cli = (...args: string[]) => runSamsa(args, { SAMSA_CONFIG: '/nonexistent', SAMSA_URL: samsa.apiUrl, SAMSA_KEY: samsa.cloudKey.id, SAMSA_SECRET: samsa.cloudKey.secret });
  const newest = async (cluster: string): Promise<FleetOperation> => (await call('GET', `/samsa/v1/operations?resource=${cluster}`)).body.data[0]!;
  const explained = async (cluster: string) => (await call('GET', `/fleet/v1/clusters/${cluster}/explain`)).body as unknown as { state: string; cause: string; you_can: string[] };
  const phase = async (cluster: string) => (await call('GET', `/cmk/v2/clusters/${cluster}?environment=${samsa.environmentId}`)).body.status?.phase;
  const ended = (cluster: string, state = 'succeeded', timeout = SETTLED_MS) => expect.poll(async () => (await newest(cluster)).state, { timeout, interval: 50 }).toBe(state);
  const namespace = (cluster: string) => plane.get({ apiVersion: 'v1', kind: 'Namespace', name: `samsa-${cluster}` });
  const patch = (cluster: string, spec: object) => call('PATCH', `/cmk/v2/clusters/${cluster}`, { spec: { environment: { id: samsa.environmentId }, ...spec } });

  async function create(name: string, config: object = { kind: 'Basic' }): Promise<string> {
    const spec = { display_name: name, cloud: samsa.cloud, region: samsa.region, config, environment: { id: samsa.environmentId } };
    const made = await call('POST', '/cmk/v2/clusters', { spec });
    expect(made.status, JSON.stringify(made.body)).toBe(202);
    return made.body.id;
  }

  it('wait while their scope is paused, say so, and go on at once when it is lifted', async () => {
    const planes = (await call('GET', '/fleet/v1/data-planes')).body.data;
    const scopes = ['global', `region.${samsa.cloud}.${samsa.region}`, `data-plane.${planes[0]!.id}`, `organization.${samsa.organizationId}`];
    for (const [at, scope] of scopes.entries()) {
      const put = await call('PUT', `/fleet/v1/pauses/${scope}`, { reason: REASON });
      expect(put.status, JSON.stringify(put.body)).toBe(200);
      const cluster = await create(`paused ${at}`);
      await sleep(QUIET_MS);
      expect(await newest(cluster)).toMatchObject({ state: 'paused', cause: expect.stringContaining(REASON), steps: [], cancelable: true });
      expect(await namespace(cluster)).toBeUndefined();
      expect(await explained(cluster)).toMatchObject({ state: 'It is being created, and that is paused.', cause: expect.stringContaining(REASON), you_can: [expect.stringContaining(`samsa fleet resume ${scope}`)] });
      const lifted = performance.now();
      expect((await call('DELETE', `/fleet/v1/pauses/${scope}`)).status).toBe(204);
      await expect.poll(async () => (await newest(cluster)).steps.length, { timeout: AT_ONCE_MS, interval: 20 }).toBeGreaterThan(0);
      expect(performance.now() - lifted).toBeLessThan(AT_ONCE_MS);
      await ended(cluster);
    }
  });

  it('leave what moved under a pause as it is, and put it right afterwards', async () => {
    const cluster = await create('moved');
    await ended(cluster);
    await call('PUT', '/fleet/v1/pauses/global', { reason: REASON });
    const pool = { apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaNodePool', namespace: `samsa-${cluster}` };
    const [one] = (await plane.list(pool, { namespace: pool.namespace })).items;
    await plane.delete({ ...pool, name: one!.metadata.name });
    await plane.delete({ ...pool, kind: 'Kafka', name: cluster });
    await sleep(QUIET_MS);
    expect(await plane.get({ ...pool, kind: 'Kafka', name: cluster })).toBeUndefined();
    await call('DELETE', '/fleet/v1/pauses/global');
    await expect.poll(() => plane.get({ ...pool, kind: 'Kafka', name: cluster }), { timeout: SETTLED_MS }).toBeDefined();
  });

  it('that create become deletions when they are cancelled, and give back what they held', async () => {
    await call('PUT', '/fleet/v1/pauses/global', { reason: REASON });
    const cluster = await create('unwanted');
    const operation = await newest(cluster);
    const cancelled = await call('POST', `/samsa/v1/operations/${operation.id}:cancel`);
    expect(cancelled).toMatchObject({ status: 202, body: { id: operation.id, state: 'cancelled', cancelable: false, replaced_by: (await newest(cluster)).id } });
    await call('DELETE', '/fleet/v1/pauses/global');
    await expect.poll(async () => (await call('GET', `/samsa/v1/operations/${cancelled.body.replaced_by}`)).body.state, { timeout: SETTLED_MS }).toBe('succeeded');
    expect((await call('GET', `/samsa/v1/operations/${operation.id}`)).body.state).toBe('cancelled');
    expect(await phase(cluster)).toBeUndefined();
  });

  it('that change go back to what stood, and that delete are taken back until somebody has begun', async () => {
    const cluster = await create('resized', { kind: 'Dedicated', cku: 1 });
    await ended(cluster);
    await call('PUT', '/fleet/v1/pauses/global', { reason: REASON });
    await patch(cluster, { config: { cku: 2 } });
    const grown = await newest(cluster);
    await patch(cluster, { display_name: 'resized twice' });
    const renamed = await newest(cluster);
    expect(await call('POST', `/fleet/v1/operations/${renamed.id}:cancel`)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('never reached') } });
    expect(await call('POST', `/fleet/v1/operations/${grown.id}:cancel`)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('newer intent') } });
    await call('DELETE', '/fleet/v1/pauses/global');
    await ended(cluster);
    await call('PUT', '/fleet/v1/pauses/global', { reason: REASON });
    await patch(cluster, { config: { cku: 3 } });
    expect(await call('POST', `/fleet/v1/operations/${(await newest(cluster)).id}:cancel`)).toMatchObject({ status: 202, body: { state: 'cancelled' } });
    expect((await call('GET', `/cmk/v2/clusters/${cluster}?environment=${samsa.environmentId}`)).body.spec).toMatchObject({ display_name: 'resized twice', config: { cku: 2 } });
    await call('DELETE', `/cmk/v2/clusters/${cluster}?environment=${samsa.environmentId}`);
    expect((await call('POST', `/samsa/v1/operations/${(await newest(cluster)).id}:cancel`)).status).toBe(202);
    await call('DELETE', '/fleet/v1/pauses/global');
    await ended(cluster);
    expect(await phase(cluster)).toBe('PROVISIONED');
    await setFault(samsa, 'aws-us-east-1', { latencyMs: 400 });
    await call('DELETE', `/cmk/v2/clusters/${cluster}?environment=${samsa.environmentId}`);
    const going = await newest(cluster);
    await expect.poll(async () => (await call('GET', `/samsa/v1/operations/${going.id}`)).body.cancelable, { timeout: SETTLED_MS, interval: 20 }).toBe(false);
    const late = await call('POST', `/samsa/v1/operations/${going.id}:cancel`);
    await clearFaults(samsa);
    expect(late).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/has begun|has ended/) } });
  });

  it('are done again from a step that is asked for, with all that follow it', async () => {
    await setFault(samsa, 'aws-us-east-1', { errorRate: 1, status: 500, verbs: ['get'] });
    const cluster = await create('again');
    await expect.poll(async () => (await newest(cluster)).steps.find(({ state }) => state === 'running')?.name, { timeout: SETTLED_MS }).toBe('credentials');
    const before = await newest(cluster);
    const objectsDone = before.steps.find(({ name }) => name === 'objects')?.ended_at;
    expect((await call('POST', `/fleet/v1/operations/${before.id}:retry-from-step`, { step: 'objects' })).status).toBe(202);
    await clearFaults(samsa);
    await ended(cluster);
    const after = await newest(cluster);
    // What is only waited for may have come about before it is looked at.
    expect(after.steps.filter(({ state }) => state !== 'done').map(({ name, state }) => `${name} ${state}`)).toSatisfy((rest: string[]) => rest.every((one) => one === 'ready skipped'));
    expect(Date.parse(after.steps.find(({ name }) => name === 'objects')!.ended_at!)).toBeGreaterThan(Date.parse(objectsDone!));
    expect(await call('POST', `/fleet/v1/operations/${after.id}:retry-from-step`, { step: 'objects' })).toMatchObject({ status: 409 });
  });

  it('are watched from the command line to their end, through a restart of the api', async () => {
    const created = cli('clusters', 'create', 'from a script', '--cloud', samsa.cloud, '--region', samsa.region, '--wait', '-o', 'json');
    const made = await created;
    expect(made).toMatchObject({ code: 0, err: expect.stringMatching(/✓ namespace +\d+ ms\n[^]*✓ ready[^]*: succeeded 100 %/) });
    const cluster = JSON.parse(made.out) as { id: string; status: { phase: string }; spec: { kafka_bootstrap_endpoint: string } };
    expect([cluster.status.phase, cluster.spec.kafka_bootstrap_endpoint]).toEqual(['PROVISIONED', expect.stringContaining('SASL_SSL://')]);
    await call('PUT', '/fleet/v1/pauses/global', { reason: REASON });
    await patch(cluster.id, { display_name: 'renamed' });
    const watched = cli('ops', 'watch', (await newest(cluster.id)).id, '-o', 'json');
    await sleep(1_500);
    await samsa.kill('api');
    await samsa.restart('api');
    await call('DELETE', '/fleet/v1/pauses/global');
    expect(await watched).toMatchObject({ code: 0, out: expect.stringContaining('"state": "succeeded"'), err: expect.stringMatching(/update lkc-\w+: paused 0 %: Paused by.*moved[^]*succeeded 100 %/) });
    expect(await cli('clusters', 'delete', cluster.id, '--wait')).toMatchObject({ code: 0, out: '', err: expect.stringMatching(/✓ release/) });
    expect(await cli('clusters', 'explain', cluster.id)).toMatchObject({ code: 3 });
  });

  it('tell when they will be through, once it is known what their steps take', async () => {
    await samsa.kill('api');
    await samsa.restart('api');
    const cluster = await create('estimated');
    const seen: (string | undefined)[] = [];
    for (let looks = 0; looks < 400; looks++) {
      const operation = await newest(cluster);
      if (operation.ended_at) break;
      seen.push(operation.eta);
      await sleep(20);
    }
    const known = seen.filter((eta) => eta !== undefined);
    expect(known.length).toBeGreaterThan(0);
    const { ended_at: end, steps } = await newest(cluster);
    expect(Math.abs(Date.parse(known.at(-1)!) - Date.parse(end!))).toBeLessThan(5_000);
    expect(steps.every(({ usual_seconds: usual }) => typeof usual === 'number')).toBe(true);
  });
});
