/**
 * What runs the clusters: processes of this machine (`process-host.ts`), or nothing at all behind a drawn delay
 * (`drawn-host.ts`), for tests of scale. The reconcilers know only this.
 */
import type { KafkaAdmin } from '@samsa/kafka/admin';
import type { DesiredCluster, Past, Refusal } from './desire.ts';
import type { Kafka, ListenerStatus } from './strimzi.ts';

/** One Kafka of one Kubernetes cluster. */
export interface ClusterKey {
  /** The Kubernetes cluster's name in this operator. */
  plane: string;
  namespace: string;
  name: string;
}

export interface Facts {
  clusterId: string;
  listeners: ListenerStatus[];
  metadataRelease: string;
  /** The authority of the listeners' certificates. */
  caPem: string;
  /** Ports of 127.0.0.1 on which the nodes expose their metrics, by their ids; empty when nobody can ask. */
  metricsPorts: ReadonlyMap<number, number>;
}

export type Outcome =
  | { state: 'ready'; facts: Facts }
  /**
   * On its way; something will call again, at the latest in `againMs`. `trouble` says which node is not up yet; `isBroken`, that it
   * fell and why is known, so that waiting alone will not do.
   */
  | { state: 'pending'; facts: Facts; trouble?: Refusal; isBroken?: boolean; againMs?: number };

export interface Host {
  /** Whether anything runs that could be stopped. */
  readonly runs: boolean;
  past(key: ClusterKey): Promise<Past>;
  /** One step nearer to the desired cluster. */
  bring(key: ClusterKey, kafka: Kafka, cluster: DesiredCluster): Promise<Outcome>;
  /** Keeps up what runs, as it was last told; for a paused Kafka, and for one whose spec is refused. */
  heal(key: ClusterKey): Promise<void>;
  /** What its pods belong to was taken away while it is paused: ends its brokers, until it is brought again. Data remain. */
  rest(key: ClusterKey): Promise<void>;
  /** The Kafka is gone: ends its brokers, and its data if it says so. */
  retire(key: ClusterKey): Promise<void>;
  /** Clusters left from before, some of which may be gone by now. */
  known(): Promise<ClusterKey[]>;
  /**
   * Runs `work` with an administrator's connection and returns its result; `nothing` where there is no cluster to work on, by nature.
   * Undefined when the cluster is not up yet.
   */
  administer<T>(key: ClusterKey, work: (admin: KafkaAdmin) => Promise<T>, nothing: T): Promise<T | undefined>;
  /** How long a change to something inside a cluster takes here, beyond the work itself. */
  delayMs(): number;
  /** Ends everything it runs; data remain. */
  stop(): Promise<void>;
}

export function textOf({ plane, namespace, name }: ClusterKey): string {
  return `${plane}/${namespace}/${name}`;
}
