/** Acts on one data plane for one cluster. No decisions here: each method is one action of the plan. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ADMIN_USER } from '@samsa/kafka/lane';
import { type KubeObject, type KubeRef, refOf } from '@samsa/kube/object';
import type { Plane } from '../../fleet/plane.ts';
import { CLUSTER_LABEL, FIELD_MANAGER, namespaceOf } from './names.ts';
import type { Manifests } from './render.ts';

const KAFKA_API = 'kafka.strimzi.io/v1';
const PODSETS_API = 'core.strimzi.io/v1';
const STOP_TRIES = 30;
const STOP_PAUSE_MS = 100;
const SECRET_TRIES = 20;
const SECRET_PAUSE_MS = 100;

export class StrimziDriver {
  /** @param onApplied told of each object as the server has it after an apply */
  constructor(
    private readonly plane: Plane,
    private readonly onApplied: (object: KubeObject) => void = () => undefined,
  ) {}

  async applyNamespace(manifests: Manifests): Promise<void> {
    await this.apply(manifests.namespace);
  }

  async applyObjects(manifests: Manifests): Promise<void> {
    const outcomes = await Promise.allSettled(manifests.first.map((object) => this.apply(object)));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    await this.apply(manifests.kafka);
  }

  /** Pools that are no longer wanted. */
  async removePools(clusterId: string, names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => this.delete(clusterId, 'KafkaNodePool', name)));
  }

  /** Our administrator's password as the operator made it; undefined while there is none. */
  async adminPassword(clusterId: string): Promise<string | undefined> {
    for (let tries = 1; ; tries++) {
      const secret = await this.guarded((connection) => connection.get({ apiVersion: 'v1', kind: 'Secret', namespace: namespaceOf(clusterId), name: ADMIN_USER }));
      const encoded = (secret as { data?: { password?: string } } | undefined)?.data?.password;
      if (encoded) return Buffer.from(encoded, 'base64').toString('utf8');
      if (tries === SECRET_TRIES) return undefined;
      await sleep(SECRET_PAUSE_MS);
    }
  }

  /**
   * Takes away what runs the brokers of a Kafka that its operator leaves alone: the entity operator, and the sets its pods belong to.
   * Volumes belong to neither. @returns whether no pod is left
   */
  async stopBrokers(clusterId: string): Promise<boolean> {
    const namespace = namespaceOf(clusterId);
    const labelSelector = `strimzi.io/cluster=${clusterId}`;
    const sets = await this.guarded((connection) => connection.list({ apiVersion: PODSETS_API, kind: 'StrimziPodSet' }, { namespace, labelSelector }));
    const entityOperator = { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: `${clusterId}-entity-operator` };
    const running: KubeRef[] = [entityOperator, ...sets.items.map(refOf)];
    await Promise.all(running.map((ref) => this.guarded((connection) => connection.delete(ref, { propagationPolicy: 'Background' }))));
    for (let tries = 1; ; tries++) {
      const pods = await this.guarded((connection) => connection.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace, labelSelector }));
      if (pods.items.length === 0 || tries === STOP_TRIES) return pods.items.length === 0;
      await sleep(STOP_PAUSE_MS);
    }
  }

  async deleteUsers(clusterId: string): Promise<void> {
    const users = await this.listOf(clusterId, 'KafkaUser');
    await Promise.all(users.map((user) => this.delete(clusterId, 'KafkaUser', user.metadata.name)));
  }

  async deleteKafka(clusterId: string): Promise<void> {
    const pools = await this.listOf(clusterId, 'KafkaNodePool');
    await this.delete(clusterId, 'Kafka', clusterId);
    await Promise.all(pools.map((pool) => this.delete(clusterId, 'KafkaNodePool', pool.metadata.name)));
  }

  async deleteNamespace(clusterId: string): Promise<void> {
    await this.deleteRef({ apiVersion: 'v1', kind: 'Namespace', name: namespaceOf(clusterId) }, clusterId);
  }

  /** A GET's own 404, because a list may lie. */
  async namespaceGone(clusterId: string): Promise<boolean> {
    const found = await this.guarded((connection) => connection.get({ apiVersion: 'v1', kind: 'Namespace', name: namespaceOf(clusterId) }));
    if (found) this.plane.note(found);
    return !found;
  }

  /** An object as it stands there, or nothing by a GET's own 404. */
  async read(object: KubeObject): Promise<KubeObject | undefined> {
    const found = await this.guarded((connection) => connection.get(refOf(object)));
    if (found) this.plane.note(found);
    return found;
  }

  /** @param force takes fields of ours back from other managers */
  async apply(object: KubeObject, force = false): Promise<void> {
    const applied = await this.guarded((connection) => connection.apply(object, { fieldManager: FIELD_MANAGER, force }));
    this.plane.note(applied);
    this.onApplied(applied);
  }

  private async listOf(clusterId: string, kind: string): Promise<KubeObject[]> {
    const found = await this.guarded((connection) =>
      connection.list({ apiVersion: KAFKA_API, kind }, { namespace: namespaceOf(clusterId), labelSelector: `${CLUSTER_LABEL}=${clusterId}` }),
    );
    return found.items;
  }

  private async delete(clusterId: string, kind: string, name: string): Promise<void> {
    await this.deleteRef({ apiVersion: KAFKA_API, kind, namespace: namespaceOf(clusterId), name }, clusterId);
  }

  private async deleteRef(ref: KubeRef, clusterId: string): Promise<void> {
    const outcome = await this.guarded((connection) => connection.delete(ref, { propagationPolicy: 'Background' }));
    if (outcome !== 'absent') return;
    const metadata = { name: ref.name, namespace: ref.namespace, labels: { [CLUSTER_LABEL]: clusterId } };
    this.plane.note({ apiVersion: ref.apiVersion, kind: ref.kind, metadata } as KubeObject, true);
  }

  private guarded<Result>(call: (connection: Plane['connection']) => Promise<Result>): Promise<Result> {
    return this.plane.breaker.guard(() => call(this.plane.connection));
  }
}
