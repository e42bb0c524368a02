/**
 * Metrics of one's clusters, as the published metrics API has them: what there is, points by minute, hour or day, and the newest minute
 * for Prometheus, all clusters in one scrape. Counters are what was counted in the time from a point's timestamp on, gauges what there was
 * on average; a minute that was not metered has no point.
 */
import { z } from 'zod';
import { operation } from './operation.ts';

export const METRICS_PAGE_DEFAULT = 100;
export const METRICS_PAGE_MAX = 1_000;
export const FILTERS_MOST = 100;

const Dataset = z.object({ dataset: z.enum(['cloud']) });
const page = { page_size: z.coerce.number().int().min(1).max(METRICS_PAGE_MAX).default(METRICS_PAGE_DEFAULT), page_token: z.string().max(512).optional() };
const Meta = z.object({ pagination: z.object({ page_size: z.number().int(), total_size: z.number().int().optional(), next_page_token: z.string().optional() }) });
const Links = z.object({ next: z.string().nullable() });

export const MetricLabel = z.object({ key: z.string(), description: z.string(), exportable: z.boolean() });
export const MetricDescriptor = z.object({
  name: z.string(), description: z.string(), type: z.enum(['COUNTER_INT64', 'GAUGE_INT64']), unit: z.string(),
  lifecycle_stage: z.literal('GENERAL_AVAILABILITY'), exportable: z.boolean(), labels: z.array(MetricLabel), resources: z.array(z.string()),
});
export type MetricDescriptor = z.infer<typeof MetricDescriptor>;
export const MetricResource = z.object({ type: z.string(), description: z.string(), labels: z.array(MetricLabel) });

const about = { tag: 'Metrics', surface: 'control', permission: 'metrics:read', status: 200, params: Dataset } as const;

export const listMetricDescriptors = operation({
  id: 'listMetricDescriptors', method: 'GET', path: '/v2/metrics/{dataset}/descriptors/metrics', summary: 'The metrics there are', ...about,
  query: z.object({ ...page, resource_type: z.string().max(64).optional() }), response: z.object({ data: z.array(MetricDescriptor), meta: Meta, links: Links }),
});
export const listMetricResources = operation({
  id: 'listMetricResources', method: 'GET', path: '/v2/metrics/{dataset}/descriptors/resources', summary: 'What metrics are of', ...about,
  query: z.object(page), response: z.object({ data: z.array(MetricResource), meta: Meta, links: Links }),
});

export const GRANULARITIES = ['PT1M', 'PT5M', 'PT15M', 'PT30M', 'PT1H', 'PT4H', 'PT6H', 'PT12H', 'P1D', 'ALL'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

const Field = z.enum(['resource.kafka.id', 'metric.topic']);
export type MetricField = z.infer<typeof Field>;
export const MetricFieldFilter = z.object({ op: z.enum(['EQ', 'GT', 'GTE']), field: Field, value: z.union([z.string().max(256), z.number().int()]) });
export const MetricCompoundFilter = z.object({
  op: z.enum(['AND', 'OR']),
  get filters() {
    return z.array(MetricFilter).min(1).max(FILTERS_MOST);
  },
});
export const MetricUnaryFilter = z.object({
  op: z.literal('NOT'),
  get filter() {
    return MetricFilter;
  },
});
export type MetricFilter =
  | z.infer<typeof MetricFieldFilter>
  | { op: 'AND' | 'OR'; filters: MetricFilter[] }
  | { op: 'NOT'; filter: MetricFilter };
export const MetricFilter: z.ZodType<MetricFilter> = z.lazy(() => z.union([MetricFieldFilter, MetricCompoundFilter, MetricUnaryFilter])).meta({ id: 'MetricFilter' });

const Aggregation = z.object({ metric: z.string().max(128), agg: z.enum(['SUM']).default('SUM') });
export const MetricQuery = z.object({
  aggregations: z.array(Aggregation).length(1),
  /** `start/end`, `start/duration` or `duration/end`, as ISO 8601 has them; an end may be `now`. */
  intervals: z.array(z.string().max(128)).min(1).max(10),
  granularity: z.enum(GRANULARITIES),
  filter: MetricFilter.nullish(),
  group_by: z.array(Field).max(2).default([]),
  order_by: z.array(z.object({ metric: z.string().max(128), agg: z.enum(['SUM']).default('SUM'), order: z.enum(['ASCENDING', 'DESCENDING']).default('DESCENDING') })).max(1).optional(),
  limit: z.number().int().min(1).max(METRICS_PAGE_MAX).default(METRICS_PAGE_DEFAULT),
  format: z.enum(['FLAT', 'GROUPED']).nullish(),
});
export type MetricQuery = z.output<typeof MetricQuery>;

const labels = { 'resource.kafka.id': z.string().optional(), 'metric.topic': z.string().optional() };
export const MetricPoint = z.object({ timestamp: z.string(), value: z.number(), ...labels });
export type MetricPoint = z.infer<typeof MetricPoint>;
export const MetricSeries = z.object({ ...labels, points: z.array(z.object({ timestamp: z.string(), value: z.number() })) });

export const queryMetrics = operation({
  id: 'queryMetrics', method: 'POST', path: '/v2/metrics/{dataset}/query', summary: 'Points of a metric over time', ...about,
  query: z.object({ page_token: z.string().max(512).optional() }), body: MetricQuery,
  response: z.object({ data: z.array(z.union([MetricSeries, MetricPoint])), meta: Meta }),
});

const Several = z.union([z.string().max(128), z.array(z.string().max(128)).max(METRICS_PAGE_MAX)]).optional();
export const exportMetrics = operation({
  id: 'exportMetrics', method: 'GET', path: '/v2/metrics/{dataset}/export', summary: 'The newest minute of clusters, for Prometheus', ...about,
  /** All clusters that the caller may look at, unless some are named; all metrics, unless some are. */
  query: z.object({ 'resource.kafka.id': Several, metric: Several }), produces: 'text/plain; version=0.0.4; charset=utf-8',
});
