/**
 * Closing a month with several billing processes at once, one of them killed in the middle: every organization has one invoice,
 * it is what a slow and obvious count says, and closing again changes nothing.
 */
import { randomUUID } from 'node:crypto';
import { Database } from '@samsa/store/database';
import { unclosed } from '@samsa/store/invoices';
import { seedPrices } from '@samsa/store/price-books';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';

const ORGANIZATIONS = 400;
const MONTH = '2026-08';
const START = Date.UTC(2026, 7, 1);
const END = Date.UTC(2026, 8, 1);
const HOUR = 3_600_000;
/** Of one process, at a time. */
const LANES = 4;
const BOUND_MS = 60_000;
const MAIN = 'apps/billing/src/main.ts';
/** Millionths an hour: what the first price book says, written down again. */
const BASIC = 90_000;
const CKU = 2_150_000;
const CENT = 10_000;

interface Life { organizationId: string; clusterId: string; cku: number | null; from: number; to: number | null }

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the closing of a month', () => {
  let fresh: FreshDatabase;
  let database: pg.Client;
  let billing: Database;
  const lives: Life[] = [];
  const processes: TestProcess[] = [];

  beforeAll(async () => {
    fresh = await freshDatabase();
    database = new pg.Client({ connectionString: fresh.url });
    await database.connect();
    const api = new Database(fresh.url, 'samsa_api', { poolSize: 1 });
    await seedPrices(api);
    await api.close();
    billing = new Database(fresh.url, 'samsa_billing', { poolSize: 1 });
    for (let at = 0; at < ORGANIZATIONS; at++) lives.push(...livesOf(randomUUID(), at));
    await database.query(
      `INSERT INTO usage_interval (organization_id, environment_id, cluster_id, plan_name, plan_revision, kind, cku, state, cloud, region, started_at, ended_at)
       SELECT organization, 'env-1', cluster, CASE WHEN cku IS NULL THEN 'basic' ELSE 'dedicated' END, 1, CASE WHEN cku IS NULL THEN 'Basic' ELSE 'Dedicated' END, cku, 'running', 'AWS', 'us-east-1',
         to_timestamp(starts / 1000.0), to_timestamp(ends / 1000.0)
       FROM UNNEST($1::uuid[], $2::text[], $3::int[], $4::float8[], $5::float8[]) AS life (organization, cluster, cku, starts, ends)`,
      [lives.map((life) => life.organizationId), lives.map((life) => life.clusterId), lives.map((life) => life.cku), lives.map((life) => life.from), lives.map((life) => life.to)],
    );
  });
  afterAll(async () => {
    for (const process of processes) await process.stop();
    await billing?.close();
    await database?.end();
    await fresh?.drop();
  });

  const start = async (name: string) => {
    const process = await startProcess(name, MAIN, { env: { DATABASE_URL: fresh.url, SAMSA_BILLING_EVERY_MS: '200' } });
    processes.push(process);
    return process;
  };
  const closed = async (): Promise<number> => (await database.query<{ count: number }>('SELECT count(*)::int AS count FROM invoice WHERE month = $1', [MONTH])).rows[0]!.count;
  const until = async (enough: number): Promise<void> => {
    const bound = performance.now() + BOUND_MS;
    while ((await closed()) < enough) {
      if (performance.now() > bound) throw new Error(`only ${await closed()} of ${enough} invoices were closed`);
      await pause(5);
    }
  };

  /** Every lane of both has written its invoice and waits to write the lines. */
  const stuckInTheMiddle = async (): Promise<void> => {
    const bound = performance.now() + BOUND_MS;
    for (let waiting = 0; waiting < LANES * 2; await pause(20)) {
      const { rows } = await database.query<{ query: string }>(`SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
      waiting = rows.filter(({ query }) => query.includes('INTO invoice_line')).length;
      if (performance.now() > bound) throw new Error(`only ${waiting} transactions came to the middle: ${rows.map(({ query }) => query).join('\n')}`);
    }
  };

  it('happens once for each organization, with two processes racing and one killed in the middle', async () => {
    const gate = new pg.Client({ connectionString: fresh.url });
    await gate.connect();
    await gate.query('BEGIN; LOCK TABLE invoice_line IN EXCLUSIVE MODE');
    const [doomed] = await Promise.all([start('billing-1'), start('billing-2')]);
    await stuckInTheMiddle();
    await doomed!.crash();
    await gate.query('COMMIT');
    await gate.end();
    await until(ORGANIZATIONS);
    const { rows } = await database.query<{ organization: string; total: string; lines: string }>(
      `SELECT organization_id AS organization, total_micros AS total, (SELECT coalesce(sum(amount_micros), 0) FROM invoice_line WHERE invoice_id = invoice.id) AS lines
       FROM invoice WHERE month = $1`, [MONTH]);
    expect(rows).toHaveLength(ORGANIZATIONS);
    for (const { organization, total, lines } of rows) {
      expect(lines).toBe(total);
      expect(Number(total)).toBe(slowTotal(lives.filter((life) => life.organizationId === organization)));
    }
  }, BOUND_MS + 30_000);

  it('closes every month of a cluster that goes on, and the month that lasts never', async () => {
    const [{ rows: months }, { rows: now }] = await Promise.all([
      database.query<{ month: string }>('SELECT DISTINCT month FROM invoice ORDER BY month'),
      database.query<{ month: string }>(`SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM') AS month`),
    ]);
    expect(months[0]?.month).toBe('2026-07');
    expect(months.map(({ month }) => month)).not.toContain(now[0]?.month);
  });

  it('changes nothing when it is done again', async () => {
    const bound = performance.now() + BOUND_MS;
    while ((await unclosed(billing, 1)).length > 0 && performance.now() < bound) await pause(50);
    const all = async () => (await database.query('SELECT row_to_json(invoice) AS head, (SELECT json_agg(to_json(one) ORDER BY one.line) FROM invoice_line one WHERE invoice_id = id) AS lines FROM invoice ORDER BY id')).rows;
    const before = await all();
    await start('billing-3');
    await pause(600);
    expect(await all()).toEqual(before);
  });

  it('cannot be undone, written over or added to', async () => {
    for (const sql of ['DELETE FROM invoice', 'UPDATE invoice SET total_micros = 0', 'DELETE FROM invoice_line', 'UPDATE invoice_line SET amount_micros = 0']) {
      await expect(billing.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(billing.query(`INSERT INTO invoice_line (invoice_id, line, kind, amount_micros) SELECT id, 999, 'rounding', 1 FROM invoice LIMIT 1`)).rejects.toThrow('is closed');
    await expect(billing.query(`INSERT INTO invoice (id, organization_id, month, currency, total_micros) VALUES ('inv-x', gen_random_uuid(), '2026-08', 'USD', 1)`)).rejects.toThrow('come to 0');
  });
});

/** One or two clusters, of one kind or the other, within the month or beyond its ends. */
function livesOf(organizationId: string, at: number): Life[] {
  const first: Life = { organizationId, clusterId: `lkc-a${at}`, cku: at % 3 === 0 ? 1 + (at % 5) : null, from: START + at * 1_000_003, to: at % 7 === 0 ? null : START + at * 1_000_003 + 3 * HOUR + at };
  if (at % 2) return [first];
  return [first, { organizationId, clusterId: `lkc-b${at}`, cku: null, from: START - HOUR * (at % 11), to: END + at }];
}

/** Day by day, each rounded to the nearest millionth; the sum to the nearest cent. */
function slowTotal(lives: Life[]): number {
  let total = 0;
  for (const { cku, from, to } of lives) {
    for (let day = START; day < END; day += 24 * HOUR) {
      const lasts = Math.min(to ?? END, day + 24 * HOUR) - Math.max(from, day);
      if (lasts > 0) total += Math.round((lasts * (cku === null ? BASIC : CKU * cku)) / HOUR);
    }
  }
  return Math.round(total / CENT) * CENT;
}
