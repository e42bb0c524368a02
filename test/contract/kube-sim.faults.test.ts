/** The simulator's own: faults switched on one virtual cluster, and what it saw. What it shares with the real server is in `kubernetes/`. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expireEvents } from '@samsa/kube-sim/event-expiry';
import { startKubeSim, type KubeSim } from '@samsa/kube-sim/server';
import { World } from '@samsa/kube-sim/world';
import { CONFIG_MAPS, configMap, simClient, until, type SimClient } from './kube-sim-client.ts';

let sim: KubeSim;
let a: SimClient;
let b: SimClient;

beforeAll(async () => {
  sim = await startKubeSim({ clusters: ['a', 'b'], bookmarkEveryMs: 50 });
  [a, b] = [simClient(sim.kubeconfig('a')), simClient(sim.kubeconfig('b'))];
});
afterEach(() => sim.faults.clear());
afterAll(() => sim.close());

describe('switched faults', () => {
  test('a fault hits its own cluster and leaves the others alone', async () => {
    sim.faults.set('a', { errorRate: 1, status: 429, retryAfterSeconds: 7 });
    const refused = await a.send('GET', CONFIG_MAPS);
    expect(refused).toMatchObject({ status: 429, retryAfter: '7', body: { kind: 'Status', reason: 'TooManyRequests', details: { retryAfterSeconds: 7 } } });
    expect((await b.send('GET', CONFIG_MAPS)).status).toBe(200);
  });

  test('errors can be aimed at some verbs', async () => {
    sim.faults.set('a', { errorRate: 1, status: 500, verbs: ['apply'] });
    expect((await a.send('GET', CONFIG_MAPS)).status).toBe(200);
    expect(await a.apply(`${CONFIG_MAPS}/aimed`, configMap('aimed'))).toMatchObject({ status: 500, body: { reason: 'InternalError' } });
    expect((await a.send('GET', `${CONFIG_MAPS}/aimed`)).status).toBe(404);
  });

  test('what an account may not do is refused, and an access review says the same', async () => {
    sim.faults.set('a', { forbidden: ['create configmaps', '* secrets', 'patch kafkas.kafka.strimzi.io'] });
    expect((await a.send('GET', CONFIG_MAPS)).status).toBe(200);
    expect(await a.send('POST', CONFIG_MAPS, configMap('refused'))).toMatchObject({ status: 403, body: { reason: 'Forbidden', message: expect.stringContaining('cannot create resource "configmaps"') } });
    expect((await a.send('GET', '/api/v1/namespaces/default/secrets')).status).toBe(403);
    const review = async (verb: string, resource: string, group = '') =>
      ((await a.send('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', { kind: 'SelfSubjectAccessReview', spec: { resourceAttributes: { verb, group, resource } } })).body.status as { allowed: boolean }).allowed;
    expect([await review('get', 'configmaps'), await review('create', 'configmaps'), await review('get', 'secrets'), await review('patch', 'kafkas', 'kafka.strimzi.io')]).toEqual([true, false, false, false]);
    expect([await review('*', 'configmaps'), await review('*', '*', '*'), await review('*', 'namespaces')]).toEqual([false, false, true]);
    expect(() => sim.faults.set('a', { forbidden: ['everything'] })).toThrow(/must be a verb/);
    expect((await b.send('POST', CONFIG_MAPS, configMap('allowed'))).status).toBe(201);
  });

  test('latency is added to each answer', async () => {
    sim.faults.set('a', { latencyMs: 150 });
    const began = performance.now();
    await a.send('GET', CONFIG_MAPS);
    expect(performance.now() - began).toBeGreaterThan(145);
  });

  test('a black hole answers nothing, and goes on where it was when it closes', async () => {
    const watching = await a.watch(`${CONFIG_MAPS}?watch=true`);
    sim.faults.set('a', { blackHole: true });
    let answered = false;
    const asked = a.send('POST', CONFIG_MAPS, configMap('late')).then((answer) => {
      answered = true;
      return answer;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(answered).toBe(false);
    sim.faults.set('a', { blackHole: false });
    expect((await asked).status).toBe(201);
    await until('the watch hears of it', () => watching.events.some(({ object }) => object.metadata.name === 'late'));
    watching.stop();
  });

  test('a stopped cluster resets connections', async () => {
    sim.faults.set('a', { stop: true });
    await expect(a.send('GET', CONFIG_MAPS)).rejects.toThrow();
    sim.faults.clear('a');
    expect((await a.send('GET', CONFIG_MAPS)).status).toBe(200);
  });

  test('dropped watches are cut at once, expired ones are told 410 and every known version is too old', async () => {
    const { metadata } = (await a.send('GET', CONFIG_MAPS)).body;
    const dropped = await a.watch(`${CONFIG_MAPS}?watch=true&resourceVersion=${metadata.resourceVersion}`);
    sim.faults.set('a', { dropWatches: true });
    expect(await dropped.ended).toBe('cut');
    const expired = await a.watch(`${CONFIG_MAPS}?watch=true&resourceVersion=${metadata.resourceVersion}`);
    sim.faults.set('a', { expireWatches: true });
    expect(await expired.ended).toBe('clean');
    expect(expired.events.at(-1)).toMatchObject({ type: 'ERROR', object: { code: 410, reason: 'Expired' } });
    const again = await a.watch(`${CONFIG_MAPS}?watch=true&resourceVersion=${metadata.resourceVersion}`);
    await again.ended;
    expect(again.events[0]).toMatchObject({ type: 'ERROR', object: { code: 410 } });
  });

  test('events can come twice, bookmarks can be missing, watches can be cut at random', async () => {
    sim.faults.set('a', { duplicateEvents: true, noBookmarks: true });
    const watching = await a.watch(`${CONFIG_MAPS}?watch=true&allowWatchBookmarks=true&resourceVersion=${(await a.send('GET', CONFIG_MAPS)).body.metadata.resourceVersion}`);
    await a.send('POST', CONFIG_MAPS, configMap('twice'));
    await until('both events', () => watching.events.length >= 2);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(watching.events.map(({ type, object }) => `${type} ${object.metadata.name}`)).toEqual(['ADDED twice', 'ADDED twice']);
    watching.stop();
    sim.faults.set('a', { watchLifeMs: 20 });
    expect(await (await a.watch(`${CONFIG_MAPS}?watch=true`)).ended).toBe('cut');
  });

  test('lists can be empty or never end', async () => {
    await Promise.all(['l1', 'l2', 'l3'].map((name) => b.send('POST', CONFIG_MAPS, configMap(name))));
    sim.faults.set('b', { emptyLists: true });
    expect((await b.send('GET', CONFIG_MAPS)).body.items).toEqual([]);
    sim.faults.clear('b');
    sim.faults.set('b', { expireContinues: true });
    const first = await b.send('GET', `${CONFIG_MAPS}?limit=2`);
    expect(first.body.items).toHaveLength(2);
    expect(await b.send('GET', `${CONFIG_MAPS}?limit=2&continue=${first.body.metadata.continue}`)).toMatchObject({ status: 410, body: { reason: 'Expired' } });
  });

  test('credentials can be refused for a while, or replaced', async () => {
    sim.faults.set('b', { unauthorized: true });
    expect(await b.send('GET', CONFIG_MAPS)).toMatchObject({ status: 401, body: { reason: 'Unauthorized' } });
    sim.faults.clear('b');
    const rotated = (await b.send('POST', '/_sim/rotate', { name: 'b' })).body as unknown as { kubeconfig: string };
    expect((await b.send('GET', CONFIG_MAPS)).status).toBe(401);
    b = simClient(rotated.kubeconfig);
    expect((await b.send('GET', CONFIG_MAPS)).status).toBe(200);
  });

  test('a fault out of its range is refused with its name', async () => {
    expect(await a.send('POST', '/_sim/faults', { cluster: 'a', errorRate: 2 })).toMatchObject({ status: 400, body: { message: 'errorRate: must be between 0 and 1' } });
    expect(await a.send('POST', '/_sim/faults', { cluster: 'a', status: 418 })).toMatchObject({ status: 400 });
  });
});

describe('the switchboard', () => {
  test('faults are set, shown and cleared over HTTP', async () => {
    await a.send('POST', '/_sim/faults', { cluster: '*', errorRate: 1, status: 503 });
    expect((await b.send('GET', CONFIG_MAPS)).status).toBe(503);
    expect((await a.send('GET', '/_sim/faults')).body).toMatchObject({ '*': { errorRate: 1, status: 503 } });
    await a.send('DELETE', '/_sim/faults');
    expect((await b.send('GET', CONFIG_MAPS)).status).toBe(200);
  });

  test('it opens to a token only, and so does each cluster to its own', async () => {
    const stranger = simClient(sim.kubeconfig('a'), 'wrong');
    expect((await stranger.send('GET', '/_sim/faults')).status).toBe(401);
    expect((await stranger.send('GET', CONFIG_MAPS)).status).toBe(401);
    const neighbour = simClient(sim.kubeconfig('a'), /token: "(.*)"/.exec(sim.kubeconfig('b'))?.[1]);
    expect((await neighbour.send('GET', CONFIG_MAPS)).status).toBe(401);
    expect((await simClient(sim.kubeconfig('a'), sim.token).send('GET', CONFIG_MAPS)).status).toBe(200);
  });

  test('a cluster can be added while it runs, and has the first namespaces', async () => {
    const added = (await a.send('POST', '/_sim/clusters', { name: 'late' })).body as unknown as { kubeconfig: string };
    const late = simClient(added.kubeconfig);
    const { items } = (await late.send('GET', '/api/v1/namespaces')).body;
    expect(items.map(({ metadata }) => metadata.name)).toEqual(['default', 'kube-node-lease', 'kube-public', 'kube-system']);
    expect((await a.send('POST', '/_sim/clusters', { name: 'Not A Name' })).status).toBe(400);
  });

  test('it tells who wrote each object, and how often each verb was asked for', async () => {
    await a.send('DELETE', '/_sim/writers');
    await a.apply(`${CONFIG_MAPS}/written`, configMap('written'));
    await a.apply(`${CONFIG_MAPS}/written`, configMap('written'));
    await a.apply(`${CONFIG_MAPS}/written`, configMap('written', { k: 'v' }), 'other');
    const writers = (await a.send('GET', '/_sim/writers?cluster=a')).body as unknown;
    expect(writers).toEqual({ a: { 'configmaps/default/written': ['test/1 samsa', 'test/1 other'] } });
    const counts = (await a.send('GET', '/_sim/requests?cluster=a')).body as unknown;
    expect(counts).toEqual({ a: { 'apply configmaps': 3 } });
  });

  test('a cluster can be put back to a backup: newer objects are gone, changed ones are as they were', async () => {
    const before = (await a.send('POST', CONFIG_MAPS, configMap('kept', { v: 'old' }))).body;
    await a.send('POST', '/_sim/backup', { name: 'a' });
    await a.send('POST', CONFIG_MAPS, configMap('newer'));
    await a.send('PATCH', `${CONFIG_MAPS}/kept`, { data: { v: 'new' } }, { 'content-type': 'application/merge-patch+json' });
    await a.send('POST', '/_sim/restore', { name: 'a' });
    expect((await a.send('GET', `${CONFIG_MAPS}/kept`)).body).toEqual(before);
    expect((await a.send('GET', `${CONFIG_MAPS}/newer`)).status).toBe(404);
  });

  test('kubectl gets its tables, and metadata alone where it asks for that', async () => {
    const table = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' };
    const kafka = { apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka', metadata: { name: 'k', namespace: 'default' }, spec: {} };
    await b.apply('/apis/kafka.strimzi.io/v1/namespaces/default/kafkas/k', kafka);
    await b.send('PATCH', '/apis/kafka.strimzi.io/v1/namespaces/default/kafkas/k/status', { status: { conditions: [{ type: 'Ready', status: 'True' }] } }, { 'content-type': 'application/merge-patch+json' });
    const shown = (await b.send('GET', '/apis/kafka.strimzi.io/v1/kafkas', undefined, table)).body;
    expect(shown).toMatchObject({ kind: 'Table', columnDefinitions: [{ name: 'Name' }, { name: 'Ready' }], rows: [{ cells: ['k', 'True'] }] });
    const slim = { accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io' };
    const listed = (await b.send('GET', '/apis/kafka.strimzi.io/v1/kafkas', undefined, slim)).body;
    expect(listed).toMatchObject({ kind: 'PartialObjectMetadataList', items: [{ metadata: { name: 'k' } }] });
    expect(listed.items[0]).not.toHaveProperty('spec');
  });

  test('events are forgotten an hour after they were last told', async () => {
    const world = new World([], undefined, 'token');
    const cluster = world.ensure('a');
    const kind = cluster.kind('events');
    if (kind === undefined) throw new Error('no events');
    const event = (name: string, lastTimestamp: string) => ({ apiVersion: 'v1', kind: 'Event', metadata: { name, namespace: 'default', creationTimestamp: '2026-01-01T00:00:00Z' }, lastTimestamp });
    cluster.commit(kind, undefined, event('old', '2026-01-01T10:00:00Z'));
    cluster.commit(kind, undefined, event('told-again', '2026-01-01T10:30:00Z'));
    expect(expireEvents(cluster, Date.parse('2026-01-01T11:15:00Z'))).toBe(1);
    expect([...cluster.collection(kind.id).records()].map(({ name }) => name)).toEqual(['told-again']);
    await world.close();
  });
});
