/** GET and LIST: objects as their stored text, pages of a consistent snapshot, selectors. */
import type { Answer, Call } from './call.ts';
import { isMap, type Json } from './json.ts';
import { keyOf, textAs, type StoredRecord } from './record.ts';
import { selectorOf, type Matches } from './selector.ts';
import { ApiFailure, badRequest, expired, notFound } from './status.ts';
import type { VirtualCluster } from './cluster.ts';

export function get(call: Call): Answer {
  const record = mustFind(call);
  checkWanted(call.query.get('resourceVersion') ?? '', call.cluster);
  return { code: 200, text: textAs(record.text, call.served.apiVersion) };
}

export function mustFind(call: Call): StoredRecord {
  const record = call.cluster.find(call.served.kind.id, call.namespace, call.name ?? '');
  if (record === undefined) throw notFound(call.served.kind, call.name ?? '');
  return record;
}

export interface Page {
  version: number;
  continues: string;
  remaining: number | undefined;
  records: StoredRecord[];
}

export function list(call: Call): Answer {
  const page = pageOf(call);
  const { kind, apiVersion } = call.served;
  const metadata = {
    resourceVersion: String(page.version), ...(page.continues === '' && !kind.custom ? {} : { continue: page.continues }),
    ...(page.remaining === undefined ? {} : { remainingItemCount: page.remaining }),
  };
  const head = `{"apiVersion":${JSON.stringify(apiVersion)},"kind":${JSON.stringify(kind.listKind)},"metadata":${JSON.stringify(metadata)},"items":[`;
  return { code: 200, text: `${head}${page.records.map((record) => textAs(record.text, apiVersion)).join(',')}]}` };
}

/** The records that a list request asks for. */
export function pageOf(call: Call): Page {
  const { query, cluster } = call;
  const matches = selectorOf(query, call.name);
  const limit = countOf(query.get('limit'));
  const token = query.get('continue') ?? '';
  const wanted = query.get('resourceVersion') ?? '';
  if (token !== '') {
    if (wanted !== '' && wanted !== '0') throw badRequest('specifying resource version is not allowed when using continue');
    const { version, after } = readToken(token, cluster);
    return page(call, matches, version, after, limit);
  }
  checkWanted(wanted, cluster);
  const exact = query.get('resourceVersionMatch') === 'Exact' ? Number(wanted) : cluster.version;
  if (exact < cluster.window.floor) throw expired(`The resourceVersion for the provided list is too old.`);
  return page(call, matches, exact, undefined, limit);
}

function page(call: Call, matches: Matches, version: number, after: string | undefined, limit: number): Page {
  const collection = call.cluster.collection(call.served.kind.id);
  const before = version === call.cluster.version ? NO_CHANGES : call.cluster.window.undo(call.served.kind.id, version);
  const namespace = call.namespace === '' ? undefined : call.namespace;
  const keys = withPast(collection.keys(namespace), before, namespace);
  const records: StoredRecord[] = [];
  for (let at = after === undefined ? 0 : firstAfter(keys, after); at < keys.length; at += 1) {
    const key = keys[at] as string;
    const record = before.has(key) ? before.get(key) : collection.byKey(key);
    if (record === undefined || !matches(record)) continue;
    if (limit > 0 && records.length === limit) {
      const last = records.at(-1) as StoredRecord;
      const counted = !call.query.has('labelSelector') && !call.query.has('fieldSelector');
      return { version, continues: tokenOf(version, keyOf(last)), remaining: counted ? keys.length - at : undefined, records };
    }
    records.push(record);
  }
  return { version, continues: '', remaining: undefined, records };
}

const NO_CHANGES: ReadonlyMap<string, StoredRecord | undefined> = new Map();

/** The keys of now together with those that stood in the snapshot and are gone. */
function withPast(keys: readonly string[], before: ReadonlyMap<string, StoredRecord | undefined>, namespace: string | undefined): readonly string[] {
  const present = new Set(before.size === 0 ? [] : keys);
  const gone = [...before].filter(([key, record]) => record !== undefined && !present.has(key) && (namespace === undefined || record.namespace === namespace));
  return gone.length === 0 ? keys : [...keys, ...gone.map(([key]) => key)].sort();
}

function firstAfter(keys: readonly string[], after: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as string) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countOf(text: string | null): number {
  if (text === null || text === '') return 0;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0) throw badRequest(`strconv.ParseInt: parsing "${text}": invalid syntax`);
  return count;
}

/** How long the rest of a paged list can be fetched, as on the real server whose storage is compacted every five minutes. */
const CONTINUE_TTL_MS = 5 * 60_000;

function tokenOf(version: number, key: string): string {
  return Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: version, start: key, at: Date.now() })).toString('base64url');
}

export const TOO_OLD_TOKEN = 'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, '
  + 'or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - '
  + 'objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

function readToken(token: string, cluster: VirtualCluster): { version: number; after: string } {
  let read: Json;
  try {
    read = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Json;
  } catch {
    throw badRequest('invalid continue token: continue key is not valid: invalid character looking for beginning of value');
  }
  if (!isMap(read) || typeof read.rv !== 'number' || typeof read.start !== 'string') throw badRequest('continue key is not valid: incorrect encoded start resourceVersion');
  if (read.rv === -1) return { version: cluster.version, after: read.start };
  const age = Date.now() - Number(read.at ?? 0);
  if (read.rv < cluster.window.floor || age > CONTINUE_TTL_MS) throw expired(TOO_OLD_TOKEN);
  return { version: read.rv, after: read.start };
}

/** Refuses a resourceVersion that is not a number, or from the future. */
function checkWanted(wanted: string, cluster: VirtualCluster): void {
  if (wanted === '' || wanted === '0') return;
  if (!/^\d+$/.test(wanted)) throw badRequest(`invalid resource version: resourceVersion: Invalid value: "${wanted}": strconv.ParseUint: parsing "${wanted}": invalid syntax`);
  if (Number(wanted) <= cluster.version) return;
  const message = `Too large resource version: ${wanted}, current: ${cluster.version}`;
  const causes = [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }];
  throw new ApiFailure(504, 'Timeout', `Timeout: ${message}`, { causes }, 1);
}
