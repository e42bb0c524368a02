/**
 * Coming in, going on elsewhere, going out. Every answer to a wrong try is the same, takes the same work, and is counted the same,
 * so that nobody learns from it who has an account here.
 */
import { Injectable } from '@nestjs/common';
import type { Session, SignIn } from '@samsa/contract/sessions';
import type { Caller } from '@samsa/domain/access';
import { conflict, invalid, notFound, Problem } from '@samsa/domain/problem';
import { Passwords } from '@samsa/identity/password';
import * as audit from '@samsa/store/audit';
import { Database, type Tx } from '@samsa/store/database';
import * as logins from '@samsa/store/logins';
import type { Login, Membership } from '@samsa/store/logins';
import * as sessions from '@samsa/store/sessions';
import { Credentials } from '../access/credentials.ts';
import { LIVES_MINUTES, newToken, tokenHashOf } from '../access/session-credentials.ts';
import { PublicUrl } from '../http/answers.ts';
import { SessionView } from './session-view.ts';
import { Throttle } from './throttle.ts';
import { noSessionCookie, sessionCookie, type Visitor } from './visitor.ts';

export type SignedInBy = sessions.NewSession['by'];

@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly credentials: Credentials,
    private readonly passwords: Passwords,
    private readonly throttle: Throttle,
    private readonly view: SessionView,
    private readonly url: PublicUrl,
  ) {}

  async signIn(wanted: SignIn, visitor: Visitor): Promise<Session> {
    const login = await this.checked(wanted.email, wanted.password, visitor);
    const memberships = await logins.memberships(this.database, login.id);
    const member = wanted.organization === undefined ? memberships[0] : memberships.find(({ organizationId }) => organizationId === wanted.organization);
    if (!member) throw wanted.organization === undefined ? noOrganization() : notFound('organization', wanted.organization);
    const begun = await this.database.transact((tx) => this.begin(tx, member, { loginId: login.id }, visitor, 'signIn'));
    return this.enter(begun, visitor);
  }

  async switchTo(caller: Caller, organizationId: string, visitor: Visitor): Promise<Session> {
    const { session } = caller;
    if (!session) throw noSession();
    const memberships = session.loginId ? await logins.memberships(this.database, session.loginId) : [];
    const member = memberships.find((each) => each.organizationId === organizationId);
    if (!member || !session.loginId) throw notFound('organization', organizationId);
    const by = { loginId: session.loginId };
    const begun = await this.database.transact(async (tx) => {
      await sessions.remove(tx, session.tokenHash);
      return this.begin(tx, member, by, visitor, 'switchOrganization', new Date(caller.expiresAtMs!));
    });
    return this.enter(begun, visitor);
  }

  async signOut(caller: Caller, visitor: Visitor): Promise<void> {
    const { session } = caller;
    if (!session) throw noSession();
    await this.database.transact(async (tx) => {
      await sessions.remove(tx, session.tokenHash);
      await audit.record(tx, caller, { operation: 'signOut', resourceKind: 'Session', resourceId: caller.principal });
    });
    this.credentials.forget();
    visitor.give(noSessionCookie(this.url.base));
  }

  /** The login of an address, if this is its password. @throws Problem 401, 429 */
  async checked(email: string, password: string, visitor: Pick<Visitor, 'sourceAddress'>): Promise<Login> {
    const takeBack = await this.throttle.guess(visitor.sourceAddress, email);
    const login = await logins.findByEmail(this.database, email);
    if (!(await this.passwords.matches(password, login?.passwordHash)) || !login) throw wrong();
    await takeBack();
    if (this.passwords.isStale(login.passwordHash)) await logins.rehash(this.database, login.id, login.passwordHash, await this.passwords.hash(password));
    return login;
  }

  /** A new session of a member, with its audit record. @param until when it ends whatever happens; absent: a full life from now */
  async begin(tx: Tx, member: Pick<Membership, 'organizationId' | 'userId'>, by: SignedInBy, visitor: Visitor, operation: string, until?: Date): Promise<Begun> {
    const token = newToken();
    const { organizationId, userId } = member;
    const { sourceAddress, userAgent, requestId } = visitor;
    const endsAt = await sessions.insert(tx, { tokenHash: tokenHashOf(token), organizationId, userId, by, sourceAddress, userAgent }, LIVES_MINUTES, until);
    const actor = { organizationId, principal: userId, sourceAddress, requestId };
    await audit.record(tx, actor, { operation, resourceKind: 'Session', resourceId: userId, after: by });
    return { token, endsAt };
  }

  /** Hands over the cookie of a session that stands now, and says what it may. */
  async enter({ token, endsAt }: Begun, visitor: Visitor): Promise<Session> {
    this.credentials.forget();
    visitor.give(sessionCookie(this.url.base, token, endsAt));
    return this.view.show(await this.credentials.person(token, visitor));
  }
}

export interface Begun {
  token: string;
  endsAt: Date;
}

function wrong(): Problem {
  return new Problem({ status: 401, code: 'WrongPassword', detail: 'The e-mail address or the password is wrong.' });
}

function noOrganization(): Problem {
  return conflict('NoOrganization', 'You belong to no organization any more. Ask an administrator for an invitation, or sign up with an organization of your own.');
}

export function noSession(): Problem {
  return invalid('This is for a session, and you came with an API key: delete the key instead, or use another one.');
}
