/** The ledger counted again from its rows: every total, of organizations and of data planes, and the needs of every living cluster from its plan. */
import { vectorOf } from '@samsa/domain/capacity';
import type { PlanDefinition } from '@samsa/domain/plan-catalogue';
import type pg from 'pg';

const OF_ORGANIZATION = ['clusters', 'cku', 'brokers', 'storage_bytes'];
const OF_PLANE = ['clusters', 'brokers', 'cpu_millis', 'memory_bytes', 'storage_bytes'];
const sums = (columns: string[]): string =>
  columns.map((column) => (column === 'clusters' ? 'count(*)' : `coalesce(sum(${column}), 0)`)).map((sum, at) => `${sum}::bigint AS ${columns[at]}`).join(', ');

type Client = Pick<pg.Client, 'query'>;

/** Everything that does not add up, a sentence each. */
export async function ledgerFaults(database: Client): Promise<string[]> {
  const faults = [...(await totals(database, 'organization', OF_ORGANIZATION)), ...(await totals(database, 'data_plane', OF_PLANE))];
  return [...faults, ...(await rows(database)), ...(await ceilings(database))];
}

async function totals(database: Client, owner: string, columns: string[]): Promise<string[]> {
  const { rows: found } = await database.query<Record<string, string>>(
    `SELECT usage.${owner}_id AS id, ${columns.map((column) => `usage.${column}::bigint AS says_${column}, counted.${column} AS is_${column}`).join(', ')}
     FROM ${owner}_usage usage, LATERAL (SELECT ${sums(columns)} FROM reservation WHERE reservation.${owner}_id = usage.${owner}_id) counted`,
  );
  return found.flatMap((row) => columns.flatMap((column) =>
    row[`says_${column}`] === row[`is_${column}`] ? [] : [`${owner} ${row['id']} counts ${row[`says_${column}`]} ${column}, but ${row[`is_${column}`]} are reserved`]));
}

async function rows(database: Client): Promise<string[]> {
  const { rows: found } = await database.query<{ id: string; reserved: string | null; brokers: number; cpu: string; memory: string; storage: string; cku: number | null; definition: PlanDefinition }>(
    `SELECT cluster.id, held.cluster_id AS reserved, brokers, cpu_millis AS cpu, memory_bytes AS memory, storage_bytes AS storage, (spec #>> '{config,cku}')::int AS cku, definition
     FROM kafka_cluster cluster LEFT JOIN reservation held ON held.cluster_id = cluster.id JOIN plan ON plan.name = plan_name AND plan.revision = plan_revision
     WHERE deleted_at IS NULL`,
  );
  return found.flatMap(({ id, reserved, brokers, cpu, memory, storage, cku, definition }) => {
    if (!reserved) return [`${id} lives and holds nothing`];
    const needs = vectorOf(definition, { cku: cku ?? undefined });
    const holds = { clusters: 1, brokers, cpuMillis: Number(cpu), memoryBytes: Number(memory), storageBytes: Number(storage) };
    return JSON.stringify(needs) === JSON.stringify(holds) ? [] : [`${id} holds ${JSON.stringify(holds)}, and needs ${JSON.stringify(needs)}`];
  });
}

async function ceilings(database: Client): Promise<string[]> {
  const { rows: found } = await database.query<{ id: string }>(
    `SELECT data_plane_id AS id FROM data_plane_usage
     WHERE clusters > cluster_ceiling OR cpu_millis > cpu_ceiling_millis OR memory_bytes > memory_ceiling_bytes OR storage_bytes > storage_ceiling_bytes`,
  );
  return found.map(({ id }) => `${id} holds more than it may`);
}
