/**
 * The recount that must hold after every fault: what Postgres says exists, what is reserved, what stands on the data
 * planes, and what operations say, all tell the same story; and then nothing moves any more.
 */
import { readFile } from 'node:fs/promises';
import { KubeConnection } from '@samsa/kube/connection';
import pg from 'pg';
import type { Samsa } from '../harness/stack.ts';
import { ledgerFaults } from './ledger-count.ts';

const OURS = 'app.kubernetes.io/managed-by=samsa';
const CLUSTER_LABEL = 'samsa.io/cluster';

/** What stands in a cluster's namespace and is ours. */
const INSIDE: Record<string, string> = {
  Kafka: 'kafka.strimzi.io/v1', KafkaNodePool: 'kafka.strimzi.io/v1', KafkaUser: 'kafka.strimzi.io/v1', ResourceQuota: 'v1', LimitRange: 'v1', NetworkPolicy: 'networking.k8s.io/v1',
};
const ONE_EACH = new Set(['Kafka', 'KafkaUser', 'ResourceQuota', 'LimitRange', 'NetworkPolicy']);

export interface Recount {
  clusters: number;
  /** Everything that does not add up, a sentence each; empty when all is well. */
  faults: string[];
}

export async function recount(samsa: Samsa): Promise<Recount> {
  const database = new pg.Client({ connectionString: samsa.databaseUrl });
  await database.connect();
  try {
    const faults: string[] = [];
    const alive = (await database.query<{ id: string }>('SELECT id FROM kafka_cluster WHERE deleted_at IS NULL')).rows.map((row) => row.id);
    await ledger(database, alive, faults);
    await operations(database, faults);
    await intervals(database, faults);
    await planes(samsa, alive, faults);
    return { clusters: alive.length, faults };
  } finally {
    await database.end();
  }
}

async function ledger(database: pg.Client, alive: string[], faults: string[]): Promise<void> {
  const reserved = (await database.query<{ id: string }>('SELECT cluster_id AS id FROM reservation')).rows.map((row) => row.id);
  compare('reserved', reserved, 'living', alive, faults);
  faults.push(...(await ledgerFaults(database)));
}

async function operations(database: pg.Client, faults: string[]): Promise<void> {
  const { rows } = await database.query<{ id: string; state: string; cause: string | null }>('SELECT id, state, cause FROM operation WHERE ended_at IS NULL');
  for (const row of rows) faults.push(`operation ${row.id} is still ${row.state} (${row.cause ?? 'no cause given'})`);
  const behind = await database.query<{ id: string }>('SELECT id FROM kafka_cluster WHERE deleted_at IS NULL AND observed_generation < generation');
  for (const row of behind.rows) faults.push(`${row.id} has not reached its newest generation`);
}

async function intervals(database: pg.Client, faults: string[]): Promise<void> {
  const open = await database.query<{ id: string; intervals: string }>(
    `SELECT cluster.id, count(lasting.id) AS intervals FROM kafka_cluster cluster
     LEFT JOIN usage_interval lasting ON lasting.cluster_id = cluster.id AND lasting.ended_at IS NULL
     GROUP BY cluster.id HAVING count(lasting.id) <> (cluster.deleted_at IS NULL)::int`,
  );
  for (const row of open.rows) faults.push(`${row.id} has ${row.intervals} open usage intervals`);
  const torn = await database.query<{ cluster: string; at: Date }>(
    `SELECT cluster_id AS cluster, started_at AS at FROM (
       SELECT cluster_id, started_at, lag(ended_at) OVER history AS before, row_number() OVER history AS place FROM usage_interval
       WINDOW history AS (PARTITION BY cluster_id ORDER BY started_at, id)) one
     WHERE place > 1 AND before IS DISTINCT FROM started_at`,
  );
  for (const row of torn.rows) faults.push(`the usage of ${row.cluster} has a gap or an overlap at ${row.at.toISOString()}`);
}

async function planes(samsa: Samsa, alive: string[], faults: string[]): Promise<void> {
  const owners: string[] = [];
  const each: string[] = [];
  for (const file of samsa.fleet) {
    const connection = KubeConnection.fromKubeconfig(await readFile(file, 'utf8'));
    try {
      const namespaces = await connection.list({ apiVersion: 'v1', kind: 'Namespace' }, { labelSelector: OURS });
      owners.push(...namespaces.items.map((item) => item.metadata.labels?.[CLUSTER_LABEL] ?? item.metadata.name));
      for (const [kind, apiVersion] of Object.entries(INSIDE)) {
        const found = await connection.list({ apiVersion, kind }, { labelSelector: OURS });
        if (ONE_EACH.has(kind)) each.push(...found.items.map((item) => `${kind} of ${item.metadata.labels?.[CLUSTER_LABEL]}`));
        for (const item of found.items) if (!alive.includes(item.metadata.labels?.[CLUSTER_LABEL] ?? '')) faults.push(`${kind} ${item.metadata.namespace}/${item.metadata.name} has no owner`);
      }
    } finally {
      connection.close();
    }
  }
  compare('namespaces of', owners, 'living', alive, faults);
  compare('objects that each cluster has one of', each, 'living', alive.flatMap((id) => [...ONE_EACH].map((kind) => `${kind} of ${id}`)), faults);
}

function compare(left: string, have: string[], right: string, want: string[], faults: string[]): void {
  for (const id of want) if (!have.includes(id)) faults.push(`${id} is ${right} but not in: ${left}`);
  for (const id of have) if (!want.includes(id)) faults.push(`${id} is in: ${left}, but not ${right}`);
  if (new Set(have).size !== have.length) faults.push(`something is twice in: ${left}`);
}

/** Waits until the recount holds. @throws what still does not add up after the bound */
export async function settled(samsa: Samsa, boundMs: number): Promise<Recount> {
  const until = performance.now() + boundMs;
  for (;;) {
    const found = await recount(samsa);
    if (found.faults.length === 0) return found;
    if (performance.now() > until) throw new Error(`after ${boundMs} ms this does not add up:\n${found.faults.slice(0, 20).join('\n')}\n${await stuck(samsa)}\n${lastWords(samsa)}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const LAST_LINES = 15;
const LINE_LETTERS = 240;

/** What the provisioners said last: the first thing one wants to know. */
function lastWords(samsa: Samsa): string {
  return samsa.provisioners.map((name) => `${name}:\n${samsa.process(name).log().split('\n').slice(-LAST_LINES).map((line) => line.slice(0, LINE_LETTERS)).join('\n')}`).join('\n');
}

/** Where the loop stands with each cluster that is not through. */
async function stuck(samsa: Samsa): Promise<string> {
  const database = new pg.Client({ connectionString: samsa.databaseUrl });
  await database.connect();
  try {
    const { rows } = await database.query(
      `SELECT cluster.id, cluster.shard, generation, attempted_generation, observed_generation, failures, next_reconcile_at - now() AS due_in,
              deletion_requested_at IS NOT NULL AS deleting, holder, expires_at - now() AS lease_for
       FROM kafka_cluster cluster LEFT JOIN shard_lease lease ON lease.shard = cluster.shard
       WHERE deleted_at IS NULL AND (observed_generation < generation OR deletion_requested_at IS NOT NULL) LIMIT 20`,
    );
    return rows.map((row) => JSON.stringify(row)).join('\n');
  } finally {
    await database.end();
  }
}
