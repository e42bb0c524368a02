/** What our driver renders, for every plan and way in: accepted as it is, and quiet when applied again. */
import { randomBytes } from 'node:crypto';
import { FIRST_PLANS } from '@samsa/domain/plan-catalogue';
import type { PlanDefinition } from '@samsa/domain/plan-catalogue';
import type { KubeObject } from '@samsa/kube/object';
import { refOf } from '@samsa/kube/object';
import { FIELD_MANAGER } from '@samsa/provisioner/driver/strimzi/names';
import { render } from '@samsa/provisioner/driver/strimzi/render';
import type { Choices, Manifests } from '@samsa/provisioner/driver/strimzi/render';
import type { StoredCluster } from '@samsa/store/clusters';
import { describe, expect, test } from 'vitest';
import { eventually } from './world.ts';
import type { Given, World } from './world.ts';

const LISTENERS: Choices['listener'][] = [{ type: 'internal' }, { type: 'nodeport' }, { type: 'loadbalancer' }];
const BY_HAND = { fieldManager: FIELD_MANAGER };

function clusterOf(plan: PlanDefinition, cku: number): StoredCluster {
  const id = `lkc-${randomBytes(4).toString('hex')}`;
  const config = plan.kind === 'Dedicated' ? { kind: plan.kind, cku } : { kind: plan.kind };
  const spec = { display_name: id, availability: 'SINGLE_ZONE', cloud: 'AWS', region: 'us-east-1', config, deletion_protection: false };
  return { id, organizationId: '00000000-0000-4000-8000-000000000001', environmentId: 'env-contract', spec } as StoredCluster;
}

/** In the driver's order: the namespace, then everything, then the Kafka that vouches for them. */
async function applyAll({ connection }: World, { namespace, first, kafka }: Manifests): Promise<KubeObject[]> {
  const made = await connection.apply(namespace, BY_HAND);
  const around = await Promise.all(first.map((object) => connection.apply(object, BY_HAND)));
  return [made, ...around, await connection.apply(kafka, BY_HAND)];
}

const versions = (objects: KubeObject[]): string[] => objects.map(({ kind, metadata }) => `${kind} ${metadata.name} ${metadata.generation ?? '-'} ${metadata.resourceVersion}`);
/** A quota is touched by whoever counts it, between one apply and the next. */
const ours = (objects: KubeObject[]): KubeObject[] => objects.filter((object) => object.kind !== 'ResourceQuota');

export function driverOf(given: Given): void {
  const cases = Object.entries(FIRST_PLANS).flatMap(([name, plan]) => LISTENERS.map((listener) => [name, listener.type, plan, listener] as const));

  describe('the driver', () => {
    test.each(cases)('a %s cluster with a %s listener is accepted whole, and applied again changes nothing', async (_name, _type, plan, listener) => {
      const manifests = render({ cluster: clusterOf(plan, 1), plan, listener, controllers: 0, replication: 1 });
      const applied = await applyAll(given(), manifests);
      expect(versions(ours(await applyAll(given(), manifests)))).toEqual(versions(ours(applied)));
      await given().connection.delete(refOf(manifests.namespace));
    });

    test('a cluster that grows and shrinks is accepted at each size and goes with its namespace', async () => {
      const { connection } = given();
      const plan = Object.values(FIRST_PLANS).find((one) => one.kind === 'Dedicated');
      if (!plan) throw new Error('there is no plan for Dedicated clusters');
      const cluster = clusterOf(plan, 1);
      const at = (cku: number, replication: number) => render({
        cluster: { ...cluster, spec: { ...cluster.spec, config: { kind: 'Dedicated', cku } } } as StoredCluster, plan, listener: { type: 'internal' }, controllers: plan.nodes, replication,
      });
      for (const manifests of [at(1, 1), at(2, 3), at(4, 3), at(2, 3)]) await applyAll(given(), manifests);
      const { namespace } = at(1, 3);
      const { items } = await connection.list({ apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaNodePool' }, { namespace: namespace.metadata.name });
      expect(items.map((pool) => pool.metadata.name)).toContain('nodes');
      await connection.delete(refOf(namespace));
      await eventually('the namespace is gone', async () => (await connection.get(refOf(namespace))) === undefined);
    });
  });
}
