/** What a number was measured on, and what a process used of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import pg from 'pg';

/** Linux counts process time in these. */
const TICKS_PER_SECOND = 100;

export async function describeMachine(databaseUrl: string): Promise<string> {
  const processors = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  const load = loadavg().map((one) => one.toFixed(1)).join(' ');
  return `${processors[0]?.model ?? 'unknown processor'}, ${processors.length} cores, ${gib} GiB, Node ${process.version}, ${await describePostgres(databaseUrl)}; load average ${load} before the run`;
}

async function describePostgres(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; fsync: string }>(`SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync`);
    return `PostgreSQL ${rows[0]?.version ?? ''} (fsync ${rows[0]?.fsync ?? ''})`;
  } finally {
    await client.end();
  }
}

/** CPU seconds a process and everything below it have used, those that ended included; NaN where the machine does not tell. */
export function cpuSeconds(pid: number | undefined): number {
  if (pid === undefined) return Number.NaN;
  try {
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap(readUsage);
    const mine = [pid];
    for (const parent of mine) mine.push(...all.filter((one) => one.parent === parent).map((one) => one.pid));
    return all.filter((one) => mine.includes(one.pid)).reduce((sum, one) => sum + one.ticks, 0) / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
}

function readUsage(name: string): { pid: number; parent: number; ticks: number }[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
    // state, ppid, …; utime, stime and what ended children used, from the 14th field of the whole line on
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0);
    return [{ pid: Number(name), parent: fields[1] ?? 0, ticks }];
  } catch {
    return []; // it ended while the list was read
  }
}
