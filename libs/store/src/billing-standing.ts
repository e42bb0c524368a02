/**
 * Where organizations stand with their bill, as billing writes it. A step is one transaction: the new state, what follows from it for
 * every cluster, an operation each, audit, events and keys for the loop; whoever dies in the middle has done nothing.
 */
import { createHash } from 'node:crypto';
import { isStopped, type Lapse, type Standing, type Step } from '@samsa/domain/billing-standing';
import type { OrganizationId } from '@samsa/domain/ids';
import { micros, sum } from '@samsa/domain/money';
import * as audit from './audit.ts';
import { type Account, find } from './billing-accounts.ts';
import * as credentialChanges from './credential-changes.ts';
import * as credits from './credits.ts';
import type { Database, Queryable, Tx } from './database.ts';
import { draftsOf } from './drafts.ts';
import * as events from './events.ts';
import * as invoices from './invoices.ts';
import * as operations from './operations.ts';
import * as outbox from './outbox.ts';
import { heardOf, stateOf } from './payments.ts';

/** Who does what follows from the clock. */
const BILLING = 'system:billing';
/** Clusters whose wishes are written in one transaction. */
const CLUSTERS_AT_ONCE = 50;
/** Why a cluster is suspended; only what this file has suspended does it let go on. */
const OURS = ['trial', 'debt', 'admin'] as const;

/** All that is not simply paying, or might not be for long. */
export async function unsettled(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `SELECT organization_id AS id FROM billing_account WHERE held_at IS NOT NULL OR (trial_ends_at IS NOT NULL AND converted_at IS NULL)
     UNION SELECT organization_id FROM billing_standing WHERE state <> 'paying'
     UNION SELECT organization_id FROM invoice WHERE total_micros > 0 AND due_at <= now() AND NOT EXISTS (
       SELECT FROM payment_event WHERE invoice_id = invoice.id AND kind IN ('succeeded', 'voided', 'refunded') HAVING sum(amount_micros) >= total_micros OR bool_or(kind = 'voided'))
     UNION SELECT kafka_cluster.organization_id FROM kafka_cluster JOIN billing_standing USING (organization_id)
       WHERE deleted_at IS NULL AND deletion_requested_at IS NULL AND suspended_because = ANY($1) AND state IN ('trial', 'paying', 'grace')`, [OURS]);
  return rows.map(({ id }) => id);
}

/** Whether nobody else looks at this organization just now; holds until the transaction ends. */
export async function claim(tx: Tx, organizationId: string): Promise<boolean> {
  const [row] = await tx.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine', [`standing ${organizationId}`]);
  return row?.mine === true;
}

export interface TrialMoney {
  /** Of all credits that have not expired. */
  credit: bigint;
  used: bigint;
}

/** What there is of credits that hold now, and what the months not yet closed use of them. */
export async function creditOf(database: Queryable, organizationId: string): Promise<TrialMoney> {
  const [held, drafts] = await Promise.all([credits.list(database, organizationId), draftsOf(database, organizationId)]);
  const current = held.filter(({ expired }) => !expired);
  const owed = sum(drafts.flatMap(({ statement }) => statement.invoice.lines.filter(({ kind }) => kind === 'usage' || kind === 'support' || kind === 'adjustment').map(({ amount }) => amount)));
  const closed = sum(current.map(({ amount, left }) => micros(amount - left)));
  return { credit: sum(current.map(({ amount }) => amount)), used: closed + owed };
}

export interface Looked {
  account: Account;
  trial: (TrialMoney & { startedAtMs: number; endsAtMs: number }) | null;
  /** Invoices past due. */
  debts: invoices.ClosedInvoice[];
}

/** Everything that a step is decided by, at one moment of the database's clock. */
export async function look(tx: Tx, organizationId: string): Promise<Looked | undefined> {
  const account = await find(tx, organizationId);
  if (!account) return undefined;
  const [list, heard] = await Promise.all([invoices.list(tx, organizationId), heardOf(tx, organizationId)]);
  const debts = list.filter((one) => stateOf(one, heard.get(one.id), account.nowMs) === 'past_due');
  const { trialStartedAt, trialEndsAt, convertedAt } = account;
  if (!trialEndsAt || convertedAt) return { account, debts, trial: null };
  const money = await creditOf(tx, organizationId);
  return { account, debts, trial: { ...money, startedAtMs: (trialStartedAt ?? trialEndsAt).getTime(), endsAtMs: trialEndsAt.getTime() } };
}

/** Writes a step down. What it wishes of clusters is written by `align`, which finds it. */
export async function take(tx: Tx, account: Account, step: Step): Promise<void> {
  const { organizationId } = account;
  await tx.query(
    `INSERT INTO billing_standing (organization_id, state, because, since, next_at) VALUES ($1, $2, $3, now(), to_timestamp($4::float8 / 1000))
     ON CONFLICT (organization_id) DO UPDATE SET state = excluded.state, because = excluded.because, next_at = excluded.next_at,
       since = CASE WHEN billing_standing.state = excluded.state THEN billing_standing.since ELSE now() END`,
    [organizationId, step.state, step.because, step.nextAtMs]);
  const [before, after] = [{ state: account.state, because: account.because }, { state: step.state, because: step.because, event: step.event }];
  await audit.record(tx, actor(organizationId), { operation: 'moveBillingStanding', resourceKind: 'BillingAccount', resourceId: organizationId, before, after });
  await events.append(tx, { organizationId: organizationId as OrganizationId, type: `billing.${step.state}`, resourceKind: 'BillingAccount', resourceId: organizationId, data: after });
}

const actor = (organizationId: string): audit.Actor =>
  ({ organizationId: organizationId as OrganizationId, principal: BILLING as audit.Actor['principal'], sourceAddress: '', requestId: '' });

/** Brings the wishes on an organization's clusters to where it stands, some at a time. @returns how many were written */
export async function align(tx: Tx, organizationId: string, state: Standing, because: Lapse | null): Promise<number> {
  const purge = state === 'purged';
  const stop = isStopped(state) ? (because ?? 'admin') : null;
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM kafka_cluster WHERE organization_id = $1 AND deleted_at IS NULL AND deletion_requested_at IS NULL
       AND CASE WHEN $2 THEN true WHEN $3::text IS NOT NULL THEN suspended_at IS NULL ELSE suspended_because = ANY($4) END
     ORDER BY id LIMIT ${CLUSTERS_AT_ONCE}`, [organizationId, purge, stop, OURS]);
  for (const { id } of rows) await wish(tx, organizationId as OrganizationId, id, purge ? 'purge' : { because: stop });
  if (purge && rows.length > 0) await credentialChanges.announce(tx, organizationId as OrganizationId);
  return rows.length;
}

/**
 * Wishes one cluster suspended, going on again, or gone: its next generation, with all that one leaves behind. For whoever has a
 * reason to; `because` null lets it go on.
 */
export async function wish(tx: Tx, organizationId: OrganizationId, clusterId: string, what: 'purge' | { because: string | null }): Promise<void> {
  const [call, values] = what === 'purge' ? ['wish_purge($1)', [clusterId]] : ['wish_suspension($1, $2)', [clusterId, what.because]];
  const [row] = await tx.query<{ environmentId: string; shard: number; generation: string }>(`SELECT environment_id AS "environmentId", shard, generation FROM ${call}`, values);
  if (!row) return;
  const { environmentId, shard } = row;
  const generation = Number(row.generation);
  const intent = what === 'purge' ? 'delete' : what.because === null ? 'resume' : 'suspend';
  const about = { organizationId, environmentId, resourceKind: 'Cluster', resourceId: clusterId };
  await Promise.all([
    operations.open(tx, { ...about, intent, generation, requestedBy: BILLING }),
    events.append(tx, { ...about, type: `cluster.${intent}.accepted`, data: { generation, ...(what !== 'purge' && what.because !== null && { because: what.because }) } }),
    outbox.append(tx, [{ kind: 'cluster', id: clusterId, shard, organizationId }]),
    audit.record(tx, actor(organizationId), { operation: `${intent}Cluster`, resourceKind: 'Cluster', resourceId: clusterId, after: { generation } }),
  ]);
}

export interface Notice {
  id: string;
  organizationId: string;
  kind: string;
  subject: string;
  body: string;
}

/** Tells an organization something once. @param about what makes it the same thing @returns whether it is news */
export async function tell(tx: Tx, notice: Omit<Notice, 'id'>, about: string): Promise<boolean> {
  const id = `n-${createHash('sha256').update(`${notice.organizationId} ${notice.kind} ${about}`).digest('hex').slice(0, 24)}`;
  const rows = await tx.query('INSERT INTO billing_notice (id, organization_id, kind, subject, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING 1', [
    id, notice.organizationId, notice.kind, notice.subject, notice.body,
  ]);
  if (rows.length === 0) return false;
  await events.append(tx, { organizationId: notice.organizationId as OrganizationId, type: 'billing.notice', resourceKind: 'BillingAccount', resourceId: notice.organizationId, data: { kind: notice.kind, subject: notice.subject } });
  return true;
}

const LETTERS_AT_ONCE = 100;

/** Hands unsent notices to whoever sends them, each locked while it is sent: one that dies has sent it or not, and then it is sent again. */
export async function sendNotices(database: Database, send: (to: string, notice: Notice) => Promise<void>): Promise<number> {
  return database.transact(async (tx) => {
    const notices = await tx.query<Notice & { recipients: string[] } & Record<string, unknown>>(
      `SELECT id, organization_id AS "organizationId", kind, subject, body, ARRAY(
         SELECT DISTINCT email FROM user_account JOIN role_binding ON principal = 'User:' || user_account.id AND role_name = 'OrganizationAdmin'
         WHERE user_account.organization_id = billing_notice.organization_id AND role_binding.organization_id = billing_notice.organization_id ORDER BY email) AS recipients
       FROM billing_notice WHERE sent_at IS NULL ORDER BY created_at LIMIT ${LETTERS_AT_ONCE} FOR UPDATE SKIP LOCKED`);
    for (const notice of notices) {
      for (const to of notice.recipients) await send(to, notice);
      await tx.query('UPDATE billing_notice SET sent_at = now() WHERE id = $1', [notice.id]);
    }
    return notices.length;
  });
}

/** What an organization was told, the newest first. */
export async function noticesOf(database: Queryable, organizationId: string): Promise<(Pick<Notice, 'kind' | 'subject'> & { createdAt: Date })[]> {
  return database.query(`SELECT kind, subject, created_at AS "createdAt" FROM billing_notice WHERE organization_id = $1 ORDER BY created_at DESC, id LIMIT 50`, [organizationId]);
}

