/**
 * Applies prisma/migrations in order and records them as Prisma does (same table, same checksum), under an advisory
 * lock, each in its own transaction. Ours because Prisma's engine is a download that a closed network refuses; a
 * `prisma migrate` elsewhere agrees with what it finds.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const LOCK = 72_707_369; // Prisma's own
const FOLDER = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

/**
 * Brings the database at `url` to the newest schema. @returns the names applied now.
 * @throws Error when an applied migration's text has changed since.
 */
export async function migrate(url: string, folder: string = FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(TABLE);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const fresh: string[] = [];
    const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
    for (const name of names) if (await apply(client, folder, name, applied.get(name))) fresh.push(name);
    return fresh;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, folder: string, name: string, known: string | undefined): Promise<boolean> {
  const sql = await readFile(`${folder}/${name}/migration.sql`, 'utf8');
  const checksum = createHash('sha256').update(sql).digest('hex');
  if (known === checksum) return false;
  if (known) throw new Error(`Migration ${name} was changed after it had been applied. Restore its text and write a new migration.`);
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)',
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
