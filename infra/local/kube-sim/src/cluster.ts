/**
 * One virtual Kubernetes cluster: its collections, its resourceVersion, its kinds and its window of changes. `commit` is the only way
 * an object changes; it is synchronous, so a request's check and its write cannot be torn apart by another request.
 */
import { createHash } from 'node:crypto';
import { BUILT_IN_KINDS, DEFINITIONS } from './built-in.ts';
import { Collection } from './collection.ts';
import { kindOf, type Definition } from './definition.ts';
import { Window, type Change, type History } from './history.ts';
import { mapOf } from './json.ts';
import type { Kind } from './kind.ts';
import { nowText, textOfObject, type KubeObject } from './object.ts';
import { objectOf, recordOf, textAt, type StoredRecord } from './record.ts';

export interface Journal {
  put(cluster: string, kindId: string, record: StoredRecord): void;
  remove(cluster: string, kindId: string, record: StoredRecord, version: number): void;
  /** The cluster itself: its token and its version. */
  addCluster(cluster: VirtualCluster): void;
}

export interface ClusterSeed {
  name: string;
  token: string;
  createdAt: string;
  definitions: readonly Definition[];
}

export class VirtualCluster {
  readonly name: string;
  token: string;
  readonly createdAt: string;
  version = 1;
  readonly window = new Window();
  /** Called with every change after it is stored. */
  readonly listeners = new Set<(change: Change) => void>();
  /** Owners in foreground deletion, by uid. */
  readonly waitingOwners = new Map<string, { kindId: string; key: string }>();
  private readonly collections = new Map<string, Collection>();
  private readonly dependents = new Map<string, Map<string, Set<string>>>();
  private customKinds: ReadonlyMap<string, Kind>;
  private readonly history: History;
  private journal: Journal | undefined;

  constructor(seed: ClusterSeed, history: History, kinds: ReadonlyMap<string, Kind>) {
    this.name = seed.name;
    this.token = seed.token;
    this.createdAt = seed.createdAt;
    this.history = history;
    this.customKinds = kinds;
    const definitions = this.collection(DEFINITIONS);
    for (const definition of seed.definitions) definitions.put(new SeededDefinition(definition, seed));
    this.window.floor = this.version;
  }

  /** From here on changes are written down. */
  record(journal: Journal | undefined): void {
    this.journal = journal;
  }

  collection(kindId: string): Collection {
    const known = this.collections.get(kindId);
    if (known !== undefined) return known;
    const fresh = new Collection();
    this.collections.set(kindId, fresh);
    return fresh;
  }

  *allCollections(): IterableIterator<[string, Collection]> {
    for (const entry of this.collections) if (entry[1].size > 0) yield entry;
  }

  kind(kindId: string): Kind | undefined {
    return BUILT_IN_BY_ID.get(kindId) ?? this.customKinds.get(kindId);
  }

  kinds(): Kind[] {
    return [...BUILT_IN_KINDS, ...this.customKinds.values()];
  }

  find(kindId: string, namespace: string, name: string): StoredRecord | undefined {
    return this.collections.get(kindId)?.get(namespace, name);
  }

  /** Objects that name `uid` among their owners. */
  dependentsOf(uid: string): { kindId: string; key: string }[] {
    return [...(this.dependents.get(uid) ?? [])].flatMap(([kindId, keys]) => [...keys].map((key) => ({ kindId, key })));
  }

  /** Stores `object` in place of `previous` (or anew) under the next version, and tells the watchers. */
  commit(kind: Kind, previous: StoredRecord | undefined, object: KubeObject): StoredRecord {
    const record = recordOf(object, ++this.version);
    this.place(kind.id, record);
    this.journal?.put(this.name, kind.id, record);
    this.announce({ type: previous === undefined ? 'ADDED' : 'MODIFIED', version: record.version, kindId: kind.id, record, previous });
    return record;
  }

  remove(kind: Kind, record: StoredRecord): void {
    const version = ++this.version;
    this.displace(kind.id, record);
    this.journal?.remove(this.name, kind.id, record, version);
    const last = { ...record, text: textAt(record, version), version };
    this.announce({ type: 'DELETED', version, kindId: kind.id, record: last, previous: record });
  }

  /** Puts a record where it belongs without counting it as a change: loading, and the half of a commit. */
  place(kindId: string, record: StoredRecord): void {
    const replaced = this.collection(kindId).put(record);
    if (replaced !== undefined) this.unlink(kindId, replaced);
    for (const owner of record.owners ?? []) {
      const kinds = this.dependents.get(owner) ?? new Map<string, Set<string>>();
      this.dependents.set(owner, kinds);
      const keys = kinds.get(kindId) ?? new Set<string>();
      kinds.set(kindId, keys.add(`${record.namespace}/${record.name}`));
    }
    if (kindId === DEFINITIONS) this.learn(objectOf(record));
  }

  displace(kindId: string, record: StoredRecord): void {
    this.collection(kindId).remove(record);
    this.unlink(kindId, record);
    if (kindId === DEFINITIONS) this.customKinds = new Map([...this.customKinds].filter(([id]) => id !== record.name));
  }

  /** Takes a record away without telling anybody, as a restored backup does. */
  vanish(kindId: string, record: StoredRecord): void {
    this.displace(kindId, record);
    this.journal?.remove(this.name, kindId, record, ++this.version);
  }

  /** Puts a record back as it was, without telling anybody. */
  reappear(kindId: string, record: StoredRecord): void {
    this.place(kindId, record);
    this.journal?.put(this.name, kindId, record);
  }

  /** Every version handed out so far becomes too old to watch or to continue from. */
  forgetHistory(): void {
    this.history.forget(this.window, ++this.version);
    this.journal?.addCluster(this);
  }

  private announce(change: Change): void {
    this.history.append(this.window, change);
    for (const listener of this.listeners) listener(change);
  }

  private unlink(kindId: string, record: StoredRecord): void {
    for (const owner of record.owners ?? []) {
      const kinds = this.dependents.get(owner);
      const keys = kinds?.get(kindId);
      keys?.delete(`${record.namespace}/${record.name}`);
      if (keys?.size === 0) kinds?.delete(kindId);
      if (kinds?.size === 0) this.dependents.delete(owner);
    }
  }

  private learn(definition: KubeObject): void {
    const kind = kindOf(mapOf(definition.spec));
    this.customKinds = new Map(this.customKinds).set(kind.id, kind);
  }
}

const BUILT_IN_BY_ID: ReadonlyMap<string, Kind> = new Map(BUILT_IN_KINDS.map((kind) => [kind.id, kind]));

/** A preinstalled definition. Its text (a real Strimzi schema is a megabyte) is made when somebody reads it and not kept. */
class SeededDefinition implements StoredRecord {
  readonly namespace = '';
  readonly version = 1;
  readonly owners = undefined;
  readonly terminating = false;
  private readonly definition: Definition;
  private readonly cluster: string;
  private readonly createdAt: string;

  constructor(definition: Definition, seed: ClusterSeed) {
    this.definition = definition;
    this.cluster = seed.name;
    this.createdAt = seed.createdAt;
  }

  get name(): string {
    return this.definition.name;
  }

  get labels(): Readonly<Record<string, string>> {
    return this.definition.labels;
  }

  get uid(): string {
    const hash = createHash('sha256').update(`${this.cluster}/${this.name}`).digest('hex');
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  }

  get text(): string {
    const metadata = {
      name: this.name, uid: this.uid, resourceVersion: '1', generation: 1, creationTimestamp: this.createdAt, labels: { ...this.labels },
    };
    return textOfObject({
      apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata, spec: this.definition.spec,
      status: definitionStatus(this.definition.spec, this.createdAt),
    });
  }
}

/** The status of an accepted definition. */
export function definitionStatus(spec: KubeObject['spec'], at = nowText()): KubeObject['status'] {
  const { names, versions } = mapOf(spec);
  const condition = (type: string, reason: string, message: string) => ({ type, status: 'True', reason, message, lastTransitionTime: at });
  const stored = (Array.isArray(versions) ? versions : []).map(mapOf).filter((version) => version.storage === true).map((version) => version.name ?? null);
  return {
    conditions: [
      condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
      condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
    ],
    acceptedNames: names, storedVersions: stored,
  };
}
