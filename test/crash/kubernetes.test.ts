/**
 * Kubernetes servers that throttle, fail, forget, repeat themselves, lie by omission and are restored from old backups. Faults are
 * switched on while clusters come and go; each ends in the recount.
 */
import { readFile } from 'node:fs/promises';
import type { Drift } from '@samsa/contract/fleet-drift';
import { KubeConnection } from '@samsa/kube/connection';
import type { KubeObject } from '@samsa/kube/object';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { settled } from './recount.ts';
import { backUp, clearFaults, restore, setFault, writersOf } from './simulator.ts';
import { Tenant } from './tenant.ts';

const PLANES = ['aws-us-east-1', 'gcp-us-central1', 'azure-eastus'];
const SICK = 'aws-us-east-1';
const RESYNC_SECONDS = 5;
const SETTLE_MS = 60_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('a Kubernetes server', () => {
  let samsa: Samsa;
  let tenant: Tenant;
  let kube: KubeConnection;
  let database: pg.Pool;

  beforeAll(async () => {
    samsa = await startSamsa({ operator: 'drawn', provisioners: 2, planes: PLANES, env: { SAMSA_CLUSTER_LIMIT: '1000', SAMSA_RESYNC_SECONDS: String(RESYNC_SECONDS) } });
    tenant = new Tenant(samsa, PLANES);
    kube = KubeConnection.fromKubeconfig(await readFile(samsa.fleet[0] ?? '', 'utf8'));
    database = new pg.Pool({ connectionString: samsa.databaseUrl, max: 2 });
  });
  afterAll(async () => {
    kube?.close();
    await database?.end();
    await samsa?.stop();
  });

  const create = async (name: string, count: number, plane?: number): Promise<string[]> => {
    const answers = await Promise.all(times(count).map((n) => tenant.create(`${name}-${n}`, plane)));
    expect(answers.map(({ status }) => status)).toEqual(times(count).map(() => 202));
    return answers.map(({ body }) => body.id ?? '');
  };
  const kafkas = async (): Promise<KubeObject[]> => (await kube.list({ apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka' })).items;
  const uids = async (): Promise<string[]> => (await kafkas()).map(({ metadata }) => `${metadata.name} ${metadata.uid}`).sort();
  const causeOf = async (id: string): Promise<string> =>
    ((await tenant.call('GET', `/samsa/v1/operations?resource=${id}`)) as unknown as { body: { data: { cause?: string }[] } }).body.data[0]?.cause ?? '';

  it('that asks for patience is given it', async () => {
    await setFault(samsa, SICK, { errorRate: 0.4, status: 429, retryAfterSeconds: 1 });
    await create('throttled', 6);
    await pause(4_000);
    await clearFaults(samsa);
    await settled(samsa, SETTLE_MS);
  });

  it('that fails at random gets each object once, with one content', async () => {
    await setFault(samsa, '*', { errorRate: 0.3, status: 503 });
    const ids = await create('failing', 9);
    await pause(6_000);
    await clearFaults(samsa);
    await settled(samsa, SETTLE_MS);
    const mine = (await kafkas()).filter(({ metadata }) => ids.includes(metadata.name));
    expect(mine.length).toBeGreaterThan(0);
    for (const { metadata } of mine) expect(metadata.generation, metadata.name).toBe(1);
    for (const [object, writers] of await writersOf(samsa)) expect(writers, object).toHaveLength(1);
  });

  it('whose watches are cut, repeat themselves, give no bookmarks and forget, hides nothing', async () => {
    await setFault(samsa, '*', { watchLifeMs: 300, duplicateEvents: true, noBookmarks: true });
    const ids = await create('flickering', 9);
    for (let round = 0; round < 5; round++) {
      await pause(400);
      await setFault(samsa, '*', { expireWatches: true });
    }
    expect((await tenant.delete(ids[0] ?? '')).status).toBe(204);
    await pause(1_000);
    await clearFaults(samsa);
    await settled(samsa, SETTLE_MS);
  });

  it('that seems empty is not believed: nothing is made anew, nothing counts as gone', async () => {
    const before = await uids();
    await setFault(samsa, SICK, { emptyLists: true, expireWatches: true });
    for (const name of samsa.provisioners) await samsa.kill(name);
    for (const name of samsa.provisioners) await samsa.restart(name);
    await pause(3_000);
    await clearFaults(samsa);
    await settled(samsa, SETTLE_MS);
    expect(await uids()).toEqual(before);
    expect((await database.query(`SELECT count(*)::int AS count FROM drift WHERE path = ''`)).rows).toEqual([{ count: 0 }]);
  });

  it('that was restored from an old backup gets back what it lost, and that is shown as drift', async () => {
    await backUp(samsa, SICK);
    const [young = ''] = await create('younger-than-the-backup', 1, 0);
    await settled(samsa, SETTLE_MS);
    await restore(samsa, SICK);
    await expect.poll(async () => (await uids()).some((uid) => uid.startsWith(young)), { timeout: SETTLE_MS }).toBe(true);
    await settled(samsa, SETTLE_MS);
    const { body } = (await tenant.call('GET', `/fleet/v1/drift?cluster=${young}&page_size=100`)) as unknown as { body: { data: Drift[] } };
    expect(body.data.map(({ path, state }) => [path, state])).toContainEqual(['', 'reverted']);
  });

  it('that holds a namespace open makes the deletion wait with that cause, and it ends by itself when it is let go', async () => {
    const [id = ''] = await create('held', 1, 0);
    await settled(samsa, SETTLE_MS);
    const topic = { apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaTopic', metadata: { name: 'stuck', namespace: `samsa-${id}`, labels: { 'strimzi.io/cluster': 'nobody' }, finalizers: ['example.org/hold'] }, spec: { partitions: 1, replicas: 1 } };
    await kube.create(topic, {});
    expect((await tenant.delete(id)).status).toBe(204);
    await expect.poll(() => causeOf(id), { timeout: SETTLE_MS }).toMatch(/namespace is being emptied.*example\.org\/hold in 1 resource/);
    await kube.mergePatch({ apiVersion: topic.apiVersion, kind: 'KafkaTopic', namespace: `samsa-${id}`, name: 'stuck' }, { metadata: { finalizers: null } });
    await settled(samsa, SETTLE_MS);
  });

  it('whose operator flaps raises no storm: no more events than changes, and no operation', async () => {
    const [kafka] = await kafkas();
    const { id, count } = { id: kafka?.metadata.name ?? '', count: async () => Number((await database.query('SELECT count(*) AS n FROM event')).rows[0].n) };
    const operations = async () => Number((await database.query('SELECT count(*) AS n FROM operation')).rows[0].n);
    const [events, begun] = [await count(), await operations()];
    const ref = { apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka', namespace: `samsa-${id}`, name: id };
    const status = kafka?.['status'] as { conditions: object[] };
    for (const n of times(30)) {
      const conditions = n % 2 === 0 ? [{ type: 'NotReady', status: 'True', reason: 'Flapping', message: 'now and then', lastTransitionTime: new Date().toISOString() }] : status.conditions;
      await kube.mergePatch(ref, { status: { conditions } }, { subresource: 'status' });
      await pause(60);
    }
    await settled(samsa, SETTLE_MS);
    expect(await operations()).toBe(begun);
    expect((await count()) - events).toBeLessThanOrEqual(10);
    expect((await tenant.get(id)).body.status?.phase).toBe('PROVISIONED');
  });
});
