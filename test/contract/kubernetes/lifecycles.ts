/** Ends: finalizers, namespaces that drain, what an owner takes with it. */
import { refOf } from '@samsa/kube/object';
import { describe, expect, test } from 'vitest';
import { config, CONFIG, eventually, faultOf, KAFKA, NAMESPACE, refTo, SECRET, topic, TOPIC } from './world.ts';
import type { Given } from './world.ts';

const HELD = ['example.com/held'];

export function lifecyclesOf(given: Given): void {
  describe('ends', () => {
    test('a finalizer holds an object that is being deleted until it is taken away', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const held = topic(namespace, 'a');
      held.metadata.finalizers = HELD;
      await connection.create(held);
      expect(await connection.delete(refOf(held))).toBe('deleting');
      expect(await connection.delete(refOf(held))).toBe('deleting');
      const waiting = await connection.get(refOf(held));
      expect(waiting?.metadata.deletionTimestamp).toMatch(/Z$/);
      await connection.mergePatch(refOf(held), { spec: { partitions: 2 } });
      await connection.mergePatch(refOf(held), { metadata: { finalizers: null } });
      expect(await connection.get(refOf(held))).toBeUndefined();
    });

    test('no finalizer can be added to what is being deleted', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const held = topic(namespace, 'a');
      held.metadata.finalizers = HELD;
      await connection.create(held);
      await connection.delete(refOf(held));
      expect(await faultOf(connection.mergePatch(refOf(held), { metadata: { finalizers: [...HELD, 'example.com/more'] } }))).toMatchObject({ kind: 'invalid', status: 422 });
      await connection.mergePatch(refOf(held), { metadata: { finalizers: null } });
    });

    test('a finalizer said by apply is taken away by an apply without it', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const held = topic(namespace, 'a');
      held.metadata.finalizers = HELD;
      await connection.apply(held, { fieldManager: 'samsa' });
      expect(await connection.delete(refOf(held))).toBe('deleting');
      await connection.apply(topic(namespace, 'a'), { fieldManager: 'samsa' });
      expect(await connection.get(refOf(held))).toBeUndefined();
    });

    test('a namespace takes everything in it along', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      await Promise.all([connection.create(topic(namespace, 'a')), connection.create(config(namespace, 'a')), connection.create({ ...SECRET, metadata: { name: 'a', namespace } })]);
      expect(await connection.delete({ ...NAMESPACE, name: namespace })).toBe('deleting');
      await eventually('the namespace is gone', async () => (await connection.get({ ...NAMESPACE, name: namespace })) === undefined);
      expect(await connection.get(refTo(TOPIC, namespace, 'a'))).toBeUndefined();
      expect(await connection.get(refTo(CONFIG, namespace, 'a'))).toBeUndefined();
      expect(await connection.delete({ ...NAMESPACE, name: namespace })).toBe('absent');
    });

    test('a namespace waits for what is held in it, takes nothing new, and goes when it is let go', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const held = topic(namespace, 'held');
      held.metadata.finalizers = HELD;
      await connection.create(held);
      await connection.create(topic(namespace, 'free'));
      await connection.delete({ ...NAMESPACE, name: namespace });
      await eventually('the free one is gone', async () => (await connection.get(refTo(TOPIC, namespace, 'free'))) === undefined);
      const waiting = await connection.get({ ...NAMESPACE, name: namespace });
      expect(waiting?.['status']).toMatchObject({ phase: 'Terminating' });
      const fault = await faultOf(connection.apply(topic(namespace, 'new'), { fieldManager: 'samsa' }));
      expect(fault).toMatchObject({ kind: 'forbidden', status: 403 });
      expect(fault.causes[0]?.reason).toBe('NamespaceTerminating');
      await connection.mergePatch(refOf(held), { metadata: { finalizers: null } });
      await eventually('the namespace is gone', async () => (await connection.get({ ...NAMESPACE, name: namespace })) === undefined);
    });

    test('an owner takes along what it alone owns', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const kafka = await connection.create({ ...KAFKA, metadata: { name: 'k', namespace }, spec: { kafka: { listeners: [{ name: 'plain', port: 9092, type: 'internal', tls: false }] } } });
      const owner = { apiVersion: kafka.apiVersion, kind: kafka.kind, name: 'k', uid: kafka.metadata.uid ?? '', controller: false, blockOwnerDeletion: false };
      await connection.create({ ...SECRET, metadata: { name: 'owned', namespace, ownerReferences: [owner] } });
      await connection.create({ ...SECRET, metadata: { name: 'free', namespace } });
      await connection.delete(refOf(kafka), { propagationPolicy: 'Background' });
      await eventually('the owned one is gone', async () => (await connection.get(refTo(SECRET, namespace, 'owned'))) === undefined);
      expect(await connection.get(refTo(SECRET, namespace, 'free'))).toBeDefined();
    });
  });
}
