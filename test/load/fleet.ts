/**
 * `npm run bench fleet`: one provisioner over a fleet of kube-sim's data planes with ten clusters each, at two sizes, so that growth
 * is seen. Everything it watches stands in kube-sim as the operator left it; the operator itself (without processes) only made the
 * pattern of it and does not run beside, for its own watches would be measured too. The pods are kube-sim's generated ones: in its
 * collections, counted and readable, and not labelled as ours, so that no watch of ours gets them. No broker is asked for its metrics,
 * because none runs.
 */
import { say, short, table } from './table.ts';
import { CLUSTERS_PER_PLANE, FleetRun, type Measured } from './fleet-run.ts';

const SIZES = '200,2000';

/** What must stay under which number at the largest size. */
const GOALS: Partial<Record<keyof Measured, number>> = {
  coldSeconds: 20, warmSeconds: 5, rssMb: 600, idlePercent: 2, changeP50: 25, changeP99: 200, unknownSeconds: 40, backSeconds: 10, coldWrites: 0, resyncWrites: 0, relistWrites: 0,
};

const WORDS: Record<keyof Measured, string> = {
  coldSeconds: 'cold start until fully watched, s', coldCpu: '… CPU of the provisioner until quiet, s', coldWrites: '… writes to Kubernetes',
  warmSeconds: 'warm start until fully watched, s', warmCpu: '… CPU of the provisioner until quiet, s', warmLists: '… lists asked for',
  rssMb: 'RSS of the provisioner, MB', kbPerCluster: '… over its RSS without a fleet, kB a cluster', kbPerWatch: '… and kB a watch',
  idlePercent: 'idle, % of a core: provisioner', idlePostgres: '… Postgres', idleSim: '… kube-sim',
  changeP50: 'status change → API at 100/s, p50 ms', changeP99: '… p99 ms', changeMissed: '… not seen within 5 s',
  blackP50: 'the same, 1 % black-holed, p50 ms', blackP99: '… p99 ms', unknownSeconds: '… until they are Unknown, s', backSeconds: '… until they are Ready again, s',
  moved: '… reservations moved by it',
  resyncSeconds: 'every cluster reconciled anew, s', resyncCpu: '… CPU of the provisioner, s', resyncPostgres: '… CPU of Postgres, s', resyncWrites: '… writes to Kubernetes',
  relistSeconds: 'every watch 410, listed anew, s', relistCpu: '… CPU of the provisioner, s', relistWrites: '… writes to Kubernetes',
  outageSeconds: 'all back after an outage of all: caught up, s', outageCpu: '… CPU of the provisioner, s', outageChanges: '… changes to catch up with',
};

export async function benchFleet(flags: Readonly<Record<string, string>>): Promise<void> {
  const sizes = (flags['planes'] ?? SIZES).split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0)) throw new Error(`--planes ${flags['planes']}: write numbers, as in --planes 200,2000`);
  say('kube-sim speaks HTTP/1.1 without TLS, so every watch is a connection of its own. The outage: the provisioner killed and Redis emptied; five changes');
  say('for every hundred clusters meanwhile, and every version known before made too old, as ten minutes do; all of it in a few seconds.\n');
  const results: Measured[] = [];
  for (const size of sizes) {
    results.push(await FleetRun.measure(size));
    say('');
  }
  const last = results.at(-1);
  const rows = (Object.keys(WORDS) as (keyof Measured)[]).map((key) => {
    const goal = GOALS[key];
    const met = goal === undefined || last === undefined ? '' : `≤ ${goal}${last[key] <= goal ? '' : ' missed'}`;
    return [WORDS[key], ...results.map((result) => short(result[key])), met, growth(results, sizes, key)];
  });
  say(table(['', ...sizes.map((size) => `${size} data planes, ${(size * CLUSTERS_PER_PLANE).toLocaleString('en-US')} clusters`), 'goal', `× from ${sizes[0]} to ${sizes.at(-1)}`], rows));
}

function growth(results: readonly Measured[], sizes: readonly number[], key: keyof Measured): string {
  const [first, last] = [results[0]?.[key] ?? 0, results.at(-1)?.[key] ?? 0];
  return sizes.length < 2 || first === 0 ? '' : short(last / first);
}
