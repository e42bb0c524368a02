/**
 * Field managers of an object: reading and writing `metadata.managedFields`, the ownership that an update takes, and the
 * ownership, conflicts and removals of an apply. Pure; `apply.ts` and `write.ts` bring the objects.
 */
import { FieldSet } from './fieldset.ts';
import { copyOf, mapOf, sameJson, type JsonMap } from './json.ts';
import { nowText, type KubeObject, type ManagedFieldsEntry } from './object.ts';
import type { Shape } from './shape.ts';
import { applyConflict, type Cause } from './status.ts';
import { compare, fieldsOf, merged, pruned } from './structured.ts';

export interface Manager {
  name: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  subresource: string;
}

interface Owner {
  manager: Manager;
  time: string;
  set: FieldSet;
  /** The set as it was read, for writing it back unchanged; together with `set` or not at all. */
  read?: { set: FieldSet; fields: JsonMap };
}

export type Owners = Map<string, Owner>;

const NEVER_OWNED = new Set([
  'f:apiVersion', 'f:kind', 'f:metadata/f:name', 'f:metadata/f:namespace', 'f:metadata/f:creationTimestamp', 'f:metadata/f:uid',
  'f:metadata/f:generation', 'f:metadata/f:managedFields', 'f:metadata/f:resourceVersion', 'f:metadata/f:selfLink',
  'f:metadata/f:deletionTimestamp', 'f:metadata/f:deletionGracePeriodSeconds',
]);

/** Which paths a request cannot own: those the server fills in, and the half that its endpoint ignores. */
export function ignoredBy(subresource: string, hasStatus: boolean): (path: readonly string[]) => boolean {
  return (path) => {
    const joined = path.join('/');
    if (NEVER_OWNED.has(joined)) return true;
    if (subresource === 'status') return path[0] !== 'f:status';
    return hasStatus && path[0] === 'f:status';
  };
}

function managerKey(manager: Manager): string {
  return JSON.stringify([manager.name, manager.operation, manager.apiVersion, manager.subresource]);
}

function ownersOf(entries: readonly ManagedFieldsEntry[] | undefined): Owners {
  const owners: Owners = new Map();
  for (const entry of entries ?? []) {
    const manager: Manager = {
      name: entry.manager ?? '', operation: entry.operation === 'Apply' ? 'Apply' : 'Update',
      apiVersion: entry.apiVersion ?? '', subresource: entry.subresource ?? '',
    };
    const fields = mapOf(entry.fieldsV1);
    const set = FieldSet.fromFieldsV1(fields);
    owners.set(managerKey(manager), { manager, time: entry.time ?? '', set, read: { set, fields } });
  }
  return owners;
}

function entriesOf(owners: Owners): ManagedFieldsEntry[] {
  const sorted = [...owners.values()].filter((owner) => !owner.set.isEmpty()).sort((left, right) =>
    byText(left.manager.operation, right.manager.operation) || byText(left.time, right.time) || byText(left.manager.name, right.manager.name)
    || byText(left.manager.apiVersion, right.manager.apiVersion) || byText(left.manager.subresource, right.manager.subresource));
  return sorted.map(({ manager, time, set, read }) => ({
    manager: manager.name, operation: manager.operation, apiVersion: manager.apiVersion, time, fieldsType: 'FieldsV1',
    fieldsV1: read?.set === set ? read.fields : set.toFieldsV1(), ...(manager.subresource === '' ? {} : { subresource: manager.subresource }),
  }));
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Ownership after a create, update or patch by `manager`: it owns what it changed, and nobody owns what it removed. */
export function ownersAfterUpdate(before: KubeObject | undefined, after: KubeObject, shape: Shape, manager: Manager, ignored: (path: readonly string[]) => boolean): ManagedFieldsEntry[] {
  const owners = ownersOf(before?.metadata.managedFields);
  const difference = compare(bare(before), bare(after), shape);
  const changed = difference.added.union(difference.modified);
  const key = managerKey(manager);
  for (const [name, owner] of owners) {
    if (name === key) continue;
    const rest = owner.set.difference(changed).difference(difference.removed);
    if (rest.isEmpty()) owners.delete(name);
    else if (!rest.equals(owner.set)) owner.set = rest;
  }
  const mine = owners.get(key);
  const set = (mine?.set ?? new FieldSet()).difference(difference.removed).union(changed.without(ignored));
  set.members.delete('f:metadata');
  if (set.isEmpty()) owners.delete(key);
  else owners.set(key, { manager, set, time: mine !== undefined && mine.set.equals(set) ? mine.time : nowText() });
  return entriesOf(owners);
}

function bare(object: KubeObject | undefined): JsonMap {
  if (object === undefined) return {};
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}

export interface Applied {
  object: KubeObject;
  /** False when the object and everybody's ownership stay as they are. */
  changed: boolean;
}

/**
 * What an apply makes of a live object (or of nothing). Throws a 409 naming each manager and field when it would change what others
 * own, unless forced; and a ShapeError for a field outside the schema.
 */
export function applied(live: KubeObject | undefined, config: KubeObject, shape: Shape, manager: Manager, force: boolean, ignored: (path: readonly string[]) => boolean): Applied {
  const owners = ownersOf(live?.metadata.managedFields);
  const key = managerKey(manager);
  const previous = owners.get(key);
  const set = fieldsOf(bare(config), shape).without(ignored);
  const start = bare(live);
  const laid = live === undefined ? copyOf(bare(config)) : merged(start, withoutIgnored(config, ignored), shape);
  let owned = set;
  for (const [name, owner] of owners) if (name !== key) owned = owned.union(owner.set);
  const result = (previous === undefined ? laid : pruned(laid, shape, previous.set, owned)) as KubeObject;
  const difference = compare(start, result, shape);
  const others = settle(owners, key, difference.added.union(difference.modified), difference.removed, force);
  const same = sameJson(start, result) && previous !== undefined && previous.set.equals(set) && !others;
  if (same && live !== undefined) return { object: live, changed: false };
  owners.set(key, { manager, set, time: nowText() });
  result.metadata.managedFields = entriesOf(owners);
  return { object: result, changed: true };
}

function withoutIgnored(config: KubeObject, ignored: (path: readonly string[]) => boolean): JsonMap {
  const result = copyOf(bare(config));
  for (const name of Object.keys(result)) if (name !== 'metadata' && ignored([`f:${name}`])) delete result[name];
  if (ignored(['f:metadata'])) delete result.metadata;
  else for (const name of Object.keys(mapOf(result.metadata))) if (ignored(['f:metadata', `f:${name}`])) delete mapOf(result.metadata)[name];
  return result;
}

/** Takes the changed fields from the other owners, or throws the conflict. Says whether anybody lost something. */
function settle(owners: Owners, key: string, changed: FieldSet, removed: FieldSet, force: boolean): boolean {
  const conflicts: { owner: Owner; set: FieldSet }[] = [];
  for (const [name, owner] of owners) {
    if (name === key) continue;
    const set = owner.set.intersection(changed);
    if (!set.isEmpty()) conflicts.push({ owner, set });
  }
  if (conflicts.length > 0 && !force) throw conflictOf(conflicts);
  let lost = false;
  for (const [name, owner] of owners) {
    if (name === key) continue;
    const rest = owner.set.difference(changed).difference(removed);
    const less = !rest.equals(owner.set);
    lost ||= less;
    if (rest.isEmpty()) owners.delete(name);
    else if (less) owner.set = rest;
  }
  return lost;
}

function conflictOf(conflicts: { owner: Owner; set: FieldSet }[]): Error {
  const sorted = conflicts.map(({ owner, set }) => ({ who: describe(owner), paths: set.paths() })).sort((left, right) => byText(left.who, right.who));
  const causes: Cause[] = sorted.flatMap(({ who, paths }) =>
    paths.map((field) => ({ reason: 'FieldManagerConflict', message: `conflict with ${who}`, field })));
  if (causes.length === 1) return applyConflict(`Apply failed with 1 conflict: conflict with ${sorted[0]?.who}: ${causes[0]?.field}`, causes);
  const parts = sorted.map(({ who, paths }) => `conflicts with ${who}:\n${paths.map((path) => `- ${path}`).join('\n')}`);
  return applyConflict(`Apply failed with ${causes.length} conflicts: ${parts.join('\n')}`, causes);
}

function describe({ manager }: Owner): string {
  const name = JSON.stringify(manager.name) + (manager.subresource === '' ? '' : ` with subresource ${JSON.stringify(manager.subresource)}`);
  return manager.operation === 'Apply' ? name : `${name} using ${manager.apiVersion}`;
}
