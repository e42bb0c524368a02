/** The status subresource: written by the operator alone, apart from the spec. */
import { refOf } from '@samsa/kube/object';
import { describe, expect, test } from 'vitest';
import { faultOf, topic } from './world.ts';
import type { Given } from './world.ts';

const READY = { observedGeneration: 1, conditions: [{ type: 'Ready', status: 'True' }] };

export function statusesOf(given: Given): void {
  describe('status', () => {
    test('a status is written apart: the spec beside it is ignored and the generation stays', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const made = await connection.create(topic(namespace, 'a'));
      const answered = await connection.replaceStatus({ ...made, spec: { partitions: 99 }, status: READY });
      expect(answered).toMatchObject({ spec: { partitions: 1, replicas: 1 }, status: READY });
      expect(answered.metadata.generation).toBe(1);
      expect(answered.metadata.managedFields?.some((one) => one.subresource === 'status')).toBe(true);
    });

    test('a status in a create, a replace or an apply of the whole is ignored', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const made = await connection.create({ ...topic(namespace, 'a'), status: READY });
      expect(made['status']).toBeUndefined();
      const replaced = await connection.replace({ ...made, status: READY });
      expect(replaced['status']).toBeUndefined();
      const applied = await connection.apply({ ...topic(namespace, 'b'), status: READY }, { fieldManager: 'samsa' });
      expect(applied['status']).toBeUndefined();
    });

    test('a status on an old version is a conflict', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const made = await connection.create(topic(namespace, 'a'));
      await connection.mergePatch(refOf(made), { spec: { partitions: 2 } });
      expect(await faultOf(connection.replaceStatus({ ...made, status: READY }))).toMatchObject({ kind: 'conflict' });
    });

    test('a status can be patched and applied by parts', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const made = await connection.create(topic(namespace, 'a'));
      const patched = await connection.mergePatch(refOf(made), { status: { observedGeneration: 1 }, spec: { partitions: 7 } }, { subresource: 'status' });
      expect(patched).toMatchObject({ spec: { partitions: 1 }, status: { observedGeneration: 1 } });
      const { apiVersion, kind } = made;
      const mine = { apiVersion, kind, metadata: { name: 'a', namespace }, status: { topicName: 'a' } };
      const applied = await connection.apply(mine, { fieldManager: 'topic-operator', subresource: 'status' });
      expect(applied['status']).toEqual({ observedGeneration: 1, topicName: 'a' });
      expect(applied.metadata.managedFields?.find((one) => one.manager === 'topic-operator')).toMatchObject({ subresource: 'status', operation: 'Apply' });
    });

    test('an apply of the spec leaves the status of another in peace', async () => {
      const { connection } = given();
      const namespace = await given().namespace();
      const made = await connection.apply(topic(namespace, 'a'), { fieldManager: 'samsa' });
      await connection.replaceStatus({ ...made, status: READY });
      const again = await connection.apply(topic(namespace, 'a', { partitions: 2, replicas: 1 }), { fieldManager: 'samsa' });
      expect(again['status']).toEqual(READY);
      expect(again.metadata.generation).toBe(2);
    });
  });
}
