/** What was done in the organization, for whoever may see all of it: a record tells of places that a narrower role may not know. */
import { Injectable } from '@nestjs/common';
import type { AuditFilter, AuditRecord } from '@samsa/contract/audit';
import type { PageQuery } from '@samsa/contract/wire';
import { allows, type Caller } from '@samsa/domain/access';
import * as audit from '@samsa/store/audit';
import type { StoredDeed } from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import { listing, PublicUrl } from '../http/answers.ts';

@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, query: PageQuery & AuditFilter) {
    const { page_size, page_token, ...filter } = query;
    const found = allows(caller, 'audit:read', {}) ? await audit.list(this.database, caller, filter, { size: page_size, token: page_token }) : { items: [] };
    const about = { version: 'samsa/v1', kind: 'AuditRecordList', url: this.url, path: '/samsa/v1/audit', query: { ...filter, page_size } } as const;
    return listing(about, found, show);
  }
}

function show(deed: StoredDeed): AuditRecord {
  return {
    id: deed.id,
    at: deed.doneAt.toISOString(),
    principal: { id: deed.principal, name: deed.name ?? undefined },
    api_key: deed.apiKeyId ?? undefined,
    source_address: deed.sourceAddress ?? undefined,
    request_id: deed.requestId ?? undefined,
    operation: deed.operation,
    resource: { kind: deed.resourceKind, id: deed.resourceId },
    before: deed.before ?? undefined,
    after: deed.after ?? undefined,
  };
}
