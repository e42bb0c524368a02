/**
 * A custom resource's `openAPIV3Schema`, ready to use: unknown fields pruned, defaults filled in, values checked with the causes the
 * real server gives. Made once per distinct schema and shared by all virtual clusters.
 */
import { createHash } from 'node:crypto';
import { canonicalText, copyOf, isMap, mapOf, type Json, type JsonMap } from './json.ts';
import type { KubeObject } from './object.ts';
import type { Cause } from './status.ts';
import { checkOf } from './validation.ts';

export interface Schema {
  source: JsonMap;
  /** Fills in defaults and drops unknown fields, in place. Returns the paths dropped. */
  settle(object: KubeObject): string[];
  /** What is wrong with the object; empty when nothing is. */
  causes(object: KubeObject): Cause[];
}

const madeByHash = new Map<string, Schema>();

export function schemaOf(source: JsonMap): Schema {
  const hash = createHash('sha256').update(canonicalText(source)).digest('base64');
  const known = madeByHash.get(hash);
  if (known !== undefined) return known;
  const check = checkOf(source);
  const schema: Schema = {
    source,
    settle(object) {
      const dropped: string[] = [];
      fill(object, source);
      prune(object, source, '', dropped, true);
      return dropped;
    },
    causes: (object) => check(object),
  };
  madeByHash.set(hash, schema);
  return schema;
}

function fill(value: Json | undefined, schema: JsonMap): void {
  if (Array.isArray(value)) {
    for (const item of value) fill(item, mapOf(schema.items));
    return;
  }
  if (!isMap(value)) return;
  for (const [name, property] of Object.entries(mapOf(schema.properties))) {
    if (!isMap(property)) continue;
    const missing = value[name] === undefined || (value[name] === null && property.nullable !== true);
    if (missing && property.default !== undefined) value[name] = copyOf(property.default);
    fill(value[name], property);
  }
  if (!isMap(schema.additionalProperties)) return;
  const known = mapOf(schema.properties);
  for (const [name, child] of Object.entries(value)) if (!(name in known)) fill(child, schema.additionalProperties);
}

function prune(value: Json | undefined, schema: JsonMap, at: string, dropped: string[], root: boolean): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) prune(item, mapOf(schema.items), `${at}[${index}]`, dropped, false);
    return;
  }
  if (!isMap(value)) return;
  const properties = mapOf(schema.properties);
  const additional = schema.additionalProperties;
  for (const [name, child] of Object.entries(value)) {
    if (root && (name === 'apiVersion' || name === 'kind' || name === 'metadata')) continue;
    const path = at === '' ? name : `${at}.${name}`;
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (isMap(property)) prune(child, property, path, dropped, property['x-kubernetes-embedded-resource'] === true);
    else if (isMap(additional)) prune(child, additional, path, dropped, false);
    else if (additional !== true && schema['x-kubernetes-preserve-unknown-fields'] !== true) {
      delete value[name];
      dropped.push(path);
    }
  }
}
