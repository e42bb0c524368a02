/** One pass over one cluster while it lasts: what was done, which stages were entered and left, what is known now. */
import { advance, percentOf } from '@samsa/domain/operation-steps';
import type { Progress, Stage } from '@samsa/domain/cluster-plan';
import { stagesOf } from '@samsa/domain/cluster-plan';
import type { ClusterStatus } from '@samsa/domain/cluster-status';
import type { PassRecord, WorkedCluster } from '@samsa/store/cluster-work';
import type { ClassedFault } from './causes.ts';

export interface Credentials {
  username: string;
  password: string;
}

export class Pass {
  readonly progress: Progress;
  readonly status: ClusterStatus;
  credentials: Credentials | undefined;
  adminSealed: Buffer | undefined;
  gone = false;
  private readonly entered = new Map<string, string>();
  private readonly left = new Map<string, string>();
  private stage: Stage | undefined;

  constructor(readonly cluster: WorkedCluster) {
    this.status = structuredClone(cluster.status);
    this.progress = {
      observedGeneration: cluster.observedGeneration,
      wasReady: cluster.status.conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True'),
      credentialsKept: cluster.adminSealed !== null,
      canaryPassed: false,
      accessSynced: false,
      namespaceConfirmedGone: false,
    };
  }

  enter(stage: Stage): void {
    if (stage === this.stage) return;
    const now = new Date().toISOString();
    if (this.stage) this.left.set(this.stage, now);
    this.stage = stage;
    this.entered.set(stage, now);
  }

  /** The operation as it stands after this pass. `through` when everything is reached. */
  operation(through: boolean, cause: string | undefined, fault: ClassedFault | undefined): PassRecord['operation'] {
    const { operation, deletionRequestedAt } = this.cluster;
    if (!operation) return undefined;
    const now = new Date().toISOString();
    if (through && this.stage) this.left.set(this.stage, now);
    const steps = advance(
      operation.steps,
      {
        stages: stagesOf(deletionRequestedAt !== null),
        current: through ? undefined : this.stage,
        entered: this.entered,
        left: this.left,
        cause,
        failed: fault?.permanent,
      },
      now,
    );
    return { id: operation.id, generation: operation.generation, state: through ? 'succeeded' : 'running', steps, percent: percentOf(steps), cause: through ? undefined : cause };
  }
}
