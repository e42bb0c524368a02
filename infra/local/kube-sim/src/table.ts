/** What `kubectl get` asks for instead of the objects: a table of the kind's columns, or the metadata alone. */
import { copyOf, isMap, listOf, mapOf, textOf, type Json, type JsonMap } from './json.ts';
import type { Call } from './call.ts';
import type { Column } from './kind.ts';

const NAME: Column = { name: 'Name', type: 'string', jsonPath: '.metadata.name', description: 'Name of the object', priority: 0 };
const AGE: Column = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp', description: 'Time since creation', priority: 0 };
const OF_BUILT_IN: Record<string, Column[]> = {
  Namespace: [{ name: 'Status', type: 'string', jsonPath: '.status.phase', description: 'Phase', priority: 0 }],
  Pod: [{ name: 'Status', type: 'string', jsonPath: '.status.phase', description: 'Phase', priority: 0 }],
  PersistentVolumeClaim: [{ name: 'Status', type: 'string', jsonPath: '.status.phase', description: 'Phase', priority: 0 }],
  Secret: [{ name: 'Type', type: 'string', jsonPath: '.type', description: 'Type', priority: 0 }],
};

/** The answer in the form that the Accept header prefers; undefined when that is the object itself. */
export function renderedAs(call: Call, text: string): string | undefined {
  const wanted = (call.headers.accept ?? '').split(',').map((type) => type.trim())[0] ?? '';
  if (!wanted.includes('g=meta.k8s.io')) return undefined;
  const form = /as=(\w+)/.exec(wanted)?.[1];
  if (form !== 'Table' && form !== 'PartialObjectMetadata' && form !== 'PartialObjectMetadataList') return undefined;
  const answer = JSON.parse(text) as JsonMap;
  const items = Array.isArray(answer.items) ? answer.items.map(mapOf) : [answer];
  if (form === 'Table') return JSON.stringify(tableOf(call, answer, items));
  const slim = items.map(metadataOnly);
  if (!Array.isArray(answer.items)) return JSON.stringify(slim[0]);
  return JSON.stringify({ kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1', metadata: answer.metadata, items: slim });
}

function metadataOnly({ metadata }: JsonMap): JsonMap {
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata };
}

function tableOf(call: Call, answer: JsonMap, items: JsonMap[]): JsonMap {
  const { kind, version } = call.served;
  const own = version.columns.length > 0 ? version.columns : [...(OF_BUILT_IN[kind.kind] ?? []), AGE];
  const columns = [NAME, ...own];
  const { resourceVersion, continue: token, remainingItemCount } = mapOf(answer.metadata);
  return {
    kind: 'Table', apiVersion: 'meta.k8s.io/v1', metadata: { resourceVersion, continue: token, remainingItemCount },
    columnDefinitions: columns.map(({ name, type, description, priority }) => ({ name, type, format: name === 'Name' ? 'name' : '', description, priority })),
    rows: items.map((item) => ({ cells: columns.map((column) => cellOf(item, column)), object: copyOf(metadataOnly(item)) })),
  };
}

function cellOf(item: JsonMap, column: Column): Json {
  const value = valueAt(item, column.jsonPath);
  if (column.type === 'date') return value === undefined ? '<unknown>' : ageOf(textOf(value));
  if (value === undefined || value === null) return column.type === 'string' ? '' : null;
  return column.type === 'string' && typeof value === 'object' ? JSON.stringify(value) : value;
}

const STEP = /\.([\w-]+)|\[\?\(@\.([\w.]+)\s*==\s*["']([^"']*)["']\)\]|\[(\d+|\*)\]/g;

/** The value at a column's path: fields, an index, or the first item with a field of a value. */
function valueAt(item: Json, path: string): Json | undefined {
  let value: Json | undefined = item;
  for (const [, field, key, wanted, index] of path.matchAll(STEP)) {
    if (field !== undefined) value = isMap(value) ? value[field] : undefined;
    else if (key !== undefined) value = listOf(value).find((one) => mapOf(one)[key] === wanted);
    else value = listOf(value)[index === '*' ? 0 : Number(index)];
  }
  return value;
}

const UNITS: [suffix: string, seconds: number][] = [['d', 86_400], ['h', 3_600], ['m', 60]];

function ageOf(time: string): string {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(time)) / 1_000));
  const [suffix, size] = UNITS.find(([, unit]) => seconds >= 2 * unit) ?? ['s', 1];
  return `${Math.floor(seconds / size)}${suffix}`;
}
