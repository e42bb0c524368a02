/**
 * Readings of brokers between the process that asks them and the one that counts, and where the count of each broker has got to. A
 * reading is cumulative: one that is lost is contained in the next, so nobody waits for anybody.
 */
import type { BrokerReading } from '@samsa/domain/broker-metrics';
import type { MeterState, TopicMinute } from '@samsa/domain/metering';
import type { Queryable, Tx } from './database.ts';

/** Readings of one broker that wait to be counted: while there are more, billing has been away for a day, and those to come will do. */
export const WAITING_MOST = 1_440;

export interface Read {
  dataPlaneId: string;
  clusterId: string;
  /** Its number in the cluster. */
  broker: number;
  /** How long ago it was read; the time is the database's. */
  agoMs: number;
  reading: BrokerReading;
}

const KEEP = `INSERT INTO broker_reading (cluster_id, broker, window_start, read_at, reading)
  SELECT told.cluster_id, told.broker, date_trunc('minute', at, 'UTC'), at, told.reading
  FROM UNNEST($1::text[], $2::text[], $3::int[], $4::float8[], $5::jsonb[]) AS told (data_plane_id, cluster_id, broker, ago_ms, reading)
    JOIN kafka_cluster ON kafka_cluster.id = told.cluster_id AND kafka_cluster.data_plane_id = told.data_plane_id
    CROSS JOIN LATERAL (SELECT clock_timestamp() - make_interval(secs => ago_ms / 1000.0) AS at) AS read
  WHERE (SELECT count(*) FROM broker_reading waiting WHERE waiting.cluster_id = told.cluster_id AND waiting.broker = told.broker) < ${WAITING_MOST}
  ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING`;

/** The first reading of a broker in a minute stays. What a data plane says of a cluster that is not on it is dropped. */
export async function keep(database: Queryable, reads: readonly Read[]): Promise<void> {
  if (reads.length === 0) return;
  await database.query(KEEP, [
    reads.map((one) => one.dataPlaneId), reads.map((one) => one.clusterId), reads.map((one) => one.broker), reads.map((one) => one.agoMs), reads.map((one) => JSON.stringify(one.reading)),
  ]);
}

export interface TakenReading {
  clusterId: string;
  broker: number;
  readMs: number;
  reading: BrokerReading;
  organizationId: string;
  /** When its cluster was made. */
  createdMs: number;
  last: MeterState | null;
}

const TAKE = `WITH taken AS (
    DELETE FROM broker_reading WHERE (cluster_id, broker, window_start) IN (
      SELECT cluster_id, broker, window_start FROM broker_reading ORDER BY cluster_id, broker, window_start LIMIT $1)
    RETURNING cluster_id, broker, read_at, reading)
  SELECT taken.cluster_id AS "clusterId", taken.broker, (extract(epoch FROM taken.read_at) * 1000)::float8 AS "readMs", reading,
    organization_id AS "organizationId", (extract(epoch FROM created_at) * 1000)::float8 AS "createdMs", state AS last
  FROM taken JOIN kafka_cluster ON kafka_cluster.id = taken.cluster_id
    LEFT JOIN meter_state ON meter_state.cluster_id = taken.cluster_id AND meter_state.broker = taken.broker
  ORDER BY 1, 2, 3`;

/** Takes readings away, a broker's oldest first, each with what was last taken of it. @returns undefined while another process is at it */
export async function take(tx: Tx, most: number): Promise<TakenReading[] | undefined> {
  const [lock] = await tx.query<{ ours: boolean }>(`SELECT pg_try_advisory_xact_lock(hashtextextended('meter', 0)) AS ours`);
  return lock?.ours ? tx.query<TakenReading & Record<string, unknown>>(TAKE, [most]) : undefined;
}

/** What was last taken of each broker from now on. */
export async function remember(tx: Tx, states: readonly { clusterId: string; broker: number; state: MeterState }[]): Promise<void> {
  if (states.length === 0) return;
  await tx.query(
    `INSERT INTO meter_state (cluster_id, broker, read_at, state)
     SELECT cluster_id, broker, to_timestamp(read_ms / 1000.0), state FROM UNNEST($1::text[], $2::int[], $3::float8[], $4::jsonb[]) AS told (cluster_id, broker, read_ms, state)
     ON CONFLICT (cluster_id, broker) DO UPDATE SET read_at = excluded.read_at, state = excluded.state`,
    [states.map((one) => one.clusterId), states.map((one) => one.broker), states.map((one) => one.state.readMs), states.map((one) => JSON.stringify(one.state))],
  );
}

export interface ToldTopics extends TopicMinute {
  organizationId: string;
  clusterId: string;
  broker: number;
}

export async function addTopics(tx: Tx, told: readonly ToldTopics[]): Promise<void> {
  if (told.length === 0) return;
  await tx.query(
    `INSERT INTO topic_minute (cluster_id, window_start, broker, organization_id, topics)
     SELECT cluster_id, to_timestamp(window_ms / 1000.0), broker, organization_id, topics
     FROM UNNEST($1::text[], $2::float8[], $3::int[], $4::uuid[], $5::jsonb[]) AS told (cluster_id, window_ms, broker, organization_id, topics) ON CONFLICT DO NOTHING`,
    [told.map((one) => one.clusterId), told.map((one) => one.windowMs), told.map((one) => one.broker), told.map((one) => one.organizationId), told.map((one) => JSON.stringify(one.topics))],
  );
}

/** Forgets topics' minutes beyond their time, and brokers that have been silent for longer than anything is filled. */
export async function forget(database: Queryable, topicsKeptMs: number, silentMs: number): Promise<void> {
  await database.query('DELETE FROM topic_minute WHERE window_start < now() - make_interval(secs => $1)', [topicsKeptMs / 1_000]);
  await database.query('DELETE FROM meter_state WHERE read_at < now() - make_interval(secs => $1)', [silentMs / 1_000]);
}
