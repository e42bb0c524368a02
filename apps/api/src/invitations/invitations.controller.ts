import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/users';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { InvitationsService } from './invitations.service.ts';

@Controller()
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Implements(contract.listInvitations)
  list(input: In<typeof contract.listInvitations>, caller: Caller) {
    return this.invitations.list(caller, input.query);
  }

  @Implements(contract.createInvitation)
  create(input: In<typeof contract.createInvitation>, caller: Caller) {
    return this.invitations.create(caller, input.body);
  }

  @Implements(contract.getInvitation)
  get(input: In<typeof contract.getInvitation>, caller: Caller) {
    return this.invitations.get(caller, input.params.id);
  }

  @Implements(contract.deleteInvitation)
  delete(input: In<typeof contract.deleteInvitation>, caller: Caller) {
    return this.invitations.delete(caller, input.params.id);
  }
}
