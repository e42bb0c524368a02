/**
 * The cells of the crash matrix, drawn from the plan itself: the pure plan is asked what comes next in a world that does at once
 * what it is told, and every action it names is a step to be killed after. A step added to the plan is a cell more here.
 */
import { type Action, type KafkaObserved, type Observed, planCluster, type Progress, type Wanted } from '@samsa/domain/cluster-plan';

export type Intent = 'create' | 'grow' | 'shrink' | 'upgrade' | 'delete';

export interface Cell {
  intent: Intent;
  step: Action;
}

const STEPS_MOST = 20;
const KAFKA: KafkaObserved = { manifest: 'old', generation: 1, observedGeneration: 1, ready: true, bootstrap: 'a:1', caPem: 'pem' };
const NOTHING: Observed = { namespace: 'absent', pools: [], brokers: 0, controllers: 0, poolsSettled: true, users: 0, adminReady: false };
const standing = (pools: string[], brokers: number): Observed =>
  ({ namespace: 'active', kafka: KAFKA, pools, brokers, controllers: 3, poolsSettled: true, users: 1, adminReady: true });

/** What is wanted, what stands there, and how many replicas the data has. */
const INTENTS: Record<Intent, { wanted: Partial<Wanted>; observed: Observed; replication: number }> = {
  create: { wanted: { generation: 1, pools: ['nodes'], brokers: 3, replication: 3 }, observed: NOTHING, replication: 3 },
  grow: { wanted: { pools: ['nodes', 'brokers'], brokers: 4, replication: 3 }, observed: standing(['nodes'], 3), replication: 3 },
  shrink: { wanted: { pools: ['nodes'], brokers: 3, replication: 3 }, observed: standing(['nodes', 'brokers'], 4), replication: 3 },
  upgrade: { wanted: { pools: ['nodes', 'brokers'], brokers: 3, replication: 3 }, observed: { ...standing(['nodes'], 1), controllers: 1 }, replication: 1 },
  delete: { wanted: { deletion: true }, observed: standing(['nodes'], 3), replication: 3 },
};

export function cellsOf(intent: Intent): Cell[] {
  const { wanted: some, observed: start, replication } = INTENTS[intent];
  const wanted: Wanted = { generation: 2, deletion: false, manifest: 'new', pools: ['nodes'], brokers: 3, replication: 3, ...some };
  const isNew = intent === 'create';
  const progress: Progress = {
    observedGeneration: wanted.generation - 1, wasReady: !isNew, credentialsKept: !isNew, replication,
    evacuated: false, canaryPassed: false, accessSynced: false, namespaceConfirmedGone: false,
  };
  const steps = new Set<Action>();
  let observed = start;
  for (let count = 0; count < STEPS_MOST; count++) {
    const decision = planCluster(wanted, observed, progress);
    if (!('act' in decision)) break;
    steps.add(decision.act);
    if (decision.act === 'release') break;
    observed = carryOut(decision.act, observed, progress, wanted);
  }
  return [...steps].map((step) => ({ intent, step }));
}

function carryOut(step: Action, observed: Observed, progress: Progress, wanted: Wanted): Observed {
  const done: Partial<Record<Action, Partial<Progress>>> = {
    inspect: { inspected: true }, keepCredentials: { credentialsKept: true }, evacuate: { evacuated: true }, spread: { replication: wanted.replication },
    runCanary: { canaryPassed: true }, syncAccess: { accessSynced: true }, confirmGone: { namespaceConfirmedGone: true },
  };
  Object.assign(progress, done[step]);
  const seen: Partial<Record<Action, Partial<Observed>>> = {
    applyNamespace: { namespace: 'active' },
    applyObjects: { ...standing([...new Set([...observed.pools, ...wanted.pools])], wanted.brokers), kafka: { ...KAFKA, manifest: wanted.manifest } },
    removePools: { pools: wanted.pools }, deleteUsers: { users: 0 }, deleteKafka: { kafka: undefined, pools: [] }, deleteNamespace: { namespace: 'absent' },
  };
  return { ...observed, ...seen[step] };
}
