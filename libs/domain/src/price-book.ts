/**
 * Price books: what a unit of each metric costs, by plan and region, from a date on. Rows of the table `price_book`, versioned
 * and never changed: a new price is a new version with a date of its own, and what was used before that date keeps the old one.
 */
import type { PlanReference } from './plan-catalogue.ts';

export type Metric = 'CKU_HOUR' | 'ECKU_HOUR' | 'NETWORK_IN' | 'NETWORK_OUT' | 'STORAGE' | 'PARTITION_HOUR' | 'TASK_HOUR';

const HOUR_MS = 3_600_000n;
const GB = 1_000_000_000n;

export interface MetricMeaning {
  unit: string;
  /** Base quantities (milliseconds × rate, or bytes) in one unit. */
  perUnit: bigint;
  product: 'KAFKA' | 'CONNECT';
  /** As the compatible costs name it. */
  lineType: string;
}

export const METRICS: Record<Metric, MetricMeaning> = {
  CKU_HOUR: { unit: 'CKU-hour', perUnit: HOUR_MS, product: 'KAFKA', lineType: 'KAFKA_NUM_CKUS' },
  ECKU_HOUR: { unit: 'eCKU-hour', perUnit: HOUR_MS, product: 'KAFKA', lineType: 'KAFKA_NUM_CKUS' },
  NETWORK_IN: { unit: 'GB', perUnit: GB, product: 'KAFKA', lineType: 'KAFKA_NETWORK_WRITE' },
  NETWORK_OUT: { unit: 'GB', perUnit: GB, product: 'KAFKA', lineType: 'KAFKA_NETWORK_READ' },
  STORAGE: { unit: 'GB-hour', perUnit: GB * HOUR_MS, product: 'KAFKA', lineType: 'KAFKA_STORAGE' },
  PARTITION_HOUR: { unit: 'Partition-hour', perUnit: HOUR_MS, product: 'KAFKA', lineType: 'KAFKA_PARTITION' },
  TASK_HOUR: { unit: 'Task-hour', perUnit: HOUR_MS, product: 'CONNECT', lineType: 'CONNECT_NUM_TASKS' },
};

export interface Tier {
  /** Units of one resource in one month up to which this holds; the last has none. */
  upTo?: number;
  /** Millionths of the currency for one unit. */
  micros: number;
}

export interface Price {
  metric: Metric;
  /** For this plan, cloud or region alone; for any when left out. The most particular price wins. */
  plan?: string;
  cloud?: string;
  region?: string;
  tiers: Tier[];
  /** At least so many at any moment are paid: eCKU of a cluster that does nothing. */
  least?: number;
  /** So many at any moment cost nothing: partitions. */
  free?: number;
}

export interface SupportPrice {
  /** Hundredths of a percent of the month's usage. */
  basisPoints: number;
  /** At least so much for a month, in millionths. */
  leastMicros: number;
}

export interface PriceDefinition {
  prices: Price[];
  /** By the name of the support an organization has chosen. */
  support: Record<string, SupportPrice>;
}

export interface PriceBook extends PriceDefinition {
  currency: string;
  version: number;
  /** Milliseconds since the epoch; holds until the next version's. */
  effectiveFromMs: number;
}

export interface Sold {
  plan: PlanReference['name'];
  cloud: string;
  region: string;
}

/** @returns the most particular price there is; undefined when the book has none, which means that it costs nothing */
export function priceFor(book: PriceDefinition, sold: Sold, metric: Metric): Price | undefined {
  const fits = book.prices.filter((price) =>
    price.metric === metric && (price.plan ?? sold.plan) === sold.plan && (price.cloud ?? sold.cloud) === sold.cloud && (price.region ?? sold.region) === sold.region);
  return fits.sort((one, other) => particularity(other) - particularity(one))[0];
}

/** A region says more than a plan, and a plan more than a cloud. */
const particularity = ({ plan, cloud, region }: Price): number => (region ? 4 : 0) + (plan ? 2 : 0) + (cloud ? 1 : 0);

/** The book in force at a moment. @param books of one currency, in order of their dates @returns undefined before the first */
export const bookAt = (books: readonly PriceBook[], atMs: number): PriceBook | undefined => books.findLast((book) => book.effectiveFromMs <= atMs);

/** @throws Error naming the price and what is wrong with it */
export function checkDefinition({ prices, support }: PriceDefinition): void {
  for (const price of prices) {
    const name = [price.metric, price.plan, price.cloud, price.region].filter(Boolean).join(' ');
    const bounds = price.tiers.map((tier) => tier.upTo ?? Infinity);
    if (bounds.length === 0 || bounds.some((bound, at) => bound <= (bounds[at - 1] ?? 0))) throw new Error(`The tiers of ${name} must grow; write each upTo above the one before.`);
    if (bounds.at(-1) !== Infinity || bounds.slice(0, -1).includes(Infinity)) throw new Error(`Only the last tier of ${name} may, and must, be without upTo.`);
    const numbers = [...price.tiers.flatMap(({ upTo = 0, micros }) => [upTo, micros]), price.least ?? 0, price.free ?? 0];
    if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) throw new Error(`The price of ${name} needs whole numbers, none below zero: money is in millionths.`);
  }
  for (const [name, { basisPoints, leastMicros }] of Object.entries(support)) {
    if (![basisPoints, leastMicros].every((number) => Number.isSafeInteger(number) && number >= 0)) throw new Error(`The support ${name} needs whole numbers, none below zero.`);
  }
}

const running = (plan: string, micros: number): Price => ({ metric: 'ECKU_HOUR', plan, least: 1, tiers: [{ micros }] });

/** The first version, written at seeding; an installation's own later versions win. */
export const FIRST_PRICES: PriceDefinition = {
  prices: [
    running('basic', 90_000), running('standard', 420_000), running('enterprise', 1_350_000), running('freight', 1_600_000),
    { metric: 'CKU_HOUR', plan: 'dedicated', tiers: [{ micros: 2_150_000 }] },
    { metric: 'NETWORK_IN', tiers: [{ upTo: 50_000, micros: 45_000 }, { micros: 35_000 }] },
    { metric: 'NETWORK_IN', plan: 'freight', tiers: [{ micros: 20_000 }] },
    { metric: 'NETWORK_OUT', tiers: [{ upTo: 50_000, micros: 45_000 }, { micros: 35_000 }] },
    { metric: 'NETWORK_OUT', plan: 'freight', tiers: [{ micros: 20_000 }] },
    { metric: 'STORAGE', tiers: [{ micros: 110 }] },
    { metric: 'PARTITION_HOUR', plan: 'basic', free: 10, tiers: [{ micros: 4_000 }] },
    { metric: 'PARTITION_HOUR', plan: 'standard', free: 500, tiers: [{ micros: 1_500 }] },
    { metric: 'TASK_HOUR', tiers: [{ micros: 30_000 }] },
  ],
  support: { developer: { basisPoints: 500, leastMicros: 25_000_000 }, business: { basisPoints: 1_000, leastMicros: 900_000_000 } },
};
