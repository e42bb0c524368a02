/**
 * `npm run bench loop`: from a create's admission to the end of the operation's step `objects`, when all eight objects stand
 * in Kubernetes. Nobody reconciles them, so the operator's and Kafka's own time is left out. Both times are read where they
 * were written: the operation's birth by the database (the beginning of the admitting transaction), the end of the step by
 * the provisioner; one machine, one clock.
 *
 * The floor beside it is the same objects applied to the same simulator by hand: the namespace, then the others, then Kafka.
 */
import { readFile } from 'node:fs/promises';
import { KubeConnection } from '@samsa/kube/connection';
import type { KubeObject } from '@samsa/kube/object';
import pg from 'pg';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { Tenant } from '../crash/tenant.ts';
import { postgresPid } from './durable.ts';
import { cpuSeconds } from './machine.ts';
import { objectsOf } from './objects.ts';
import { type Row, say, spreadOf, table } from './table.ts';

const LEVELS: [inFlight: number, count: number][] = [[1, 60], [20, 300], [200, 600]];
const WARM = 40;
const PLANE = 'aws-us-east-1';
const APPLIED_TIMEOUT_MS = 60_000;
const LOOK_MS = 50;
const SERVERS = ['api', 'provisioner-1', 'kube-sim'] as const;

export async function benchLoop(): Promise<void> {
  const rows: Row[] = [];
  try {
    // Each level on an installation of its own: clusters that nobody reconciles are looked at again and again.
    for (const [inFlight, count] of LEVELS) rows.push(...(await level(inFlight, count)));
  } finally {
    say('times in ms, CPU in ms for each cluster created\n');
    say(table(['in flight', 'what', 'clusters', 'p50', 'p99', 'worst', 'POST p50', 'POST p99', 'clusters/s', ...SERVERS, 'postgres'], rows));
  }
}

async function level(inFlight: number, count: number): Promise<Row[]> {
  const samsa = await startSamsa({ operator: 'none', env: { SAMSA_RATE_LIMIT: '1000000', SAMSA_CLUSTER_LIMIT: '1000000', SAMSA_CANARY: 'off' } });
  try {
    const watcher = await Watcher.start(samsa.databaseUrl);
    try {
      await creates(samsa, watcher, Math.min(inFlight, 20), WARM, 'warm');
      return [await floor(samsa, inFlight, count), await measured(samsa, watcher, inFlight, count)];
    } finally {
      await watcher.stop();
    }
  } finally {
    await samsa.stop();
  }
}

interface Created {
  /** From admission to the last object, ms. */
  appliedMs: number;
  postMs: number;
}

async function measured(samsa: Samsa, watcher: Watcher, inFlight: number, count: number): Promise<Row> {
  const pids = [...SERVERS.map((name) => samsa.process(name).pid), postgresPid()];
  const before = pids.map(cpuSeconds);
  const began = performance.now();
  const created = await creates(samsa, watcher, inFlight, count, `n${inFlight}`);
  const seconds = (performance.now() - began) / 1_000;
  const cpuMs = pids.map((pid, at) => ((cpuSeconds(pid) - (before[at] ?? 0)) * 1_000) / count);
  const applied = spreadOf(created.map((one) => one.appliedMs));
  const post = spreadOf(created.map((one) => one.postMs));
  return [String(inFlight), 'create → applied', String(count), applied.p50, applied.p99, applied.worst, post.p50, post.p99, count / seconds, ...cpuMs];
}

/** So many at a time: the next is wanted when one of them stands. */
async function creates(samsa: Samsa, watcher: Watcher, inFlight: number, count: number, prefix: string): Promise<Created[]> {
  const tenant = new Tenant(samsa, [PLANE]);
  return crowd(inFlight, count, async (index) => {
    const asked = performance.now();
    const { status, body } = await tenant.create(`${prefix}-${index}`);
    const postMs = performance.now() - asked;
    if (status !== 202 || !body.id) throw new Error(`a create was answered with ${status}: ${body.errors?.[0]?.detail ?? 'no reason'}`);
    return { postMs, appliedMs: await watcher.applied(body.id) };
  });
}

async function floor(samsa: Samsa, inFlight: number, count: number): Promise<Row> {
  const connection = KubeConnection.fromKubeconfig(await readFile(samsa.fleet[0] ?? '', 'utf8'), { userAgent: 'bench' });
  const apply = async (object: KubeObject): Promise<unknown> => connection.apply(object, { fieldManager: 'bench' });
  const began = performance.now();
  try {
    const times = await crowd(inFlight, count, async (index) => {
      const { namespace, first, kafka } = objectsOf(`lkc-floor${inFlight}x${index}`);
      const asked = performance.now();
      await apply(namespace);
      await Promise.all(first.map(apply));
      await apply(kafka);
      return performance.now() - asked;
    });
    const { p50, p99, worst } = spreadOf(times);
    return [String(inFlight), 'the objects alone', String(count), p50, p99, worst, '', '', (count * 1_000) / (performance.now() - began), '', '', '', ''];
  } finally {
    connection.close();
  }
}

async function crowd<Result>(inFlight: number, count: number, work: (index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) results.push(await work(index));
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  return results;
}

/** Reads from the operations when their objects stood; one statement for all that are waited for. */
class Watcher {
  private readonly waiting = new Map<string, { resolve(ms: number): void; reject(cause: Error): void; until: number }>();
  private stopped = false;
  private looking: Promise<void> = Promise.resolve();

  private constructor(private readonly client: pg.Client) {}

  static async start(databaseUrl: string): Promise<Watcher> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const watcher = new Watcher(client);
    watcher.looking = watcher.lookOn();
    return watcher;
  }

  applied(clusterId: string): Promise<number> {
    return new Promise((resolve, reject) => this.waiting.set(clusterId, { resolve, reject, until: performance.now() + APPLIED_TIMEOUT_MS }));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.looking;
    await this.client.end();
  }

  private async lookOn(): Promise<void> {
    while (!this.stopped) {
      if (this.waiting.size > 0) await this.look();
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  private async look(): Promise<void> {
    const { rows } = await this.client.query<{ id: string; createdAt: Date; endedAt: string }>({
      name: 'applied',
      text: `SELECT resource_id AS id, created_at AS "createdAt", jsonb_path_query_first(steps, '$[*] ? (@.name == "objects" && @.state == "done").ended_at') #>> '{}' AS "endedAt"
             FROM operation WHERE resource_id = ANY($1) AND jsonb_path_exists(steps, '$[*] ? (@.name == "objects" && @.state == "done")')`,
      values: [[...this.waiting.keys()]],
    });
    for (const { id, createdAt, endedAt } of rows) {
      this.waiting.get(id)?.resolve(Date.parse(endedAt) - createdAt.getTime());
      this.waiting.delete(id);
    }
    for (const [id, { reject, until }] of this.waiting) if (performance.now() > until) reject(new Error(`the objects of ${id} did not all stand in ${APPLIED_TIMEOUT_MS} ms`));
  }
}
