/** Where a cluster that nobody has asked for would go: over the whole fleet, every data plane by name. Nothing is written. */
import { Injectable } from '@nestjs/common';
import type { PlacementAnswer, PlacementQuestion } from '@samsa/contract/fleet-placements';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import { admitCreate, quotaRefusals } from '@samsa/domain/cluster-admission';
import type { OrganizationId } from '@samsa/domain/ids';
import { planNameOf } from '@samsa/domain/plan-catalogue';
import { invalid } from '@samsa/domain/problem';
import { Database } from '@samsa/store/database';
import * as candidates from '@samsa/store/placement-candidates';
import { Plans } from '@samsa/store/plans';
import * as reservations from '@samsa/store/reservations';
import { holdingFor } from '../clusters/ledger.ts';
import { askPlacement } from '../clusters/place.ts';

@Injectable()
export class PlacementsService {
  constructor(
    private readonly database: Database,
    private readonly plans: Plans,
  ) {}

  async explain(caller: Caller, { organization, spec: wanted }: PlacementQuestion): Promise<PlacementAnswer> {
    fleetAdmin(caller, 'fleet:read');
    const organizationId = organization as OrganizationId;
    const plan = await this.plans.current(planNameOf(wanted.config.kind));
    if (!plan) throw invalid(`There is no plan for the kind "${wanted.config.kind}" here. Write one at /fleet/v1/plans/${planNameOf(wanted.config.kind)}/revisions.`, '/spec/config/kind');
    const spec = admitCreate({ spec: { ...wanted, environment: wanted.environment ?? { id: '-' } } }, plan.definition);
    return this.database.look(async (tx) => {
      const totals = await reservations.ofOrganization(tx, organizationId);
      if (!totals) throw invalid(`There is no organization ${organization}.`, '/organization');
      const { report, problem } = await askPlacement(tx, organizationId, plan, spec, await candidates.everywhere(tx, organizationId));
      const blockers = [...(problem ? [problem.message] : []), ...quotaRefusals(totals.held, totals.limit, holdingFor(plan.definition, spec))];
      return { api_version: 'fleet/v1', kind: 'PlacementAnswer', placement: report, blockers };
    });
  }
}
