/** What a structural schema asks beyond JSON Schema: keyed lists and sets without doubles, and rules written as expressions. */
import { compiledRule, type Rule } from './expression.ts';
import { isMap, listOf, mapOf, textOf, type Json, type JsonMap } from './json.ts';
import { itemElement, SET, type Shape } from './shape.ts';
import type { Cause } from './status.ts';

/** Does any part of the schema carry a rule? */
export function hasRules(schema: JsonMap): boolean {
  if (Array.isArray(schema['x-kubernetes-validations'])) return true;
  const below = [...Object.values(mapOf(schema.properties)), schema.items, schema.additionalProperties];
  return below.some((part) => isMap(part) && hasRules(part));
}

type Visit = (value: Json, schema: JsonMap, at: string) => void;

/** Calls `visit` for the value and each part of it that the schema describes. */
function walk(value: Json | undefined, schema: JsonMap, at: string, visit: Visit): void {
  if (value === undefined || value === null) return;
  visit(value, schema, at);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, mapOf(schema.items), `${at}[${index}]`, visit);
    return;
  }
  if (!isMap(value)) return;
  const properties = mapOf(schema.properties);
  for (const [name, child] of Object.entries(value)) {
    if (at === '' && name === 'metadata') continue;
    const below = Object.hasOwn(properties, name) ? properties[name] : schema.additionalProperties;
    if (isMap(below)) walk(child, below, at === '' ? name : `${at}.${name}`, visit);
  }
}

export function duplicates(object: JsonMap, schema: JsonMap): Cause[] {
  const causes: Cause[] = [];
  walk(object, schema, '', (value, part, at) => {
    const type = part['x-kubernetes-list-type'];
    if (!Array.isArray(value) || (type !== 'map' && type !== 'set')) return;
    const shape: Shape & { is: 'list' } = type === 'set' ? SET : { is: 'list', keys: listOf(part['x-kubernetes-list-map-keys']).map(textOf), item: SET, defaults: {} };
    const seen = new Set<string>();
    for (const [index, item] of value.entries()) {
      const element = itemElement(shape, item);
      if (element === undefined) continue;
      if (seen.has(element)) causes.push({ reason: 'FieldValueDuplicate', message: `Duplicate value: ${element.slice(2)}`, field: `${at}[${index}]` });
      seen.add(element);
    }
  });
  return causes;
}

const compiledByText = new Map<string, Rule | undefined>();

function ruleOf(text: string): Rule | undefined {
  if (!compiledByText.has(text)) {
    const rule = compiledRule(text);
    if (rule === undefined) process.stderr.write(`kube-sim: the rule ${JSON.stringify(text)} of a definition is not checked: it needs more of the expression language than is here\n`);
    compiledByText.set(text, rule);
  }
  return compiledByText.get(text);
}

export function brokenRules(object: JsonMap, schema: JsonMap): Cause[] {
  const causes: Cause[] = [];
  walk(object, schema, '', (value, part, at) => {
    for (const entry of listOf(part['x-kubernetes-validations']).map(mapOf)) {
      const text = textOf(entry.rule);
      const outcome = ruleOf(text)?.(value);
      if (outcome === undefined || outcome === true) continue;
      const said = textOf(entry.message) || `failed rule: ${text}`;
      const why = outcome === false ? said : `${outcome} evaluating rule: ${said}`;
      causes.push({ reason: 'FieldValueInvalid', message: `Invalid value: ${sort(value)}: ${why}`, field: at });
    }
  });
  return causes;
}

function sort(value: Json): string {
  if (Array.isArray(value)) return '"array"';
  return isMap(value) ? '"object"' : JSON.stringify(value);
}
