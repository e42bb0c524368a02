/** Billing accounts and credits as they are answered. */
import type { BillingAccount, Credit } from '@samsa/contract/billing-accounts';
import { nextOf } from '@samsa/domain/billing-standing';
import { micros } from '@samsa/domain/money';
import { type Account, find } from '@samsa/store/billing-accounts';
import { creditOf, noticesOf } from '@samsa/store/billing-standing';
import * as credits from '@samsa/store/credits';
import type { StoredCredit } from '@samsa/store/credits';
import type { Queryable } from '@samsa/store/database';

export function showCredit({ id, kind, description, currency, amount, left, grantedAt, expiresAt, expired }: StoredCredit): Credit {
  return {
    id, kind, description, currency, amount_micros: Number(amount), left_micros: Number(left), granted_at: grantedAt.toISOString(), expires_at: expiresAt?.toISOString(), expired,
  };
}

/** What follows when nothing happens. */
export function showNext({ state, because, nextAt, trialEndsAt, convertedAt }: Account): BillingAccount['next'] {
  const trial = trialEndsAt && !convertedAt ? { endsAtMs: trialEndsAt.getTime(), creditLeft: micros(1) } : null;
  const next = nextOf({ state, because, nextAtMs: nextAt?.getTime() ?? null, trial });
  return next && { state: next.state, at: new Date(next.atMs).toISOString() };
}

/** @param organizationId the caller's own, or any for those who run the fleet @returns undefined when there is no such organization */
export async function accountOf(database: Queryable, organizationId: string): Promise<BillingAccount | undefined> {
  const account = await find(database, organizationId);
  if (!account) return undefined;
  const onTrial = account.trialStartedAt !== null && account.trialEndsAt !== null && account.convertedAt === null;
  const [held, notices, money] = await Promise.all([credits.list(database, organizationId), noticesOf(database, organizationId), onTrial ? creditOf(database, organizationId) : undefined]);
  return {
    api_version: 'samsa/v1', kind: 'BillingAccount', organization: organizationId, currency: account.currency, country: account.country ?? undefined,
    support: account.support ?? undefined, state: account.state, because: account.because ?? undefined, reason: account.heldReason ?? undefined,
    since: account.since.toISOString(), next: showNext(account),
    trial: money && {
      started_at: account.trialStartedAt!.toISOString(), ends_at: account.trialEndsAt!.toISOString(),
      credit_micros: Number(money.credit), used_micros: Number(money.used), left_micros: Math.max(0, Number(money.credit - money.used)),
    },
    credits: held.map(showCredit),
    notices: notices.map(({ kind, subject, createdAt }) => ({ kind, subject, at: createdAt.toISOString() })),
  };
}
