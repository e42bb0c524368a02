/** The published metrics: what each is made of here, and a query's intervals, filter and order. Pure. */
import type { Granularity, MetricDescriptor, MetricField, MetricFilter } from '@samsa/contract/metrics';
import type { MeteredMetric } from './metering.ts';
import { invalid } from './problem.ts';
import type { TopicCounters } from './broker-metrics.ts';

export interface PublishedMetric {
  name: string;
  metered: MeteredMetric;
  /** A gauge is averaged over time, a counter summed. */
  gauge: boolean;
  unit: string;
  description: string;
  /** Under which it is known for each topic, if it is. */
  topic?: keyof TopicCounters;
}

const PREFIX = 'io.confluent.kafka.server/';
const counter = (name: string, metered: MeteredMetric, unit: string, description: string, topic?: keyof TopicCounters): PublishedMetric => ({ name: PREFIX + name, metered, gauge: false, unit, description, topic });
const gauge = (name: string, metered: MeteredMetric, unit: string, description: string): PublishedMetric => ({ name: PREFIX + name, metered, gauge: true, unit, description });

export const PUBLISHED_METRICS: readonly PublishedMetric[] = [
  counter('received_bytes', 'NETWORK_IN', 'By', 'Bytes of records that clients sent, as batches came; without replication and internal topics.', 'received'),
  counter('sent_bytes', 'NETWORK_OUT', 'By', 'Bytes of records that clients read; without replication and internal topics.', 'sent'),
  counter('received_records', 'RECORDS_IN', '1', 'Records that clients sent.', 'records'),
  counter('request_count', 'REQUESTS', '1', 'Requests on the listener of clients.'),
  gauge('retained_bytes', 'STORAGE', 'By', 'Bytes kept, each partition once: as its leader has them.'),
  gauge('partition_count', 'PARTITION_HOUR', '1', 'Partitions, internal topics left out.'),
  gauge('active_connection_count', 'CONNECTIONS', '1', 'Connections to the listener of clients.'),
];

const TOPIC_LABEL = { key: 'topic', description: 'The topic, its dots as underscores.', exportable: true };
export const KAFKA_RESOURCE = { type: 'kafka', description: 'A Kafka cluster', labels: [{ key: 'kafka.id', description: 'The cluster’s id', exportable: true }] };

export const descriptorOf = ({ name, description, unit, gauge: isGauge, topic }: PublishedMetric): MetricDescriptor => ({
  name, description, unit, type: isGauge ? 'GAUGE_INT64' : 'COUNTER_INT64', lifecycle_stage: 'GENERAL_AVAILABILITY', exportable: true,
  labels: topic ? [TOPIC_LABEL] : [], resources: [KAFKA_RESOURCE.type],
});

/** @throws Problem 400 */
export function publishedMetric(name: string): PublishedMetric {
  const found = PUBLISHED_METRICS.find((metric) => metric.name === name);
  if (!found) throw invalid(`aggregations: there is no metric ${name}. GET /v2/metrics/cloud/descriptors/metrics lists them.`, '/aggregations/0/metric');
  return found;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How long a step is, and how long a time may be asked for with it. */
export const STEPS: Record<Granularity, { stepMs: number; mostMs: number }> = {
  PT1M: { stepMs: MINUTE, mostMs: 6 * HOUR }, PT5M: { stepMs: 5 * MINUTE, mostMs: DAY }, PT15M: { stepMs: 15 * MINUTE, mostMs: 4 * DAY }, PT30M: { stepMs: 30 * MINUTE, mostMs: 7 * DAY },
  PT1H: { stepMs: HOUR, mostMs: 31 * DAY }, PT4H: { stepMs: 4 * HOUR, mostMs: 92 * DAY }, PT6H: { stepMs: 6 * HOUR, mostMs: 92 * DAY }, PT12H: { stepMs: 12 * HOUR, mostMs: 183 * DAY },
  P1D: { stepMs: DAY, mostMs: 366 * DAY }, ALL: { stepMs: Infinity, mostMs: 366 * DAY },
};

export interface Span {
  fromMs: number;
  toMs: number;
}

/** @throws Problem 400 for what is no interval, or too long for its steps */
export function spanOf(interval: string, granularity: Granularity, nowMs: number): Span {
  const [start = '', end = '', ...rest] = interval.split('/');
  const [startMs, endMs] = [momentOf(start, nowMs), momentOf(end, nowMs)];
  const fromMs = startMs ?? (endMs === undefined ? NaN : endMs - durationOf(start));
  const toMs = endMs ?? (startMs === undefined ? NaN : startMs + durationOf(end));
  if (rest.length > 0 || !(fromMs < toMs)) throw invalid(`intervals: ${interval} is no interval. Write start/end, start/duration or duration/end, such as PT1H/now.`, '/intervals');
  if (toMs - fromMs > STEPS[granularity].mostMs) throw invalid(`intervals: ${interval} is too long for steps of ${granularity}: ask for ${STEPS[granularity].mostMs / HOUR} hours at most, or for longer steps.`, '/intervals');
  return { fromMs, toMs };
}

function momentOf(text: string, nowMs: number): number | undefined {
  if (text === 'now') return nowMs;
  const moment = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

function durationOf(text: string): number {
  const [, days, hours, minutes, seconds] = /^P(?!$)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(text) ?? [];
  if ([days, hours, minutes, seconds].every((part) => part === undefined)) return NaN;
  return Number(days ?? 0) * DAY + Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE + Number(seconds ?? 0) * 1_000;
}

/** Nested deeper than this is nobody's question. */
const DEPTH_MOST = 8;

export type Labels = Partial<Record<MetricField, string>>;

/** Whether something with these labels is asked for; `maybe` when that depends on a label that is not said. @throws Problem 400 */
export function matches(filter: MetricFilter | null | undefined, labels: Labels, depth = 0): boolean | 'maybe' {
  if (!filter) return true;
  if (depth > DEPTH_MOST) throw invalid(`filter: nested more than ${DEPTH_MOST} times. Write it flatter.`, '/filter');
  if ('filter' in filter) {
    const inner = matches(filter.filter, labels, depth + 1);
    return inner === 'maybe' ? inner : !inner;
  }
  if ('filters' in filter) {
    const all = filter.filters.map((one) => matches(one, labels, depth + 1));
    const decisive = filter.op === 'OR';
    if (all.includes(decisive)) return decisive;
    return all.includes('maybe') ? 'maybe' : !decisive;
  }
  const label = labels[filter.field];
  if (label === undefined) return 'maybe';
  const value = String(filter.value);
  return filter.op === 'EQ' ? label === value : filter.op === 'GT' ? label > value : label >= value;
}

/** The fields a filter names. */
export function fieldsOf(filter: MetricFilter | null | undefined): Set<MetricField> {
  if (!filter) return new Set();
  if ('filter' in filter) return fieldsOf(filter.filter);
  if ('filters' in filter) return new Set(filter.filters.flatMap((one) => [...fieldsOf(one)]));
  return new Set([filter.field]);
}
