import { Controller } from '@nestjs/common';
import { getUsage, listCosts } from '@samsa/contract/billing';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { CostsService } from './costs.service.ts';

@Controller()
export class CostsController {
  constructor(private readonly costs: CostsService) {}

  @Implements(listCosts)
  list(input: In<typeof listCosts>, caller: Caller) {
    return this.costs.list(caller, input.query);
  }

  @Implements(getUsage)
  usage(input: In<typeof getUsage>, caller: Caller) {
    return this.costs.usage(caller, input.query);
  }
}
