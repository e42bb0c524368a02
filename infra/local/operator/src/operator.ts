/**
 * The local operator: reconciles Strimzi's objects of any number of Kubernetes clusters and runs their Kafka on this machine.
 * It speaks to nothing but the Kubernetes API, so it cannot tell kube-sim from a real one, and the control plane cannot tell it
 * from Strimzi.
 *
 *   watches ─▶ touched keys ─▶ queue ─▶ Kafka │ KafkaUser │ KafkaTopic reconciler ─▶ host (processes, or a drawn delay)
 *                                ▲                                                          │
 *                                └──────────────── a broker changed its phase ◀─────────────┘
 */
import { KubeConnection } from '@samsa/kube/connection';
import { Announcement, INSTALL_WAIT_MS } from './announcement.ts';
import { DrawnHost } from './drawn-host.ts';
import type { DelayRange } from './drawn-host.ts';
import type { ClusterKey, Host } from './host.ts';
import { KafkaReconciler } from './kafka-reconciler.ts';
import { Plane, splitKey } from './plane.ts';
import { ProcessHost } from './process-host.ts';
import { WorkQueue } from './queue.ts';
import { keyOf } from './strimzi.ts';
import { TopicReconciler } from './topic-reconciler.ts';
import { UserReconciler } from './user-reconciler.ts';

/** Passes at the same time over all Kubernetes clusters; most of a pass is waiting for an API. */
const PASSES = 32;
const UNSYNCED_AGAIN_MS = 50;
const SWEEP_MS = 120_000;

export interface OperatorOptions {
  /** Kubernetes clusters by a name of the caller's, which names their folder of data. */
  planes: { name: string; kubeconfig: string }[];
  dataDir: string;
  /** Without processes: clusters are ready after a delay drawn from this range. */
  drawn?: DelayRange;
  /** How often all is looked at again and users without a KafkaUser are swept out; as often as Strimzi does by default. */
  sweepMs?: number;
  onError?: (what: string, error: unknown) => void;
}

export interface Operator {
  /** Resolves when all Kubernetes clusters have been listed once. */
  ready: Promise<void>;
  /** Names of Kubernetes clusters not listed yet. */
  unsynced: () => string[];
  /** Takes on a Kubernetes cluster born later, or another way to one it has. */
  follow: (name: string, kubeconfig: string) => void;
  /** A Kubernetes cluster is gone, and its pods with it: what ran for it ends. */
  unfollow: (name: string) => Promise<void>;
  /** Ends the brokers; data remain. */
  stop: () => Promise<void>;
}

/** Starts the operator; it works until it is stopped. */
export function startOperator(options: OperatorOptions): Operator {
  return new LocalOperator(options);
}

class LocalOperator implements Operator {
  readonly #options: OperatorOptions;
  readonly #host: Host;
  readonly #queue: WorkQueue;
  readonly #planes = new Map<string, PlaneParts>();
  readonly #sweeper: NodeJS.Timeout;
  readonly ready: Promise<void>;

  constructor(options: OperatorOptions) {
    this.#options = options;
    const onChange = (key: ClusterKey): void => this.#queue.add(wordOf('Kafka', key.plane, `${key.namespace}/${key.name}`));
    this.#host = options.drawn ? new DrawnHost(options.drawn) : new ProcessHost(options.dataDir, onChange);
    this.#queue = new WorkQueue({ concurrency: PASSES, work: (word) => this.#work(word), onError: (word, error) => this.#tell(word, error) });
    for (const { name, kubeconfig } of options.planes) this.#planes.set(name, this.#follow(name, kubeconfig, 0));
    this.ready = Promise.all([...this.#planes.values()].map(({ plane }) => plane.synced)).then(() => undefined);
    void this.#lookForOrphans().catch((error: unknown) => this.#tell('look for clusters of an earlier run', error));
    this.#sweeper = setInterval(() => void this.#sweep(), options.sweepMs ?? SWEEP_MS);
  }

  unsynced(): string[] {
    return [...this.#planes.values()].filter(({ plane }) => !plane.isSynced).map(({ plane }) => plane.name);
  }

  follow(name: string, kubeconfig: string): void {
    const before = this.#planes.get(name);
    this.#planes.set(name, this.#follow(name, kubeconfig, INSTALL_WAIT_MS));
    void before?.stop().catch((error: unknown) => this.#tell(`leave ${name}`, error));
  }

  async unfollow(name: string): Promise<void> {
    const parts = this.#planes.get(name);
    this.#planes.delete(name);
    await parts?.stop();
    for (const key of await this.#host.known()) if (key.plane === name) await this.#host.retire(key);
  }

  async stop(): Promise<void> {
    clearInterval(this.#sweeper);
    const stopped = this.#queue.stop();
    await Promise.all([this.#host.stop(), ...[...this.#planes.values()].map((parts) => parts.stop())]);
    await stopped;
  }

  #follow(name: string, kubeconfig: string, announceAfterMs: number): PlaneParts {
    const connection = KubeConnection.fromKubeconfig(kubeconfig, { userAgent: 'samsa-local-operator' });
    const plane = new Plane({
      ...{ name, connection },
      onTouched: ({ kind, key }) => this.#queue.add(wordOf(kind, name, key)),
      onFault: (fault) => this.#tell(`watch ${name}`, fault),
    });
    let announcement: Announcement | undefined;
    let left = false;
    void plane.synced.then(() => {
      if (!left) announcement = new Announcement(connection, announceAfterMs, (fault) => this.#tell(`announce ${name}`, fault));
    });
    const stop = async (): Promise<void> => {
      left = true;
      await announcement?.stop();
      await plane.stop();
    };
    return { plane, stop, kafkas: new KafkaReconciler(plane, this.#host), users: new UserReconciler(plane, this.#host), topics: new TopicReconciler(plane, this.#host) };
  }

  async #work(word: string): Promise<number | undefined> {
    const [kind, name = '', key = ''] = word.split(' ');
    const parts = this.#planes.get(name);
    if (!parts) return undefined;
    if (!parts.plane.isSynced) return UNSYNCED_AGAIN_MS; // a Kafka whose pools are not listed yet would be refused
    if (kind === 'KafkaUser') return parts.users.reconcile(key);
    if (kind === 'KafkaTopic') return parts.topics.reconcile(key);
    return parts.kafkas.reconcile({ plane: name, ...splitKey(key) }, () => this.#wake(parts.plane, key));
  }

  /** A cluster that became ready: its users and topics can be worked on. */
  #wake(plane: Plane, clusterKey: string): void {
    for (const { metadata } of plane.users.ofCluster(clusterKey)) this.#queue.add(wordOf('KafkaUser', plane.name, keyOf(metadata)));
    for (const { metadata } of plane.topics.ofCluster(clusterKey)) this.#queue.add(wordOf('KafkaTopic', plane.name, keyOf(metadata)));
  }

  /** Clusters of an earlier run whose Kafka went while nobody watched; also brings back those that should run. */
  async #lookForOrphans(): Promise<void> {
    for (const { plane, namespace, name } of await this.#host.known()) {
      if (this.#planes.has(plane)) this.#queue.add(wordOf('Kafka', plane, `${namespace}/${name}`));
    }
  }

  /** Looks at everything again, as Strimzi's timer does; on a good day it finds nothing. Without processes there is nothing that could differ. */
  async #sweep(): Promise<void> {
    if (this.#options.drawn) return;
    for (const { plane, kafkas, users } of this.#planes.values()) {
      kafkas.forget();
      users.forget();
      for (const kafka of [...plane.kafkas.all()]) {
        const key = keyOf(kafka.metadata);
        await users.sweep(kafka).catch((error: unknown) => this.#tell(`sweep ${plane.name} ${key}`, error));
        this.#queue.add(wordOf('Kafka', plane.name, key));
      }
    }
  }

  #tell(what: string, error: unknown): void {
    this.#options.onError?.(what, error);
  }
}

interface PlaneParts {
  plane: Plane;
  /** Ends its watches and its connection. */
  stop: () => Promise<void>;
  kafkas: KafkaReconciler;
  users: UserReconciler;
  topics: TopicReconciler;
}

function wordOf(kind: string, plane: string, key: string): string {
  return `${kind} ${plane} ${key}`;
}
