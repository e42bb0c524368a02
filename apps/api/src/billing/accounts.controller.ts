import { Controller } from '@nestjs/common';
import { getBillingAccount, redeemPromoCode } from '@samsa/contract/billing-accounts';
import type { In } from '@samsa/contract/operation';
import { payInvoice } from '@samsa/contract/payments';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { AccountsService } from './accounts.service.ts';
import { PaymentsService } from './payments.service.ts';

@Controller()
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly payments: PaymentsService,
  ) {}

  @Implements(getBillingAccount)
  get(_input: In<typeof getBillingAccount>, caller: Caller) {
    return this.accounts.get(caller);
  }

  @Implements(redeemPromoCode)
  redeem(input: In<typeof redeemPromoCode>, caller: Caller) {
    return this.accounts.redeem(caller, input.body.code);
  }

  @Implements(payInvoice)
  pay(input: In<typeof payInvoice>, caller: Caller) {
    return this.payments.intend(caller, input.params.id);
  }
}
