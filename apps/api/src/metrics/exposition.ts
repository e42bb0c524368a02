/** The newest minute in Prometheus' text format. Pure. A metric that is known for topics is told for each where there was traffic, so that the sum is the cluster's. */
import { MINUTE_MS } from '@samsa/domain/metering';
import type { PublishedMetric } from '@samsa/domain/metric-query';
import type { NewestMinute } from '@samsa/store/metric-points';

export function exposition(metrics: readonly PublishedMetric[], minutes: readonly NewestMinute[]): string {
  return metrics.flatMap((metric) => {
    const own = minutes.filter((one) => one.metric === metric.metered);
    if (own.length === 0) return [];
    const name = exportedName(metric.name);
    const lines = own.flatMap((minute) => valuesOf(metric, minute).map(({ topic, value }) => {
      const labels = [`kafka_id="${minute.cluster}"`, ...(topic === undefined ? [] : [`topic="${topic}"`])];
      return `${name}{${labels.join(',')}} ${value} ${minute.atMs}`;
    }));
    return [`# HELP ${name} ${metric.description}${metric.gauge ? '' : ' Of one minute.'}`, `# TYPE ${name} gauge`, ...lines];
  }).concat('').join('\n');
}

/** `io.confluent.kafka.server/received_bytes` is `confluent_kafka_server_received_bytes`. */
const exportedName = (name: string): string => name.replace(/^io\./, '').replace(/[./]/g, '_');

function valuesOf({ gauge, topic: kind }: PublishedMetric, { quantity, topics }: NewestMinute): { topic?: string; value: number }[] {
  const told = kind === undefined ? [] : Object.entries(topics).flatMap(([topic, counters]) => (counters[kind] > 0 ? [{ topic, value: counters[kind] }] : []));
  return told.length > 0 ? told : [{ value: gauge ? quantity / MINUTE_MS : quantity }];
}
