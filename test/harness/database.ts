/**
 * A database of its own for each test file: a copy of a migrated template, made in a few tens of milliseconds.
 *
 * The server is one embedded PostgreSQL for the whole run, started by `global.ts` (or DATABASE_URL's, if that is set).
 * Outside Vitest (`test/load`), the first call starts one and ends it with the process.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@samsa/local-stack/ports';
import { startPostgres, withDatabase } from '@samsa/local-stack/postgres';
import { migrate } from '@samsa/store/migrate';
import pg from 'pg';

const TEMPLATE = 'samsa_template';
/** Set by `global.ts` for the workers: the server's URL; the template is there. */
export const SERVER_VARIABLE = 'SAMSA_TEST_DATABASE_URL';
const COPY_ATTEMPTS = 20;

export interface FreshDatabase {
  url: string;
  name: string;
  /** Ends every connection and removes the database. */
  drop(): Promise<void>;
}

export interface DatabaseServer {
  url: string;
  stop(): Promise<void>;
}

let ownServer: Promise<DatabaseServer> | undefined;

/** An empty, migrated database that nobody else uses. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env[SERVER_VARIABLE] ?? (await (ownServer ??= startDatabaseServer())).url;
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await retryWhileTemplateBusy(() => execute(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`));
  return {
    url: withDatabase(server, name),
    name,
    drop: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Starts a server (or takes DATABASE_URL's) and makes the template in it. */
export async function startDatabaseServer(): Promise<DatabaseServer> {
  const given = process.env['DATABASE_URL'];
  const server = given ? { url: given, stop: async () => undefined } : await embeddedServer();
  try {
    await makeTemplate(server.url);
  } catch (cause) {
    await server.stop();
    throw cause;
  }
  return server;
}

async function embeddedServer(): Promise<DatabaseServer> {
  const folder = mkdtempSync(join(tmpdir(), 'samsa-test-postgres-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const options = { dataDir: join(folder, 'data'), port: await freePort(), password: randomBytes(12).toString('hex'), durable: false, database: 'postgres' };
  try {
    const postgres = await startPostgres(options, join(folder, 'postgres.log'));
    postgres.unref();
    const atExit = () => {
      void postgres.kill();
      remove();
    };
    process.once('exit', atExit);
    const stop = async () => {
      process.off('exit', atExit);
      await postgres.kill();
      remove();
    };
    return { url: postgres.url, stop };
  } catch (cause) {
    remove();
    throw cause;
  }
}

async function makeTemplate(server: string): Promise<void> {
  await execute(server, `DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await execute(server, `CREATE DATABASE ${TEMPLATE}`);
  await migrate(withDatabase(server, TEMPLATE));
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to copy a database while another session looks at it, even another copy's end. */
async function retryWhileTemplateBusy(copy: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await copy();
    } catch (fault) {
      const busy = (fault as { code?: string }).code === '55006';
      if (!busy || attempt === COPY_ATTEMPTS) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 25 * attempt));
    }
  }
}
