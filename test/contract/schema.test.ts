/** The Prisma schema and the migrations are written apart: here they are held to each other, column by column. */
import { Database } from '@samsa/store/database';
import { Prisma } from '@samsa/store/generated/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';

/** Prisma has no name for the type xid8 and leaves such a column out. */
const UNNAMEABLE = new Map([['event', ['xid']]]);
const snake = (name: string): string => name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

describe('the Prisma schema', () => {
  let fresh: FreshDatabase;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshDatabase();
    database = new Database(fresh.url, 'samsa_billing', { poolSize: 1 });
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  it('names the tables of the migrations, and no other', async () => {
    const rows = await database.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%'`);
    expect(Object.keys(Prisma.ModelName).map(snake).sort()).toEqual(rows.map((row) => row.name).sort());
  });

  it.each(Object.keys(Prisma.ModelName))('knows the columns of %s', async (model) => {
    const table = snake(model);
    const rows = await database.query<{ name: string }>('SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped', [table]);
    const fields = (Prisma as unknown as Record<string, Record<string, string>>)[`${model}ScalarFieldEnum`] ?? {};
    expect([...Object.keys(fields).map(snake), ...(UNNAMEABLE.get(table) ?? [])].sort()).toEqual(rows.map((row) => row.name).sort());
  });
});
