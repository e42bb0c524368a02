/**
 * What a cluster kind is made of. Rows of the table `plan`, versioned: sizes are data, never code. These are the first
 * revision, written at seeding; an admin's later revision wins.
 */
import type { ClusterConfig, ClusterKind } from '@samsa/contract/clusters';
import type { PlanDefinition } from '@samsa/contract/fleet-plans';

export type { PlanDefinition } from '@samsa/contract/fleet-plans';

export interface PlanReference {
  name: string;
  revision: number;
}

const KAFKA = { version: '4.3.1', metadataVersion: '4.3-IV0' };
const single = { 'default.replication.factor': 1, 'offsets.topic.replication.factor': 1, 'transaction.state.log.replication.factor': 1, 'transaction.state.log.min.isr': 1, 'min.insync.replicas': 1 };
const triple = { 'default.replication.factor': 3, 'offsets.topic.replication.factor': 3, 'transaction.state.log.replication.factor': 3, 'transaction.state.log.min.isr': 2, 'min.insync.replicas': 2 };
const shared = { 'auto.create.topics.enable': false, 'num.partitions': 6, 'group.initial.rebalance.delay.ms': 0, 'offsets.topic.num.partitions': 12 };

const small = { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '2', memory: '1Gi' } };
const large = { requests: { cpu: '1', memory: '4Gi' }, limits: { cpu: '4', memory: '4Gi' } };

export const FIRST_PLANS: Record<string, PlanDefinition> = {
  basic: {
    kind: 'Basic', nodes: 1, nodesPerCku: 0, resources: small, storage: { size: '10Gi', deleteClaim: true }, jvm: { xms: '256m', xmx: '256m' },
    kafka: { ...KAFKA, config: { ...shared, ...single } }, maxEcku: { default: 50, most: 50 }, limits: { partitions: 4_096 },
  },
  standard: {
    kind: 'Standard', nodes: 3, nodesPerCku: 0, resources: small, storage: { size: '50Gi', deleteClaim: true }, jvm: { xms: '256m', xmx: '256m' },
    kafka: { ...KAFKA, config: { ...shared, ...triple } }, maxEcku: { default: 10, most: 10 }, limits: { partitions: 4_096 },
  },
  enterprise: {
    kind: 'Enterprise', nodes: 3, nodesPerCku: 0, resources: large, storage: { size: '100Gi', deleteClaim: true }, jvm: { xms: '256m', xmx: '256m' },
    kafka: { ...KAFKA, config: { ...shared, ...triple } }, maxEcku: { default: 10, most: 32 }, limits: { partitions: 96_000 },
  },
  freight: {
    kind: 'Freight', nodes: 3, nodesPerCku: 0, resources: large, storage: { size: '100Gi', deleteClaim: true }, jvm: { xms: '256m', xmx: '256m' },
    kafka: { ...KAFKA, config: { ...shared, ...triple } }, maxEcku: { default: 152, most: 152 }, limits: { partitions: 50_000 },
  },
  dedicated: {
    kind: 'Dedicated', nodes: 3, nodesPerCku: 1, resources: large, storage: { size: '250Gi', deleteClaim: true }, jvm: { xms: '256m', xmx: '256m' },
    kafka: { ...KAFKA, config: { ...shared, ...triple } }, cku: { least: 1, most: 24 }, limits: { partitions: 4_500 },
  },
};

export const planNameOf = (kind: ClusterKind): string => kind.toLowerCase();

/** Brokers a cluster of this plan and size runs. A Dedicated cluster of n cku has one more broker for each cku beyond the first. */
export function brokersOf(plan: PlanDefinition, config: Pick<ClusterConfig, 'cku'>): number {
  return plan.nodes + plan.nodesPerCku * Math.max(0, (config.cku ?? 1) - 1);
}

/** Replicas the plan's topics have by default, as far as there are brokers. */
export function replicationOf(plan: PlanDefinition): number {
  return Number(plan.kafka.config['default.replication.factor'] ?? 1);
}
