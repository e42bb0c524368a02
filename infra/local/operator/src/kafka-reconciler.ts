/**
 * Brings one Kafka nearer to its spec and says in its status how far it is. Level-triggered: called with a key, never told what changed.
 *
 *   gone      its brokers end, its Secret goes
 *   paused    ReconciliationPaused and nothing else; what runs is kept up
 *   refused   NotReady with Strimzi's reason; what runs is kept up
 *   desired   one step of the host; Creating → Ready, or NotReady while a broker that should be up is not
 */
import { desire } from './desire.ts';
import type { DesiredCluster } from './desire.ts';
import type { ClusterKey, Facts, Host, Outcome } from './host.ts';
import { applyOwn, writeStatus } from './kube-writes.ts';
import type { Plane } from './plane.ts';
import { Pods } from './pods.ts';
import { caSecret, caSecretName } from './secrets.ts';
import { creatingStatus, pausedStatus, poolStatus, readyStatus, refusedStatus } from './status.ts';
import { isPaused, KAFKA, keyOf, SECRET } from './strimzi.ts';
import type { Kafka, KafkaStatus } from './strimzi.ts';

/** The watch is behind or ahead of the server, and will have caught up by then. */
const STILL_THERE_AGAIN_MS = 1_000;

export class KafkaReconciler {
  readonly #plane: Plane;
  readonly #host: Host;
  /** The authority each Kafka's Secret was last applied with, by the Kafka's uid. */
  readonly #applied = new Map<string, string>();
  readonly #pods: Pods;

  constructor(plane: Plane, host: Host) {
    this.#plane = plane;
    this.#host = host;
    this.#pods = new Pods(plane.connection);
  }

  /** One pass; milliseconds until the next, if one is wanted. Calls `onReady` when the cluster can be worked in. */
  async reconcile(key: ClusterKey, onReady: () => void): Promise<number | undefined> {
    const kafka = this.#plane.kafkas.get(`${key.namespace}/${key.name}`);
    if (!kafka) return this.#retire(key);
    if (kafka.metadata.deletionTimestamp) return undefined;
    if (isPaused(kafka.metadata)) {
      await this.#host.heal(key);
      return this.#write(kafka, pausedStatus(kafka, new Date()));
    }
    const pools = this.#plane.pools.ofCluster(keyOf(kafka.metadata)).filter(({ metadata }) => !metadata.deletionTimestamp);
    const { cluster, refused } = desire(kafka, pools, await this.#host.past(key));
    if (refused) {
      await this.#host.heal(key);
      return this.#write(kafka, refusedStatus(kafka, refused, new Date()));
    }
    const outcome = await this.#host.bring(key, kafka, cluster);
    await this.#ensureSecret(kafka, outcome.facts);
    return outcome.state === 'ready' ? this.#settle(kafka, cluster, outcome.facts, onReady) : this.#wait(kafka, outcome);
  }

  /** Forgets what was found in order, so that the next passes look again: somebody may have deleted a Secret of ours. */
  forget(): void {
    this.#applied.clear();
  }

  /** Nothing is ended on the word of a watch alone: the Kafka's own 404 is asked for. */
  async #retire(key: ClusterKey): Promise<number | undefined> {
    const found = await this.#plane.connection.get({ ...KAFKA, namespace: key.namespace, name: key.name });
    if (found) return STILL_THERE_AGAIN_MS;
    await this.#host.retire(key);
    await this.#pods.retire(key.namespace, key.name);
    await this.#plane.connection.delete({ ...SECRET, namespace: key.namespace, name: caSecretName(key.name) });
    return undefined;
  }

  /**
   * Never seen ready: Creating. A new generation under way: what is said of the old one stays, its observedGeneration tells.
   * This generation was ready and is not, or a node fell for a known reason: NotReady.
   */
  async #wait(kafka: Kafka, outcome: Outcome & { state: 'pending' }): Promise<number | undefined> {
    const { status, metadata } = kafka;
    const isNew = !status?.clusterId;
    const wasReady = !isNew && status.observedGeneration === metadata.generation;
    const isTrouble = outcome.trouble !== undefined && (outcome.isBroken || wasReady);
    const next = isTrouble ? refusedStatus(kafka, outcome.trouble!, new Date()) : isNew ? creatingStatus(kafka, new Date()) : undefined;
    if (next) await this.#write(kafka, next);
    return outcome.againMs;
  }

  async #settle(kafka: Kafka, cluster: DesiredCluster, facts: Facts, onReady: () => void): Promise<undefined> {
    const pools = this.#plane.pools.ofCluster(keyOf(kafka.metadata));
    for (const pool of pools) {
      const written = await writeStatus(this.#plane.connection, pool, poolStatus(pool, kafka.metadata.name, facts.clusterId, cluster.nodes));
      if (written) this.#plane.pools.replace(written);
    }
    await this.#write(kafka, readyStatus(kafka, cluster, facts, new Date()));
    onReady();
    await this.#pods.align(kafka, cluster, facts.metricsPorts);
    return undefined;
  }

  async #write(kafka: Kafka, status: KafkaStatus): Promise<undefined> {
    const written = await writeStatus(this.#plane.connection, kafka, status);
    const cached = this.#plane.kafkas.get(keyOf(kafka.metadata));
    if (written && cached?.metadata.resourceVersion === kafka.metadata.resourceVersion) this.#plane.kafkas.replace(written);
    return undefined;
  }

  async #ensureSecret(kafka: Kafka, { caPem }: Facts): Promise<void> {
    const uid = kafka.metadata.uid ?? '';
    if (this.#applied.get(uid) === caPem) return;
    await applyOwn(this.#plane.connection, caSecret(kafka, caPem));
    this.#applied.set(uid, caPem);
  }
}
