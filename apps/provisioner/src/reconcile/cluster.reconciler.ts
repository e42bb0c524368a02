/**
 * Brings one cluster nearer to its spec. Level-triggered: called with a key, never told what changed. Each turn asks the
 * pure plan for the next thing, does it, and looks again; the pass ends when there is something to wait for.
 */
import { backoffMs } from '@samsa/domain/backoff';
import { planCluster, type Decision, type Action } from '@samsa/domain/cluster-plan';
import { withCondition } from '@samsa/domain/cluster-status';
import type { ClusterId } from '@samsa/domain/ids';
import { runCanary } from '@samsa/kafka/canary';
import { ADMIN_USER } from '@samsa/kafka/lane';
import type { KafkaPool } from '@samsa/kafka/pool';
import type { Sealer } from '@samsa/runtime/seal';
import * as work from '@samsa/store/cluster-work';
import { replicationOf } from '@samsa/domain/plan-catalogue';
import { spentBudget, type Trouble } from '@samsa/domain/quarantine';
import type { Database } from '@samsa/store/database';
import type { Plans } from '@samsa/store/plans';
import { beingMade } from '@samsa/store/whole-clusters';
import { StrimziDriver } from '../driver/strimzi/driver.ts';
import { type Manifests, render } from '../driver/strimzi/render.ts';
import type { Plane } from '../fleet/plane.ts';
import { reconcileAccess } from './access.ts';
import { type ClassedFault, classify, NotYet, UNSEEN } from './causes.ts';
import { awaitPlace } from './await-place.ts';
import type { Failpoints } from './failpoints.ts';
import { allOf, type Ground, inspect, isTouched, isUnwatched, unlessOwned } from './inspect.ts';
import { moveData } from './move-data.ts';
import { tellOfNamespace } from './namespace.ts';
import { Pass } from './pass.ts';
import type { StuckAlarm } from './stuck.ts';

const STEPS_PER_PASS = 12;
/** Whatever is heard of a cluster, it is looked at as often as this. */
export const RESYNC_MS = 600_000;
const WAIT_MS = 5_000;
const PLANE_SYNC_MS = 5_000;
const CANARY_TIMEOUT_MS = 8_000;
const SUSPENDED = ['Suspended', 'The cluster is suspended: its brokers are stopped, and their volumes are kept.'];
const CANARY_TOPIC = '__samsa_canary';
/** Failures in a row after which a permanent refusal is told as FAILED. */
const FAILURES_TO_FAIL = 3;

export interface ReconcilerParts {
  database: Database;
  plans: Plans;
  sealer: Sealer;
  pool: KafkaPool;
  /** With `--no-processes` operators there is nobody to send a canary to. */
  canary: boolean;
  resyncMs: number;
  failpoints: Failpoints;
  /** Whether the shard is ours still; asked before every step. */
  holds(holder: work.Holder): boolean;
  /** Whether somebody has paused it meanwhile; asked before every step. */
  paused(cluster: work.WorkedCluster): Promise<boolean>;
  /** Tells of what takes far longer than usual. */
  stuck: StuckAlarm;
  /** A key was given up on for now. */
  onQuarantine(cluster: work.WorkedCluster, trouble: Trouble, because: string): void;
}

/** When the key wants to be looked at again, in milliseconds; undefined when it is gone or no longer ours. */
export type Result = { againInMs: number } | undefined;

export class ClusterReconciler {
  constructor(private readonly parts: ReconcilerParts) {}

  async reconcile(id: ClusterId, holder: work.Holder, planeOf: (dataPlaneId: string) => Plane | undefined): Promise<Result> {
    const cluster = await work.begin(this.parts.database, id, holder);
    if (!cluster) return undefined;
    const plane = planeOf(cluster.dataPlaneId);
    const pass = new Pass(cluster);
    try {
      const made = plane ? undefined : await beingMade(this.parts.database, cluster.dataPlaneId);
      if (made) return await this.finish(pass, holder, awaitPlace(pass, made));
      if (!plane || !(await plane.awaitComplete(PLANE_SYNC_MS))) return await this.finish(pass, holder, undefined, UNSEEN);
      const decision = await this.advance(pass, plane, holder);
      if (!decision) return undefined;
      await tellOfNamespace(pass, plane, decision);
      return await this.finish(pass, holder, decision);
    } catch (fault) {
      return this.finish(pass, holder, undefined, classify(fault));
    }
  }

  /** Acts until there is something to wait for. @returns undefined when the shard was lost or the cluster paused meanwhile */
  private async advance(pass: Pass, plane: Plane, holder: work.Holder): Promise<Decision | undefined> {
    const { cluster, progress } = pass;
    const plan = await this.parts.plans.at(cluster.plan);
    const replication = replicationOf(plan);
    // A newborn has no data that could have too few replicas.
    if (cluster.observedGeneration === 0 && progress.replication === 0) progress.replication = replication;
    const driver = new StrimziDriver(plane, (object) => pass.mark(object.kind, object.metadata.name, object));
    const draw: Ground['render'] = (drift) =>
      render({ cluster, plan, listener: plane.plane.listener, controllers: plane.observe(cluster.id).controllers, replication: progress.replication, drift });
    const due = pass.isResync(this.parts.resyncMs);
    for (let step = 0; step < STEPS_PER_PASS; step++) {
      const observed = plane.observe(cluster.id);
      const manifests = draw(pass.drift);
      const { hash: manifest, pools, brokers } = manifests;
      const wanted = { generation: cluster.generation, deletion: cluster.deletionRequestedAt !== null, suspension: cluster.suspendedAt !== null, manifest, pools, brokers, replication };
      const touched = due || pass.drift.some(({ wish }) => wish) || allOf(manifests).some((object) => isTouched(pass, plane, object));
      const decision = planCluster(wanted, { ...observed, touched }, progress);
      if (decision.stage !== 'converged') pass.enter(decision.stage);
      pass.see(observed);
      if (decision.stage === 'converged') pass.settled = plane.fingerprint(cluster.id);
      if (!('act' in decision)) return decision;
      if (!this.parts.holds(holder) || (await this.parts.paused(cluster))) return undefined;
      const inspection: Ground = {
        database: this.parts.database, pass, driver, holder, policy: plan.drift ?? 'revert', render: draw, applied: observed.kafka?.manifest === manifest,
        isSuspect: (object) => (due && isUnwatched(pass, object)) || isTouched(pass, plane, object),
      };
      await this.act(decision.act, pass, driver, manifests, inspection);
      if (decision.act !== 'inspect') pass.acted(decision.stage);
      if (pass.gone) return { stage: 'converged' };
    }
    return { stage: 'ready', wait: 'More steps follow.', reason: 'Progressing' };
  }

  private async act(action: Action, pass: Pass, driver: StrimziDriver, manifests: Manifests, inspection: Ground): Promise<void> {
    const { id, spec } = pass.cluster;
    const actions: Record<Action, () => Promise<void>> = {
      inspect: () => inspect(inspection),
      applyNamespace: () => unlessOwned(inspection, () => driver.applyNamespace(manifests)),
      applyObjects: () => unlessOwned(inspection, () => driver.applyObjects(manifests)),
      removePools: () => driver.removePools(id, ['brokers'].filter((pool) => !manifests.pools.includes(pool))),
      keepCredentials: () => this.keepCredentials(pass, driver),
      evacuate: () => this.move(pass, manifests.brokers, 1),
      spread: () => this.move(pass, manifests.brokers, manifests.replication),
      runCanary: () => this.canary(pass),
      syncAccess: () => this.syncAccess(pass),
      stopBrokers: async () => {
        pass.progress.stopping = (await driver.stopBrokers(id)) ? 'done' : 'under way';
      },
      deleteUsers: () => driver.deleteUsers(id),
      deleteKafka: () => driver.deleteKafka(id),
      deleteNamespace: () => driver.deleteNamespace(id),
      confirmGone: async () => {
        pass.progress.namespaceConfirmedGone = await driver.namespaceGone(id);
      },
      release: async () => {
        pass.gone = true;
      },
    };
    try {
      await this.parts.failpoints.around(spec.display_name, action, actions[action]);
    } catch (fault) {
      // The operator may have made our administrator anew: what was kept is then of the past, and its Secret says better.
      if ((fault as { kind?: string }).kind !== 'unauthenticated' || pass.adminSealed) throw fault;
      await this.keepCredentials(pass, driver);
      await actions[action]();
    }
  }

  private async keepCredentials(pass: Pass, driver: StrimziDriver): Promise<void> {
    const password = await driver.adminPassword(pass.cluster.id);
    if (!password) throw new NotYet('The operator has not yet made the administrator’s credentials');
    pass.credentials = { username: ADMIN_USER, password };
    pass.adminSealed = await this.parts.sealer.seal(JSON.stringify(pass.credentials), `admin ${pass.cluster.id}`);
    pass.progress.credentialsKept = true;
  }

  /** Moves data until the first `brokers` brokers hold everything, with so many replicas. */
  private async move(pass: Pass, brokers: number, leastReplicas: number): Promise<void> {
    if (this.parts.canary) await moveData(this.parts.pool, { clusterId: pass.cluster.id, ...(await this.loginOf(pass)) }, brokers, leastReplicas);
    pass.progress.evacuated = true;
    pass.progress.replication = Math.max(pass.progress.replication, leastReplicas);
    pass.status.replication = pass.progress.replication;
  }

  private async canary(pass: Pass): Promise<void> {
    if (this.parts.canary) {
      const run = await runCanary({ ...(await this.loginOf(pass)), topic: CANARY_TOPIC, timeoutMs: CANARY_TIMEOUT_MS });
      pass.status.canaryLatencyMs = Math.round(run.latencyMs);
    }
    pass.progress.canaryPassed = true;
  }

  private async syncAccess(pass: Pass): Promise<void> {
    if (this.parts.canary) {
      await reconcileAccess({ ...this.parts, clusterId: pass.cluster.id, login: await this.loginOf(pass) });
    }
    pass.progress.accessSynced = true;
  }

  private async loginOf(pass: Pass): Promise<{ bootstrap: string; caPem?: string; username: string; password: string }> {
    return { bootstrap: pass.status.bootstrap ?? '', caPem: pass.status.caPem, ...(await this.credentialsOf(pass)) };
  }

  private async credentialsOf(pass: Pass): Promise<{ username: string; password: string }> {
    if (!pass.credentials) {
      const sealed = pass.cluster.adminSealed;
      if (!sealed) throw new NotYet('The administrator’s credentials are not kept yet');
      const opened = await this.parts.sealer.open(sealed, `admin ${pass.cluster.id}`);
      pass.credentials = JSON.parse(opened.toString('utf8')) as { username: string; password: string };
    }
    return pass.credentials;
  }

  /** Writes what the pass has come to. A permanent refusal, repeated, is told as FAILED; everything else goes on. */
  private async finish(pass: Pass, holder: work.Holder, decision: Decision | undefined, fault?: ClassedFault): Promise<Result> {
    const { cluster, status } = pass;
    const through = decision?.stage === 'converged';
    const failures = fault ? pass.failures + 1 : 0;
    const trouble = pass.trouble(fault);
    const spent = trouble && spentBudget(trouble);
    const waiting = decision && 'wait' in decision ? decision : undefined;
    const running = cluster.suspendedAt === null;
    const reached = running ? ['Ready', 'The cluster takes and gives back records.'] : SUSPENDED;
    const [reason = '', message = ''] = through ? reached : [fault?.reason ?? waiting?.reason ?? 'Progressing', fault?.message ?? waiting?.wait ?? 'Work goes on.'];
    const ready = through && running ? 'True' : 'False';
    // A data plane out of sight says nothing about brokers that were fine: what is known stays.
    if (!(fault && pass.progress.wasReady && cluster.observedGeneration === cluster.generation)) {
      status.conditions = withCondition(status.conditions, { type: 'Ready', status: ready, reason, message, observedGeneration: cluster.generation }, new Date());
    }
    pass.tellDrift();
    if (through) Object.assign(status, { suspended: running ? undefined : true });
    if (through && running) Object.assign(status, { operator: undefined, kubernetes: undefined, phase: 'PROVISIONED', cku: cluster.spec.config.cku, replication: pass.progress.replication });
    const failed = (spent !== undefined || (fault?.permanent === true && failures >= FAILURES_TO_FAIL)) && cluster.observedGeneration === 0;
    if (failed) status.phase = 'FAILED';
    const nextInMs = through ? Math.round(this.parts.resyncMs * (1 + Math.random() / 4)) : spent ? 0 : fault ? (fault.retryAfterMs ?? backoffMs(pass.failures, Math.random())) : WAIT_MS;
    const written = await this.parts.database.transact((tx) =>
      work.record(tx, cluster, holder, {
        status, adminSealed: pass.adminSealed, observedGeneration: through ? cluster.generation : undefined, failures, nextInMs,
        gone: pass.gone, operation: pass.operation(through, through ? undefined : message, fault, spent !== undefined),
        redo: [...pass.redo], trouble, quarantined: spent !== undefined, marks: pass.marked ? pass.marks : undefined,
        inspected: pass.progress.inspected === true || (through && cluster.observedGeneration === 0), settled: pass.settled,
      }),
      'forgettable',
    );
    if (written && !through) await this.parts.stuck.look(pass);
    if (written && trouble && spent) this.parts.onQuarantine(cluster, trouble, spent);
    return written && !pass.gone && !spent ? { againInMs: nextInMs } : undefined;
  }
}
