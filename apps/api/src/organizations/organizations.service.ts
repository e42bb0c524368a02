/** Organizations: a key belongs to one, and sees that one. */
import { Injectable } from '@nestjs/common';
import type { Organization, OrganizationPatch } from '@samsa/contract/organizations';
import type { PageQuery } from '@samsa/contract/wire';
import { type Caller, demand } from '@samsa/domain/access';
import { organizationCrn } from '@samsa/domain/crn';
import { notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import * as organizations from '@samsa/store/organizations';
import type { StoredOrganization } from '@samsa/store/organizations';
import { listing, metadata, PublicUrl } from '../http/answers.ts';

@Injectable()
export class OrganizationsService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, page: PageQuery) {
    const own = await organizations.own(this.database, caller);
    const about = { version: 'org/v2', kind: 'OrganizationList', url: this.url, path: '/org/v2/organizations', query: { page_size: page.page_size } } as const;
    return listing(about, { items: own ? [own] : [] }, (organization) => this.show(organization));
  }

  async get(caller: Caller, id: string): Promise<Organization> {
    const own = id === caller.organizationId ? await organizations.own(this.database, caller) : undefined;
    if (!own) throw notFound('organization', id);
    return this.show(own);
  }

  async patch(caller: Caller, id: string, wanted: OrganizationPatch): Promise<Organization> {
    if (id !== caller.organizationId) throw notFound('organization', id);
    demand(caller, 'organization:update', {});
    return this.database.transact(async (tx) => {
      const before = await organizations.lock(tx, caller);
      const after = await organizations.update(tx, caller, wanted);
      const was = { display_name: before.displayName, jit_enabled: before.jitEnabled };
      await audit.record(tx, caller, { operation: 'patchOrganization', resourceKind: 'Organization', resourceId: id, before: was, after: wanted });
      return this.show(after);
    });
  }

  private show(organization: StoredOrganization): Organization {
    const { id } = organization;
    return {
      api_version: 'org/v2',
      kind: 'Organization',
      id,
      metadata: metadata(this.url, `/org/v2/organizations/${id}`, organizationCrn(id), organization),
      display_name: organization.displayName,
      jit_enabled: organization.jitEnabled,
    };
  }
}
