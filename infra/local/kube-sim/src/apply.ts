/** Server-side apply as a request: preconditions, the first apply that creates, and the merge that `managers.ts` decides. */
import { managerOf, type Answer, type Call } from './call.ts';
import { inVersion } from './kind.ts';
import { applied, ignoredBy, type Manager } from './managers.ts';
import type { KubeObject } from './object.ts';
import { objectOf, textAs } from './record.ts';
import { badRequest, conflict, internal, invalid, methodNotAllowed, MODIFIED, notFound } from './status.ts';
import { ShapeError } from './structured.ts';
import { insert, replace } from './write.ts';

export function applyPatch(call: Call, config: KubeObject): Answer {
  if (call.name === undefined) throw methodNotAllowed();
  const manager = applier(call);
  checkConfig(call, config);
  const { kind, version, apiVersion } = call.served;
  const force = call.query.get('force') === 'true' || call.query.get('force') === '1';
  const record = call.cluster.find(kind.id, call.namespace, call.name);
  const live = record === undefined ? undefined : inVersion(objectOf(record), apiVersion);
  checkConditions(call, config, live);
  const result = merge(call, config, () => applied(live, config, version.shape, manager, force, ignoredBy(call.subresource, version.status)));
  if (record === undefined) return { code: 201, text: insert(call, result.object, undefined) };
  if (!result.changed) return { code: 200, text: textAs(record.text, apiVersion) };
  if (call.subresource === 'status' && live !== undefined) {
    const metadata = { ...live.metadata, managedFields: result.object.metadata.managedFields };
    return { code: 200, text: replace(call, record, { ...result.object, metadata }, undefined) };
  }
  return { code: 200, text: replace(call, record, result.object, undefined) };
}

function applier(call: Call): Manager {
  if ((call.query.get('fieldManager') ?? '') === '') {
    const cause = { reason: 'FieldValueRequired', message: 'Required value: is required for apply patch', field: 'fieldManager' };
    throw invalid({ group: 'meta.k8s.io', plural: 'patchoptions', kind: 'PatchOptions' }, '', [cause]);
  }
  return { name: managerOf(call), operation: 'Apply', apiVersion: call.served.apiVersion, subresource: call.subresource };
}

function checkConfig(call: Call, config: KubeObject): void {
  const { metadata } = config;
  if (metadata.managedFields !== undefined && metadata.managedFields !== null) throw badRequest('metadata.managedFields must be nil');
  metadata.name ||= call.name ?? '';
  if (metadata.name !== call.name) throw badRequest(`the name of the object (${metadata.name}) does not match the name on the URL (${call.name ?? ''})`);
  if ((metadata.namespace || call.namespace) !== call.namespace) throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
}

function checkConditions(call: Call, config: KubeObject, live: KubeObject | undefined): void {
  const { kind } = call.served;
  const { uid, resourceVersion } = config.metadata;
  const name = call.name ?? '';
  if (live === undefined) {
    if (call.subresource !== '') throw notFound(kind, name);
    if (uid) throw conflict(kind, name, `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`);
    return;
  }
  if (uid && uid !== live.metadata.uid) {
    const cause = { reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(uid)}: field is immutable`, field: 'metadata.uid' };
    throw invalid(kind, name, [cause, cause]);
  }
  if (resourceVersion && resourceVersion !== live.metadata.resourceVersion) throw conflict(kind, name, MODIFIED);
}

/** A field outside the schema is the server's plain 500 on an apply, not a 422. */
function merge<T>(call: Call, config: KubeObject, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    const { apiVersion, kind } = call.served;
    const group = kind.group === '' ? `/${apiVersion}` : apiVersion;
    throw internal(`failed to create typed patch object (${config.metadata.namespace ?? ''}/${config.metadata.name}; ${group}, Kind=${kind.kind}): ${error.message}`);
  }
}
