/**
 * What is missing between a whole Kubernetes cluster that is wanted and what Cluster API has made of it: the next thing to do, or
 * what is waited for. Pure; the reconciler does it and asks again. Every act is named by ids and may be done twice.
 *
 *   want:    cluster ▸ infrastructure ▸ control-plane ▸ workers (the provider's part) ▸ kubeconfig ▸ operator ▸ register
 *   unwant:  cluster ▸ gone            (its data plane was retired, empty, in the transaction that stopped wanting it)
 *
 * Once registered it stands: a condition that turns false later is shown and changes nothing here, for the data plane has its own
 * health, and a provider that cannot see a cluster for a minute must not make anybody install things anew.
 */
import type { LifeOperation } from '@samsa/contract/operations';

export const WHOLE_WANT_STAGES = ['cluster', 'infrastructure', 'control-plane', 'workers', 'kubeconfig', 'operator', 'register'] as const;
export const WHOLE_UNWANT_STAGES = ['cluster', 'gone'] as const;
export type WholeStage = (typeof WHOLE_WANT_STAGES)[number] | (typeof WHOLE_UNWANT_STAGES)[number];

/** A condition of Cluster API (v1beta2), as it stands in the object. */
export interface ProviderCondition {
  type: string;
  status: string;
  reason: string;
  message: string;
  lastTransitionTime?: string;
}

export interface WholeObserved {
  cluster?: {
    /** Hash of what we last applied, read back from the object itself. */
    manifest: string;
    generation: number;
    observedGeneration: number;
    deleting: boolean;
    phase: string;
    infrastructureProvisioned: boolean;
    controlPlaneInitialized: boolean;
    conditions: ProviderCondition[];
  };
  /** Hash of the kubeconfig in its Secret; undefined while there is none. */
  kubeconfig?: string;
  /** What of the operator does not run yet, in words; undefined when all of it does or nobody looked. */
  operatorMissing?: string;
}

export interface WholeWanted {
  deletion: boolean;
  manifest: string;
  /** Hash of the operator's manifests as they are configured now. */
  operator: string;
}

/** What earlier passes recorded and what this pass has already done. */
export interface WholeProgress {
  /** Hash of the operator's manifests installed there. */
  operator?: string;
  /** Hash of the kubeconfig that its data plane has. */
  registered?: string;
}

export type WholeAction = 'applyCluster' | 'installOperator' | 'register' | 'deleteCluster' | 'close';

export type WholeDecision =
  | { stage: WholeStage; act: WholeAction }
  | { stage: WholeStage; wait: string; reason: string }
  | { stage: 'converged' };

const act = (stage: WholeStage, action: WholeAction): WholeDecision => ({ stage, act: action });

type Cluster = NonNullable<WholeObserved['cluster']>;

export function planWholeCluster(wanted: WholeWanted, observed: WholeObserved, progress: WholeProgress): WholeDecision {
  return wanted.deletion ? planDeletion(observed) : planExistence(wanted, observed, progress);
}

function planExistence(wanted: WholeWanted, observed: WholeObserved, progress: WholeProgress): WholeDecision {
  const { cluster, kubeconfig } = observed;
  if (cluster?.deleting) return { stage: 'cluster', wait: 'A cluster of the same name is still being deleted.', reason: 'Deleting' };
  if (!cluster || cluster.manifest !== wanted.manifest) return act('cluster', 'applyCluster');
  const trouble = progress.registered ? undefined : unprovisioned(cluster);
  if (trouble) return trouble;
  if (!kubeconfig) return { stage: 'kubeconfig', wait: 'The provider has not yet left the kubeconfig.', reason: 'NoKubeconfig' };
  if (progress.operator !== wanted.operator) return act('operator', 'installOperator');
  if (!progress.registered && observed.operatorMissing) return { stage: 'operator', wait: observed.operatorMissing, reason: 'OperatorStarting' };
  if (progress.registered !== kubeconfig) return act('register', 'register');
  return { stage: 'converged' };
}

/** What the provider has yet to do, in its own words. */
function unprovisioned(cluster: Cluster): WholeDecision | undefined {
  const told = (stage: WholeStage, type: string, otherwise: string): WholeDecision => {
    const condition = cluster.conditions.find((one) => one.type === type);
    return { stage, wait: condition?.message || otherwise, reason: condition?.status === 'False' ? condition.reason : 'Provisioning' };
  };
  const topology = cluster.conditions.find((one) => one.type === 'TopologyReconciled');
  if (topology?.status === 'False' && TOPOLOGY_TROUBLE.has(topology.reason)) return { stage: 'cluster', wait: topology.message || topology.reason, reason: topology.reason };
  if (cluster.observedGeneration < cluster.generation) return { stage: 'cluster', wait: 'The provider has not yet looked at the newest specification.', reason: 'Provisioning' };
  if (!cluster.infrastructureProvisioned) return told('infrastructure', 'InfrastructureReady', 'Machines and network are being made.');
  if (!cluster.controlPlaneInitialized) return told('control-plane', 'ControlPlaneInitialized', 'The control plane is being started.');
  if (cluster.conditions.find((one) => one.type === 'Available')?.status !== 'True') return told('workers', 'Available', 'Its nodes are joining.');
  return undefined;
}

/** Other reasons of an unreconciled topology pass by themselves. */
const TOPOLOGY_TROUBLE = new Set(['ReconcileFailed', 'ClusterClassNotReconciled']);

function planDeletion({ cluster }: WholeObserved): WholeDecision {
  if (!cluster) return act('gone', 'close');
  if (!cluster.deleting) return act('cluster', 'deleteCluster');
  const deleting = cluster.conditions.find((one) => one.type === 'Deleting');
  return { stage: 'gone', wait: deleting?.message || 'Machines and network are being removed.', reason: deleting?.reason || 'Deleting' };
}

export const wholeStagesOf = (intent: LifeOperation['intent']): readonly WholeStage[] => (intent === 'delete' ? WHOLE_UNWANT_STAGES : WHOLE_WANT_STAGES);

export const WHOLE_CLUSTER_STATES = ['Pending', 'Provisioning', 'Failed', 'Ready', 'Deleting', 'Gone'] as const;
export type WholeClusterState = (typeof WHOLE_CLUSTER_STATES)[number];

/** The state that is shown, folded from a decision. `Failed` is the provider's word, and may pass: the loop goes on looking. */
export function wholeStateOf(wanted: Pick<WholeWanted, 'deletion'>, observed: WholeObserved, decision: WholeDecision): WholeClusterState {
  if (wanted.deletion) return 'Deleting';
  if (decision.stage === 'converged') return 'Ready';
  return observed.cluster?.phase === 'Failed' ? 'Failed' : 'Provisioning';
}
