/**
 * `npm run bench meter`: samples of a minute into Postgres on one connection, new, all told again, and three times over in any
 * order; beside it one INSERT … ON CONFLICT for each sample and its hour in the same run, on ten connections. At the end the
 * hours are counted again from what was made: the error must be nothing.
 */
import { randomUUID } from 'node:crypto';
import { Database } from '@samsa/store/database';
import { add, type Sample, SAMPLES_MOST, WINDOW_MS } from '@samsa/store/usage-counters';
import { freshDatabase } from '../harness/database.ts';
import { postgresPid } from './durable.ts';
import { cpuSeconds } from './machine.ts';
import { say, short, table } from './table.ts';

const CLUSTERS = 1_000;
const MINUTES = 60;
const METRICS = ['NETWORK_IN', 'NETWORK_OUT', 'STORAGE', 'PARTITION_HOUR', 'TASK_HOUR'] as const;
/** Samples of the one-by-one way, which nobody waits for longer. */
const SINGLES = 20_000;
const LANES = 10;

const SINGLE = `WITH fresh AS (
    INSERT INTO usage_sample (resource_id, metric, window_start, organization_id, quantity) VALUES ($1, $2, to_timestamp($3 / 1000.0), $4, $5) ON CONFLICT DO NOTHING RETURNING 1)
  INSERT INTO usage_hour (resource_id, metric, hour, organization_id, quantity, windows) SELECT $1, $2, date_trunc('hour', to_timestamp($3 / 1000.0), 'UTC'), $4, $5, 1 FROM fresh
  ON CONFLICT (resource_id, metric, hour, source) DO UPDATE SET quantity = usage_hour.quantity + excluded.quantity, windows = usage_hour.windows + 1`;

export async function benchMeter(): Promise<void> {
  const fresh = await freshDatabase();
  const database = new Database(fresh.url, 'samsa_billing', { poolSize: LANES });
  try {
    const samples = made('batch', CLUSTERS);
    say(`${short(samples.length)} samples: ${CLUSTERS} clusters, ${METRICS.length} metrics, ${MINUTES} minutes; ${SAMPLES_MOST} in a statement\n`);
    const rows = [
      await measured('new, in order of time', samples, (all) => inBatches(database, all)),
      await measured('all of them again', samples, (all) => inBatches(database, all)),
      await measured('others three times over, in any order', shuffled(Array(3).fill(made('thrice', CLUSTERS / 4)).flat() as Sample[]), (all) => inBatches(database, all)),
      await measured(`one by one, ${LANES} connections`, made('single', SINGLES / METRICS.length / MINUTES), (all) => oneByOne(database, all)),
    ];
    say(table(['samples', 'a second', 'µs of Node', 'µs of Postgres'], rows));
    await conclude(database, samples);
  } finally {
    await database.close();
    await fresh.drop();
  }
}

async function conclude(database: Database, samples: readonly Sample[]): Promise<void> {
  const [hours] = await database.query<{ sum: string; windows: string }>(`SELECT sum(quantity) AS sum, sum(windows) AS windows FROM usage_hour WHERE resource_id LIKE 'batch%'`);
  const error = BigInt(hours?.sum ?? 0) - samples.reduce((total, one) => total + one.quantity, 0n);
  const [size] = await database.query<{ bytes: string; rows: string }>(
    `SELECT sum(pg_total_relation_size(inhrelid)) AS bytes, (SELECT count(*) FROM usage_sample) AS rows FROM pg_inherits WHERE inhparent = 'usage_sample'::regclass`);
  say(`\nerror after all of it: ${error} of ${short(samples.length)} samples, ${short(samples.length - Number(hours?.windows))} missing; ${short(Number(size?.bytes) / Number(size?.rows))} MB a million samples with their index`);
}

/** Minute after minute, as collectors tell them, of the current hour and on. */
function made(prefix: string, clusters: number): Sample[] {
  const organizationId = randomUUID();
  const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  const samples: Sample[] = [];
  for (let minute = 0; minute < MINUTES; minute++) {
    for (let cluster = 0; cluster < clusters; cluster++) {
      for (const metric of METRICS) samples.push({ organizationId, resourceId: `${prefix}-${cluster}`, metric, windowMs: hour + minute * WINDOW_MS, quantity: BigInt(1 + ((cluster * 7919 + minute) % 1_000_003)) });
    }
  }
  return samples;
}

async function measured(name: string, samples: readonly Sample[], work: (samples: readonly Sample[]) => Promise<void>): Promise<(string | number)[]> {
  const cpu = () => [process.cpuUsage(), cpuSeconds(postgresPid())] as const;
  const [node, postgres] = cpu();
  const began = performance.now();
  await work(samples);
  const seconds = (performance.now() - began) / 1_000;
  const [nodeAfter, postgresAfter] = cpu();
  const micros = (nodeAfter.user + nodeAfter.system - node.user - node.system) / samples.length;
  return [name, samples.length / seconds, micros, ((postgresAfter - postgres) * 1e6) / samples.length];
}

async function inBatches(database: Database, samples: readonly Sample[]): Promise<void> {
  for (let at = 0; at < samples.length; at += SAMPLES_MOST) await add(database, samples.slice(at, at + SAMPLES_MOST));
}

async function oneByOne(database: Database, samples: readonly Sample[]): Promise<void> {
  const waiting = samples[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (const { resourceId, metric, windowMs, organizationId, quantity } of waiting) await database.query(SINGLE, [resourceId, metric, windowMs, organizationId, quantity.toString()]);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

function shuffled<Item>(items: Item[]): Item[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}
