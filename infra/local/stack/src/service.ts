/**
 * One child process of the local stack: how it is started, how one knows it is ready, how it ends.
 *
 * Every child leads a process group of its own, so that Ctrl-C in a terminal reaches only the parent (which then ends
 * them in order) and so that what a child started ends with it. Standard output is either searched for the line
 * `{"ready":true,…}` or the service brings a probe; both outputs go to the child's log file.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, createWriteStream, mkdirSync, openSync, readFileSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The folder `npm start` and `npm test` run in. */
export const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url));
/** Node 24 as npm installed it; the machine's own may be older. */
const NODE = fileURLToPath(new URL('../../../../node_modules/.bin/node', import.meta.url));
const LEASH = fileURLToPath(new URL('./leash.ts', import.meta.url));
const LOG_LIMIT_BYTES = 16 * 1024 * 1024;
const SHOWN_LOG_LINES = 12;
const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 8_000;

export interface Service {
  name: string;
  command: string;
  args: string[];
  /** Added to the parent's environment. */
  env?: Record<string, string>;
  /** Runs as this user; only root can ask for it. */
  uid?: number;
  gid?: number;
  /** Asked until it resolves; without it the service prints a line `{"ready":true,…}`. */
  probe?: () => Promise<void>;
  readyTimeoutMs?: number;
  /** What asks it to end politely. */
  stopSignal?: NodeJS.Signals;
  stopTimeoutMs?: number;
}

/** What the ready line said beside `ready`. */
export type ReadyLine = Record<string, unknown> & { ready: true };

export interface Exit { code: number | null; signal: NodeJS.Signals | null }

export interface Running {
  service: Service;
  pid: number;
  startedAt: number;
  ready: ReadyLine;
  /** Resolves when the process is gone, whoever ended it. */
  exited: Promise<Exit>;
  alive(): boolean;
  /** To the process alone; it answers for what it started. */
  signal(signal: NodeJS.Signals): void;
  /** Asks, waits `stopTimeoutMs`, then kills the whole process group. */
  stop(): Promise<Exit>;
  /** SIGKILL to the process and everything in its group. */
  kill(): Promise<Exit>;
  /** Lets the parent end while this one runs; the parent must then see to its end itself. */
  unref(): void;
}

/** A TypeScript program of this repository, run from source. */
export function typescriptService(name: string, main: string, args: string[], env: Record<string, string> = {}): Service {
  return {
    name,
    command: NODE,
    args: ['--import', '@oxc-node/core/register', '--import', LEASH, join(REPOSITORY, main), ...args],
    env: { ...env, SAMSA_LEASH: String(process.pid) },
  };
}

/**
 * Starts a service and waits until it is ready.
 * @param onSpawn is told the pid as soon as there is one: a record of it must exist before anything can go wrong.
 * @throws an Error that names the service, how it ended and its log file.
 */
export async function run(service: Service, logFile: string, onSpawn?: (pid: number) => void): Promise<Running> {
  mkdirSync(dirname(logFile), { recursive: true });
  rotate(logFile);
  const startedAt = Date.now();
  const child = launch(service, logFile);
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: 127, signal: null }));
  });
  if (child.pid === undefined) throw new Error(`${service.name}: ${service.command} could not be started`);
  onSpawn?.(child.pid);
  const running = handle(service, child, startedAt, exited);
  try {
    running.ready = await readiness(service, child, exited, logFile);
  } catch (cause) {
    await running.kill();
    throw cause;
  }
  return running;
}

function launch(service: Service, logFile: string): ChildProcess {
  const log = openSync(logFile, 'a');
  const identity = service.uid === undefined ? {} : { uid: service.uid, gid: service.gid };
  try {
    return spawn(service.command, service.args, {
      cwd: service.uid === undefined ? REPOSITORY : '/',
      env: { ...process.env, ...service.env },
      stdio: ['ignore', service.probe ? log : 'pipe', log],
      detached: true,
      ...identity,
    });
  } finally {
    closeSync(log);
  }
}

function handle(service: Service, child: ChildProcess, startedAt: number, exited: Promise<Exit>): Running {
  const pid = child.pid as number;
  const alive = () => child.exitCode === null && child.signalCode === null;
  const kill = async () => {
    child.ref(); // whoever ends it wants to see it end
    signalGroup(pid, 'SIGKILL');
    return exited;
  };
  return {
    service, pid, startedAt, exited, alive, kill,
    unref: () => child.unref(),
    ready: { ready: true },
    signal: (signal) => void (alive() && child.kill(signal)),
    async stop() {
      child.ref();
      if (alive()) child.kill(service.stopSignal ?? 'SIGTERM');
      const late = setTimeout(() => signalGroup(pid, 'SIGKILL'), service.stopTimeoutMs ?? STOP_TIMEOUT_MS);
      const exit = await exited;
      clearTimeout(late);
      signalGroup(pid, 'SIGKILL');
      return exit;
    },
  };
}

/** Sends to all of a process group; a group that is gone is no error. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}

async function readiness(service: Service, child: ChildProcess, exited: Promise<Exit>, logFile: string): Promise<ReadyLine> {
  const timeoutMs = service.readyTimeoutMs ?? READY_TIMEOUT_MS;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${service.name} was not ready after ${timeoutMs / 1000} s; its log is ${logFile}`)), timeoutMs);
  });
  const ended = exited.then((exit): never => {
    throw new Error(`${service.name} ended before it was ready (${describeExit(exit)}); its log, ${logFile}, ends with\n${lastLines(logFile)}`);
  });
  try {
    const ready = service.probe ? probed(service.probe, exited) : readyLine(child, openLog(logFile));
    return await Promise.race([ready, ended, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function describeExit(exit: Exit): string {
  return exit.signal ? `killed by ${exit.signal}` : `exit code ${exit.code}`;
}

async function probed(probe: () => Promise<void>, exited: Promise<Exit>): Promise<ReadyLine> {
  let over = false;
  void exited.then(() => { over = true; });
  for (;;) {
    try {
      await probe();
      return { ready: true };
    } catch (fault) {
      if (over) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
}

/** Open before the child can have ended and its folder gone with it. What cannot be written down (a full disk) is lost and ends nobody. */
function openLog(logFile: string): WriteStream {
  return createWriteStream(logFile, { fd: openSync(logFile, 'a') }).on('error', () => undefined);
}

/** Copies the child's output to its log for as long as it lives, and finds the ready line on the way. */
function readyLine(child: ChildProcess, log: WriteStream): Promise<ReadyLine> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: child.stdout! });
    lines.on('close', () => log.end());
    lines.on('line', (line) => {
      log.write(`${line}\n`);
      if (!line.startsWith('{"ready":true')) return;
      resolve(JSON.parse(line) as ReadyLine);
    });
  });
}

function lastLines(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-SHOWN_LOG_LINES).map((line) => `    ${line}`).join('\n');
}

function rotate(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
}
