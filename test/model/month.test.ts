/**
 * A month of random life of fifty organizations: creations, resizes, upgrades, moves, deletions at any millisecond, and new prices at
 * 00:00 on the 15th. What is billed must be, to the millionth, what a slow and obvious count comes to.
 */
import { randomUUID } from 'node:crypto';
import { FIRST_PRICES, type PriceDefinition } from '@samsa/domain/price-book';
import { statementOf } from '@samsa/domain/statement';
import { readMonth } from '@samsa/store/billed-months';
import { Database } from '@samsa/store/database';
import { seedPrices } from '@samsa/store/price-books';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';

const ORGANIZATIONS = 50;
const CLUSTERS_MOST = 6;
const CHANGES_MOST = 8;
const MONTH = '2026-09';
const START = Date.UTC(2026, 8, 1);
const END = Date.UTC(2026, 9, 1);
const CHANGE = Date.UTC(2026, 8, 15);
const DAY = 86_400_000;
const HOUR = 3_600_000n;
const CENT = 10_000n;
/** Millionths an hour, before and after the 15th. */
const PRICES: Record<string, [before: bigint, after: bigint]> = { basic: [90_000n, 100_001n], standard: [420_000n, 399_999n], dedicated: [2_150_000n, 2_333_333n] };
const STATES = ['provisioning', 'running', 'running', 'running', 'failed', 'deleting'] as const;

interface Piece { organizationId: string; cluster: string; environment: string; plan: string; cku: number | null; state: string; from: number; to: number | null }

describe('a month of fifty organizations', () => {
  let fresh: FreshDatabase;
  let billing: Database;
  let pieces: Piece[];

  beforeAll(async () => {
    fresh = await freshDatabase();
    const owner = new pg.Client({ connectionString: fresh.url });
    await owner.connect();
    const api = new Database(fresh.url, 'samsa_api', { poolSize: 1 });
    await seedPrices(api);
    await api.close();
    pieces = Array.from({ length: ORGANIZATIONS }, () => randomUUID()).flatMap(lifeOf);
    const column = (of: (piece: Piece) => unknown) => pieces.map(of);
    await owner.query(
      `INSERT INTO usage_interval (organization_id, environment_id, cluster_id, plan_name, plan_revision, kind, cku, state, cloud, region, started_at, ended_at)
       SELECT organization, environment, cluster, plan, 1, initcap(plan), cku, state, 'AWS', 'us-east-1', to_timestamp(starts / 1000.0), to_timestamp(ends / 1000.0)
       FROM UNNEST($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::float8[], $8::float8[]) AS life (organization, environment, cluster, plan, cku, state, starts, ends)`,
      [column((one) => one.organizationId), column((one) => one.environment), column((one) => one.cluster), column((one) => one.plan), column((one) => one.cku), column((one) => one.state), column((one) => one.from), column((one) => one.to)]);
    // Only the owner of the table can say what prices were to begin when that day was still to come.
    await owner.query('ALTER TABLE price_book DISABLE TRIGGER guard');
    await owner.query('INSERT INTO price_book (currency, version, effective_from, definition) VALUES ($1, 2, $2, $3)', ['USD', new Date(CHANGE), JSON.stringify(dearer())]);
    await owner.query('ALTER TABLE price_book ENABLE TRIGGER guard');
    await owner.end();
    billing = new Database(fresh.url, 'samsa_billing', { poolSize: 4 });
  });
  afterAll(async () => {
    await billing?.close();
    await fresh?.drop();
  });

  it('costs to the millionth what a slow count comes to', async () => {
    for (const organizationId of new Set(pieces.map((piece) => piece.organizationId))) {
      const { costs, invoice } = statementOf(await readMonth(billing, organizationId, MONTH));
      const slow = slowly(pieces.filter((piece) => piece.organizationId === organizationId));
      expect(costs.reduce((total, line) => total + line.amount, 0n)).toBe(slow);
      expect(invoice.total).toBe(((slow + CENT / 2n) / CENT) * CENT);
    }
  });
});

const draw = (most: number): number => Math.floor(Math.random() * most);

function lifeOf(organizationId: string): Piece[] {
  return Array.from({ length: 1 + draw(CLUSTERS_MOST) }, (_, at) => {
    const times = Array.from({ length: 2 + draw(CHANGES_MOST) }, () => START - 3 * DAY + draw(END - START + 6 * DAY)).sort((one, other) => one - other);
    const dedicated = draw(3) === 0;
    return times.map((from, index): Piece => ({
      organizationId, cluster: `lkc-${at}-${organizationId}`, environment: `env-${draw(2)}`, plan: dedicated ? 'dedicated' : ['basic', 'standard'][draw(2)]!,
      cku: dedicated ? 1 + draw(24) : null, state: STATES[draw(STATES.length)]!, from, to: times[index + 1] ?? (draw(2) ? from + draw(5 * DAY) : null),
    }));
  }).flat();
}

function dearer(): PriceDefinition {
  const changed = FIRST_PRICES.prices.map((price) => (price.plan && PRICES[price.plan] && /CKU/.test(price.metric) ? { ...price, tiers: [{ micros: Number(PRICES[price.plan]![1]) }] } : price));
  return { ...FIRST_PRICES, prices: changed };
}

/** Day by day and plan by plan: all milliseconds of the day added up, times the price, to the nearest millionth. */
function slowly(pieces: Piece[]): bigint {
  let total = 0n;
  for (let day = START; day < END; day += DAY) {
    const used = new Map<string, bigint>();
    for (const { cluster, environment, plan, cku, state, from, to } of pieces) {
      const lasts = Math.min(to ?? Infinity, day + DAY) - Math.max(from, day);
      if (state !== 'running' || lasts <= 0) continue;
      const key = `${plan} ${cluster} ${environment}`;
      used.set(key, (used.get(key) ?? 0n) + BigInt(lasts) * BigInt(cku ?? 1));
    }
    for (const [key, amount] of used) total += (2n * amount * PRICES[key.split(' ')[0]!]![day < CHANGE ? 0 : 1] + HOUR) / (2n * HOUR);
  }
  return total;
}
