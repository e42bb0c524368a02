/** What an organization and those who run the fleet wish of its bill. The api's alone to write; billing is woken and draws the conclusion. */
import type { FleetAdmin } from '@samsa/domain/access';
import type { Lapse, Standing } from '@samsa/domain/billing-standing';
import type { Micros } from '@samsa/domain/money';
import * as credits from './credits.ts';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, placeOf } from './page.ts';
import { DEFAULT_CURRENCY } from './price-books.ts';

/** Heard by billing: somebody wished something, it need not wait for its next round. */
export const BILLING_CHANNEL = 'samsa_billing';

export interface Account {
  organizationId: string;
  displayName: string;
  currency: string;
  country: string | null;
  support: string | null;
  trialStartedAt: Date | null;
  trialEndsAt: Date | null;
  convertedAt: Date | null;
  heldAt: Date | null;
  heldReason: string | null;
  state: Standing;
  because: Lapse | null;
  since: Date;
  nextAt: Date | null;
  nowMs: number;
}

/** SQL: how it stands as long as billing has not said so. */
const BORN = `CASE WHEN trial_ends_at IS NOT NULL AND converted_at IS NULL THEN 'trial' ELSE 'paying' END`;
const COLUMNS = `organization.id AS "organizationId", display_name AS "displayName", coalesce(currency, '${DEFAULT_CURRENCY}') AS currency, country, support,
  trial_started_at AS "trialStartedAt", trial_ends_at AS "trialEndsAt", converted_at AS "convertedAt", held_at AS "heldAt", held_reason AS "heldReason",
  coalesce(state, ${BORN}) AS state, because, coalesce(since, trial_started_at, organization.created_at) AS since, next_at AS "nextAt",
  floor(extract(epoch FROM now()) * 1000)::float8 AS "nowMs"`;
const FROM = `organization LEFT JOIN billing_account ON billing_account.organization_id = organization.id LEFT JOIN billing_standing ON billing_standing.organization_id = organization.id`;

/** @param organizationId the caller's own, or any for those who run the fleet */
export async function find(database: Queryable, organizationId: string): Promise<Account | undefined> {
  const [row] = await database.query<Account & Record<string, unknown>>(`SELECT ${COLUMNS} FROM ${FROM} WHERE organization.id = $1`, [organizationId]);
  return row;
}

export interface ListedAccount extends Account {
  createdAt: Date;
  clusters: number;
  cku: number;
  /** Of its clusters. */
  suspended: number;
}

/** In the order in which they were made. @param state only those that stand so */
export async function list(database: Queryable, _admin: FleetAdmin, state: Standing | undefined, page: PageWanted): Promise<Page<ListedAccount>> {
  const place = placeOf(page.token);
  const rows = await database.query<ListedAccount & { at: string; id: string } & Record<string, unknown>>(
    `SELECT ${COLUMNS}, organization.id, organization.created_at AS "createdAt", to_char(organization.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
       coalesce(clusters, 0) AS clusters, coalesce(cku, 0) AS cku,
       (SELECT count(*)::int FROM kafka_cluster WHERE organization_id = organization.id AND deleted_at IS NULL AND suspended_at IS NOT NULL) AS suspended
     FROM ${FROM} LEFT JOIN organization_usage ON organization_usage.organization_id = organization.id
     WHERE ($1::text IS NULL OR coalesce(state, ${BORN}) = $1) AND ($2::timestamptz IS NULL OR (organization.created_at, organization.id) > ($2, $3::uuid))
     ORDER BY organization.created_at, organization.id LIMIT $4`, [state ?? null, place?.at ?? null, place?.id ?? null, page.size + 1]);
  return pageOf(rows, page.size, ({ at: _, id: __, ...row }) => row as ListedAccount);
}

/** Whether an organization is stopped, and why: what writes are refused by. */
export async function stoppedBecause(database: Queryable, organizationId: string): Promise<{ state: 'suspended' | 'trash' | 'purged'; because: Lapse } | undefined> {
  const [row] = await database.query<{ state: 'suspended' | 'trash' | 'purged'; because: Lapse }>(
    `SELECT state, because FROM billing_standing WHERE organization_id = $1 AND state IN ('suspended', 'trash', 'purged')`, [organizationId]);
  return row;
}

/** Tells billing that there is something to look at. */
export async function wake(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_notify('${BILLING_CHANNEL}', '')`);
}

export interface TrialTerms {
  days: number;
  credit: Micros;
}

/** With the organization's own transaction: it is on trial from its birth. One that has, or had, a trial keeps it. */
export async function beginTrial(tx: Tx, organizationId: string, { days, credit }: TrialTerms): Promise<void> {
  const begun = await tx.query(
    `INSERT INTO billing_account (organization_id, trial_started_at, trial_ends_at) VALUES ($1, now(), now() + make_interval(days => $2))
     ON CONFLICT (organization_id) DO UPDATE SET trial_started_at = now(), trial_ends_at = excluded.trial_ends_at
     WHERE billing_account.trial_started_at IS NULL RETURNING 1`, [organizationId, days]);
  if (begun.length === 0) return;
  if (credit > 0n) await credits.grant(tx, organizationId, { kind: 'trial', amount: credit, description: 'Trial', by: 'system', days });
  await wake(tx);
}

/** From its end, or from now when that has passed; its credit lasts as long. @returns false for one that was never on trial */
export async function extendTrial(tx: Tx, admin: FleetAdmin, organizationId: string, days: number, more: Micros): Promise<boolean> {
  const [row] = await tx.query<{ endsAt: Date }>(
    `UPDATE billing_account SET trial_ends_at = greatest(trial_ends_at, now()) + make_interval(days => $2)
     WHERE organization_id = $1 AND trial_ends_at IS NOT NULL RETURNING trial_ends_at AS "endsAt"`, [organizationId, days]);
  if (!row) return false;
  await tx.query(`UPDATE credit SET expires_at = $2 WHERE organization_id = $1 AND kind = 'trial'`, [organizationId, row.endsAt]);
  if (more > 0n) await credits.grant(tx, organizationId, { kind: 'trial', amount: more, description: 'Trial, extended', by: admin.principal, expiresAt: row.endsAt });
  await wake(tx);
  return true;
}

/** What those who run the fleet may say of it; what is left out stays. */
export interface AccountPatch {
  country?: string | null;
  support?: string | null;
  /** It pays from now on. */
  converted?: true;
  /** The reason, or null to let it go on. */
  held?: string | null;
}

export async function patch(tx: Tx, _admin: FleetAdmin, organizationId: string, wanted: AccountPatch): Promise<void> {
  const { country, support, converted = false, held } = wanted;
  await tx.query(
    `INSERT INTO billing_account (organization_id, country, support, converted_at, held_at, held_reason)
     VALUES ($1, $3, $5, CASE WHEN $6 THEN now() END, CASE WHEN $8::text IS NOT NULL THEN now() END, $8)
     ON CONFLICT (organization_id) DO UPDATE SET
       country = CASE WHEN $2 THEN $3 ELSE billing_account.country END, support = CASE WHEN $4 THEN $5 ELSE billing_account.support END,
       converted_at = CASE WHEN $6 THEN coalesce(billing_account.converted_at, now()) ELSE billing_account.converted_at END,
       held_at = CASE WHEN NOT $7 THEN billing_account.held_at WHEN $8::text IS NOT NULL THEN coalesce(billing_account.held_at, now()) END,
       held_reason = CASE WHEN $7 THEN $8 ELSE billing_account.held_reason END`,
    [organizationId, country !== undefined, country ?? null, support !== undefined, support ?? null, converted, held !== undefined, held ?? null]);
  await wake(tx);
}
