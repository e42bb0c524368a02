/** Samples told twice, late, out of order, by two collectors at once, by one that is killed: every hour is the sum of its minutes. */
import { randomUUID } from 'node:crypto';
import { Database } from '@samsa/store/database';
import { add, keepMonths, missing, type Sample, SAMPLES_MOST, WINDOW_MS } from '@samsa/store/usage-counters';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';

const HOUR_MS = 3_600_000;

describe('usage counters', () => {
  let fresh: FreshDatabase;
  let billing: Database;
  let start: number;

  beforeAll(async () => {
    fresh = await freshDatabase();
    billing = new Database(fresh.url, 'samsa_billing', { poolSize: 4 });
    const now = new Date();
    start = Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
  });
  afterAll(async () => {
    await billing?.close();
    await fresh?.drop();
  });

  const hours = async (resource: string) =>
    (await billing.query<{ hour: Date; metric: string; quantity: string; windows: number }>('SELECT hour, metric, quantity, windows FROM usage_hour WHERE resource_id LIKE $1 ORDER BY resource_id, metric, hour', [`${resource}%`]))
      .map((row) => ({ ...row, hour: row.hour.getTime() }));
  const slow = (samples: readonly Sample[]) => {
    const kept = new Map(samples.toReversed().map((one) => [`${one.resourceId} ${one.metric} ${one.windowMs}`, one]));
    const sums = new Map<string, { hour: number; metric: string; quantity: bigint; windows: number }>();
    for (const { resourceId, metric, windowMs, quantity } of kept.values()) {
      const hour = Math.floor(windowMs / HOUR_MS) * HOUR_MS;
      const key = `${resourceId} ${metric} ${hour}`;
      const sum = sums.get(key) ?? { hour, metric, quantity: 0n, windows: 0 };
      sums.set(key, { ...sum, quantity: sum.quantity + quantity, windows: sum.windows + 1 });
    }
    return [...sums.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => ({ ...sum, quantity: sum.quantity.toString() }));
  };

  it('come to the same however often, in whatever order and batches, and by how many at once they are told', async () => {
    const one = (prefix: string) => fc.record({
      organizationId: fc.constant(randomUUID()), resourceId: fc.constantFrom(`${prefix}-a`, `${prefix}-b`), metric: fc.constantFrom('NETWORK_IN' as const, 'STORAGE' as const),
      minute: fc.integer({ min: 0, max: 150 }),
    }).map(({ minute, ...rest }): Sample => ({ ...rest, windowMs: start + minute * WINDOW_MS, quantity: BigInt(minute) * 10n ** 15n + 7n }));
    await fc.assert(
      fc.asyncProperty(fc.uuid().chain((prefix) => fc.tuple(fc.constant(prefix), fc.array(one(prefix), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 20 }))), async ([prefix, samples, size]) => {
        const batches = Array.from({ length: Math.ceil(samples.length / size) }, (_, at) => samples.slice(at * size, (at + 1) * size));
        const tell = (parts: Sample[][]) => Promise.all(parts.map((part) => billing.transact((tx) => add(tx, part))));
        await Promise.all([tell(batches), tell(batches.toReversed()), tell([samples.toReversed()])]);
        expect(await hours(prefix)).toEqual(slow(samples));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('of a collector that dies in the middle of a batch are not there, and are there once when it tells them again', async () => {
    const organizationId = randomUUID();
    const samples = Array.from({ length: 100 }, (_, minute): Sample => ({ organizationId, resourceId: 'killed', metric: 'NETWORK_IN', windowMs: start + minute * WINDOW_MS, quantity: 5n }));
    const dying = billing.transact(async (tx) => {
      await add(tx, samples);
      const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const killer = new pg.Client({ connectionString: fresh.url });
      await killer.connect();
      await killer.query('SELECT pg_terminate_backend($1)', [row!.pid]);
      await killer.end();
      await tx.query('SELECT 1');
    });
    await expect(dying).rejects.toThrow();
    expect(await hours('killed')).toEqual([]);
    expect(await add(billing, samples)).toBe(100);
    expect(await add(billing, samples)).toBe(0);
    expect((await hours('killed')).map(({ quantity, windows }) => [quantity, windows])).toEqual([['300', 60], ['200', 40]]);
  });

  it('that nobody told are seen as missing, until they are', async () => {
    const organizationId = randomUUID();
    const all = Array.from({ length: 60 }, (_, minute): Sample => ({ organizationId, resourceId: 'gappy', metric: 'NETWORK_OUT', windowMs: start + minute * WINDOW_MS, quantity: 1n }));
    await add(billing, all.filter((_, minute) => minute < 20 || minute >= 25));
    expect(await missing(billing, organizationId, start, start + HOUR_MS)).toMatchObject([{ resourceId: 'gappy', metric: 'NETWORK_OUT', windows: 5 }]);
    await add(billing, all);
    expect(await missing(billing, organizationId, start, start + HOUR_MS)).toEqual([]);
  });

  it('are refused in the middle of a minute, below zero, too many at once, or of a month that is not kept', async () => {
    const sample: Sample = { organizationId: randomUUID(), resourceId: 'odd', metric: 'NETWORK_IN', windowMs: start, quantity: 1n };
    await expect(add(billing, [{ ...sample, windowMs: start + 1 }])).rejects.toMatchObject({ code: '23514' });
    await expect(add(billing, [{ ...sample, quantity: -1n }])).rejects.toMatchObject({ code: '23514' });
    await expect(add(billing, Array<Sample>(SAMPLES_MOST + 1).fill(sample))).rejects.toThrow('in parts');
    await expect(add(billing, [{ ...sample, windowMs: 0 }])).rejects.toThrow('no partition');
  });

  it('have their months made ahead and dropped when their time has passed, hours kept', async () => {
    const months = async () => (await billing.query<{ name: string }>(`SELECT relname AS name FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'usage_sample'::regclass ORDER BY 1`)).length;
    await keepMonths(billing, 3, 4);
    expect(await months()).toBe(7);
    await keepMonths(billing, 1, 2);
    expect(await months()).toBe(5); // what was made ahead stays
    await expect(keepMonths(billing, 1, 1)).rejects.toThrow('two months');
    await expect(billing.query('DELETE FROM usage_sample')).rejects.toMatchObject({ code: '42501' });
  });
});
