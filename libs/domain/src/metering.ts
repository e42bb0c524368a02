/**
 * From what a broker says of itself to samples of minutes. Pure, and a fold: what was last taken from a broker, and a reading.
 *
 *   reading of 12:04 ── minus the last one, of 12:03 ──▶ the minute 12:04
 *                    ── minus one of 12:00 ────────────▶ 12:01 … 12:04, evenly: whole numbers, what is left over in the last
 *
 * - A counter that goes back has begun anew and counts from nothing. A broker whose process started anew counts from that start, in the
 *   minutes since; what the old process counted after its last reading, a minute's at most, nobody knows, and its minutes stay missing.
 * - A gauge (stored bytes, partitions, connections) holds for its minute. Minutes in between are on the line between two readings of one
 *   process, and missing between two processes: who led those partitions meanwhile has told so itself.
 * - The first reading of a broker counts from its start, or from the cluster's creation if that was later, but nothing at all when both
 *   lie further back than BACKFILL_MOST_MS: then metering is what is new.
 * - A reading of a minute that is done, or of one before it, changes nothing. So readings twice, late, out of order, from two
 *   collectors: the sum is what the broker counted.
 */
import type { BrokerReading, Series, TopicCounters } from './broker-metrics.ts';
import type { Metric } from './price-book.ts';

/** Metered and not for sale. */
export type ObservedMetric = 'REQUESTS' | 'RECORDS_IN' | 'CONNECTIONS';
export type MeteredMetric = Metric | ObservedMetric;

export const MINUTE_MS = 60_000;
/** Minutes further back than this are not filled any more: what was counted meanwhile is in those that are. */
export const BACKFILL_MOST_MS = 7 * 86_400_000;
/** Topics are for looking at, not for bills: theirs is filled over no more minutes. */
const TOPIC_MINUTES_MOST = 60;

/** What was last taken from a broker. */
export interface MeterState extends BrokerReading {
  readMs: number;
  /** What internal topics counted beyond the whole: their numbers are read a moment later. Taken off the next time. */
  owed: Partial<Record<Traffic, number>>;
}

export interface MeteredMinute {
  metric: MeteredMetric;
  windowMs: number;
  /** Bytes or pieces; of gauges what there was × milliseconds. */
  quantity: bigint;
}

export interface TopicMinute {
  windowMs: number;
  topics: Record<string, TopicCounters>;
}

export interface Folded {
  state: MeterState;
  minutes: MeteredMinute[];
  topics: TopicMinute[];
}

type Traffic = 'received' | 'sent' | 'records' | 'requests';
type Gauge = 'stored' | 'partitions' | 'connections';

const COUNTERS: Record<Traffic, MeteredMetric> = { received: 'NETWORK_IN', sent: 'NETWORK_OUT', records: 'RECORDS_IN', requests: 'REQUESTS' };
const GAUGES: Record<Gauge, MeteredMetric> = { stored: 'STORAGE', partitions: 'PARTITION_HOUR', connections: 'CONNECTIONS' };

export const minuteOf = (atMs: number): number => Math.floor(atMs / MINUTE_MS) * MINUTE_MS;

/** @param readMs by the database's clock @returns undefined when the reading tells nothing new */
export function fold(last: MeterState | undefined, reading: BrokerReading, readMs: number, createdMs: number): Folded | undefined {
  const minute = minuteOf(readMs);
  if (last && minute <= minuteOf(last.readMs)) return undefined;
  const same = last?.startedMs === reading.startedMs ? last : undefined;
  const from = startOf(last, reading, minute, createdMs);
  const owed: MeterState['owed'] = {};
  const minutes: MeteredMinute[] = [];
  if (from !== undefined) {
    for (const kind of Object.keys(COUNTERS) as Traffic[]) {
      const counted = clients(reading[kind], same?.[kind] ?? {}) - (same?.owed[kind] ?? 0);
      if (counted < 0) owed[kind] = -counted;
      minutes.push(...spread(Math.max(0, counted), from, minute).map(([windowMs, quantity]) => ({ metric: COUNTERS[kind], windowMs, quantity })));
    }
  }
  for (const kind of Object.keys(GAUGES) as Gauge[]) minutes.push(...gauge(GAUGES[kind], same?.[kind], reading[kind], same ? (from ?? minute) : minute, minute));
  return { state: { ...reading, readMs, owed }, minutes, topics: from === undefined || !reading.topics ? [] : topicMinutes(reading.topics, same ? same.topics : {}, from, minute) };
}

/** The first minute that the reading is of; undefined when it is only where to count from. */
function startOf(last: MeterState | undefined, { startedMs }: BrokerReading, minute: number, createdMs: number): number | undefined {
  const earliest = minute - BACKFILL_MOST_MS + MINUTE_MS;
  const started = Math.min(minuteOf(startedMs), minute);
  if (last) {
    const next = minuteOf(last.readMs) + MINUTE_MS;
    return Math.max(last.startedMs === startedMs ? next : Math.max(next, started), earliest);
  }
  const first = Math.min(Math.max(started, minuteOf(createdMs)), minute);
  return first < earliest ? undefined : first;
}

/** What was counted since, less what was internal. */
function clients(now: Series, before: Series): number {
  let sum = 0;
  for (const [key, value] of Object.entries(now)) sum += key.startsWith('__') ? -since(value, before[key]) : since(value, before[key]);
  return sum;
}

const since = (value: number, before = 0): number => (value < before ? value : value - before);

function spread(total: number, fromMs: number, toMs: number): [windowMs: number, quantity: bigint][] {
  const windows = Math.round((toMs - fromMs) / MINUTE_MS) + 1;
  const whole = BigInt(Math.round(total));
  const each = whole / BigInt(windows);
  return Array.from({ length: windows }, (_, at) => [fromMs + at * MINUTE_MS, at === windows - 1 ? whole - each * BigInt(windows - 1) : each]);
}

function gauge(metric: MeteredMetric, before: number | undefined, now: number, fromMs: number, toMs: number): MeteredMinute[] {
  const windows = Math.round((toMs - fromMs) / MINUTE_MS) + 1;
  const first = before ?? now;
  return Array.from({ length: windows }, (_, at) => {
    const value = first + ((now - first) * (at + 1)) / windows;
    return { metric, windowMs: fromMs + at * MINUTE_MS, quantity: BigInt(Math.round(value)) * BigInt(MINUTE_MS) };
  });
}

/** @param before undefined when its topics were not known: then this is only where to count from */
function topicMinutes(now: Record<string, TopicCounters>, before: Record<string, TopicCounters> | undefined, fromMs: number, toMs: number): TopicMinute[] {
  if (!before) return [];
  const active = Object.entries(now).flatMap(([topic, counters]) => {
    const was = before[topic];
    const counted = { received: since(counters.received, was?.received), sent: since(counters.sent, was?.sent), records: since(counters.records, was?.records) };
    return counted.received + counted.sent + counted.records > 0 ? [[topic, counted] as const] : [];
  });
  if (active.length === 0) return [];
  const first = Math.max(fromMs, toMs - (TOPIC_MINUTES_MOST - 1) * MINUTE_MS);
  const minutes = new Map<number, Record<string, TopicCounters>>();
  for (const [topic, counted] of active) {
    for (const kind of ['received', 'sent', 'records'] as const) {
      for (const [windowMs, quantity] of spread(counted[kind], first, toMs)) {
        if (quantity === 0n) continue;
        const topics = minutes.get(windowMs) ?? {};
        (topics[topic] ??= { received: 0, sent: 0, records: 0 })[kind] = Number(quantity);
        minutes.set(windowMs, topics);
      }
    }
  }
  return [...minutes].map(([windowMs, topics]) => ({ windowMs, topics }));
}

