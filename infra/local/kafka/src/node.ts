/**
 * One Kafka node as a process: formatted once, started, watched through its log, stopped.
 * A node is ready when it has logged "Kafka Server started", which it does only after its registration is accepted and it is unfenced;
 * an open port says less, it is bound seconds before. Its output goes straight into a file, not through the parent: a broker must
 * outlive a parent that was killed, and be adopted by the next one.
 */
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatOnce } from './format.ts';
import type { ScramUser } from './format.ts';
import type { KafkaJars } from './jars.ts';
import type { Jdk } from './java.ts';
import { servesFolder, startJava } from './java-process.ts';
import { javaProperties } from './properties.ts';

const STARTED = 'Kafka Server started';
const READY_POLL_MS = 25;
const ADOPTED_POLL_MS = 250;
/** A log larger than this is set aside at the next start, so that a folder holds at most two. */
const LOG_KEPT_BYTES = 8 << 20;

/** What starting one node needs besides its properties. */
export interface NodeProgram {
  dir: string;
  nodeId: number;
  clusterId: string;
  properties: Record<string, string>;
  metadataRelease: string;
  /** Made when the storage is formatted; ignored afterwards. */
  users: ScramUser[];
  /** See `format.ts`. */
  checkpoints?: string;
  jars: KafkaJars;
  jdk: Jdk;
  heapMb: number;
  archive?: string;
  jvmOptions?: string[];
  startTimeoutMs: number;
}

export interface BrokerHandle {
  pid: number;
  /** Resolves when the node serves clients; rejects with the log's last words when it ends before or takes too long. */
  ready: Promise<void>;
  /** Resolves when the process is gone. Never rejects. */
  exited: Promise<{ code: number | null; signal: string | null }>;
  /** Asks the node to leave in order, kills it after `timeoutMs`, and resolves when it is gone. */
  stop: (timeoutMs?: number) => Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill: () => Promise<void>;
}

export const STOP_TIMEOUT_MS = 15_000;

/** Writes the node's properties, and formats its storage unless that is done. */
export async function prepareNode(program: NodeProgram): Promise<void> {
  const { dir, nodeId, clusterId, metadataRelease, users, jars, jdk, archive, checkpoints } = program;
  await mkdir(dir, { recursive: true });
  await writeFile(propertiesFile(dir), javaProperties(program.properties), { mode: 0o600 });
  await formatOnce({ dir, propertiesFile: propertiesFile(dir), nodeId, clusterId, metadataRelease, users, jars, jdk, archive, checkpoints });
}

/** Starts a formatted node. */
export async function startNode(program: NodeProgram): Promise<BrokerHandle> {
  const { dir, jars, jdk, archive, heapMb, jvmOptions } = program;
  const log = await openLog(dir);
  const child = startJava({
    ...{ jdk, jars, archive, dir, heapMb, jvmOptions },
    mainClass: 'kafka.Kafka',
    args: [propertiesFile(dir)],
    stdio: ['ignore', log.descriptor, log.descriptor],
    detached: true,
  });
  const exited = exitOf(child);
  closeSync(log.descriptor);
  if (child.pid === undefined) throw new Error(`${jdk.java} could not be started: is it executable?`);
  await writeFile(pidFile(dir), String(child.pid));
  const ready = whenReady(dir, log.offset, exited, program.startTimeoutMs);
  ready.catch(() => {}); // whoever holds the handle decides whether that is fatal
  return handleOf(child.pid, ready, exited);
}

/**
 * Takes over the node that serves `dir` from a parent that died; undefined when none runs.
 * It counts as ready: one that is still starting answers its port soon, or ends and is noticed.
 */
export async function adoptNode(dir: string): Promise<BrokerHandle | undefined> {
  const pid = Number(await readFile(pidFile(dir), 'utf8').catch(() => ''));
  if (!(pid > 0) || !servesFolder(pid, dir)) return undefined;
  const exited = (async () => {
    while (servesFolder(pid, dir)) await sleep(ADOPTED_POLL_MS);
    return { code: null, signal: null };
  })();
  return handleOf(pid, Promise.resolve(), exited);
}

/** The file a node's output goes to. */
export function logFile(dir: string): string {
  return join(dir, 'broker.log');
}

function propertiesFile(dir: string): string {
  return join(dir, 'server.properties');
}

function pidFile(dir: string): string {
  return join(dir, 'pid');
}

function handleOf(pid: number, ready: Promise<void>, exited: BrokerHandle['exited']): BrokerHandle {
  const send = (signal: NodeJS.Signals): void => {
    try {
      process.kill(pid, signal);
    } catch {
      // already gone, which is what was wanted
    }
  };
  let over = false;
  void exited.then(() => (over = true));
  const kill = async (): Promise<void> => {
    if (!over) send('SIGKILL');
    await exited;
  };
  const stop = async (timeoutMs = STOP_TIMEOUT_MS): Promise<void> => {
    if (!over) send('SIGTERM');
    const timer = setTimeout(() => void kill(), timeoutMs);
    await exited;
    clearTimeout(timer);
  };
  return { pid, ready, exited, stop, kill };
}

async function openLog(dir: string): Promise<{ descriptor: number; offset: number }> {
  const path = logFile(dir);
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > LOG_KEPT_BYTES) await rename(path, `${path}.1`);
  return { descriptor: openSync(path, 'a'), offset: size > LOG_KEPT_BYTES ? 0 : size };
}

async function whenReady(dir: string, offset: number, exited: BrokerHandle['exited'], timeoutMs: number): Promise<void> {
  let end: Awaited<BrokerHandle['exited']> | undefined;
  void exited.then((how) => (end = how));
  const deadline = Date.now() + timeoutMs;
  while (!(await readFrom(logFile(dir), offset)).includes(STARTED)) {
    if (end) throw new Error(`the broker ended (${end.signal ?? `code ${end.code}`}) before it was ready: ${await lastWords(dir)}`);
    if (Date.now() > deadline) throw new Error(`the broker was not ready after ${timeoutMs / 1000} s: ${await lastWords(dir)}`);
    await sleep(READY_POLL_MS);
  }
}

async function readFrom(path: string, offset: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size <= offset) return '';
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - offset), 0, size - offset, offset);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The last errors of the log in one line, for an error message. */
async function lastWords(dir: string): Promise<string> {
  const lines = (await readFile(logFile(dir), 'utf8').catch(() => '')).trim().split('\n');
  const errors = lines.filter((line) => / (ERROR|FATAL) |Exception|Error:/.test(line));
  return `${(errors.length > 0 ? errors : lines).slice(-3).join(' | ').slice(0, 600)} (log: ${logFile(dir)})`;
}

function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
}
