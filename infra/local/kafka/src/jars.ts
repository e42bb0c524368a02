/**
 * Kafka's jars of one version, fetched by Maven into a cache that all checkouts of the machine share.
 * A folder appears whole or not at all: Maven copies into a folder of its own, which is renamed when complete, under a lock so that
 * two processes do not fetch at the same time. The folder's name holds the pom's hash, so that a changed pom is a new folder
 * and running brokers keep the jars they have open.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findJava } from './java.ts';
import { withLock } from './lock.ts';
import type { KafkaVersion } from './version.ts';

const run = promisify(execFile);
const POM = fileURLToPath(new URL('../pom.xml', import.meta.url));
const FETCH_TIMEOUT_MS = 10 * 60_000;

export interface KafkaJars {
  version: KafkaVersion;
  /** The folder that holds the jars (`lib/`) and the class data archives made from them. */
  dir: string;
  /** The jars, joined as `java -cp` wants them; always in the same order, because class data archives depend on it. */
  classpath: string;
  /** Whether MirrorMaker's jars are among them. */
  mirror: boolean;
}

export interface FetchOptions {
  /** Told one short sentence when something slow begins. */
  onProgress?: (what: string) => void;
}

/** Where everything fetched is kept: SAMSA_CACHE_DIR, or `samsa` in XDG_CACHE_HOME or ~/.cache. */
export function cacheDir(): string {
  return process.env['SAMSA_CACHE_DIR'] || join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'samsa');
}

/** Whether Maven can be run; `version` as it says it, such as `3.8.7`. */
export async function mavenFound(): Promise<{ found: boolean; version?: string }> {
  try {
    const { stdout } = await run('mvn', ['-v'], { env: mavenEnvironment(), timeout: 30_000 });
    return { found: true, version: /Apache Maven ([0-9.]+)/.exec(stdout)?.[1] };
  } catch {
    return { found: false };
  }
}

/**
 * The jars of one Kafka version; fetches them when the cache does not have them (about 10 s).
 * @throws Error of one sentence when Maven or Java is missing, or with Maven's own words when a jar cannot be had.
 */
export async function kafkaJars(version: KafkaVersion, { onProgress }: FetchOptions = {}): Promise<KafkaJars> {
  const pom = await readFile(POM);
  const home = join(cacheDir(), 'kafka', version);
  const dir = join(home, createHash('sha256').update(pom).digest('hex').slice(0, 8));
  if (!existsSync(dir)) {
    await withLock(join(home, 'fetching'), FETCH_TIMEOUT_MS, async () => {
      if (!existsSync(dir)) await fetchJars(version, dir, onProgress);
    });
  }
  return readJars(version, dir);
}

async function readJars(version: KafkaVersion, dir: string): Promise<KafkaJars> {
  const lib = join(dir, 'lib');
  const names = (await readdir(lib)).filter((name) => name.endsWith('.jar')).sort();
  return {
    version,
    dir,
    classpath: names.map((name) => join(lib, name)).join(delimiter),
    mirror: names.includes(`connect-mirror-${version}.jar`),
  };
}

async function fetchJars(version: KafkaVersion, dir: string, onProgress?: (what: string) => void): Promise<void> {
  if (!(await mavenFound()).found) {
    throw new Error('Maven is needed to fetch Kafka: install it, for instance "apt-get install maven" or "brew install maven", so that "mvn" is on PATH.');
  }
  onProgress?.(`fetching Apache Kafka ${version} by Maven`);
  const building = `${dir}.${process.pid}.building`;
  await rm(building, { recursive: true, force: true });
  await mkdir(join(building, 'lib'), { recursive: true });
  await writeFile(join(building, 'pom.xml'), await readFile(POM));
  try {
    try {
      await copyDependencies(building, version, ['-Pmirror']);
    } catch {
      await copyDependencies(building, version, []);
    }
    await rename(building, dir);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw new Error(`Kafka ${version} could not be fetched by Maven: ${mavenWords(error)}`, { cause: error });
  }
}

async function copyDependencies(folder: string, version: KafkaVersion, extra: string[]): Promise<void> {
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${join(folder, 'lib')}`, '-DincludeScope=runtime', `-Dkafka.version=${version}`];
  await run('mvn', ['-q', '-B', '-f', join(folder, 'pom.xml'), ...goal, ...extra], { env: mavenEnvironment(), timeout: FETCH_TIMEOUT_MS, maxBuffer: 64 << 20 });
}

function mavenEnvironment(): NodeJS.ProcessEnv {
  return process.env['JAVA_HOME'] ? process.env : { ...process.env, JAVA_HOME: findJava().home };
}

/** The first line in which Maven says what is wrong; it says everything several times. */
function mavenWords(error: unknown): string {
  const { stdout = '', stderr = '', message = String(error) } = error as { stdout?: string; stderr?: string; message?: string };
  const line = `${stdout}\n${stderr}`.split('\n').find((text) => text.includes('[ERROR]'));
  return (line ?? message.split('\n')[0] ?? '').replace(/^.*\[ERROR\]\s*/, '').replace(/ -> \[Help 1\].*$/, '');
}
