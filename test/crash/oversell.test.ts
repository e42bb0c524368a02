/**
 * Room for a hundred, and eight hundred who want it at once, over four api processes: exactly a hundred are let in, whatever fails
 * meanwhile, and every counter is what its rows come to. The room is three data planes, each short of something else.
 */
import { freePort } from '@samsa/local-stack/ports';
import { leastVectorOf } from '@samsa/domain/capacity';
import { FIRST_PLANS } from '@samsa/domain/plan-catalogue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Tenant, type TestApi } from '../harness/api.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { kubeconfigOf } from '../harness/nowhere.ts';
import { ledgerFaults } from './ledger-count.ts';

const PROCESSES = 4;
const EACH = 200;
const ROOM = 100;
const TRIES_MOST = 200;
const TRY_AGAIN_MS = 100;
const KILL_EVERY_MS = 700;
/** Of a transaction, at each of the two places where it may fail. */
const FAILING = 0.12;
const NO_LIMIT = '100000';

const kubeconfig = kubeconfigOf();
const needs = leastVectorOf(FIRST_PLANS['basic']!);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Process {
  url: string;
  process: TestProcess;
}

interface Outcome {
  status: number;
  id?: string;
  code?: string;
  detail?: string;
}

/** A generator that a printed number starts again. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('eight hundred creates at once, with room for a hundred', () => {
  let api: TestApi;
  let processes: Process[];

  beforeAll(async () => {
    api = await startApi(['First', 'Second'], { SAMSA_CLUSTER_LIMIT: NO_LIMIT });
    await api.database.query('UPDATE organization SET cluster_limit = 100000');
    processes = await Promise.all(Array.from({ length: PROCESSES }, async (_, at) => {
      const port = await freePort();
      return { url: `http://127.0.0.1:${port}`, process: await startProcess(`api-${at + 1}`, 'apps/api/src/main.ts', { env: { ...api.env, SAMSA_PORT: String(port) } }) };
    }));
  });
  afterAll(async () => {
    await Promise.all((processes ?? []).map(({ process }) => process.stop()));
    await api?.stop();
  });

  /** 40 by number, 35 by cores, 25 by memory; and a fourth that takes none. */
  async function region(name: string): Promise<void> {
    const planes: [string, object][] = [
      ['a', { cluster_capacity: 40 }], ['b', { limits: { cpu_millis: 35 * needs.cpuMillis + 1 } }], ['c', { limits: { memory_bytes: 26 * needs.memoryBytes - 1 } }],
      ['d', { limits: { storage_bytes: needs.storageBytes - 1 } }],
    ];
    for (const [plane, limits] of planes) {
      const made = await api.call(api.tenants[0]!.cloudKey, 'POST', '/fleet/v1/data-planes', { display_name: `${name}-${plane}`, cloud: 'GCP', region: name, kubeconfig, ...limits });
      expect(made.status, made.text).toBe(201);
    }
  }

  async function burst(name: string): Promise<Outcome[]> {
    return Promise.all(processes.flatMap((_, at) => Array.from({ length: EACH }, (__, n) => create(name, at, n))));
  }

  /** Asks until it is told yes or no; a connection that broke and an answer of "later" are neither. */
  async function create(name: string, at: number, n: number): Promise<Outcome> {
    const tenant = api.tenants[n % api.tenants.length] as Tenant;
    const authorization = `Basic ${Buffer.from(`${tenant.cloudKey.id}:${tenant.cloudKey.secret}`).toString('base64')}`;
    const spec = { display_name: `${name}-${at}-${n}`, cloud: 'GCP', region: name, config: { kind: 'Basic' }, environment: { id: tenant.environmentId } };
    const init = { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify({ spec }) };
    let last: Outcome = { status: 0 };
    for (let turn = 0; turn < TRIES_MOST; turn++) {
      const { url } = processes[(at + turn) % PROCESSES]!;
      last = await fetch(`${url}/cmk/v2/clusters`, { ...init, signal: AbortSignal.timeout(20_000) }).then(outcomeOf, () => ({ status: 0 }));
      if (last.status !== 0 && last.status !== 503) return last;
      await pause(TRY_AGAIN_MS);
    }
    return last;
  }

  /** @param name of a region that nobody else creates in */
  async function settle(name: string, outcomes: Outcome[]): Promise<void> {
    const admitted = outcomes.filter(({ status }) => status === 202);
    expect(new Set(admitted.map(({ id }) => id)).size).toBe(admitted.length);
    const refused = outcomes.filter(({ status }) => status !== 202);
    expect([...new Set(refused.map(({ status, code }) => `${status} ${code}`))]).toEqual(['409 NoCapacity']);
    for (const { detail } of refused) expect(detail).toMatch(/4 data planes: NoRoom 4/);
    const { rows } = await api.database.query<{ id: string; plane: string }>(
      `SELECT cluster.id, plane.display_name AS plane FROM kafka_cluster cluster JOIN data_plane plane ON plane.id = data_plane_id WHERE plane.region = $1`, [name],
    );
    expect(rows.map(({ id }) => id).sort()).toEqual(admitted.map(({ id }) => id).sort());
    expect(await ledgerFaults(api.database)).toEqual([]);
    expect(admitted.length).toBe(ROOM);
    const on = (plane: string): number => rows.filter((row) => row.plane === `${name}-${plane}`).length;
    expect([on('a'), on('b'), on('c'), on('d')]).toEqual([40, 35, 25, 0]);
    const { rows: [whole] } = await api.database.query<{ operations: string; outbox: string }>(
      `SELECT (SELECT count(*) FROM operation WHERE resource_id = ANY($1) AND placement ->> 'chosen' IS NOT NULL) AS operations,
         (SELECT count(DISTINCT resource_id) FROM outbox WHERE resource_id = ANY($1)) AS outbox`, [rows.map(({ id }) => id)],
    );
    expect(whole).toEqual({ operations: String(ROOM), outbox: String(ROOM) });
  }

  it('lets a hundred in when nothing fails', async () => {
    await region('calm');
    await settle('calm', await burst('calm'));
  });

  it('lets a hundred in while api processes are killed', async () => {
    await region('killed');
    const seed = Number(process.env['SAMSA_TEST_SEED'] ?? Date.now() % 1_000_000);
    process.stdout.write(`SAMSA_TEST_SEED=${seed} kills the same processes in the same order\n`);
    const draw = seeded(seed);
    let over = false;
    let kills = 0;
    const killing = (async () => {
      while (!over) {
        await pause(draw() * KILL_EVERY_MS);
        const victim = processes[Math.floor(draw() * PROCESSES)]!.process;
        if (over) break;
        await victim.crash();
        kills++;
        await victim.restart();
      }
    })();
    const outcomes = await burst('killed').finally(() => (over = true));
    await killing;
    expect(kills).toBeGreaterThan(0);
    await settle('killed', outcomes);
  });

  it('lets a hundred in while transactions fail to be serialized, in their middle and at their end', async () => {
    await region('shaken');
    await api.database.query(`
      CREATE FUNCTION shake() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF random() < ${FAILING} THEN RAISE EXCEPTION 'shaken' USING ERRCODE = '40001'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER shaken_in_the_middle BEFORE INSERT ON operation FOR EACH ROW EXECUTE FUNCTION shake();
      CREATE CONSTRAINT TRIGGER shaken_at_the_end AFTER INSERT ON reservation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shake();`);
    const outcomes = await burst('shaken');
    await api.database.query('DROP FUNCTION shake CASCADE');
    await settle('shaken', outcomes);
  });

  it('gives room back once for each that goes, however often it is given back', async () => {
    const { rows } = await api.database.query<{ id: string }>(`SELECT cluster.id FROM kafka_cluster cluster JOIN data_plane plane ON plane.id = data_plane_id WHERE plane.region = 'calm'`);
    const gone = async (id: string): Promise<boolean> => (await api.database.query<{ gone: boolean }>('SELECT release_reservation($1) AS gone', [id])).rows[0]!.gone;
    await api.database.query('UPDATE kafka_cluster SET deleted_at = now() WHERE id = ANY($1)', [rows.map(({ id }) => id)]);
    expect(await Promise.all(rows.flatMap(({ id }) => [gone(id), gone(id)])).then((all) => all.filter(Boolean).length)).toBe(ROOM);
    expect(await ledgerFaults(api.database)).toEqual([]);
    expect((await create('calm', 0, 10_000)).status).toBe(202);
  });
});

async function outcomeOf(response: Response): Promise<Outcome> {
  const body = (await response.json().catch(() => ({}))) as { id?: string; errors?: { code: string; detail: string }[] };
  return { status: response.status, id: body.id, code: body.errors?.[0]?.code, detail: body.errors?.[0]?.detail };
}
