import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/service-quotas';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { ServiceQuotasService } from './service-quotas.service.ts';

@Controller()
export class ServiceQuotasController {
  constructor(private readonly quotas: ServiceQuotasService) {}

  @Implements(contract.listAppliedQuotas)
  list(input: In<typeof contract.listAppliedQuotas>, caller: Caller) {
    return this.quotas.list(caller, input.query);
  }

  @Implements(contract.getAppliedQuota)
  get(input: In<typeof contract.getAppliedQuota>, caller: Caller) {
    return this.quotas.get(caller, input.params.id, input.query);
  }

  @Implements(contract.listQuotaScopes)
  scopes(input: In<typeof contract.listQuotaScopes>, caller: Caller) {
    return this.quotas.scopes(caller, input.query);
  }

  @Implements(contract.getQuotaScope)
  scope(input: In<typeof contract.getQuotaScope>, caller: Caller) {
    return this.quotas.scope(caller, input.params.id);
  }
}
