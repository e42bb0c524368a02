/**
 * Is that process still the one we mean? A pid alone does not say: numbers are used again. A pid with the time it was
 * started does.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Birth { pid: number; startedAt: string }

/** A process that lives (a zombie does not), with its start as the system tells it; undefined if there is none. */
export function birthOf(pid: number): Birth | undefined {
  const startedAt = process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  return startedAt ? { pid, startedAt } : undefined;
}

export function stillLives(birth: Birth): boolean {
  return birthOf(birth.pid)?.startedAt === birth.startedAt;
}

/** The processes that called us: our parent, and the one above if the parent is only the shell npm runs a script in. */
export function callers(): number[] {
  const { command, parent } = describe(process.ppid);
  return /(^|\/)(sh|bash|dash|zsh|ksh)$/.test(command) && parent > 1 ? [process.ppid, parent] : [process.ppid];
}

function describe(pid: number): { command: string; parent: number } {
  if (process.platform === 'linux') {
    const [, command = '', parent = '0'] = /\((.*)\) \S (\d+)/s.exec(textOf(`/proc/${pid}/stat`)) ?? [];
    return { command, parent: Number(parent) };
  }
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  const [, parent = '0', command = ''] = /^\s*(\d+)\s+(.*?)\s*$/.exec(stdout ?? '') ?? [];
  return { command: command.replace(/^-/, ''), parent: Number(parent) };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Clock ticks since the machine came up, with the boot's id: the same number after a reboot is another process. */
function fromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name in brackets may hold blanks
    const [state, startTicks] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)}-${startTicks}`;
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): string | undefined {
  const { stdout, status } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  if (status !== 0 || stdout.startsWith('Z')) return undefined;
  return stdout.trim().replace(/^\S+\s+/, '') || undefined;
}
