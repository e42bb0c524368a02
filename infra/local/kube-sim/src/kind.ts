/**
 * What the server knows of a kind: its names, scope, subresources, shape and schema. One value per kind is shared by all virtual
 * clusters; two thousand clusters with the same custom resource definitions hold the schemas once.
 */
import { qualified } from './status.ts';
import type { KubeObject } from './object.ts';
import type { Shape } from './shape.ts';
import type { Schema } from './schema.ts';

export interface Kind {
  /** `kafkas.kafka.strimzi.io`: the collection's name in storage. */
  id: string;
  group: string;
  kind: string;
  listKind: string;
  plural: string;
  singular: string;
  shortNames: readonly string[];
  categories: readonly string[];
  namespaced: boolean;
  /** Served versions, most preferred first. Objects rest in `storageVersion`. */
  versions: readonly KindVersion[];
  storageVersion: string;
  /** Comes from a CustomResourceDefinition. */
  custom: boolean;
  /** The server bumps `metadata.generation` when the wish changes. */
  counted: boolean;
  /** PUT without a resourceVersion overwrites. */
  unconditional: boolean;
}

export interface KindVersion {
  name: string;
  status: boolean;
  scale: ScalePaths | undefined;
  shape: Shape;
  schema: Schema | undefined;
  columns: readonly Column[];
}

export interface ScalePaths {
  spec: string;
  status: string;
}

/** A column that `kubectl get` shows. */
export interface Column {
  name: string;
  type: string;
  jsonPath: string;
  description: string;
  priority: number;
}

export function apiVersionOf(kind: { group: string }, version: string): string {
  return kind.group === '' ? version : `${kind.group}/${version}`;
}

export function kindId(group: string, plural: string): string {
  return qualified({ group, plural, kind: '' });
}

/** A request's kind at the version it asked for. */
export interface Served {
  kind: Kind;
  version: KindVersion;
  apiVersion: string;
}

export function served(kind: Kind, version: string): Served | undefined {
  const found = kind.versions.find((candidate) => candidate.name === version);
  return found === undefined ? undefined : { kind, version: found, apiVersion: apiVersionOf(kind, found.name) };
}

/** The object under another version of its kind. Conversion is by name only (`strategy: None`), as for the CRDs we install. */
export function inVersion(object: KubeObject, apiVersion: string): KubeObject {
  return object.apiVersion === apiVersion ? object : { ...object, apiVersion };
}
