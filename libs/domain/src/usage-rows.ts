/**
 * Usage summed for people: by hour, day or month, and by cluster, environment or metric. Pure.
 *
 * What nobody metered is told as missing, never as zero: an hour in which a cluster ran and a counter of its was not heard counts as
 * missing in its row, and a row of which nothing at all is known has no quantity. An hour's money is its share of the day's line,
 * which alone is billed.
 */
import { type Micros, NOTHING, quotient, sum } from './money.ts';
import type { Metric } from './price-book.ts';
import type { CostLine, MeteredHour, MeteredInterval } from './rating.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Metered of every cluster that runs, each minute. */
export const COUNTED: readonly Metric[] = ['NETWORK_IN', 'NETWORK_OUT', 'STORAGE', 'PARTITION_HOUR'];

export interface UsageQuestion {
  by: 'cluster' | 'environment' | 'metric';
  granularity: 'hour' | 'day' | 'month';
  fromMs: number;
  toMs: number;
  /** Hours that are over by now may be missing; others are still to come. */
  nowMs: number;
}

export interface UsageSum {
  from: string;
  clusterId: string;
  environmentId: string;
  metric: Metric;
  /** In base units; null when nothing is known. */
  quantity: bigint | null;
  amount: Micros;
  /** Hours of clusters that ran in which it was not metered at all. */
  missingHours: number;
}

export interface UsedThings {
  lines: readonly CostLine[];
  hours: readonly MeteredHour[];
  intervals: readonly MeteredInterval[];
}

type Place = Pick<UsageSum, 'clusterId' | 'environmentId' | 'metric'>;

/** In order of time, then of what they are summed by. */
export function usageRows({ lines, hours, intervals }: UsedThings, question: UsageQuestion): UsageSum[] {
  const rows = new Map<string, UsageSum>();
  const rowOf = (atMs: number, place: Place): UsageSum => {
    const from = periodOf(atMs, question.granularity);
    const whose = { cluster: `${place.clusterId} ${place.environmentId}`, environment: place.environmentId, metric: '' }[question.by];
    const key = `${from} ${whose} ${place.metric}`;
    const row = rows.get(key) ?? { ...place, from, quantity: null, amount: NOTHING, missingHours: 0 };
    rows.set(key, row);
    return row;
  };
  for (const share of sharesOf(lines, question.granularity === 'hour')) {
    const row = rowOf(share.atMs, share.place);
    row.quantity = (row.quantity ?? 0n) + share.quantity;
    row.amount = sum([row.amount, share.amount]);
  }
  // Heard of, and free or nothing: zero is known.
  for (const { hourMs, metric, resourceId, environmentId } of hours) rowOf(hourMs, { clusterId: resourceId, environmentId, metric }).quantity ??= 0n;
  for (const { atMs, count, place } of missing(intervals, hours, question)) rowOf(atMs, place).missingHours += count;
  return [...rows.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

function periodOf(atMs: number, granularity: UsageQuestion['granularity']): string {
  const at = new Date(atMs).toISOString();
  return { hour: `${at.slice(0, 13)}:00:00Z`, day: at.slice(0, 10), month: at.slice(0, 7) }[granularity];
}

interface Share {
  atMs: number;
  place: Place;
  quantity: bigint;
  amount: Micros;
}

/** Lines as they are, or cut into the hours of what they were summed from. */
function* sharesOf(lines: readonly CostLine[], hourly: boolean): Generator<Share> {
  for (const { day, resourceId: clusterId, environmentId, metric, quantity, amount, parts } of lines) {
    const place = { clusterId, environmentId, metric };
    if (!hourly) {
      yield { atMs: Date.parse(day), place, quantity, amount };
      continue;
    }
    const whole = parts.reduce((total, part) => total + part.quantity, 0n);
    for (const part of parts) {
      for (let atMs = part.fromMs; atMs < part.toMs;) {
        const untilMs = part.rate === undefined ? part.toMs : Math.min(part.toMs, (Math.floor(atMs / HOUR_MS) + 1) * HOUR_MS);
        const share = (part.quantity * BigInt(untilMs - atMs)) / BigInt(part.toMs - part.fromMs);
        yield { atMs, place, quantity: (share * quantity) / whole, amount: quotient(amount * share, whole) };
        atMs = untilMs;
      }
    }
  }
}

/** Hours are counted for a day at once, or one by one when hours were asked for. */
function* missing(intervals: readonly MeteredInterval[], hours: readonly MeteredHour[], question: UsageQuestion): Generator<{ atMs: number; count: number; place: Place }> {
  const step = question.granularity === 'hour' ? HOUR_MS : DAY_MS;
  const heard = new Map<string, number>();
  for (const { resourceId, metric, hourMs } of hours) {
    const key = `${resourceId} ${metric} ${Math.floor(hourMs / step)}`;
    heard.set(key, (heard.get(key) ?? 0) + 1);
  }
  for (const { clusterId, environmentId, atMs, count } of hoursRun(intervals, question, step)) {
    for (const metric of COUNTED) {
      const lacking = count - (heard.get(`${clusterId} ${metric} ${Math.floor(atMs / step)}`) ?? 0);
      if (lacking > 0) yield { atMs, count: lacking, place: { clusterId, environmentId, metric } };
    }
  }
}

interface Run {
  clusterId: string;
  environmentId: string;
  /** The first millisecond of the step. */
  atMs: number;
  count: number;
}

/** In how many hours of each step a cluster ran at any moment. @param intervals of a cluster in order of time */
function hoursRun(intervals: readonly MeteredInterval[], { fromMs, toMs, nowMs }: UsageQuestion, step: number): Iterable<Run> {
  const runs = new Map<string, Run>();
  const counted = new Map<string, number>();
  const overMs = Math.min(toMs, Math.floor(nowMs / HOUR_MS) * HOUR_MS);
  for (const { clusterId, environmentId, state, fromMs: began, toMs: ended } of intervals) {
    if (state !== 'running') continue;
    const first = Math.max(Math.floor(Math.max(began, fromMs) / HOUR_MS), counted.get(clusterId) ?? 0);
    const after = Math.ceil(Math.min(ended ?? overMs, overMs) / HOUR_MS);
    if (after <= first) continue;
    counted.set(clusterId, after);
    for (let hour = first; hour < after;) {
      const at = Math.floor((hour * HOUR_MS) / step);
      const next = Math.min(after, ((at + 1) * step) / HOUR_MS);
      const key = `${clusterId} ${at}`;
      const run = runs.get(key) ?? { clusterId, environmentId, atMs: at * step, count: 0 };
      run.count += next - hour;
      runs.set(key, run);
      hour = next;
    }
  }
  return runs.values();
}
