import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import { listOfferedPlans } from '@samsa/contract/offered-plans';
import { listRegions } from '@samsa/contract/regions';
import type { Caller } from '@samsa/domain/access';
import { offeredPlans } from '@samsa/domain/offered-plans';
import { offeredRegions } from '@samsa/domain/regions';
import { Database } from '@samsa/store/database';
import * as candidates from '@samsa/store/placement-candidates';
import { Plans } from '@samsa/store/plans';
import { bookInForce, DEFAULT_CURRENCY } from '@samsa/store/price-books';
import { Implements } from '../http/implements.ts';

@Controller()
export class RegionsController {
  constructor(
    private readonly database: Database,
    private readonly plans: Plans,
  ) {}

  @Implements(listRegions)
  async list(_input: In<typeof listRegions>, { organizationId }: Caller) {
    const [planes, plans] = await Promise.all([candidates.everywhere(this.database, organizationId), this.plans.everyCurrent()]);
    const data = offeredRegions(organizationId, planes, plans.map(({ definition }) => definition));
    return { api_version: 'samsa/v1' as const, kind: 'RegionList' as const, metadata: {}, data };
  }

  @Implements(listOfferedPlans)
  async plansOnOffer({ query }: In<typeof listOfferedPlans>, { organizationId }: Caller) {
    const [plans, book] = await Promise.all([this.plans.everyCurrent(), bookInForce(this.database, organizationId)]);
    const data = offeredPlans(plans, { ...query, book });
    return { api_version: 'samsa/v1' as const, kind: 'PlanList' as const, metadata: {}, currency: book?.currency ?? DEFAULT_CURRENCY, data };
  }
}
