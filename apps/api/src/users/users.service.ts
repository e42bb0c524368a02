/** The people of the organization. Everyone sees oneself; the others are seen by whoever administers something. */
import { Injectable } from '@nestjs/common';
import type { User, UserPatch } from '@samsa/contract/users';
import type { PageQuery } from '@samsa/contract/wire';
import { allows, type Caller, demand } from '@samsa/domain/access';
import { principalCrn } from '@samsa/domain/crn';
import { notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database, type Queryable } from '@samsa/store/database';
import * as users from '@samsa/store/users';
import type { StoredUser } from '@samsa/store/users';
import { listing, metadata, PublicUrl } from '../http/answers.ts';

@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, page: PageQuery) {
    const ids = allows(caller, 'user:read', {}) ? undefined : [caller.principal];
    const found = await users.list(this.database, caller, ids, { size: page.page_size, token: page.page_token });
    const about = { version: 'iam/v2', kind: 'UserList', url: this.url, path: '/iam/v2/users', query: { page_size: page.page_size } } as const;
    return listing(about, found, (user) => this.show(user));
  }

  async get(caller: Caller, id: string): Promise<User> {
    return this.show(await this.visible(this.database, caller, id));
  }

  async patch(caller: Caller, id: string, wanted: UserPatch): Promise<User> {
    return this.database.transact(async (tx) => {
      const before = await this.visible(tx, caller, id);
      demand(caller, 'user:update', {});
      const after = await users.rename(tx, caller, id, wanted.full_name ?? before.fullName);
      await audit.record(tx, caller, { operation: 'patchUser', resourceKind: 'User', resourceId: id, before: { full_name: before.fullName }, after: wanted });
      return this.show(after);
    });
  }

  /** @throws Problem 404 */
  private async visible(database: Queryable, caller: Caller, id: string): Promise<StoredUser> {
    const seen = id === caller.principal || allows(caller, 'user:read', {});
    const found = seen ? await users.find(database, caller, id) : undefined;
    if (!found) throw notFound('user', id);
    return found;
  }

  private show(user: StoredUser): User {
    return {
      api_version: 'iam/v2',
      kind: 'User',
      id: user.id,
      metadata: metadata(this.url, `/iam/v2/users/${user.id}`, principalCrn(user.organizationId, 'user', user.id), user),
      email: user.email,
      full_name: user.fullName,
      auth_type: user.authType,
    };
  }
}
