/**
 * From a kind to its path: `{kafka.strimzi.io/v1, Kafka}` → `/apis/kafka.strimzi.io/v1/namespaces/…/kafkas/…`.
 *
 * The kinds we use are in a table, so that a first apply costs one call and not two, and works while discovery does not. Any
 * other kind is looked up once per connection and API version.
 */
import type { KubeRef, KubeType } from './object.ts';

export interface Resource {
  plural: string;
  namespaced: boolean;
}

const namespaced = (plural: string): Resource => ({ plural, namespaced: true });
const clusterWide = (plural: string): Resource => ({ plural, namespaced: false });

/** By group (empty for core) and kind; plurals do not change between versions of a group. */
const KNOWN: Record<string, Record<string, Resource>> = {
  '': {
    Namespace: clusterWide('namespaces'),
    Node: clusterWide('nodes'),
    Pod: namespaced('pods'),
    Secret: namespaced('secrets'),
    ConfigMap: namespaced('configmaps'),
    Service: namespaced('services'),
    ServiceAccount: namespaced('serviceaccounts'),
    Event: namespaced('events'),
    PersistentVolumeClaim: namespaced('persistentvolumeclaims'),
    ResourceQuota: namespaced('resourcequotas'),
    LimitRange: namespaced('limitranges'),
  },
  apps: { Deployment: namespaced('deployments'), StatefulSet: namespaced('statefulsets') },
  'networking.k8s.io': { NetworkPolicy: namespaced('networkpolicies'), Ingress: namespaced('ingresses') },
  policy: { PodDisruptionBudget: namespaced('poddisruptionbudgets') },
  'storage.k8s.io': { StorageClass: clusterWide('storageclasses') },
  'apiextensions.k8s.io': { CustomResourceDefinition: clusterWide('customresourcedefinitions') },
  'rbac.authorization.k8s.io': {
    Role: namespaced('roles'),
    RoleBinding: namespaced('rolebindings'),
    ClusterRole: clusterWide('clusterroles'),
    ClusterRoleBinding: clusterWide('clusterrolebindings'),
  },
  'kafka.strimzi.io': {
    Kafka: namespaced('kafkas'),
    KafkaNodePool: namespaced('kafkanodepools'),
    KafkaUser: namespaced('kafkausers'),
    KafkaTopic: namespaced('kafkatopics'),
    KafkaConnect: namespaced('kafkaconnects'),
    KafkaConnector: namespaced('kafkaconnectors'),
    KafkaMirrorMaker2: namespaced('kafkamirrormaker2s'),
    KafkaRebalance: namespaced('kafkarebalances'),
    KafkaBridge: namespaced('kafkabridges'),
  },
  'core.strimzi.io': { StrimziPodSet: namespaced('strimzipodsets') },
};

export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? '' : apiVersion.slice(0, slash);
}

export function knownResource(type: KubeType): Resource | undefined {
  const kinds = KNOWN[groupOf(type.apiVersion)];
  return kinds && Object.hasOwn(kinds, type.kind) ? kinds[type.kind] : undefined;
}

/** Where an API version lives, and where its discovery document is. */
export function versionPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** Without a namespace: all of them. */
export function collectionPath(apiVersion: string, resource: Resource, namespace: string | undefined): string {
  const scope = resource.namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${versionPath(apiVersion)}${scope}/${resource.plural}`;
}

export function objectPath(ref: KubeRef, resource: Resource): string {
  return `${collectionPath(ref.apiVersion, resource, ref.namespace)}/${encodeURIComponent(ref.name)}`;
}
