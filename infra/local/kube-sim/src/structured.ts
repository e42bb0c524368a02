/**
 * The three questions of server-side apply, answered on plain JSON and a shape: which fields does a value hold
 * (`fieldsOf`), what differs between two values (`compare`), and what is one value laid over another (`merged`).
 * Follows the real server's structured merge: absent parents are fields too when an update adds them, but not when an apply does.
 */
import { FieldSet, printed } from './fieldset.ts';
import { copyOf, isMap, sameJson, type Json, type JsonMap } from './json.ts';
import { fieldShape, itemElement, type Shape } from './shape.ts';

type Path = readonly string[];
type ListShape = Shape & { is: 'list' };

/** A value that does not fit its shape; the message starts with the path (`.spec.x: field not declared in schema`). */
export class ShapeError extends Error {}

/** The items of a keyed list or a set by path element, in order. Refuses an item without its keys and a doubled one. */
function itemsOf(shape: ListShape, list: Json[], where = ''): Map<string, Json> {
  const items = new Map<string, Json>();
  for (const [index, item] of list.entries()) {
    const element = itemElement(shape, item);
    if (element === undefined) throw new ShapeError(`${where}: element ${index}: ${keyless(shape)}`);
    if (items.has(element)) throw new ShapeError(`${where}: duplicate entries for key ${printed(element)}`);
    items.set(element, item);
  }
  return items;
}

function keyless(shape: ListShape): string {
  if (shape.keys === undefined) return 'a set holds scalars only';
  const keys = shape.keys.map((key) => JSON.stringify(key)).join(' ');
  return `associative list with keys has an element that omits all key fields [${keys}] (and doesn't have default values for any key fields)`;
}

/** Every field that an applied value takes a stand on. */
export function fieldsOf(value: Json, shape: Shape, strict = true): FieldSet {
  const set = new FieldSet();
  collect(value, shape, [], set, strict);
  return set;
}

function collect(value: Json, shape: Shape, path: Path, set: FieldSet, strict: boolean): void {
  if (strict) checkType(value, shape, path);
  if (shape.is === 'list' && Array.isArray(value)) {
    for (const [element, item] of itemsOf(shape, value, dotted(path))) {
      collect(item, shape.item, [...path, element], set, strict);
      set.insert([...path, element]);
    }
    return;
  }
  if (shape.is !== 'map' || !isMap(value)) {
    set.insert(path);
    return;
  }
  for (const [name, child] of Object.entries(value)) {
    if (child === undefined) continue;
    const at = [...path, `f:${name}`];
    const known = Object.hasOwn(shape.fields, name);
    if (strict && shape.declared && !known) throw new ShapeError(`${dotted(at)}: field not declared in schema`);
    collect(child, fieldShape(shape, name), at, set, strict);
    const empty = child === null || (isMap(child) && Object.keys(child).length === 0);
    if (empty || (!known && !shape.lenient)) set.insert(at);
  }
}

/** Refuses a value of another sort than its shape, as the real server's typed objects do. */
function checkType(value: Json, shape: Shape, path: Path): void {
  if (value === null || (shape.is === 'map' && shape.any === true)) return;
  const wanted = shape.is === 'map' ? 'map' : shape.is === 'list' ? 'list' : shape.type;
  switch (wanted) {
    case 'map':
      if (!isMap(value)) throw new ShapeError(`${dotted(path)}: expected map, got &{${goText(value)}}`);
      return;
    case 'list':
      if (!Array.isArray(value)) throw new ShapeError(`${dotted(path)}: expected list, got &{${goText(value)}}`);
      if (shape.is === 'atomic' && shape.item !== undefined) for (const [index, item] of value.entries()) checkItem(item, shape.item, [...path, `i:${index}`]);
      return;
    case 'string':
      if (typeof value !== 'string') throw new ShapeError(`${dotted(path)}: expected string, got &value.valueUnstructured{Value:${goText(value)}}`);
      return;
    case 'number':
      if (typeof value !== 'number') throw new ShapeError(`${dotted(path)}: expected numeric (int or float), got ${typeof value === 'boolean' ? 'bool' : typeof value}`);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') throw new ShapeError(`${dotted(path)}: expected boolean, got &{${goText(value)}}`);
      return;
    default:
  }
}

/** The items of an atomic list are checked too, though nobody owns a part of them. */
function checkItem(item: Json, shape: Shape, path: Path): void {
  collect(item, shape, path, new FieldSet(), true);
}

function goText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (isMap(value)) return `map[${Object.entries(value).map(([key, item]) => `${key}:${goText(item ?? null)}`).join(' ')}]`;
  return String(value);
}

function dotted(path: Path): string {
  return path.map(printed).join('');
}

export interface Difference {
  added: FieldSet;
  removed: FieldSet;
  modified: FieldSet;
}

export function compare(before: Json | undefined, after: Json | undefined, shape: Shape): Difference {
  const difference = { added: new FieldSet(), removed: new FieldSet(), modified: new FieldSet() };
  walk(before, after, shape, [], difference);
  return difference;
}

function walk(before: Json | undefined, after: Json | undefined, shape: Shape, path: Path, found: Difference): void {
  if (before === undefined && after === undefined) return;
  const children = childrenOf(before, after, shape);
  if (children === undefined) {
    if (before === undefined) found.added.insert(path);
    else if (after === undefined) found.removed.insert(path);
    else if (!sameJson(before, after)) {
      found.modified.insert(path);
      if (isMap(before) !== isMap(after)) walkParts(before, after, shape, path, found);
    }
    return;
  }
  for (const child of children) walk(child.before, child.after, child.shape, [...path, child.element], found);
  if (before === undefined) found.added.insert(path);
  else if (after === undefined) found.removed.insert(path);
}

/** A map that became another sort of value lost its parts, or won them. */
function walkParts(before: Json | undefined, after: Json | undefined, shape: Shape, path: Path, found: Difference): void {
  const [lost, won] = [isMap(before) ? before : undefined, isMap(after) ? after : undefined];
  for (const child of childrenOf(lost, won, shape) ?? []) walk(child.before, child.after, child.shape, [...path, child.element], found);
}

interface ChildPair {
  element: string;
  before: Json | undefined;
  after: Json | undefined;
  shape: Shape;
}

/** The parts two values are compared by, or undefined when they are compared whole. */
function childrenOf(before: Json | undefined, after: Json | undefined, shape: Shape): ChildPair[] | undefined {
  if (shape.is === 'map' && fitsMap(before) && fitsMap(after)) {
    const left = (before ?? {}) as JsonMap;
    const right = (after ?? {}) as JsonMap;
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    if (names.size === 0) return undefined;
    return [...names].map((name) => ({ element: `f:${name}`, before: left[name], after: right[name], shape: fieldShape(shape, name) }));
  }
  if (shape.is === 'list' && fitsList(before) && fitsList(after)) {
    try {
      const left = itemsOf(shape, (before ?? []) as Json[]);
      const right = itemsOf(shape, (after ?? []) as Json[]);
      const elements = new Set([...left.keys(), ...right.keys()]);
      if (elements.size === 0) return undefined;
      return [...elements].map((element) => ({ element, before: left.get(element), after: right.get(element), shape: shape.item }));
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** A null is compared as an empty container is. */
function fitsMap(value: Json | undefined): boolean {
  return value === undefined || value === null || isMap(value);
}

function fitsList(value: Json | undefined): boolean {
  return value === undefined || value === null || Array.isArray(value);
}

/** `over` laid on `base`: what `over` says wins, what it is silent about stays. */
export function merged(base: Json | undefined, over: Json, shape: Shape): Json {
  if (shape.is === 'map' && isMap(base) && isMap(over)) {
    const result: JsonMap = copyOf(base);
    for (const [name, child] of Object.entries(over)) {
      if (child !== undefined) result[name] = merged(base[name], child, fieldShape(shape, name));
    }
    return result;
  }
  if (shape.is === 'list' && Array.isArray(base) && Array.isArray(over)) return mergedList(base, over, shape);
  return copyOf(over);
}

/** What only `base` has comes before what only `over` has; the items of both stand in the order of `over`. */
function mergedList(base: Json[], over: Json[], shape: ListShape): Json[] {
  const left = itemsOf(shape, base);
  const right = itemsOf(shape, over);
  const [leftKeys, rightKeys] = [[...left.keys()], [...right.keys()]];
  const shared = rightKeys.filter((element) => left.has(element));
  const result: Json[] = [];
  let [atLeft, atRight, atShared] = [0, 0, 0];
  while (atLeft < leftKeys.length || atRight < rightKeys.length) {
    const element = leftKeys[atLeft];
    if (element !== undefined && !right.has(element)) {
      result.push(copyOf(left.get(element) as Json));
      atLeft += 1;
    } else if (element !== undefined && element !== shared[atShared]) atLeft += 1;
    else {
      const next = rightKeys[atRight++] as string;
      result.push(merged(left.get(next), right.get(next) as Json, shape.item));
      if (next === element) {
        atLeft += 1;
        atShared += 1;
      }
    }
  }
  return result;
}

/** `value` without the fields that were the applier's alone and that it no longer applies. */
export function pruned(value: Json, shape: Shape, previous: FieldSet, owned: FieldSet): Json {
  if (shape.is === 'map' && isMap(value)) {
    const result: JsonMap = {};
    for (const [name, child] of Object.entries(value)) {
      if (child === undefined) continue;
      const kept = keptChild(child, fieldShape(shape, name), `f:${name}`, shape.lenient === true || Object.hasOwn(shape.fields, name), previous, owned);
      if (kept !== undefined) result[name] = kept;
    }
    return result;
  }
  if (shape.is === 'list' && Array.isArray(value)) {
    const result: Json[] = [];
    for (const [element, item] of itemsOf(shape, value)) {
      const kept = keptChild(item, shape.item, element, false, previous, owned);
      if (kept !== undefined) result.push(isMap(kept) && isMap(item) ? { ...keysOf(shape, item), ...kept } : kept);
    }
    return result;
  }
  return value;
}

/** The fields an item is known by: they stay as long as the item does, whoever applied them. */
function keysOf(shape: ListShape, item: JsonMap): JsonMap {
  const names = (shape.keys ?? []).filter((name) => item[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

/**
 * What is left of a part. A named field stays when anything in it is owned, an item or a key of a map only when it is owned itself.
 * A container that is owned but lost all its parts becomes null, as on the real server; a schema may refuse that.
 */
function keptChild(child: Json, shape: Shape, element: string, named: boolean, previous: FieldSet, owned: FieldSet): Json | undefined {
  const held = named ? owned.touches(element) : owned.members.has(element);
  if (previous.members.has(element) && !held) return undefined;
  const deeper = previous.children.get(element);
  if (deeper === undefined) return child;
  const kept = pruned(child, shape, deeper, owned.children.get(element) ?? NOTHING);
  if (!isHollow(kept) || isHollow(child)) return kept;
  return held ? null : undefined;
}

function isHollow(value: Json): boolean {
  return Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0;
}

const NOTHING = new FieldSet();
