/**
 * The shapes Kubernetes speaks in, as the wire has them: JSON with strings for times.
 *
 * client-node's generated models were rejected here: they turn times into `Date`, rename fields and know nothing of custom
 * resources, so every object would be walked twice for nothing. An object is read by whoever asked for it.
 */

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

export interface ManagedFields {
  manager?: string;
  operation?: 'Apply' | 'Update';
  apiVersion?: string;
  time?: string;
  fieldsType?: string;
  fieldsV1?: Record<string, unknown>;
  subresource?: string;
}

export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
  managedFields?: ManagedFields[];
}

/** Any object of any kind. `spec`, `status` and the rest are what the kind says; narrow them where they are read. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

/** A kind in one version of its group: `{apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka'}`. */
export interface KubeType {
  apiVersion: string;
  kind: string;
}

/** One object's address. `namespace` is required for namespaced kinds and ignored for the others. */
export interface KubeRef extends KubeType {
  namespace?: string;
  name: string;
}

/** The address of an object that is already in hand. */
export function refOf(object: KubeObject): KubeRef {
  return { apiVersion: object.apiVersion, kind: object.kind, namespace: object.metadata.namespace, name: object.metadata.name };
}
