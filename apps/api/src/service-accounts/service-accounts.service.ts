/** Service accounts: principals that hold keys and roles. Deleting one takes both away, here and on every cluster. */
import { Injectable } from '@nestjs/common';
import type { ServiceAccount, ServiceAccountCreate, ServiceAccountPatch } from '@samsa/contract/service-accounts';
import type { PageQuery } from '@samsa/contract/wire';
import { allows, type Caller, demand } from '@samsa/domain/access';
import { principalCrn } from '@samsa/domain/crn';
import { newServiceAccountId } from '@samsa/domain/ids';
import { conflict, notFound } from '@samsa/domain/problem';
import { wantAccess } from '@samsa/store/access';
import * as apiKeys from '@samsa/store/api-keys';
import * as audit from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import { uniqueViolation } from '@samsa/store/fault';
import * as roleBindings from '@samsa/store/role-bindings';
import * as accounts from '@samsa/store/service-accounts';
import type { StoredServiceAccount } from '@samsa/store/service-accounts';
import { Credentials } from '../access/credentials.ts';
import { FanOut } from '../access/fan-out.ts';
import { fingerprint, listing, metadata, PublicUrl, REPLAY_WINDOW_SECONDS } from '../http/answers.ts';

const NAME_INDEX = 'service_account_organization_id_display_name_key';

@Injectable()
export class ServiceAccountsService {
  constructor(
    private readonly database: Database,
    private readonly credentials: Credentials,
    private readonly fanOut: FanOut,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, query: PageQuery & { display_name?: string | string[] }) {
    const { page_size, page_token } = query;
    const displayName = Array.isArray(query.display_name) ? query.display_name.join(' ') : query.display_name;
    const ids = allows(caller, 'service-account:read', {}) ? undefined : [caller.principal];
    const found = await accounts.list(this.database, caller, { ids, displayName }, { size: page_size, token: page_token });
    const about = { version: 'iam/v2', kind: 'ServiceAccountList', url: this.url, path: '/iam/v2/service-accounts', query: { display_name: displayName, page_size } } as const;
    return listing(about, found, (account) => this.show(account));
  }

  async create(caller: Caller, wanted: ServiceAccountCreate): Promise<ServiceAccount> {
    demand(caller, 'service-account:create', {});
    const mark = fingerprint(caller, 'createServiceAccount', wanted);
    const admit = () => this.database.transact(async (tx) => {
      const twin = await accounts.findReplay(tx, caller, mark, REPLAY_WINDOW_SECONDS);
      if (twin) return this.show(twin);
      const made = await accounts.insert(tx, caller, newServiceAccountId(), wanted, mark);
      await audit.record(tx, caller, { operation: 'createServiceAccount', resourceKind: 'ServiceAccount', resourceId: made.id, after: wanted });
      return this.show(made);
    });
    try {
      // A retry that comes while the first is still under way is refused by its name; by then the first can be seen.
      return await admit().catch((error: unknown) => (uniqueViolation(error) === NAME_INDEX ? admit() : Promise.reject(error)));
    } catch (error) {
      throw this.nameTaken(error, wanted.display_name);
    }
  }

  async get(caller: Caller, id: string): Promise<ServiceAccount> {
    const found = this.mayRead(caller, id) ? await accounts.find(this.database, caller, id) : undefined;
    if (!found) throw notFound('service account', id);
    return this.show(found);
  }

  async patch(caller: Caller, id: string, wanted: ServiceAccountPatch): Promise<ServiceAccount> {
    try {
      return await this.database.transact(async (tx) => {
        const before = this.mayRead(caller, id) ? await accounts.lock(tx, caller, id) : undefined;
        if (!before) throw notFound('service account', id);
        demand(caller, 'service-account:update', {});
        const after = await accounts.update(tx, caller, id, wanted);
        const was = { display_name: before.displayName, description: before.description };
        await audit.record(tx, caller, { operation: 'patchServiceAccount', resourceKind: 'ServiceAccount', resourceId: id, before: was, after: wanted });
        return this.show(after);
      });
    } catch (error) {
      throw this.nameTaken(error, wanted.display_name ?? '');
    }
  }

  async delete(caller: Caller, id: string): Promise<void> {
    const keys = await this.database.transact(async (tx) => {
      const before = this.mayRead(caller, id) ? await accounts.lock(tx, caller, id) : undefined;
      if (!before) throw notFound('service account', id);
      demand(caller, 'service-account:delete', {});
      const retired = await apiKeys.retire(tx, caller, { ownerId: id });
      await roleBindings.removeOfPrincipal(tx, caller, before.id);
      await accounts.remove(tx, caller, id);
      await wantAccess(tx, caller.organizationId, [...new Set(retired.flatMap((key) => key.clusterId ?? []))]);
      const was = { display_name: before.displayName, description: before.description, keys: retired.map((key) => key.id) };
      await audit.record(tx, caller, { operation: 'deleteServiceAccount', resourceKind: 'ServiceAccount', resourceId: id, before: was });
      return retired;
    });
    this.credentials.forget();
    await this.fanOut.revoke(keys);
  }

  private mayRead(caller: Caller, id: string): boolean {
    return id === caller.principal || allows(caller, 'service-account:read', {});
  }

  private nameTaken(error: unknown, name: string): unknown {
    if (uniqueViolation(error) !== NAME_INDEX) return error;
    return conflict('NameTaken', `The organization already has a service account named "${name}". Choose another name.`, '/display_name');
  }

  private show(account: StoredServiceAccount): ServiceAccount {
    return {
      api_version: 'iam/v2',
      kind: 'ServiceAccount',
      id: account.id,
      metadata: metadata(this.url, `/iam/v2/service-accounts/${account.id}`, principalCrn(account.organizationId, 'service-account', account.id), account),
      display_name: account.displayName,
      description: account.description,
    };
  }
}
