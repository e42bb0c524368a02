/**
 * Create and update: what every write goes through, whichever verb brought it. Fills in what the server owns, keeps the half that the
 * endpoint ignores, validates, counts generations, settles field ownership, and writes nothing when nothing changed.
 */
import { randomUUID } from 'node:crypto';
import { prepare, setDefaults } from './built-in-defaults.ts';
import { immutableCauses, metadataCauses, nameCauses } from './built-in-rules.ts';
import { NAMESPACES } from './built-in.ts';
import { isDryRun, managerOf, type Answer, type Call } from './call.ts';
import { bodyObject } from './body.ts';
import { copyOf, mapOf, sameJson } from './json.ts';
import { inVersion } from './kind.ts';
import { afterWrite } from './lifecycle.ts';
import { ignoredBy, ownersAfterUpdate, type Manager } from './managers.ts';
import { isAbsent, nowText, textOfObject, type KubeObject } from './object.ts';
import { mustFind } from './read.ts';
import { keyOf, objectOf, textAs, type StoredRecord } from './record.ts';
import { alreadyExists, badRequest, conflict, forbidden, internal, invalid, methodNotAllowed, MODIFIED, notFound } from './status.ts';

export function create(call: Call): Answer {
  const object = bodyObject(call);
  if (call.name !== undefined) throw alreadyOrNotThere(call, object);
  return { code: 201, text: insert(call, object, updater(call)) };
}

/** What a POST to an object's own path meets. */
function alreadyOrNotThere(call: Call, object: KubeObject): Error {
  const there = call.cluster.find(call.served.kind.id, call.namespace, call.name ?? '');
  return there !== undefined && object.metadata.name === call.name ? alreadyExists(call.served.kind, there.name, there.terminating) : methodNotAllowed();
}

/** Stores a new object. `manager` says who owns its fields; undefined when the object brings its ownership along (apply). */
export function insert(call: Call, object: KubeObject, manager: Manager | undefined): string {
  const { kind, version } = call.served;
  const { metadata } = object;
  checkNamespace(call, object);
  if (!metadata.name && metadata.generateName) metadata.name = `${metadata.generateName.slice(0, 58)}${suffix()}`;
  const causes = nameCauses(kind, metadata);
  if (causes.length > 0) throw invalid(kind, metadata.name ?? '', causes);
  checkHome(call, metadata.name);
  const there = call.cluster.find(kind.id, call.namespace, metadata.name);
  if (there !== undefined) throw alreadyExists(kind, metadata.name, there.terminating);
  if (manager !== undefined && metadata.resourceVersion !== undefined && metadata.resourceVersion !== '') throw internal('resourceVersion should not be set on objects to be created');
  const owned = metadata.managedFields;
  const { deletionTimestamp: _, deletionGracePeriodSeconds: __, managedFields: ___, ...kept } = metadata;
  const fresh: KubeObject = {
    ...object, metadata: { ...kept, uid: randomUUID(), creationTimestamp: nowText(), ...(kind.counted ? { generation: 1 } : {}) },
  };
  if (!kind.counted) delete fresh.metadata.generation;
  dropAbsent(fresh.metadata);
  if (version.status) delete fresh.status;
  settle(call, fresh);
  fresh.metadata.managedFields = manager === undefined ? owned : ownersAfterUpdate(undefined, fresh, version.shape, manager, ignoredBy('', version.status));
  prepare(kind, fresh, undefined);
  return store(call, undefined, fresh, manager);
}

const SUFFIX_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

function suffix(): string {
  return Array.from({ length: 5 }, () => SUFFIX_LETTERS[Math.floor(Math.random() * SUFFIX_LETTERS.length)]).join('');
}

function checkNamespace(call: Call, object: KubeObject): void {
  const { metadata } = object;
  if (!call.served.kind.namespaced) {
    if (metadata.namespace) throw badRequest('namespace may not be set on cluster-scoped objects');
    return;
  }
  metadata.namespace ||= call.namespace;
  if (metadata.namespace !== call.namespace) throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
}

/** The namespace must be there and not on its way out. */
function checkHome(call: Call, name: string): void {
  if (!call.served.kind.namespaced) return;
  const home = call.cluster.find(NAMESPACES, '', call.namespace);
  if (home === undefined) throw notFound({ group: '', plural: 'namespaces', kind: 'Namespace' }, call.namespace);
  if (!home.terminating) return;
  const why = `unable to create new content in namespace ${call.namespace} because it is being terminated`;
  const cause = { reason: 'NamespaceTerminating', message: `namespace ${call.namespace} is being terminated`, field: 'metadata.namespace' };
  throw forbidden(call.served.kind, name, why, [cause]);
}

export function update(call: Call): Answer {
  const wanted = bodyObject(call);
  if (wanted.metadata.name !== call.name) {
    throw badRequest(`the name of the object (${wanted.metadata.name ?? ''}) does not match the name on the URL (${call.name ?? ''})`);
  }
  checkNamespace(call, wanted);
  const record = mustFind(call);
  const given = wanted.metadata.resourceVersion ?? '';
  if (given === '' && !call.served.kind.unconditional) {
    const cause = { reason: 'FieldValueInvalid', message: 'Invalid value: 0: must be specified for an update', field: 'metadata.resourceVersion' };
    throw invalid({ ...call.served.kind, kind: call.served.kind.plural }, call.name, [cause]);
  }
  if (given !== '' && !/^\d+$/.test(given)) throw internal(`strconv.ParseUint: parsing ${JSON.stringify(given)}: invalid syntax`);
  return { code: 200, text: replace(call, record, wanted, updater(call)) };
}

export function updater(call: Call): Manager {
  return { name: managerOf(call), operation: 'Update', apiVersion: call.served.apiVersion, subresource: call.subresource };
}

/**
 * Puts `wanted` in the place of a stored object. A resourceVersion or uid in it is a condition. `manager` is undefined when the
 * ownership has been settled already (apply).
 */
export function replace(call: Call, record: StoredRecord, wanted: KubeObject, manager: Manager | undefined): string {
  const { kind, version } = call.served;
  const live = inVersion(objectOf(record), call.served.apiVersion);
  const { uid, resourceVersion } = wanted.metadata;
  if (uid !== undefined && uid !== '' && uid !== live.metadata.uid) {
    const key = `/registry/${kind.group === '' ? '' : `${kind.group}/`}${kind.plural}/${keyOf(record).replace(/^\//, '')}`;
    throw conflict(kind, record.name, `StorageError: invalid object, Code: 4, Key: ${key}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${record.uid}`);
  }
  if (resourceVersion !== undefined && resourceVersion !== '' && resourceVersion !== live.metadata.resourceVersion) throw conflict(kind, record.name, MODIFIED);
  const next = admitted(call, live, wanted);
  settle(call, next, live);
  if (kind.counted && wishChanged(live, next, version.status)) next.metadata.generation = (live.metadata.generation ?? 0) + 1;
  const ignored = ignoredBy(call.subresource, version.status);
  if (manager === undefined) next.metadata.managedFields = wanted.metadata.managedFields;
  else next.metadata.managedFields = ownersAfterUpdate(live, next, version.shape, manager, ignored);
  prepare(kind, next, live);
  if (sameJson(withoutTimes(live), withoutTimes(next))) return textAs(record.text, call.served.apiVersion);
  return store(call, record, next, manager);
}

/** The wish with what this endpoint may not change taken from the live object. */
function admitted(call: Call, live: KubeObject, wanted: KubeObject): KubeObject {
  const { version } = call.served;
  if (call.subresource === 'status') return { ...copyOf(live), ...(wanted.status === undefined ? { status: undefined } : { status: copyOf(wanted.status) }) };
  const { uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, generation, resourceVersion, namespace, generateName } = live.metadata;
  const kept = { uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, generation, resourceVersion, namespace, generateName };
  const next: KubeObject = { ...wanted, metadata: { ...wanted.metadata, ...kept } };
  dropAbsent(next.metadata);
  if (version.status) {
    if (live.status === undefined) delete next.status;
    else next.status = live.status;
  }
  if (deletionTimestamp !== undefined) checkFinalizers(call, live, next);
  return next;
}

function dropAbsent(metadata: KubeObject['metadata']): void {
  for (const [name, value] of Object.entries(metadata)) if (isAbsent(value)) delete metadata[name];
}

function checkFinalizers(call: Call, live: KubeObject, next: KubeObject): void {
  const fresh = (next.metadata.finalizers ?? []).filter((finalizer) => !(live.metadata.finalizers ?? []).includes(finalizer));
  if (fresh.length === 0) return;
  const shown = fresh.map((finalizer) => JSON.stringify(finalizer)).join(', ');
  const message = `Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{${shown}}`;
  const cause = { reason: 'FieldValueForbidden', message, field: 'metadata.finalizers' };
  throw invalid(call.served.kind, live.metadata.name, [cause, cause]);
}

/** Defaults, pruning and validation; in place. */
function settle(call: Call, object: KubeObject, live?: KubeObject): void {
  const { kind, version } = call.served;
  setDefaults(kind, object);
  const dropped = version.schema?.settle(object) ?? [];
  const unknown = [...call.unknown.splice(0), ...dropped];
  if (unknown.length > 0) tellDropped(call, unknown);
  if (!kind.custom) checkDecodes(call, object);
  const causes = [...metadataCauses(kind, object.metadata), ...immutableCauses(kind, live, object), ...(kind.custom ? version.schema?.causes(object) ?? [] : [])];
  if (causes.length > 0) throw invalid(kind, object.metadata.name, causes);
}

/** A built-in kind's value of another type does not decode: 400, where a custom resource's schema gives 422. */
function checkDecodes(call: Call, object: KubeObject): void {
  const { kind, version } = call.served;
  const cause = version.schema?.causes(object)[0];
  const why = cause === undefined ? undecodable(object) : `json: cannot unmarshal ${JSON.stringify(cause.field)}: ${cause.message}`;
  if (why !== undefined) throw badRequest(`${kind.kind} in version "${version.name}" cannot be handled as a ${kind.kind}: ${why}`);
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function undecodable(object: KubeObject): string | undefined {
  const bytes = object.kind === 'Secret' ? object.data : object.kind === 'ConfigMap' ? object.binaryData : undefined;
  const broken = Object.values(mapOf(bytes)).find((value) => !BASE64.test(String(value)));
  return broken === undefined ? undefined : `illegal base64 data at input byte ${String(broken).search(/[^A-Za-z0-9+/=]/)}`;
}

function tellDropped(call: Call, dropped: string[]): void {
  const { kind, version } = call.served;
  const validation = call.query.get('fieldValidation') ?? 'Warn';
  const unknown = dropped.map((path) => `unknown field "${path}"`);
  if (validation === 'Warn') call.warnings.push(...unknown);
  if (validation !== 'Strict') return;
  throw badRequest(`${kind.kind} in version "${version.name}" cannot be handled as a ${kind.kind}: strict decoding error: ${unknown.join(', ')}`);
}

/** Does anything but metadata (and status, where it is a subresource) differ? */
function wishChanged(live: KubeObject, next: KubeObject, hasStatus: boolean): boolean {
  const wish = ({ metadata: _, status, ...rest }: KubeObject) => (hasStatus ? rest : { ...rest, status });
  return !sameJson(wish(live), wish(next));
}

/** For comparing: who owns what, but not since when. */
function withoutTimes(object: KubeObject): KubeObject {
  const { managedFields, ...metadata } = object.metadata;
  const owned = managedFields?.map(({ time: _, ...entry }) => entry);
  return { ...object, metadata: { ...metadata, ...(owned === undefined || owned.length === 0 ? {} : { managedFields: owned }) } };
}

/** Writes and answers the object's text. An object whose last finalizer went is removed instead. */
export function store(call: Call, previous: StoredRecord | undefined, object: KubeObject, manager: Manager | undefined): string {
  const { kind } = call.served;
  if (isDryRun(call)) return textOfObject(object);
  const stored = inVersion(object, kind.group === '' ? kind.storageVersion : `${kind.group}/${kind.storageVersion}`);
  const writer = manager?.name ?? managerOf(call);
  call.wrote(kind.id, keyOf({ namespace: call.namespace, name: object.metadata.name }), writer);
  const record = call.cluster.commit(kind, previous, stored);
  afterWrite(call.cluster, kind, record, stored);
  return textAs(record.text, call.served.apiVersion);
}
