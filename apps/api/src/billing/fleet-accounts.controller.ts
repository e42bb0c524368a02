import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/billing-accounts';
import type { In } from '@samsa/contract/operation';
import * as payments from '@samsa/contract/payments';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { FleetAccountsService } from './fleet-accounts.service.ts';
import { PaymentsService } from './payments.service.ts';

@Controller()
export class FleetAccountsController {
  constructor(
    private readonly accounts: FleetAccountsService,
    private readonly payments: PaymentsService,
  ) {}

  @Implements(contract.listFleetOrganizations)
  list(input: In<typeof contract.listFleetOrganizations>, caller: Caller) {
    return this.accounts.list(caller, input.query);
  }

  @Implements(contract.getFleetBillingAccount)
  get(input: In<typeof contract.getFleetBillingAccount>, caller: Caller) {
    return this.accounts.get(caller, input.params.id);
  }

  @Implements(contract.patchFleetBillingAccount)
  patch(input: In<typeof contract.patchFleetBillingAccount>, caller: Caller) {
    return this.accounts.patch(caller, input.params.id, input.body);
  }

  @Implements(contract.grantCredit)
  grant(input: In<typeof contract.grantCredit>, caller: Caller) {
    return this.accounts.grant(caller, input.params.id, input.body);
  }

  @Implements(contract.createAdjustment)
  adjust(input: In<typeof contract.createAdjustment>, caller: Caller) {
    return this.accounts.adjust(caller, input.params.id, input.body);
  }

  @Implements(contract.extendTrial)
  extend(input: In<typeof contract.extendTrial>, caller: Caller) {
    return this.accounts.extend(caller, input.params.id, input.body);
  }

  @Implements(contract.suspendOrganization)
  suspend(input: In<typeof contract.suspendOrganization>, caller: Caller) {
    return this.accounts.hold(caller, input.params.id, input.body.reason);
  }

  @Implements(contract.resumeOrganization)
  resume(input: In<typeof contract.resumeOrganization>, caller: Caller) {
    return this.accounts.hold(caller, input.params.id, null);
  }

  @Implements(payments.markInvoicePaid)
  markPaid(input: In<typeof payments.markInvoicePaid>, caller: Caller) {
    return this.payments.mark(caller, input.params.id, input.params.invoice, 'succeeded', input.body.reference);
  }

  @Implements(payments.refundInvoice)
  refund(input: In<typeof payments.refundInvoice>, caller: Caller) {
    return this.payments.mark(caller, input.params.id, input.params.invoice, 'refunded', input.body.reference);
  }

  @Implements(payments.voidInvoice)
  void(input: In<typeof payments.voidInvoice>, caller: Caller) {
    return this.payments.mark(caller, input.params.id, input.params.invoice, 'voided', input.body.reference);
  }
}
