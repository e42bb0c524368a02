/**
 * The Kubernetes objects a cluster is made of, by kind and name, and the pools its brokers stand in. The provisioner's driver writes
 * them out in full; the api says of a change which of them it would touch. A test holds the driver to this list.
 */
import type { ClusterConfig, ClusterSpec } from '@samsa/contract/clusters';
import { brokersOf, type PlanDefinition } from './plan-catalogue.ts';

export interface ObjectName {
  kind: string;
  name: string;
  namespace?: string;
}

export interface ObjectDeed extends ObjectName {
  deed: 'create' | 'change' | 'delete';
}

/** A cluster as far as its objects depend on it. */
export interface Made {
  plan: PlanDefinition;
  config: ClusterConfig;
  kafkaConfigs?: ClusterSpec['kafka_configs'];
  /** Nodes it was made with, which are its controllers for ever; those of its plan when left out. */
  controllers?: number;
}

const ADMIN_USER = 'samsa-admin-umehxykq';
/** Controllers and brokers at once; their number is for ever. */
const NODES = 'nodes';
/** What came beyond them. */
const BROKERS = 'brokers';

const namespaceOf = (clusterId: string): string => `samsa-${clusterId}`;

export function poolsOf({ plan, config, controllers = plan.nodes }: Made): { name: string; replicas: number }[] {
  const grown = brokersOf(plan, config) - controllers;
  return [{ name: NODES, replicas: controllers }, ...(grown > 0 ? [{ name: BROKERS, replicas: grown }] : [])];
}

export function objectsOf(clusterId: string, made: Made): ObjectName[] {
  const namespace = namespaceOf(clusterId);
  const fences = ['ResourceQuota', 'LimitRange', 'NetworkPolicy'].map((kind) => ({ kind, name: 'cluster', namespace }));
  const pools = poolsOf(made).map(({ name }) => ({ kind: 'KafkaNodePool', name, namespace }));
  return [
    { kind: 'Namespace', name: namespace },
    ...fences,
    ...pools,
    { kind: 'KafkaUser', name: ADMIN_USER, namespace },
    { kind: 'Kafka', name: clusterId, namespace },
  ];
}

/**
 * What is written or removed to come from one to the other. The Kafka object carries a hash of all the others, so whatever changes
 * changes it as well.
 */
export function objectDeeds(clusterId: string, before: Made | undefined, after: Made | undefined): ObjectDeed[] {
  const was = before ? objectsOf(clusterId, before) : [];
  const becomes = after ? objectsOf(clusterId, after) : [];
  const created = becomes.filter((one) => !was.some((other) => same(one, other))).map((one) => ({ deed: 'create' as const, ...one }));
  const deleted = was.filter((one) => !becomes.some((other) => same(one, other))).map((one) => ({ deed: 'delete' as const, ...one }));
  if (!before || !after) return [...created, ...deleted];
  const changed = becomes.filter((one) => was.some((other) => same(one, other)) && differs(one, before, after)).map((one) => ({ deed: 'change' as const, ...one }));
  const touched = [...created, ...changed, ...deleted];
  const kafka = becomes.find(({ kind }) => kind === 'Kafka');
  if (touched.length > 0 && kafka && !touched.some((one) => same(one, kafka))) touched.push({ deed: 'change', ...kafka });
  return touched;
}

const same = (one: ObjectName, other: ObjectName): boolean => one.kind === other.kind && one.name === other.name;

function differs({ kind, name }: ObjectName, before: Made, after: Made): boolean {
  const of = (made: Made): unknown => contentOf(kind, name, made);
  return JSON.stringify(of(before)) !== JSON.stringify(of(after));
}

/** Brokers that stand, whatever the plan of today would make of a new one. */
export const standingBrokers = (made: Made): number => poolsOf(made).reduce((sum, { replicas }) => sum + replicas, 0);

/** What an object says that a change of plan or size can alter. */
function contentOf(kind: string, name: string, made: Made): unknown {
  const { plan, kafkaConfigs } = made;
  const pools = poolsOf(made);
  if (kind === 'ResourceQuota') return standingBrokers(made);
  if (kind === 'LimitRange') return plan.resources.limits;
  if (kind === 'KafkaNodePool') return [pools.find((pool) => pool.name === name)?.replicas, plan.storage, plan.resources, plan.jvm];
  if (kind === 'Kafka') return [plan.kafka, kafkaConfigs];
  return undefined;
}
