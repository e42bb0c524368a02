/**
 * The objects of one kind as the watch last showed them, with those of one Kafka cluster at hand. Slim: without managed fields,
 * which are most of an object's bytes and none of this operator's business.
 */
import type { KubeObject } from '@samsa/kube/object';
import type { WatchEvent } from '@samsa/kube/watch';
import { clusterKeyOf, keyOf } from './strimzi.ts';

export class ObjectCache<T extends KubeObject> {
  readonly #objects = new Map<string, T>();
  readonly #byCluster = new Map<string, Map<string, T>>();

  get(key: string): T | undefined {
    return this.#objects.get(key);
  }

  all(): IterableIterator<T> {
    return this.#objects.values();
  }

  /** Those with Strimzi's cluster label for this Kafka (`namespace/name`). */
  ofCluster(clusterKey: string): T[] {
    return [...(this.#byCluster.get(clusterKey)?.values() ?? [])];
  }

  /** Returns the clusters touched: the one it belonged to and the one it belongs to. */
  take({ type, object }: WatchEvent): string[] {
    const key = keyOf(object.metadata);
    const before = this.#objects.get(key);
    const touched = new Set<string>();
    const was = before && clusterKeyOf(before.metadata);
    if (was !== undefined) {
      this.#byCluster.get(was)?.delete(key);
      touched.add(was);
    }
    this.#objects.delete(key);
    if (type !== 'DELETED') this.#put(key, slim(object as T), touched);
    return [...touched];
  }

  /** Puts in what a write returned, so that the next pass need not wait for the watch. */
  replace(object: T): void {
    this.take({ type: 'MODIFIED', object });
  }

  #put(key: string, object: T, touched: Set<string>): void {
    this.#objects.set(key, object);
    const cluster = clusterKeyOf(object.metadata);
    if (cluster === undefined) return;
    touched.add(cluster);
    let members = this.#byCluster.get(cluster);
    if (!members) this.#byCluster.set(cluster, (members = new Map()));
    members.set(key, object);
  }
}

function slim<T extends KubeObject>(object: T): T {
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}
