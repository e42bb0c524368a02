/**
 * Counters: samples of a minute go in by batches, each batch one statement that adds to the hours exactly what was new in it.
 * One INSERT … ON CONFLICT for each sample was rejected: `npm run bench meter` measures both in the same run.
 */
import type { Metric } from '@samsa/domain/price-book';
import type { Queryable } from './database.ts';

export const WINDOW_MS = 60_000;
/** Samples in one statement: more take longer without being faster. */
export const SAMPLES_MOST = 5_000;

export interface Sample {
  organizationId: string;
  resourceId: string;
  metric: Metric;
  /** The first millisecond of its minute, since the epoch. */
  windowMs: number;
  /** In base units of the metric. */
  quantity: bigint;
}

/**
 * Sorted by key on their way in, so that two collectors with the same samples wait for each other instead of locking each other
 * out; a sample is looked for before it is inserted only by the key itself.
 */
const ADD = `WITH fresh AS (
    INSERT INTO usage_sample (resource_id, metric, window_start, organization_id, quantity)
    SELECT resource_id, metric, to_timestamp(window_ms / 1000.0), organization_id, quantity
    FROM UNNEST($1::text[], $2::text[], $3::float8[], $4::uuid[], $5::numeric[]) AS told (resource_id, metric, window_ms, organization_id, quantity)
    ORDER BY resource_id, metric, window_ms
    ON CONFLICT DO NOTHING RETURNING resource_id, metric, window_start, organization_id, quantity),
  hours AS (
    INSERT INTO usage_hour (resource_id, metric, hour, organization_id, quantity, windows)
    SELECT resource_id, metric, date_trunc('hour', window_start, 'UTC'), organization_id, sum(quantity), count(*)
    FROM fresh GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3
    ON CONFLICT (resource_id, metric, hour) DO UPDATE SET quantity = usage_hour.quantity + excluded.quantity, windows = usage_hour.windows + excluded.windows)
  SELECT count(*)::int AS count FROM fresh`;

/**
 * @param samples at most SAMPLES_MOST
 * @returns how many were new
 * @throws Error when there are more, or one is of a month that is not kept
 */
export async function add(database: Queryable, samples: readonly Sample[]): Promise<number> {
  if (samples.length > SAMPLES_MOST) throw new RangeError(`${samples.length} samples are more than the ${SAMPLES_MOST} of one statement: send them in parts.`);
  if (samples.length === 0) return 0;
  const [row] = await database.query<{ count: number }>(ADD, [
    samples.map((one) => one.resourceId), samples.map((one) => one.metric), samples.map((one) => one.windowMs),
    samples.map((one) => one.organizationId), samples.map((one) => one.quantity.toString()),
  ]);
  return row?.count ?? 0;
}

/** Makes the coming months' tables of minutes and drops those beyond their time. @param kept months, the current one included */
export async function keepMonths(database: Queryable, ahead: number, kept: number): Promise<void> {
  await database.query('SELECT keep_usage_months($1, $2)', [ahead, kept]);
}

export interface Missing {
  resourceId: string;
  metric: Metric;
  hour: Date;
  /** Minutes of it that nobody has told. */
  windows: number;
}

/** Minutes that are missing from hours of which some are known. @param fromMs, toMs bounds of the hours, milliseconds since the epoch */
export async function missing(database: Queryable, organizationId: string, fromMs: number, toMs: number): Promise<Missing[]> {
  return database.query<Missing & Record<string, unknown>>(
    `SELECT resource_id AS "resourceId", metric, hour, 60 - windows AS windows FROM usage_hour
     WHERE organization_id = $1 AND hour >= to_timestamp($2 / 1000.0) AND hour < to_timestamp($3 / 1000.0) AND windows < 60 ORDER BY hour, resource_id, metric`,
    [organizationId, fromMs, toMs],
  );
}
