/**
 * What server-side apply must know of a type: which lists are keyed, which are sets, what is atomic. Shapes of custom resources
 * come from their schema; those of the built-in kinds are said here for the parts we use, and what is not said is a granular
 * structure with atomic lists, which is how the real server treats types it has to deduce.
 */
import { isMap, listOf, mapOf, textOf, type Json, type JsonMap } from './json.ts';

export type Shape =
  | { is: 'leaf' }
  | { is: 'atomic' }
  | { is: 'map'; fields: Record<string, Shape>; rest: Shape | undefined; declared: boolean }
  | { is: 'list'; keys: string[] | undefined; item: Shape; defaults: JsonMap };

export const LEAF: Shape = { is: 'leaf' };
export const ATOMIC: Shape = { is: 'atomic' };
/** Nothing known: maps are granular, lists atomic. */
export const DEDUCED: Shape = { is: 'map', fields: {}, rest: undefined, declared: false };

/** A structure whose named fields are known and whose other fields are deduced. */
export function struct(fields: Record<string, Shape>): Shape {
  return { is: 'map', fields, rest: DEDUCED, declared: false };
}

/** A list whose items are known by these keys. `defaults` stand in for a key that an item leaves out. */
export function keyed(keys: string[], item: Shape = DEDUCED, defaults: JsonMap = {}): Shape {
  return { is: 'list', keys, item, defaults };
}

export const SET: Shape = { is: 'list', keys: undefined, item: LEAF, defaults: {} };

export const METADATA: Shape = struct({
  finalizers: SET,
  ownerReferences: keyed(['uid'], ATOMIC),
});

const CONDITIONS = struct({ conditions: keyed(['type']) });

const CONTAINER = struct({
  ports: keyed(['containerPort', 'protocol'], DEDUCED, { protocol: 'TCP' }),
  env: keyed(['name']),
  volumeMounts: keyed(['mountPath']),
  volumeDevices: keyed(['devicePath']),
});

const POD_SPEC = struct({
  containers: keyed(['name'], CONTAINER),
  initContainers: keyed(['name'], CONTAINER),
  volumes: keyed(['name']),
  imagePullSecrets: keyed(['name']),
  hostAliases: keyed(['ip']),
  topologySpreadConstraints: keyed(['topologyKey', 'whenUnsatisfiable']),
  nodeSelector: ATOMIC,
});

/** The part of a built-in kind's shape that stands beside `metadata`. */
export const BUILT_IN_SHAPES: Record<string, Record<string, Shape>> = {
  Namespace: { spec: struct({}), status: CONDITIONS },
  Pod: { spec: POD_SPEC, status: CONDITIONS },
  Deployment: { spec: struct({ selector: ATOMIC, template: struct({ metadata: METADATA, spec: POD_SPEC }) }), status: CONDITIONS },
  Service: { spec: struct({ ports: keyed(['port', 'protocol'], DEDUCED, { protocol: 'TCP' }), selector: ATOMIC }), status: CONDITIONS },
  ServiceAccount: { secrets: keyed(['name']), imagePullSecrets: ATOMIC },
  NetworkPolicy: { spec: struct({ podSelector: ATOMIC }) },
  ResourceQuota: { spec: struct({ scopeSelector: ATOMIC }) },
  PersistentVolumeClaim: { spec: struct({ selector: ATOMIC, dataSource: ATOMIC }), status: CONDITIONS },
  Node: { spec: struct({ podCIDRs: SET, taints: ATOMIC }), status: struct({ conditions: keyed(['type']), addresses: keyed(['type']) }) },
  CustomResourceDefinition: { status: CONDITIONS },
};

export function builtInShape(kind: string): Shape {
  return struct({ apiVersion: LEAF, kind: LEAF, metadata: METADATA, ...BUILT_IN_SHAPES[kind] });
}

/** The shape that an `openAPIV3Schema` (structural, v1) describes. */
export function shapeOfSchema(schema: JsonMap | undefined): Shape {
  if (schema === undefined) return struct({ apiVersion: LEAF, kind: LEAF, metadata: METADATA });
  const root = convert(schema);
  if (root.is !== 'map') return struct({ metadata: METADATA });
  return { ...root, fields: { ...root.fields, apiVersion: LEAF, kind: LEAF, metadata: METADATA } };
}

function convert(schema: JsonMap): Shape {
  if (schema.type === 'array') return convertList(schema);
  const preserves = schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (schema.type !== 'object' && !isMap(schema.properties)) {
    return preserves ? DEDUCED : schema['x-kubernetes-int-or-string'] === true || schema.type !== undefined ? LEAF : DEDUCED;
  }
  if (schema['x-kubernetes-map-type'] === 'atomic') return ATOMIC;
  const fields: Record<string, Shape> = {};
  for (const [name, property] of Object.entries(mapOf(schema.properties))) fields[name] = convert(mapOf(property));
  const additional = schema.additionalProperties;
  const rest = isMap(additional) ? convert(additional) : preserves || additional === true ? DEDUCED : undefined;
  const open = rest !== undefined || Object.keys(fields).length === 0 && preserves;
  return { is: 'map', fields, rest, declared: !open };
}

function convertList(schema: JsonMap): Shape {
  const items = mapOf(schema.items);
  if (schema['x-kubernetes-list-type'] === 'set') return SET;
  if (schema['x-kubernetes-list-type'] !== 'map') return ATOMIC;
  const keys = listOf(schema['x-kubernetes-list-map-keys']).map(textOf);
  const defaults: JsonMap = {};
  for (const key of keys) {
    const initial = mapOf(mapOf(items.properties)[key]).default;
    if (initial !== undefined) defaults[key] = initial;
  }
  return { is: 'list', keys, item: convert(items), defaults };
}

/** The path element of a list item, or undefined when it has not the keys that the list is known by. */
export function itemElement(shape: Shape & { is: 'list' }, item: Json): string | undefined {
  if (shape.keys === undefined) return typeof item === 'object' && item !== null ? undefined : `v:${JSON.stringify(item)}`;
  if (!isMap(item)) return undefined;
  const key: JsonMap = {};
  for (const name of [...shape.keys].sort()) {
    const value = item[name] ?? shape.defaults[name];
    if (value === undefined) return undefined;
    key[name] = value;
  }
  return `k:${JSON.stringify(key)}`;
}

/** The shape of one field of a map. */
export function fieldShape(shape: Shape & { is: 'map' }, name: string): Shape {
  return (Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined) ?? shape.rest ?? DEDUCED;
}
