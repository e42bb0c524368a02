/** Server-side apply: who owns which field, and what that means. */
import type { KubeObject, ManagedFields } from '@samsa/kube/object';
import { refOf } from '@samsa/kube/object';
import { describe, expect, test } from 'vitest';
import { config, faultOf, NAMESPACE, topic } from './world.ts';
import type { Given } from './world.ts';

const SAMSA = { fieldManager: 'samsa' };
const OTHER = { fieldManager: 'other' };

function entry(object: KubeObject, manager: string): ManagedFields | undefined {
  return object.metadata.managedFields?.find((one) => one.manager === manager);
}

export function appliesOf(given: Given): void {
  describe('server-side apply', () => {
    test('makes what is not there and notes the manager and its fields', async () => {
      const namespace = await given().namespace();
      const applied = await given().connection.apply(topic(namespace, 'a', { partitions: 3, replicas: 1 }, { tier: 'gold' }), SAMSA);
      expect(applied['spec']).toEqual({ partitions: 3, replicas: 1 });
      expect(entry(applied, 'samsa')).toMatchObject({
        operation: 'Apply',
        apiVersion: 'kafka.strimzi.io/v1',
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:metadata': { 'f:labels': { 'f:tier': {} } }, 'f:spec': { 'f:partitions': {}, 'f:replicas': {} } },
      });
    });

    test('the same again changes nothing, not even the version', async () => {
      const namespace = await given().namespace();
      const first = await given().connection.apply(topic(namespace, 'a'), SAMSA);
      const again = await given().connection.apply(topic(namespace, 'a'), SAMSA);
      expect(again.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
      expect(again.metadata.generation).toBe(1);
    });

    test('a field said before and no longer said is removed', async () => {
      const namespace = await given().namespace();
      await given().connection.apply(topic(namespace, 'a', { partitions: 1, replicas: 1, config: { 'retention.ms': 1000, 'segment.ms': 7 } }, { x: '1', y: '2' }), SAMSA);
      const second = await given().connection.apply(topic(namespace, 'a', { partitions: 1, replicas: 1, config: { 'retention.ms': 1000 } }, { x: '1' }), SAMSA);
      expect(second.metadata.labels).toEqual({ x: '1' });
      expect(second['spec']).not.toHaveProperty(['config', 'segment.ms']);
    });

    test('a field of another manager stays when ours says nothing of it', async () => {
      const namespace = await given().namespace();
      await given().connection.apply(config(namespace, 'a', { ours: '1' }), SAMSA);
      await given().connection.apply(config(namespace, 'a', { theirs: '2' }), OTHER);
      const again = await given().connection.apply(config(namespace, 'a', { ours: '3' }), SAMSA);
      expect(again['data']).toEqual({ ours: '3', theirs: '2' });
    });

    test('another value for a field of another manager is a conflict that names both, and changes nothing', async () => {
      const namespace = await given().namespace();
      const first = await given().connection.apply(topic(namespace, 'a'), SAMSA);
      const fault = await faultOf(given().connection.apply(topic(namespace, 'a', { partitions: 9 }), OTHER));
      expect(fault).toMatchObject({ kind: 'conflict', status: 409 });
      expect(fault.causes).toEqual([{ field: '.spec.partitions', reason: 'FieldManagerConflict', message: expect.stringContaining('"samsa"') as string }]);
      expect(await given().connection.get(refOf(first))).toEqual(first);
    });

    test('force takes the field: the other loses it and then conflicts itself', async () => {
      const namespace = await given().namespace();
      await given().connection.apply(topic(namespace, 'a'), SAMSA);
      const taken = await given().connection.apply(topic(namespace, 'a', { partitions: 9 }), { ...OTHER, force: true });
      expect(taken['spec']).toEqual({ partitions: 9, replicas: 1 });
      expect(entry(taken, 'samsa')?.fieldsV1).toEqual({ 'f:spec': { 'f:replicas': {} } });
      const fault = await faultOf(given().connection.apply(topic(namespace, 'a'), SAMSA));
      expect(fault.causes[0]).toMatchObject({ field: '.spec.partitions', message: expect.stringContaining('"other"') as string });
    });

    test('a hand that patched a field owns it as an update, and an apply over it is a conflict', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const first = await connection.apply(topic(namespace, 'a'), SAMSA);
      const patched = await connection.mergePatch(refOf(first), { spec: { partitions: 5 } }, { fieldManager: 'hand' });
      expect(entry(patched, 'hand')).toMatchObject({ operation: 'Update', fieldsV1: { 'f:spec': { 'f:partitions': {} } } });
      const fault = await faultOf(connection.apply(topic(namespace, 'a'), SAMSA));
      expect(fault.causes[0]).toMatchObject({ field: '.spec.partitions', reason: 'FieldManagerConflict', message: expect.stringContaining('"hand"') as string });
    });
  });

  sharedFieldsOf(given);
}

function sharedFieldsOf(given: Given): void {
  describe('server-side apply of what is shared', () => {
    test('the same value by two managers is theirs together and goes with the last', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      await connection.apply(config(namespace, 'a', { both: '1', x: '1' }), SAMSA);
      await connection.apply(config(namespace, 'a', { both: '1' }), OTHER);
      const left = await connection.apply(config(namespace, 'a', { x: '1' }), SAMSA);
      expect(left['data']).toEqual({ both: '1', x: '1' });
      const gone = await connection.apply({ ...config(namespace, 'a'), data: undefined }, OTHER);
      expect(gone['data']).toEqual({ x: '1' });
    });

    test('a dry run answers what would be and leaves what is', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const dreamt = await connection.apply(topic(namespace, 'a'), { ...SAMSA, dryRun: true });
      expect(dreamt['spec']).toEqual({ partitions: 1, replicas: 1 });
      expect(await connection.get(refOf(dreamt))).toBeUndefined();
      const first = await connection.apply(topic(namespace, 'a'), SAMSA);
      const changed = await connection.apply(topic(namespace, 'a', { partitions: 2, replicas: 1 }), { ...SAMSA, dryRun: true });
      expect(changed['spec']).toEqual({ partitions: 2, replicas: 1 });
      expect(await connection.get(refOf(first))).toEqual(first);
    });

    test('a list that is one value belongs to one manager whole; a list by keys is merged', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const service = (name: string, port: number): KubeObject => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', namespace }, spec: { ports: [{ name, port, protocol: 'TCP' }] } });
      await connection.apply(service('one', 1111), SAMSA);
      const merged = await connection.apply(service('two', 2222), OTHER);
      const ports = (merged['spec'] as { ports: { name: string }[] }).ports;
      expect(ports.map((port) => port.name).sort()).toEqual(['one', 'two']);
      const pool = (roles: string[]): KubeObject => ({
        apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaNodePool', metadata: { name: 'p', namespace },
        spec: { replicas: 1, roles, storage: { type: 'ephemeral' } },
      });
      await connection.apply(pool(['broker']), SAMSA);
      const fault = await faultOf(connection.apply(pool(['controller']), OTHER));
      expect(fault.causes.map((cause) => cause.field)).toEqual(['.spec.roles']);
    });

    test('a version in the object makes the apply conditional', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const first = await connection.apply(config(namespace, 'a', { k: '1' }), SAMSA);
      const second = await connection.apply(config(namespace, 'a', { k: '2' }), SAMSA);
      const on = (resourceVersion: string | undefined) => ({ ...config(namespace, 'a', { k: '3' }), metadata: { name: 'a', namespace, resourceVersion } });
      expect(await faultOf(connection.apply(on(first.metadata.resourceVersion), SAMSA))).toMatchObject({ kind: 'conflict' });
      expect((await connection.apply(on(second.metadata.resourceVersion), SAMSA))['data']).toEqual({ k: '3' });
    });

    test('a namespace is applied like anything else and carries its name as a label', async () => {
      const name = await given().namespace();
      const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
      const applied = await given().connection.apply({ ...NAMESPACE, metadata: { name, labels } }, SAMSA);
      expect(applied.metadata.labels).toEqual({ ...labels, 'kubernetes.io/metadata.name': name });
      expect(applied['status']).toEqual({ phase: 'Active' });
    });
  });
}
