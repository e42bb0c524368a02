import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BrokerMetrics, type BrokerReading, TOPICS_MOST } from './broker-metrics.ts';
import { BACKFILL_MOST_MS, fold, type MeteredMetric, type MeteredMinute, type MeterState, MINUTE_MS } from './metering.ts';

const START = Date.UTC(2026, 10, 1);
const at = (minute: number, seconds = 30) => START + minute * MINUTE_MS + seconds * 1_000;
const reading = (received: number, changes: Partial<BrokerReading> = {}): BrokerReading =>
  ({ startedMs: at(0, 0), received: { all: received }, sent: {}, records: {}, requests: {}, stored: 0, partitions: 0, connections: 0, ...changes });
const of = (metric: MeteredMetric, minutes: readonly MeteredMinute[]) => minutes.filter((one) => one.metric === metric).map((one) => [(one.windowMs - START) / MINUTE_MS, Number(one.quantity)]);

/** Folds readings as they come. */
function meter(readings: readonly [readMs: number, reading: BrokerReading][], createdMs = at(0, 0)) {
  let state: MeterState | undefined;
  const minutes: MeteredMinute[] = [];
  for (const [readMs, one] of readings) {
    const folded = fold(state, one, readMs, createdMs);
    state = folded?.state ?? state;
    minutes.push(...(folded?.minutes ?? []));
  }
  return minutes;
}

describe('a broker’s counters', () => {
  it('come to the minute of each reading, and over the minutes that nobody read', () => {
    expect(of('NETWORK_IN', meter([[at(0), reading(5)], [at(1), reading(12)], [at(4), reading(22)]]))).toEqual([[0, 5], [1, 7], [2, 3], [3, 3], [4, 4]]);
  });

  it('begin anew with the process, in the minutes since its start', () => {
    const again = { startedMs: at(3, 5) };
    expect(of('NETWORK_IN', meter([[at(0), reading(5)], [at(1), reading(12)], [at(4), reading(8, again)], [at(5), reading(9, again)]]))).toEqual([[0, 5], [1, 7], [3, 4], [4, 4], [5, 1]]);
  });

  it('count from the cluster’s making at the first reading, and from the reading where that is too long ago', () => {
    expect(of('NETWORK_IN', meter([[at(3), reading(8, { startedMs: at(-60) })]], at(2)))).toEqual([[2, 4], [3, 4]]);
    const old = at(0) - 2 * BACKFILL_MOST_MS;
    expect(of('NETWORK_IN', meter([[at(3), reading(8, { startedMs: old })], [at(4), reading(10, { startedMs: old })]], old))).toEqual([[4, 2]]);
  });

  it('are clients’ alone: what internal topics had is taken off, also when it is read a moment later than the whole', () => {
    const told = (all: number, internal: number) => reading(0, { received: { all, __consumer_offsets: internal } });
    expect(of('NETWORK_IN', meter([[at(0), told(10, 4)], [at(1), told(20, 15)], [at(2), told(30, 15)]]))).toEqual([[0, 6], [1, 0], [2, 9]]);
  });

  it('are lost in no more minutes than are filled', () => {
    const long = BACKFILL_MOST_MS / MINUTE_MS;
    const minutes = of('NETWORK_IN', meter([[at(0), reading(0)], [at(3 * long), reading(1_000_000)]]));
    expect(minutes.length).toBe(long + 1);
    expect(minutes.reduce((sum, [, bytes = 0]) => sum + bytes, 0)).toBe(1_000_000);
  });

  it('come to what the broker counted, whoever reads when, twice, late, out of order, over restarts and missed minutes', () => {
    const life = fc.array(fc.record({ bytes: fc.nat(1_000_000), read: fc.boolean(), restarts: fc.boolean(), lateBy: fc.nat(3), again: fc.boolean() }), { minLength: 1, maxLength: 60 });
    fc.assert(fc.property(life, (minutes) => {
      let [startedMs, total, expected, taken] = [at(0, 0), 0, 0, 0];
      const told: { order: number; readMs: number; reading: BrokerReading }[] = [];
      for (const [minute, { bytes, read, restarts, lateBy, again }] of minutes.entries()) {
        if (restarts) [startedMs, total, taken] = [at(minute, 1), 0, 0];
        total += bytes;
        if (!read) continue;
        told.push({ order: minute + lateBy, readMs: at(minute), reading: reading(total, { startedMs }) });
        if (again) told.push({ order: minute + 2 * lateBy, readMs: at(minute, 40), reading: reading(total + 1, { startedMs }) });
      }
      const arrived = [...told].sort((one, other) => one.order - other.order);
      const counted = meter(arrived.map((one) => [one.readMs, one.reading]));
      // The slow way: of each process, the last of its readings that was not overtaken by another's.
      let newest = -Infinity;
      const last = new Map<number, number>();
      for (const one of arrived) {
        if (Math.floor(one.readMs / MINUTE_MS) <= newest) continue;
        newest = Math.floor(one.readMs / MINUTE_MS);
        last.set(one.reading.startedMs, one.reading.received['all']!);
      }
      expected = [...last.values()].reduce((sum, value) => sum + value, taken);
      expect(of('NETWORK_IN', counted).reduce((sum, [, bytes = 0]) => sum + bytes, 0)).toBe(expected);
      for (const metric of new Set(counted.map((one) => one.metric))) {
        const windows = of(metric, counted).map(([window]) => window!);
        expect(new Set(windows).size).toBe(windows.length);
        expect(windows).toEqual(windows.toSorted((one, other) => one - other));
      }
    }), { numRuns: 500 });
  });
});

describe('what a broker has', () => {
  it('holds for its minute, lies on the line between two readings, and is missing between two processes', () => {
    const has = (stored: number, startedMs = at(0, 0)) => reading(0, { stored, startedMs });
    const minutes = of('STORAGE', meter([[at(0), has(100)], [at(2), has(200)], [at(5), has(50, at(4))], [at(6), has(60, at(4))]]));
    expect(minutes.map(([minute, quantity = 0]) => [minute, quantity / MINUTE_MS])).toEqual([[0, 100], [1, 150], [2, 200], [5, 50], [6, 60]]);
  });
});

describe('a broker’s answer', () => {
  const read = (text: string) => {
    const metrics = new BrokerMetrics('tenant');
    for (const line of text.split('\n')) metrics.line(line);
    return metrics.reading();
  };

  it('is read for what clients did, what it leads, and when it started', () => {
    expect(read(`# TYPE kafka_log_log_size gauge
kafka_cluster_partition_replicascount{partition="0",topic="orders"} 1.0
kafka_cluster_partition_replicascount{partition="1",topic="orders"} 0.0
kafka_cluster_partition_replicascount{partition="0",topic="__consumer_offsets"} 1.0
kafka_log_log_size{partition="0",topic="orders"} 3532690.0
kafka_log_log_size{partition="1",topic="orders"} 99.0
kafka_log_log_size{partition="0",topic="__consumer_offsets"} 804.0
kafka_server_brokertopicmetrics_bytesinpersec_total 1.0128929E7
kafka_server_brokertopicmetrics_bytesinpersec_total{topic="__consumer_offsets"} 804.0
kafka_server_brokertopicmetrics_bytesinpersec_total{topic="orders"} 1.0128125E7
kafka_server_brokertopicmetrics_bytesout_total{topic="orders",} 7.0
kafka_server_socket_server_metrics_connection_count{listener="REPLICATION-9091",networkProcessor="0"} 5.0
kafka_server_socket_server_metrics_connection_count{listener="TENANT-9094",networkProcessor="2"} 3.0
kafka_server_socket_server_metrics_request{listener="TENANT-9094",networkProcessor="2"} 15.0
kafka_server_replicafetchermanager_maxlag NaN
process_start_time_seconds 1.795386666623E9
`)).toEqual({
      startedMs: 1_795_386_666_623, received: { all: 10_128_929, __consumer_offsets: 804 }, sent: {}, records: {}, requests: { 'TENANT-9094 2': 15 }, stored: 3_532_690, partitions: 1, connections: 3,
      topics: { orders: { received: 10_128_125, sent: 7, records: 0 } },
    });
  });

  it('is no reading without a start, and has no topics when there are too many', () => {
    expect(() => read('<html>')).toThrow('process_start_time_seconds');
    const many = Array.from({ length: TOPICS_MOST + 1 }, (_, topic) => `kafka_server_brokertopicmetrics_bytesinpersec_total{topic="t${topic}"} 1`);
    expect(read(`process_start_time_seconds 1\n${many.join('\n')}`).topics).toBeUndefined();
  });
});
