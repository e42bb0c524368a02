/**
 * Somebody else changes or deletes objects of ours: it is found, shown with who did it, and put back or adopted by the plan's policy.
 * The operator answers without brokers; whoever changes things here is a client of its own at the same Kubernetes API.
 */
import { readFile } from 'node:fs/promises';
import type { Drift } from '@samsa/contract/fleet-drift';
import { KubeConnection } from '@samsa/kube/connection';
import type { KubeObject, KubeRef } from '@samsa/kube/object';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { settled } from './recount.ts';
import { Tenant } from './tenant.ts';

const RESYNC_SECONDS = 4;
const SETTLE_MS = 30_000;
/** A resync, what it may be late by, and the pass itself. */
const FOUND_MS = RESYNC_SECONDS * 1_000 * 1.5 + 8_000;
/** The watch tells of it. */
const SOON_MS = 3_000;

describe('what somebody else changes of ours', () => {
  let samsa: Samsa;
  let tenant: Tenant;
  let kube: KubeConnection;
  let database: pg.Client;
  let basic: string;
  let standard: string;

  beforeAll(async () => {
    samsa = await startSamsa({ operator: 'drawn', env: { SAMSA_RESYNC_SECONDS: String(RESYNC_SECONDS) } });
    tenant = new Tenant(samsa);
    kube = KubeConnection.fromKubeconfig(await readFile(samsa.fleet[0] ?? '', 'utf8'));
    database = new pg.Client({ connectionString: samsa.databaseUrl });
    await database.connect();
    await database.query(`INSERT INTO plan (name, revision, definition) SELECT name, revision + 1, definition || '{"drift": "adopt"}' FROM plan WHERE name = 'standard'`);
    await new Promise((resolve) => setTimeout(resolve, 5_500)); // plans are remembered for five seconds
    basic = (await tenant.create('put-back')).body.id ?? '';
    standard = (await tenant.create('adopting', 0, { kind: 'Standard' })).body.id ?? '';
    await settled(samsa, SETTLE_MS);
  });
  afterAll(async () => {
    kube?.close();
    await database?.end();
    await samsa?.stop();
  });

  const kafkaOf = (id: string): KubeRef => ({ apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka', namespace: `samsa-${id}`, name: id });
  const inside = (id: string, apiVersion: string, kind: string, name: string): KubeRef => ({ apiVersion, kind, namespace: `samsa-${id}`, name });
  const edit = (ref: KubeRef, patch: object, fieldManager = 'kubectl-edit') => kube.mergePatch(ref, patch, { fieldManager });
  const config = async (id: string, name: string): Promise<unknown> => {
    const found = (await kube.get(kafkaOf(id))) as KubeObject & { spec: { kafka: { config: Record<string, unknown> } } };
    return found.spec.kafka.config[name];
  };
  const ask = async <Body>(method: string, path: string): Promise<{ status: number; body: Body }> => {
    const answer = await tenant.call(method, path);
    return { status: answer.status, body: answer.body as Body };
  };
  const drift = async (query: string): Promise<Drift[]> => (await ask<{ data: Drift[] }>('GET', `/fleet/v1/drift?page_size=100&${query}`)).body.data;
  const one = async (id: string, path: string, kind = 'Kafka'): Promise<Drift | undefined> =>
    (await drift(`cluster=${id}`)).find((row) => row.path === path && row.object.kind === kind);
  const explained = async (id: string) => (await ask<{ state: string; cause?: string }>('GET', `/samsa/v1/clusters/${id}/explain`)).body;
  const audited = async (id: string): Promise<string[]> =>
    (await database.query<{ deed: string }>(`SELECT operation || ' by ' || principal AS deed FROM audit WHERE resource_id = $1 ORDER BY id`, [id])).rows.map((row) => row.deed);

  const PARTITIONS = '/spec/kafka/config/num.partitions';
  const setPartitions = (id: string, value: number | null, manager?: string) => edit(kafkaOf(id), { spec: { kafka: { config: { 'num.partitions': value } } } }, manager);

  it('is nothing while nobody changes anything, however often it is looked at', async () => {
    const before = (await kube.get(kafkaOf(basic)))?.metadata.resourceVersion;
    await new Promise((resolve) => setTimeout(resolve, RESYNC_SECONDS * 1_500));
    expect(await drift('')).toEqual([]);
    expect((await kube.get(kafkaOf(basic)))?.metadata.resourceVersion).toBe(before);
  });

  it('is put back at once where the plan says so, with path, value, manager and time shown', async () => {
    await setPartitions(basic, 99);
    await expect.poll(() => config(basic, 'num.partitions'), { timeout: SOON_MS }).toBe(6);
    await expect.poll(() => one(basic, PARTITIONS), { timeout: SOON_MS }).toMatchObject({
      state: 'reverted', wanted: 6, found: 99, manager: 'kubectl-edit', times: 1, cluster: basic, object: { kind: 'Kafka', name: basic }, since: expect.any(String),
    });
    const [row] = await drift(`cluster=${basic}&state=reverted`);
    expect(await audited(row!.id)).toEqual(['revertDrift by system:provisioner']);
    expect((await ask('POST', `/fleet/v1/drift/${row!.id}:adopt`)).status).toBe(409);
  });

  it('is put back where a field was removed, which nobody holds then', async () => {
    await setPartitions(basic, null);
    await expect.poll(() => config(basic, 'num.partitions'), { timeout: SOON_MS }).toBe(6);
    await expect.poll(() => one(basic, PARTITIONS), { timeout: SOON_MS }).toMatchObject({ state: 'reverted', times: 2 });
    expect(await one(basic, PARTITIONS)).not.toHaveProperty('found');
  });

  it('does not take what others add beside our fields', async () => {
    const before = (await drift('')).length;
    await edit(kafkaOf(basic), { metadata: { annotations: { 'example.org/note': 'hello' } }, spec: { kafka: { config: { 'log.retention.hours': 1 } } } });
    await new Promise((resolve) => setTimeout(resolve, SOON_MS));
    expect(await config(basic, 'log.retention.hours')).toBe(1);
    expect(await drift('')).toHaveLength(before);
  });

  it('is found within a resync where nothing watches', async () => {
    const policy = inside(basic, 'networking.k8s.io/v1', 'NetworkPolicy', 'cluster');
    await edit(policy, { spec: { ingress: [] } }, 'firewall-bot');
    await expect.poll(async () => ((await kube.get(policy)) as unknown as { spec: { ingress?: unknown[] } }).spec.ingress?.length ?? 0, { timeout: FOUND_MS }).toBeGreaterThan(1);
    expect(await one(basic, '/spec/ingress', 'NetworkPolicy')).toMatchObject({ manager: 'firewall-bot' });
  });

  it('is made again where it was deleted, watched or not', async () => {
    const [pool, limits] = [inside(basic, 'kafka.strimzi.io/v1', 'KafkaNodePool', 'nodes'), inside(basic, 'v1', 'LimitRange', 'cluster')];
    await kube.delete(limits);
    await kube.delete(pool);
    await expect.poll(() => kube.get(pool), { timeout: SOON_MS }).toBeDefined();
    await expect.poll(() => kube.get(limits), { timeout: FOUND_MS }).toBeDefined();
    await expect.poll(() => one(basic, '', 'KafkaNodePool'), { timeout: SOON_MS }).toMatchObject({ state: 'reverted' });
    await expect.poll(() => one(basic, '', 'LimitRange'), { timeout: SOON_MS }).toMatchObject({ state: 'reverted' });
    await settled(samsa, SETTLE_MS);
  });

  it('is adopted where the plan says so, told when the cluster is explained, and put back when an admin wishes it', async () => {
    await setPartitions(standard, 12);
    await expect.poll(() => one(standard, PARTITIONS), { timeout: SOON_MS }).toMatchObject({ state: 'adopted', wanted: 6, found: 12, manager: 'kubectl-edit' });
    await settled(samsa, SETTLE_MS);
    expect(await config(standard, 'num.partitions')).toBe(12);
    expect((await explained(standard)).cause).toMatch(/num\.partitions.*kubectl-edit.*adopted/);
    const row = await one(standard, PARTITIONS);
    const wished = await ask<Drift>('POST', `/fleet/v1/drift/${row!.id}:revert`);
    expect(wished).toMatchObject({ status: 202, body: { wish: 'revert' } });
    await expect.poll(() => config(standard, 'num.partitions'), { timeout: SOON_MS }).toBe(6);
    await expect.poll(() => one(standard, PARTITIONS), { timeout: SOON_MS }).toMatchObject({ state: 'reverted' });
    expect(await audited(row!.id)).toEqual(['adoptDrift by system:provisioner', expect.stringMatching(/^revertDrift by u-/), 'revertDrift by system:provisioner']);
    expect((await explained(standard)).cause ?? '').not.toMatch(/num\.partitions/);
  });

  it('is not fought over for ever: what is changed back again and again is left to an admin', async () => {
    const replicas = '/spec/jvmOptions/-Xmx';
    const pool = inside(basic, 'kafka.strimzi.io/v1', 'KafkaNodePool', 'nodes');
    const heap = async (): Promise<unknown> => ((await kube.get(pool)) as unknown as { spec: { jvmOptions: Record<string, unknown> } }).spec.jvmOptions['-Xmx'];
    const state = async () => (await one(basic, replicas, 'KafkaNodePool'))?.state;
    for (let round = 1; round <= 4; round++) {
      await edit(pool, { spec: { jvmOptions: { '-Xmx': '300m' } } }, 'stubborn-controller');
      await expect.poll(async () => [await state(), (await one(basic, replicas, 'KafkaNodePool'))?.times], { timeout: SOON_MS }).toEqual([round < 4 ? 'reverted' : 'contested', round]);
    }
    expect(await heap()).toBe('300m');
    await settled(samsa, SETTLE_MS);
    expect((await explained(basic)).cause).toMatch(/stubborn-controller.*administrator/);
    const row = await one(basic, replicas, 'KafkaNodePool');
    expect((await ask('POST', `/fleet/v1/drift/${row!.id}:adopt`)).status).toBe(202);
    await expect.poll(state, { timeout: SOON_MS }).toBe('adopted');
    expect((await ask('POST', `/fleet/v1/drift/${row!.id}:revert`)).status).toBe(202);
    await expect.poll(heap, { timeout: SOON_MS }).toBe('256m');
  });

  it('is judged, not run against, when a change of the cluster meets another owner', async () => {
    const dedicated = (await tenant.create('owned', 0, { kind: 'Dedicated', cku: 1 })).body.id ?? '';
    await settled(samsa, SETTLE_MS);
    const quota = inside(dedicated, 'v1', 'ResourceQuota', 'cluster');
    await edit(quota, { spec: { hard: { pods: '50' } } }, 'quota-bot');
    expect((await tenant.patch(dedicated, { config: { kind: 'Dedicated', cku: 2 } })).status).toBe(200);
    await settled(samsa, SETTLE_MS);
    expect(await one(dedicated, '/spec/hard/pods', 'ResourceQuota')).toMatchObject({ state: 'reverted', manager: 'quota-bot', found: '50' });
    expect(((await kube.get(quota)) as unknown as { spec: { hard: { pods: string } } }).spec.hard.pods).toBe('8');
  });

});
