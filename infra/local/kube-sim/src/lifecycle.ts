/**
 * What the controllers of a real cluster do after a write: objects whose last finalizer went disappear, dependents of a gone owner
 * follow it, a terminating namespace drains, a new definition is established. Works off a queue, after the answer, as they do.
 */
import { PVC_PROTECTION } from './built-in-defaults.ts';
import { DEFINITIONS, NAMESPACES } from './built-in.ts';
import { definitionStatus, type VirtualCluster } from './cluster.ts';
import { copyOf, listOf, mapOf, sameJson, textOf } from './json.ts';
import type { Kind } from './kind.ts';
import { nowText, type KubeObject } from './object.ts';
import { keyOf, objectOf, type StoredRecord } from './record.ts';

/** Finalizer of a foreground deletion; the object goes after its dependents. */
export const FOREGROUND = 'foregroundDeletion';
/** Finalizer of an orphaning deletion; the object goes after its dependents were let go. */
export const ORPHAN = 'orphan';

/** Looks at an object just written and does, or queues, what follows from it. */
export function afterWrite(cluster: VirtualCluster, kind: Kind, record: StoredRecord, object: KubeObject): void {
  if (record.terminating) {
    finish(cluster, kind, record, object);
    return;
  }
  if (kind.id === DEFINITIONS) setImmediate(() => establish(cluster, kind, record.name));
  if (record.owners !== undefined) setImmediate(() => collectIfOwnerless(cluster, kind, record.namespace, record.name));
}

/** Takes a terminating object a step further: removes it when nothing holds it any more. */
export function finish(cluster: VirtualCluster, kind: Kind, record: StoredRecord, object = objectOf(record)): void {
  const finalizers = object.metadata.finalizers ?? [];
  if (finalizers.includes(ORPHAN)) setImmediate(() => letGo(cluster, kind, record));
  if (finalizers.includes(PVC_PROTECTION)) setImmediate(() => dropFinalizer(cluster, kind, record, PVC_PROTECTION));
  if (finalizers.includes(FOREGROUND)) setImmediate(() => deleteDependentsFirst(cluster, kind, record));
  if (kind.id === NAMESPACES) setImmediate(() => drain(cluster, record.name));
  else if (finalizers.length === 0) erase(cluster, kind, record);
}

/** The object is gone now; what depended on it or waited for it goes on. */
export function erase(cluster: VirtualCluster, kind: Kind, record: StoredRecord): void {
  if (cluster.find(kind.id, record.namespace, record.name) === undefined) return;
  cluster.remove(kind, record);
  if (kind.id === DEFINITIONS) eraseInstances(cluster, record.name);
  for (const dependent of cluster.dependentsOf(record.uid)) setImmediate(() => collectByKey(cluster, dependent));
  const home = record.namespace === '' ? undefined : cluster.find(NAMESPACES, '', record.namespace);
  if (home?.terminating === true) setImmediate(() => drain(cluster, record.namespace));
  for (const owner of record.owners ?? []) setImmediate(() => releaseOwner(cluster, owner));
}

/** Starts an object's deletion in the background manner. */
function condemn(cluster: VirtualCluster, kind: Kind, record: StoredRecord): void {
  if (record.terminating) return;
  const object = objectOf(record);
  if (kind.id !== NAMESPACES && (object.metadata.finalizers ?? []).length === 0) {
    erase(cluster, kind, record);
    return;
  }
  markTerminating(kind, object);
  finish(cluster, kind, cluster.commit(kind, record, object), object);
}

/** Sets the deletion's marks on an object that cannot go at once. */
export function markTerminating(kind: Kind, object: KubeObject): void {
  object.metadata.deletionTimestamp = nowText();
  if (kind.id !== NAMESPACES) object.metadata.deletionGracePeriodSeconds = 0;
  if (object.metadata.generation !== undefined) object.metadata.generation += 1;
  if (kind.id === NAMESPACES) object.status = { ...mapOf(object.status), phase: 'Terminating' };
}

function current(cluster: VirtualCluster, kindId: string, key: string): { kind: Kind; record: StoredRecord } | undefined {
  const kind = cluster.kind(kindId);
  const record = cluster.collection(kindId).byKey(key);
  return kind === undefined || record === undefined ? undefined : { kind, record };
}

function collectByKey(cluster: VirtualCluster, { kindId, key }: { kindId: string; key: string }): void {
  const found = current(cluster, kindId, key);
  if (found !== undefined) collectIfOwnerless(cluster, found.kind, found.record.namespace, found.record.name);
}

/** The garbage collector's rule: an object none of whose owners exists goes; one with some of them left forgets the others. */
function collectIfOwnerless(cluster: VirtualCluster, kind: Kind, namespace: string, name: string): void {
  const record = cluster.find(kind.id, namespace, name);
  if (record?.owners === undefined || record.terminating) return;
  const object = objectOf(record);
  const owners = object.metadata.ownerReferences ?? [];
  const alive = owners.filter((owner) => ownerExists(cluster, owner.apiVersion, owner.kind, owner.name, owner.uid, namespace));
  if (alive.length === owners.length) return;
  if (alive.length === 0) {
    condemn(cluster, kind, record);
    return;
  }
  object.metadata.ownerReferences = alive;
  cluster.commit(kind, record, object);
}

function ownerExists(cluster: VirtualCluster, apiVersion: string, kindName: string, name: string, uid: string, namespace: string): boolean {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const kind = cluster.kinds().find((candidate) => candidate.group === group && candidate.kind === kindName);
  if (kind === undefined) return true;
  return cluster.find(kind.id, kind.namespaced ? namespace : '', name)?.uid === uid;
}

/** Orphaning: dependents forget the owner, then the finalizer goes. */
function letGo(cluster: VirtualCluster, kind: Kind, owner: StoredRecord): void {
  for (const { kindId, key } of cluster.dependentsOf(owner.uid)) {
    const found = current(cluster, kindId, key);
    if (found === undefined) continue;
    const object = objectOf(found.record);
    object.metadata.ownerReferences = (object.metadata.ownerReferences ?? []).filter((reference) => reference.uid !== owner.uid);
    cluster.commit(found.kind, found.record, object);
  }
  dropFinalizer(cluster, kind, owner, ORPHAN);
}

function deleteDependentsFirst(cluster: VirtualCluster, kind: Kind, owner: StoredRecord): void {
  let blocked = false;
  cluster.waitingOwners.set(owner.uid, { kindId: kind.id, key: keyOf(owner) });
  for (const { kindId, key } of cluster.dependentsOf(owner.uid)) {
    const found = current(cluster, kindId, key);
    if (found === undefined) continue;
    condemn(cluster, found.kind, found.record);
    const left = cluster.collection(kindId).byKey(key);
    const reference = left === undefined ? undefined : objectOf(left).metadata.ownerReferences?.find((candidate) => candidate.uid === owner.uid);
    blocked ||= reference?.blockOwnerDeletion === true;
  }
  if (blocked) return;
  cluster.waitingOwners.delete(owner.uid);
  dropFinalizer(cluster, kind, owner, FOREGROUND);
}

function dropFinalizer(cluster: VirtualCluster, kind: Kind, { namespace, name, uid }: StoredRecord, finalizer: string): void {
  const record = cluster.find(kind.id, namespace, name);
  if (record === undefined || record.uid !== uid) return;
  const object = objectOf(record);
  object.metadata.finalizers = (object.metadata.finalizers ?? []).filter((held) => held !== finalizer);
  finish(cluster, kind, cluster.commit(kind, record, object), object);
}

/** A dependent went: an owner that is waiting for its dependents may go on. */
function releaseOwner(cluster: VirtualCluster, uid: string): void {
  const waiting = cluster.waitingOwners.get(uid);
  const found = waiting === undefined ? undefined : current(cluster, waiting.kindId, waiting.key);
  if (found === undefined) cluster.waitingOwners.delete(uid);
  else deleteDependentsFirst(cluster, found.kind, found.record);
}

function eraseInstances(cluster: VirtualCluster, kindId: string): void {
  const group = kindId.slice(kindId.indexOf('.') + 1);
  const kind = { id: kindId, group, kind: '' } as Kind;
  for (const record of [...cluster.collection(kindId).records()]) cluster.remove(kind, record);
}

/** Deletes what a terminating namespace contains, and the namespace once it is empty and nothing holds it. */
export function drain(cluster: VirtualCluster, name: string): void {
  const home = cluster.find(NAMESPACES, '', name);
  const homeKind = cluster.kind(NAMESPACES);
  if (home?.terminating !== true || homeKind === undefined) return;
  const held = new Map<string, number>();
  let left = 0;
  for (const [kindId, collection] of [...cluster.allCollections()]) {
    const kind = cluster.kind(kindId);
    if (kind === undefined || !kind.namespaced) continue;
    for (const key of collection.keys(name)) {
      const record = collection.byKey(key);
      if (record !== undefined) condemn(cluster, kind, record);
      const still = collection.byKey(key);
      if (still === undefined) continue;
      left += 1;
      for (const finalizer of objectOf(still).metadata.finalizers ?? []) held.set(finalizer, (held.get(finalizer) ?? 0) + 1);
    }
  }
  const now = cluster.find(NAMESPACES, '', name);
  if (now === undefined) return;
  const object = objectOf(now);
  if (left === 0 && (object.metadata.finalizers ?? []).length === 0) erase(cluster, homeKind, now);
  else if (left > 0) tellHolders(cluster, homeKind, now, object, left, held);
}

/** The conditions by which a namespace says what keeps it. */
function tellHolders(cluster: VirtualCluster, kind: Kind, record: StoredRecord, object: KubeObject, left: number, held: ReadonlyMap<string, number>): void {
  const finalizers = [...held].map(([finalizer, count]) => `${finalizer} in ${count} resource instances`).join(', ');
  const condition = (type: string, reason: string, message: string) => ({ type, status: 'True', lastTransitionTime: record.terminating ? object.metadata.deletionTimestamp ?? null : null, reason, message });
  const conditions = [
    condition('NamespaceContentRemaining', 'SomeResourcesRemain', `Some resources are remaining: ${left} resource instances`),
    condition('NamespaceFinalizersRemaining', 'SomeFinalizersRemain', `Some content in the namespace has finalizers remaining: ${finalizers}`),
  ];
  const status = { ...mapOf(object.status), conditions };
  if (sameJson(object.status, status)) return;
  cluster.commit(kind, record, { ...object, status });
}

/** Accepts a definition's names, as the real server's controller does a moment after it was posted. */
function establish(cluster: VirtualCluster, kind: Kind, name: string): void {
  const record = cluster.find(DEFINITIONS, '', name);
  if (record === undefined || record.terminating) return;
  const object = objectOf(record);
  const known = mapOf(object.status);
  if (listOf(known.conditions).some((condition) => textOf(mapOf(condition).type) === 'Established') && sameJson(known.acceptedNames, mapOf(object.spec).names)) return;
  cluster.commit(kind, record, { ...copyOf(object), status: definitionStatus(object.spec) });
}
