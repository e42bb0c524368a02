/** A PostgreSQL that writes through to the disk, for one run of benchmarks; DATABASE_URL's, if that is set. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@samsa/local-stack/ports';
import { startPostgres } from '@samsa/local-stack/postgres';
import type { DatabaseServer } from '../harness/database.ts';

let serverPid: number | undefined;

/** Of the server this run started; undefined when it is somebody else's. */
export const postgresPid = (): number | undefined => serverPid;

/** From here on `freshDatabase` makes its databases there. */
export async function startDurableServer(): Promise<DatabaseServer> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'samsa-bench-postgres-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const options = { dataDir: join(folder, 'data'), port: await freePort(), password: randomBytes(12).toString('hex'), durable: true, database: 'postgres' };
    const postgres = await startPostgres(options, join(folder, 'postgres.log'));
    const atExit = (): void => void postgres.kill();
    process.once('exit', atExit);
    process.env['DATABASE_URL'] = postgres.url;
    serverPid = postgres.pid;
    const stop = async (): Promise<void> => {
      process.off('exit', atExit);
      await postgres.stop();
      remove();
    };
    return { url: postgres.url, stop };
  } catch (cause) {
    remove();
    throw cause;
  }
}
