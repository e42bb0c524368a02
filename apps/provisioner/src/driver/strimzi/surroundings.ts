/**
 * What stands around a tenant's brokers: a namespace held to the restricted pod standard, a quota and default limits, and
 * a network policy that lets in the tenant's listener, the operator, and the brokers among themselves.
 */
import type { PlanDefinition } from '@samsa/domain/plan-catalogue';
import type { KubeObject } from '@samsa/kube/object';
import type { StoredCluster } from '@samsa/store/clusters';
import { labelsOf, namespaceOf, TENANT_PORT } from './names.ts';

/** Pods beside the brokers: the entity operator, and one more of everything while rolling. */
const SPARE_PODS = 4;
/** Name of the namespace's quota. */
export const QUOTA = 'cluster';

export function namespaceManifest(cluster: StoredCluster): KubeObject {
  const level = { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/warn': 'restricted' };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespaceOf(cluster.id), labels: { ...labelsOf(cluster), ...level } } };
}

function quota(cluster: StoredCluster, brokers: number): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: QUOTA, namespace: namespaceOf(cluster.id), labels: labelsOf(cluster) },
    spec: { hard: { pods: String(brokers + SPARE_PODS), persistentvolumeclaims: String(brokers), 'services.nodeports': String(brokers + 1) } },
  };
}

function limits(cluster: StoredCluster, plan: PlanDefinition): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'cluster', namespace: namespaceOf(cluster.id), labels: labelsOf(cluster) },
    spec: { limits: [{ type: 'Container', default: { memory: '512Mi', cpu: '500m' }, defaultRequest: { memory: '256Mi', cpu: '100m' }, max: plan.resources.limits }] },
  };
}

function network(cluster: StoredCluster): KubeObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'cluster', namespace: namespaceOf(cluster.id), labels: labelsOf(cluster) },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [
        { ports: [{ protocol: 'TCP', port: TENANT_PORT }] },
        { from: [{ podSelector: {} }] },
        { from: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'strimzi.io/kind': 'cluster-operator' } } }] },
      ],
    },
  };
}

export function fences(cluster: StoredCluster, plan: PlanDefinition, brokers: number): KubeObject[] {
  return [quota(cluster, brokers), limits(cluster, plan), network(cluster)];
}
