/** Who did what, from where, before → after: written in the mutation's own transaction. Never given a secret. */
import type { Caller } from '@samsa/domain/access';
import type { Tx } from './database.ts';

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
