/**
 * Removing a person from the organization: keys, roles and sessions go with them, and what they made stays. The login stays too: it
 * is theirs, and may belong to other organizations.
 */
import { Injectable } from '@nestjs/common';
import { allows, type Caller, demand } from '@samsa/domain/access';
import { conflict, notFound } from '@samsa/domain/problem';
import { wantAccess } from '@samsa/store/access';
import * as apiKeys from '@samsa/store/api-keys';
import * as audit from '@samsa/store/audit';
import { Database, type Tx } from '@samsa/store/database';
import * as organizations from '@samsa/store/organizations';
import * as principals from '@samsa/store/principals';
import * as roleBindings from '@samsa/store/role-bindings';
import * as users from '@samsa/store/users';
import { Credentials } from '../access/credentials.ts';
import { FanOut } from '../access/fan-out.ts';

@Injectable()
export class RemovalService {
  constructor(
    private readonly database: Database,
    private readonly credentials: Credentials,
    private readonly fanOut: FanOut,
  ) {}

  async remove(caller: Caller, id: string): Promise<void> {
    const keys = await this.database.transact(async (tx) => {
      await organizations.lock(tx, caller);
      const seen = id === caller.principal || allows(caller, 'user:read', {});
      const before = seen ? await users.lock(tx, caller, id) : undefined;
      if (!before) throw notFound('user', id);
      if (id !== caller.principal) demand(caller, 'user:delete', {});
      await mayGo(tx, caller, id);
      const retired = await apiKeys.retire(tx, caller, { ownerId: id });
      await roleBindings.removeOfPrincipal(tx, caller, before.id);
      await users.remove(tx, caller, id);
      await wantAccess(tx, caller.organizationId, [...new Set(retired.flatMap((key) => key.clusterId ?? []))]);
      const was = { email: before.email, full_name: before.fullName, keys: retired.map((key) => key.id) };
      await audit.record(tx, caller, { operation: 'deleteUser', resourceKind: 'User', resourceId: id, before: was });
      return retired;
    });
    this.credentials.forget();
    await this.fanOut.revoke(keys);
  }
}

/** An organization keeps somebody who administers it, and so does the fleet. */
async function mayGo(tx: Tx, caller: Caller, id: string): Promise<void> {
  if (await roleBindings.isLastAdministrator(tx, caller, id)) {
    throw conflict('LastAdministrator', `${id} is the last OrganizationAdmin of the organization. Bind another one first.`);
  }
  if (!(await principals.runsFleet(tx, caller, id))) return;
  demand(caller, 'fleet:write', {});
  if ((await users.fleetAdmins(tx)) === 1) throw conflict('LastFleetAdmin', `${id} is the last who runs this installation. Appoint another one first.`);
}
