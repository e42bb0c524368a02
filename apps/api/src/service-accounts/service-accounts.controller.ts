import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/service-accounts';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { ServiceAccountsService } from './service-accounts.service.ts';

@Controller()
export class ServiceAccountsController {
  constructor(private readonly accounts: ServiceAccountsService) {}

  @Implements(contract.listServiceAccounts)
  list(input: In<typeof contract.listServiceAccounts>, caller: Caller) {
    return this.accounts.list(caller, input.query);
  }

  @Implements(contract.createServiceAccount)
  create(input: In<typeof contract.createServiceAccount>, caller: Caller) {
    return this.accounts.create(caller, input.body);
  }

  @Implements(contract.getServiceAccount)
  get(input: In<typeof contract.getServiceAccount>, caller: Caller) {
    return this.accounts.get(caller, input.params.id);
  }

  @Implements(contract.patchServiceAccount)
  patch(input: In<typeof contract.patchServiceAccount>, caller: Caller) {
    return this.accounts.patch(caller, input.params.id, input.body);
  }

  @Implements(contract.deleteServiceAccount)
  delete(input: In<typeof contract.deleteServiceAccount>, caller: Caller) {
    return this.accounts.delete(caller, input.params.id);
  }
}
