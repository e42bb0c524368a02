/**
 * The published metrics API over what was metered. A query names clusters by its filter; those that the caller may not look at are as if
 * they were not there, and of the others only those are read that the filter may mean.
 */
import { Injectable } from '@nestjs/common';
import type { exportMetrics, listMetricDescriptors, MetricField, MetricPoint, MetricQuery } from '@samsa/contract/metrics';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { descriptorOf, fieldsOf, KAFKA_RESOURCE, matches, PUBLISHED_METRICS, type PublishedMetric, publishedMetric, spanOf, STEPS } from '@samsa/domain/metric-query';
import { invalid, notFound } from '@samsa/domain/problem';
import { Database } from '@samsa/store/database';
import { metricClusters, newestMinutes, type PointsWanted, pointsOf, type StoredPoint, topicPointsOf } from '@samsa/store/metric-points';
import { exposition } from './exposition.ts';

interface PageQuery {
  page_size: number;
  page_token?: string | undefined;
}

@Injectable()
export class MetricsService {
  constructor(private readonly database: Database) {}

  descriptors({ resource_type, ...page }: In<typeof listMetricDescriptors>['query']) {
    const known = resource_type === undefined || resource_type === KAFKA_RESOURCE.type ? PUBLISHED_METRICS : [];
    return paged(known.map(descriptorOf), page);
  }

  resources(page: PageQuery) {
    return paged([KAFKA_RESOURCE], page);
  }

  async query(caller: Caller, query: MetricQuery, token: string | undefined) {
    const metric = publishedMetric(query.aggregations[0]!.metric);
    const byTopic = query.group_by.includes('metric.topic') || fieldsOf(query.filter).has('metric.topic');
    if (byTopic && !metric.topic) throw invalid(`${metric.name} is not known for each topic. Leave metric.topic out.`, '/group_by');
    if (query.order_by && query.order_by[0]?.metric !== metric.name) throw invalid(`order_by: order by ${metric.name}, the metric that is asked for.`, '/order_by/0/metric');
    const clusters = (await metricClusters(this.database, caller)).filter((id) => matches(query.filter, { 'resource.kafka.id': id }) !== false);
    const stored = await this.read(query, metric, clusters, byTopic);
    const points = summed(stored.filter(({ cluster, topic }) => matches(query.filter, { 'resource.kafka.id': cluster, ...(byTopic && { 'metric.topic': topic ?? '' }) }) === true), query.group_by);
    const rows = query.format === 'GROUPED' ? seriesOf(ordered(points, undefined), query.order_by?.[0]?.order) : ordered(points, query.order_by?.[0]?.order);
    return pageOf<(typeof rows)[number]>(rows, query.limit, token);
  }

  async export(caller: Caller, query: In<typeof exportMetrics>['query']): Promise<string> {
    const visible = await metricClusters(this.database, caller);
    const wanted = several(query['resource.kafka.id']);
    const missing = wanted.find((id) => !visible.includes(id));
    if (missing !== undefined) throw notFound('Kafka cluster', missing);
    const named = several(query.metric);
    const metrics = PUBLISHED_METRICS.filter(({ name }) => named.length === 0 || named.includes(name));
    return exposition(metrics, await newestMinutes(this.database, wanted.length > 0 ? wanted : visible, metrics.map(({ metered }) => metered)));
  }

  private async read(query: MetricQuery, metric: PublishedMetric, clusters: readonly string[], byTopic: boolean): Promise<StoredPoint[]> {
    const nowMs = Date.now();
    const spans = query.intervals.map((interval) => spanOf(interval, query.granularity, nowMs));
    const wanted = spans.map((span): PointsWanted => ({ ...span, clusters, metric, stepMs: STEPS[query.granularity].stepMs }));
    const read = await Promise.all(wanted.map((one) => (byTopic && metric.topic ? topicPointsOf(this.database, { ...one, topic: metric.topic }) : pointsOf(this.database, one))));
    // A step that two intervals share is one point.
    return [...new Map(read.flat().map((point) => [`${point.cluster} ${point.topic} ${point.atMs}`, point])).values()];
  }
}

const several = (said: string | string[] | undefined): string[] => (said === undefined ? [] : [said].flat());

function summed(stored: readonly StoredPoint[], groupBy: readonly MetricField[]): MetricPoint[] {
  const points = new Map<string, MetricPoint>();
  for (const { cluster, topic, atMs, value } of stored) {
    const labels = { ...(groupBy.includes('resource.kafka.id') && { 'resource.kafka.id': cluster }), ...(groupBy.includes('metric.topic') && { 'metric.topic': topic ?? '' }) };
    const key = `${atMs} ${JSON.stringify(labels)}`;
    const known = points.get(key);
    points.set(key, { timestamp: new Date(atMs).toISOString(), value: (known?.value ?? 0) + value, ...labels });
  }
  return [...points.values()];
}

const keyOf = (point: MetricPoint): string => `${point['resource.kafka.id'] ?? ''} ${point['metric.topic'] ?? ''}`;

/** By value if asked for, else by time; what is equal stays in order of its labels. */
function ordered(points: readonly MetricPoint[], order: 'ASCENDING' | 'DESCENDING' | undefined): MetricPoint[] {
  const place = (one: MetricPoint, other: MetricPoint): number => (`${one.timestamp} ${keyOf(one)}` < `${other.timestamp} ${keyOf(other)}` ? -1 : 1);
  const sign = order === 'ASCENDING' ? 1 : -1;
  return points.toSorted((one, other) => (order && one.value !== other.value ? sign * (one.value - other.value) : place(one, other)));
}

function seriesOf(points: readonly MetricPoint[], order: 'ASCENDING' | 'DESCENDING' | undefined) {
  const series = new Map<string, { labels: object; total: number; points: { timestamp: string; value: number }[] }>();
  for (const { timestamp, value, ...labels } of points) {
    const known = series.get(JSON.stringify(labels)) ?? { labels, total: 0, points: [] };
    known.total += value;
    known.points.push({ timestamp, value });
    series.set(JSON.stringify(labels), known);
  }
  const sign = order === 'ASCENDING' ? 1 : -1;
  const rows = [...series.values()];
  return (order ? rows.toSorted((one, other) => sign * (one.total - other.total)) : rows).map((one) => ({ ...one.labels, points: one.points }));
}

function paged<Item>(items: readonly Item[], { page_size, page_token }: PageQuery) {
  return { ...pageOf(items, page_size, page_token), links: { next: null } };
}

/** What is asked again is computed again, so a page is where it starts. @throws Problem 400 for a token that is not ours */
function pageOf<Item>(items: readonly Item[], size: number, token: string | undefined) {
  const from = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString('utf8'));
  if (!Number.isSafeInteger(from) || from < 0) throw invalid('page_token is not one this list has given. Start again without it.');
  const data = items.slice(from, from + size);
  const next = from + data.length < items.length ? Buffer.from(String(from + data.length)).toString('base64url') : undefined;
  return { data, meta: { pagination: { page_size: size, total_size: items.length, ...(next && { next_page_token: next }) } } };
}
