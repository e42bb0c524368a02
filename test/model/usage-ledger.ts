/**
 * The ledger of usage intervals, slowly and obviously: folded from what the audit, the operations and the feed (for a creation that
 * failed: its operation goes on) say of a cluster, by the rules that stand at the door of the migration. It never looks at the table
 * it is compared with.
 */
import type pg from 'pg';

export interface LedgerEntry {
  environment: string;
  plan: string;
  cku: number | null;
  state: 'provisioning' | 'running' | 'failed' | 'deleting';
  /** Milliseconds since the epoch. */
  from: number;
  /** Null while it lasts. */
  to: number | null;
}

interface Size {
  kind: string;
  cku: number | null;
}

type Happening =
  | { at: number; what: 'wanted'; size: Size }
  | { at: number; what: 'unwanted' }
  | { at: number; what: 'reached'; generation: number }
  | { at: number; what: 'failed' }
  | { at: number; what: 'gone' };

interface AuditRow { at: number; operation: string; after: { config: { kind: string; cku?: number } } | null }
interface OperationRow { generation: number; intent: string; state: string; ended: number | null; environment: string }

const ms = (column: string): string => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

export async function rebuiltLedger(database: pg.Client, clusterId: string): Promise<LedgerEntry[]> {
  const audit = await database.query<AuditRow>(
    `SELECT ${ms('at')} AS at, operation, after FROM audit WHERE resource_id = $1 AND operation IN ('createCluster', 'patchCluster', 'deleteCluster') ORDER BY id`, [clusterId]);
  const operations = await database.query<OperationRow>(
    `SELECT generation::int, intent, state, ${ms('ended_at')} AS ended, environment_id AS environment FROM operation WHERE resource_id = $1`, [clusterId]);
  const happenings: Happening[] = audit.rows.map(({ at, after }) =>
    after ? { at, what: 'wanted', size: { kind: after.config.kind, cku: after.config.cku ?? null } } : { at, what: 'unwanted' });
  for (const { generation, intent, state, ended } of operations.rows) {
    if (ended === null) continue;
    if (state === 'succeeded') happenings.push(intent === 'delete' ? { at: ended, what: 'gone' } : { at: ended, what: 'reached', generation });
  }
  const failures = await database.query<{ at: number }>(
    `SELECT ${ms('created_at')} AS at FROM event WHERE resource_id = $1 AND type = 'cluster.updated' AND data ->> 'phase' = 'FAILED'`, [clusterId]);
  for (const { at } of failures.rows) happenings.push({ at, what: 'failed' });
  // What was wanted comes before what was reached in the same millisecond: nothing is reached that nobody wanted.
  happenings.sort((one, other) => one.at - other.at || Number(one.what !== 'wanted') - Number(other.what !== 'wanted'));
  return fold(happenings, operations.rows[0]?.environment ?? '');
}

function fold(happenings: Happening[], environment: string): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  const wanted: Size[] = [];
  let stands: Size | undefined;
  let reached = 0;
  let failed = false;
  let unwanted = false;
  for (const happening of happenings) {
    const last = entries.at(-1);
    if (happening.what === 'wanted') wanted.push(happening.size);
    if (happening.what === 'unwanted') unwanted = true;
    if (happening.what === 'failed') failed = true;
    if (happening.what === 'reached') {
      reached = happening.generation;
      stands = wanted[reached - 1];
      failed = false;
    }
    const at = Math.max(happening.at, last?.from ?? 0);
    if (happening.what === 'gone') {
      if (last) last.to = at;
      continue;
    }
    const now = wanted.at(-1)!;
    const state = unwanted ? 'deleting' : stands ? 'running' : failed ? 'failed' : 'provisioning';
    const behind = state === 'running' && last?.state === 'running' && reached < wanted.length;
    const cku = state === 'running' && now.cku !== null ? Math.min(now.cku, stands?.cku ?? now.cku) : now.cku;
    const next: LedgerEntry = { environment, plan: behind ? last.plan : now.kind.toLowerCase(), cku, state, from: at, to: null };
    if (last && same(last, next)) continue;
    if (last?.from === at) entries.pop();
    else if (last) last.to = at;
    entries.push(next);
  }
  return entries;
}

const same = (one: LedgerEntry, other: LedgerEntry): boolean => one.plan === other.plan && one.cku === other.cku && one.state === other.state;

/** What the table says, in the same words. */
export async function keptLedger(database: pg.Client, clusterId: string): Promise<LedgerEntry[]> {
  const { rows } = await database.query<LedgerEntry>(
    `SELECT environment_id AS environment, plan_name AS plan, cku, state, ${ms('started_at')} AS from, ${ms('ended_at')} AS to
     FROM usage_interval WHERE cluster_id = $1 ORDER BY started_at, id`, [clusterId]);
  return rows;
}
