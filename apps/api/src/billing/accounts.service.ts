/** An organization's own view of how it stands with its bill, and the one thing it may do about it beside paying: redeem a code. */
import { Injectable } from '@nestjs/common';
import type { BillingAccount } from '@samsa/contract/billing-accounts';
import { type Caller, demand, reach } from '@samsa/domain/access';
import { notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { wake } from '@samsa/store/billing-accounts';
import * as credits from '@samsa/store/credits';
import { Database } from '@samsa/store/database';
import { accountOf } from './show-account.ts';

@Injectable()
export class AccountsService {
  constructor(private readonly database: Database) {}

  /** Everybody may know whether the organization goes on; what money it has is for those who see all of its bill. */
  async get(caller: Caller): Promise<BillingAccount> {
    const account = await accountOf(this.database, caller.organizationId);
    if (!account) throw notFound('organization', caller.organizationId);
    if (reach(caller, 'billing:read') === 'everywhere') return account;
    return { ...account, trial: undefined, country: undefined, support: undefined, reason: undefined, credits: [], notices: [] };
  }

  async redeem(caller: Caller, code: string): Promise<BillingAccount> {
    demand(caller, 'billing:update', {});
    await this.database.transact(async (tx) => {
      const credit = await credits.redeem(tx, caller, code);
      await audit.record(tx, caller, { operation: 'redeemPromoCode', resourceKind: 'Credit', resourceId: credit.id, after: { code, amountMicros: Number(credit.amount) } });
      await wake(tx);
    });
    return this.get(caller);
  }
}
