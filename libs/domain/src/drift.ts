/**
 * What of ours was changed by somebody else, and what is done about it. Pure.
 *
 * Kubernetes itself keeps who set which field (`managedFields`): whoever changes a field of ours takes it from us. So a field is
 * ours as long as our own entry says so, whatever the server made of the value (`0.5` is shown as `500m`), and a difference counts
 * only where we have lost the field. Comparing values alone was rejected: defaults and normalised quantities would be drift for ever.
 */

export interface FieldsEntry {
  manager?: string;
  operation?: string;
  subresource?: string;
  time?: string;
  fieldsV1?: Record<string, unknown>;
}

/** An object as wanted, or as it stands there. */
export interface DriftObject {
  kind: string;
  metadata: { name: string; managedFields?: FieldsEntry[] };
  [field: string]: unknown;
}

export interface Difference {
  /** JSON pointer into the object; empty when the object itself is gone. */
  path: string;
  wanted: unknown;
  /** Undefined when the field is not there. */
  found: unknown;
  /** Who holds the field now; nobody holds what was removed. */
  manager?: string;
  /** ISO 8601: when that manager last took fields of the object. */
  since?: string;
}

export type DriftPolicy = 'revert' | 'adopt';
export type DriftState = 'found' | 'reverted' | 'adopted' | 'contested';

/** A row of earlier drift, as far as a new decision depends on it. */
export interface KnownDrift {
  id: string;
  kind: string;
  name: string;
  path: string;
  state: DriftState;
  found: unknown;
  manager: string | null;
  /** Reverts one soon after another. */
  reverts: number;
  /** ISO 8601. */
  settledAt: string | null;
  /** What an admin asked for and has not got yet. */
  wish: DriftPolicy | null;
  wishedBy: string | null;
}

export type Verdict = 'revert' | 'adopt' | 'leave';

/** So many reverts one soon after another, and it is left to an admin: two controllers in a fight restart brokers for ever. */
export const REVERTS_MOST = 3;
/** Reverts further apart than this are not one fight. */
export const FIGHT_MS = 3_600_000;

type Fields = Record<string, unknown>;
/** The part of another's fields under a path, `whole` when it holds everything there. */
interface Other {
  entry: FieldsEntry;
  fields: Fields | 'whole' | undefined;
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const childrenOf = (fields: Fields): string[] => Object.keys(fields).filter((key) => key !== '.');
const own = (entry: FieldsEntry, manager: string): boolean => entry.manager === manager && entry.operation === 'Apply' && !entry.subresource;

/** How many fields of an object are this manager's: it shrinks with every one that somebody else changes or removes. */
export function countOwned(object: DriftObject, manager: string): number {
  const entry = object.metadata.managedFields?.find((one) => own(one, manager));
  return entry?.fieldsV1 ? countFields(entry.fieldsV1) : 0;
}

function countFields(fields: Fields): number {
  let count = 0;
  for (const key in fields) count += 1 + (isMap(fields[key]) ? countFields(fields[key]) : 0);
  return count;
}

/** The fields of `wanted` that are another's now and not as wanted. Labels, annotations and everything beside metadata; never status. */
export function compareFields(wanted: DriftObject, live: DriftObject, manager: string): Difference[] {
  const entries = live.metadata.managedFields ?? [];
  const mine = entries.find((one) => own(one, manager))?.fieldsV1;
  const others = entries.filter((one) => one.subresource !== 'status' && !own(one, manager)).map((entry): Other => ({ entry, fields: entry.fieldsV1 ?? {} }));
  const { apiVersion: _, kind: __, status: ___, metadata, ...rest } = wanted;
  const { labels, annotations } = metadata as { labels?: unknown; annotations?: unknown };
  const found: Difference[] = [];
  walk({ ...rest, metadata: { ...(isMap(labels) && { labels }), ...(isMap(annotations) && { annotations }) } }, live, mine, others, '', found);
  return found;
}

function walk(wanted: unknown, found: unknown, mine: Fields | undefined, others: Other[], path: string, out: Difference[]): void {
  if (mine && childrenOf(mine).length === 0 && !('.' in mine)) return; // ours as a whole
  if (isMap(wanted) && Object.keys(wanted).length > 0) {
    for (const [key, value] of Object.entries(wanted)) {
      const below = mine?.[`f:${key}`];
      walk(value, isMap(found) ? found[key] : undefined, isMap(below) ? below : undefined, others.map((one) => under(one, key)), `${path}/${escaped(key)}`, out);
    }
    return;
  }
  const holder = newest(others.filter(({ fields }) => fields !== undefined));
  const same = mine || !holder || !Array.isArray(wanted) ? covers(found, wanted) : sameJson(found, wanted);
  if (!same) out.push({ path, wanted, found, manager: holder?.manager, since: holder?.time });
}

function under({ entry, fields }: Other, key: string): Other {
  if (fields === 'whole' || fields === undefined) return { entry, fields };
  const below = fields[`f:${key}`];
  if (!isMap(below)) return { entry, fields: undefined };
  return { entry, fields: childrenOf(below).length === 0 ? 'whole' : below };
}

function newest(others: Other[]): FieldsEntry | undefined {
  return others.map(({ entry }) => entry).sort((a, b) => (b.time ?? '').localeCompare(a.time ?? ''))[0];
}

/** Everything wanted is there; what the server added beside it does not count. */
function covers(found: unknown, wanted: unknown): boolean {
  if (isMap(wanted)) return isMap(found) && Object.entries(wanted).every(([key, value]) => covers(found[key], value));
  if (Array.isArray(wanted)) return Array.isArray(found) && found.length === wanted.length && wanted.every((value, index) => covers(found[index], value));
  return found === wanted;
}

function sameJson(left: unknown, right: unknown): boolean {
  return covers(left, right) && covers(right, left);
}

/**
 * What is done about a difference: an admin's word first; then what is adopted stays adopted, and what is fought over stays as it is;
 * then the plan's policy. A deleted object of ours is always made again: without it there is no cluster.
 */
export function verdictOf({ path }: Pick<Difference, 'path'>, known: KnownDrift | undefined, policy: DriftPolicy, nowMs: number): Verdict {
  if (path === '') return 'revert';
  if (known?.wish) return known.wish;
  if (known?.state === 'adopted') return 'adopt';
  if (known?.state === 'contested') return 'leave';
  if (policy === 'adopt') return 'adopt';
  return revertsLately(known, nowMs) >= REVERTS_MOST ? 'leave' : 'revert';
}

/** Reverts of the fight that is still going on. */
export function revertsLately(known: Pick<KnownDrift, 'reverts' | 'settledAt'> | undefined, nowMs: number): number {
  return known?.settledAt && nowMs - Date.parse(known.settledAt) < FIGHT_MS ? known.reverts : 0;
}

/** The object with what was found in the place of what is wanted, wherever that is no longer fought. The argument stays as it is. */
export function withFound<Manifest extends DriftObject>(manifest: Manifest, drift: readonly Pick<KnownDrift, 'kind' | 'name' | 'path' | 'found'>[]): Manifest {
  const mine = drift.filter((one) => one.kind === manifest.kind && one.name === manifest.metadata.name && one.path !== '');
  if (mine.length === 0) return manifest;
  const changed = structuredClone(manifest);
  for (const { path, found } of mine) put(changed, path.slice(1).split('/').map(unescaped), found);
  return changed;
}

function put(at: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length > 0) {
    if (isMap(at[key])) put(at[key], rest, value);
    return;
  }
  if (value === undefined || value === null) delete at[key];
  else at[key] = value;
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');

/** A sentence on what stays different; undefined when nothing does. */
export function tellDrift(drift: readonly KnownDrift[]): { reason: string; message: string } | undefined {
  const standing = drift.filter(({ state }) => state !== 'reverted');
  const [first] = standing;
  if (!first) return undefined;
  const who = first.manager ?? 'somebody';
  const more = standing.length > 1 ? ` ${standing.length - 1} more of its fields differ as well.` : '';
  const what = `${first.path} of the ${first.kind} ${first.name} was changed by ${who}`;
  if (standing.some(({ state }) => state === 'contested')) return { reason: 'Contested', message: `${what}, again and again after it was put back; it is left so until an administrator of the fleet decides.${more}` };
  return { reason: 'Adopted', message: `${what} and was adopted.${more}` };
}
