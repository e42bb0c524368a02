/**
 * Keys that want a look, and nothing else. Written in the transaction of the wish; drained by whoever holds the shard.
 * A lost row loses nothing: the sweep over generations finds the same work. Drained with DELETE … SKIP LOCKED, because
 * polling `id > last` misses what commits late.
 */
import type { OrganizationId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';

export const OUTBOX_CHANNEL = 'samsa_outbox';

export type KeyKind = 'cluster' | 'access' | 'whole';

export interface Key {
  kind: KeyKind;
  id: string;
}

export interface Wake extends Key {
  shard: number;
  organizationId: OrganizationId;
}

export async function append(tx: Tx, wakes: readonly Wake[]): Promise<void> {
  if (wakes.length === 0) return;
  await tx.query(
    `WITH appended AS (
       INSERT INTO outbox (shard, kind, resource_id, organization_id)
       SELECT * FROM UNNEST($1::int[], $2::text[], $3::text[], $4::uuid[]))
     SELECT pg_notify('${OUTBOX_CHANNEL}', '')`,
    [wakes.map((w) => w.shard), wakes.map((w) => w.kind), wakes.map((w) => w.id), wakes.map((w) => w.organizationId)],
  );
}

/** Takes up to `limit` keys of the given shards, the tenant with the fewest rows waiting first. */
export async function drain(database: Queryable, shards: readonly number[], limit: number): Promise<Wake[]> {
  return database.query<Wake>(
    `WITH waiting AS (
       SELECT id, row_number() OVER (PARTITION BY organization_id ORDER BY id) AS turn FROM outbox WHERE shard = ANY($1)),
     taken AS (
       SELECT outbox.id FROM outbox JOIN waiting USING (id) ORDER BY turn, outbox.id LIMIT $2 FOR UPDATE OF outbox SKIP LOCKED)
     DELETE FROM outbox USING taken WHERE outbox.id = taken.id
     RETURNING outbox.shard, outbox.kind, outbox.resource_id AS id, outbox.organization_id AS "organizationId"`,
    [shards, limit],
  );
}
