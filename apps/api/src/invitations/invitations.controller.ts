import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/users';
import type { Caller } from '@samsa/domain/access';
import { type FastifyRequest, Implements } from '../http/implements.ts';
import { visitorOf } from '../sessions/visitor.ts';
import { AcceptanceService } from './acceptance.service.ts';
import { InvitationsService } from './invitations.service.ts';

@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly acceptances: AcceptanceService,
  ) {}

  @Implements(contract.lookAtInvitation)
  look(input: In<typeof contract.lookAtInvitation>) {
    return this.acceptances.look(input.body.token);
  }

  @Implements(contract.acceptInvitation)
  accept(input: In<typeof contract.acceptInvitation>, _nobody: undefined, request: FastifyRequest) {
    return this.acceptances.accept(input.body, visitorOf(request));
  }

  @Implements(contract.resendInvitation)
  resend(input: In<typeof contract.resendInvitation>, caller: Caller) {
    return this.invitations.resend(caller, input.params.id);
  }

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
