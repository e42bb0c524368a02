/**
 * What server-side apply must know of a type: which lists are keyed, which are sets, what is atomic. Shapes of custom resources
 * come from their schema; those of the built-in kinds are said here for the parts we use, and what is not said is a granular
 * structure with atomic lists, which is how the real server treats types it has to deduce.
 */
import { isMap, listOf, mapOf, textOf, type Json, type JsonMap } from './json.ts';

export type Shape =
  | { is: 'leaf'; type?: 'string' | 'number' | 'boolean' }
  | { is: 'atomic'; type?: 'map' | 'list'; item?: Shape }
  /** `declared`: no other fields may stand in it. `lenient`: other fields are taken for declared ones. `any`: may be no map at all. */
  | { is: 'map'; fields: Record<string, Shape>; rest: Shape | undefined; declared: boolean; lenient?: boolean; any?: boolean }
  | { is: 'list'; keys: string[] | undefined; item: Shape; defaults: JsonMap };

export const LEAF: Shape = { is: 'leaf' };
const ATOMIC: Shape = { is: 'atomic' };
/** Nothing known: maps are granular, lists atomic. */
export const DEDUCED: Shape = { is: 'map', fields: {}, rest: undefined, declared: false, any: true };

/** A part of a built-in type that is not said here, but is a structure on the real server. */
const UNSAID: Shape = { is: 'map', fields: {}, rest: undefined, declared: false, lenient: true, any: true };

/** A structure whose named fields are known and whose other fields are taken for known ones. */
export function struct(fields: Record<string, Shape>): Shape {
  return { is: 'map', fields, rest: UNSAID, declared: false, lenient: true };
}

/** A list whose items are known by these keys. `defaults` stand in for a key that an item leaves out. */
export function keyed(keys: string[], item: Shape = DEDUCED, defaults: JsonMap = {}): Shape {
  return { is: 'list', keys, item, defaults };
}

export const SET: Shape & { is: 'list' } = { is: 'list', keys: undefined, item: LEAF, defaults: {} };

const STRING: Shape = { is: 'leaf', type: 'string' };
const NUMBER: Shape = { is: 'leaf', type: 'number' };
const STRINGS: Shape = { is: 'map', fields: {}, rest: STRING, declared: false };

export const METADATA: Shape = {
  is: 'map', declared: true, rest: undefined, fields: {
    name: STRING, generateName: STRING, namespace: STRING, selfLink: STRING, uid: STRING, resourceVersion: STRING, generation: NUMBER,
    creationTimestamp: LEAF, deletionTimestamp: LEAF, deletionGracePeriodSeconds: NUMBER, labels: STRINGS, annotations: STRINGS,
    managedFields: ATOMIC, finalizers: { is: 'list', keys: undefined, item: STRING, defaults: {} },
    ownerReferences: keyed(['uid'], ATOMIC, { uid: '' }),
  },
};

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
const BUILT_IN_SHAPES: Record<string, Record<string, Shape>> = {
  Pod: { spec: POD_SPEC, status: CONDITIONS },
  Deployment: { spec: struct({ selector: ATOMIC, template: struct({ metadata: METADATA, spec: POD_SPEC }) }), status: CONDITIONS },
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
    if (schema['x-kubernetes-int-or-string'] === true) return LEAF;
    return SCALARS[textOf(schema.type)] ?? DEDUCED;
  }
  if (schema['x-kubernetes-map-type'] === 'atomic') return { is: 'atomic', type: 'map' };
  const fields: Record<string, Shape> = {};
  for (const [name, property] of Object.entries(mapOf(schema.properties))) fields[name] = convert(mapOf(property));
  const additional = schema.additionalProperties;
  const rest = isMap(additional) ? convert(additional) : preserves || additional === true ? DEDUCED : undefined;
  const open = rest !== undefined || Object.keys(fields).length === 0 && preserves;
  return { is: 'map', fields, rest, declared: !open };
}

const SCALARS: Record<string, Shape> = { string: STRING, integer: NUMBER, number: NUMBER, boolean: { is: 'leaf', type: 'boolean' } };

function convertList(schema: JsonMap): Shape {
  const items = mapOf(schema.items);
  if (schema['x-kubernetes-list-type'] === 'set') return SET;
  if (schema['x-kubernetes-list-type'] !== 'map') return { is: 'atomic', type: 'list', item: convert(items) };
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
  return (Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined) ?? shape.rest ?? (shape.lenient === true ? UNSAID : DEDUCED);
}
