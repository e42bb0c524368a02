/**
 * The built portal for the api to serve: built when its sources are others than those of a build that is kept, in about three
 * seconds, else found at once. Builds are named by the hash of what they were made of; the last few are kept, because an api
 * that runs may be started again from its own.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY } from './service.ts';

const KEPT_BUILDS = 4;
const BUILDS = join(REPOSITORY, 'node_modules/.cache/samsa-portal');
const SOURCES = ['apps/portal/index.html', 'apps/portal/vite.config.ts', 'apps/portal/package.json', 'apps/portal/src', 'libs/client/src', 'package-lock.json'];
const BUILD_LIMIT_MS = 120_000;

/** @returns the folder for `SAMSA_PORTAL_DIR`. @throws with the words of the build that failed. */
export async function builtPortal(): Promise<{ folder: string; fresh: boolean }> {
  const folder = join(BUILDS, hashOfSources());
  if (existsSync(folder)) {
    utimesSync(folder, new Date(), new Date());
    return { folder, fresh: false };
  }
  mkdirSync(BUILDS, { recursive: true });
  const draft = `${folder}.${process.pid}`;
  try {
    await build(draft);
    adopt(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  forgetOld();
  return { folder, fresh: true };
}

async function build(folder: string): Promise<void> {
  const vite = join(REPOSITORY, 'node_modules/.bin/vite');
  const args = ['build', 'apps/portal', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  await promisify(execFile)(vite, args, { cwd: REPOSITORY, timeout: BUILD_LIMIT_MS, env: { ...process.env, NODE_ENV: 'production' } }).catch((fault: Error & { stderr?: string }) => {
    throw new Error(`the portal could not be built:\n${fault.stderr?.trim() || fault.message}`);
  });
}

/** Whoever else built the same at the same time was first: theirs is as good. */
function adopt(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (fault) {
    if (!existsSync(folder)) throw fault;
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesBelow)) hash.update(file).update('\0').update(readFileSync(join(REPOSITORY, file))).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(path: string): string[] {
  if (statSync(join(REPOSITORY, path)).isFile()) return [path];
  return readdirSync(join(REPOSITORY, path)).sort().flatMap((name) => filesBelow(`${path}/${name}`));
}

function forgetOld(): void {
  const builds = readdirSync(BUILDS).map((name) => join(BUILDS, name)).filter((path) => existsSync(path));
  const newest = builds.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of newest.slice(KEPT_BUILDS)) rmSync(old, { recursive: true, force: true });
}
