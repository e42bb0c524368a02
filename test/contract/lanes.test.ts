/** Reads that share connections: each gets its own answer, a refused one harms nobody, a cut connection is replaced. */
import { Database } from '@samsa/store/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../harness/database.ts';

describe('reads over shared connections', () => {
  let fresh: FreshDatabase;
  let database: Database;
  const read = (n: number) => database.reads.query<{ n: number }>('SELECT $1::int AS n', [n]);

  beforeAll(async () => {
    fresh = await freshDatabase();
    database = new Database(fresh.url, 'samsa_api');
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  it('answers each of many with its own row', async () => {
    const asked = Array.from({ length: 500 }, (_, n) => n);
    const answers = await Promise.all(asked.map(read));
    expect(answers.map(([row]) => row?.n)).toEqual(asked);
  });

  it('lets a refused statement fail alone', async () => {
    const answers = await Promise.allSettled([read(1), database.reads.query('SELECT 1 / $1::int', [0]), read(2), read(3), read(4)]);
    expect(answers.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  });

  it('goes on over new connections when the old ones were cut', async () => {
    await Promise.all([read(1), read(2), read(3)]);
    await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user`).catch(() => undefined);
    await expect.poll(async () => (await Promise.allSettled([read(1), read(2), read(3)])).every((one) => one.status === 'fulfilled')).toBe(true);
  });

  it('is told by its own role: what the role may not, a read may not', async () => {
    await expect(database.reads.query('DELETE FROM kafka_cluster WHERE id = $1', ['lkc-none'])).rejects.toThrow('permission denied');
  });

  it('refuses after the end', async () => {
    const other = new Database(fresh.url, 'samsa_api');
    await other.close();
    await expect(other.reads.query('SELECT 1')).rejects.toThrow('closed');
  });
});

describe('a transaction that unlocks early', () => {
  it('is written whole or not at all, and its refusal is told', async () => {
    const fresh = await freshDatabase();
    const database = new Database(fresh.url, 'samsa_api');
    const insert = (name: string) => `INSERT INTO organization (id, display_name) VALUES (gen_random_uuid(), '${name}')`;
    try {
      await database.transact((tx) => Promise.all([tx.query(insert('a')), tx.query(insert('b'))]), 'early');
      await expect(database.transact((tx) => Promise.all([tx.query(insert('c')), tx.query('SELECT 1 / 0'), tx.query(insert('d'))]), 'early')).rejects.toThrow('division by zero');
      const rows = await database.query<{ name: string }>('SELECT display_name AS name FROM organization ORDER BY 1');
      expect(rows.map((row) => row.name)).toEqual(['a', 'b']);
    } finally {
      await database.close();
      await fresh.drop();
    }
  });
});
