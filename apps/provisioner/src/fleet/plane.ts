/**
 * One data plane as its shard's holder sees it: a connection, a bulkhead, and what the watches say of our objects, kept as
 * slim records (a whole Kafka object is 6 kB, what we need of it a tenth). There is one writer per data plane, so what we
 * apply is put into the record at once, and an older word of the watch does not overwrite it.
 */
import { createHash } from 'node:crypto';
import type { KafkaObserved, Observed } from '@samsa/domain/cluster-plan';
import { countOwned } from '@samsa/domain/drift';
import { isManagement, WHOLE_CLUSTER_LABEL } from '@samsa/domain/whole-clusters';
import { ADMIN_USER } from '@samsa/kafka/lane';
import { Breaker } from '@samsa/kube/breaker';
import { KubeConnection } from '@samsa/kube/connection';
import { isKubeFault } from '@samsa/kube/fault';
import type { Gate } from '@samsa/kube/gate';
import type { KubeObject, KubeType } from '@samsa/kube/object';
import { LEFT_OUT, type Watch, watch } from '@samsa/kube/watch';
import type { DataPlane } from '@samsa/store/data-planes';
import { CLUSTER_LABEL, FIELD_MANAGER, namespaceOf, OURS, podOf } from '../driver/strimzi/names.ts';
import { isReady, type PoolSeen, readHeld, readKafka, readPool } from '../driver/strimzi/read.ts';
import { EDITION } from '../driver/strimzi/edition.ts';
import type { PlaneKept } from './kept.ts';

const KINDS: KubeType[] = [
  { apiVersion: 'v1', kind: 'Namespace' },
  { apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka' },
  { apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaNodePool' },
  { apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaUser' },
];

interface Seen {
  namespace?: 'active' | 'terminating';
  namespaceHeld?: string;
  kafka?: KafkaObserved;
  pools: Map<string, PoolSeen>;
  users: Set<string>;
  adminReady: boolean;
  versions: Map<string, number>;
  /** How many fields of each object are ours. */
  owned: Map<string, number>;
}

/** All that is of interest where Kubernetes clusters are made and no Kafka runs. */
const MANAGEMENT_KINDS: KubeType[] = [{ apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'Cluster' }];

/** Kinds of objects whose changes are seen as they happen; the others are compared at every resync. */
export const WATCHED: ReadonlySet<string> = new Set(KINDS.map(({ kind }) => kind));

export interface PlaneEvents {
  /** Something of this cluster changed. Not told before everything has been listed: then all is compared at once. */
  onChange(clusterId: string, shard: number): void;
  /** Cluster API says something new of a whole cluster, or we have. */
  onWholeCluster(id: string, shard: number): void;
  /** Everything of it has been listed, or what was kept of it is up to date. */
  onComplete(plane: Plane): void;
  /** Data planes of these shards answer again, or for the first time. */
  onBack(shards: readonly number[]): void;
  onFault(plane: DataPlane, fault: Error): void;
}

export interface Opening {
  /** Our name at the data planes, so that writers can be told apart. */
  writer: string;
  gate: Gate;
  /** What was observed of it before, if it is known. */
  kept?: PlaneKept;
}

export class Plane {
  readonly openedAt = Date.now();
  /** Epoch milliseconds of its last answer to a question of ours. */
  answeredAt = 0;
  readonly connection: KubeConnection;
  readonly breaker: Breaker;
  /** What is followed there, as its labels said when it was opened. */
  private readonly kinds: readonly KubeType[];
  private readonly seen = new Map<string, Seen>();
  private readonly watches: Watch[];
  private readonly synced = new Set<string>();
  /** What the last attempt of each kind's watch failed with, until one succeeds. */
  private readonly complaints = new Map<string, string>();
  private readonly whenSynced: Promise<void>;
  private announceSynced: () => void = () => undefined;

  /** @param plane its newest row: the fleet puts a newer one in its place */
  constructor(public plane: DataPlane, kubeconfig: string, private readonly events: PlaneEvents, private readonly opening: Opening) {
    this.connection = KubeConnection.fromKubeconfig(kubeconfig, { userAgent: `samsa-provisioner/${opening.writer}` });
    this.breaker = new Breaker(plane.displayName);
    this.whenSynced = new Promise((resolve) => (this.announceSynced = resolve));
    for (const [clusterId, seen] of Object.entries(opening.kept?.seen ?? {})) this.seen.set(clusterId, seen as Seen);
    this.kinds = isManagement(plane.labels) ? MANAGEMENT_KINDS : KINDS;
    this.watches = this.kinds.map((type) => this.follow(type));
  }

  /** Epoch milliseconds of the last word heard; 0 before the first. */
  lastContactAt(): number {
    let latest = this.answeredAt;
    for (const one of this.watches) latest = Math.max(latest, one.lastContactAt());
    return latest;
  }

  /** What its watches complain of, while it answers otherwise: in words an admin can read. */
  get complaint(): string | undefined {
    if (this.complaints.size === 0) return undefined;
    const [kind, message] = this.complaints.entries().next().value ?? [];
    return kind === undefined ? undefined : `Its list of ${kind} is not believed: ${message}.`;
  }

  /** What there is to go on from later; undefined while not everything has been listed. */
  kept(): PlaneKept | undefined {
    const watches = this.kinds.map(({ kind }, at) => [kind, this.watches[at]?.kept()] as const);
    if (!this.complete || watches.some(([, one]) => !one)) return undefined;
    return { watches: Object.fromEntries(watches) as PlaneKept['watches'], seen: Object.fromEntries(this.seen) };
  }

  /** All that a pass decides by, folded: the same fingerprint means that another pass would come to what the last came to. */
  fingerprint(clusterId: string): string {
    const owned = [...(this.seen.get(clusterId)?.owned ?? [])].sort();
    const decisive = JSON.stringify([EDITION, this.plane.listener, this.observe(clusterId), owned]);
    return createHash('sha1').update(decisive).digest('base64url');
  }

  get complete(): boolean {
    return this.synced.size === this.kinds.length;
  }

  /** Resolves when every kind has been listed once, or after the bound. @returns whether it is complete */
  async awaitComplete(boundMs: number): Promise<boolean> {
    if (this.complete) return true;
    await Promise.race([this.whenSynced, new Promise((resolve) => setTimeout(resolve, boundMs).unref())]);
    return this.complete;
  }

  /** How many clusters are seen here. */
  get clusters(): number {
    return this.seen.size;
  }

  /** Whose Kafka object is there, and whose says that it is ready. */
  census(): { clusters: string[]; ready: string[] } {
    const there = [...this.seen].filter(([, { kafka }]) => kafka !== undefined);
    return { clusters: there.map(([id]) => id), ready: there.flatMap(([id, { kafka }]) => (kafka?.ready ? [id] : [])) };
  }

  observe(clusterId: string): Observed {
    const seen = this.seen.get(clusterId);
    return { namespace: seen?.namespace ?? 'absent', namespaceHeld: seen?.namespaceHeld, kafka: seen?.kafka, pools: [...(seen?.pools.keys() ?? [])], ...countNodes(seen), users: seen?.users.size ?? 0, adminReady: seen?.adminReady ?? false };
  }

  /** Clusters whose brokers can be asked, with the pods that have brokers in them by their numbers. */
  *brokers(): Generator<{ clusterId: string; pods: Map<number, string> }> {
    for (const [clusterId, { kafka, pools }] of this.seen) {
      if (!kafka?.bootstrap) continue;
      const pods = new Map<number, string>();
      for (const [name, { roles, nodeIds }] of pools) if (roles.includes('broker')) for (const id of nodeIds) pods.set(id, podOf(clusterId, name, id));
      if (pods.size > 0) yield { clusterId, pods };
    }
  }

  /** Fields of an object that are ours, as the watch has it; undefined when there is no such object. */
  owned(clusterId: string, kind: string, name: string): number | undefined {
    return this.seen.get(clusterId)?.owned.get(`${kind} ${name}`);
  }

  /**
   * Takes in an object just applied or read, or its disappearance. @returns whether it was news: the watch repeats what we apply
   * @param listed a list said it, which is believed even where it goes back
   */
  note(object: KubeObject, gone = false, listed = false): boolean {
    const clusterId = object.metadata.labels?.[CLUSTER_LABEL];
    if (!clusterId || (object.kind !== 'Namespace' && object.metadata.namespace !== namespaceOf(clusterId))) return false;
    const seen = this.seen.get(clusterId) ?? { pools: new Map(), users: new Set(), adminReady: false, versions: new Map(), owned: new Map() };
    const key = `${object.kind} ${object.metadata.name}`;
    const version = Number(object.metadata.resourceVersion ?? 0);
    const known = seen.versions.get(key) ?? -1;
    if (!gone && (listed ? version === known : version <= known)) return false;
    if (gone) {
      seen.versions.delete(key);
      seen.owned.delete(key);
    } else {
      seen.versions.set(key, version);
      seen.owned.set(key, countOwned(object, FIELD_MANAGER));
    }
    this.fold(seen, object, gone);
    if (seen.versions.size === 0) this.seen.delete(clusterId);
    else this.seen.set(clusterId, seen);
    return true;
  }

  async close(): Promise<void> {
    await Promise.all(this.watches.map((one) => one.stop()));
    this.connection.close();
  }

  private fold(seen: Seen, object: KubeObject, gone: boolean): void {
    const { name } = object.metadata;
    if (object.kind === 'Namespace') {
      seen.namespace = gone ? undefined : object.metadata.deletionTimestamp ? 'terminating' : 'active';
      seen.namespaceHeld = gone ? undefined : readHeld(object);
    }
    if (object.kind === 'Kafka') seen.kafka = gone ? undefined : readKafka(object);
    if (object.kind === 'KafkaUser' && name === ADMIN_USER) seen.adminReady = !gone && isReady(object);
    if (object.kind === 'KafkaUser' && !gone) seen.users.add(name);
    if (object.kind === 'KafkaNodePool' && !gone) seen.pools.set(name, readPool(object));
    if (gone) (object.kind === 'KafkaUser' ? seen.users : object.kind === 'KafkaNodePool' ? seen.pools : undefined)?.delete(name);
  }

  private isSynced(kind: string): void {
    this.complaints.delete(kind);
    if (this.synced.has(kind)) return;
    this.synced.add(kind);
    if (!this.complete) return;
    this.announceSynced();
    this.events.onComplete(this);
  }

  private follow(type: KubeType): Watch {
    return watch(this.connection, {
      type,
      labelSelector: OURS,
      gate: this.opening.gate,
      keepLabels: [CLUSTER_LABEL, WHOLE_CLUSTER_LABEL],
      from: this.opening.kept?.watches[type.kind],
      onEvent: ({ type: what, object, listed }) => {
        const { [CLUSTER_LABEL]: clusterId, [WHOLE_CLUSTER_LABEL]: wholeId } = object.metadata.labels ?? {};
        if (wholeId) this.events.onWholeCluster(wholeId, this.plane.shard);
        if (clusterId && this.note(object, what === 'DELETED', listed) && this.complete) this.events.onChange(clusterId, this.plane.shard);
      },
      onSynced: () => this.isSynced(type.kind),
      onHeartbeat: () => this.complaints.delete(type.kind),
      onFault: (fault) => {
        const leftOut = isKubeFault(fault) ? fault.causes.find(({ reason }) => reason === LEFT_OUT) : undefined;
        if (leftOut) this.complaints.set(type.kind, leftOut.message);
        this.events.onFault(this.plane, fault);
      },
    });
  }
}

function countNodes(seen: Seen | undefined): Pick<Observed, 'brokers' | 'controllers' | 'poolsSettled'> {
  const pools = [...(seen?.pools.values() ?? [])];
  const count = (role: string): number => pools.filter((pool) => pool.roles.includes(role)).reduce((sum, pool) => sum + pool.replicas, 0);
  return { brokers: count('broker'), controllers: count('controller'), poolsSettled: pools.every((pool) => pool.settled) };
}
