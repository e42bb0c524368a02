import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/explain';
import type { In } from '@samsa/contract/operation';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import { ExplainService } from './explain.service.ts';
import { Implements } from '../http/implements.ts';

@Controller()
export class ExplainController {
  constructor(private readonly service: ExplainService) {}

  @Implements(contract.explainCluster)
  explain({ params: { id } }: In<typeof contract.explainCluster>, caller: Caller) {
    return this.service.forTenant(caller, id);
  }

  @Implements(contract.explainFleetCluster)
  explainForFleet({ params: { id } }: In<typeof contract.explainFleetCluster>, caller: Caller) {
    return this.service.forFleet(fleetAdmin(caller, 'fleet:read'), id);
  }
}
