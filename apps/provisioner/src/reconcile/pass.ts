/** One pass over one cluster while it lasts: what was done, which stages were entered and left, what is known now. */
import { advance, percentOf } from '@samsa/domain/operation-steps';
import type { Observed, Progress, Stage } from '@samsa/domain/cluster-plan';
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
      replication: cluster.status.replication ?? 0,
      evacuated: false,
      canaryPassed: false,
      accessSynced: false,
      namespaceConfirmedGone: false,
    };
  }

  /** Takes over what the tenant may know of what was observed; what is not said now stays as it was. */
  see({ kafka }: Observed): void {
    if (!kafka) return;
    const { bootstrap = this.status.bootstrap, caPem = this.status.caPem, kafkaVersion, kafkaClusterId } = kafka;
    Object.assign(this.status, { bootstrap, caPem, kafkaVersion, kafkaClusterId });
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
    const { operation } = this.cluster;
    if (!operation) return undefined;
    const now = new Date().toISOString();
    if (through && this.stage) this.left.set(this.stage, now);
    const steps = advance(
      operation.steps,
      {
        stages: stagesOf(operation.intent),
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
