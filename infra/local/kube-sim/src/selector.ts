/** Label and field selectors of a list or a watch, in the real server's grammar. */
import { badRequest } from './status.ts';
import type { StoredRecord } from './record.ts';

export type Matches = (record: StoredRecord) => boolean;

const EVERYTHING: Matches = () => true;
const SET_TERM = /^\s*([A-Za-z0-9./_-]+)\s+(in|notin)\s*\(([^)]*)\)\s*$/;
const EQUAL_TERM = /^\s*([A-Za-z0-9./_-]+)\s*(==|=|!=)\s*([A-Za-z0-9._-]*)\s*$/;
const EXISTS_TERM = /^\s*(!?)\s*([A-Za-z0-9./_-]+)\s*$/;

type Labels = Readonly<Record<string, string>>;

/** Throws 400 when either selector cannot be read or names a field that cannot be selected by. */
export function selectorOf(query: URLSearchParams, name?: string): Matches {
  const labels = splitTerms(query.get('labelSelector') ?? '').map(labelTerm);
  const fields = splitTerms(query.get('fieldSelector') ?? '').map(fieldTerm);
  if (name !== undefined) fields.push((record) => record.name === name);
  if (labels.length === 0 && fields.length === 0) return EVERYTHING;
  return (record) => fields.every((term) => term(record)) && labels.every((term) => term(record.labels ?? NO_LABELS));
}

const NO_LABELS: Labels = {};

/** Terms are separated by commas outside parentheses. */
function splitTerms(selector: string): string[] {
  return selector.trim() === '' ? [] : selector.split(/,(?![^(]*\))/);
}

function labelTerm(term: string): (labels: Labels) => boolean {
  const set = SET_TERM.exec(term);
  if (set !== null) {
    const [, key = '', operator, list = ''] = set;
    const values = new Set(list.split(',').map((value) => value.trim()));
    if (operator === 'in') return (labels) => Object.hasOwn(labels, key) && values.has(labels[key] as string);
    return (labels) => !Object.hasOwn(labels, key) || !values.has(labels[key] as string);
  }
  const equal = EQUAL_TERM.exec(term);
  if (equal !== null) {
    const [, key = '', operator, value = ''] = equal;
    if (operator === '!=') return (labels) => labels[key] !== value;
    return (labels) => Object.hasOwn(labels, key) && labels[key] === value;
  }
  const exists = EXISTS_TERM.exec(term);
  if (exists === null) throw badRequest(`found '${term.trim()}', expected: !, identifier, or 'end of string'`);
  const [, not, key = ''] = exists;
  return not === '!' ? (labels) => !Object.hasOwn(labels, key) : (labels) => Object.hasOwn(labels, key);
}

function fieldTerm(term: string): Matches {
  const found = /^\s*([^=!\s]+)\s*(==|=|!=)\s*(.*?)\s*$/.exec(term);
  if (found === null) throw badRequest(`invalid selector: '${term}'; can't understand '${term}'`);
  const [, field = '', operator, value = ''] = found;
  const wanted = operator !== '!=';
  if (field === 'metadata.name') return (record) => (record.name === value) === wanted;
  if (field === 'metadata.namespace') return (record) => (record.namespace === value) === wanted;
  const path = field.split('.');
  if (!SELECTABLE.has(field)) throw badRequest(`field label not supported: ${field}`);
  return (record) => (valueAt(record, path) === value) === wanted;
}

const SELECTABLE = new Set([
  'type', 'status.phase', 'spec.nodeName', 'involvedObject.name', 'involvedObject.namespace', 'involvedObject.kind', 'involvedObject.uid', 'reason',
]);

function valueAt(record: StoredRecord, path: readonly string[]): string {
  let value: unknown = JSON.parse(record.text);
  for (const part of path) value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  return typeof value === 'string' ? value : '';
}
