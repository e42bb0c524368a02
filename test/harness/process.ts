/**
 * A program of ours as a process of its own, for tests that kill it, stop its clock or start it again.
 *
 *   const api = await startProcess('api', 'apps/api/src/main.ts', { env: { DATABASE_URL } });
 *   api.ready.port; await api.kill(); await api.restart();
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, typescriptService, type Exit, type ReadyLine, type Running } from '@samsa/local-stack/service';

const READY_TIMEOUT_MS = 60_000;

export interface ProcessOptions {
  args?: string[];
  env?: Record<string, string>;
  readyTimeoutMs?: number;
}

export interface TestProcess {
  name: string;
  pid: number;
  /** What its ready line said. */
  ready: ReadyLine;
  alive(): boolean;
  exited: Promise<Exit>;
  /** SIGKILL to it and everything in its process group. */
  kill(): Promise<Exit>;
  /** SIGKILL to it alone: what it started lives on, as after a crash. */
  crash(): Promise<Exit>;
  /** SIGSTOP: it stays connected and answers nothing. */
  freeze(): void;
  thaw(): void;
  /** SIGTERM, then SIGKILL after a while. */
  stop(): Promise<Exit>;
  /** Starts it again with the same arguments; it must have ended. */
  restart(): Promise<void>;
  /** Everything it has written so far. */
  log(): string;
}

/** @param main path from the repository's root, such as `apps/api/src/main.ts`. */
export async function startProcess(name: string, main: string, options: ProcessOptions = {}): Promise<TestProcess> {
  const folder = mkdtempSync(join(tmpdir(), `samsa-test-${name}-`));
  const logFile = join(folder, 'log');
  const service = { ...typescriptService(name, main, options.args ?? [], options.env), readyTimeoutMs: options.readyTimeoutMs ?? READY_TIMEOUT_MS };
  const removeLog = () => rmSync(folder, { recursive: true, force: true });
  let running = await run(service, logFile).catch((fault: Error) => {
    removeLog();
    throw fault;
  });
  const atExit = () => {
    void running.kill();
    removeLog();
  };
  process.once('exit', atExit);
  const crash = async () => {
    running.signal('SIGKILL');
    return running.exited;
  };
  return {
    name, crash,
    get pid() { return running.pid; },
    get ready() { return running.ready; },
    get exited() { return running.exited; },
    alive: () => running.alive(),
    kill: () => running.kill(),
    freeze: () => running.signal('SIGSTOP'),
    thaw: () => running.signal('SIGCONT'),
    log: () => readFileSync(logFile, 'utf8'),
    restart: async () => {
      running = await run(service, logFile);
    },
    stop: async () => {
      const exit = await stopThawed(running);
      process.off('exit', atExit);
      removeLog();
      return exit;
    },
  };
}

/** A frozen process cannot hear SIGTERM. */
function stopThawed(running: Running): Promise<Exit> {
  running.signal('SIGCONT');
  return running.stop();
}
