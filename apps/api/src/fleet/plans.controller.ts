import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/fleet-plans';
import { explainPlacement } from '@samsa/contract/fleet-placements';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { PlacementsService } from './placements.service.ts';
import { PlansService } from './plans.service.ts';

@Controller()
export class PlansController {
  constructor(
    private readonly plans: PlansService,
    private readonly placements: PlacementsService,
  ) {}

  @Implements(contract.listPlans)
  list(_input: In<typeof contract.listPlans>, caller: Caller) {
    return this.plans.list(caller);
  }

  @Implements(contract.getPlan)
  get(input: In<typeof contract.getPlan>, caller: Caller) {
    return this.plans.get(caller, input.params.id);
  }

  @Implements(contract.listPlanRevisions)
  revisions(input: In<typeof contract.listPlanRevisions>, caller: Caller) {
    return this.plans.revisions(caller, input.params.id);
  }

  @Implements(contract.createPlanRevision)
  revise(input: In<typeof contract.createPlanRevision>, caller: Caller) {
    return this.plans.revise(caller, input.params.id, input.body);
  }

  @Implements(explainPlacement)
  explain(input: In<typeof explainPlacement>, caller: Caller) {
    return this.placements.explain(caller, input.body);
  }
}
