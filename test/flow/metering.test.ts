/**
 * Traffic of an outside client on a real broker, metered: the bytes that are counted are the bytes that were sent, over a broker's death,
 * killed counters and two collectors. Minutes are not waited for: readings are written down as read some minutes ago.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KubeConnection } from '@samsa/kube/connection';
import { askBroker } from '@samsa/provisioner/meter/ask-broker';
import { keep } from '@samsa/store/broker-readings';
import { Database } from '@samsa/store/database';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runKafkaTool, type TestKafka } from '../harness/kafka.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { FlowTenant, type Key, ok } from './tenant.ts';

const READY_MS = 120_000;
const TEST_MS = 120_000;
const COUNTED_MS = 20_000;
const MINUTE_MS = 60_000;
const TOPIC = 'orders';
const RECORDS = 20_000;
const RECORD_BYTES = 500;
const SENT = RECORDS * RECORD_BYTES;
/** Of a record and its share of a batch. */
const OVERHEAD_MOST = 0.05;
const DISTANT_SECONDS = '1000000';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let samsa: Samsa;
let tenant: FlowTenant;
let scraper: TestProcess | undefined;
let kafka: TestKafka;
let key: Key;
let cluster: string;
let kube: KubeConnection;
let collectors: Database[];
/** Minutes ago of the next reading. */
let ago = 40;

beforeAll(async () => {
  samsa = await startSamsa({ billings: 2, env: { SAMSA_SCRAPE_SECONDS: DISTANT_SECONDS, SAMSA_METER_EVERY_MS: '100' } });
  tenant = new FlowTenant(samsa);
  collectors = [1, 2].map(() => new Database(samsa.databaseUrl, 'samsa_provisioner', { poolSize: 1 }));
  kube = KubeConnection.fromKubeconfig(readFileSync(samsa.fleet[0]!, 'utf8'));
  cluster = (await tenant.createCluster(samsa.environmentId, 'metered', { kind: 'Basic' })).id;
  await tenant.settled(cluster, READY_MS);
  key = await tenant.createKey(await tenant.administrator(), cluster);
  const { spec } = await tenant.getCluster(cluster, samsa.environmentId);
  const caPem = await (await fetch(`${samsa.apiUrl}/samsa/v1/clusters/${cluster}/ca.pem`, { headers: { authorization: `Basic ${btoa(`${samsa.cloudKey.id}:${samsa.cloudKey.secret}`)}` } })).text();
  kafka = { bootstrap: (spec.kafka_bootstrap_endpoint ?? '').replace('SASL_SSL://', ''), caPem, username: key.id, password: key.secret, brokers: [], version: '4.3.1', stop: async () => {} };
  await tool('topics', ['--create', '--topic', TOPIC, '--partitions', '3']);
}, 2 * READY_MS);

afterAll(async () => {
  await scraper?.stop();
  kube?.close();
  for (const database of collectors ?? []) await database.close();
  await samsa?.stop();
});

async function tool(name: string, args: string[]): Promise<string> {
  const running = await runKafkaTool(kafka, name, args);
  if ((await running.exited) !== 0) throw new Error(running.output());
  return running.output();
}

const produce = () => tool('producer-perf-test', ['--topic', TOPIC, '--num-records', String(RECORDS), '--record-size', String(RECORD_BYTES), '--throughput', '-1', '--command-property', 'batch.size=65536', 'linger.ms=20']);
const ask = () => askBroker(kube, cluster, `${cluster}-nodes-0`);

/** Both collectors ask, and say so in the same minute. */
async function read(): Promise<void> {
  ago -= 1;
  const dataPlaneId = await planeOf();
  await Promise.all(collectors.map(async (database) => keep(database, [{ dataPlaneId, clusterId: cluster, broker: 0, agoMs: ago * MINUTE_MS, reading: await ask() }])));
}

async function planeOf(): Promise<string> {
  const [row] = await collectors[0]!.query<{ id: string }>('SELECT data_plane_id AS id FROM kafka_cluster WHERE id = $1', [cluster]);
  return row!.id;
}

async function metered(metric: string, resource = cluster): Promise<number> {
  const [row] = await collectors[0]!.query<{ minutes: string; hours: string }>(
    `SELECT (SELECT coalesce(sum(quantity), 0) FROM usage_sample WHERE resource_id LIKE $1 AND metric = $2) AS minutes,
            (SELECT coalesce(sum(quantity), 0) FROM usage_hour WHERE resource_id LIKE $1 AND metric = $2) AS hours`, [resource, metric]);
  expect(row!.hours).toBe(row!.minutes);
  return Number(row!.minutes);
}

async function counted(): Promise<void> {
  await expect.poll(async () => (await collectors[0]!.query('SELECT FROM broker_reading LIMIT 1')).length, { timeout: COUNTED_MS }).toBe(0);
}

/** Runs `work` while somebody has written minutes and cannot yet remember up to where. */
async function whenCounting(work: () => Promise<void>): Promise<void> {
  const holder = new pg.Client({ connectionString: samsa.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('LOCK TABLE meter_state IN SHARE MODE');
  const waiting = async () => (await holder.query(`SELECT FROM pg_locks WHERE relation = 'meter_state'::regclass AND NOT granted`)).rowCount;
  await expect.poll(waiting, { timeout: COUNTED_MS }).toBeGreaterThan(0);
  await work();
  await holder.query('ROLLBACK');
  await holder.end();
}

function within(bytes: number, sent: number): void {
  expect(bytes).toBeGreaterThanOrEqual(sent);
  expect(bytes).toBeLessThan(sent * (1 + OVERHEAD_MOST));
}

describe('metering', () => {
  it('counts what a client sends and reads, and neither our canary’s records nor offsets', async () => {
    await read();
    await counted();
    expect(await metered('NETWORK_IN')).toBe(0); // the canary has been there
    await produce();
    await tool('console-consumer', ['--topic', TOPIC, '--from-beginning', '--max-messages', String(RECORDS), '--timeout-ms', '60000', '--group', 'readers']);
    await read();
    await counted();
    within(await metered('NETWORK_IN'), SENT);
    within(await metered('NETWORK_OUT'), SENT);
    expect(await metered('RECORDS_IN')).toBe(RECORDS);
    expect(await metered('REQUESTS')).toBeGreaterThan(10);
  }, TEST_MS);

  it('fills the minutes in which nobody asked, and goes on over a broker’s death', async () => {
    const before = await metered('NETWORK_IN');
    await produce();
    ago -= 9;
    await read();
    await counted();
    const after = await metered('NETWORK_IN');
    within(after - before, SENT);
    const filled = await collectors[0]!.query<{ quantity: string }>(`SELECT quantity FROM usage_sample WHERE resource_id = $1 AND metric = 'NETWORK_IN' ORDER BY window_start DESC LIMIT 10`, [cluster]);
    expect(filled.every(({ quantity }) => Math.abs(Number(quantity) - (after - before) / 10) < 10)).toBe(true);
    const pid = Number(readFileSync(join(dirname(samsa.fleet[0]!), '..', 'kafka', `${samsa.cloud.toLowerCase()}-${samsa.region}`, `samsa-${cluster}`, cluster, 'node-0', 'pid'), 'utf8'));
    const { startedMs } = await ask();
    process.kill(pid, 'SIGKILL');
    await expect.poll(async () => (await ask().catch(() => undefined))?.startedMs ?? startedMs, { timeout: READY_MS }).not.toBe(startedMs);
    await expect.poll(() => produce().then(() => true, () => false), { timeout: READY_MS }).toBe(true);
    await read();
    await counted();
    within((await metered('NETWORK_IN')) - after, SENT);
    const stored = (await ask()).stored;
    within(stored, 3 * SENT);
    const [newest] = await collectors[0]!.query<{ quantity: string }>(`SELECT quantity FROM usage_sample WHERE resource_id = $1 AND metric = 'STORAGE' ORDER BY window_start DESC LIMIT 1`, [cluster]);
    expect(Number(newest!.quantity)).toBe(stored * MINUTE_MS);
  }, 2 * TEST_MS);

  it('loses and doubles nothing when counters are killed in the middle of a batch', async () => {
    const [brokers, minutes, each] = [40, 40, 1_000];
    const [dataPlaneId, asked] = [await planeOf(), await ask()];
    const nothing = { received: {}, sent: {}, requests: {}, stored: 0, partitions: 0, connections: 0, topics: {} };
    const total = async () => Number((await collectors[0]!.query<{ sum: string }>(`SELECT coalesce(sum(quantity), 0) AS sum FROM usage_sample WHERE metric = 'RECORDS_IN' AND source::int >= 100`))[0]!.sum);
    const written = (async () => {
      for (let minute = 0; minute < minutes; minute += 1) {
        const rows = Array.from({ length: brokers }, (_, broker) =>
          ({ dataPlaneId, clusterId: cluster, broker: 100 + broker, agoMs: (minutes - minute) * MINUTE_MS, reading: { ...asked, ...nothing, records: { all: each * (minute + 1) } } }));
        await Promise.all(collectors.map((database) => keep(database, rows)));
        await pause(50);
      }
    })();
    for (const name of ['billing-1', 'billing-2', 'billing-1', 'billing-2']) {
      await whenCounting(async () => samsa.kill(name));
      await samsa.restart(name);
    }
    await written;
    await counted();
    expect(await total()).toBe(brokers * minutes * each);
    await metered('RECORDS_IN');
  }, TEST_MS);

  it('is what the usage of the month shows, by whoever asks after the first one was killed', async () => {
    const before = await metered('NETWORK_IN');
    await produce();
    await samsa.kill('provisioner-1');
    scraper = await startProcess('scraper', 'apps/provisioner/src/main.ts', { env: { ...samsa.env, SAMSA_SCRAPE_SECONDS: '2' } });
    await expect.poll(() => metered('NETWORK_IN'), { timeout: 60_000 }).toBeGreaterThan(before);
    within((await metered('NETWORK_IN')) - before, SENT);
    const { data } = await ok(tenant.cloud.GET('/samsa/v1/usage', { params: { query: { by: 'cluster' } } }));
    const used = (metric: string) => data.find((row) => row.cluster === cluster && row.metric === metric)?.quantity ?? 0;
    expect(used('NETWORK_IN')).toBeGreaterThan(0);
    expect(used('STORAGE')).toBeGreaterThan(0);
    const exported = await tenant.cloud.GET('/v2/metrics/{dataset}/export', { params: { path: { dataset: 'cloud' }, query: { 'resource.kafka.id': [cluster] } }, parseAs: 'text' });
    expect(exported.data).toMatch(new RegExp(`^confluent_kafka_server_received_bytes\\{kafka_id="${cluster}",topic="${TOPIC}"\\} [1-9]`, 'm'));
  }, TEST_MS);
});
