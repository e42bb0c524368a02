/** One pass over one cluster while it lasts: what was done, which stages were entered and left, what is known now. */
import type { Observed, Progress, Stage } from '@samsa/domain/cluster-plan';
import { stagesFrom, stagesOf } from '@samsa/domain/cluster-plan';
import { type ClusterStatus, withCondition } from '@samsa/domain/cluster-status';
import { countOwned, type KnownDrift, tellDrift } from '@samsa/domain/drift';
import type { KubeObject } from '@samsa/kube/object';
import { afterFault, ofAttempt, type Trouble } from '@samsa/domain/quarantine';
import type { PassRecord, WorkedCluster } from '@samsa/store/cluster-work';
import { FIELD_MANAGER } from '../driver/strimzi/names.ts';
import type { ClassedFault } from './causes.ts';
import { Stages } from './stages.ts';

export interface Credentials {
  username: string;
  password: string;
}

/** A pass a little before its time is the resync as well. */
const RESYNC_EARLY = 0.9;

export class Pass {
  readonly progress: Progress;
  readonly status: ClusterStatus;
  credentials: Credentials | undefined;
  adminSealed: Buffer | undefined;
  gone = false;
  /** Fingerprint of what stands there, once there is nothing to do about it. */
  settled: string | undefined;
  /** Fields of ours on each object, by `Kind/name`. */
  readonly marks: Record<string, number>;
  marked = false;
  /** A conflict over ownership is judged once a pass. */
  conflictJudged = false;
  /** What differs and is not put back. */
  drift: KnownDrift[];
  /** Stages still to be done again. */
  readonly redo: Set<Stage>;
  /** Failed passes in a row before this one, as far as they are of the same wish. */
  readonly failures: number;
  private readonly stages = new Stages<Stage>();

  constructor(readonly cluster: WorkedCluster) {
    this.status = structuredClone(cluster.status);
    this.marks = { ...cluster.marks };
    this.drift = cluster.drift;
    this.redo = new Set(cluster.retriesSeen < cluster.retries ? redoOf(cluster) : (cluster.redo as Stage[]));
    this.failures = ofAttempt(cluster.trouble, cluster) ? cluster.failures : 0;
    this.progress = {
      observedGeneration: cluster.observedGeneration,
      wasReady: cluster.status.conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True'),
      credentialsKept: cluster.adminSealed !== null,
      replication: cluster.status.replication ?? 0,
      evacuated: false,
      canaryPassed: false,
      accessSynced: false,
      namespaceConfirmedGone: false,
      redo: this.redo,
    };
  }

  /** Takes over what the tenant may know of what was observed; what is not said now stays as it was. */
  see({ kafka }: Observed): void {
    if (!kafka) return;
    const { bootstrap = this.status.bootstrap, caPem = this.status.caPem, kafkaVersion, kafkaClusterId } = kafka;
    Object.assign(this.status, { bootstrap, caPem, kafkaVersion, kafkaClusterId, operator: kafka.trouble });
  }

  /** What has gone wrong in a row with this wish, this pass included. */
  trouble(fault: ClassedFault | undefined): Trouble | undefined {
    if (!fault) return undefined;
    return afterFault(this.cluster.trouble, this.cluster, { ...fault, message: fault.raw ?? fault.message }, new Date().toISOString());
  }

  /** How long the stage it stands at has lasted, over all passes. */
  stageSeconds(): number {
    const step = this.cluster.operation?.steps.find(({ name }) => name === this.at);
    const since = step?.started_at ?? this.status.conditions.find(({ type, status }) => type === 'Ready' && status !== 'True')?.lastTransitionTime;
    return since ? (Date.now() - Date.parse(since)) / 1_000 : 0;
  }

  /** The stage it stands at. */
  get at(): Stage | undefined {
    return this.stages.at;
  }

  /** An act of this stage was carried out. */
  acted(stage: Stage): void {
    if (this.redo.delete(stage)) this.stages.redo(stage);
  }

  enter(stage: Stage): void {
    this.stages.enter(stage);
  }

  /** Whether its objects were compared so long ago that those nobody watches are to be compared again. */
  isResync(resyncMs: number): boolean {
    const { observedGeneration, deletionRequestedAt, uninspectedSeconds } = this.cluster;
    return observedGeneration > 0 && !deletionRequestedAt && (uninspectedSeconds === null || uninspectedSeconds * 1_000 > resyncMs * RESYNC_EARLY);
  }

  /** The condition on what others changed: there once something was found, and gone back to False when nothing differs any more. */
  tellDrift(): void {
    const told = tellDrift(this.drift);
    if (!told && !this.status.conditions.some(({ type, status }) => type === 'Drifted' && status === 'True')) return;
    const next = told ?? { reason: 'Reverted', message: 'What others had changed of its objects has been put back.' };
    this.status.conditions = withCondition(this.status.conditions, { type: 'Drifted', status: told ? 'True' : 'False', ...next, observedGeneration: this.cluster.generation }, new Date());
  }

  /** Remembers how much of an object is ours, as it stands now; nothing when it is not there. */
  mark(kind: string, name: string, object: KubeObject | undefined): void {
    const [key, count] = [`${kind}/${name}`, object && countOwned(object, FIELD_MANAGER)];
    if (this.marks[key] === count) return;
    if (count === undefined) delete this.marks[key];
    else this.marks[key] = count;
    this.marked = true;
  }

  /** The operation as it stands after this pass. `through` when everything is reached. */
  operation(through: boolean, cause: string | undefined, fault: ClassedFault | undefined, quarantined: boolean): PassRecord['operation'] {
    const { operation } = this.cluster;
    return operation && this.stages.conclude(operation, { stages: stagesOf(operation.intent), through, cause, failed: fault?.permanent || quarantined });
  }
}

/** What the last retry wants done again. */
function redoOf({ retryFrom, deletionRequestedAt, operation }: WorkedCluster): Stage[] {
  return retryFrom === null ? [] : stagesFrom(operation?.intent ?? (deletionRequestedAt ? 'delete' : 'update'), retryFrom);
}
