/**
 * The one folder everything lives in: data, logs, keys, and what the next start must know. It belongs to one `npm start`
 * at a time; the lock names its owner by pid and start time, so a dead owner's lock holds nobody.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf, stillLives, type Birth } from './pid.ts';

const LOCK = 'lock.json';
const KEY_BYTES = 32;
const PASSWORD_BYTES = 18;
/** Longer than an orderly end takes. */
const ENDING_LIMIT_MS = 25_000;
const ENDING_POLL_MS = 200;

interface Lock extends Birth { since: string; url?: string; ending?: boolean }

export interface Home {
  dir: string;
  path(...names: string[]): string;
  logFile(name: string): string;
  /** Says in the lock where the API answers, for the one who starts a second time. */
  announce(url: string): void;
  /** Says in the lock that this start is ending, so that the next one waits instead of giving up. */
  markEnding(): void;
  /** Removes everything but the lock. */
  empty(): void;
  release(): void;
}

/**
 * Takes the folder, waiting for an owner that is ending.
 * @throws if another start lives in this folder: says its pid, since when, and its URL.
 */
export async function openHome(dir: string, waiting: () => void): Promise<Home> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lockFile = join(dir, LOCK);
  const mine: Lock = { ...(birthOf(process.pid) ?? { pid: process.pid, startedAt: '' }), since: new Date().toISOString() };
  await takeLock(lockFile, mine, waiting);
  const update = (change: Partial<Lock>) => writeJson(lockFile, Object.assign(mine, change));
  return {
    dir,
    path: (...names) => join(dir, ...names),
    logFile: (name) => join(dir, 'logs', `${name}.log`),
    announce: (url) => update({ url }),
    markEnding: () => update({ ending: true }),
    empty: () => {
      for (const name of readdirSync(dir)) if (name !== LOCK) rmSync(join(dir, name), { recursive: true, force: true });
    },
    release: () => rmSync(lockFile, { force: true }),
  };
}

async function takeLock(lockFile: string, mine: Lock, waiting: () => void): Promise<void> {
  const until = Date.now() + ENDING_LIMIT_MS;
  let told = false;
  for (;;) {
    try {
      return claim(lockFile, mine);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    }
    const owner = readJson<Lock>(lockFile);
    if (!owner || !stillLives(owner)) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!owner.ending || Date.now() > until) throw new Error(alreadyRuns(owner));
    if (!told) waiting();
    told = true;
    await new Promise((resolve) => setTimeout(resolve, ENDING_POLL_MS));
  }
}

/** A link appears whole or fails, where a file opened exclusively could be read half written. */
function claim(lockFile: string, mine: Lock): void {
  const draft = `${lockFile}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    linkSync(draft, lockFile);
  } finally {
    rmSync(draft, { force: true });
  }
}

function alreadyRuns(owner: Lock): string {
  const since = new Date(owner.since).toLocaleTimeString();
  const where = owner.url ? `its API answers at ${owner.url}` : 'it is still coming up';
  return `Samsa already runs from this folder: process ${owner.pid}, since ${since}; ${where}.\nEnd it with Ctrl-C in its terminal or "kill ${owner.pid}"; or give this start a folder of its own with SAMSA_HOME=….`;
}

/** Undefined when there is no such file, or when a crash left half of it. */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, and for our eyes only. */
export function writeJson(file: string, value: unknown): void {
  writePrivate(file, `${JSON.stringify(value, null, 2)}\n`);
}

export function writePrivate(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

/** The key that encrypts secrets in the database; made once. @returns the file that holds it in base64. */
export function keyFile(home: Home): string {
  const file = home.path('key');
  if (!existsSync(file)) writePrivate(file, randomBytes(KEY_BYTES).toString('base64'));
  return file;
}

/** The embedded PostgreSQL's password; made once. */
export function databasePassword(home: Home): string {
  const file = home.path('postgres-password');
  if (!existsSync(file)) writePrivate(file, randomBytes(PASSWORD_BYTES).toString('base64url'));
  return readFileSync(file, 'utf8');
}
