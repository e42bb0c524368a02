/** Who did what, from where, before → after: written in the mutation's own transaction. Never given a secret. */
import type { AuditFilter } from '@samsa/contract/audit';
import type { Caller } from '@samsa/domain/access';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, placeOf } from './page.ts';

export interface Deed {
  /** Id of the contract's operation. */
  operation: string;
  resourceKind: string;
  resourceId: string;
  before?: unknown;
  after?: unknown;
}

/** Whoever did it, by whichever surface. */
export type Actor = Pick<Caller, 'organizationId' | 'principal' | 'apiKeyId' | 'sourceAddress' | 'requestId'>;

export async function record(tx: Tx, caller: Actor, deed: Deed): Promise<void> {
  await tx.query(
    `INSERT INTO audit (organization_id, principal, api_key_id, source_address, request_id, operation, resource_kind, resource_id, before, after)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      caller.organizationId, caller.principal, caller.apiKeyId ?? null, caller.sourceAddress, caller.requestId, deed.operation,
      deed.resourceKind, deed.resourceId, deed.before === undefined ? null : JSON.stringify(deed.before),
      deed.after === undefined ? null : JSON.stringify(deed.after),
    ],
  );
}

export interface StoredDeed {
  id: string;
  doneAt: Date;
  principal: string;
  /** Of the user or service account, if there still is one. */
  name: string | null;
  apiKeyId: string | null;
  sourceAddress: string | null;
  requestId: string | null;
  operation: string;
  resourceKind: string;
  resourceId: string;
  before: unknown;
  after: unknown;
}

/** The newest first. Their numbers are given in the order of beginning, which is near enough to that of time to page by. */
export async function list(database: Queryable, caller: Caller, filter: AuditFilter, page: PageWanted): Promise<Page<StoredDeed>> {
  const place = placeOf(page.token);
  const rows = await database.query<StoredDeed & { at: string }>(
    `SELECT audit.id::text AS id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, at AS "doneAt", principal,
            coalesce(member.full_name, account.display_name) AS name, api_key_id AS "apiKeyId", source_address AS "sourceAddress", request_id AS "requestId",
            operation, resource_kind AS "resourceKind", resource_id AS "resourceId", before, after
     FROM audit LEFT JOIN user_account member ON member.organization_id = $1 AND member.id = principal
       LEFT JOIN service_account account ON account.organization_id = $1 AND account.id = principal
     WHERE audit.organization_id = $1 AND ($2::text IS NULL OR resource_id = $2) AND ($3::text IS NULL OR resource_kind = $3)
       AND ($4::text IS NULL OR principal = $4) AND ($5::text IS NULL OR operation = $5)
       AND ($6::timestamptz IS NULL OR at >= $6) AND ($7::timestamptz IS NULL OR at < $7) AND ($8::bigint IS NULL OR audit.id < $8)
     ORDER BY audit.id DESC LIMIT $9`,
    [
      caller.organizationId, filter.resource ?? null, filter.resource_kind ?? null, filter.principal ?? null, filter.operation ?? null,
      filter.since ?? null, filter.until ?? null, place && /^\d{1,18}$/.test(place.id) ? place.id : null, page.size + 1,
    ],
  );
  return pageOf(rows, page.size, ({ at: _, ...deed }) => deed);
}
