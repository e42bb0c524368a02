import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/environments';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { EnvironmentsService } from './environments.service.ts';

@Controller()
export class EnvironmentsController {
  constructor(private readonly environments: EnvironmentsService) {}

  @Implements(contract.listEnvironments)
  list(input: In<typeof contract.listEnvironments>, caller: Caller) {
    return this.environments.list(caller, input.query);
  }

  @Implements(contract.createEnvironment)
  create(input: In<typeof contract.createEnvironment>, caller: Caller) {
    return this.environments.create(caller, input.body);
  }

  @Implements(contract.getEnvironment)
  get(input: In<typeof contract.getEnvironment>, caller: Caller) {
    return this.environments.get(caller, input.params.id);
  }

  @Implements(contract.patchEnvironment)
  patch(input: In<typeof contract.patchEnvironment>, caller: Caller) {
    return this.environments.patch(caller, input.params.id, input.body);
  }

  @Implements(contract.deleteEnvironment)
  delete(input: In<typeof contract.deleteEnvironment>, caller: Caller) {
    return this.environments.delete(caller, input.params.id);
  }
}
