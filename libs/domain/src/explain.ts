/**
 * Why a cluster is as it is. Folds what is known into sentences: pure, the first rule that holds speaks, in the order in which
 * somebody looking for the trouble would ask. Those who run the fleet are told beside it what is theirs to do.
 *
 *   paused ▸ set aside ▸ failed ▸ its place is being made ▸ nobody works it ▸ operation waits ▸ operation runs (data plane away ▸ last pass failed ▸ the
 *   data plane's own trouble ▸ no operator ▸ at a step) ▸ data plane away ▸ not ready ▸ fine
 */
import type { Explanation } from '@samsa/contract/explain';
import type { DataPlaneState } from '@samsa/contract/fleet-data-planes';
import type { LifeOperation, Step } from '@samsa/contract/operations';
import type { Stage } from './cluster-plan.ts';
import type { ClusterStatus, Condition } from './cluster-status.ts';
import { OPERATOR_SILENT_SECONDS, troubleOnPlane } from './explain-causes.ts';

export interface Circumstances {
  cluster: {
    id: string;
    status: ClusterStatus;
    generation: number;
    observedGeneration: number;
    createdAt: Date;
    deletionRequestedAt: Date | null;
    /** Its brokers are to be stopped and its volumes kept. */
    suspendedAt?: Date | null;
    suspendedBecause?: string | null;
  };
  /** The newest there is, ended or not. */
  operation?: LifeOperation;
  /** Passes that failed in a row, and why. */
  failures: number;
  causes: NonNullable<Explanation['evidence']['causes']>;
  /** When it is looked at again at the latest. */
  nextLookAt: Date;
  plane: { id: string; displayName: string; state: DataPlaneState; seenAt: Date | null; /** The provisioner that works its clusters. */ holder: string | null };
  /** The Kubernetes cluster that is being made for it, while it is. */
  place?: { id: string; state: string; step: string | null; cause: string | null };
  pause?: { id: string; reason: string; since: string };
  quarantine?: Explanation['evidence']['quarantine'];
  quota: Explanation['evidence']['quota'];
  now: Date;
}

/** A tenant is not told of the fleet: no data plane by name, no error of ours in its own words. */
export type Audience = 'tenant' | 'fleet';

type Told = Pick<Explanation, 'state' | 'cause' | 'since' | 'next' | 'you_can'> & { /** For those who run the fleet. */ admin_can?: string[] };

const STEPS: Record<Stage, string> = {
  namespace: 'its namespace is made ready',
  evacuate: 'data leaves the brokers that will go',
  objects: 'its objects are written to Kubernetes',
  ready: 'the operator starts or changes its brokers',
  credentials: 'the credentials of its administrator are fetched',
  spread: 'its data gets more replicas',
  canary: 'a record is sent and read back',
  access: 'keys and access rules are brought to the brokers',
  pause: 'the operator is told to leave it alone',
  stop: 'its brokers are shut down, and their volumes kept',
  users: 'its users are removed',
  kafka: 'its brokers are shut down and removed',
  release: 'what it held is given back',
};
const WANTS: Record<LifeOperation['intent'], string> = { create: 'It is being created', update: 'It is being changed', delete: 'It is being deleted', suspend: 'It is being suspended', resume: 'It is being started again' };
const ENDS: Record<LifeOperation['intent'], string> = { create: 'Then it is ready.', update: 'Then it is ready.', resume: 'Then it is ready.', suspend: 'Then it is suspended.', delete: 'Then it is gone.' };
const AWAY = 'The data plane it stands on does not answer.';
const WATCH = 'Nothing needs to be done. Its operation tells each step as it happens.';
const TELL_ADMIN = 'If it stays so, give those who run this installation the id of the operation.';

const wordsOf = (step: string): string => STEPS[step as Stage] ?? step;
const current = (operation: LifeOperation | undefined): Step | undefined => operation?.steps.find(({ state }) => state === 'running' || state === 'failed');
const conditionOf = (status: ClusterStatus, type: Condition['type']): Condition | undefined => status.conditions.find((one) => one.type === type);
const openOf = ({ operation }: Circumstances): LifeOperation | undefined => (operation && !operation.ended_at ? operation : undefined);
const readySince = ({ cluster }: Circumstances): string => conditionOf(cluster.status, 'Ready')?.lastTransitionTime ?? cluster.createdAt.toISOString();
const seePlane = ({ plane }: Circumstances): string => `See why data plane ${plane.id} (${plane.displayName}) is silent: its API server, the network to it, its kubeconfig.`;

export function explain(known: Circumstances, audience: Audience): Explanation {
  const { cluster, operation, failures, plane } = known;
  const { admin_can: adminCan = [], you_can: youCan, ...told } = tell(known);
  const seen = { state: plane.state, seen_at: plane.seenAt?.toISOString() };
  const forFleet = { id: plane.id, display_name: plane.displayName, holder: plane.holder ?? undefined };
  return {
    api_version: 'samsa/v1',
    kind: 'Explanation',
    cluster: cluster.id,
    ...withDrift(told, cluster.status),
    you_can: audience === 'fleet' && adminCan.length > 0 ? adminCan : youCan,
    evidence: {
      operation: operation?.id,
      step: current(operation)?.name,
      failures,
      generation: cluster.generation,
      observed_generation: cluster.observedGeneration,
      conditions: cluster.status.conditions,
      data_plane: audience === 'fleet' ? { ...seen, ...forFleet } : seen,
      pause: known.pause && { ...known.pause, id: audience === 'fleet' ? known.pause.id : undefined },
      quarantine: known.quarantine,
      causes: audience === 'fleet' ? known.causes : undefined,
      operator: cluster.status.operator,
      kubernetes: kubernetesOf(cluster.status),
      quota: known.quota,
    },
  };
}

/** What others changed and was not put back is told beside whatever else there is to say. */
function withDrift<Said extends { cause?: string }>(told: Said, status: ClusterStatus): Said {
  const drifted = conditionOf(status, 'Drifted');
  return drifted?.status === 'True' ? { ...told, cause: told.cause ? `${told.cause} ${drifted.message}` : drifted.message } : told;
}

function kubernetesOf({ kubernetes }: ClusterStatus): Explanation['evidence']['kubernetes'] {
  return kubernetes && { read_at: kubernetes.readAt, exhausted: kubernetes.exhausted, warnings: kubernetes.warnings.map(({ lastAt, ...warning }) => ({ ...warning, last_at: lastAt })) };
}

function tell(known: Circumstances): Told {
  const { cluster, plane, pause, quarantine } = known;
  const open = openOf(known);
  if (pause) return paused(known, pause, open);
  if (quarantine) return setAside(known, quarantine);
  if (cluster.status.phase === 'FAILED' && !cluster.deletionRequestedAt) return failed(known);
  if (open && known.place) return awaitsPlace(open, known.place);
  if (open && plane.holder === null && plane.state !== 'Unknown') return unworked(known, open);
  if (open && open.steps.length === 0) return waiting(known, open);
  if (open) return running(known, open);
  return standing(known);
}

function awaitsPlace(open: LifeOperation, { id, state, step, cause }: NonNullable<Circumstances['place']>): Told {
  const stuck = state === 'Failed';
  const words = cause?.replace(/[.\s]+$/, '');
  return {
    state: `${WANTS[open.intent]}: a place for it alone is ${stuck ? 'wanted, and does not come up' : 'being made'}.`,
    cause: stuck ? 'Whoever makes such places refuses or cannot make this one.' : undefined,
    since: open.created_at,
    next: { what: stuck ? 'It is tried again, in case somebody has removed the cause.' : 'It takes minutes, as machines do. Then the cluster is created there.' },
    you_can: stuck ? [TELL_ADMIN, 'Delete it: nothing of it stands anywhere yet.'] : [WATCH],
    admin_can: [`See whole cluster ${id}${step ? `, at its step ${step}` : ''}${words ? `: ${words}` : ''}. samsa fleet whole-clusters show ${id}`],
  };
}

function paused(known: Circumstances, { id, reason, since }: NonNullable<Circumstances['pause']>, open: LifeOperation | undefined): Told {
  const { status } = known.cluster;
  const works = conditionOf(status, 'Ready')?.status === 'True';
  return {
    state: open ? `${WANTS[open.intent]}, and that is paused.` : works ? 'It worked when it was last looked at; work on it is paused.' : 'It is not ready, and work on it is paused.',
    cause: `Those who run this installation have paused it: ${reason.replace(/[.\s]+$/, '')}.`,
    since,
    next: { what: 'It goes on at once when the pause is lifted.' },
    you_can: works ? ['Go on using it: brokers do not need us to serve records.'] : ['Wait. What you want meanwhile is accepted and carried out afterwards.'],
    admin_can: [`Lift the pause: samsa fleet resume ${id}, or DELETE /fleet/v1/pauses/${id}.`],
  };
}

function setAside(known: Circumstances, { since, because }: NonNullable<Circumstances['quarantine']>): Told {
  const { cluster, operation, causes } = known;
  const intent = operation && cluster.observedGeneration < cluster.generation ? `${WANTS[operation.intent]}, and that is set aside` : 'Work on it is set aside';
  const last = causes.at(-1);
  return {
    state: `${intent}: ${because}.`,
    cause: current(operation)?.cause ?? operation?.cause ?? conditionOf(cluster.status, 'Ready')?.message ?? last?.message,
    since,
    next: { what: 'Nothing happens by itself. It is tried again when it is changed or deleted, or when somebody who runs this installation asks for it.' },
    you_can: ['Change or delete it.', `Give those who run this installation the id ${operation?.id ?? cluster.id}.`],
    admin_can: [
      ...(last ? [`Remove what failed last: ${last.reason}: ${last.message}`] : []),
      `Then have it tried again: samsa ops retry ${operation?.id ?? ''}, or POST /fleet/v1/operations/${operation?.id ?? ''}:retry.`,
    ],
  };
}

function failed(known: Circumstances): Told {
  const { cluster, operation, nextLookAt } = known;
  const trouble = troubleOnPlane(cluster.status);
  return {
    state: 'It could not be created.',
    cause: current(operation)?.cause ?? operation?.cause ?? conditionOf(cluster.status, 'Ready')?.message,
    since: readySince(known),
    next: { what: 'It is tried again, in case somebody has removed the cause.', at: nextLookAt.toISOString() },
    you_can: ['Delete it and create another, elsewhere or with another specification.', TELL_ADMIN],
    admin_can: trouble && [trouble.remedy],
  };
}

function unworked(known: Circumstances, operation: LifeOperation): Told {
  return {
    state: `${WANTS[operation.intent]}: the wish is accepted, and nobody works on it.`,
    cause: 'No provisioner looks after the data plane it stands on just now.',
    since: operation.started_at ?? operation.created_at,
    next: { what: 'It goes on as soon as one does; when one ends, another takes its place within seconds.' },
    you_can: [TELL_ADMIN],
    admin_can: [`Start a provisioner, or see why none takes the shard of data plane ${known.plane.id}.`],
  };
}

function waiting(known: Circumstances, operation: LifeOperation): Told {
  const away = known.plane.state === 'Unknown';
  return {
    state: `${WANTS[operation.intent]}: the wish is accepted and waits for its turn.`,
    cause: away ? AWAY : undefined,
    since: operation.created_at,
    next: { what: away ? 'It begins as soon as the data plane answers again.' : 'It begins within seconds.' },
    you_can: away ? [TELL_ADMIN] : [WATCH],
    admin_can: away ? [seePlane(known)] : undefined,
  };
}

function running(known: Circumstances, operation: LifeOperation): Told {
  const { failures, nextLookAt, plane, cluster } = known;
  const step = current(operation);
  const at = step ? operation.steps.indexOf(step) : -1;
  const state = step ? `${WANTS[operation.intent]}, step ${at + 1} of ${operation.steps.length}: ${wordsOf(step.name)}.` : `${WANTS[operation.intent]}.`;
  const since = step?.started_at ?? operation.started_at ?? operation.created_at;
  const cause = step?.cause ?? operation.cause;
  if (plane.state === 'Unknown') {
    return { state, cause: AWAY, since, next: { what: 'It goes on as soon as the data plane answers again.' }, you_can: [TELL_ADMIN], admin_can: [seePlane(known)] };
  }
  if (failures > 0) {
    const times = failures === 1 ? 'once' : `${failures} times in a row`;
    const next = { what: `This step has failed ${times}; it is tried again.`, at: nextLookAt.toISOString() };
    const last = known.causes.at(-1);
    return { state, cause: cause ?? 'The last attempt failed.', since, next, you_can: [TELL_ADMIN], admin_can: last && [`Remove what failed last: ${last.reason}: ${last.message}`] };
  }
  const trouble = operation.intent === 'delete' || step?.name !== 'ready' ? undefined : (troubleOnPlane(cluster.status) ?? silentOperator(known, step));
  if (trouble) {
    const next = { what: 'It goes on by itself once that is put right; it is looked at every few seconds.', at: nextLookAt.toISOString() };
    return { state, cause: trouble.cause, since, next, you_can: ['Wait, or cancel the operation.', TELL_ADMIN], admin_can: [trouble.remedy] };
  }
  const after = operation.steps.slice(at + 1).find(({ state: one }) => one === 'planned');
  const end = ENDS[operation.intent];
  return { state, cause, since, next: { what: after ? `Next ${wordsOf(after.name)}.` : end, at: operation.eta }, you_can: [WATCH] };
}

/** An operator that is there looks at something new at once. */
function silentOperator({ cluster, plane, now }: Circumstances, step: Step | undefined) {
  const waited = step?.started_at ? (now.getTime() - Date.parse(step.started_at)) / 1_000 : 0;
  if (conditionOf(cluster.status, 'Ready')?.reason !== 'AwaitingOperator' || waited < OPERATOR_SILENT_SECONDS) return undefined;
  return {
    cause: 'No operator has looked at it: none runs on its data plane, or it does not watch its namespace.',
    remedy: `See that the Kafka operator runs on data plane ${plane.id} (${plane.displayName}) and watches namespace samsa-${cluster.id}.`,
  };
}

function standing(known: Circumstances): Told {
  const { cluster, nextLookAt, plane } = known;
  const ready = conditionOf(cluster.status, 'Ready');
  const since = readySince(known);
  const next = { what: 'It is looked at again, and brought back to its specification if something moved.', at: nextLookAt.toISOString() };
  if (plane.state === 'Unknown') {
    return {
      state: ready?.status === 'True' ? 'It worked when it was last seen; it cannot be seen now.' : 'It cannot be seen now.',
      cause: AWAY, since: plane.seenAt?.toISOString() ?? since, next: { what: 'It is looked at as soon as the data plane answers again.' },
      you_can: ['Go on using it: brokers do not need us to serve records.', TELL_ADMIN],
      admin_can: [seePlane(known)],
    };
  }
  if (cluster.suspendedAt) return suspended(known);
  if (ready?.status === 'True') return { state: 'It works as specified.', since, next, you_can: [] };
  const trouble = troubleOnPlane(cluster.status);
  return { state: 'It is not ready.', cause: trouble?.cause ?? ready?.message, since, next, you_can: [TELL_ADMIN], admin_can: trouble && [trouble.remedy] };
}

/** Words for why; a cause nobody knows here is said as it stands. */
const SUSPENSIONS: Record<string, { cause: string; help: string }> = {
  trial: { cause: 'The trial of its organization is over.', help: 'Pay, redeem a promo code, or ask those who run this installation to extend the trial: GET /samsa/v1/billing-account tells what follows and when.' },
  debt: { cause: 'An invoice of its organization is past due.', help: 'Pay it: GET /samsa/v1/invoices says which.' },
  admin: { cause: 'Those who run this installation have suspended its organization.', help: 'Ask them why.' },
  budget: { cause: 'A budget that holds for it is used up.', help: 'Raise the budget, or wait for the next month.' },
};

function suspended({ cluster }: Circumstances): Told {
  const why = SUSPENSIONS[cluster.suspendedBecause ?? ''];
  return {
    state: 'It is suspended: its brokers are stopped, and their volumes are kept.', cause: why?.cause ?? cluster.suspendedBecause ?? undefined,
    since: cluster.suspendedAt?.toISOString() ?? '', next: { what: 'It comes back with all its topics and records when the cause is gone.' },
    you_can: [why?.help ?? TELL_ADMIN, 'Delete it.'],
  };
}
