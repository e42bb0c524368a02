/**
 * A lock between processes made of a folder: `mkdir` is atomic on every file system we meet. The owner's pid inside lets the next one
 * take it over when the owner died, so a kill -9 while fetching jars blocks nobody.
 */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;
/** A lock folder without a pid is one whose owner is between two instructions, unless it is older than this. */
const PIDLESS_STALE_MS = 5_000;

/**
 * Runs `work` while holding the lock folder `path`.
 * @throws Error when another living process holds it for longer than `timeoutMs`.
 */
export async function withLock<T>(path: string, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  const deadline = Date.now() + timeoutMs;
  while (!(await taken(path))) {
    if (await isStale(path)) await rm(path, { recursive: true, force: true });
    else if (Date.now() > deadline) throw new Error(`${path} is held by another process for more than ${timeoutMs / 1000} s: end it, or remove that folder.`);
    else await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

async function taken(path: string): Promise<boolean> {
  try {
    await mkdir(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(join(path, 'pid'), String(process.pid));
  return true;
}

async function isStale(path: string): Promise<boolean> {
  const pid = Number(await readFile(join(path, 'pid'), 'utf8').catch(() => ''));
  if (pid > 0) return !isAlive(pid);
  const made = await stat(path).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs > PIDLESS_STALE_MS;
}

/** Whether a process of this pid exists (a zombie counts). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
