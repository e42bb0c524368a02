/**
 * Cluster API (v1beta2) on a management data plane, for one whole cluster: its `Cluster` with a managed topology, and the Secret
 * with its kubeconfig. No decisions here.
 */
import { createHash } from 'node:crypto';
import type { ProviderCondition, WholeObserved } from '@samsa/domain/whole-cluster-plan';
import { WHOLE_CLUSTER_LABEL } from '@samsa/domain/whole-clusters';
import type { KubeObject, KubeRef } from '@samsa/kube/object';
import type { StoredWholeCluster } from '@samsa/store/whole-clusters';
import { FIELD_MANAGER, MANIFEST_ANNOTATION } from '../driver/strimzi/names.ts';
import type { Plane } from '../fleet/plane.ts';

export const CLUSTER_API = 'cluster.x-k8s.io/v1beta2';
const WORKERS = 'workers';

interface Status {
  phase?: string;
  observedGeneration?: number;
  initialization?: { infrastructureProvisioned?: boolean; controlPlaneInitialized?: boolean };
  conditions?: ProviderCondition[];
}

export interface Rendered {
  object: KubeObject;
  hash: string;
}

export function renderCluster({ id, name, namespace, organizationId, spec }: Pick<StoredWholeCluster, 'id' | 'name' | 'namespace' | 'organizationId' | 'spec'>): Rendered {
  const classRef = { name: spec.cluster_class, ...(spec.class_namespace && { namespace: spec.class_namespace }) };
  const variables = Object.entries(spec.variables).map(([variable, value]) => ({ name: variable, value }));
  const object: KubeObject = {
    apiVersion: CLUSTER_API,
    kind: 'Cluster',
    metadata: {
      name, namespace,
      labels: { 'app.kubernetes.io/managed-by': 'samsa', [WHOLE_CLUSTER_LABEL]: id, ...(organizationId && { 'samsa.io/organization': organizationId }) },
    },
    spec: {
      topology: {
        classRef, version: spec.kubernetes_version, controlPlane: { replicas: spec.control_plane_replicas },
        workers: { machineDeployments: [{ class: spec.worker_class, name: WORKERS, replicas: spec.worker_replicas }] },
        ...(variables.length > 0 && { variables }),
      },
    },
  };
  const hash = createHash('sha256').update(JSON.stringify(object)).digest('hex').slice(0, 32);
  object.metadata.annotations = { [MANIFEST_ANNOTATION]: hash };
  return { object, hash };
}

export class ClusterApi {
  private readonly ref: KubeRef;

  constructor(
    private readonly management: Plane,
    private readonly whole: Pick<StoredWholeCluster, 'id' | 'name' | 'namespace'>,
  ) {
    this.ref = { apiVersion: CLUSTER_API, kind: 'Cluster', namespace: whole.namespace, name: whole.name };
  }

  async observe(): Promise<WholeObserved['cluster']> {
    const object = await this.guarded((connection) => connection.get(this.ref));
    return object && readCluster(object);
  }

  /** Fields that another manager holds are its word against ours: a conflict is told, not fought. */
  async apply({ object }: Rendered): Promise<void> {
    await this.guarded((connection) => connection.apply(object, { fieldManager: FIELD_MANAGER }));
  }

  /** Its foreground deletion is the provider's finalizer's. */
  async delete(): Promise<void> {
    await this.guarded((connection) => connection.delete(this.ref));
  }

  /** The text in the Secret that every control plane provider leaves; undefined while there is none. */
  async kubeconfig(): Promise<string | undefined> {
    const ref = { apiVersion: 'v1', kind: 'Secret', namespace: this.whole.namespace, name: `${this.whole.name}-kubeconfig` };
    const secret = (await this.guarded((connection) => connection.get(ref))) as { data?: { value?: string } } | undefined;
    return secret?.data?.value ? Buffer.from(secret.data.value, 'base64').toString('utf8') : undefined;
  }

  private guarded<Result>(call: (connection: Plane['connection']) => Promise<Result>): Promise<Result> {
    return this.management.breaker.guard(() => call(this.management.connection));
  }
}

export function readCluster(object: KubeObject): NonNullable<WholeObserved['cluster']> {
  const { metadata } = object;
  const { phase = '', observedGeneration = 0, initialization, conditions = [] } = (object['status'] ?? {}) as Status;
  return {
    manifest: metadata.annotations?.[MANIFEST_ANNOTATION] ?? '',
    generation: metadata.generation ?? 1,
    observedGeneration,
    deleting: metadata.deletionTimestamp !== undefined,
    phase,
    infrastructureProvisioned: initialization?.infrastructureProvisioned === true,
    controlPlaneInitialized: initialization?.controlPlaneInitialized === true,
    conditions: conditions.map(({ type, status, reason, message, lastTransitionTime }) => ({ type, status, reason, message: message ?? '', lastTransitionTime })),
  };
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
