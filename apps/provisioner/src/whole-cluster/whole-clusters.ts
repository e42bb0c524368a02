/** Whole clusters in a provisioner: found by a sweep, worked by key, and asked for or let go by the autoscale. */
import type { WholeClusterId } from '@samsa/domain/ids';
import type { QueuedKey } from '@samsa/queue/key-queue';
import type { Sealer } from '@samsa/runtime/seal';
import type { Holder } from '@samsa/store/cluster-work';
import type { Database } from '@samsa/store/database';
import type { Pausable } from '@samsa/store/pauses';
import { due, unfinished, type WorkedWholeCluster } from '@samsa/store/whole-cluster-work';
import type { Plane } from '../fleet/plane.ts';
import type { Failpoints } from '../reconcile/failpoints.ts';
import { Autoscale, NOBODY } from './autoscale.ts';
import { OperatorInstall } from './operator-install.ts';
import { WholeClusterReconciler, type WholeResult } from './reconciler.ts';

const SWEEP_MS = 1_000;
const BATCH = 100;

export interface WholeClustersParts {
  database: Database;
  sealer: Sealer;
  failpoints: Failpoints;
  /** A file or folder of the operator's manifests. */
  operatorManifests: string | undefined;
  shards(): readonly number[];
  holds(holder: Holder): boolean;
  enqueue(keys: readonly QueuedKey[]): Promise<unknown>;
  paused(what: Pausable): Promise<boolean>;
  onRegistered(): void;
  onFault(fault: Error): void;
}

export class WholeClusters {
  private readonly reconciler: WholeClusterReconciler;
  private readonly autoscale: Autoscale;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: WholeClustersParts) {
    const { database, sealer, failpoints, holds, onRegistered } = parts;
    this.reconciler = new WholeClusterReconciler({ database, sealer, failpoints, holds, onRegistered, paused: (whole) => this.paused(whole), operator: new OperatorInstall(parts.operatorManifests) });
    this.autoscale = new Autoscale(database, parts.paused);
  }

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.sweep().finally(() => this.timer && this.start());
    }, SWEEP_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }

  work(key: QueuedKey, holder: Holder, planeOf: (dataPlaneId: string) => Plane | undefined): Promise<WholeResult> {
    return this.reconciler.reconcile(key.id as WholeClusterId, holder, planeOf);
  }

  /** On shards just taken over. */
  async resume(shards: readonly number[]): Promise<void> {
    await this.parts.enqueue(await unfinished(this.parts.database, shards));
  }

  /** By the organization it is for, by its region, and by either data plane: the one that makes it and the one it becomes. */
  private async paused({ organizationId, cloud, region, managementDataPlaneId, dataPlaneId }: WorkedWholeCluster): Promise<boolean> {
    const about = { organizationId: organizationId ?? NOBODY, spec: { cloud, region } };
    return (await this.parts.paused({ ...about, dataPlaneId: managementDataPlaneId })) || this.parts.paused({ ...about, dataPlaneId });
  }

  private async sweep(): Promise<void> {
    try {
      const shards = this.parts.shards();
      if (shards.length === 0) return;
      await this.parts.enqueue(await due(this.parts.database, shards, BATCH));
      await this.autoscale.look(shards);
    } catch (fault) {
      this.parts.onFault(fault as Error);
    }
  }
}
