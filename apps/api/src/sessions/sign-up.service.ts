/**
 * Signing up: an organization of one's own. The address is not proven by it, and needs not be: it gives nothing but what has just
 * been made. Whoever gets mail at the address later can take the login over by it (`password:forgot`, an invitation).
 *
 * An address that has a login already needs its password; that much a stranger can find out here, at most so many times an hour.
 */
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Session, SignUp } from '@samsa/contract/sessions';
import { newEnvironmentId, newRoleBindingId, newUserId, type OrganizationId } from '@samsa/domain/ids';
import { admitPassword } from '@samsa/domain/password-rules';
import { Problem } from '@samsa/domain/problem';
import { Passwords } from '@samsa/identity/password';
import * as audit from '@samsa/store/audit';
import { beginTrial } from '@samsa/store/billing-accounts';
import { Database, type Tx } from '@samsa/store/database';
import { uniqueViolation } from '@samsa/store/fault';
import * as logins from '@samsa/store/logins';
import { found, type Founding } from '@samsa/store/new-organization';
import { SessionsService } from './sessions.service.ts';
import { SignInSettings } from './settings.ts';
import { Throttle } from './throttle.ts';
import type { Visitor } from './visitor.ts';

const FIRST_ENVIRONMENT = 'default';

@Injectable()
export class SignUpService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly throttle: Throttle,
    private readonly settings: SignInSettings,
  ) {}

  async signUp(wanted: SignUp, visitor: Visitor): Promise<Session> {
    if (!this.settings.signUpOpen) throw new Problem({ status: 403, code: 'SignUpClosed', detail: 'Nobody can sign up here by themselves. Ask an administrator of an organization for an invitation.' });
    admitPassword(wanted.password, [wanted.email, wanted.organization, wanted.full_name ?? '']);
    await this.throttle.hourly(`sign-up ${visitor.sourceAddress}`, this.settings.signUpsPerHour);
    const known = await this.known(wanted, visitor);
    const passwordHash = known ? '' : await this.passwords.hash(wanted.password);
    const begun = await this.database.transact(async (tx) => {
      const loginId = known ?? (await logins.insert(tx, wanted.email, passwordHash, false)).id;
      const founding = await this.establish(tx, wanted, loginId, visitor);
      return this.sessions.begin(tx, founding, { loginId }, visitor, 'signIn');
    }).catch((error: unknown) => Promise.reject(uniqueViolation(error) === 'login_email_key' ? taken() : error));
    return this.sessions.enter(begun, visitor);
  }

  /** The login that the address has already, if this is its password too: then this is one more organization of the same person. */
  private async known(wanted: SignUp, visitor: Visitor): Promise<string | undefined> {
    if (!(await logins.findByEmail(this.database, wanted.email))) return undefined;
    const login = await this.sessions.checked(wanted.email, wanted.password, visitor).catch((error: unknown) => {
      throw error instanceof Problem && error.cause.status === 401 ? taken() : error;
    });
    return login.id;
  }

  private async establish(tx: Tx, wanted: SignUp, loginId: string, visitor: Visitor): Promise<Founding> {
    const { email, organization: displayName } = wanted;
    const founding: Founding = {
      organizationId: randomUUID() as string as OrganizationId, displayName, clusterLimit: this.settings.limits.clusters, ckuLimit: this.settings.limits.cku,
      environmentId: newEnvironmentId(), environment: FIRST_ENVIRONMENT,
      userId: newUserId(), email, fullName: wanted.full_name ?? email, loginId, roleBindingId: newRoleBindingId(),
    };
    await found(tx, founding);
    if (this.settings.trial) await beginTrial(tx, founding.organizationId, this.settings.trial);
    const { organizationId, userId, environmentId } = founding;
    const actor = { organizationId, principal: userId, sourceAddress: visitor.sourceAddress, requestId: visitor.requestId };
    const after = { display_name: displayName, email, environment: environmentId };
    await audit.record(tx, actor, { operation: 'signUp', resourceKind: 'Organization', resourceId: organizationId, after });
    return founding;
  }
}

function taken(): Problem {
  return new Problem({
    status: 409, code: 'AddressTaken', detail: 'There is an account with this e-mail address, and this is not its password. Sign in, or have a new password mailed.', pointer: '/email',
  });
}
