/**
 * Brings one whole cluster nearer to what is wanted, from its management data plane. Level-triggered like the clusters' own
 * reconciler: each turn asks the pure plan for the next thing, does it, and looks again. A process may die between any two acts:
 * every one is named by ids, and done again does nothing.
 */
import { backoffMs } from '@samsa/domain/backoff';
import type { WholeClusterId } from '@samsa/domain/ids';
import { planWholeCluster, type WholeAction, type WholeDecision, type WholeObserved, type WholeProgress, type WholeStage, wholeStagesOf, wholeStateOf } from '@samsa/domain/whole-cluster-plan';
import { KubeConnection } from '@samsa/kube/connection';
import type { Sealer } from '@samsa/runtime/seal';
import type { Holder } from '@samsa/store/cluster-work';
import type { Database } from '@samsa/store/database';
import * as work from '@samsa/store/whole-cluster-work';
import type { WorkedWholeCluster } from '@samsa/store/whole-cluster-work';
import type { Plane } from '../fleet/plane.ts';
import { type ClassedFault, classify } from '../reconcile/causes.ts';
import type { Failpoints } from '../reconcile/failpoints.ts';
import { Stages } from '../reconcile/stages.ts';
import { ClusterApi, hashOf, renderCluster } from './cluster-api.ts';
import { NoManifests, type OperatorInstall } from './operator-install.ts';

const ACTS_PER_PASS = 12;
/** Waits are mostly ended by the watch on the management data plane; this is for what it does not see. */
const WAIT_MS = 2_000;
/** A kubeconfig that the provider renewed is found and handed on within this. */
const RESYNC_MS = 60_000;

export interface WholeClusterParts {
  database: Database;
  sealer: Sealer;
  operator: OperatorInstall;
  failpoints: Failpoints;
  /** A data plane has a way in now, or another one: it may be ours. */
  onRegistered(): void;
  /** Whether somebody has paused what it is for or where it is made; asked before every act. */
  paused(whole: WorkedWholeCluster): Promise<boolean>;
  /** Whether the shard is ours still; asked before every act. */
  holds(holder: Holder): boolean;
}

const UNSEEN_MANAGEMENT: ClassedFault = { reason: 'ManagementUnreachable', message: 'The management data plane does not answer; the change waits until it does.', permanent: false, class: 'transient' };

export type WholeResult = { againInMs: number } | undefined;

/** One pass while it lasts. */
interface Pass {
  whole: WorkedWholeCluster;
  api: ClusterApi;
  progress: WholeProgress;
  observed: WholeObserved;
  kubeconfig?: string;
  stages: Stages<WholeStage>;
  gone: boolean;
}

export class WholeClusterReconciler {
  constructor(private readonly parts: WholeClusterParts) {}

  async reconcile(id: WholeClusterId, holder: Holder, planeOf: (dataPlaneId: string) => Plane | undefined): Promise<WholeResult> {
    const whole = await work.begin(this.parts.database, id, holder);
    if (!whole) return undefined;
    if (await this.unwanted(whole)) return { againInMs: 0 };
    const management = planeOf(whole.managementDataPlaneId);
    const pass: Pass | undefined = management && {
      whole, api: new ClusterApi(management, whole), observed: {}, stages: new Stages(), gone: false,
      progress: { operator: whole.operatorHash ?? undefined, registered: whole.kubeconfigHash ?? undefined },
    };
    if (!pass) return this.finish(whole, holder, undefined, undefined, UNSEEN_MANAGEMENT);
    try {
      const decision = await this.advance(pass, holder);
      return decision && (await this.finish(whole, holder, pass, decision));
    } catch (fault) {
      return this.finish(whole, holder, pass, undefined, causeOf(fault));
    }
  }

  /** An organization's own that is empty, or one whose data plane was retired by hand, is let go. */
  private async unwanted(whole: WorkedWholeCluster): Promise<boolean> {
    if (whole.deletionRequestedAt || whole.kafkaClusters > 0 || !(whole.organizationId || whole.retired)) return false;
    if (await this.parts.paused(whole)) return false;
    return this.parts.database.transact((tx) => work.retire(tx, whole, 'whole-cluster'));
  }

  /** Acts until there is something to wait for. @returns undefined when the shard was lost meanwhile */
  private async advance(pass: Pass, holder: Holder): Promise<WholeDecision | undefined> {
    const deletion = pass.whole.deletionRequestedAt !== null;
    const rendered = renderCluster(pass.whole);
    for (let acts = 0; acts < ACTS_PER_PASS; acts++) {
      await this.observe(pass, deletion);
      const wanted = { deletion, manifest: rendered.hash, operator: deletion || !pass.observed.kubeconfig ? '' : this.parts.operator.manifests().hash };
      const decision = planWholeCluster(wanted, pass.observed, pass.progress);
      if (decision.stage !== 'converged') pass.stages.enter(decision.stage);
      if (!('act' in decision)) return decision;
      if (await this.parts.paused(pass.whole)) return { stage: decision.stage as WholeStage, wait: 'Work on it is paused; it goes on when that is lifted.', reason: 'Paused' };
      if (!this.parts.holds(holder)) return undefined;
      await this.parts.failpoints.around('whole', decision.act, () => this.act(decision.act, pass, rendered));
      if (pass.gone) return { stage: 'converged' };
    }
    return { stage: pass.stages.at ?? 'cluster', wait: 'More steps follow.', reason: 'Progressing' };
  }

  private async observe(pass: Pass, deletion: boolean): Promise<void> {
    const cluster = await pass.api.observe();
    pass.kubeconfig = cluster?.controlPlaneInitialized && !deletion ? await pass.api.kubeconfig() : undefined;
    const kubeconfig = pass.kubeconfig && hashOf(pass.kubeconfig);
    const installed = pass.progress.operator !== undefined && !pass.progress.registered && pass.kubeconfig;
    const operatorMissing = installed ? await this.there(pass, (connection) => this.parts.operator.missing(connection)) : undefined;
    pass.observed = { cluster, kubeconfig, operatorMissing };
  }

  private async act(action: WholeAction, pass: Pass, rendered: ReturnType<typeof renderCluster>): Promise<void> {
    const actions: Record<WholeAction, () => Promise<void>> = {
      applyCluster: () => pass.api.apply(rendered),
      installOperator: async () => {
        const { hash } = this.parts.operator.manifests();
        await this.there(pass, (connection) => this.parts.operator.install(connection));
        pass.progress.operator = hash;
      },
      register: () => this.register(pass),
      deleteCluster: () => pass.api.delete(),
      close: async () => {
        pass.gone = true;
      },
    };
    await actions[action]();
  }

  private async register(pass: Pass): Promise<void> {
    const { whole, kubeconfig = '' } = pass;
    const sealed = await this.parts.sealer.seal(kubeconfig, `kubeconfig ${whole.dataPlaneId}`);
    await this.parts.database.transact((tx) => work.register(tx, whole.id, sealed));
    pass.progress.registered = hashOf(kubeconfig);
    this.parts.onRegistered();
  }

  /** On the new cluster itself, before it is anybody's data plane: with a connection for this once. */
  private async there<Result>(pass: Pass, call: (connection: KubeConnection) => Promise<Result>): Promise<Result> {
    const connection = KubeConnection.fromKubeconfig(pass.kubeconfig ?? '', { userAgent: 'samsa-provisioner' });
    try {
      return await call(connection);
    } finally {
      connection.close();
    }
  }

  /** Writes what the pass has come to. */
  private async finish(whole: WorkedWholeCluster, holder: Holder, pass: Pass | undefined, decision?: WholeDecision, fault?: ClassedFault): Promise<WholeResult> {
    const through = decision?.stage === 'converged';
    const cause = fault?.message ?? (decision && 'wait' in decision ? decision.wait : undefined);
    const deletion = whole.deletionRequestedAt !== null;
    const state = pass?.gone ? 'Gone' : decision ? wholeStateOf({ deletion }, pass?.observed ?? {}, decision) : whole.state === 'Pending' ? 'Provisioning' : whole.state;
    const nextInMs = through ? RESYNC_MS : fault ? (fault.retryAfterMs ?? backoffMs(whole.failures, Math.random())) : WAIT_MS;
    const written = await this.parts.database.transact((tx) =>
      work.record(tx, whole, holder, {
        state: deletion && !pass?.gone ? 'Deleting' : state, cause, conditions: pass?.observed.cluster?.conditions ?? whole.conditions, operatorHash: pass?.progress.operator,
        kubeconfigHash: pass?.progress.registered, observedGeneration: through ? whole.generation : undefined, failures: fault ? whole.failures + 1 : 0, nextInMs,
        gone: pass?.gone === true, operation: operationAfter(whole, pass, through, cause, fault),
      }),
    );
    return written && !pass?.gone ? { againInMs: nextInMs } : undefined;
  }
}

function operationAfter({ operation }: WorkedWholeCluster, pass: Pass | undefined, through: boolean, cause: string | undefined, fault: ClassedFault | undefined): work.WholePass['operation'] {
  return operation && pass ? pass.stages.conclude(operation, { stages: wholeStagesOf(operation.intent), through, cause, failed: fault?.permanent }) : undefined;
}

function causeOf(fault: unknown): ClassedFault {
  if (fault instanceof NoManifests) return { reason: 'OperatorNotConfigured', message: `It stands, and ${fault.message}.`, permanent: true, class: 'transient' };
  return classify(fault);
}
