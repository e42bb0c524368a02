/**
 * Reads a topic without a group: from each partition's place towards its end (or its beginning, for the newest first), a stretch of
 * every partition at a time, until enough is found or the budget is spent. Where it stopped goes into a cursor, so that a search
 * over millions of records is many short answers.
 *
 *   a round:  every partition's next stretch ─▶ those that match ─▶ merged by time, up to the limit ─▶ each partition's new place
 *
 * A partition of which a match did not fit is set back to that match; nothing is told twice or passed over. Backwards a stretch is
 * read from its lower end up, and its length grows while little is found. Within a round the order is by time, from round to round
 * nearly so: with a filter, waiting for one match of every partition could mean reading all of them.
 */
import type { BrowseBudget, BrowseWanted, MessagePage } from '@samsa/contract/contents-messages';
import { matcherOf, type Matcher } from '@samsa/domain/message-parts';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import type { FetchedRecord } from '@samsa/kafka/records';
import type { Cursor, Walk } from './browse-cursor.ts';

const STRETCHES_AT_ONCE = 8;
/** Offsets of all partitions together in a first round. */
const FIRST_ROUND_OFFSETS = 2_000;
const STRETCH_MAX = 5_000;
const FETCH_BYTES_MAX = 1024 * 1024;
const FETCH_BYTES_MIN = 64 * 1024;
const ROUND_BYTES = 8 * 1024 * 1024;
/** A round so much quicker than the budget may be followed by a larger one. */
const QUICK = 8;

interface Stretch {
  walk: Walk;
  /** Where the walk stands after all of it. */
  reached: number;
  matches: FetchedRecord[];
  scannedBytes: number;
}

interface Found {
  records: FetchedRecord[];
  scanned: number;
  scannedBytes: number;
  stoppedBy: MessagePage['stopped_by'];
  /** Undefined at the end. */
  cursor?: Cursor;
}

export async function browse(admin: KafkaAdmin, topic: string, start: Cursor, wanted: BrowseWanted): Promise<Found> {
  const matcher = matcherOf(wanted.filter);
  const backward = start.backward;
  let walks = start.walks.filter(isLeft);
  let length = Math.max(1, Math.min(matcher ? STRETCH_MAX : wanted.limit, Math.ceil(FIRST_ROUND_OFFSETS / Math.max(1, walks.length))));
  const spent = { records: 0, bytes: 0, beganMs: performance.now() };
  const records: FetchedRecord[] = [];
  let stoppedBy: MessagePage['stopped_by'] | undefined;
  while (!stoppedBy) {
    const roundMs = performance.now();
    const stretches = await inTurn(walks, (walk) => readStretch(admin, topic, walk, backward, length, fetchBytes(walks.length), matcher));
    const { taken, places } = merge(stretches, backward, wanted.limit - records.length);
    records.push(...taken);
    spent.records += walks.reduce((sum, walk, at) => sum + Math.abs((places[at]?.at ?? walk.at) - walk.at), 0);
    spent.bytes += stretches.reduce((sum, { scannedBytes }) => sum + scannedBytes, 0);
    walks = places.filter(isLeft);
    stoppedBy = reasonToStop(walks, records.length >= wanted.limit, spent, wanted.budget);
    if (performance.now() - roundMs < wanted.budget.ms / QUICK) length = Math.min(length * 2, STRETCH_MAX);
  }
  const scanned = start.scanned + spent.records;
  return { records, scanned, scannedBytes: spent.bytes, stoppedBy, cursor: walks.length > 0 ? { ...start, walks, scanned } : undefined };
}

const isLeft = ({ at, stop }: Walk): boolean => at !== stop;

const fetchBytes = (walks: number): number => Math.min(FETCH_BYTES_MAX, Math.max(FETCH_BYTES_MIN, Math.floor(ROUND_BYTES / Math.max(1, walks))));

function reasonToStop(
  walks: readonly Walk[], enough: boolean, spent: { records: number; bytes: number; beganMs: number }, budget: BrowseBudget,
): MessagePage['stopped_by'] | undefined {
  if (walks.length === 0) return 'end';
  if (enough) return 'limit';
  if (spent.records >= budget.records) return 'records';
  if (spent.bytes >= budget.bytes) return 'bytes';
  return performance.now() - spent.beganMs >= budget.ms ? 'time' : undefined;
}

/** A few at a time: the calls of one reader must not fill the cluster's bulkhead. */
async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as Item);
  };
  await Promise.all(Array.from({ length: Math.min(STRETCHES_AT_ONCE, items.length) }, lane));
  return results;
}

async function readStretch(
  admin: KafkaAdmin, topic: string, walk: Walk, backward: boolean, length: number, maxBytes: number, matcher: Matcher | undefined,
): Promise<Stretch> {
  const low = backward ? Math.max(walk.stop, walk.at - length) : walk.at;
  const high = backward ? walk.at : Math.min(walk.stop, walk.at + length);
  const matches: FetchedRecord[] = [];
  let scannedBytes = 0;
  let at = low;
  while (at < high) {
    const { records, nextOffset } = await admin.fetch(topic, walk.partition, { fromOffset: at, maxBytes });
    const within = records.filter(({ offset }) => offset < high);
    scannedBytes += within.reduce((sum, { key, value }) => sum + (key?.length ?? 0) + (value?.length ?? 0), 0);
    matches.push(...(matcher ? within.filter(matcher) : within));
    if (nextOffset <= at) break; // records of a transaction that is still open: not for anybody to see yet
    at = nextOffset;
    if (!backward) break;
  }
  const seen = Math.min(Math.max(at, low), high);
  return { walk, matches, scannedBytes, reached: backward ? low : seen === low ? walk.stop : seen };
}

/** Takes the heads of all partitions by time, as many as are wanted. Within a partition the order is that of offsets. */
function merge(stretches: readonly Stretch[], backward: boolean, room: number): { taken: FetchedRecord[]; places: Walk[] } {
  const queues = stretches.map(({ matches }) => (backward ? matches.toReversed() : matches));
  const heads = queues.map(() => 0);
  const taken: FetchedRecord[] = [];
  while (taken.length < room) {
    const best = bestHead(queues, heads, backward);
    if (best === undefined) break;
    taken.push(queues[best]![heads[best]!++]!);
  }
  const places = stretches.map(({ walk, reached }, at): Walk => {
    const unfit = queues[at]?.[heads[at] ?? 0];
    if (!unfit) return { ...walk, at: reached };
    return { ...walk, at: backward ? unfit.offset + 1 : unfit.offset };
  });
  return { taken, places };
}

function bestHead(queues: readonly FetchedRecord[][], heads: readonly number[], backward: boolean): number | undefined {
  let best: number | undefined;
  for (const [at, queue] of queues.entries()) {
    const head = queue[heads[at] ?? 0];
    const champion = best === undefined ? undefined : queues[best]?.[heads[best] ?? 0];
    if (head && (!champion || (backward ? head.timestampMs > champion.timestampMs : head.timestampMs < champion.timestampMs))) best = at;
  }
  return best;
}
