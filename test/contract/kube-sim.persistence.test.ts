/** The simulator killed and started again finds the same world: objects, uids, versions, tokens. */
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startKubeSim } from '@samsa/kube-sim/server';
import { World } from '@samsa/kube-sim/world';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { CONFIG_MAPS, configMap, simClient, type SimClient } from './kube-sim-client.ts';

let folder: string;
let running: TestProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samsa-test-kube-sim-'));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function started(port = 0): Promise<{ process: TestProcess; client: SimClient; port: number; kubeconfig: string }> {
  const args = ['--port', String(port), '--data-dir', join(folder, 'data'), '--clusters', 'a', '--kubeconfig-dir', join(folder, 'kubeconfigs')];
  running = await startProcess('kube-sim', 'infra/local/kube-sim/src/main.ts', { args });
  const kubeconfig = readFileSync(join(folder, 'kubeconfigs/a.yaml'), 'utf8');
  return { process: running, client: simClient(kubeconfig), port: Number(running.ready.port), kubeconfig };
}

describe('after a kill -9', () => {
  test('every acknowledged write is there, with its uid, under the same kubeconfig, and the version has not gone back', async () => {
    const first = await started();
    const made = await Promise.all(Array.from({ length: 50 }, (_, index) => first.client.send('POST', CONFIG_MAPS, configMap(`m${index}`, { index: String(index) }))));
    await first.client.send('DELETE', `${CONFIG_MAPS}/m7`);
    const changed = await first.client.apply(`${CONFIG_MAPS}/m8`, configMap('m8', { more: 'x' }));
    const { metadata } = (await first.client.send('GET', CONFIG_MAPS)).body;
    await first.process.crash();
    await first.process.stop();
    const second = await started(first.port);
    expect(second.port).toBe(first.port);
    expect(second.kubeconfig).toBe(first.kubeconfig);
    const listed = (await second.client.send('GET', CONFIG_MAPS)).body;
    expect(listed.items).toHaveLength(49);
    expect(Number(listed.metadata.resourceVersion)).toBeGreaterThanOrEqual(Number(metadata.resourceVersion));
    expect((await second.client.send('GET', `${CONFIG_MAPS}/m8`)).body).toEqual(changed.body);
    expect((await second.client.send('GET', `${CONFIG_MAPS}/m9`)).body).toEqual(made[9]?.body);
    const later = (await second.client.send('POST', CONFIG_MAPS, configMap('later'))).body;
    expect(Number(later.metadata.resourceVersion)).toBeGreaterThan(Number(metadata.resourceVersion));
  });

  test('a watch from a version of before is told 410, so that its client lists again', async () => {
    const first = await started();
    const made = (await first.client.send('POST', CONFIG_MAPS, configMap('m'))).body;
    await first.client.send('POST', CONFIG_MAPS, configMap('n'));
    await first.process.crash();
    await first.process.stop();
    const second = await started(first.port);
    const watching = await second.client.watch(`${CONFIG_MAPS}?watch=true&resourceVersion=${made.metadata.resourceVersion}`);
    await watching.ended;
    expect(watching.events[0]).toMatchObject({ type: 'ERROR', object: { code: 410 } });
  });

  test('SIGTERM ends it cleanly though watches are open', async () => {
    const { process: sim, client } = await started();
    const watching = await client.watch(`${CONFIG_MAPS}?watch=true`);
    const ended = sim.stop();
    await watching.ended;
    expect((await ended).code).toBe(0);
    running = undefined;
  });
});

describe('the log', () => {
  test('a version handed out is never handed out again, though nothing was written under it', async () => {
    const sim = await startKubeSim({ clusters: ['a'], dataDir: folder });
    sim.faults.set('a', { expireWatches: true });
    const known = (await simClient(sim.kubeconfig('a')).send('GET', CONFIG_MAPS)).body.metadata.resourceVersion;
    await sim.close();
    const again = await startKubeSim({ dataDir: folder });
    const made = (await simClient(again.kubeconfig('a')).send('POST', CONFIG_MAPS, configMap('next'))).body;
    expect(Number(made.metadata.resourceVersion)).toBeGreaterThan(Number(known));
    await again.close();
  });

  test('a last line cut short by the kill is dropped, and writing goes on behind it', async () => {
    const sim = await startKubeSim({ clusters: ['a'], dataDir: folder });
    await simClient(sim.kubeconfig('a')).send('POST', CONFIG_MAPS, configMap('whole'));
    await sim.close();
    appendFileSync(join(folder, 'log-1.log'), 'P\ta\tconfigmaps\t{"apiVersion":"v1","kind":"ConfigMap","meta');
    const second = await startKubeSim({ dataDir: folder });
    await simClient(second.kubeconfig('a')).send('POST', CONFIG_MAPS, configMap('after'));
    await second.close();
    const third = await startKubeSim({ dataDir: folder });
    const { items } = (await simClient(third.kubeconfig('a')).send('GET', CONFIG_MAPS)).body;
    expect(items.map(({ metadata }) => metadata.name)).toEqual(['after', 'whole']);
    await third.close();
  });

  test('a compaction while objects change leaves one generation, with the same world', async () => {
    const world = new World([], folder, 'token');
    const cluster = world.ensure('a');
    const kind = cluster.kind('configmaps');
    if (kind === undefined) throw new Error('no ConfigMaps');
    const make = (name: string) => cluster.commit(kind, cluster.find(kind.id, 'default', name), {
      apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default', uid: name }, data: { text: 'x'.repeat(1_000) },
    });
    for (let index = 0; index < 3_000; index += 1) make(`m${index}`);
    const compaction = world.compact();
    for (let index = 0; index < 100; index += 1) cluster.remove(kind, make(`m${index}`));
    const last = make('m200');
    await compaction;
    await world.close();
    expect(readdirSync(folder).sort()).toEqual(['log-2.log', 'snapshot-2.log']);
    const again = new World([], folder, undefined);
    expect(again.token).toBe('token');
    expect(again.clusters.get('a')?.collection(kind.id).size).toBe(2_900);
    expect(again.clusters.get('a')?.find(kind.id, 'default', 'm200')?.text).toBe(last.text);
    expect(again.clusters.get('a')?.version).toBe(cluster.version);
    await again.close();
  });
});
