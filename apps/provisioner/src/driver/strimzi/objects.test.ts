/** What the api says of a cluster's objects, held to what the driver writes. */
import type { ClusterConfig } from '@samsa/contract/clusters';
import { type Made, objectDeeds, objectsOf } from '@samsa/domain/cluster-objects';
import { FIRST_PLANS, type PlanDefinition } from '@samsa/domain/plan-catalogue';
import type { KubeObject } from '@samsa/kube/object';
import type { StoredCluster } from '@samsa/store/clusters';
import { describe, expect, it } from 'vitest';
import { render } from './render.ts';

const ID = 'lkc-abcd1234';

function written({ plan, config, kafkaConfigs, controllers = plan.nodes }: Made): KubeObject[] {
  const cluster = { id: ID, organizationId: 'o', environmentId: 'env-1', generation: 1, spec: { config, kafka_configs: kafkaConfigs } } as unknown as StoredCluster;
  const { namespace, first, kafka } = render({ cluster, plan, listener: { type: 'internal' }, controllers, replication: 9 });
  return [namespace, ...first, kafka];
}

const nameOf = ({ kind, metadata: { name, namespace } }: KubeObject) => JSON.stringify({ kind, name, namespace });
const named = (objects: readonly { kind: string; name: string; namespace?: string }[]) => objects.map(({ kind, name, namespace }) => JSON.stringify({ kind, name, namespace })).sort();

const made = (plan: PlanDefinition, config: Partial<ClusterConfig> = {}, more: Partial<Made> = {}): Made => ({ plan, config: { kind: plan.kind, ...config }, ...more });
const { basic, standard, dedicated } = FIRST_PLANS as Record<'basic' | 'standard' | 'dedicated', PlanDefinition>;

const CASES: [what: string, before: Made, after: Made][] = [
  ['nothing', made(basic), made(basic)],
  ['Basic to Standard', made(basic), made(standard, {}, { controllers: 1 })],
  ['one cku more', made(dedicated, { cku: 1 }), made(dedicated, { cku: 2 })],
  ['more cku still', made(dedicated, { cku: 2 }), made(dedicated, { cku: 4 })],
  ['fewer cku', made(dedicated, { cku: 3 }), made(dedicated, { cku: 1 })],
  ['settings of the tenant’s', made(basic), made(basic, {}, { kafkaConfigs: { 'num.partitions': '9' } })],
  ['another Kafka', made(basic), made({ ...basic, kafka: { ...basic.kafka, version: '4.4.0' } })],
  ['other limits', made(basic), made({ ...basic, resources: { ...basic.resources, limits: { cpu: '3', memory: '2Gi' } } })],
  ['another heap', made(basic), made({ ...basic, jvm: { xms: '300m', xmx: '300m' } })],
];

describe('the objects a cluster is said to be made of', () => {
  it.each(Object.entries(FIRST_PLANS))('are those the driver writes: %s', (_, plan) => {
    for (const cku of plan.cku ? [1, 2, 24] : [undefined]) {
      expect(named(objectsOf(ID, made(plan, { cku })))).toEqual(written(made(plan, { cku })).map(nameOf).sort());
    }
  });

  it.each(CASES)('are said to change where the driver would write another: %s', (_, before, after) => {
    const [was, becomes] = [written(before), written(after)];
    const deeds = objectDeeds(ID, before, after);
    const of = (deed: string) => named(deeds.filter((one) => one.deed === deed));
    const has = (objects: KubeObject[], one: KubeObject) => objects.find((other) => nameOf(other) === nameOf(one));
    expect(of('create')).toEqual(becomes.filter((one) => !has(was, one)).map(nameOf).sort());
    expect(of('delete')).toEqual(was.filter((one) => !has(becomes, one)).map(nameOf).sort());
    expect(of('change')).toEqual(becomes.filter((one) => has(was, one) && JSON.stringify(has(was, one)) !== JSON.stringify(one)).map(nameOf).sort());
  });
});
