/**
 * Brings one Kafka nearer to its spec and says in its status how far it is. Level-triggered: called with a key, never told what changed.
 *
 *   gone      its brokers end, its Secret goes
 *   paused    ReconciliationPaused and nothing else; what runs is kept up, or ended when its pod sets were taken away
 *   refused   NotReady with Strimzi's reason; what runs is kept up
 *   desired   one step of the host; Creating → Ready, or NotReady while a broker that should be up is not
 */
import type { KubeObject } from '@samsa/kube/object';
import { desire } from './desire.ts';
import type { DesiredCluster } from './desire.ts';
import type { ClusterKey, Facts, Host, Outcome } from './host.ts';
import { applyOwn, writeStatus } from './kube-writes.ts';
import type { Plane } from './plane.ts';
import { Pods } from './pods.ts';
import { caSecret, caSecretName } from './secrets.ts';
import { creatingStatus, pausedStatus, poolStatus, readyStatus, refusedStatus } from './status.ts';
import { CLUSTER_LABEL, isPaused, KAFKA, KIND_LABEL, keyOf, OPERATOR, POD_SET, POOL_LABEL, SECRET } from './strimzi.ts';
import type { Kafka, KafkaStatus, NodePool } from './strimzi.ts';

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
      await this.#keepOrRest(key, kafka);
      return this.#write(kafka, pausedStatus(kafka, new Date()));
    }
    const pools = this.#plane.pools.ofCluster(keyOf(kafka.metadata)).filter(({ metadata }) => !metadata.deletionTimestamp);
    const { cluster, refused } = desire(kafka, pools, await this.#host.past(key));
    if (refused) {
      await this.#host.heal(key);
      return this.#write(kafka, refusedStatus(kafka, refused, new Date()));
    }
    await this.#ensurePodSets(kafka, pools);
    const outcome = await this.#host.bring(key, kafka, cluster);
    await this.#ensureSecret(kafka, outcome.facts);
    return outcome.state === 'ready' ? this.#settle(kafka, cluster, outcome.facts, onReady) : this.#wait(kafka, outcome);
  }

  /** Forgets what was found in order, so that the next passes look again: somebody may have deleted a Secret of ours. */
  forget(): void {
    this.#applied.clear();
  }

  /** As there: while a Kafka is paused nobody makes its pod sets again, and without them it has no pods. */
  async #keepOrRest(key: ClusterKey, kafka: Kafka): Promise<void> {
    const { runs } = this.#host;
    if (!runs || !this.#plane.hasPodSets || this.#plane.podSets.ofCluster(keyOf(kafka.metadata)).length > 0) return this.#host.heal(key);
    await this.#host.rest(key);
    await this.#pods.retire(key.namespace, key.name);
    await this.#pods.align(kafka, { nodes: [] }, new Map());
  }

  /** Before the brokers: what runs without one would be ended at the first pause. */
  async #ensurePodSets(kafka: Kafka, pools: readonly NodePool[]): Promise<void> {
    if (!this.#host.runs || !this.#plane.hasPodSets) return;
    for (const pool of pools) {
      const wanted = podSet(kafka, pool);
      if (this.#plane.podSets.get(keyOf(wanted.metadata))) continue;
      this.#plane.podSets.replace(await this.#plane.connection.apply(wanted, { fieldManager: OPERATOR, force: true }));
    }
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

/** What the pods of a pool belong to: `<cluster>-<pool>`. None is listed in it, for nobody here reads that. */
function podSet({ apiVersion, kind, metadata: { name, namespace, uid } }: Kafka, { metadata: { name: pool } }: NodePool): KubeObject {
  const labels = { [CLUSTER_LABEL]: name, [KIND_LABEL]: 'Kafka', [POOL_LABEL]: pool };
  return {
    ...POD_SET,
    metadata: { name: `${name}-${pool}`, namespace, labels, ownerReferences: [{ apiVersion, kind, name, uid: uid ?? '', controller: false, blockOwnerDeletion: false }] },
    spec: { selector: { matchLabels: labels }, pods: [] },
  };
}
