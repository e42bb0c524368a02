/**
 * Deliveries: a row for each event and webhook. They are dealt out of the feed by whoever holds the cursor's row, taken by lease, and
 * recorded only by whoever still holds the lease. A process that dies leaves leases that end; what it had sent already is sent again,
 * with the same id.
 *
 * The feed (`event`) and not the outbox is what they are made of: the outbox is keys for the provisioner, deleted as they are taken;
 * the feed has what happened, in an order that no late commit slips behind.
 */
import { cloudEventOf, wants } from '@samsa/domain/webhook';
import type { Caller } from '@samsa/domain/access';
import { newWebhookDeliveryId } from '@samsa/domain/ids';
import type { Database, Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

/** Somebody wants something delivered that no event of the feed announces. */
export const WEBHOOK_CHANNEL = 'samsa_webhook';
const announce = (tx: Tx): Promise<unknown> => tx.query(`SELECT pg_notify('${WEBHOOK_CHANNEL}', '')`);

export interface Attempt {
  at: string;
  status?: number;
  fault?: string;
  ms: number;
}

export interface StoredDelivery {
  id: string;
  webhookId: string;
  type: string;
  body: Record<string, unknown>;
  state: 'pending' | 'delivered' | 'dead';
  attempts: number;
  log: Attempt[];
  nextAttemptAt: Date;
  deliveredAt: Date | null;
  createdAt: Date;
}

type Row = StoredDelivery & { at: string };
/** One that is to be delivered again is pending from the moment somebody says so. */
const STATE = `CASE WHEN replays > replays_seen THEN 'pending' ELSE state END`;
const COLUMNS = `id, ${PLACE_AT}, webhook_id AS "webhookId", type, body, ${STATE} AS state, attempts, log, next_attempt_at AS "nextAttemptAt", delivered_at AS "deliveredAt", created_at AS "createdAt"`;
const fromRow = ({ at: _, ...row }: Row): StoredDelivery => row;

/** The newest first. */
export async function list(database: Queryable, caller: Caller, webhookId: string, state: string | undefined, page: PageWanted): Promise<Page<StoredDelivery>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM webhook_delivery
     WHERE organization_id = $1 AND webhook_id = $2 AND ($3::text IS NULL OR ${STATE} = $3) AND ($4::timestamptz IS NULL OR (created_at, id) < ($4, $5)) ORDER BY created_at DESC, id DESC LIMIT $6`,
    [caller.organizationId, webhookId, state ?? null, place?.at ?? null, place?.id ?? null, page.size + 1]);
  return pageOf(rows, page.size, fromRow);
}

/** One that is no event's: it exists because somebody asked for it. */
export async function insertTest(tx: Tx, caller: Caller, webhookId: string, type: string, data: unknown): Promise<StoredDelivery> {
  const id = newWebhookDeliveryId();
  const body = cloudEventOf({ id: `test-${id}`, organizationId: caller.organizationId, type, resourceKind: 'Webhook', resourceId: webhookId, data, at: new Date() });
  const [row] = await tx.query<Row>(
    `INSERT INTO webhook_delivery (id, webhook_id, organization_id, event_id, type, body) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
    [id, webhookId, caller.organizationId, `test-${id}`, type, JSON.stringify(body)]);
  await announce(tx);
  return fromRow(row!);
}

export async function replay(tx: Tx, caller: Caller, webhookId: string, id: string): Promise<StoredDelivery | undefined> {
  const [row] = await tx.query<Row>(
    `UPDATE webhook_delivery SET replays = replays_seen + 1 WHERE organization_id = $1 AND webhook_id = $2 AND id = $3 RETURNING ${COLUMNS}`, [caller.organizationId, webhookId, id]);
  await announce(tx);
  return row && fromRow(row);
}

/** @returns how many dead letters are on their way again */
export async function replayDead(tx: Tx, caller: Caller, webhookId: string): Promise<number> {
  const rows = await tx.query(`UPDATE webhook_delivery SET replays = replays_seen + 1 WHERE organization_id = $1 AND webhook_id = $2 AND ${STATE} = 'dead' RETURNING 1`, [caller.organizationId, webhookId]);
  await announce(tx);
  return rows.length;
}

interface FeedRow {
  place: string;
  organizationId: string;
  environmentId: string | null;
  type: string;
  resourceKind: string;
  resourceId: string;
  data: unknown;
  at: Date;
}

const FEED = `SELECT xid::text || '-' || id AS place, organization_id AS "organizationId", environment_id AS "environmentId", type, resource_kind AS "resourceKind", resource_id AS "resourceId",
    data, created_at AS at
  FROM event WHERE (xid, id) > ($1::xid8, $2::bigint) AND xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid, id LIMIT $3`;

/** Deals the next events of the feed out to the webhooks that want them. @returns how many events were looked at; 0 also when somebody else is at it */
export async function dealOut(database: Database, limit: number): Promise<number> {
  return database.transact(async (tx) => {
    const [cursor] = await tx.query<{ place: string }>('SELECT place FROM webhook_cursor FOR UPDATE SKIP LOCKED');
    if (!cursor) return 0;
    const events = await tx.query<FeedRow & Record<string, unknown>>(FEED, [...cursor.place.split('-'), limit]);
    const last = events.at(-1);
    if (!last) return 0;
    const hooks = await tx.query<{ id: string; organizationId: string; eventTypes: string[]; since: Date }>(
      `SELECT id, organization_id AS "organizationId", event_types AS "eventTypes", created_at AS since FROM webhook WHERE organization_id = ANY($1) AND enabled AND deleted_at IS NULL`,
      [[...new Set(events.map((event) => event.organizationId))]]);
    const told = events.flatMap((event) => hooks.filter((hook) => hook.organizationId === event.organizationId && event.at >= hook.since && wants(hook.eventTypes, event.type)).map((hook) => ({ hook, event })));
    if (told.length > 0) {
      await tx.query(
        `INSERT INTO webhook_delivery (id, webhook_id, organization_id, event_id, type, body)
         SELECT * FROM UNNEST($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::jsonb[]) ON CONFLICT (webhook_id, event_id) DO NOTHING`,
        [
          told.map(() => newWebhookDeliveryId()), told.map(({ hook }) => hook.id), told.map(({ hook }) => hook.organizationId), told.map(({ event }) => event.place),
          told.map(({ event }) => event.type), told.map(({ event }) => JSON.stringify(cloudEventOf({ ...event, id: event.place }))),
        ]);
    }
    await tx.query('UPDATE webhook_cursor SET place = $1', [last.place]);
    return events.length;
  });
}

export interface TakenDelivery {
  id: string;
  webhookId: string;
  body: Record<string, unknown>;
  attempts: number;
  log: Attempt[];
  /** What makes it ours. */
  lease: string;
  url: string;
  secretSealed: Buffer;
  previousSecretSealed: Buffer | null;
}

const DUE = `(delivery.state = 'pending' OR delivery.replays > delivery.replays_seen) AND (delivery.next_attempt_at <= now() OR delivery.replays > delivery.replays_seen)
  AND (delivery.leased_until IS NULL OR delivery.leased_until < now())`;

/** A few of each webhook, so that none is kept waiting by another. An attempt counts from its beginning: one that kills its process is not made for ever. */
const TAKE = `WITH due AS (
    SELECT waiting.id FROM webhook CROSS JOIN LATERAL (
      SELECT id, next_attempt_at FROM webhook_delivery delivery WHERE delivery.webhook_id = webhook.id AND ${DUE} ORDER BY next_attempt_at
      LIMIT greatest($1 - (SELECT count(*) FROM webhook_delivery leased WHERE leased.webhook_id = webhook.id AND (state = 'pending' OR replays > replays_seen) AND leased_until >= now()), 0)) waiting
    WHERE webhook.enabled AND webhook.deleted_at IS NULL ORDER BY waiting.next_attempt_at LIMIT $2),
  taken AS (SELECT delivery.id FROM webhook_delivery delivery JOIN due USING (id) WHERE ${DUE} FOR UPDATE OF delivery SKIP LOCKED)
  UPDATE webhook_delivery delivery SET leased_until = clock_timestamp() + make_interval(secs => $3 / 1000.0), state = 'pending', replays_seen = replays,
    attempts = CASE WHEN replays > replays_seen THEN 1 ELSE attempts + 1 END
  FROM taken, webhook WHERE delivery.id = taken.id AND webhook.id = delivery.webhook_id
  RETURNING delivery.id, webhook_id AS "webhookId", body, attempts, log, leased_until::text AS lease, url, secret_sealed AS "secretSealed",
    CASE WHEN previous_until > now() THEN previous_secret_sealed END AS "previousSecretSealed"`;

export async function take(database: Queryable, limits: { ofEach: number; most: number; leaseMs: number }): Promise<TakenDelivery[]> {
  return database.query<TakenDelivery & Record<string, unknown>>(TAKE, [limits.ofEach, limits.most, limits.leaseMs]);
}

export type Outcome = { state: 'delivered' } | { state: 'dead' } | { state: 'pending'; retryInMs: number };

/** @returns false when the lease was over and it is somebody else's by now */
export async function record(database: Queryable, { id, lease }: TakenDelivery, outcome: Outcome, log: readonly Attempt[]): Promise<boolean> {
  const rows = await database.query(
    `UPDATE webhook_delivery SET state = $3, leased_until = NULL, log = $4, next_attempt_at = CASE WHEN $3 = 'pending' THEN now() + make_interval(secs => $5 / 1000.0) ELSE next_attempt_at END,
       delivered_at = CASE WHEN $3 = 'delivered' THEN now() ELSE delivered_at END
     WHERE id = $1 AND leased_until = $2::timestamptz RETURNING 1`,
    [id, lease, outcome.state, JSON.stringify(log), outcome.state === 'pending' ? outcome.retryInMs : 0]);
  return rows.length > 0;
}

/** Removes what is beyond its time: delivered, dead, or of a webhook that is gone. */
export async function removeOld(database: Queryable, keptDays: number, limit: number): Promise<number> {
  const rows = await database.query(
    `DELETE FROM webhook_delivery WHERE id IN (
       SELECT delivery.id FROM webhook_delivery delivery JOIN webhook ON webhook.id = webhook_id
       WHERE delivery.created_at < now() - make_interval(days => $1) AND (state <> 'pending' OR webhook.deleted_at IS NOT NULL) LIMIT $2) RETURNING 1`, [keptDays, limit]);
  return rows.length;
}
