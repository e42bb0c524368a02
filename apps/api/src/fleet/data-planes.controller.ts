import { Controller } from '@nestjs/common';
import { getDataPlaneCapacity } from '@samsa/contract/fleet-capacity';
import * as contract from '@samsa/contract/fleet-data-planes';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { CapacityService } from './capacity.service.ts';
import { DataPlanesService } from './data-planes.service.ts';

@Controller()
export class DataPlanesController {
  constructor(
    private readonly dataPlanes: DataPlanesService,
    private readonly capacities: CapacityService,
  ) {}

  @Implements(contract.listDataPlanes)
  list(input: In<typeof contract.listDataPlanes>, caller: Caller) {
    return this.dataPlanes.list(caller, input.query);
  }

  @Implements(contract.registerDataPlane)
  register(input: In<typeof contract.registerDataPlane>, caller: Caller) {
    return this.dataPlanes.register(caller, input.body);
  }

  @Implements(contract.getDataPlane)
  get(input: In<typeof contract.getDataPlane>, caller: Caller) {
    return this.dataPlanes.get(caller, input.params.id);
  }

  @Implements(getDataPlaneCapacity)
  capacity(input: In<typeof getDataPlaneCapacity>, caller: Caller) {
    return this.capacities.get(caller, input.params.id);
  }

  @Implements(contract.patchDataPlane)
  patch(input: In<typeof contract.patchDataPlane>, caller: Caller) {
    return this.dataPlanes.patch(caller, input.params.id, input.body);
  }

  @Implements(contract.cordonDataPlane)
  cordon(input: In<typeof contract.cordonDataPlane>, caller: Caller) {
    return this.dataPlanes.cordon(caller, input.params.id, true);
  }

  @Implements(contract.uncordonDataPlane)
  uncordon(input: In<typeof contract.uncordonDataPlane>, caller: Caller) {
    return this.dataPlanes.cordon(caller, input.params.id, false);
  }

  @Implements(contract.drainDataPlane)
  drain(input: In<typeof contract.drainDataPlane>, caller: Caller) {
    return this.dataPlanes.drain(caller, input.params.id);
  }

  @Implements(contract.retireDataPlane)
  retire(input: In<typeof contract.retireDataPlane>, caller: Caller) {
    return this.dataPlanes.retire(caller, input.params.id);
  }
}
