/**
 * A Redis for the queue: the machine's own `redis-server` or `valkey-server`, otherwise the binary that the Maven artifact
 * `com.github.codemonstur:embedded-redis` carries. `noeviction` because the queue's keys must never be thrown away silently;
 * no persistence, because Postgres rebuilds them (design law 1) and losing Redis must stay an ordinary event.
 */
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findJava } from '@samsa/local-kafka/java';
import { cacheDir } from '@samsa/local-kafka/jars';
import { run, type Running, type Service } from './service.ts';
import { unzipEntry } from './zip.ts';

const ARTIFACT_VERSION = '1.4.3';
const ARTIFACT = `com.github.codemonstur:embedded-redis:${ARTIFACT_VERSION}`;
const FETCH_TIMEOUT_MS = 5 * 60_000;
const PROBE_TIMEOUT_MS = 1_000;
/** BullMQ's own lower limit. */
const OLDEST = { major: 6, minor: 2 };

const CARRIED: Record<string, string> = {
  'linux-x64': 'redis-server-6.2.6-v5-linux-amd64',
  'linux-arm64': 'redis-server-6.2.7-linux-arm64',
  'darwin-x64': 'redis-server-6.2.6-v5-darwin-amd64',
  'darwin-arm64': 'redis-server-6.2.6-v5-darwin-arm64',
};

/** @param dataDir its working folder, made if it is not there. */
export async function redisService(options: { dataDir: string; port: number }): Promise<{ service: Service; url: string }> {
  const command = onThisMachine() ?? await fromMaven();
  mkdirSync(options.dataDir, { recursive: true });
  const args = ['--bind', '127.0.0.1', '--port', String(options.port), '--dir', options.dataDir, '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction', '--daemonize', 'no'];
  return {
    url: `redis://127.0.0.1:${options.port}`,
    service: { name: 'redis', command, args, probe: () => ping(options.port), readyTimeoutMs: 15_000 },
  };
}

/** Starts one for tests and scripts; the supervisor runs the service itself. */
export async function startRedis(options: { dataDir: string; port: number }, logFile: string): Promise<Running & { url: string }> {
  const { service, url } = await redisService(options);
  return Object.assign(await run(service, logFile), { url });
}

function onThisMachine(): string | undefined {
  return ['valkey-server', 'redis-server'].find((command) => {
    const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8', timeout: 5_000 });
    const [, major, minor] = /v=(\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
    return Number(major) > OLDEST.major || (Number(major) === OLDEST.major && Number(minor) >= OLDEST.minor);
  });
}

async function fromMaven(): Promise<string> {
  const entry = CARRIED[`${process.platform}-${process.arch}`];
  if (!entry) throw new Error(`No Redis found, and none is carried for ${process.platform} ${process.arch}: install redis-server 6.2 or newer, or set REDIS_URL`);
  const binary = join(cacheDir(), 'redis', entry);
  if (existsSync(binary)) return binary;
  mkdirSync(join(cacheDir(), 'redis'), { recursive: true });
  const folder = mkdtempSync(join(cacheDir(), 'redis', 'fetching-'));
  try {
    await fetchJar(folder);
    const unpacked = join(folder, entry);
    writeFileSync(unpacked, unzipEntry(readFileSync(join(folder, `embedded-redis-${ARTIFACT_VERSION}.jar`)), entry));
    chmodSync(unpacked, 0o755);
    renameSync(unpacked, binary); // whole or not at all
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return binary;
}

async function fetchJar(folder: string): Promise<void> {
  const env = { ...process.env, JAVA_HOME: process.env['JAVA_HOME'] ?? findJava().home };
  try {
    await promisify(execFile)('mvn', ['-B', '-q', 'dependency:copy', `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${folder}`], { env, timeout: FETCH_TIMEOUT_MS });
  } catch (cause) {
    throw new Error(`Redis is not on this machine and Maven could not fetch ${ARTIFACT}: install redis-server 6.2 or newer, set REDIS_URL, or look at Maven's access to its repository`, { cause });
  }
}

function ping(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write('PING\r\n'));
    socket.setTimeout(PROBE_TIMEOUT_MS, () => socket.destroy(new Error('no answer')));
    socket.once('data', (answer) => {
      socket.destroy();
      if (answer.toString().startsWith('+PONG')) resolve();
      else reject(new Error(`redis says ${answer.toString().trim()}`));
    });
    socket.once('error', reject);
  });
}
