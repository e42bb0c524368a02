/**
 * One Kubernetes cluster as this operator sees it: its connection, what its watches last showed, and who is to be called when
 * something of one Kafka cluster changed.
 */
import type { KubeConnection } from '@samsa/kube/connection';
import type { KubeObject, KubeType } from '@samsa/kube/object';
import { isKubeFault } from '@samsa/kube/fault';
import { watch } from '@samsa/kube/watch';
import type { Watch } from '@samsa/kube/watch';
import { ObjectCache } from './cache.ts';
import { KAFKA, keyOf, NODE_POOL, POD_SET, TOPIC, USER } from './strimzi.ts';
import type { Kafka, NodePool, Topic, User } from './strimzi.ts';

export type Touched = { kind: 'Kafka' | 'KafkaUser' | 'KafkaTopic'; key: string };

export interface PlaneOptions {
  name: string;
  connection: KubeConnection;
  onTouched: (touched: Touched) => void;
  onFault: (fault: Error) => void;
}

export class Plane {
  readonly name: string;
  readonly connection: KubeConnection;
  readonly kafkas = new ObjectCache<Kafka>();
  readonly pools = new ObjectCache<NodePool>();
  readonly podSets = new ObjectCache<KubeObject>();
  /** Where the kind is not served, pods belong to nothing, and what is paused is never stopped. */
  hasPodSets = true;
  readonly users = new ObjectCache<User>();
  readonly topics = new ObjectCache<Topic>();
  readonly #watches: Watch[];
  /** Kinds a pass decides by; topics only follow, and some fleets do not have the kind. */
  readonly #unsynced = new Set(['Kafka', 'KafkaNodePool', 'KafkaUser', POD_SET.kind]);
  #synced!: () => void;
  /** Resolves when every kind has been listed once. */
  readonly synced = new Promise<void>((resolve) => (this.#synced = resolve));

  constructor({ name, connection, onTouched, onFault }: PlaneOptions) {
    this.name = name;
    this.connection = connection;
    const follow = <T extends KubeObject>(type: KubeType, cache: ObjectCache<T>, tell: (key: string, clusters: string[]) => void): Watch =>
      watch(connection, {
        type,
        onEvent: (event) => tell(keyOf(event.object.metadata), cache.take(event)),
        onSynced: () => this.#isSynced(type.kind),
        onFault: (fault) => {
          if (type === POD_SET && isKubeFault(fault, 'notFound')) this.#lacksPodSets();
          onFault(fault);
        },
      });
    this.#watches = [
      follow(KAFKA, this.kafkas, (key) => onTouched({ kind: 'Kafka', key })),
      follow(NODE_POOL, this.pools, (_key, clusters) => clusters.forEach((key) => onTouched({ kind: 'Kafka', key }))),
      follow(POD_SET, this.podSets, (_key, clusters) => clusters.forEach((key) => onTouched({ kind: 'Kafka', key }))),
      follow(USER, this.users, (key) => onTouched({ kind: 'KafkaUser', key })),
      follow(TOPIC, this.topics, (key) => onTouched({ kind: 'KafkaTopic', key })),
    ];
  }

  get isSynced(): boolean {
    return this.#unsynced.size === 0;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#watches.map((one) => one.stop()));
    this.connection.close();
  }

  #lacksPodSets(): void {
    this.hasPodSets = false;
    this.#isSynced(POD_SET.kind);
  }

  #isSynced(kind: string): void {
    this.#unsynced.delete(kind);
    if (this.isSynced) this.#synced();
  }
}

/** `namespace/name` apart. Names have no slash. */
export function splitKey(key: string): { namespace: string; name: string } {
  const slash = key.indexOf('/');
  return { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
