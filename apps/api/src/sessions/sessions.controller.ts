import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/sessions';
import type { Caller } from '@samsa/domain/access';
import { type FastifyRequest, Implements } from '../http/implements.ts';
import { PasswordsService } from './passwords.service.ts';
import { SessionView } from './session-view.ts';
import { SessionsService } from './sessions.service.ts';
import { SignUpService } from './sign-up.service.ts';
import { visitorOf } from './visitor.ts';

@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly signUps: SignUpService,
    private readonly passwords: PasswordsService,
    private readonly view: SessionView,
  ) {}

  @Implements(contract.signUp)
  signUp(input: In<typeof contract.signUp>, _nobody: undefined, request: FastifyRequest) {
    return this.signUps.signUp(input.body, visitorOf(request));
  }

  @Implements(contract.signIn)
  signIn(input: In<typeof contract.signIn>, _nobody: undefined, request: FastifyRequest) {
    return this.sessions.signIn(input.body, visitorOf(request));
  }

  @Implements(contract.getSession)
  get(_input: In<typeof contract.getSession>, caller: Caller) {
    return this.view.show(caller);
  }

  @Implements(contract.signOut)
  async signOut(_input: In<typeof contract.signOut>, caller: Caller, request: FastifyRequest) {
    await this.sessions.signOut(caller, visitorOf(request));
  }

  @Implements(contract.switchOrganization)
  switchTo(input: In<typeof contract.switchOrganization>, caller: Caller, request: FastifyRequest) {
    return this.sessions.switchTo(caller, input.body.organization, visitorOf(request));
  }

  @Implements(contract.changePassword)
  changePassword(input: In<typeof contract.changePassword>, caller: Caller, request: FastifyRequest) {
    return this.passwords.change(caller, input.body, visitorOf(request));
  }

  @Implements(contract.forgotPassword)
  forgotPassword(input: In<typeof contract.forgotPassword>, _nobody: undefined, request: FastifyRequest) {
    return this.passwords.forgot(input.body.email, visitorOf(request));
  }

  @Implements(contract.resetPassword)
  async resetPassword(input: In<typeof contract.resetPassword>, _nobody: undefined, request: FastifyRequest) {
    await this.passwords.reset(input.body, visitorOf(request));
  }
}
