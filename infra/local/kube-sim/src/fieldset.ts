/**
 * Sets of field paths, as server-side apply owns them. A path element is kept in the form `fieldsV1` writes it: `f:name` for a
 * field, `k:{"name":"a"}` for an item of a keyed list, `v:"a"` for a member of a set, `i:0` for an index.
 */
import { isMap, type JsonMap } from './json.ts';

export class FieldSet {
  readonly members = new Set<string>();
  readonly children = new Map<string, FieldSet>();

  isEmpty(): boolean {
    return this.members.size === 0 && this.children.size === 0;
  }

  child(element: string): FieldSet {
    const known = this.children.get(element);
    if (known !== undefined) return known;
    const fresh = new FieldSet();
    this.children.set(element, fresh);
    return fresh;
  }

  insert(path: readonly string[]): void {
    const [first, ...rest] = path;
    if (first === undefined) return;
    if (rest.length === 0) this.members.add(first);
    else this.child(first).insert(rest);
  }

  /** True when the element itself or anything under it is in the set. */
  touches(element: string): boolean {
    return this.members.has(element) || this.children.has(element);
  }

  union(other: FieldSet): FieldSet {
    const result = new FieldSet();
    for (const member of this.members) result.members.add(member);
    for (const member of other.members) result.members.add(member);
    for (const [element, child] of this.children) result.children.set(element, child.union(other.children.get(element) ?? EMPTY));
    for (const [element, child] of other.children) if (!this.children.has(element)) result.children.set(element, child.union(EMPTY));
    return result;
  }

  intersection(other: FieldSet): FieldSet {
    const result = new FieldSet();
    for (const member of this.members) if (other.members.has(member)) result.members.add(member);
    for (const [element, child] of this.children) {
      const both = child.intersection(other.children.get(element) ?? EMPTY);
      if (!both.isEmpty()) result.children.set(element, both);
    }
    return result;
  }

  difference(other: FieldSet): FieldSet {
    const result = new FieldSet();
    for (const member of this.members) if (!other.members.has(member)) result.members.add(member);
    for (const [element, child] of this.children) {
      const rest = child.difference(other.children.get(element) ?? EMPTY);
      if (!rest.isEmpty()) result.children.set(element, rest);
    }
    return result;
  }

  /** The set without these elements of the first level and all that stands under them. */
  without(cut: (path: readonly string[]) => boolean, at: readonly string[] = []): FieldSet {
    const result = new FieldSet();
    for (const member of this.members) if (!cut([...at, member])) result.members.add(member);
    for (const [element, child] of this.children) {
      if (cut([...at, element])) continue;
      const rest = child.without(cut, [...at, element]);
      if (!rest.isEmpty()) result.children.set(element, rest);
    }
    return result;
  }

  equals(other: FieldSet): boolean {
    if (this.members.size !== other.members.size || this.children.size !== other.children.size) return false;
    for (const member of this.members) if (!other.members.has(member)) return false;
    for (const [element, child] of this.children) {
      const counterpart = other.children.get(element);
      if (counterpart === undefined || !child.equals(counterpart)) return false;
    }
    return true;
  }

  /** Every member as a printable path (`.spec.replicas`, `.spec.listeners[name="plain"]`), members of a level before what is under them. */
  paths(prefix = ''): string[] {
    const found = [...this.members].sort().map((element) => prefix + printed(element));
    for (const [element, child] of [...this.children].sort(([left], [right]) => (left < right ? -1 : 1))) found.push(...child.paths(prefix + printed(element)));
    return found;
  }

  toFieldsV1(): JsonMap {
    const result: JsonMap = {};
    for (const element of [...new Set([...this.members, ...this.children.keys()])].sort()) {
      const child = this.children.get(element)?.toFieldsV1() ?? {};
      const nested = Object.keys(child).length > 0;
      result[element] = nested && this.members.has(element) ? { '.': {}, ...child } : child;
    }
    return result;
  }

  static fromFieldsV1(fields: JsonMap): FieldSet {
    const result = new FieldSet();
    for (const [element, child] of Object.entries(fields)) {
      if (element === '.' || !isMap(child)) continue;
      const keys = Object.keys(child);
      if (keys.length === 0 || keys.includes('.')) result.members.add(element);
      if (keys.some((key) => key !== '.')) result.children.set(element, FieldSet.fromFieldsV1(child));
    }
    return result;
  }
}

const EMPTY = new FieldSet();

/** A path element as messages show it: `.name`, `[name="a"]`, `[="v"]`, `[0]`. */
export function printed(element: string): string {
  const rest = element.slice(2);
  if (element.startsWith('f:')) return `.${rest}`;
  if (element.startsWith('k:')) {
    const keys = JSON.parse(rest) as Record<string, unknown>;
    return `[${Object.entries(keys).map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
  }
  return element.startsWith('v:') ? `[=${rest}]` : `[${rest}]`;
}
