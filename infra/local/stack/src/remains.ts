/**
 * What a start that was killed (`kill -9`) left running, and its end.
 *
 * Two proofs that a process is ours, never its name: a record of pid and start time written when it was spawned, and (on
 * Linux) a variable in its environment that all its descendants inherit, which finds brokers whose operator is gone too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { readJson, writeJson, type Home } from './home.ts';
import { birthOf, stillLives, type Birth } from './pid.ts';
import { signalGroup } from './service.ts';

const RECORDS = 'children.json';
/** Set to the data folder in every child's environment. */
export const MARK = 'SAMSA_CHILD_OF';
const POLITE_MS = 6_000;
const POLL_MS = 50;

interface Child extends Birth { name: string }

/** The record of the children that live now, kept on disk. */
export class ChildRecords {
  private readonly home: Home;
  private readonly children = new Map<number, Child>();

  constructor(home: Home) {
    this.home = home;
  }

  add(name: string, pid: number): void {
    const birth = birthOf(pid);
    if (birth) this.children.set(pid, { name, ...birth });
    this.write();
  }

  remove(pid: number): void {
    this.children.delete(pid);
    this.write();
  }

  private write(): void {
    writeJson(this.home.path(RECORDS), [...this.children.values()]);
  }
}

/** Ends everything an earlier start of this folder left. @returns the names of what was found. */
export async function clearRemains(home: Home): Promise<string[]> {
  const recorded = (readJson<Child[]>(home.path(RECORDS)) ?? []).filter(stillLives);
  const marked = markedProcesses(home.dir).filter((found) => !recorded.some(({ pid }) => pid === found.pid));
  const found = [...recorded, ...marked];
  for (const { pid } of found) sendTo(pid, 'SIGTERM');
  await gone(found, POLITE_MS);
  for (const { pid } of found.filter(stillLives)) sendTo(pid, 'SIGKILL');
  for (const { pid } of recorded) signalGroup(pid, 'SIGKILL');
  killMarked(home.dir); // whoever was ended may have been starting something at that moment
  await gone(found, POLITE_MS);
  writeJson(home.path(RECORDS), []);
  return found.map(({ name }) => name);
}

/** SIGKILL to every process that carries this folder's mark (Linux; elsewhere it finds none). */
export function killMarked(dir: string): void {
  for (const { pid } of markedProcesses(dir)) sendTo(pid, 'SIGKILL');
}

function markedProcesses(dir: string): Child[] {
  if (process.platform !== 'linux') return [];
  const mark = `${MARK}=${dir}`;
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).flatMap((pid) => {
    const birth = pid !== process.pid && environmentOf(pid).includes(mark) && birthOf(pid);
    return birth ? [{ name: commandOf(pid), ...birth }] : [];
  });
}

function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return []; // another user's, or gone
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return `process ${pid}`;
  }
}

function sendTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}

async function gone(births: Birth[], withinMs: number): Promise<void> {
  const until = Date.now() + withinMs;
  while (births.some(stillLives) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
