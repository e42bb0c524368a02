/** `npm run bench invoice`: the month of ten thousand organizations with two clusters each, closed by one billing process's code. */
import { Closer } from '@samsa/billing/invoice/closer';
import { Database } from '@samsa/store/database';
import { seedPrices } from '@samsa/store/price-books';
import pg from 'pg';
import { freshDatabase } from '../harness/database.ts';
import { postgresPid } from './durable.ts';
import { cpuSeconds } from './machine.ts';
import { say, table } from './table.ts';

const ORGANIZATIONS = 10_000;

/** Last month: one cluster that ran through it, and one that was resized in the middle of it. */
const LIVES = `WITH month AS (SELECT date_trunc('month', now(), 'UTC') - interval '1 month' AS start, date_trunc('month', now(), 'UTC') AS ends),
  whose AS (SELECT gen_random_uuid() AS organization, one FROM generate_series(1, ${ORGANIZATIONS}) AS one)
  INSERT INTO usage_interval (organization_id, environment_id, cluster_id, plan_name, plan_revision, kind, cku, state, cloud, region, started_at, ended_at)
  SELECT organization, 'env-1', 'lkc-b' || one, 'basic', 1, 'Basic', NULL, 'running', 'AWS', 'us-east-1', start, ends FROM whose, month
  UNION ALL SELECT organization, 'env-1', 'lkc-d' || one, 'dedicated', 1, 'Dedicated', 1, 'running', 'AWS', 'us-east-1', start, start + interval '10 days' FROM whose, month
  UNION ALL SELECT organization, 'env-1', 'lkc-d' || one, 'dedicated', 1, 'Dedicated', 2, 'running', 'AWS', 'us-east-1', start + interval '10 days', ends FROM whose, month`;

const DIGEST = `SELECT count(*)::int AS invoices, md5(string_agg(id || total_micros, ' ' ORDER BY id)) AS totals, (SELECT count(*)::int FROM invoice_line) AS lines FROM invoice`;

export async function benchInvoice(): Promise<void> {
  const fresh = await freshDatabase();
  const admin = new pg.Client({ connectionString: fresh.url });
  const billing = new Database(fresh.url, 'samsa_billing');
  try {
    await admin.connect();
    const api = new Database(fresh.url, 'samsa_api', { poolSize: 1 });
    await seedPrices(api);
    await api.close();
    await admin.query(LIVES);
    await admin.query('ANALYZE');
    const closer = new Closer(billing, 14);
    const before = [process.cpuUsage(), cpuSeconds(postgresPid())] as const;
    const began = performance.now();
    const closed = await closer.run();
    const seconds = (performance.now() - began) / 1_000;
    const node = process.cpuUsage(before[0]);
    const digest = (await admin.query(DIGEST)).rows[0] as { invoices: number; totals: string; lines: number };
    const again = await closer.run();
    const same = JSON.stringify(digest) === JSON.stringify((await admin.query(DIGEST)).rows[0]);
    const ms = (microseconds: number) => microseconds / 1_000 / closed;
    say(table(['invoices', 'lines', 'seconds', 'ms of Node each', 'ms of Postgres each'], [[closed, digest.lines, seconds, ms(node.user + node.system), ((cpuSeconds(postgresPid()) - before[1]) * 1_000) / closed]]));
    say(`\nclosed again: ${again} invoices written, ${same ? 'nothing changed' : 'SOMETHING CHANGED'}`);
  } finally {
    await billing.close();
    await admin.end();
    await fresh.drop();
  }
}
