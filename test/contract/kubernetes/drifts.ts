/** What somebody else changes of our objects, as the server's managed fields tell it: found with who did it, and nothing found where nothing was changed. */
import { randomBytes } from 'node:crypto';
import { compareFields, countOwned } from '@samsa/domain/drift';
import { FIRST_PLANS, type PlanDefinition } from '@samsa/domain/plan-catalogue';
import { type KubeObject, refOf } from '@samsa/kube/object';
import { FIELD_MANAGER } from '@samsa/provisioner/driver/strimzi/names';
import { type Manifests, render } from '@samsa/provisioner/driver/strimzi/render';
import type { StoredCluster } from '@samsa/store/clusters';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Given } from './world.ts';

const US = { fieldManager: FIELD_MANAGER };
const THEM = { fieldManager: 'kubectl-edit' };

function manifestsOf(plan: PlanDefinition): Manifests {
  const id = `lkc-${randomBytes(4).toString('hex')}`;
  const spec = { display_name: id, availability: 'SINGLE_ZONE', cloud: 'AWS', region: 'us-east-1', config: { kind: plan.kind }, deletion_protection: false };
  const cluster = { id, organizationId: '00000000-0000-4000-8000-000000000001', environmentId: 'env-contract', spec } as StoredCluster;
  return render({ cluster, plan, listener: { type: 'internal' }, controllers: 0, replication: 3 });
}

/** What is changed, what becomes of it, and where it is found then. */
const CHANGES: [kind: string, what: string, patch: object, path: string, found: unknown][] = [
  ['Kafka', 'a setting changed', { spec: { kafka: { config: { 'num.partitions': 99 } } } }, '/spec/kafka/config/num.partitions', 99],
  ['Kafka', 'a setting removed', { spec: { kafka: { config: { 'num.partitions': null } } } }, '/spec/kafka/config/num.partitions', undefined],
  ['Kafka', 'a list replaced', { spec: { kafka: { authorization: { superUsers: ['mallory'] } } } }, '/spec/kafka/authorization/superUsers', ['mallory']],
  ['KafkaNodePool', 'a number changed', { spec: { replicas: 7 } }, '/spec/replicas', 7],
  ['ResourceQuota', 'a quantity changed', { spec: { hard: { pods: '50' } } }, '/spec/hard/pods', '50'],
  ['NetworkPolicy', 'a list emptied', { spec: { ingress: null } }, '/spec/ingress', undefined],
  ['Namespace', 'a label changed', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } }, '/metadata/labels/pod-security.kubernetes.io~1enforce', 'privileged'],
];

export function driftsOf(given: Given): void {
  describe('drift', () => {
    const { namespace, first, kafka } = manifestsOf(FIRST_PLANS['standard'] as PlanDefinition);
    const objects = [namespace, ...first, kafka];
    const wanted = (kind: string): KubeObject => objects.find((object) => object.kind === kind)!;
    const live = async (kind: string): Promise<KubeObject> => (await given().connection.get(refOf(wanted(kind))))!;

    beforeAll(async () => {
      for (const object of objects) await given().connection.apply(object, US);
    });
    afterAll(async () => {
      await given().connection.delete(refOf(namespace));
    });

    test('is nothing in objects just applied, whatever the server made of them', async () => {
      for (const object of objects) {
        const found = (await given().connection.get(refOf(object)))!;
        expect(compareFields(object, found, FIELD_MANAGER), object.kind).toEqual([]);
        expect(countOwned(found, FIELD_MANAGER), object.kind).toBeGreaterThan(0);
      }
    });

    test.each(CHANGES)('in a %s, %s, is found and can be forced back', async (kind, _what, patch, path, found) => {
      const { connection } = given();
      const before = countOwned(await live(kind), FIELD_MANAGER);
      await connection.mergePatch(refOf(wanted(kind)), patch, THEM);
      const changed = await live(kind);
      expect(countOwned(changed, FIELD_MANAGER)).toBeLessThan(before);
      const [difference, ...more] = compareFields(wanted(kind), changed, FIELD_MANAGER);
      expect(more).toEqual([]);
      expect(difference).toMatchObject({ path, ...(found === undefined ? { found } : { found, manager: THEM.fieldManager, since: expect.any(String) }) });
      await connection.apply(wanted(kind), { ...US, force: true });
      expect(compareFields(wanted(kind), await live(kind), FIELD_MANAGER)).toEqual([]);
      expect(countOwned(await live(kind), FIELD_MANAGER)).toBe(before);
    });

    test('is not what others add beside our fields, nor a value of ours that another applies as well', async () => {
      const { connection } = given();
      const before = countOwned(await live('Kafka'), FIELD_MANAGER);
      await connection.mergePatch(refOf(kafka), { metadata: { annotations: { 'example.org/note': 'x' } }, spec: { kafka: { config: { 'log.retention.hours': 1 } } } }, THEM);
      await connection.apply({ ...kafka, metadata: { name: kafka.metadata.name, namespace: kafka.metadata.namespace } }, { fieldManager: 'gitops' });
      const shared = await live('Kafka');
      expect(compareFields(kafka, shared, FIELD_MANAGER)).toEqual([]);
      expect(countOwned(shared, FIELD_MANAGER)).toBe(before);
    });
  });
}
