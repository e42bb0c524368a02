/** Points of metrics over time, from the minutes and hours that were metered; a cluster's brokers are summed. */
import { type Caller, reach } from '@samsa/domain/access';
import type { TopicCounters } from '@samsa/domain/broker-metrics';
import type { MeteredMetric } from '@samsa/domain/metering';
import type { PublishedMetric, Span } from '@samsa/domain/metric-query';
import type { Queryable } from './database.ts';
import { WINDOW_MS } from './usage-counters.ts';

/** Clusters whose metrics the caller may look at, those that are gone too. @returns ids */
export async function metricClusters(database: Queryable, caller: Caller): Promise<string[]> {
  const places = reach(caller, 'metrics:read');
  const all = places === 'everywhere';
  const rows = await database.query<{ id: string }>(
    'SELECT id FROM kafka_cluster WHERE organization_id = $1 AND ($2 OR environment_id = ANY($3) OR id = ANY($4)) ORDER BY id',
    [caller.organizationId, all, all ? [] : places.environmentIds, all ? [] : places.clusterIds]);
  return rows.map(({ id }) => id);
}

export interface StoredPoint {
  cluster: string;
  topic?: string;
  atMs: number;
  value: number;
}

export interface PointsWanted extends Span {
  clusters: readonly string[];
  metric: PublishedMetric;
  /** Infinity for a single step, which begins with the span. */
  stepMs: number;
}

/** Steps begin at whole multiples of their length, UTC; the first is told whole. */
const bounds = ({ fromMs, toMs, stepMs }: PointsWanted): [fromMs: number, toMs: number] => [Number.isFinite(stepMs) ? Math.floor(fromMs / stepMs) * stepMs : fromMs, toMs];
const stepOf = (column: string): string => `CASE WHEN $4::float8 = 'Infinity' THEN $2::float8 ELSE floor(extract(epoch FROM ${column}) * 1000 / $4::float8) * $4::float8 END`;

const HOUR_MS = 60 * WINDOW_MS;
/** Minutes are told from minutes up to here, and beyond from hours. */
const BY_MINUTES_MOST_MS = 86_400_000;

export async function pointsOf(database: Queryable, wanted: PointsWanted): Promise<StoredPoint[]> {
  const { clusters, metric, stepMs } = wanted;
  const [fromMs, toMs] = bounds(wanted);
  const byHours = stepMs >= HOUR_MS && toMs - fromMs > (stepMs === Infinity ? BY_MINUTES_MOST_MS : 0);
  const [table, column, windows] = byHours ? ['usage_hour', 'hour', 'sum(windows)'] : ['usage_sample', 'window_start', 'count(*)'];
  const value = metric.gauge ? `sum(quantity) / (${windows} * ${WINDOW_MS})` : 'sum(quantity)';
  const first = byHours ? `date_trunc('hour', to_timestamp($2::float8 / 1000.0), 'UTC')` : 'to_timestamp($2::float8 / 1000.0)';
  return database.query<StoredPoint & Record<string, unknown>>(
    `SELECT cluster, "atMs", sum(value)::float8 AS value FROM (
       SELECT resource_id AS cluster, source, ${stepOf(column)} AS "atMs", ${value} AS value FROM ${table}
       WHERE resource_id = ANY($1) AND metric = $5 AND ${column} >= ${first} AND ${column} < to_timestamp($3::float8 / 1000.0)
       GROUP BY 1, 2, 3) of_sources
     GROUP BY 1, 2`,
    [clusters, fromMs, toMs, stepMs, metric.metered]);
}

export async function topicPointsOf(database: Queryable, wanted: PointsWanted & { topic: keyof TopicCounters }): Promise<StoredPoint[]> {
  const [fromMs, toMs] = bounds(wanted);
  return database.query<StoredPoint & Record<string, unknown>>(
    `SELECT cluster_id AS cluster, of_topic.key AS topic, ${stepOf('window_start')} AS "atMs", sum((of_topic.value ->> $5)::float8) AS value
     FROM topic_minute, jsonb_each(topics) AS of_topic
     WHERE cluster_id = ANY($1) AND window_start >= to_timestamp($2::float8 / 1000.0) AND window_start < to_timestamp($3::float8 / 1000.0)
     GROUP BY 1, 2, 3 HAVING sum((of_topic.value ->> $5)::float8) > 0`,
    [wanted.clusters, fromMs, toMs, wanted.stepMs, wanted.topic]);
}

export interface NewestMinute {
  cluster: string;
  metric: MeteredMetric;
  atMs: number;
  quantity: number;
  /** By topic, where there was traffic. */
  topics: Record<string, TopicCounters>;
}

/** Older than this is not new. */
const NEWEST_WITHIN = '10 minutes';

/** The last whole minute that was metered of each cluster and metric. */
export async function newestMinutes(database: Queryable, clusters: readonly string[], metrics: readonly MeteredMetric[]): Promise<NewestMinute[]> {
  return database.query<NewestMinute & Record<string, unknown>>(
    `WITH newest AS (
       SELECT DISTINCT ON (resource_id, metric) resource_id, metric, window_start, sum(quantity)::float8 AS quantity FROM usage_sample
       WHERE resource_id = ANY($1) AND metric = ANY($2) AND window_start >= now() - interval '${NEWEST_WITHIN}' AND window_start < date_trunc('minute', now(), 'UTC')
       GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 DESC)
     SELECT resource_id AS cluster, metric, (extract(epoch FROM newest.window_start) * 1000)::float8 AS "atMs", quantity, coalesce(told.topics, '{}') AS topics
     FROM newest LEFT JOIN LATERAL (
       SELECT jsonb_object_agg(key, jsonb_build_object('received', received, 'sent', sent, 'records', records)) AS topics FROM (
         SELECT key, sum((value ->> 'received')::float8) AS received, sum((value ->> 'sent')::float8) AS sent, sum((value ->> 'records')::float8) AS records
         FROM topic_minute, jsonb_each(topics) WHERE cluster_id = resource_id AND topic_minute.window_start = newest.window_start GROUP BY key) summed) told ON true
     ORDER BY 2, 1`,
    [clusters, metrics]);
}
