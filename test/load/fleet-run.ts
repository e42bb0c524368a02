/** One size of `npm run bench fleet`: a world made, watched, restarted, shaken, and what each of it took. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@samsa/local-stack/ports';
import pg from 'pg';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { postgresPid } from './durable.ts';
import { Changes } from './fleet-changes.ts';
import { type FleetCluster, makePattern, namesOf, writeKubernetes, writeRows } from './fleet-world.ts';
import { cpuSeconds } from './machine.ts';
import { say, short, spreadOf } from './table.ts';

export const CLUSTERS_PER_PLANE = 10;
const PODS_PER_CLUSTER = 25;
const TOKEN = 'benchmark';
const WATCHES_PER_PLANE = 4;
const WATCHED_MS = 300_000;
const QUIET_PERCENT = 15;
const QUIET_MS = 60_000;
const IDLE_MS = 20_000;
const CHANGES_PER_SECOND = 100;
const CHANGE_SECONDS = 12;
const OUTAGE_SHARE = 0.05;
const BLACK_SHARE = 0.01;
const START_TIMEOUT_MS = 180_000;
/** No broker runs here that could be asked what it has done. */
const UNSCRAPED = { SAMSA_SCRAPE_SECONDS: '86400' };
const WRITES = /^(apply|patch|update|create|delete)/;

const MEASURES = [
  'coldSeconds', 'coldCpu', 'coldWrites', 'warmSeconds', 'warmCpu', 'warmLists', 'rssMb', 'kbPerCluster', 'kbPerWatch', 'idlePercent', 'idlePostgres', 'idleSim',
  'changeP50', 'changeP99', 'changeMissed', 'blackP50', 'blackP99', 'unknownSeconds', 'backSeconds', 'moved', 'resyncSeconds', 'resyncCpu', 'resyncPostgres',
  'resyncWrites', 'relistSeconds', 'relistCpu', 'relistWrites', 'outageSeconds', 'outageCpu', 'outageChanges',
] as const;
export type Measured = Record<(typeof MEASURES)[number], number>;

export class FleetRun {
  private readonly seen: Partial<Measured> = {};
  private readonly changes: Changes;
  private startedAt = new Date();

  private constructor(
    private readonly samsa: Samsa,
    private readonly database: pg.Client,
    private readonly sim: TestProcess,
    private readonly planes: readonly string[],
    private readonly clusters: readonly FleetCluster[],
    private readonly baseMb: number,
    private provisioner: TestProcess,
  ) {
    this.changes = new Changes(samsa, this.port, TOKEN);
  }

  /** About four minutes at 2,000 data planes. */
  static async measure(size: number): Promise<Measured> {
    const folder = mkdtempSync(join(tmpdir(), 'samsa-bench-fleet-'));
    const samsa = await startSamsa({ operator: 'drawn', env: { SAMSA_RATE_LIMIT: '1000000000', SAMSA_CLUSTER_LIMIT: '1000000' } });
    const database = new pg.Client({ connectionString: samsa.databaseUrl });
    await database.connect();
    let run: FleetRun | undefined;
    try {
      run = await FleetRun.prepare(folder, samsa, database, size);
      await run.all();
      return { ...Object.fromEntries(MEASURES.map((key) => [key, Number.NaN])), ...run.seen } as Measured;
    } finally {
      await run?.provisioner.kill().catch(() => undefined);
      await run?.provisioner.stop().catch(() => undefined);
      await run?.sim.stop();
      run?.changes.close();
      await database.end();
      await samsa.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }

  private static async prepare(folder: string, samsa: Samsa, database: pg.Client, size: number): Promise<FleetRun> {
    const pattern = await makePattern(samsa, database);
    const baseMb = weigh(samsa.process('provisioner-1').pid);
    for (const name of ['provisioner-1', 'operator', 'kube-sim']) await samsa.process(name).stop();
    const { planes, clusters } = namesOf(size, CLUSTERS_PER_PLANE);
    const written = await writeKubernetes(folder, TOKEN, pattern, planes, clusters);
    const port = await freePort();
    const args = ['--port', String(port), '--data-dir', folder, '--token', TOKEN, '--pods-per-kafka', String(PODS_PER_CLUSTER)];
    const sim = await startProcess('kube-sim', 'infra/local/kube-sim/src/main.ts', { args, readyTimeoutMs: START_TIMEOUT_MS });
    await writeRows(database, { pattern, planes, clusters, settled: written.settled, port, token: TOKEN, keyFile: samsa.env['SAMSA_KEY_FILE'] ?? '' });
    const pods = clusters.length * PODS_PER_CLUSTER;
    say(`${planes.length} data planes, ${clusters.length} clusters of ${written.objects} objects (${short(written.bytes / clusters.length / 1_000)} kB each with managedFields) and ${pods.toLocaleString('en-US')} generated pods; kube-sim ${short(weigh(sim.pid))} MB`);
    return new FleetRun(samsa, database, sim, planes, clusters, baseMb, undefined as never);
  }

  private get port(): number {
    return Number(this.sim.ready['port']);
  }

  private async all(): Promise<void> {
    await this.cold();
    await this.idle();
    await this.warm();
    await this.latency('change', this.clusters);
    await this.blackHole();
    await this.resync();
    await this.relist();
    await this.outage();
  }

  private note(found: Partial<Measured>): void {
    Object.assign(this.seen, found);
    say(`  ${Object.entries(found).map(([key, value]) => `${key} ${short(value)}`).join(', ')}`);
  }

  private async start(): Promise<number> {
    await this.database.query(JUST_SEEN);
    this.startedAt = new Date();
    const began = performance.now();
    this.provisioner = await startProcess('fleet-provisioner', 'apps/provisioner/src/main.ts', { env: { ...this.samsa.env, ...UNSCRAPED }, readyTimeoutMs: START_TIMEOUT_MS });
    return began;
  }

  private async cold(): Promise<void> {
    const began = await this.start();
    await this.watched();
    const coldSeconds = (performance.now() - began) / 1_000;
    await this.quiet();
    this.note({ coldSeconds, coldCpu: cpuSeconds(this.provisioner.pid), coldWrites: await this.asked(WRITES) });
  }

  private async warm(): Promise<void> {
    await this.provisioner.stop();
    await this.simulator('DELETE', 'writers');
    const began = await this.start();
    await this.watched();
    const warmSeconds = (performance.now() - began) / 1_000;
    await this.quiet();
    this.note({ warmSeconds, warmCpu: cpuSeconds(this.provisioner.pid), warmLists: await this.asked(/^list/) });
  }

  private async idle(): Promise<void> {
    const pids = [this.provisioner.pid, postgresPid(), this.sim.pid];
    const before = pids.map(cpuSeconds);
    await sleep(IDLE_MS);
    const [idlePercent = 0, idlePostgres = 0, idleSim = 0] = pids.map((pid, at) => ((cpuSeconds(pid) - (before[at] ?? 0)) * 100_000) / IDLE_MS);
    const rssMb = weigh(this.provisioner.pid);
    const kb = (rssMb - this.baseMb) * 1_000;
    this.note({ idlePercent, idlePostgres, idleSim, rssMb, kbPerCluster: kb / this.clusters.length, kbPerWatch: kb / (this.planes.length * WATCHES_PER_PLANE) });
  }

  private async latency(what: 'change' | 'black', clusters: readonly FleetCluster[]): Promise<void> {
    await this.changes.run(clusters, CHANGES_PER_SECOND, 2); // warms code and connections
    const times = await this.changes.run(clusters, CHANGES_PER_SECOND, CHANGE_SECONDS);
    const seen = times.filter((time) => Number.isFinite(time));
    const { p50, p99 } = spreadOf(seen);
    this.note(what === 'change' ? { changeP50: p50, changeP99: p99, changeMissed: times.length - seen.length } : { blackP50: p50, blackP99: p99 });
  }

  private async blackHole(): Promise<void> {
    const black = this.planes.slice(0, Math.ceil(this.planes.length * BLACK_SHARE));
    const placed = `SELECT md5(string_agg(cluster_id || data_plane_id, ',' ORDER BY cluster_id)) AS sum FROM reservation`;
    const before = (await this.database.query<{ sum: string }>(placed)).rows[0]?.sum;
    const began = performance.now();
    for (const cluster of black) await this.simulator('POST', 'faults', { cluster, blackHole: true });
    await this.until(`SELECT count(*) FILTER (WHERE state = 'Unknown') = ${black.length} AS done FROM data_plane WHERE retired_at IS NULL`, 60_000);
    const unknownSeconds = (performance.now() - began) / 1_000;
    const healthy = this.clusters.filter(({ plane }) => !black.includes(plane));
    await this.latency('black', healthy);
    const cleared = performance.now();
    await this.simulator('DELETE', 'faults');
    await this.until(EVERYONE_READY, 60_000);
    const after = (await this.database.query<{ sum: string }>(placed)).rows[0]?.sum;
    this.note({ unknownSeconds, backSeconds: (performance.now() - cleared) / 1_000, moved: before === after ? 0 : 1 });
  }

  private async resync(): Promise<void> {
    await this.quiet();
    await this.simulator('DELETE', 'writers');
    const [cpu, postgres, began] = [cpuSeconds(this.provisioner.pid), cpuSeconds(postgresPid()), performance.now()];
    await this.database.query('UPDATE kafka_cluster SET next_reconcile_at = now() WHERE deleted_at IS NULL');
    await this.until(`SELECT NOT EXISTS (SELECT FROM kafka_cluster WHERE deleted_at IS NULL AND next_reconcile_at < now() + interval '2 minutes') AS done`, WATCHED_MS);
    const resyncSeconds = (performance.now() - began) / 1_000;
    this.note({ resyncSeconds, resyncCpu: cpuSeconds(this.provisioner.pid) - cpu, resyncPostgres: cpuSeconds(postgresPid()) - postgres, resyncWrites: await this.asked(WRITES) });
  }

  private async relist(): Promise<void> {
    await this.quiet();
    await this.simulator('DELETE', 'writers');
    const [cpu, began] = [cpuSeconds(this.provisioner.pid), performance.now()];
    await this.simulator('POST', 'faults', { cluster: '*', expireWatches: true });
    const all = this.planes.length * WATCHES_PER_PLANE;
    await this.poll(async () => (await this.asked(/^list/)) >= all && (await this.watches()) >= all, WATCHED_MS);
    const relistSeconds = (performance.now() - began) / 1_000;
    await this.quiet();
    this.note({ relistSeconds, relistCpu: cpuSeconds(this.provisioner.pid) - cpu, relistWrites: await this.asked(WRITES) });
  }

  private async outage(): Promise<void> {
    await this.provisioner.kill();
    await this.samsa.redis.flush();
    const changed = this.clusters.filter((_, at) => at % Math.round(1 / OUTAGE_SHARE) === 0);
    const wanted = await this.changes.make(changed);
    await this.simulator('POST', 'faults', { cluster: '*', expireWatches: true });
    await this.database.query(JUST_SEEN);
    this.startedAt = new Date();
    const began = performance.now();
    await this.provisioner.restart();
    await this.watched();
    await this.poll(async () => {
      const { rows } = await this.database.query<{ id: string; bootstrap: string }>(`SELECT id, status->>'bootstrap' AS bootstrap FROM kafka_cluster WHERE id = ANY($1)`, [changed.map(({ id }) => id)]);
      return rows.every(({ id, bootstrap }) => wanted.get(id) === bootstrap);
    }, WATCHED_MS);
    this.note({ outageSeconds: (performance.now() - began) / 1_000, outageCpu: cpuSeconds(this.provisioner.pid), outageChanges: changed.length });
  }

  /** All data planes Ready in Postgres, and all watches open at kube-sim. */
  private async watched(): Promise<void> {
    await this.until(seenSince(this.startedAt), WATCHED_MS);
    await this.poll(async () => (await this.watches()) >= this.planes.length * WATCHES_PER_PLANE, WATCHED_MS);
  }

  /** Until the provisioner has next to nothing to do. */
  private async quiet(): Promise<void> {
    for (const until = performance.now() + QUIET_MS; performance.now() < until; ) {
      const before = cpuSeconds(this.provisioner.pid);
      await sleep(1_500);
      if ((cpuSeconds(this.provisioner.pid) - before) / 1.5 < QUIET_PERCENT / 100) return;
    }
  }

  private until(sql: string, boundMs: number): Promise<void> {
    return this.poll(async () => (await this.database.query<{ done: boolean }>(sql)).rows[0]?.done === true, boundMs);
  }

  private async poll(done: () => Promise<boolean>, boundMs: number): Promise<void> {
    for (const until = performance.now() + boundMs; !(await done()); await sleep(50)) {
      if (performance.now() > until) throw new Error(`not so within ${boundMs} ms: ${done.toString()}\n${this.provisioner.log().slice(-3_000)}`);
    }
  }

  private async watches(): Promise<number> {
    return ((await this.simulator('GET', 'stats')) as { watches: number }).watches;
  }

  private async asked(what: RegExp): Promise<number> {
    const counts = (await this.simulator('GET', 'requests')) as Record<string, Record<string, number>>;
    return Object.values(counts).flatMap((one) => Object.entries(one)).reduce((sum, [verb, count]) => sum + (what.test(verb) ? count : 0), 0);
  }

  private async simulator(method: string, path: string, body?: object): Promise<unknown> {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${this.port}/_sim/${path}`, { method, headers, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(`kube-sim answered ${response.status}: ${await response.text()}`);
    return response.json();
  }
}

/** As it would be found a minute after a provisioner ended; whatever is seen later was seen by the next. */
const JUST_SEEN = `UPDATE data_plane SET state = 'Ready', seen_at = now() - interval '1 minute', probed_at = now() - random() * interval '5 minutes' WHERE retired_at IS NULL`;
/** A word that has not changed is not said again for minutes, so all words since the start count. */
const seenSince = (startedAt: Date): string => `SELECT bool_and(state = 'Ready' AND seen_at > '${startedAt.toISOString()}') AS done FROM data_plane WHERE retired_at IS NULL`;
const EVERYONE_READY = `SELECT bool_and(state = 'Ready') AS done FROM data_plane WHERE retired_at IS NULL`;

/** Resident memory in MB. */
function weigh(pid: number): number {
  return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4_096) / 1e6;
}
