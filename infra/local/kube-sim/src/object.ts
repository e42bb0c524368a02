/** A Kubernetes object as this server understands it: metadata has a shape, everything else is free JSON; and its text at rest. */
import type { Json, JsonMap } from './json.ts';

export interface OwnerReference extends JsonMap {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

export interface ManagedFieldsEntry extends JsonMap {
  manager?: string;
  operation?: string;
  apiVersion?: string;
  time?: string;
  fieldsType?: string;
  fieldsV1?: JsonMap;
  subresource?: string;
}

export interface Metadata extends JsonMap {
  name: string;
  namespace?: string;
  generateName?: string;
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
  managedFields?: ManagedFieldsEntry[];
}

export interface KubeObject extends JsonMap {
  apiVersion: string;
  kind: string;
  metadata: Metadata;
}

const METADATA_ORDER = [
  'name', 'generateName', 'namespace', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp',
  'deletionGracePeriodSeconds', 'labels', 'annotations', 'ownerReferences', 'finalizers',
];

/**
 * The stored text of an object: `apiVersion`, `kind`, `metadata` first and `managedFields` last in it, so that readers can
 * rewrite the head of the text without parsing the rest.
 */
export function textOfObject(object: KubeObject): string {
  const { apiVersion, kind, metadata, ...rest } = object;
  const ordered: JsonMap = {};
  for (const key of METADATA_ORDER) if (!isAbsent(metadata[key])) ordered[key] = metadata[key];
  for (const key of Object.keys(metadata)) {
    if (!(key in ordered) && key !== 'managedFields' && !isAbsent(metadata[key])) ordered[key] = metadata[key];
  }
  if (metadata.managedFields !== undefined && metadata.managedFields.length > 0) ordered.managedFields = metadata.managedFields;
  return JSON.stringify({ apiVersion, kind, metadata: ordered, ...rest });
}

/** Null, empty text and empty containers: metadata holds none of them. */
export function isAbsent(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== 'object') return value === '';
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

export function nowText(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
