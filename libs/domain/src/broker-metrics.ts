/**
 * What a broker says of itself for Prometheus, read line by line, and of it only what is metered. The names are those of Strimzi's
 * metrics reporter, and of its example rules for the JMX exporter where they differ. Pure.
 *
 * Only clients' traffic counts: Kafka counts replication apart, and what goes in and out of internal topics (two underscores first:
 * offsets, transactions, our canary's) is kept apart to be taken off again. Bytes are those of record batches as they came, compressed
 * if they were; what protocol and TLS add is nobody's to pay. A topic's dot is an underscore in Kafka's own metrics, so `a.b` and `a_b`
 * are one here.
 */

/** Cumulative since the process started, each a series of its own that may begin anew: `all`, or an internal topic, or a network thread. */
export type Series = Record<string, number>;

export interface TopicCounters {
  received: number;
  sent: number;
  records: number;
}

export interface BrokerReading {
  /** When its process started, milliseconds since the epoch by its own clock: another start is another broker to us. */
  startedMs: number;
  received: Series;
  sent: Series;
  records: Series;
  requests: Series;
  /** Bytes of the partitions it leads, internal topics left out. */
  stored: number;
  /** Partitions it leads, internal topics left out. */
  partitions: number;
  /** Connections to the tenant's listener. */
  connections: number;
  /** Undefined when there are more than TOPICS_MOST. */
  topics?: Record<string, TopicCounters>;
}

export const ALL = 'all';
/** A broker that leads more topics is metered as a whole only. */
export const TOPICS_MOST = 1_000;

const TRAFFIC = { bytesin: 'received', bytesout: 'sent', messagesin: 'records' } as const;
const STARTED = 'process_start_time_seconds';
const SIZE = 'kafka_log_log_size';
/** A broker says how many replicas a partition has only while it leads it. */
const REPLICAS = 'kafka_cluster_partition_replicascount';
const SOCKETS = 'kafka_server_socket_server_metrics';
const CONNECTIONS = `${SOCKETS}_connection_count`;

/** Names to ask for: a broker's whole answer is 0.7 MB before it has a single topic. */
export const METRIC_NAMES: readonly string[] = [
  STARTED, SIZE, REPLICAS, CONNECTIONS, `${SOCKETS}_request`, `${SOCKETS}_request_total`,
  ...Object.keys(TRAFFIC).flatMap((name) => [`kafka_server_brokertopicmetrics_${name}persec_total`, `kafka_server_brokertopicmetrics_${name}_total`]),
];

const LINE = /^([a-z_]+)(?:\{(.*)\})? ([-+0-9.eE]+|NaN)$/;
const TRAFFIC_NAME = /^kafka_server_brokertopicmetrics_(bytesin|bytesout|messagesin)(?:persec)?_total$/;

export const isInternal = (topic: string): boolean => topic.startsWith('__');

/** Takes in an answer's lines one by one; `reading` is what they come to. */
export class BrokerMetrics {
  private readonly found: BrokerReading = { startedMs: NaN, received: {}, sent: {}, records: {}, requests: {}, stored: 0, partitions: 0, connections: 0 };
  private readonly topics = new Map<string, TopicCounters>();
  private readonly led = new Set<string>();
  private readonly sizes = new Map<string, number>();

  /** @param listener the tenants' listener: Kafka's name of it begins with this, in capitals */
  constructor(private readonly listener: string) {}

  line(text: string): void {
    if (text.startsWith('#')) return;
    const [, name = '', labels = '', number = ''] = LINE.exec(text) ?? [];
    const value = Number(number);
    if (name === '' || !Number.isFinite(value)) return;
    if (name === STARTED) this.found.startedMs = Math.round(value * 1_000);
    else if (name === SIZE || name === REPLICAS) this.partition(name, labels, value);
    else if (name.startsWith(SOCKETS)) this.socket(name, labels, value);
    else this.traffic(name, labels, value);
  }

  /** @throws Error when the broker did not say when it started: without that no counter of it can be believed */
  reading(): BrokerReading {
    if (!Number.isFinite(this.found.startedMs)) throw new Error(`a broker answered without ${STARTED}`);
    for (const partition of this.led) {
      this.found.partitions += 1;
      this.found.stored += this.sizes.get(partition) ?? 0;
    }
    return { ...this.found, ...(this.topics.size <= TOPICS_MOST && { topics: Object.fromEntries(this.topics) }) };
  }

  private partition(name: string, labels: string, value: number): void {
    const topic = label(labels, 'topic') ?? '';
    if (topic === '' || isInternal(topic)) return;
    const key = `${topic} ${label(labels, 'partition') ?? ''}`;
    if (name === SIZE) this.sizes.set(key, (this.sizes.get(key) ?? 0) + value);
    else if (value > 0) this.led.add(key);
  }

  private socket(name: string, labels: string, value: number): void {
    if (!(label(labels, 'listener') ?? '').startsWith(this.listener.toUpperCase())) return;
    if (name === CONNECTIONS) this.found.connections += value;
    else add(this.found.requests, `${label(labels, 'listener')} ${label(labels, 'networkProcessor') ?? ''}`, value);
  }

  private traffic(name: string, labels: string, value: number): void {
    const [, what] = TRAFFIC_NAME.exec(name) ?? [];
    if (what === undefined) return;
    const kind = TRAFFIC[what as keyof typeof TRAFFIC];
    const topic = label(labels, 'topic');
    if (topic === undefined) return add(this.found[kind], ALL, value);
    if (isInternal(topic)) return add(this.found[kind], topic, value);
    const known = this.topics.get(topic) ?? { received: 0, sent: 0, records: 0 };
    known[kind] += value;
    this.topics.set(topic, known);
  }
}

function add(series: Series, key: string, value: number): void {
  series[key] = (series[key] ?? 0) + value;
}

/** No value of ours holds a quote: topics and listeners have none in their names. */
function label(labels: string, name: string): string | undefined {
  const start = labels.startsWith(`${name}="`) ? 0 : labels.indexOf(`,${name}="`) + 1;
  if (start === 0 && !labels.startsWith(`${name}="`)) return undefined;
  const from = start + name.length + 2;
  return labels.slice(from, labels.indexOf('"', from));
}
