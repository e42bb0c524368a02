/**
 * Does an answer of ours have the published shape? `wire-shapes.json` says, for each operation the compatible API serves, which
 * statuses are successes and which fields their bodies carry; every flow test that speaks the compatible API can ask here.
 *
 * The table is facts in a notation of our own, read from the published schemas once: `name!` must be there, `name?` may be null,
 * `=a|b` is one of these words, `[x]` a list of x, `{"*": x}` a map, `{"<kind>": {…}}` a choice by the object's `kind`. It is
 * stricter than the published schemas in one thing: a control-plane list's `next` may not be null, since the Terraform provider
 * crashes on that. Fields the table does not know are let through: we may say more than the published API.
 *
 * Rejected: validating against the full OpenAPI files. They are large, carry other people's prose, and call fields optional that
 * every client needs.
 */
import { readFileSync } from 'node:fs';

type Shape = string | [Shape] | { [field: string]: Shape };
type Operation = { route: string } & { [status: string]: string | null };

const table = JSON.parse(readFileSync(new URL('./wire-shapes.json', import.meta.url), 'utf8')) as {
  operations: Record<string, Operation>;
  shapes: Record<string, Shape>;
};

const CONTROL_PLANE_ERROR: Shape = {
  'errors!': [{ id: 'string', status: 'string', code: 'string', title: 'string', 'detail!': 'string', source: { pointer: 'string', parameter: 'string' } }],
};
const KAFKA_ERROR: Shape = { 'error_code!': 'integer', 'message!?': 'string' };
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Every way in which a body departs from the published shape, each as `path: what is wrong`; empty when it conforms. */
export function faultsOf(operationId: string, status: number, body: unknown): string[] {
  const operation = table.operations[operationId];
  if (!operation) return [`${operationId}: not an operation of the table`];
  if (status >= 400) return compare(operation.route.includes(' /kafka/') ? KAFKA_ERROR : CONTROL_PLANE_ERROR, body, '$');
  if (!(status in operation)) return [`${operationId}: answers ${status}, published are ${publishedStatuses(operation)}`];
  const name = operation[String(status)];
  if (name === null || name === undefined) return body === undefined || body === '' ? [] : [`${operationId}: ${status} has no body, got one`];
  return compare(table.shapes[name] ?? 'any', body, '$');
}

/** Throws with every fault named when a body is not what the published API would have answered. */
export function conforms(operationId: string, status: number, body: unknown): void {
  const faults = faultsOf(operationId, status, body);
  if (faults.length > 0) throw new Error(`${operationId} ${status} does not conform:\n  ${faults.join('\n  ')}`);
}

const routes = Object.entries(table.operations).map(([id, { route }]) => {
  const [method, path] = route.split(' ') as [string, string];
  const pattern = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
  return { id, method, pattern: new RegExp(`^${pattern}$`), literals: path.replace(/\{[^}]+\}/g, '').length };
}).sort((a, b) => b.literals - a.literals);

/** The published operation a request belongs to, by method and path (without query); `undefined` for what the table does not hold. */
export function operationOf(method: string, path: string): string | undefined {
  const plain = path.replace(/\/{2,}/g, '/');
  return routes.find((route) => route.method === method && route.pattern.test(plain))?.id;
}

function publishedStatuses(operation: Operation): string {
  return Object.keys(operation).filter((key) => key !== 'route').join(', ');
}

function compare(shape: Shape, value: unknown, at: string): string[] {
  if (typeof shape === 'string') return compareLeaf(shape, value, at);
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [`${at}: a list is wanted, got ${named(value)}`];
    return value.flatMap((item, index) => compare(shape[0], item, `${at}[${index}]`));
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [`${at}: an object is wanted, got ${named(value)}`];
  const object = value as Record<string, unknown>;
  if ('*' in shape) return Object.entries(object).flatMap(([key, item]) => compare(shape['*'] ?? 'any', item, `${at}.${key}`));
  if ('<kind>' in shape) return compareKind(shape['<kind>'] as Record<string, Shape>, object, at);
  return Object.entries(shape).flatMap(([name, field]) => compareField(name, field, object, at));
}

function compareField(name: string, shape: Shape, object: Record<string, unknown>, at: string): string[] {
  const key = name.replace(/[!?]+$/, '');
  const path = `${at}.${key}`;
  const value = object[key];
  if (value === undefined) return name.includes('!') ? [`${path}: is missing`] : [];
  if (value === null) return name.endsWith('?') ? [] : [`${path}: is null`];
  return compare(shape, value, path);
}

function compareKind(kinds: Record<string, Shape>, object: Record<string, unknown>, at: string): string[] {
  const shape = kinds[String(object['kind'])];
  return shape === undefined ? [`${at}.kind: one of ${Object.keys(kinds).join(', ')} is wanted, got ${named(object['kind'])}`] : compare(shape, object, at);
}

function compareLeaf(shape: string, value: unknown, at: string): string[] {
  const wrong = [`${at}: ${shape} is wanted, got ${named(value)}`];
  if (shape === 'any') return [];
  if (shape.startsWith('=')) return shape.slice(1).split('|').includes(String(value)) ? [] : wrong;
  if (shape === 'integer') return Number.isSafeInteger(value) ? [] : wrong;
  if (shape === 'time') return typeof value === 'string' && RFC3339.test(value) ? [] : wrong;
  return typeof value === shape ? [] : wrong;
}

function named(value: unknown): string {
  if (value === undefined) return 'nothing';
  return `${Array.isArray(value) ? 'list' : typeof value} ${JSON.stringify(value)?.slice(0, 80)}`;
}
