/** The provisioner put together: leases decide what is ours, the relay feeds keys, the reconcilers work them. */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { ClusterId } from '@samsa/domain/ids';
import { KafkaPool } from '@samsa/kafka/pool';
import type { InClusterPlace } from '@samsa/kube/in-cluster';
import { KeyQueue, type QueuedKey } from '@samsa/queue/key-queue';
import type { createLog } from '@samsa/runtime/log';
import type { Sealer } from '@samsa/runtime/seal';
import { type Holder, isWorked, unfinished } from '@samsa/store/cluster-work';
import type { Database } from '@samsa/store/database';
import { Plans } from '@samsa/store/plans';
import type { PutOff } from '@samsa/store/settled';
import { KeptUsualTimes } from '@samsa/store/usual-times';
import { Census } from './fleet/census.ts';
import { Fleet } from './fleet/fleet.ts';
import type { Plane } from './fleet/plane.ts';
import { Scraper } from './meter/scraper.ts';
import { reconcileAccess } from './reconcile/access.ts';
import { ClusterReconciler, type Result } from './reconcile/cluster.reconciler.ts';
import { Failpoints } from './reconcile/failpoints.ts';
import { Resync } from './reconcile/resync.ts';
import { StuckAlarm } from './reconcile/stuck.ts';
import { Pauses } from './relay/pauses.ts';
import { Relay } from './relay/relay.ts';
import { Wakes } from './relay/wakes.ts';
import { Leaseholder } from './shards/leaseholder.ts';
import { WholeClusters } from './whole-cluster/whole-clusters.ts';

const CONCURRENCY = 64;
/** A pass that could not begin, or not record what it did, is begun again after this. */
const UNBEGUN_AGAIN_MS = 5_000;
/**
 * What is not watched must be fetched to be compared. Up to 1,500 clusters that is done at every resync; beyond, a process spaces
 * it: three fetches in this time are less than a hundredth of a core.
 */
const INSPECTED_EACH_MS = 360;
const OPENING_INSPECT_MS = 86_400_000;
/** Of a resync, so that what is due at the next one is not found a moment too young. */
const INSPECTED_WITHIN = 0.9;
/** A next look sooner than this is also remembered here; later ones are left to the sweep. */
const TIMER_MOST_MS = 10_000;

export interface ProvisionerParts {
  database: Database;
  redisUrl: string;
  sealer: Sealer;
  log: ReturnType<typeof createLog>;
  canary: boolean;
  resyncMs: number;
  /** How often objects that are not watched are compared, however quiet the cluster is; by its size unless said. */
  inspectMs?: number;
  /** How often brokers are asked for what they have done. */
  scrapeMs: number;
  /** How often what Kubernetes has is laid down for the proof of usage. */
  censusMs: number;
  /** The Kubernetes cluster this process runs on; what the kubelet says unless said here. */
  here?: InClusterPlace;
  /** A file or folder of the manifests that make an operator on a new Kubernetes cluster. */
  operatorManifests?: string;
  /** Where tests plant faults. */
  failpoints?: string;
}

export class Provisioner {
  private readonly id = `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;
  private readonly queue: KeyQueue;
  private readonly holder: Leaseholder;
  private readonly fleet: Fleet;
  private readonly pauses: Pauses;
  private readonly relay: Relay;
  private readonly resync: Resync;
  private readonly wakes: Wakes;
  private readonly clusters: ClusterReconciler;
  private readonly wholes: WholeClusters;
  private readonly scraper: Scraper;
  private readonly census: Census;
  private readonly pool = new KafkaPool();
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly parts: ProvisionerParts) {
    const { database, sealer, log } = parts;
    const failpoints = new Failpoints(parts.failpoints);
    const onFault = (fault: Error): void => log.warn({ err: fault }, 'a fault was met and is gone about');
    this.queue = new KeyQueue({ url: parts.redisUrl, name: `reconcile-${this.id}`, concurrency: CONCURRENCY, onFault });
    this.wakes = new Wakes(this.queue);
    this.holder = new Leaseholder(this.id, database, {
      onGained: (shards) => this.gained(shards),
      onLost: (shards) => this.fleet.closeShards(shards),
      onFault,
    });
    const planeEvents = {
      onChange: (id: string, shard: number) => this.wakes.add({ kind: 'cluster', id, shard }),
      onWholeCluster: (id: string, shard: number) => this.wakes.add({ kind: 'whole', id, shard }),
      onComplete: (plane: Plane) => this.resync.compare(plane),
      onBack: (shards: readonly number[]) => void this.enqueueUnfinished(shards).catch(onFault),
      onFault: (plane: { id: string }, fault: Error) => log.warn({ err: fault, dataPlane: plane.id }, 'a data plane’s watch was cut and is taken up again'),
    };
    this.fleet = new Fleet(database, sealer, planeEvents, () => this.holder.shards(), this.id, parts.here);
    this.pauses = new Pauses(database, onFault);
    const find = (id: string): Plane | undefined => this.fleet.find(id);
    this.resync = new Resync({ database, putOff: () => this.putOff(), holder: this.id, find, isOpening: () => this.fleet.isOpening, enqueue: (keys) => this.queue.enqueue(keys), onFault });
    this.relay = new Relay(database, this.queue, () => this.holder.shards(), onFault, (keys) => this.resync.sift(keys));
    this.clusters = new ClusterReconciler({
      database, sealer, pool: this.pool, plans: new Plans(database), canary: parts.canary, resyncMs: parts.resyncMs, failpoints,
      holds: ({ lease }) => this.holder.lease(lease.shard)?.token === lease.token,
      paused: (cluster) => this.pauses.holds(cluster),
      stuck: new StuckAlarm(new KeptUsualTimes(database), (about) => log.error({ alarm: 'stuck', ...about }, 'an operation takes far longer than usual')),
      onQuarantine: ({ id, generation, operation }, { causes }, because) =>
        log.error({ alarm: 'quarantine', cluster: id, generation, operation: operation?.id, because, causes }, 'a cluster keeps failing and is set aside until it changes or is tried again'),
    });
    this.census = new Census({ database, holder: this.id, planes: () => this.fleet.listed(), everyMs: parts.censusMs, onFault });
    this.scraper = new Scraper({
      database, planes: () => this.fleet.listed(), everyMs: parts.scrapeMs,
      onFault: (fault, about) => log.info({ err: fault, ...about }, 'what a broker has done could not be read or written down; the next reading has it'),
    });
    this.wholes = new WholeClusters({
      database, sealer, onFault, failpoints, operatorManifests: parts.operatorManifests, shards: () => this.holder.shards(),
      holds: ({ lease }) => this.holder.lease(lease.shard)?.token === lease.token, enqueue: (keys) => this.queue.enqueue(keys),
      paused: (what) => this.pauses.holds(what),
      onRegistered: () => void this.fleet.open(this.holder.shards()).catch(onFault),
    });
  }

  async start(): Promise<void> {
    await this.holder.start();
    this.wholes.start();
    this.fleet.start();
    this.scraper.start();
    this.census.start();
    this.pauses.start();
    this.relay.start();
    this.queue.work((key) => this.work(key));
    this.relay.wake();
  }

  /** Takes no new work, ends what is under way, hands the shards back. */
  async stop(): Promise<void> {
    await this.relay.stop();
    await this.scraper.stop();
    await this.census.stop();
    await this.resync.stop();
    await this.wholes.stop();
    await this.pauses.stop();
    this.wakes.stop();
    for (const timer of this.timers) clearTimeout(timer);
    await this.queue.close();
    await this.holder.stop();
    await this.fleet.close();
    await this.holder.release().catch(() => undefined);
    await this.pool.close();
  }

  private async gained(shards: readonly number[]): Promise<void> {
    this.parts.log.info({ shards: shards.length }, 'shards were taken');
    // Not waited for: opening a thousand data planes takes longer than a lease lasts.
    void this.fleet.open(shards).then(() => this.enqueueUnfinished(shards)).catch((fault: Error) => this.parts.log.warn({ err: fault }, 'shards were taken and could not be opened; the next look tries again'));
    await this.wholes.resume(shards);
  }

  private async enqueueUnfinished(shards: readonly number[]): Promise<void> {
    await this.queue.enqueue(await unfinished(this.parts.database, shards));
  }

  private async work(key: QueuedKey): Promise<void> {
    const lease = this.holder.lease(key.shard);
    if (!lease) return;
    try {
      this.remember(key, await this.reconcile(key, { id: this.id, lease }));
    } catch (fault) {
      this.remember(key, { againInMs: UNBEGUN_AGAIN_MS }); // not even begun: nothing in Postgres says that it wants a look
      throw fault;
    }
  }

  private async reconcile(key: QueuedKey, holder: Holder): Promise<Result> {
    const find = (id: string): Plane | undefined => this.fleet.find(id);
    if (key.kind === 'access') return this.workAccess(key.id as ClusterId);
    return key.kind === 'whole' ? this.wholes.work(key, holder, find) : this.clusters.reconcile(key.id as ClusterId, holder, find);
  }

  private putOff(): PutOff {
    const { resyncMs, inspectMs } = this.parts;
    // How many clusters there are is not known yet: none is fetched only because few were counted.
    if (this.fleet.isOpening) return { resyncMs, inspectMs: inspectMs ?? Math.max(resyncMs, OPENING_INSPECT_MS) };
    return { resyncMs, inspectMs: inspectMs ?? Math.max(resyncMs * INSPECTED_WITHIN, this.fleet.clusters * INSPECTED_EACH_MS) };
  }

  private async workAccess(clusterId: ClusterId): Promise<undefined> {
    if (await isWorked(this.parts.database, clusterId)) await reconcileAccess({ ...this.parts, pool: this.pool, clusterId });
  }

  private remember(key: QueuedKey, result: Result): void {
    if (!result || result.againInMs > TIMER_MOST_MS) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.queue.enqueue([key]);
    }, result.againInMs);
    this.timers.add(timer);
  }
}
