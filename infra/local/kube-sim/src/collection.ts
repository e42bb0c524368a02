/** The objects of one kind in one cluster, by namespace and name, with the keys in storage order when somebody lists them. */
import { keyOf, type StoredRecord } from './record.ts';

export class Collection {
  private readonly byNamespace = new Map<string, Map<string, StoredRecord>>();
  private sorted: string[] | undefined;
  size = 0;

  get(namespace: string, name: string): StoredRecord | undefined {
    return this.byNamespace.get(namespace)?.get(name);
  }

  byKey(key: string): StoredRecord | undefined {
    const cut = key.indexOf('/');
    return this.get(key.slice(0, cut), key.slice(cut + 1));
  }

  /** Returns the record it replaced. */
  put(record: StoredRecord): StoredRecord | undefined {
    let names = this.byNamespace.get(record.namespace);
    if (names === undefined) this.byNamespace.set(record.namespace, (names = new Map()));
    const replaced = names.get(record.name);
    names.set(record.name, record);
    if (replaced === undefined) {
      this.size += 1;
      this.sorted = undefined;
    }
    return replaced;
  }

  remove(record: { namespace: string; name: string }): void {
    const names = this.byNamespace.get(record.namespace);
    if (names?.delete(record.name) !== true) return;
    if (names.size === 0) this.byNamespace.delete(record.namespace);
    this.size -= 1;
    this.sorted = undefined;
  }

  inNamespace(namespace: string): number {
    return this.byNamespace.get(namespace)?.size ?? 0;
  }

  /** Keys in storage order, of one namespace or of all. */
  keys(namespace: string | undefined): readonly string[] {
    if (namespace !== undefined) return [...(this.byNamespace.get(namespace)?.keys() ?? [])].sort().map((name) => keyOf({ namespace, name }));
    this.sorted ??= [...this.byNamespace].flatMap(([at, names]) => [...names.keys()].map((name) => keyOf({ namespace: at, name }))).sort();
    return this.sorted;
  }

  *records(): IterableIterator<StoredRecord> {
    for (const names of this.byNamespace.values()) yield* names.values();
  }
}
