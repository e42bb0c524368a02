import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/role-bindings';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { RoleBindingsService } from './role-bindings.service.ts';

@Controller()
export class RoleBindingsController {
  constructor(private readonly bindings: RoleBindingsService) {}

  @Implements(contract.listRoleBindings)
  list(input: In<typeof contract.listRoleBindings>, caller: Caller) {
    return this.bindings.list(caller, input.query);
  }

  @Implements(contract.createRoleBinding)
  create(input: In<typeof contract.createRoleBinding>, caller: Caller) {
    return this.bindings.create(caller, input.body);
  }

  @Implements(contract.getRoleBinding)
  get(input: In<typeof contract.getRoleBinding>, caller: Caller) {
    return this.bindings.get(caller, input.params.id);
  }

  @Implements(contract.deleteRoleBinding)
  delete(input: In<typeof contract.deleteRoleBinding>, caller: Caller) {
    return this.bindings.delete(caller, input.params.id);
  }
}
