/**
 * Usage × price → cost lines, pure.
 *
 *   usage ─ cut at midnights (UTC) and where a new price book begins ─▶ summed by resource, metric, day, plan, book ─▶ tiers ─▶ a line each
 *
 * Quantities are summed as integers (milliseconds × rate, or bytes) before any price touches them, and a line is rounded once
 * (`quotient`): so however an interval is split, the lines are the same. Tiers count one resource's units of one metric from the
 * first of the month; that is why a whole month is rated, never a part of it.
 *
 * Only `running` is for sale: nobody pays for a cluster that is being made, could not be made, or is no longer wanted.
 */
import { micros, type Micros, quotient, sum } from './money.ts';
import { type Metric, METRICS, type Price, type PriceBook, type PriceDefinition, priceFor, type Sold } from './price-book.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** What a month is for an estimate: a twelfth of a year. */
export const MONTH_HOURS = 730;

export interface Used extends Sold {
  resourceId: string;
  environmentId: string;
  metric: Metric;
}

/** Something used evenly: `rate` units at any moment from–to (milliseconds since the epoch); or `quantity` base units that were used up at `atMs`, metered over so long a time. */
export type Usage = Used & { source: string } & ({ fromMs: number; toMs: number; rate: number } | { atMs: number; quantity: bigint; overMs: number });

/** An interval of the ledger, as far as it costs. */
export interface MeteredInterval {
  id: string;
  clusterId: string;
  environmentId: string;
  plan: string;
  planRevision: number;
  cku: number | null;
  state: string;
  cloud: string;
  region: string;
  fromMs: number;
  /** Null while it lasts. */
  toMs: number | null;
}

/** An hour of a counter, of what was running in it. */
export interface MeteredHour extends Used {
  hourMs: number;
  /** In base units. */
  quantity: bigint;
  /** Milliseconds of it that were metered. */
  meteredMs: number;
}

export interface CostLine extends Used {
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  book: { currency: string; version: number };
  /** From 1. */
  tier: number;
  /** Millionths for one unit. */
  unitMicros: Micros;
  /** In base units of the metric. */
  quantity: bigint;
  amount: Micros;
  /** What it was summed from; a tier shows all of its day. */
  parts: Part[];
}

export interface Part {
  source: string;
  fromMs: number;
  toMs: number;
  rate?: number;
  quantity: bigint;
}

/** What an interval of a cluster uses. @param untilMs where one that still lasts is taken to end */
export function usageOf(interval: MeteredInterval, untilMs: number): Usage[] {
  const { id, clusterId, environmentId, plan, cloud, region, fromMs, cku } = interval;
  if (interval.state !== 'running') return [];
  const sized = cku !== null;
  return [{
    source: id, resourceId: clusterId, environmentId, plan, cloud, region, metric: sized ? 'CKU_HOUR' : 'ECKU_HOUR',
    fromMs, toMs: interval.toMs ?? untilMs, rate: cku ?? 0,
  }];
}

/** What an hour of a counter uses: priced by the day and the book in which the hour begins. */
export function usageOfHour({ hourMs, meteredMs, ...used }: MeteredHour): Usage {
  return { ...used, source: `${used.metric} ${new Date(hourMs).toISOString()}`, atMs: hourMs, overMs: meteredMs };
}

/** @param month `YYYY-MM` @returns its bounds in milliseconds since the epoch, UTC, the end not part of it */
export function monthBounds(month: string): { fromMs: number; toMs: number } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { fromMs: Date.UTC(year, number - 1), toMs: Date.UTC(year, number) };
}

export const monthOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 7);
export const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** The lines of one month, in order of resource, metric, day. @param books of one currency, in order of their dates */
export function rate(usage: Iterable<Usage>, books: readonly PriceBook[], month: string): CostLine[] {
  const bounds = monthBounds(month);
  const groups = new Map<string, Group>();
  for (const used of usage) for (const cut of cuts(used, books, bounds)) collect(groups, used, cut);
  const ordered = [...groups.entries()].sort(([one], [other]) => (one < other ? -1 : 1));
  const before = new Map<string, bigint>();
  return ordered.flatMap(([, group]) => {
    const counter = `${group.used.resourceId} ${group.used.metric}`;
    const usedBefore = before.get(counter) ?? 0n;
    before.set(counter, usedBefore + group.quantity);
    return linesOf(group, usedBefore);
  });
}

interface Cut extends Part {
  book: PriceBook;
  price: Price;
}

interface Group {
  used: Used;
  day: string;
  book: PriceBook;
  price: Price;
  quantity: bigint;
  parts: Part[];
}

function* cuts(used: Usage, books: readonly PriceBook[], month: { fromMs: number; toMs: number }): Generator<Cut> {
  const { source } = used;
  for (const [at, book] of books.entries()) {
    const price = priceFor(book, used, used.metric);
    const start = Math.max(book.effectiveFromMs, month.fromMs);
    const end = Math.min(books[at + 1]?.effectiveFromMs ?? Infinity, month.toMs);
    if (!price) continue;
    if ('atMs' in used) {
      const paid = used.quantity - BigInt(price.free ?? 0) * BigInt(used.overMs);
      if (paid > 0n && used.atMs >= start && used.atMs < end) yield { book, price, source, fromMs: used.atMs, toMs: used.atMs + used.overMs, quantity: paid };
      continue;
    }
    const paid = Math.max(used.rate - (price.free ?? 0), price.least ?? 0, 0);
    const last = Math.min(used.toMs, end);
    for (let fromMs = Math.max(used.fromMs, start); fromMs < last;) {
      const toMs = Math.min(last, (Math.floor(fromMs / DAY_MS) + 1) * DAY_MS);
      yield { book, price, source, fromMs, toMs, rate: paid, quantity: BigInt(paid) * BigInt(toMs - fromMs) };
      fromMs = toMs;
    }
  }
}

function collect(groups: Map<string, Group>, used: Usage, { book, price, ...part }: Cut): void {
  if (part.quantity === 0n) return;
  const { resourceId, environmentId, metric, plan, cloud, region } = used;
  const day = dayOf(part.fromMs);
  const key = [resourceId, metric, day, String(book.version).padStart(9, '0'), plan, environmentId].join(' ');
  const group = groups.get(key) ?? { used: { resourceId, environmentId, metric, plan, cloud, region }, day, book, price, quantity: 0n, parts: [] };
  group.quantity += part.quantity;
  group.parts.push(part);
  groups.set(key, group);
}

function linesOf({ used, day, book, price, quantity, parts }: Group, usedBefore: bigint): CostLine[] {
  const { perUnit } = METRICS[used.metric];
  const place = { day, book: { currency: book.currency, version: book.version }, parts };
  return tiersOf(price, perUnit, usedBefore, quantity).map(({ tier, unitMicros, quantity: share }) =>
    ({ ...used, ...place, tier, unitMicros, quantity: share, amount: quotient(share * unitMicros, perUnit) }));
}

/** How much of a quantity falls into each tier, when so much was used before it. */
function* walk(price: Price, perUnit: bigint, usedBefore: bigint, quantity: bigint): Generator<{ tier: number; unitMicros: Micros; quantity: bigint }> {
  let at = usedBefore;
  const end = usedBefore + quantity;
  for (const [index, { upTo, micros: unit }] of price.tiers.entries()) {
    const bound = upTo === undefined ? end : BigInt(upTo) * perUnit;
    const until = bound < end ? bound : end;
    if (until <= at) continue;
    yield { tier: index + 1, unitMicros: micros(unit), quantity: until - at };
    at = until;
  }
}

const tiersOf = (...from: Parameters<typeof walk>) => [...walk(...from)];

/**
 * What a cluster costs by its existence alone, when it runs for so many hours: an estimate without traffic, storage or partitions.
 * @param config `cku` for kinds that are sized @returns undefined when the book has no price for it
 */
export function priceOf(book: PriceDefinition, sold: Sold, config: { cku?: number }, hours: number): Micros | undefined {
  const metric: Metric = config.cku === undefined ? 'ECKU_HOUR' : 'CKU_HOUR';
  const price = priceFor(book, sold, metric);
  if (!price) return undefined;
  const paid = Math.max((config.cku ?? 0) - (price.free ?? 0), price.least ?? 0, 0);
  const { perUnit } = METRICS[metric];
  return sum(tiersOf(price, perUnit, 0n, BigInt(paid) * BigInt(Math.round(hours * HOUR_MS))).map(({ unitMicros, quantity }) => quotient(quantity * unitMicros, perUnit)));
}
