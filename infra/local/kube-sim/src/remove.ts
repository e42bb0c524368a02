/** DELETE of one object or of a collection: preconditions, propagation, finalizers. */
import { parsed } from './body.ts';
import { NAMESPACES } from './built-in.ts';
import { isDryRun, type Answer, type Call } from './call.ts';
import { isMap, mapOf, textOf, type JsonMap } from './json.ts';
import { finish, erase, FOREGROUND, markTerminating, ORPHAN } from './lifecycle.ts';
import { mustFind, pageOf } from './read.ts';
import { keyOf, objectOf, textAs, type StoredRecord } from './record.ts';
import { badRequest, forbidden, invalid, notTheOne } from './status.ts';

interface DeleteOptions {
  propagation: string;
  uid: string;
  version: string;
}

export function remove(call: Call): Answer {
  const options = optionsOf(call);
  return { code: 200, text: removeOne(call, mustFind(call), options) };
}

/** Deletes what the selectors choose; answers the list of what was chosen. */
export function removeAll(call: Call): Answer {
  const options = optionsOf(call);
  const { records, version } = pageOf(call);
  const texts = records.map((record) => textAs(record.text, call.served.apiVersion));
  for (const record of records) removeOne({ ...call, namespace: record.namespace, name: record.name }, record, options);
  const { kind, apiVersion } = call.served;
  return { code: 200, text: `{"apiVersion":"${apiVersion}","kind":"${kind.listKind}","metadata":{"resourceVersion":"${version}"},"items":[${texts.join(',')}]}` };
}

const DELETE_OPTIONS = { group: 'meta.k8s.io', plural: 'deleteoptions', kind: 'DeleteOptions' };

function optionsOf(call: Call): DeleteOptions {
  const body = call.body.trim() === '' ? {} : parsed(call.body, (call.headers['content-type'] ?? '').includes('yaml'));
  if (!isMap(body)) throw badRequest('the delete options provided are unrecognized');
  const given: JsonMap = mapOf(body.preconditions);
  const orphan = body.orphanDependents === true ? 'Orphan' : '';
  const propagation = textOf(body.propagationPolicy) || call.query.get('propagationPolicy') || orphan || 'Background';
  if (Array.isArray(body.dryRun) && body.dryRun.includes('All')) call.query.set('dryRun', 'All');
  if (!['Background', 'Foreground', 'Orphan'].includes(propagation)) {
    const message = `Unsupported value: ${JSON.stringify(propagation)}: supported values: "Foreground", "Background", "Orphan", "nil"`;
    throw invalid(DELETE_OPTIONS, '', [{ reason: 'FieldValueNotSupported', message, field: 'propagationPolicy' }]);
  }
  return { propagation, uid: textOf(given.uid), version: textOf(given.resourceVersion) };
}

const KEPT_NAMESPACES = new Set(['default', 'kube-system', 'kube-public']);

function removeOne(call: Call, record: StoredRecord, options: DeleteOptions): string {
  const { cluster, served: { kind, apiVersion } } = call;
  if (options.uid !== '' && options.uid !== record.uid) {
    throw notTheOne(kind, record.name, 'UID', options.uid, record.uid);
  }
  if (options.version !== '' && options.version !== String(record.version)) {
    throw notTheOne(kind, record.name, 'ResourceVersion', options.version, String(record.version));
  }
  if (kind.id === NAMESPACES && KEPT_NAMESPACES.has(record.name)) throw forbidden(kind, record.name, 'this namespace may not be deleted');
  const object = objectOf(record);
  const finalizers = new Set(object.metadata.finalizers);
  if (options.propagation === 'Orphan') finalizers.add(ORPHAN);
  if (options.propagation === 'Foreground') finalizers.add(FOREGROUND);
  if (!isDryRun(call)) call.wrote(kind.id, keyOf(record), 'delete');
  if (finalizers.size === 0 && kind.id !== NAMESPACES) {
    if (!isDryRun(call)) erase(cluster, kind, record);
    return kind.kind === 'Pod' ? textAs(record.text, apiVersion) : gone(call, record);
  }
  if (record.terminating || isDryRun(call)) return textAs(record.text, apiVersion);
  markTerminating(kind, object);
  if (finalizers.size > 0) object.metadata.finalizers = [...finalizers];
  const marked = cluster.commit(kind, record, object);
  finish(cluster, kind, marked, object);
  return textAs(marked.text, apiVersion);
}

function gone(call: Call, record: StoredRecord): string {
  const { kind } = call.served;
  const details = { name: record.name, ...(kind.group === '' ? {} : { group: kind.group }), kind: kind.plural, uid: record.uid };
  return JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details });
}
