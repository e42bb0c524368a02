/** Create, get, replace, patch, delete. */
import { KubeConnection } from '@samsa/kube/connection';
import { refOf } from '@samsa/kube/object';
import { describe, expect, test } from 'vitest';
import { config, CONFIG, faultOf, NAMESPACE, refTo, SECRET, topic, TOPIC } from './world.ts';
import type { Given } from './world.ts';

export function objectsOf(given: Given): void {
  describe('objects', () => {
    test('a created object has a uid, a version, a time and generation 1, and is found again as it was answered', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const created = await connection.create(topic(namespace, 'a'));
      expect(created.metadata).toMatchObject({ name: 'a', namespace, generation: 1 });
      expect(created.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
      expect(created.metadata.creationTimestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(Number(created.metadata.resourceVersion)).toBeGreaterThan(0);
      expect(await connection.get(refOf(created))).toEqual(created);
    });

    test('what does not exist is undefined, and in a namespace that does not exist too', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      expect(await connection.get(refTo(TOPIC, namespace, 'nothing'))).toBeUndefined();
      expect(await connection.get(refTo(SECRET, 'no-such-namespace', 'nothing'))).toBeUndefined();
      expect(await connection.get({ ...NAMESPACE, name: 'no-such-namespace' })).toBeUndefined();
    });

    test('creating what exists is refused as alreadyExists', async () => {
      const namespace = await given().namespace();
      await given().connection.create(config(namespace, 'a'));
      const fault = await faultOf(given().connection.create(config(namespace, 'a')));
      expect(fault).toMatchObject({ kind: 'alreadyExists', status: 409 });
      expect(fault.message).toContain('create ConfigMap');
    });

    test('creating and applying in a namespace that does not exist is refused as notFound', async () => {
      const { connection } = given();
      expect(await faultOf(connection.create(topic('no-such-namespace', 'a')))).toMatchObject({ kind: 'notFound' });
      expect(await faultOf(connection.apply(topic('no-such-namespace', 'a'), { fieldManager: 'samsa' }))).toMatchObject({ kind: 'notFound' });
    });

    test('a name that is no DNS name is refused as invalid', async () => {
      const namespace = await given().namespace();
      const fault = await faultOf(given().connection.create(config(namespace, 'Not_A_Name')));
      expect(fault).toMatchObject({ kind: 'invalid', status: 422 });
      expect(fault.causes[0]?.field).toBe('metadata.name');
    });

    test('a Secret takes text and gives it back in base64', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const created = await connection.create({ ...SECRET, metadata: { name: 'a', namespace }, stringData: { password: 'geheim' } });
      expect(created['data']).toEqual({ password: Buffer.from('geheim').toString('base64') });
      expect(created['stringData']).toBeUndefined();
    });

    test('the server says its version, and kinds and groups it does not have are notFound', async () => {
      const { connection } = given();
      expect(await connection.version()).toMatch(/^v1\.\d+/);
      expect(await faultOf(connection.list({ apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaDream' }))).toMatchObject({ kind: 'notFound' });
      expect(await faultOf(connection.list({ apiVersion: 'dreams.example.com/v1', kind: 'Dream' }))).toMatchObject({ kind: 'notFound' });
    });

    test('a kind outside the built-in table is found by discovery', async () => {
      const found = await given().connection.list({ apiVersion: 'v1', kind: 'ReplicationController' }).catch((error: unknown) => error);
      const lease = await given().connection.list({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' }).catch((error: unknown) => error);
      expect([found, lease].some((one) => !(one instanceof Error))).toBe(true);
    });

    test('a wrong token is unauthorized', async () => {
      const kubeconfig = given().server.kubeconfig.replace(/token: *"?[^"}\s]+"?/, 'token: wrong');
      expect(kubeconfig).toContain('token: wrong');
      const stranger = KubeConnection.fromKubeconfig(kubeconfig);
      expect(await faultOf(stranger.list(CONFIG))).toMatchObject({ kind: 'unauthorized', status: 401 });
      stranger.close();
    });
  });

  changesOf(given);
}

function changesOf(given: Given): void {
  describe('changes', () => {
    test('a change of the spec raises the generation, a change of labels only the version', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const first = await connection.create(topic(namespace, 'a'));
      const labelled = await connection.mergePatch(refOf(first), { metadata: { labels: { a: 'b' } } });
      expect(labelled.metadata.generation).toBe(1);
      expect(labelled.metadata.resourceVersion).not.toBe(first.metadata.resourceVersion);
      const grown = await connection.mergePatch(refOf(first), { spec: { partitions: 2 } });
      expect(grown.metadata.generation).toBe(2);
    });

    test('a patch that changes nothing leaves the version as it is', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const first = await connection.create(topic(namespace, 'a'));
      const again = await connection.mergePatch(refOf(first), { spec: { partitions: 1 } });
      expect(again.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
    });

    test('a replace on an old version is a conflict, on the newest it holds', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const first = await connection.create(config(namespace, 'a', { k: '1' }));
      const second = await connection.replace({ ...first, data: { k: '2' } });
      expect(second['data']).toEqual({ k: '2' });
      expect(await faultOf(connection.replace({ ...first, data: { k: '3' } }))).toMatchObject({ kind: 'conflict', status: 409 });
      expect((await connection.get(refOf(first)))?.['data']).toEqual({ k: '2' });
    });

    test('a merge patch removes what it says null to, keeps what it does not name and replaces lists whole', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const made = await connection.create({ ...config(namespace, 'a', { keep: '1', drop: '2' }), metadata: { name: 'a', namespace, finalizers: ['example.com/x', 'example.com/y'] } });
      const patched = await connection.mergePatch(refOf(made), { data: { drop: null, more: '3' }, metadata: { finalizers: ['example.com/z'] } });
      expect(patched['data']).toEqual({ keep: '1', more: '3' });
      expect(patched.metadata.finalizers).toEqual(['example.com/z']);
      await connection.mergePatch(refOf(made), { metadata: { finalizers: null } });
    });

    test('patching and replacing what does not exist is notFound', async () => {
      const namespace = await given().namespace();
      expect(await faultOf(given().connection.mergePatch(refTo(CONFIG, namespace, 'a'), { data: {} }))).toMatchObject({ kind: 'notFound' });
      const absent = { ...config(namespace, 'a'), metadata: { name: 'a', namespace, resourceVersion: '1' } };
      expect((await faultOf(given().connection.replace(absent))).kind).toMatch(/notFound|conflict/);
    });

    test('a delete says deleted once and absent from then on', async () => {
      const namespace = await given().namespace();
      await given().connection.create(topic(namespace, 'a'));
      expect(await given().connection.delete(refTo(TOPIC, namespace, 'a'))).toBe('deleted');
      expect(await given().connection.delete(refTo(TOPIC, namespace, 'a'))).toBe('absent');
    });

    test('a delete meant for another object or an older version is a conflict and deletes nothing', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const first = await connection.create(config(namespace, 'a'));
      const second = await connection.mergePatch(refOf(first), { data: { k: 'v' } });
      expect(await faultOf(connection.delete(refOf(first), { uid: '00000000-0000-0000-0000-000000000000' }))).toMatchObject({ kind: 'conflict' });
      expect(await faultOf(connection.delete(refOf(first), { resourceVersion: first.metadata.resourceVersion }))).toMatchObject({ kind: 'conflict' });
      const { uid, resourceVersion } = second.metadata;
      expect(await connection.delete(refOf(first), { uid, resourceVersion })).toBe('deleted');
    });
  });
}
