/**
 * Checks values against a structural schema and says what is wrong in the words and causes of the real server
 * (`spec.kafka.replicas: Invalid value: -1: spec.kafka.replicas in body should be greater than or equal to 1`).
 *
 * The schema is read along the value. A compiling validator (ajv) was tried first: it took half a second for Strimzi's Kafka alone,
 * paid by the first write after each start, and gained nothing noticeable per check.
 */
import { isMap, listOf, mapOf, sameJson, textOf, type Json, type JsonMap } from './json.ts';
import type { KubeObject } from './object.ts';
import { brokenRules, duplicates, hasRules } from './rules.ts';
import type { Cause } from './status.ts';

export type Check = (object: KubeObject) => Cause[];

/** The check for a schema. What is wrong comes before what is missing; rules are tried only on what is otherwise sound. */
export function checkOf(source: JsonMap): Check {
  const ruled = hasRules(source);
  return (object) => {
    const found: Cause[] = [];
    check(object, source, '', found);
    const causes = [...found.filter((cause) => !isMissing(cause)), ...found.filter(isMissing), ...duplicates(object, source)];
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

function isMissing(cause: Cause): boolean {
  return cause.reason === 'FieldValueRequired';
}

function check(value: Json, schema: JsonMap, at: string, found: Cause[]): void {
  if (value === null && schema.nullable === true) return;
  const wanted = wantedType(schema);
  if (wanted !== '' && !fits(value, wanted)) {
    const shown = value === null ? '"null"' : JSON.stringify(typeName(value));
    found.push({ reason: 'FieldValueTypeInvalid', message: `Invalid value: ${shown}: ${at} in body must be of type ${wanted}: ${shown}`, field: at });
    return;
  }
  checkEnum(value, schema, at, found);
  if (typeof value === 'number') checkNumber(value, schema, at, found);
  else if (typeof value === 'string') checkText(value, schema, at, found);
  else if (Array.isArray(value)) checkList(value, schema, at, found);
  else if (isMap(value)) checkMap(value, schema, at, found);
  checkBranches(value, schema, at, found);
}

function wantedType(schema: JsonMap): string {
  return schema['x-kubernetes-int-or-string'] === true ? 'integer,string' : textOf(schema.type);
}

function typeName(value: Json): string {
  if (Array.isArray(value)) return 'array';
  if (isMap(value)) return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function fits(value: Json, wanted: string): boolean {
  if (value === null) return false;
  const given = typeName(value);
  return wanted.split(',').includes(given) || (wanted === 'number' && given === 'integer');
}

function invalid(value: Json, at: string, should: string): Cause {
  const shown = Array.isArray(value) ? String(value.length) : JSON.stringify(value);
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${shown}: ${at} in body ${should}`, field: at };
}

function checkEnum(value: Json, schema: JsonMap, at: string, found: Cause[]): void {
  if (!Array.isArray(schema.enum) || schema.enum.some((allowed) => sameJson(allowed, value))) return;
  const allowed = schema.enum.map((item) => JSON.stringify(item)).join(', ');
  found.push({ reason: 'FieldValueNotSupported', message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${allowed}`, field: at });
}

function checkNumber(value: number, schema: JsonMap, at: string, found: Cause[]): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (typeof minimum === 'number') {
    const [bad, should] = exclusiveMinimum === true ? [value <= minimum, 'greater than'] : [value < minimum, 'greater than or equal to'];
    if (bad) found.push(invalid(value, at, `should be ${should} ${minimum}`));
  }
  if (typeof maximum === 'number') {
    const [bad, should] = exclusiveMaximum === true ? [value >= maximum, 'less than'] : [value > maximum, 'less than or equal to'];
    if (bad) found.push(invalid(value, at, `should be ${should} ${maximum}`));
  }
  if (typeof multipleOf === 'number' && value % multipleOf !== 0) found.push(invalid(value, at, `should be a multiple of ${multipleOf}`));
}

const patterns = new Map<string, RegExp>();

function patternOf(text: string): RegExp {
  const known = patterns.get(text);
  if (known !== undefined) return known;
  const made = new RegExp(text);
  patterns.set(text, made);
  return made;
}

function checkText(value: string, schema: JsonMap, at: string, found: Cause[]): void {
  const { minLength, maxLength, pattern } = schema;
  if (typeof minLength === 'number' && value.length < minLength) found.push(invalid(value, at, `should be at least ${minLength} chars long`));
  if (typeof maxLength === 'number' && value.length > maxLength) {
    found.push({ reason: 'FieldValueTooLong', message: `Too long: may not be more than ${maxLength} bytes`, field: at });
  }
  if (typeof pattern === 'string' && !patternOf(pattern).test(value)) found.push(invalid(value, at, `should match '${pattern}'`));
}

function checkList(value: Json[], schema: JsonMap, at: string, found: Cause[]): void {
  const { minItems, maxItems, uniqueItems, items } = schema;
  if (typeof minItems === 'number' && value.length < minItems) found.push(invalid(value, at, `should have at least ${minItems} items`));
  if (typeof maxItems === 'number' && value.length > maxItems) {
    found.push({ reason: 'FieldValueTooMany', message: `Too many: ${value.length}: must have at most ${maxItems} items`, field: at });
  }
  if (uniqueItems === true && value.some((item, index) => value.slice(index + 1).some((other) => sameJson(item, other)))) {
    found.push(invalid(value, at, 'shouldn\'t contain duplicates'));
  }
  if (isMap(items)) for (const [index, item] of value.entries()) check(item, items, `${at}[${index}]`, found);
}

function checkMap(value: JsonMap, schema: JsonMap, at: string, found: Cause[]): void {
  const { minProperties, maxProperties } = schema;
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  if (typeof minProperties === 'number' && names.length < minProperties) found.push(invalid(value, at, `should have at least ${minProperties} properties`));
  if (typeof maxProperties === 'number' && names.length > maxProperties) {
    found.push({ reason: 'FieldValueTooMany', message: `Too many: ${names.length}: must have at most ${maxProperties} items`, field: at });
  }
  const properties = mapOf(schema.properties);
  for (const name of names.sort()) {
    if (at === '' && name === 'metadata') continue;
    const part = Object.hasOwn(properties, name) ? properties[name] : schema.additionalProperties;
    if (isMap(part)) check(value[name] ?? null, part, at === '' ? name : `${at}.${name}`, found);
  }
  for (const name of listOf(schema.required).map(textOf)) {
    if (value[name] === undefined) found.push({ reason: 'FieldValueRequired', message: 'Required value', field: at === '' ? name : `${at}.${name}` });
  }
}

function checkBranches(value: Json, schema: JsonMap, at: string, found: Cause[]): void {
  const causesOf = (branch: Json): Cause[] => {
    const causes: Cause[] = [];
    check(value, mapOf(branch), at, causes);
    return causes;
  };
  for (const branch of listOf(schema.allOf)) found.push(...causesOf(branch));
  const fitting = (branches: Json): number => listOf(branches).filter((branch) => causesOf(branch).length === 0).length;
  if (Array.isArray(schema.anyOf) && fitting(schema.anyOf) === 0) found.push(invalid(value, at, 'must validate at least one schema (anyOf)'));
  if (Array.isArray(schema.oneOf)) {
    const count = fitting(schema.oneOf);
    const outcome = count === 0 ? 'Found none valid' : `Found ${count} valid alternatives`;
    if (count !== 1) found.push(invalid(value, at, `must validate one and only one schema (oneOf). ${outcome}`));
  }
  if (isMap(schema.not) && causesOf(schema.not).length === 0) found.push(invalid(value, at, 'must not validate the schema (not)'));
}
