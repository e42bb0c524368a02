import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/fleet-operations';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { FleetOperationsService } from './fleet-operations.service.ts';

@Controller()
export class FleetOperationsController {
  constructor(private readonly operations: FleetOperationsService) {}

  @Implements(contract.listFleetOperations)
  list(input: In<typeof contract.listFleetOperations>, caller: Caller) {
    return this.operations.list(caller, input.query);
  }

  @Implements(contract.getFleetOperation)
  get(input: In<typeof contract.getFleetOperation>, caller: Caller) {
    return this.operations.get(caller, input.params.id);
  }

  @Implements(contract.retryFleetOperation)
  retry(input: In<typeof contract.retryFleetOperation>, caller: Caller) {
    return this.operations.retry(caller, input.params.id);
  }

  @Implements(contract.retryFleetOperationFromStep)
  retryFromStep(input: In<typeof contract.retryFleetOperationFromStep>, caller: Caller) {
    return this.operations.retry(caller, input.params.id, input.body.step);
  }

  @Implements(contract.cancelFleetOperation)
  cancel(input: In<typeof contract.cancelFleetOperation>, caller: Caller) {
    return this.operations.cancel(caller, input.params.id);
  }
}
