import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/users';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { RemovalService } from './removal.service.ts';
import { UsersService } from './users.service.ts';

@Controller()
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly removals: RemovalService,
  ) {}

  @Implements(contract.listUsers)
  list(input: In<typeof contract.listUsers>, caller: Caller) {
    return this.users.list(caller, input.query);
  }

  @Implements(contract.getUser)
  get(input: In<typeof contract.getUser>, caller: Caller) {
    return this.users.get(caller, input.params.id);
  }

  @Implements(contract.patchUser)
  patch(input: In<typeof contract.patchUser>, caller: Caller) {
    return this.users.patch(caller, input.params.id, input.body);
  }

  @Implements(contract.deleteUser)
  delete(input: In<typeof contract.deleteUser>, caller: Caller) {
    return this.removals.remove(caller, input.params.id);
  }
}
