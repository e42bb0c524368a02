/** Budgets as the api keeps them, and the alerts that the billing process tells: one row for a threshold and a month, whoever comes first. */
import type { BudgetCreate, BudgetPatch, Threshold } from '@samsa/contract/budgets';
import type { Caller } from '@samsa/domain/access';
import type { OrganizationId } from '@samsa/domain/ids';
import * as standing from './billing-standing.ts';
import type { Database, Queryable, Tx } from './database.ts';
import * as events from './events.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

/** Why a cluster is suspended. */
const BUDGET = 'budget';
/** Clusters whose wishes are written in one transaction; the next round finds the others. */
const CLUSTERS_AT_ONCE = 50;

export interface StoredBudget {
  id: string;
  organizationId: OrganizationId;
  displayName: string;
  environmentId: string | null;
  clusterId: string | null;
  amountMicros: number;
  thresholds: Threshold[];
  emails: string[];
  suspendEnvironments: string[];
  createdAt: Date;
  updatedAt: Date;
}

type Row = StoredBudget & { at: string };
const COLUMNS = `id, ${PLACE_AT}, organization_id AS "organizationId", display_name AS "displayName", environment_id AS "environmentId", cluster_id AS "clusterId",
  amount_micros::float8 AS "amountMicros", thresholds, emails, suspend_environments AS "suspendEnvironments", created_at AS "createdAt", updated_at AS "updatedAt"`;
const OWN = 'organization_id = $1 AND deleted_at IS NULL';
const fromRow = ({ at: _, ...row }: Row): StoredBudget => row;

export async function find(database: Queryable, caller: Caller, id: string): Promise<StoredBudget | undefined> {
  const [row] = await database.query<Row>(`SELECT ${COLUMNS} FROM budget WHERE ${OWN} AND id = $2`, [caller.organizationId, id]);
  return row && fromRow(row);
}

export async function lock(tx: Tx, caller: Caller, id: string): Promise<StoredBudget | undefined> {
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM budget WHERE ${OWN} AND id = $2 FOR UPDATE`, [caller.organizationId, id]);
  return row && fromRow(row);
}

export async function list(database: Queryable, caller: Caller, page: PageWanted): Promise<Page<StoredBudget>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM budget WHERE ${OWN} AND ($2::timestamptz IS NULL OR (created_at, id) > ($2, $3)) ORDER BY created_at, id LIMIT $4`,
    [caller.organizationId, place?.at ?? null, place?.id ?? null, page.size + 1]);
  return pageOf(rows, page.size, fromRow);
}

/** Locks the organization, so that the bound on how many it has is decided one at a time. */
export async function countOwn(tx: Tx, caller: Caller): Promise<number> {
  await tx.query('SELECT FROM organization WHERE id = $1 FOR NO KEY UPDATE', [caller.organizationId]);
  const [row] = await tx.query<{ count: number }>(`SELECT count(*)::int AS count FROM budget WHERE ${OWN}`, [caller.organizationId]);
  return row!.count;
}

export async function insert(tx: Tx, caller: Caller, id: string, wanted: BudgetCreate): Promise<StoredBudget> {
  const [row] = await tx.query<Row>(
    `INSERT INTO budget (id, organization_id, display_name, environment_id, cluster_id, amount_micros, thresholds, emails, suspend_environments, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING ${COLUMNS}`,
    [
      id, caller.organizationId, wanted.display_name, wanted.environment ?? null, wanted.cluster ?? null, wanted.amount_micros, JSON.stringify(wanted.thresholds), wanted.emails,
      wanted.suspend_environments, caller.principal,
    ]);
  return fromRow(row!);
}

export async function update(tx: Tx, caller: Caller, id: string, wanted: BudgetPatch): Promise<StoredBudget> {
  const [row] = await tx.query<Row>(
    `UPDATE budget SET display_name = coalesce($3, display_name), amount_micros = coalesce($4, amount_micros), thresholds = coalesce($5, thresholds), emails = coalesce($6, emails),
       suspend_environments = coalesce($7, suspend_environments), updated_at = now()
     WHERE ${OWN} AND id = $2 RETURNING ${COLUMNS}`,
    [
      caller.organizationId, id, wanted.display_name ?? null, wanted.amount_micros ?? null, wanted.thresholds ? JSON.stringify(wanted.thresholds) : null, wanted.emails ?? null,
      wanted.suspend_environments ?? null,
    ]);
  return fromRow(row!);
}

export async function remove(tx: Tx, caller: Caller, id: string): Promise<void> {
  await tx.query(`UPDATE budget SET deleted_at = now() WHERE ${OWN} AND id = $2`, [caller.organizationId, id]);
}

export interface StoredAlert extends Threshold {
  budgetId: string;
  month: string;
  amountMicros: number;
  budgetMicros: number;
  suspendEnvironments: string[];
  at: Date;
}

const ALERT = `budget_id AS "budgetId", month, measure, percent, amount_micros::float8 AS "amountMicros", budget_micros::float8 AS "budgetMicros", suspend_environments AS "suspendEnvironments", at`;
const ALERTS_SHOWN = 50;

/** The newest of each, the newest first. */
export async function alertsOf(database: Queryable, caller: Caller, budgetIds: readonly string[]): Promise<StoredAlert[]> {
  return database.query<StoredAlert & Record<string, unknown>>(
    `SELECT shown.* FROM unnest($2::text[]) AS wanted (id)
       CROSS JOIN LATERAL (SELECT ${ALERT} FROM budget_alert WHERE budget_id = wanted.id AND organization_id = $1 ORDER BY at DESC, percent DESC LIMIT ${ALERTS_SHOWN}) shown`,
    [caller.organizationId, budgetIds]);
}

/** Organizations that have budgets, or clusters that a budget has suspended, with the month that lasts by the database's clock. */
export async function organizationsWithBudgets(database: Queryable): Promise<{ organizationId: OrganizationId; month: string }[]> {
  return database.query(
    `SELECT organization_id AS "organizationId", to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM') AS month FROM (
       SELECT organization_id FROM budget WHERE deleted_at IS NULL UNION SELECT organization_id FROM kafka_cluster WHERE suspended_because = $1 AND deleted_at IS NULL) concerned`, [BUDGET]);
}

/** All of its budgets, each with those of its thresholds that were not told in this month. */
export async function untold(database: Queryable, organizationId: OrganizationId, month: string): Promise<StoredBudget[]> {
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS.replace(' thresholds,', ` coalesce((SELECT jsonb_agg(one) FROM jsonb_array_elements(thresholds) one WHERE NOT EXISTS (
        SELECT FROM budget_alert WHERE budget_id = budget.id AND month = $2 AND measure = one ->> 'measure' AND percent = (one ->> 'percent')::int)), '[]') AS thresholds,`)}
     FROM budget WHERE ${OWN}`, [organizationId, month]);
  return rows.map(fromRow);
}

/**
 * Brings wishes to where the budgets stand: suspends what runs in these environments, and lets go on what a budget suspended elsewhere,
 * unless the organization itself is stopped. @returns how many clusters were wished otherwise
 */
export async function alignSuspensions(database: Database, organizationId: OrganizationId, environmentIds: readonly string[]): Promise<number> {
  return database.transact(async (tx) => {
    if (!(await standing.claim(tx, organizationId))) return 0;
    const rows = await tx.query<{ id: string; runs: boolean }>(
      `SELECT id, suspended_at IS NULL AS runs FROM kafka_cluster
       WHERE organization_id = $1 AND deleted_at IS NULL AND deletion_requested_at IS NULL AND (
         (suspended_at IS NULL AND environment_id = ANY($2))
         OR (suspended_because = $3 AND NOT environment_id = ANY($2) AND NOT EXISTS (SELECT FROM billing_standing WHERE organization_id = $1 AND state IN ('suspended', 'trash', 'purged'))))
       ORDER BY id LIMIT ${CLUSTERS_AT_ONCE}`, [organizationId, environmentIds, BUDGET]);
    for (const { id, runs } of rows) await standing.wish(tx, organizationId, id, { because: runs ? BUDGET : null });
    return rows.length;
  });
}

export interface Alert extends Threshold {
  month: string;
  currency: string;
  amountMicros: bigint;
  suspendEnvironments: readonly string[];
}

/** The row and its event in one transaction. @returns false when it was told already */
export async function tell(database: Database, budget: StoredBudget, alert: Alert): Promise<boolean> {
  const { month, measure, percent, currency, amountMicros, suspendEnvironments } = alert;
  return database.transact(async (tx) => {
    const told = await tx.query(
      `INSERT INTO budget_alert (budget_id, month, measure, percent, organization_id, currency, amount_micros, budget_micros, suspend_environments, mailed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, CASE WHEN $10 THEN NULL ELSE now() END) ON CONFLICT DO NOTHING RETURNING 1`,
      [budget.id, month, measure, percent, budget.organizationId, currency, amountMicros.toString(), budget.amountMicros, suspendEnvironments, budget.emails.length > 0]);
    if (told.length === 0) return false;
    await events.append(tx, {
      organizationId: budget.organizationId, environmentId: budget.environmentId ?? undefined, type: 'budget.threshold_reached', resourceKind: 'Budget', resourceId: budget.id,
      data: {
        display_name: budget.displayName, month, measure, percent, currency, amount_micros: Number(amountMicros), budget_micros: budget.amountMicros,
        environment: budget.environmentId ?? undefined, cluster: budget.clusterId ?? undefined, suspend_environments: suspendEnvironments,
      },
    });
    return true;
  });
}

export interface Letter extends StoredAlert {
  displayName: string;
  currency: string;
  emails: string[];
}

/** Sends an alert's letters while its row is held, so that another process passes it over; one that dies in between sends them again. @returns false when none waits */
export async function mailNext(database: Database, send: (letter: Letter) => Promise<void>): Promise<boolean> {
  return database.transact(async (tx) => {
    const [letter] = await tx.query<Letter & Record<string, unknown>>(
      `SELECT alert.*, display_name AS "displayName", emails FROM (
         SELECT ${ALERT}, currency FROM budget_alert WHERE mailed_at IS NULL ORDER BY at LIMIT 1 FOR UPDATE SKIP LOCKED) alert JOIN budget ON budget.id = "budgetId"`);
    if (!letter) return false;
    await send(letter);
    await tx.query('UPDATE budget_alert SET mailed_at = now() WHERE budget_id = $1 AND month = $2 AND measure = $3 AND percent = $4', [letter.budgetId, letter.month, letter.measure, letter.percent]);
    return true;
  });
}
