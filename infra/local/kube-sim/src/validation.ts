/**
 * Checks values against a structural schema with ajv (and what ajv does not know in `rules.ts`), and says what is wrong in the words and causes of the real server
 * (`spec.kafka.replicas: Invalid value: -1: spec.kafka.replicas in body should be greater than or equal to 1`).
 */
import { Ajv, type ErrorObject } from 'ajv';
import { isMap, mapOf, type Json, type JsonMap } from './json.ts';
import type { KubeObject } from './object.ts';
import { brokenRules, duplicates, hasRules } from './rules.ts';
import type { Cause } from './status.ts';

export type Check = (object: KubeObject) => Cause[];

export function compiled(source: JsonMap): Check {
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, validateFormats: false, unicodeRegExp: false });
  const validate = ajv.compile(translated(source, true));
  const ruled = hasRules(source);
  return (object) => {
    const causes = validate(object) === true ? [] : inOrder((validate.errors ?? []).map(causeOf));
    causes.push(...duplicates(object, source));
    if (!ruled) return causes;
    return causes.some(({ reason }) => BLOCKING.has(reason)) ? [...causes, UNCHECKED] : [...causes, ...brokenRules(object, source)];
  };
}

/** With one of these the rules are not tried. */
const BLOCKING = new Set(['FieldValueRequired', 'FieldValueNotSupported', 'FieldValueTypeInvalid', 'FieldValueTooLong', 'FieldValueTooMany']);

const UNCHECKED: Cause = {
  reason: 'FieldValueInvalid', field: '<nil>',
  message: 'Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
};

/** What is wrong comes before what is missing. */
function inOrder(causes: Cause[]): Cause[] {
  const missing = (cause: Cause): boolean => cause.reason === 'FieldValueRequired';
  return [...causes.filter((cause) => !missing(cause)), ...causes.filter(missing)];
}

const KEPT = [
  'type', 'required', 'enum', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength', 'pattern',
  'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'multipleOf',
];

/** The schema in JSON Schema's words: `nullable`, `x-kubernetes-int-or-string` and boolean exclusive bounds translated. */
function translated(schema: JsonMap, root = false): JsonMap {
  const result: JsonMap = {};
  for (const keyword of KEPT) if (schema[keyword] !== undefined) result[keyword] = schema[keyword];
  for (const [exclusive, bound] of [['exclusiveMinimum', 'minimum'], ['exclusiveMaximum', 'maximum']] as const) {
    if (result[exclusive] === true) result[exclusive] = result[bound];
    else if (result[exclusive] === false) delete result[exclusive];
  }
  if (schema['x-kubernetes-int-or-string'] === true) result.type = ['integer', 'string'];
  if (schema.nullable === true && typeof result.type === 'string') result.type = [result.type, 'null'];
  if (isMap(schema.properties)) {
    const names = Object.keys(schema.properties).filter((name) => !(root && name === 'metadata'));
    result.properties = Object.fromEntries(names.map((name) => [name, translated(mapOf(mapOf(schema.properties)[name]))]));
  }
  if (isMap(schema.additionalProperties)) result.additionalProperties = translated(schema.additionalProperties);
  if (isMap(schema.items)) result.items = translated(schema.items);
  for (const word of ['allOf', 'anyOf', 'oneOf'] as const) {
    const branches = schema[word];
    if (Array.isArray(branches)) result[word] = branches.map((branch) => translated(mapOf(branch)));
  }
  if (isMap(schema.not)) result.not = translated(schema.not);
  return result;
}

/** `/spec/kafka/listeners/0/name` as `spec.kafka.listeners[0].name`. */
function fieldOf(pointer: string): string {
  const parts = pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('').replace(/^\./, '');
}

function printed(value: Json | undefined): string {
  if (isMap(value)) return JSON.stringify(value);
  return JSON.stringify(value ?? null);
}

function causeOf(error: ErrorObject): Cause {
  const field = fieldOf(error.instancePath);
  const params = error.params as Record<string, Json>;
  const value = error.data as Json;
  if (error.keyword === 'required') {
    const missing = field === '' ? String(params.missingProperty) : `${field}.${String(params.missingProperty)}`;
    return { reason: 'FieldValueRequired', message: 'Required value', field: missing };
  }
  if (error.keyword === 'enum') {
    const allowed = (error.schema as Json[]).map((item) => JSON.stringify(item)).join(', ');
    return { reason: 'FieldValueNotSupported', message: `Unsupported value: ${printed(value)}: supported values: ${allowed}`, field };
  }
  if (error.keyword === 'type') {
    const wanted = Array.isArray(params.type) && params.type.includes('null') ? params.type[0] : params.type;
    const shown = value === null ? '"null"' : printed(typeOf(value));
    return { reason: 'FieldValueTypeInvalid', message: `Invalid value: ${shown}: ${field} in body must be of type ${String(wanted)}: ${shown}`, field };
  }
  if (error.keyword === 'maxItems') {
    return { reason: 'FieldValueTooMany', message: `Too many: ${(value as Json[]).length}: must have at most ${String(params.limit)} items`, field };
  }
  const shown = Array.isArray(value) ? String(value.length) : printed(value);
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${shown}: ${field} in body ${shouldOf(error.keyword, params)}`, field };
}

function typeOf(value: Json): string {
  if (Array.isArray(value)) return 'array';
  if (isMap(value)) return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function shouldOf(keyword: string, params: Record<string, Json>): string {
  const limit = String(params.limit);
  switch (keyword) {
    case 'minimum': return `should be greater than or equal to ${limit}`;
    case 'maximum': return `should be less than or equal to ${limit}`;
    case 'exclusiveMinimum': return `should be greater than ${limit}`;
    case 'exclusiveMaximum': return `should be less than ${limit}`;
    case 'minLength': return `should be at least ${limit} chars long`;
    case 'maxLength': return `should be at most ${limit} chars long`;
    case 'pattern': return `should match '${String(params.pattern)}'`;
    case 'minItems': return `should have at least ${limit} items`;
    case 'minProperties': return `should have at least ${limit} properties`;
    case 'maxProperties': return `should have at most ${limit} properties`;
    case 'multipleOf': return `should be a multiple of ${String(params.multipleOf)}`;
    case 'uniqueItems': return 'shouldn\'t contain duplicates';
    default: return `should satisfy ${keyword}`;
  }
}
