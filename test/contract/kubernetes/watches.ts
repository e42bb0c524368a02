/** Watches: order, selectors, bookmarks, forgotten versions, and what `watch` makes of a bad network. */
import { setTimeout as sleep } from 'node:timers/promises';
import { KubeConnection } from '@samsa/kube/connection';
import { refOf } from '@samsa/kube/object';
import type { KubeObject, KubeType } from '@samsa/kube/object';
import { watch } from '@samsa/kube/watch';
import type { Watch, WatchOptions } from '@samsa/kube/watch';
import { describe, expect, test } from 'vitest';
import { TcpProxy } from '../../harness/tcp-proxy.ts';
import { config, CONFIG, eventually, faultOf, topic, TOPIC } from './world.ts';
import type { Given } from './world.ts';

interface Record {
  events: string[];
  objects: KubeObject[];
  synced: number;
  faults: Error[];
  heard: string[];
  watch: Watch;
}

function record(connection: KubeConnection, options: Partial<WatchOptions> & { type: KubeType }): Record {
  const seen: Omit<Record, 'watch'> = { events: [], objects: [], synced: 0, faults: [], heard: [] };
  const running = watch(connection, {
    ...options,
    onEvent: ({ type, object }) => {
      seen.events.push(`${type} ${object.metadata.name}`);
      seen.objects.push(object);
    },
    onSynced: () => void (seen.synced += 1),
    onFault: (fault) => void seen.faults.push(fault),
    onHeartbeat: (version) => void seen.heard.push(version),
  });
  return Object.assign(seen, { watch: running });
}

/** A connection through a proxy whose wire the test can spoil. */
async function spoiled(given: Given): Promise<{ proxy: TcpProxy; connection: KubeConnection; close: () => Promise<void> }> {
  const [whole = '', host = '', port = ''] = /https?:\/\/([^:/"]+):(\d+)/.exec(given().server.kubeconfig) ?? [];
  const proxy = await TcpProxy.start({ host, port: Number(port) });
  const kubeconfig = given().server.kubeconfig.replaceAll(whole, whole.replace(`${host}:${port}`, `127.0.0.1:${proxy.port}`));
  const connection = KubeConnection.fromKubeconfig(kubeconfig, { requestTimeoutMs: 700 });
  const close = async () => {
    connection.close();
    await proxy.close();
  };
  return { proxy, connection, close };
}

export function watchesOf(given: Given): void {
  describe('watches', () => {
    test('a watch tells what there is, then each change in order, and nothing after stop', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      await connection.create(topic(namespace, 'a'));
      const seen = record(connection, { type: TOPIC, namespace });
      await eventually('synced', () => seen.synced === 1);
      expect(seen.events).toEqual(['ADDED a']);
      const made = await connection.create(topic(namespace, 'b'));
      await connection.mergePatch(refOf(made), { spec: { partitions: 2 } });
      await connection.replaceStatus({ ...(await connection.get(refOf(made)))!, status: { observedGeneration: 2 } });
      await connection.delete(refOf(made));
      await eventually('all told', () => seen.events.length === 5);
      expect(seen.events).toEqual(['ADDED a', 'ADDED b', 'MODIFIED b', 'MODIFIED b', 'DELETED b']);
      expect(seen.objects[3]).toMatchObject({ spec: { partitions: 2 }, status: { observedGeneration: 2 } });
      expect(Date.now() - seen.watch.lastContactAt()).toBeLessThan(5_000);
      await seen.watch.stop();
      await connection.create(topic(namespace, 'c'));
      expect(seen.events).toHaveLength(5);
      expect(seen.faults).toEqual([]);
    });

    test('an object that loses the label is DELETED for the watch, one that gains it is ADDED', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const seen = record(connection, { type: CONFIG, namespace, labelSelector: 'ours=yes' });
      await eventually('synced', () => seen.synced === 1);
      await connection.create(config(namespace, 'stranger', {}, { ours: 'no' }));
      const made = await connection.create(config(namespace, 'a', {}, { ours: 'yes' }));
      await connection.mergePatch(refOf(made), { metadata: { labels: { ours: 'no' } } });
      await connection.mergePatch(refOf(made), { metadata: { labels: { ours: 'yes' } } });
      await eventually('all told', () => seen.events.length === 3);
      expect(seen.events).toEqual(['ADDED a', 'DELETED a', 'ADDED a']);
      await seen.watch.stop();
    });

    test('a watch from the version of a list sees all that came after it and nothing before', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      await connection.create(config(namespace, 'before'));
      const { resourceVersion } = await connection.list(CONFIG, { namespace, labelSelector: '!kube-root' });
      await connection.create(config(namespace, 'after'));
      const lines = await read(connection, { type: CONFIG, namespace, resourceVersion, timeoutSeconds: 1 });
      expect(lines.filter((line) => line.type !== 'BOOKMARK').map((line) => `${line.type} ${line.object.metadata.name}`)).toEqual(['ADDED after']);
    });

    test('bookmarks bring the version forward without an object', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const { resourceVersion } = await connection.list(TOPIC, { namespace });
      // Servers send one shortly before the end of a watch at the latest.
      const reading = read(connection, { type: TOPIC, namespace, resourceVersion, timeoutSeconds: 6 });
      // Elsewhere, so that the version moves on without an event here; a server that has seen none yet sends no bookmarks.
      await sleep(500);
      await connection.create(topic(await given().namespace(), 'elsewhere'));
      const lines = await reading;
      expect(lines.map((line) => line.type)).toContain('BOOKMARK');
      expect(Number(lines.at(-1)?.object.metadata.resourceVersion)).toBeGreaterThan(Number(resourceVersion));
    });

    test('a version the server forgot is gone', async () => {
      const namespace = await given().namespace();
      await given().server.forgetHistory();
      const stale = read(given().connection, { type: TOPIC, namespace, resourceVersion: '1', timeoutSeconds: 2 }).then((lines) => {
        const last = lines.at(-1) as unknown as { type: string; object: { code: number; reason: string } };
        return `${last.type} ${last.object.code} ${last.object.reason}`;
      });
      // Some answer it before the stream, some in it.
      const said = await stale.catch((error: unknown) => (error as { kind: string }).kind);
      expect(['gone', 'ERROR 410 Expired']).toContain(said);
    });
  });

  badNetworksOf(given);
}

function badNetworksOf(given: Given): void {
  describe('watches on a bad network', () => {
    test('a cut connection is taken up again where it ended', async () => {
      const { proxy, connection, close } = await spoiled(given);
      const namespace = await given().namespace();
      const seen = record(connection, { type: TOPIC, namespace });
      await eventually('synced', () => seen.synced === 1);
      await given().connection.create(topic(namespace, 'a'));
      await eventually('a told', () => seen.events.length === 1);
      proxy.cut();
      await given().connection.create(topic(namespace, 'b'));
      await given().connection.delete({ ...TOPIC, namespace, name: 'a' });
      await eventually('the rest told', () => seen.events.length === 3);
      expect(seen.events).toEqual(['ADDED a', 'ADDED b', 'DELETED a']);
      expect(seen.synced).toBe(1);
      await seen.watch.stop();
      await close();
    });

    test('when history was forgotten meanwhile, a new list tells of the vanished and the changed and of nothing else', async () => {
      const { proxy, connection, close } = await spoiled(given);
      const namespace = await given().namespace();
      for (const name of ['goes', 'stays', 'changes', 'returns']) await given().connection.create(topic(namespace, name, undefined, { of: name }));
      const seen = record(connection, { type: TOPIC, namespace });
      await eventually('synced', () => seen.synced === 1);
      seen.events.length = 0;
      proxy.refuse();
      await given().connection.delete({ ...TOPIC, namespace, name: 'goes' });
      await given().connection.delete({ ...TOPIC, namespace, name: 'returns' });
      await given().connection.create(topic(namespace, 'returns'));
      await given().connection.mergePatch({ ...TOPIC, namespace, name: 'changes' }, { spec: { partitions: 2 } });
      await given().server.forgetHistory();
      proxy.heal();
      await eventually('listed again', () => seen.synced === 2, 25_000);
      expect(seen.events.toSorted()).toEqual(['ADDED returns', 'DELETED goes', 'DELETED returns', 'MODIFIED changes']);
      expect(seen.events.indexOf('DELETED returns')).toBeLessThan(seen.events.indexOf('ADDED returns'));
      expect(seen.objects.find((one, at) => at > 3 && one.metadata.name === 'goes')?.metadata).toMatchObject({ namespace, labels: { of: 'goes' } });
      await seen.watch.stop();
      await close();
    });

    test('a silent connection is noticed, said, and replaced once the network is back', async () => {
      const { proxy, connection, close } = await spoiled(given);
      const namespace = await given().namespace();
      const seen = record(connection, { type: TOPIC, namespace, idleTimeoutMs: 800 });
      await eventually('synced', () => seen.synced === 1);
      proxy.silence();
      await eventually('noticed', () => seen.faults.some((fault) => (fault as { kind?: string }).kind === 'timeout'));
      await given().connection.create(topic(namespace, 'a'));
      proxy.heal();
      await eventually('told after all', () => seen.events.length === 1);
      await seen.watch.stop();
      await close();
    });

    test('a call into silence times out, a call nobody listens to is unreachable, and both recover', async () => {
      const { proxy, connection, close } = await spoiled(given);
      expect(await connection.version()).toMatch(/^v/);
      proxy.silence();
      expect(await faultOf(connection.version())).toMatchObject({ kind: 'timeout' });
      proxy.heal();
      proxy.refuse();
      expect(await faultOf(connection.version())).toMatchObject({ kind: 'unreachable' });
      proxy.heal();
      expect(await connection.version()).toMatch(/^v/);
      await close();
    });

    test('a pooled connection that the server closed is replaced without a word', async () => {
      const { proxy, connection, close } = await spoiled(given);
      for (let at = 0; at < 5; at++) {
        expect(await connection.version()).toMatch(/^v/);
        proxy.cut();
      }
      const before = proxy.accepted;
      for (let at = 0; at < 20; at++) await connection.version();
      expect(proxy.accepted - before).toBeLessThanOrEqual(1);
      await close();
    });
  });
}

interface Line {
  type: string;
  object: KubeObject;
}

/** The lines of one raw watch until the server ends it. */
async function read(connection: KubeConnection, query: Parameters<KubeConnection['openWatch']>[0]): Promise<Line[]> {
  const stream = await connection.openWatch(query);
  let text = '';
  for await (const chunk of stream.body) text += String(chunk);
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line);
}
