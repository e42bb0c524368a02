/** Webhooks as the api reads and writes them. Secrets are sealed; what is sealed leaves this file for the api and the billing process alone. */
import type { WebhookPatch } from '@samsa/contract/webhooks';
import type { Caller } from '@samsa/domain/access';
import type { OrganizationId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

export interface StoredWebhook {
  id: string;
  organizationId: OrganizationId;
  displayName: string;
  url: string;
  eventTypes: string[];
  enabled: boolean;
  pending: number;
  dead: number;
  createdAt: Date;
  updatedAt: Date;
}

type Row = StoredWebhook & { at: string };
const count = (state: string): string => `(SELECT count(*)::int FROM webhook_delivery WHERE webhook_id = webhook.id AND state = '${state}')`;
const COLUMNS = `id, ${PLACE_AT}, organization_id AS "organizationId", display_name AS "displayName", url, event_types AS "eventTypes", enabled,
  ${count('pending')} AS pending, ${count('dead')} AS dead, created_at AS "createdAt", updated_at AS "updatedAt"`;
const OWN = 'organization_id = $1 AND deleted_at IS NULL';
const fromRow = ({ at: _, ...row }: Row): StoredWebhook => row;

export async function find(database: Queryable, caller: Caller, id: string): Promise<StoredWebhook | undefined> {
  const [row] = await database.query<Row>(`SELECT ${COLUMNS} FROM webhook WHERE ${OWN} AND id = $2`, [caller.organizationId, id]);
  return row && fromRow(row);
}

/** The row is the caller's alone until the transaction ends. */
export async function lock(tx: Tx, caller: Caller, id: string): Promise<StoredWebhook | undefined> {
  await tx.query(`SELECT FROM webhook WHERE ${OWN} AND id = $2 FOR UPDATE`, [caller.organizationId, id]);
  return find(tx, caller, id);
}

export async function list(database: Queryable, caller: Caller, page: PageWanted): Promise<Page<StoredWebhook>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM webhook WHERE ${OWN} AND ($2::timestamptz IS NULL OR (created_at, id) > ($2, $3)) ORDER BY created_at, id LIMIT $4`,
    [caller.organizationId, place?.at ?? null, place?.id ?? null, page.size + 1]);
  return pageOf(rows, page.size, fromRow);
}

/** Locks the organization, so that the bound on how many it has is decided one at a time. */
export async function countOwn(tx: Tx, caller: Caller): Promise<number> {
  await tx.query('SELECT FROM organization WHERE id = $1 FOR NO KEY UPDATE', [caller.organizationId]);
  const [row] = await tx.query<{ count: number }>(`SELECT count(*)::int AS count FROM webhook WHERE ${OWN}`, [caller.organizationId]);
  return row!.count;
}

export interface NewWebhook {
  id: string;
  displayName: string;
  url: string;
  eventTypes: string[];
  enabled: boolean;
  secretSealed: Buffer;
}

export async function insert(tx: Tx, caller: Caller, { id, displayName, url, eventTypes, enabled, secretSealed }: NewWebhook): Promise<void> {
  await tx.query('INSERT INTO webhook (id, organization_id, display_name, url, event_types, enabled, secret_sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [id, caller.organizationId, displayName, url, eventTypes, enabled, secretSealed]);
}

export async function update(tx: Tx, caller: Caller, id: string, { display_name, url, event_types, enabled }: WebhookPatch): Promise<void> {
  await tx.query(
    `UPDATE webhook SET display_name = coalesce($3, display_name), url = coalesce($4, url), event_types = coalesce($5, event_types), enabled = coalesce($6, enabled), updated_at = now()
     WHERE ${OWN} AND id = $2`, [caller.organizationId, id, display_name ?? null, url ?? null, event_types ?? null, enabled ?? null]);
}

export async function remove(tx: Tx, caller: Caller, id: string): Promise<void> {
  await tx.query(`UPDATE webhook SET deleted_at = now(), enabled = false WHERE ${OWN} AND id = $2`, [caller.organizationId, id]);
}

/** Of a webhook just locked. */
export async function sealedSecret(tx: Tx, caller: Caller, id: string): Promise<Buffer> {
  const [row] = await tx.query<{ sealed: Buffer }>(`SELECT secret_sealed AS sealed FROM webhook WHERE ${OWN} AND id = $2`, [caller.organizationId, id]);
  return row!.sealed;
}

/** @param previous what it was, sealed for its new place; signs as well for `overlapHours` */
export async function replaceSecret(tx: Tx, caller: Caller, id: string, secret: Buffer, previous: Buffer, overlapHours: number): Promise<void> {
  await tx.query(
    `UPDATE webhook SET secret_sealed = $3, previous_secret_sealed = $4, previous_until = now() + make_interval(hours => $5), updated_at = now() WHERE ${OWN} AND id = $2`,
    [caller.organizationId, id, secret, previous, overlapHours]);
}
