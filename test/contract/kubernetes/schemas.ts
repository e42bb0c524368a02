/** What Strimzi's definitions refuse, and how it is said: a tenant reads these causes in the end. */
import type { KubeObject } from '@samsa/kube/object';
import { describe, expect, test } from 'vitest';
import { faultOf, KAFKA, NODE_POOL, topic } from './world.ts';
import type { Given } from './world.ts';

const SAMSA = { fieldManager: 'samsa' };
const LISTENER = { name: 'plain', port: 9092, type: 'internal', tls: false };

function kafka(namespace: string, spec: Record<string, unknown>): KubeObject {
  return { ...KAFKA, metadata: { name: 'k', namespace }, spec: { kafka: { listeners: [LISTENER], ...spec } } };
}

function pool(namespace: string, spec: Record<string, unknown>): KubeObject {
  const whole = { replicas: 1, roles: ['broker'], storage: { type: 'ephemeral' }, ...spec };
  return { ...NODE_POOL, metadata: { name: 'p', namespace, labels: { 'strimzi.io/cluster': 'k' } }, spec: whole };
}

type Make = (namespace: string) => KubeObject;

/** What is wrong, the object, the field that the cause names. */
const REFUSED: [string, Make, string][] = [
  ['a number below its minimum', (ns) => topic(ns, 'a', { partitions: 0, replicas: 1 }), 'spec.partitions'],
  ['a number above its maximum', (ns) => topic(ns, 'a', { partitions: 1, replicas: 40_000 }), 'spec.replicas'],
  ['a listener name outside its pattern', (ns) => kafka(ns, { listeners: [{ ...LISTENER, name: 'Not-A-Name' }] }), 'spec.kafka.listeners[0].name'],
  ['a listener port below 9092', (ns) => kafka(ns, { listeners: [{ ...LISTENER, port: 80 }] }), 'spec.kafka.listeners[0].port'],
  ['a word outside its list', (ns) => kafka(ns, { listeners: [{ ...LISTENER, type: 'telepathy' }] }), 'spec.kafka.listeners[0].type'],
  ['no listeners at all', (ns) => kafka(ns, { listeners: [] }), 'spec.kafka.listeners'],
  ['a missing required field', (ns) => pool(ns, { storage: undefined }), 'spec.storage'],
  ['a negative number of replicas', (ns) => pool(ns, { replicas: -1 }), 'spec.replicas'],
  ['a role there is not', (ns) => pool(ns, { roles: ['king'] }), 'spec.roles[0]'],
];

export function schemasOf(given: Given): void {
  describe('definitions', () => {
    test.each(REFUSED)('%s is refused by create and by apply, with the field in the cause', async (_, make, field) => {
      const namespace = await given().namespace();
      const calls = [() => given().connection.create(make(namespace)), () => given().connection.apply(make(namespace), SAMSA)];
      for (const call of calls) {
        const fault = await faultOf(call());
        expect(fault).toMatchObject({ kind: 'invalid', status: 422 });
        expect(fault.causes.map((cause) => cause.field)).toContain(field);
      }
    });

    test('an apply of a field the definition does not have is refused as invalid and names it', async () => {
      const namespace = await given().namespace();
      const fault = await faultOf(given().connection.apply(topic(namespace, 'a', { partitions: 1, replicas: 1, wishes: 3 }), SAMSA));
      expect(fault.kind).toBe('invalid');
      expect(fault.message).toContain('.spec.wishes: field not declared in schema');
    });

    test('an apply of the wrong type is refused as invalid and names the field', async () => {
      const namespace = await given().namespace();
      const fault = await faultOf(given().connection.apply(topic(namespace, 'a', { partitions: 'many', replicas: 1 }), SAMSA));
      expect(fault.kind).toBe('invalid');
      expect(fault.message).toContain('spec.partitions');
    });

    test('a create drops a field the definition does not have and refuses a wrong type', async () => {
      const namespace = await given().namespace();
      const made = await given().connection.create(topic(namespace, 'a', { partitions: 1, replicas: 1, wishes: 3 }));
      expect(made['spec']).toEqual({ partitions: 1, replicas: 1 });
      expect(await faultOf(given().connection.create(topic(namespace, 'b', { partitions: 'many' })))).toMatchObject({ kind: 'invalid', status: 422 });
    });

    test('several faults come as several causes', async () => {
      const namespace = await given().namespace();
      const fault = await faultOf(given().connection.apply(topic(namespace, 'a', { partitions: 0, replicas: 0 }), SAMSA));
      expect(fault.causes.map((cause) => cause.field ?? '').toSorted()).toEqual(['spec.partitions', 'spec.replicas']);
    });

    test('free-form configuration takes numbers, booleans and text', async () => {
      const namespace = await given().namespace();
      const settings = { 'retention.ms': 604_800_000, 'cleanup.policy': 'compact', 'unclean.leader.election.enable': false };
      const made = await given().connection.apply(topic(namespace, 'a', { partitions: 1, replicas: 1, config: settings }), SAMSA);
      expect(made['spec']).toMatchObject({ config: settings });
    });
  });
}
