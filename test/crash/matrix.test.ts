/**
 * Every step of every intent, generated from the plan: the provisioner kills itself right after it and another takes over; the step
 * runs twice; it throws once; it throws for ever. All cells of a fault go on at once, each on a cluster of its own, and each fault
 * ends in the recount. The operator answers without brokers.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { type Cell, cellsOf, type Intent } from './cells.ts';
import { Keeper } from './keeper.ts';
import { settled } from './recount.ts';
import { Tenant } from './tenant.ts';

/** Cells on one data plane die one after another, and each waits for a lease to end: so there are many. */
const PLANES = Array.from({ length: 12 }, (_, at) => `aws-region-${at + 1}`);
/** Each waits for a lease's end now and then; so many deaths go on at once. */
const PROVISIONERS = 6;
const TAKEOVER_MS = 15_000;
/** Some forty seconds on a machine of its own; much of it is the ends of leases. */
const SETTLE_MS = 120_000;
const LIMIT_MS = 180_000;

const CREATE = cellsOf('create');
const CHANGES = (['grow', 'shrink', 'upgrade', 'delete'] as const).flatMap(cellsOf);
const CELLS = [...CREATE, ...CHANGES];
const nameOf = (fault: string, { intent, step }: Cell): string => `${fault}-${intent}-${step}`;

/** What a cluster is before its intent, and what then makes it so. */
const BEFORE: Record<Intent, object> = {
  create: { kind: 'Basic' }, delete: { kind: 'Basic' }, upgrade: { kind: 'Basic' }, grow: { kind: 'Dedicated', cku: 1 }, shrink: { kind: 'Dedicated', cku: 2 },
};
const AFTER: Partial<Record<Intent, object>> = { grow: { kind: 'Dedicated', cku: 2 }, shrink: { kind: 'Dedicated', cku: 1 }, upgrade: { kind: 'Standard' } };

describe('every step of every intent', () => {
  const faults = mkdtempSync(join(tmpdir(), 'samsa-failpoints-'));
  let samsa: Samsa;
  let tenant: Tenant;
  let database: pg.Pool;
  let keeper: Keeper;

  beforeAll(async () => {
    const env = { SAMSA_FAILPOINTS: faults, SAMSA_CLUSTER_LIMIT: '1000', SAMSA_CKU_LIMIT: '1000' };
    samsa = await startSamsa({ operator: 'drawn', provisioners: PROVISIONERS, planes: PLANES, env });
    tenant = new Tenant(samsa, PLANES);
    database = new pg.Pool({ connectionString: samsa.databaseUrl, max: 4 });
    keeper = new Keeper(samsa, database);
  });
  afterAll(async () => {
    await keeper?.stop();
    await database?.end();
    await samsa?.stop();
    rmSync(faults, { recursive: true, force: true });
  });

  const plant = (fault: string, kind: string, cell: Cell): void => writeFileSync(join(faults, `${nameOf(fault, cell)}.${cell.step}`), kind);
  /** Cells whose fault nobody has met. */
  const unmet = (fault: string): string[] => readdirSync(faults).filter((file) => file.startsWith(`${fault}-`) && !file.includes('.taken.'));
  const idOf = async (name: string): Promise<string> =>
    (await database.query<{ id: string }>(`SELECT id FROM kafka_cluster WHERE spec->>'display_name' = $1`, [name])).rows[0]?.id ?? '';

  /** Clusters for the cells whose intent changes one come to stand. */
  async function stand(fault: string): Promise<void> {
    const answers = await Promise.all(CHANGES.map((cell) => tenant.create(nameOf(fault, cell), undefined, BEFORE[cell.intent])));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
    const behind = `SELECT count(*)::int AS count FROM kafka_cluster WHERE spec->>'display_name' LIKE $1 AND observed_generation < generation`;
    await expect.poll(async () => (await database.query<{ count: number }>(behind, [`${fault}-%`])).rows[0]?.count, { timeout: SETTLE_MS }).toBe(0);
  }

  /** All intents at once, with the fault planted at a step of each. */
  async function meet(fault: string, kind: string): Promise<void> {
    for (const cell of CELLS) plant(fault, kind, cell);
    const answers = await Promise.all(CELLS.map(async (cell) => {
      if (cell.intent === 'create') return tenant.create(nameOf(fault, cell));
      const id = await idOf(nameOf(fault, cell));
      return cell.intent === 'delete' ? tenant.delete(id) : tenant.patch(id, { config: AFTER[cell.intent] });
    }));
    const expected = { create: 202, delete: 204, grow: 200, shrink: 200, upgrade: 200 };
    expect(answers.map(({ status }) => status)).toEqual(CELLS.map(({ intent }) => expected[intent]));
  }

  /** Throws for ever at each step of a creation, until that is told; then no more. */
  async function giveUp(): Promise<void> {
    for (const cell of CREATE) plant('ever', 'throw-ever', cell);
    const names = CREATE.map((cell) => nameOf('ever', cell));
    await Promise.all(names.map((name) => tenant.create(name)));
    const ids = await Promise.all(names.map(idOf));
    const told = () => Promise.all(ids.map(async (id) => (await tenant.get(id)).body.status?.phase));
    await expect.poll(told, { timeout: SETTLE_MS }).toEqual(names.map(() => 'FAILED'));
    for (const cell of CREATE) rmSync(join(faults, `${nameOf('ever', cell)}.${cell.step}`));
    const { rows } = await database.query<{ id: string }>('SELECT id FROM operation WHERE ended_at IS NULL AND resource_id = ANY($1)', [ids]);
    for (const { id } of rows) expect((await tenant.call('POST', `/fleet/v1/operations/${id}:retry`)).status).toBe(202);
  }

  /** Whoever met a fault died of it (of two, where two were met at once), and in time somebody else had all its shards. */
  const survived = (): void => {
    const met = readdirSync(faults).flatMap((file) => /^killed-.*\.taken\.(\d+)$/.exec(file)?.[1] ?? []).map(Number);
    expect(met).toHaveLength(CELLS.length);
    expect(new Set(met)).toEqual(new Set(keeper.deaths.map(({ pid }) => pid)));
    expect(keeper.deaths.map(({ takeoverMs }) => takeoverMs).filter((ms) => ms === undefined || ms > TAKEOVER_MS)).toEqual([]);
  };

  it('is drawn from the plan', () => {
    const drawn = CELLS.map(({ intent, step }) => `${intent} ${step}`);
    for (const one of ['create applyNamespace', 'shrink evacuate', 'shrink removePools', 'upgrade spread', 'delete release']) expect(drawn).toContain(one);
    expect(drawn.length).toBeGreaterThan(20);
  });

  it(`may be the provisioner’s last: ${CELLS.length} of them die, another takes over, and everything adds up`, async () => {
    await stand('killed');
    await meet('killed', 'die');
    await settled(samsa, SETTLE_MS);
    expect(unmet('killed')).toEqual([]);
    survived();
  }, LIMIT_MS);

  it('may be done twice, may throw once, and may throw for ever, which is told, and goes on when it does no more', async () => {
    await Promise.all([stand('twice'), stand('once')]);
    await Promise.all([meet('twice', 'twice'), meet('once', 'throw'), giveUp()]);
    await settled(samsa, SETTLE_MS);
    expect([...unmet('twice'), ...unmet('once')]).toEqual([]);
  }, LIMIT_MS);
});
