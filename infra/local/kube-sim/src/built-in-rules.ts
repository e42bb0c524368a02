/** Names, labels and immutable fields: refusals that the real server gives whatever the kind's schema says. */
import { sameJson, mapOf, type Json } from './json.ts';
import type { Kind } from './kind.ts';
import type { KubeObject, Metadata } from './object.ts';
import type { Cause } from './status.ts';

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN_RULE = 'a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, \'-\' or \'.\', and must start and end with an alphanumeric character '
  + '(e.g. \'example.com\', regex used for validation is \'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\')';
const LABEL_RULE = 'a lowercase RFC 1123 label must consist of lower case alphanumeric characters or \'-\', and must start and end with an alphanumeric character '
  + '(e.g. \'my-name\',  or \'123-abc\', regex used for validation is \'[a-z0-9]([-a-z0-9]*[a-z0-9])?\')';
const VALUE_RULE = 'a valid label must be an empty string or consist of alphanumeric characters, \'-\', \'_\' or \'.\', and must start and end with an alphanumeric character '
  + '(e.g. \'MyValue\',  or \'my_value\',  or \'12345\', regex used for validation is \'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?\')';

const LABELLED = new Set(['Namespace', 'Service']);
const FREE_NAMES = new Set(['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding']);

export function nameCauses(kind: Kind, metadata: Metadata): Cause[] {
  const { name } = metadata;
  if (!name) return [{ reason: 'FieldValueRequired', message: 'Required value: name or generateName is required', field: 'metadata.name' }];
  if (FREE_NAMES.has(kind.kind)) return [];
  const label = LABELLED.has(kind.kind);
  const limit = label ? 63 : 253;
  if (name.length > limit) return [wrong('metadata.name', name, `must be no more than ${limit} characters`)];
  return (label ? LABEL : SUBDOMAIN).test(name) ? labelCauses(metadata) : [wrong('metadata.name', name, label ? LABEL_RULE : SUBDOMAIN_RULE)];
}

const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

function labelCauses(metadata: Metadata): Cause[] {
  const causes: Cause[] = [];
  for (const value of Object.values(metadata.labels ?? {})) {
    if (typeof value !== 'string' || !LABEL_VALUE.test(value)) causes.push(wrong('metadata.labels', value, VALUE_RULE));
    else if (value.length > 63) causes.push(wrong('metadata.labels', value, 'must be no more than 63 characters'));
  }
  return causes;
}

const QUALIFIED_NAME = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const NAME_RULE = 'name part must consist of alphanumeric characters, \'-\', \'_\' or \'.\', and must start and end with an alphanumeric character '
  + '(e.g. \'MyName\',  or \'my.name\',  or \'123-abc\', regex used for validation is \'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\')';
const STANDARD_FINALIZERS = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

/** What is wrong with annotations, finalizers and owners, on a create and on an update alike. */
export function metadataCauses(kind: Kind, metadata: Metadata): Cause[] {
  const causes: Cause[] = [];
  for (const key of Object.keys(metadata.annotations ?? {})) if (!QUALIFIED_NAME.test(key)) causes.push(wrong('metadata.annotations', key, NAME_RULE));
  for (const key of Object.keys(metadata.labels ?? {})) if (!QUALIFIED_NAME.test(key)) causes.push(wrong('metadata.labels', key, NAME_RULE));
  for (const [index, finalizer] of (metadata.finalizers ?? []).entries()) {
    if (kind.custom || STANDARD_FINALIZERS.has(finalizer) || finalizer.includes('/')) continue;
    causes.push(wrong(`metadata.finalizers[${index}]`, finalizer, 'name is neither a standard finalizer name nor is it fully qualified'));
  }
  for (const owner of metadata.ownerReferences ?? []) {
    for (const field of ['apiVersion', 'kind', 'name', 'uid'] as const) {
      if (!owner[field]) causes.push(wrong(`metadata.ownerReferences.${field}`, owner[field] ?? '', field === 'apiVersion' ? 'version must not be empty' : 'must not be empty'));
    }
  }
  return causes;
}

function wrong(field: string, value: Json, rule: string): Cause {
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(value)}: ${rule}`, field };
}

/** Fields that may not change once set, by kind. */
const IMMUTABLE: Record<string, string[]> = {
  Secret: ['type'],
  StorageClass: ['provisioner', 'parameters', 'volumeBindingMode'],
  Deployment: ['spec.selector'],
  PersistentVolumeClaim: ['spec.storageClassName', 'spec.accessModes', 'spec.volumeMode'],
};

export function immutableCauses(kind: Kind, live: KubeObject | undefined, next: KubeObject): Cause[] {
  if (live === undefined) return [];
  const causes = labelCauses(next.metadata);
  if (kind.custom) return causes;
  for (const field of IMMUTABLE[kind.kind] ?? []) {
    const value = valueAt(next, field);
    if (sameJson(valueAt(live, field), value)) continue;
    if (kind.kind === 'StorageClass') causes.push({ reason: 'FieldValueForbidden', message: `Forbidden: updates to ${field} are forbidden.`, field });
    else causes.push(wrong(field, value ?? null, 'field is immutable'));
  }
  if (live.immutable === true && !sameJson(live.data, next.data)) {
    causes.push({ reason: 'FieldValueForbidden', message: 'Forbidden: field is immutable when `immutable` is set', field: 'data' });
  }
  return causes;
}

function valueAt(object: KubeObject, field: string): Json | undefined {
  let value: Json | undefined = object;
  for (const part of field.split('.')) value = mapOf(value)[part];
  return value;
}
