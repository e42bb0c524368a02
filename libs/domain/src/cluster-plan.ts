/**
 * What is missing between a cluster's spec and what is observed: the next thing to do, or what is waited for. Pure; the
 * reconciler does it and asks again. Stages stand in the order in which they happen and are what an operation shows.
 *
 *   want:    namespace ▸ objects ▸ ready (the operator's part) ▸ credentials ▸ canary ▸ access
 *   change:  the same, with evacuate before objects when brokers will go, and spread when data needs more replicas
 *   suspend: pause ▸ stop                             (the operator first: it would start again what is stopped)
 *   resume:  as change: what is applied is no longer paused, and the operator does the rest
 *   unwant:  users ▸ kafka ▸ namespace ▸ release      (users first: later their finalizer has nobody to answer it)
 */
import type { LifeOperation } from '@samsa/contract/operations';


export const WANT_STAGES = ['namespace', 'objects', 'ready', 'credentials', 'canary', 'access'] as const;
export const CHANGE_STAGES = ['namespace', 'evacuate', 'objects', 'ready', 'credentials', 'spread', 'canary', 'access'] as const;
export const UNWANT_STAGES = ['users', 'kafka', 'namespace', 'release'] as const;
export const SUSPEND_STAGES = ['pause', 'stop'] as const;
export type Stage = (typeof CHANGE_STAGES)[number] | (typeof UNWANT_STAGES)[number] | (typeof SUSPEND_STAGES)[number];
export type Intent = LifeOperation['intent'];

export interface KafkaObserved {
  /** Hash of the manifests as we last applied them, read back from the object itself. */
  manifest: string;
  generation: number;
  observedGeneration: number;
  ready: boolean;
  /** The operator says that it leaves it alone. */
  paused?: boolean;
  /** The operator's own reason why not. */
  trouble?: { reason: string; message: string };
  bootstrap?: string;
  caPem?: string;
  kafkaVersion?: string;
  kafkaClusterId?: string;
}

export interface Observed {
  namespace: 'absent' | 'active' | 'terminating';
  /** What Kubernetes says of what keeps a namespace that is to go. */
  namespaceHeld?: string;
  kafka?: KafkaObserved;
  /** Names of node pools there are. */
  pools: string[];
  /** Nodes that are brokers, over all pools; and of the pool that also holds the controllers. */
  brokers: number;
  controllers: number;
  /** The operator has brought every pool to its size; Kafka's own status says nothing of it. */
  poolsSettled: boolean;
  users: number;
  /** The operator has made our administrator and its password. */
  adminReady: boolean;
  /** An object of ours is gone or no longer all ours, or it is time to compare those that are not watched, or an admin wishes it. */
  touched?: boolean;
}

export interface Wanted {
  generation: number;
  deletion: boolean;
  /** Its brokers are to be stopped and its volumes kept; the manifest then says so to the operator. */
  suspension?: boolean;
  manifest: string;
  pools: string[];
  brokers: number;
  /** Replicas each partition must have. */
  replication: number;
}

/** What earlier passes recorded and what this pass has already done. */
export interface Progress {
  observedGeneration: number;
  wasReady: boolean;
  credentialsKept: boolean;
  /** Replicas each partition is known to have. */
  replication: number;
  /** Objects were compared in this pass. */
  inspected?: boolean;
  evacuated: boolean;
  canaryPassed: boolean;
  accessSynced: boolean;
  namespaceConfirmedGone: boolean;
  /** What ran its brokers was removed in this pass, and whether all of it is gone. */
  stopping?: 'under way' | 'done';
  /** Stages somebody wants done again, whatever is observed; each goes when it has been done. */
  redo?: ReadonlySet<Stage>;
}

export type Action =
  | 'inspect' | 'applyNamespace' | 'applyObjects' | 'removePools' | 'keepCredentials' | 'evacuate' | 'spread' | 'runCanary' | 'syncAccess'
  | 'stopBrokers' | 'deleteUsers' | 'deleteKafka' | 'deleteNamespace' | 'confirmGone' | 'release';

export type Decision =
  | { stage: Stage; act: Action }
  | { stage: Stage; wait: string; reason: string }
  | { stage: 'converged' };

const act = (stage: Stage, action: Action): Decision => ({ stage, act: action });
const wait = (stage: Stage, reason: string, message: string): Decision => ({ stage, wait: message, reason });

export function planCluster(wanted: Wanted, observed: Observed, progress: Progress): Decision {
  if (wanted.deletion) return planDeletion(observed, progress);
  return wanted.suspension ? planSuspension(wanted, observed, progress) : planExistence(wanted, observed, progress);
}

function planExistence(wanted: Wanted, observed: Observed, progress: Progress): Decision {
  const { kafka } = observed;
  const again = (stage: Stage): boolean => progress.redo?.has(stage) ?? false;
  if (observed.namespace === 'terminating') return wait('namespace', 'NamespaceTerminating', 'An earlier namespace of the same name is still being removed.');
  if (observed.touched && !progress.inspected) return act('objects', 'inspect');
  if (observed.namespace === 'absent' || again('namespace')) return act('namespace', 'applyNamespace');
  if (kafka && observed.brokers > wanted.brokers && !progress.evacuated) return act('evacuate', 'evacuate');
  if (!kafka || kafka.manifest !== wanted.manifest || again('objects')) return act('objects', 'applyObjects');
  if (observed.pools.some((pool) => !wanted.pools.includes(pool))) return act('objects', 'removePools');
  if (kafka.observedGeneration === 0) return wait('ready', 'AwaitingOperator', 'No operator has looked at its specification yet.');
  if (kafka.observedGeneration !== kafka.generation) return wait('ready', 'Creating', 'The operator has not yet looked at the newest specification.');
  if (!kafka.ready) return wait('ready', kafka.trouble?.reason ?? 'Creating', kafka.trouble?.message ?? 'The brokers are starting.');
  if (!observed.poolsSettled) return wait('ready', 'Resizing', 'Brokers are being added or taken away.');
  if (!kafka.bootstrap || !kafka.caPem) return wait('ready', 'NoListener', 'The operator has not yet published the listener.');
  if (!observed.adminReady) return wait('credentials', 'CreatingAdministrator', 'The operator has not yet made our administrator.');
  if (!progress.credentialsKept || again('credentials')) return act('credentials', 'keepCredentials');
  if (progress.replication < wanted.replication || again('spread')) return act('spread', 'spread');
  const behind = progress.observedGeneration < wanted.generation || !progress.wasReady;
  if ((behind || again('canary')) && !progress.canaryPassed) return act('canary', 'runCanary');
  if ((behind || again('access')) && !progress.accessSynced) return act('access', 'syncAccess');
  return { stage: 'converged' };
}

/** What has no Kafka yet has no brokers. Volumes, Secrets and all that the operator knows of it stay, so that it comes back as it was. */
function planSuspension(wanted: Wanted, { namespace, kafka }: Observed, progress: Progress): Decision {
  if (namespace === 'terminating') return wait('pause', 'NamespaceTerminating', 'An earlier namespace of the same name is still being removed.');
  if (!kafka) return { stage: 'converged' };
  if (kafka.manifest !== wanted.manifest) return act('pause', 'applyObjects');
  if (!kafka.paused) return wait('pause', 'AwaitingOperator', 'The operator has not yet been seen to leave it alone.');
  if (!progress.stopping) return act('stop', 'stopBrokers');
  if (progress.stopping === 'under way') return wait('stop', 'Stopping', 'The brokers are shutting down.');
  return { stage: 'converged' };
}

function planDeletion(observed: Observed, progress: Progress): Decision {
  if (observed.namespace !== 'absent') {
    if (progress.redo?.has('users')) return act('users', 'deleteUsers');
    if (progress.redo?.has('kafka')) return act('kafka', 'deleteKafka');
    if (progress.redo?.has('namespace')) return act('namespace', 'deleteNamespace');
  }
  if (observed.namespace === 'terminating') return wait('namespace', 'NamespaceTerminating', ['The namespace is being emptied.', observed.namespaceHeld].filter(Boolean).join(' '));
  if (observed.namespace === 'active') {
    if (observed.users > 0) return act('users', 'deleteUsers');
    if (observed.kafka || observed.pools.length > 0) return act('kafka', 'deleteKafka');
    return act('namespace', 'deleteNamespace');
  }
  if (!progress.namespaceConfirmedGone) return act('namespace', 'confirmGone');
  return act('release', 'release');
}

/** Stages an operation of this intent goes through. */
export function stagesOf(intent: Intent): readonly Stage[] {
  return { create: WANT_STAGES, update: CHANGE_STAGES, delete: UNWANT_STAGES, suspend: SUSPEND_STAGES, resume: CHANGE_STAGES }[intent];
}

/** Stages that are an act of ours and so can be done again; the others are waited for, or follow from what is seen. */
const REPEATABLE: ReadonlySet<Stage> = new Set(['namespace', 'objects', 'credentials', 'spread', 'canary', 'access', 'users', 'kafka'] as const);

/** What is to be done again when an intent is to be carried out anew from a stage on; nothing for a stage it does not have. */
export function stagesFrom(intent: Intent, from: string): Stage[] {
  const stages = stagesOf(intent);
  const at = stages.findIndex((stage) => stage === from);
  return at < 0 ? [] : stages.slice(at).filter((stage) => REPEATABLE.has(stage));
}
