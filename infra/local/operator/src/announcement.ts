/**
 * Says on a Kubernetes cluster that an operator is at work there, as Strimzi's own installation does: by the Deployment of its
 * cluster operator. No pod runs of it, this process is what it stands for; so whatever Deployment of Strimzi's is found there
 * (somebody may have installed one by its manifests) is said to be available. Where no storage class is, it brings that of this
 * machine's disks, on which its brokers keep their data.
 */
import { isDeepStrictEqual } from 'node:util';
import type { KubeConnection } from '@samsa/kube/connection';
import { isKubeFault } from '@samsa/kube/fault';
import type { KubeObject, KubeType } from '@samsa/kube/object';
import { type Watch, watch } from '@samsa/kube/watch';
import { applyOwn } from './kube-writes.ts';
import { OPERATOR } from './strimzi.ts';

export const OPERATOR_VERSION = '1.0.0-local';
const DEPLOYMENT: KubeType = { apiVersion: 'apps/v1', kind: 'Deployment' };
const STORAGE_CLASS: KubeType = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' };
const NAMESPACE = 'strimzi';
const LABEL = 'app=strimzi';
const LABELS = { app: 'strimzi' };
const POD_LABELS = { name: OPERATOR, 'strimzi.io/kind': 'cluster-operator' };
/** Whoever installs definitions installs a Deployment right after them: that one is waited for where a cluster is new. */
export const INSTALL_WAIT_MS = 5_000;

export class Announcement {
  readonly #connection: KubeConnection;
  readonly #onFault: (fault: Error) => void;
  readonly #watch: Watch;
  readonly #found = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  /** @param waitMs after which a Deployment is made where there is none */
  constructor(connection: KubeConnection, waitMs: number, onFault: (fault: Error) => void) {
    this.#connection = connection;
    this.#onFault = onFault;
    this.#watch = watch(connection, {
      type: DEPLOYMENT,
      labelSelector: LABEL,
      onEvent: ({ type, object }) => {
        const key = `${object.metadata.namespace}/${object.metadata.name}`;
        if (type === 'DELETED') return void this.#found.delete(key);
        this.#found.add(key);
        this.#try(() => this.#sayAvailable(object));
      },
      onSynced: () => (this.#timer ??= setTimeout(() => this.#try(() => this.#stand()), waitMs)),
      onFault,
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#watch.stop();
  }

  async #stand(): Promise<void> {
    if (this.#found.size === 0) {
      await applyOwn(this.#connection, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
      await applyOwn(this.#connection, deployment());
    }
    const { items } = await this.#connection.list(STORAGE_CLASS);
    if (items.length === 0) await applyOwn(this.#connection, storageClass());
  }

  async #sayAvailable(object: KubeObject): Promise<void> {
    const { replicas = 1 } = (object['spec'] ?? {}) as { replicas?: number };
    const counts = { replicas, readyReplicas: replicas, availableReplicas: replicas, updatedReplicas: replicas, observedGeneration: object.metadata.generation ?? 1 };
    const before = (object['status'] ?? {}) as Record<string, unknown>;
    if (isDeepStrictEqual({ ...before, ...counts }, before)) return;
    await this.#connection.replaceStatus({ ...object, status: { ...before, ...counts } });
  }

  #try(work: () => Promise<void>): void {
    void work().catch((fault: Error) => {
      // Another hand was there first: its event follows, and is answered.
      if (!isKubeFault(fault, 'conflict') && !isKubeFault(fault, 'notFound')) this.#onFault(fault);
    });
  }
}

function deployment(): KubeObject {
  const env = [{ name: 'STRIMZI_NAMESPACE', value: '*' }];
  const containers = [{ name: OPERATOR, image: `samsa/local-operator:${OPERATOR_VERSION}`, env }];
  return {
    ...DEPLOYMENT,
    metadata: { name: OPERATOR, namespace: NAMESPACE, labels: LABELS },
    spec: { replicas: 1, selector: { matchLabels: POD_LABELS }, template: { metadata: { labels: POD_LABELS }, spec: { containers } } },
  };
}

function storageClass(): KubeObject {
  const annotations = { 'storageclass.kubernetes.io/is-default-class': 'true' };
  return { ...STORAGE_CLASS, metadata: { name: 'local', annotations }, provisioner: 'rancher.io/local-path', reclaimPolicy: 'Delete', volumeBindingMode: 'WaitForFirstConsumer' } as KubeObject;
}
