/**
 * All that an organization's month is rated from, read at once: intervals, hours of counters, price books, what it has chosen, what else
 * comes to its bill, and the database's clock.
 */
import { METRICS, type PriceBook } from '@samsa/domain/price-book';
import { type MeteredHour, type MeteredInterval, monthBounds } from '@samsa/domain/rating';
import type { BilledMonth } from '@samsa/domain/statement';
import type { Queryable } from './database.ts';
import { termsOf, type TaxPort } from './invoice-terms.ts';
import { booksOf, DEFAULT_CURRENCY } from './price-books.ts';
import { WINDOW_MS } from './usage-counters.ts';

const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

const INTERVALS = `SELECT id::text, cluster_id AS "clusterId", environment_id AS "environmentId", plan_name AS plan, plan_revision AS "planRevision", cku, state,
    cloud, region, ${ms('started_at')} AS "fromMs", ${ms('ended_at')} AS "toMs"
  FROM usage_interval
  WHERE organization_id = $1 AND coalesce(ended_at, 'infinity') > to_timestamp($2 / 1000.0) AND started_at < to_timestamp($3 / 1000.0)
    AND ($4::text IS NULL OR cluster_id = $4)
  ORDER BY cluster_id, started_at, id`;

/** Summed over a cluster's brokers. An hour belongs to the plan that ran last in it; what was metered of a cluster that ran at no moment of the hour costs nothing. */
const HOURS = `SELECT resource_id AS "resourceId", metric, ${ms('hour')} AS "hourMs", quantity, windows * ${WINDOW_MS}::float8 AS "meteredMs", ran.*
  FROM (
    SELECT resource_id, metric, hour, sum(quantity) AS quantity, max(windows) AS windows FROM usage_hour
    WHERE organization_id = $1 AND hour >= to_timestamp($2 / 1000.0) AND hour < to_timestamp($3 / 1000.0) AND ($4::text IS NULL OR resource_id = $4)
      AND metric = ANY('{${Object.keys(METRICS).join(',')}}')
    GROUP BY 1, 2, 3) metered CROSS JOIN LATERAL (
    SELECT environment_id AS "environmentId", plan_name AS plan, cloud, region FROM usage_interval
    WHERE cluster_id = resource_id AND state = 'running' AND started_at < hour + interval '1 hour' AND coalesce(ended_at, 'infinity') > hour
    ORDER BY started_at DESC LIMIT 1) ran
  ORDER BY resource_id, metric, hour`;

interface Account {
  currency: string | null;
  support: string | null;
  nowMs: number;
}

/**
 * @param month `YYYY-MM`
 * @param only what this cluster used; in the currency it was closed in, when that is not the account's any more
 */
export async function readMonth(database: Queryable, organizationId: string, month: string, only: { clusterId?: string; currency?: string } = {}, taxes?: TaxPort): Promise<BilledMonth> {
  const { fromMs, toMs } = monthBounds(month);
  const scope = [organizationId, fromMs, toMs, only.clusterId ?? null];
  const [intervals, hours, [account], books] = await Promise.all([
    database.query<MeteredInterval>(INTERVALS, scope),
    database.query<Omit<MeteredHour, 'quantity'> & { quantity: string }>(HOURS, scope),
    database.query<Account & Record<string, unknown>>(
      `SELECT currency, support, floor(${ms('clock_timestamp()')}) AS "nowMs" FROM (SELECT) always LEFT JOIN billing_account ON organization_id = $1`, [organizationId]),
    booksOf(database),
  ]);
  const currency = only.currency ?? account?.currency ?? DEFAULT_CURRENCY;
  // What one cluster used is a part of no invoice.
  const terms = only.clusterId === undefined ? await termsOf(database, { organizationId, month }, currency, taxes) : undefined;
  const own: PriceBook[] = books.filter((book) => book.currency === currency);
  return { organizationId, month, currency, support: account?.support ?? null, terms, intervals, books: own, hours: hours.map((hour) => ({ ...hour, quantity: BigInt(hour.quantity) })), nowMs: account?.nowMs ?? 0 };
}

/** The database's clock, and the first month in which the organization used anything. */
export async function span(database: Queryable, organizationId: string): Promise<{ nowMs: number; firstMs: number | null }> {
  const [row] = await database.query<{ nowMs: number; firstMs: number | null }>(
    `SELECT floor(${ms('clock_timestamp()')}) AS "nowMs", (SELECT ${ms('min(started_at)')} FROM usage_interval WHERE organization_id = $1) AS "firstMs"`, [organizationId]);
  return row!;
}

/** Names of clusters, those that are gone too: a bill tells what it was for. */
export async function namesOf(database: Queryable, organizationId: string, clusterIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string; name: string }>(
    `SELECT id, spec ->> 'display_name' AS name FROM kafka_cluster WHERE organization_id = $1 AND id = ANY($2)`, [organizationId, clusterIds]);
  return new Map(rows.map((row) => [row.id, row.name]));
}
