/**
 * Accepting an invitation: whoever has the token has the mailbox. An account whose address was never proven (anybody may have
 * signed up with it) is taken over by it: its password is set anew and its sessions end. One that was proven keeps its password,
 * and needs it here.
 */
import { Injectable } from '@nestjs/common';
import type { Session } from '@samsa/contract/sessions';
import { PASSWORD_LENGTH_MIN } from '@samsa/contract/sessions';
import type { InvitationAcceptance, InvitationLook } from '@samsa/contract/users';
import { admitPassword } from '@samsa/domain/password-rules';
import { conflict, invalid, Problem } from '@samsa/domain/problem';
import { Passwords } from '@samsa/identity/password';
import * as audit from '@samsa/store/audit';
import { Database, type Tx } from '@samsa/store/database';
import { uniqueViolation } from '@samsa/store/fault';
import * as invitations from '@samsa/store/invitations';
import type { OpenInvitation } from '@samsa/store/invitations';
import * as logins from '@samsa/store/logins';
import * as sessions from '@samsa/store/sessions';
import { tokenHashOf } from '../access/session-credentials.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import type { Visitor } from '../sessions/visitor.ts';

@Injectable()
export class AcceptanceService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
  ) {}

  async look(token: string): Promise<InvitationLook> {
    const invitation = await this.open(token);
    const { email, organization, expiresAt } = invitation;
    return { email, organization, expires_at: expiresAt.toISOString(), needs: await this.needs(invitation) };
  }

  async accept(wanted: InvitationAcceptance, visitor: Visitor): Promise<Session> {
    const invitation = await this.open(wanted.token);
    const needs = await this.needs(invitation);
    if (needs === 'identity_provider') {
      throw conflict('SignInElsewhere', `${invitation.organization} has its people sign in with its identity provider: sign in there, and the invitation is accepted by it.`);
    }
    const passwordHash = needs === 'new_password' ? await this.newPassword(wanted, invitation) : undefined;
    const known = needs === 'password' ? await this.sessions.checked(invitation.email, wanted.password, visitor) : undefined;
    const begun = await this.database.transact(async (tx) => {
      const loginId = known?.id ?? (await takeOver(tx, invitation.email, passwordHash!));
      if (!(await invitations.accept(tx, invitation, wanted.full_name ?? invitation.email, loginId))) throw spent();
      const { organizationId, userId } = invitation;
      const actor = { organizationId, principal: userId, sourceAddress: visitor.sourceAddress, requestId: visitor.requestId };
      await audit.record(tx, actor, { operation: 'acceptInvitation', resourceKind: 'User', resourceId: userId, after: { email: invitation.email, invitation: invitation.id } });
      return this.sessions.begin(tx, invitation, { loginId }, visitor, 'signIn');
    }).catch((error: unknown) => Promise.reject(uniqueViolation(error) ? conflict('AlreadyMember', `${invitation.email} belongs to ${invitation.organization} already. Sign in.`) : error));
    return this.sessions.enter(begun, visitor);
  }

  private async needs({ email, authType }: OpenInvitation): Promise<InvitationLook['needs']> {
    if (authType === 'AUTH_TYPE_SSO') return 'identity_provider';
    const login = await logins.findByEmail(this.database, email);
    return login?.verifiedAt ? 'password' : 'new_password';
  }

  private async newPassword({ password, full_name }: InvitationAcceptance, invitation: OpenInvitation): Promise<string> {
    if (password.length < PASSWORD_LENGTH_MIN) throw invalid(`password: must have at least ${PASSWORD_LENGTH_MIN} characters; a few words are easy to remember.`, '/password');
    admitPassword(password, [invitation.email, invitation.organization, full_name ?? '']);
    return this.passwords.hash(password);
  }

  /** @throws Problem 400 */
  private async open(token: string): Promise<OpenInvitation> {
    const found = await invitations.findByToken(this.database, tokenHashOf(token));
    if (!found) throw spent();
    return found;
  }
}

async function takeOver(tx: Tx, email: string, passwordHash: string): Promise<string> {
  const login = await logins.findByEmail(tx, email);
  if (!login) return (await logins.insert(tx, email, passwordHash, true)).id;
  await logins.setPassword(tx, login.id, passwordHash, true);
  await sessions.removeOfLogin(tx, login.id);
  return login.id;
}

function spent(): Problem {
  return invalid('This invitation is not valid any more: it was accepted, withdrawn, sent again, or its time is over. Ask whoever invited you for another one.', '/token');
}
