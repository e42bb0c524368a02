/** What those who run the fleet see and say of organizations' bills. Wishes alone are written: billing draws the conclusions, at once. */
import { Injectable } from '@nestjs/common';
import type * as contract from '@samsa/contract/billing-accounts';
import type { BillingAccount, FleetOrganization } from '@samsa/contract/billing-accounts';
import type { In } from '@samsa/contract/operation';
import { type Caller, type FleetAdmin, fleetAdmin } from '@samsa/domain/access';
import { micros } from '@samsa/domain/money';
import { conflict, notFound } from '@samsa/domain/problem';
import { monthOf } from '@samsa/domain/rating';
import { statementOf } from '@samsa/domain/statement';
import * as audit from '@samsa/store/audit';
import { readMonth } from '@samsa/store/billed-months';
import * as accounts from '@samsa/store/billing-accounts';
import * as credits from '@samsa/store/credits';
import { Database, type Tx } from '@samsa/store/database';
import { listing, PublicUrl } from '../http/answers.ts';
import { accountOf, showCredit, showNext } from './show-account.ts';

@Injectable()
export class FleetAccountsService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, { state, page_size, page_token }: In<typeof contract.listFleetOrganizations>['query']) {
    const page = await accounts.list(this.database, fleetAdmin(caller, 'fleet:read'), state, { size: page_size, token: page_token });
    const items = await Promise.all(page.items.map((one) => this.organization(one)));
    const about = { version: 'fleet/v1', kind: 'OrganizationList', url: this.url, path: '/fleet/v1/organizations', query: { state, page_size } } as const;
    return listing(about, { items, next: page.next }, (item) => item);
  }

  async get(caller: Caller, id: string): Promise<BillingAccount> {
    fleetAdmin(caller, 'fleet:read');
    return this.found(id);
  }

  async patch(caller: Caller, id: string, { country, support, paying }: In<typeof contract.patchFleetBillingAccount>['body']): Promise<BillingAccount> {
    await this.write(caller, id, 'patchFleetBillingAccount', { country, support, paying }, (tx, admin) => accounts.patch(tx, admin, id, { country, support, converted: paying }));
    return this.found(id);
  }

  async grant(caller: Caller, id: string, { amount_micros, description, expires_at }: In<typeof contract.grantCredit>['body']) {
    return showCredit(await this.write(caller, id, 'grantCredit', { amount_micros, description, expires_at }, async (tx, admin) => {
      const expiresAt = expires_at === undefined ? undefined : new Date(expires_at);
      const credit = await credits.grant(tx, id, { kind: 'granted', amount: micros(amount_micros), description, by: admin.principal, expiresAt });
      await accounts.wake(tx);
      return credit;
    }));
  }

  /** What takes from invoices is a credit that never expires: whatever the next one cannot take, the one after does. */
  async adjust(caller: Caller, id: string, { amount_micros, reason }: In<typeof contract.createAdjustment>['body']) {
    const made = await this.write(caller, id, 'createAdjustment', { amount_micros, reason }, async (tx, admin) => {
      if (amount_micros > 0) return credits.charge(tx, id, micros(amount_micros), reason, admin.principal);
      return (await credits.grant(tx, id, { kind: 'adjustment', amount: micros(-amount_micros), description: reason, by: admin.principal })).id;
    });
    return { api_version: 'fleet/v1' as const, kind: 'Adjustment' as const, id: made, organization: id, amount_micros, reason };
  }

  /** @throws Problem 409 for one that was never on trial, or whose clusters are gone */
  async extend(caller: Caller, id: string, { days, credit_micros = 0 }: In<typeof contract.extendTrial>['body']): Promise<BillingAccount> {
    await this.write(caller, id, 'extendTrial', { days, credit_micros }, async (tx, admin) => {
      const account = await accounts.find(tx, id);
      if (account?.state === 'purged') throw conflict('Purged', 'Its clusters are gone, and no trial brings them back. Make it pay (PATCH its billing account), and it begins anew.');
      if (account?.convertedAt) throw conflict('Paying', 'It pays already. Grant it a credit instead.');
      if (!(await accounts.extendTrial(tx, admin, id, days, micros(credit_micros)))) throw conflict('NoTrial', 'It was never on trial. Grant it a credit instead.');
    });
    return this.found(id);
  }

  async hold(caller: Caller, id: string, reason: string | null): Promise<BillingAccount> {
    await this.write(caller, id, reason === null ? 'resumeOrganization' : 'suspendOrganization', { reason }, (tx, admin) => accounts.patch(tx, admin, id, { held: reason }));
    return this.found(id);
  }

  private async found(id: string): Promise<BillingAccount> {
    const account = await accountOf(this.database, id);
    if (!account) throw notFound('organization', id);
    return account;
  }

  /** One deed on one organization, in its audit. @throws Problem 403, 404 */
  private async write<Made>(caller: Caller, id: string, operation: string, after: unknown, work: (tx: Tx, admin: FleetAdmin) => Promise<Made>): Promise<Made> {
    const admin = fleetAdmin(caller, 'fleet:write');
    return this.database.transact(async (tx) => {
      if (!(await accounts.find(tx, id))) throw notFound('organization', id);
      const made = await work(tx, admin);
      await audit.record(tx, { ...admin, organizationId: id as Caller['organizationId'] }, { operation, resourceKind: 'BillingAccount', resourceId: id, after });
      return made;
    });
  }

  private async organization({ clusters, cku, suspended, createdAt, ...account }: accounts.ListedAccount): Promise<FleetOrganization> {
    const { invoice } = statementOf(await readMonth(this.database, account.organizationId, monthOf(account.nowMs)));
    return {
      api_version: 'fleet/v1', kind: 'Organization', id: account.organizationId, display_name: account.displayName, created_at: createdAt.toISOString(),
      clusters, cku, suspended_clusters: suspended, currency: account.currency, month_micros: Number(invoice.total),
      state: account.state, because: account.because ?? undefined, since: account.since.toISOString(), next: showNext(account),
    };
  }
}
