import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/autoscale';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { AutoscaleService } from './autoscale.service.ts';

@Controller()
export class AutoscaleController {
  constructor(private readonly autoscale: AutoscaleService) {}

  @Implements(contract.listAutoscale)
  list(_input: In<typeof contract.listAutoscale>, caller: Caller) {
    return this.autoscale.list(caller);
  }

  @Implements(contract.getAutoscale)
  get(input: In<typeof contract.getAutoscale>, caller: Caller) {
    return this.autoscale.get(caller, input.params);
  }

  @Implements(contract.putAutoscale)
  put(input: In<typeof contract.putAutoscale>, caller: Caller) {
    return this.autoscale.put(caller, input.params, input.body);
  }

  @Implements(contract.listAutoscaleDecisions)
  decisions(input: In<typeof contract.listAutoscaleDecisions>, caller: Caller) {
    return this.autoscale.decisions(caller, input.query);
  }
}
