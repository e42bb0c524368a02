/**
 * Why a cluster is as it is. Folds what is known into sentences for the tenant: pure, no clock; the first rule that holds
 * speaks, in the order in which somebody looking for the trouble would ask.
 *
 *   deleting ▸ failed ▸ operation waits ▸ operation runs (data plane away ▸ last pass failed ▸ at a step) ▸ data plane away ▸ not ready ▸ fine
 */
import type { Explanation } from '@samsa/contract/explain';
import type { DataPlaneState } from '@samsa/contract/fleet-data-planes';
import type { LifeOperation, Step } from '@samsa/contract/operations';
import type { Stage } from './cluster-plan.ts';
import type { ClusterStatus, Condition } from './cluster-status.ts';

export interface Circumstances {
  cluster: {
    id: string;
    status: ClusterStatus;
    generation: number;
    observedGeneration: number;
    createdAt: Date;
    deletionRequestedAt: Date | null;
  };
  /** The newest there is, ended or not. */
  operation?: LifeOperation;
  /** Passes that failed in a row. */
  failures: number;
  /** When it is looked at again at the latest. */
  nextLookAt: Date;
  plane: { state: DataPlaneState; seenAt: Date | null };
}

type Told = Pick<Explanation, 'state' | 'cause' | 'since' | 'next' | 'you_can'>;

const STEPS: Record<Stage, string> = {
  namespace: 'its namespace is made ready',
  evacuate: 'data leaves the brokers that will go',
  objects: 'its objects are written to Kubernetes',
  ready: 'the operator starts or changes its brokers',
  credentials: 'the credentials of its administrator are fetched',
  spread: 'its data gets more replicas',
  canary: 'a record is sent and read back',
  access: 'keys and access rules are brought to the brokers',
  users: 'its users are removed',
  kafka: 'its brokers are shut down and removed',
  release: 'what it held is given back',
};
const WANTS: Record<LifeOperation['intent'], string> = { create: 'It is being created', update: 'It is being changed', delete: 'It is being deleted' };
const AWAY = 'The data plane it stands on does not answer.';
const WATCH = 'Nothing needs to be done. Its operation tells each step as it happens.';
const TELL_ADMIN = 'If it stays so, give those who run this installation the id of the operation.';

const wordsOf = (step: string): string => STEPS[step as Stage] ?? step;
const current = (operation: LifeOperation | undefined): Step | undefined => operation?.steps.find(({ state }) => state === 'running' || state === 'failed');
const conditionOf = (status: ClusterStatus, type: Condition['type']): Condition | undefined => status.conditions.find((one) => one.type === type);

export function explain(known: Circumstances): Explanation {
  const { cluster, operation, failures, plane } = known;
  return {
    api_version: 'samsa/v1',
    kind: 'Explanation',
    cluster: cluster.id,
    ...tell(known),
    evidence: {
      operation: operation?.id,
      step: current(operation)?.name,
      failures,
      generation: cluster.generation,
      observed_generation: cluster.observedGeneration,
      conditions: cluster.status.conditions,
      data_plane: { state: plane.state, seen_at: plane.seenAt?.toISOString() },
    },
  };
}

function tell(known: Circumstances): Told {
  const { cluster, operation } = known;
  const open = operation && !operation.ended_at ? operation : undefined;
  if (cluster.status.phase === 'FAILED' && !cluster.deletionRequestedAt) return failed(known);
  if (open?.state === 'pending') return waiting(known, open);
  if (open) return running(known, open);
  return standing(known);
}

function failed({ cluster, operation, nextLookAt }: Circumstances): Told {
  const ready = conditionOf(cluster.status, 'Ready');
  return {
    state: 'It could not be created.',
    cause: current(operation)?.cause ?? operation?.cause ?? ready?.message,
    since: ready?.lastTransitionTime ?? cluster.createdAt.toISOString(),
    next: { what: 'It is tried again, in case somebody has removed the cause.', at: nextLookAt.toISOString() },
    you_can: ['Delete it and create another, elsewhere or with another specification.', TELL_ADMIN],
  };
}

function waiting({ plane }: Circumstances, operation: LifeOperation): Told {
  const away = plane.state === 'Unknown';
  return {
    state: `${WANTS[operation.intent]}: the wish is accepted and waits for its turn.`,
    cause: away ? AWAY : undefined,
    since: operation.created_at,
    next: { what: away ? 'It begins as soon as the data plane answers again.' : 'It begins within seconds.' },
    you_can: away ? [TELL_ADMIN] : [WATCH],
  };
}

function running({ failures, nextLookAt, plane }: Circumstances, operation: LifeOperation): Told {
  const step = current(operation);
  const at = step ? operation.steps.indexOf(step) : -1;
  const after = operation.steps.slice(at + 1).find(({ state }) => state === 'planned');
  const state = step ? `${WANTS[operation.intent]}, step ${at + 1} of ${operation.steps.length}: ${wordsOf(step.name)}.` : `${WANTS[operation.intent]}.`;
  const since = step?.started_at ?? operation.started_at ?? operation.created_at;
  const cause = step?.cause ?? operation.cause;
  if (plane.state === 'Unknown') return { state, cause: AWAY, since, next: { what: 'It goes on as soon as the data plane answers again.' }, you_can: [TELL_ADMIN] };
  if (failures > 0) {
    const times = failures === 1 ? 'once' : `${failures} times in a row`;
    return { state, cause: cause ?? 'The last attempt failed.', since, next: { what: `This step has failed ${times}; it is tried again.`, at: nextLookAt.toISOString() }, you_can: [TELL_ADMIN] };
  }
  const end = operation.intent === 'delete' ? 'Then it is gone.' : 'Then it is ready.';
  return { state, cause, since, next: { what: after ? `Next ${wordsOf(after.name)}.` : end }, you_can: [WATCH] };
}

function standing({ cluster, nextLookAt, plane }: Circumstances): Told {
  const ready = conditionOf(cluster.status, 'Ready');
  const since = ready?.lastTransitionTime ?? cluster.createdAt.toISOString();
  const next = { what: 'It is looked at again, and brought back to its specification if something moved.', at: nextLookAt.toISOString() };
  if (plane.state === 'Unknown') {
    return {
      state: ready?.status === 'True' ? 'It worked when it was last seen; it cannot be seen now.' : 'It cannot be seen now.',
      cause: AWAY, since: plane.seenAt?.toISOString() ?? since, next: { what: 'It is looked at as soon as the data plane answers again.' },
      you_can: ['Go on using it: brokers do not need us to serve records.', TELL_ADMIN],
    };
  }
  if (ready?.status === 'True') return { state: 'It works as specified.', since, next, you_can: [] };
  return { state: 'It is not ready.', cause: ready?.message, since, next, you_can: [TELL_ADMIN] };
}
