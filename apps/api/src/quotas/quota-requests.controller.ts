import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/quota-requests';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { QuotaRequestsService } from './quota-requests.service.ts';

@Controller()
export class QuotaRequestsController {
  constructor(private readonly requests: QuotaRequestsService) {}

  @Implements(contract.listQuotaRequests)
  list(input: In<typeof contract.listQuotaRequests>, caller: Caller) {
    return this.requests.list(caller, input.query);
  }

  @Implements(contract.createQuotaRequest)
  create(input: In<typeof contract.createQuotaRequest>, caller: Caller) {
    return this.requests.create(caller, input.body);
  }

  @Implements(contract.getQuotaRequest)
  get(input: In<typeof contract.getQuotaRequest>, caller: Caller) {
    return this.requests.get(caller, input.params.id);
  }

  @Implements(contract.withdrawQuotaRequest)
  withdraw(input: In<typeof contract.withdrawQuotaRequest>, caller: Caller) {
    return this.requests.withdraw(caller, input.params.id);
  }

  @Implements(contract.listFleetQuotaRequests)
  listAll(input: In<typeof contract.listFleetQuotaRequests>, caller: Caller) {
    return this.requests.listAll(caller, input.query);
  }

  @Implements(contract.approveQuotaRequest)
  approve(input: In<typeof contract.approveQuotaRequest>, caller: Caller) {
    return this.requests.approve(caller, input.params.id, input.body);
  }

  @Implements(contract.declineQuotaRequest)
  decline(input: In<typeof contract.declineQuotaRequest>, caller: Caller) {
    return this.requests.decline(caller, input.params.id, input.body.note);
  }
}
