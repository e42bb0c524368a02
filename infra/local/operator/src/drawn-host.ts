/**
 * A host without processes, for tests of scale: a cluster is ready after a delay drawn once for each generation of its spec.
 * One authority serves all of it; addresses are of a port nobody listens on. Thousands of clusters cost their map entries.
 */
import { createAuthority } from '@samsa/local-kafka/certificates';
import { newClusterId } from '@samsa/local-kafka/broker';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import type { AssignedIds, DesiredCluster, Past } from './desire.ts';
import { textOf } from './host.ts';
import type { ClusterKey, Facts, Host, Outcome } from './host.ts';
import type { Kafka, ListenerSpec, ListenerStatus } from './strimzi.ts';

export interface DelayRange {
  fromMs: number;
  toMs: number;
}

interface Pending {
  uid: string | undefined;
  generation: number;
  readyAt: number;
  facts: Facts;
  ids: AssignedIds;
}

/** The discard port: a client that tries it is refused at once. */
const NOBODY_PORT = 9;

export class DrawnHost implements Host {
  readonly runs = false;
  readonly #clusters = new Map<string, Pending>();
  readonly #delay: DelayRange;
  readonly #caPem: Promise<string>;

  constructor(delay: DelayRange) {
    this.#delay = delay;
    this.#caPem = createAuthority('drawn').then(({ certificatePem }) => certificatePem);
  }

  async past(key: ClusterKey): Promise<Past> {
    return { ids: this.#clusters.get(textOf(key))?.ids ?? {} };
  }

  async bring(key: ClusterKey, kafka: Kafka, cluster: DesiredCluster): Promise<Outcome> {
    const { uid, generation = 0 } = kafka.metadata;
    const known = this.#clusters.get(textOf(key));
    const isNew = known?.uid !== uid || known?.generation !== generation;
    const pending = isNew ? await this.#draw(kafka, cluster) : known;
    if (isNew || !known) this.#clusters.set(textOf(key), pending!);
    const { facts, readyAt } = pending!;
    const leftMs = readyAt - Date.now();
    return leftMs <= 0 ? { state: 'ready', facts } : { state: 'pending', facts, againMs: leftMs };
  }

  /** A cluster found ready at this generation was ready before this operator started: it is neither delayed nor changed. */
  async #draw(kafka: Kafka, cluster: DesiredCluster): Promise<Pending> {
    const { uid, generation = 0 } = kafka.metadata;
    const isSettled = kafka.status?.observedGeneration === generation && kafka.status.clusterId !== undefined;
    const ids: Record<string, number[]> = {};
    for (const { id, pool } of cluster.nodes) (ids[pool] ??= []).push(id);
    const known = isSettled ? kafka.status : undefined;
    const caPem = known?.listeners?.flatMap(({ certificates }) => certificates ?? [])[0] ?? (await this.#caPem);
    const listeners = known?.listeners ?? cluster.listeners.map((listener) => nobodysListener(listener, caPem));
    const facts = { clusterId: kafka.status?.clusterId ?? newClusterId(), listeners, metadataRelease: cluster.metadataRelease, caPem, metricsPorts: new Map<number, number>() };
    return { uid, generation, readyAt: isSettled ? 0 : Date.now() + this.delayMs(), facts, ids };
  }

  async heal(): Promise<void> {}

  async rest(): Promise<void> {}

  async retire(key: ClusterKey): Promise<void> {
    this.#clusters.delete(textOf(key));
  }

  async known(): Promise<ClusterKey[]> {
    return [];
  }

  async administer<T>(_key: ClusterKey, _work: (admin: KafkaAdmin) => Promise<T>, nothing: T): Promise<T | undefined> {
    return nothing;
  }

  delayMs(): number {
    const { fromMs, toMs } = this.#delay;
    return fromMs + Math.random() * (toMs - fromMs);
  }

  async stop(): Promise<void> {
    this.#clusters.clear();
  }
}

function nobodysListener({ name, tls }: ListenerSpec, caPem: string): ListenerStatus {
  const addresses = [{ host: '127.0.0.1', port: NOBODY_PORT }];
  return { name, addresses, bootstrapServers: `127.0.0.1:${NOBODY_PORT}`, ...(tls && { certificates: [caPem] }) };
}
