/** New passwords: for the old one, or for a token that was mailed. Either ends every other session of the login. */
import { Injectable } from '@nestjs/common';
import type { ChangePassword, ResetPassword, Session } from '@samsa/contract/sessions';
import type { Caller } from '@samsa/domain/access';
import { admitPassword } from '@samsa/domain/password-rules';
import { conflict, Problem } from '@samsa/domain/problem';
import { Passwords } from '@samsa/identity/password';
import * as audit from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import * as logins from '@samsa/store/logins';
import * as sessions from '@samsa/store/sessions';
import { Credentials } from '../access/credentials.ts';
import { newToken, tokenHashOf } from '../access/session-credentials.ts';
import { Postbox } from './postbox.ts';
import { noSession, SessionsService } from './sessions.service.ts';
import { Throttle } from './throttle.ts';
import type { Visitor } from './visitor.ts';

const RESET_LIVES_MINUTES = 30;
const RESETS_OF_ACCOUNT_HOURLY = 5;
const RESETS_OF_ADDRESS_HOURLY = 50;

@Injectable()
export class PasswordsService {
  constructor(
    private readonly database: Database,
    private readonly credentials: Credentials,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly throttle: Throttle,
    private readonly postbox: Postbox,
  ) {}

  async change(caller: Caller, wanted: ChangePassword, visitor: Visitor): Promise<Session> {
    if (!caller.session) throw noSession();
    const { loginId } = caller.session;
    const login = loginId ? await logins.find(this.database, loginId) : undefined;
    if (!login) throw conflict('NoPassword', 'You signed in with an identity provider: your password is changed there.');
    admitPassword(wanted.password, [login.email]);
    await this.sessions.checked(login.email, wanted.current, visitor).catch((error: unknown) => {
      throw error instanceof Problem && error.cause.status === 401 ? notTheCurrent() : error;
    });
    const passwordHash = await this.passwords.hash(wanted.password);
    const begun = await this.database.transact(async (tx) => {
      await logins.setPassword(tx, login.id, passwordHash, false);
      await sessions.removeOfLogin(tx, login.id);
      await audit.record(tx, caller, { operation: 'changePassword', resourceKind: 'User', resourceId: caller.principal });
      return this.sessions.begin(tx, { organizationId: caller.organizationId, userId: caller.principal }, { loginId: login.id }, visitor, 'signIn');
    });
    return this.sessions.enter(begun, visitor);
  }

  /** Answers before it has looked whether there is such an account, so neither words nor time tell. */
  async forgot(email: string, visitor: Visitor): Promise<{ detail: string }> {
    await this.throttle.hourly(`reset address ${visitor.sourceAddress}`, RESETS_OF_ADDRESS_HOURLY);
    await this.throttle.hourly(`reset account ${email}`, RESETS_OF_ACCOUNT_HOURLY);
    void this.mailReset(email).catch(() => undefined);
    return { detail: `If there is an account with this address, a letter with a link is on its way. The link works for ${RESET_LIVES_MINUTES} minutes.` };
  }

  async reset(wanted: ResetPassword, visitor: Visitor): Promise<void> {
    await this.database.transact(async (tx) => {
      const login = await logins.takeReset(tx, tokenHashOf(wanted.token));
      if (!login) throw new Problem({ status: 400, code: 'TokenSpent', detail: 'This link is not valid any more: it works once, and not for long. Ask for another one.', pointer: '/token' });
      admitPassword(wanted.password, [login.email]);
      await logins.setPassword(tx, login.id, await this.passwords.hash(wanted.password), true);
      await sessions.removeOfLogin(tx, login.id);
      for (const { organizationId, userId } of await logins.memberships(tx, login.id)) {
        const actor = { organizationId, principal: userId, sourceAddress: visitor.sourceAddress, requestId: visitor.requestId };
        await audit.record(tx, actor, { operation: 'resetPassword', resourceKind: 'User', resourceId: userId });
      }
    });
    this.credentials.forget();
  }

  private async mailReset(email: string): Promise<void> {
    const login = await logins.findByEmail(this.database, email);
    if (!login) return;
    const token = newToken();
    await this.database.transact((tx) => logins.addReset(tx, login.id, tokenHashOf(token), RESET_LIVES_MINUTES));
    await this.postbox.resetPassword(email, token, RESET_LIVES_MINUTES);
  }
}

/** Not 401: the session is good, and the portal would ask to sign in anew. */
function notTheCurrent(): Problem {
  return new Problem({ status: 422, code: 'WrongPassword', detail: 'This is not your current password.', pointer: '/current' });
}
