/** Who one is, and what one may do: the answer to every way of coming in. */
import { Injectable } from '@nestjs/common';
import type { OrganizationChoice, Session } from '@samsa/contract/sessions';
import type { Caller } from '@samsa/domain/access';
import { heldPermissions, heldRoles } from '@samsa/domain/session-permissions';
import { Database } from '@samsa/store/database';
import * as logins from '@samsa/store/logins';
import * as organizations from '@samsa/store/organizations';
import * as serviceAccounts from '@samsa/store/service-accounts';
import * as users from '@samsa/store/users';

@Injectable()
export class SessionView {
  constructor(private readonly database: Database) {}

  async show(caller: Caller): Promise<Session> {
    const [user, own] = await Promise.all([this.user(caller), organizations.own(this.database, caller)]);
    const organization = { id: caller.organizationId, display_name: own?.displayName ?? '' };
    const { session } = caller;
    return {
      api_version: 'samsa/v1',
      kind: 'Session',
      user,
      organization,
      organizations: await this.choices(caller, organization),
      roles: heldRoles(caller),
      permissions: heldPermissions(caller),
      fleet_admin: caller.fleetAdmin === true,
      csrf_token: session?.csrfToken,
      signed_in_by: session ? (session.loginId ? 'password' : 'identity_provider') : 'api_key',
      expires_at: caller.expiresAtMs === undefined ? undefined : new Date(caller.expiresAtMs).toISOString(),
    };
  }

  private async user(caller: Caller): Promise<Session['user']> {
    const id = caller.principal;
    if (id.startsWith('sa-')) {
      const account = await serviceAccounts.find(this.database, caller, id);
      return { id, kind: 'ServiceAccount', full_name: account?.displayName ?? id };
    }
    const user = await users.find(this.database, caller, id);
    return { id, kind: 'User', full_name: user?.fullName ?? id, email: user?.email };
  }

  private async choices(caller: Caller, own: OrganizationChoice): Promise<OrganizationChoice[]> {
    if (!caller.session?.loginId) return [own];
    const found = await logins.memberships(this.database, caller.session.loginId);
    return found.map(({ organizationId, organization }) => ({ id: organizationId, display_name: organization }));
  }
}
