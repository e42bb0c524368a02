/**
 * Counters: samples of a minute go in by batches, each batch one statement that adds to the hours exactly what was new in it.
 * One INSERT … ON CONFLICT for each sample was rejected: `npm run bench meter` measures both in the same run.
 */
import type { MeteredMetric } from '@samsa/domain/metering';
import type { Queryable } from './database.ts';

export const WINDOW_MS = 60_000;
/** Samples in one statement: more take longer without being faster. */
export const SAMPLES_MOST = 5_000;

export interface Sample {
  organizationId: string;
  resourceId: string;
  metric: MeteredMetric;
  /** Who of several tells it of this resource: a broker of a cluster. */
  source?: string;
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
    INSERT INTO usage_sample (resource_id, metric, window_start, organization_id, quantity, source)
    SELECT resource_id, metric, to_timestamp(window_ms / 1000.0), organization_id, quantity, source
    FROM UNNEST($1::text[], $2::text[], $3::float8[], $4::uuid[], $5::numeric[], $6::text[]) AS told (resource_id, metric, window_ms, organization_id, quantity, source)
    ORDER BY resource_id, metric, window_ms, source
    ON CONFLICT DO NOTHING RETURNING resource_id, metric, window_start, organization_id, quantity, source),
  hours AS (
    INSERT INTO usage_hour (resource_id, metric, hour, organization_id, source, quantity, windows)
    SELECT resource_id, metric, date_trunc('hour', window_start, 'UTC'), organization_id, source, sum(quantity), count(*)
    FROM fresh GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 5
    ON CONFLICT (resource_id, metric, hour, source) DO UPDATE SET quantity = usage_hour.quantity + excluded.quantity, windows = usage_hour.windows + excluded.windows)
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
    samples.map((one) => one.organizationId), samples.map((one) => one.quantity.toString()), samples.map((one) => one.source ?? ''),
  ]);
  return row?.count ?? 0;
}

/** Makes the coming months' tables of minutes and drops those beyond their time. @param kept months, the current one included */
export async function keepMonths(database: Queryable, ahead: number, kept: number): Promise<void> {
  await database.query('SELECT keep_usage_months($1, $2)', [ahead, kept]);
}

export interface Missing {
  resourceId: string;
  /** Null where nothing at all is known of a cluster that ran. */
  metric: MeteredMetric | null;
  source: string | null;
  hour: Date;
  /** Minutes of it that nobody has told. */
  windows: number;
}

/**
 * Minutes that are missing: from hours of which some are known, and whole hours through which a cluster ran and nobody told of it.
 * @param fromMs, toMs bounds of the hours, milliseconds since the epoch; the hour that lasts is not done
 */
export async function missing(database: Queryable, organizationId: string, fromMs: number, toMs: number): Promise<Missing[]> {
  return database.query<Missing & Record<string, unknown>>(
    `WITH bounds AS (SELECT to_timestamp($2 / 1000.0) AS since, least(to_timestamp($3 / 1000.0), date_trunc('hour', now(), 'UTC')) AS until)
     SELECT resource_id AS "resourceId", metric, source, hour, 60 - windows AS windows FROM usage_hour, bounds
     WHERE organization_id = $1 AND hour >= since AND hour < until AND windows < 60
     UNION ALL
     SELECT DISTINCT cluster_id, NULL, NULL, ran.hour, 60 FROM usage_interval, bounds,
       generate_series(date_trunc('hour', greatest(started_at + interval '59 minutes 59 seconds', since), 'UTC'), least(coalesce(ended_at, until), until) - interval '1 hour', interval '1 hour') AS ran (hour)
     WHERE organization_id = $1 AND state = 'running' AND started_at < until AND coalesce(ended_at, 'infinity') > since AND ran.hour >= since
       AND NOT EXISTS (SELECT FROM usage_hour known WHERE known.resource_id = cluster_id AND known.hour = ran.hour)
     ORDER BY hour, "resourceId", metric, source`,
    [organizationId, fromMs, toMs],
  );
}
