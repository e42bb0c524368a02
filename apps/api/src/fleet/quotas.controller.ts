import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/fleet-quotas';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { QuotasService } from './quotas.service.ts';

@Controller()
export class QuotasController {
  constructor(private readonly quotas: QuotasService) {}

  @Implements(contract.getQuota)
  get(input: In<typeof contract.getQuota>, caller: Caller) {
    return this.quotas.get(caller, input.params.id);
  }

  @Implements(contract.patchQuota)
  patch(input: In<typeof contract.patchQuota>, caller: Caller) {
    return this.quotas.patch(caller, input.params.id, input.body);
  }
}
