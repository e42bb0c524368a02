/**
 * The feed of what happened, appended in the transaction that made it happen. A reader's place is `xid-id`, and it is
 * never shown a row while an older transaction is still open: nothing is skipped by a late commit.
 */
import type { OrganizationId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';

export const EVENT_CHANNEL = 'samsa_event';
const FEED_LIMIT = 500;

export interface Happening {
  organizationId: OrganizationId;
  environmentId?: string;
  type: string;
  resourceKind: string;
  resourceId: string;
  data: unknown;
}

export interface FeedEvent extends Happening {
  /** `xid-id` */
  place: string;
  createdAt: Date;
}

export async function append(tx: Tx, happening: Happening): Promise<void> {
  await tx.query(
    `WITH appended AS (
       INSERT INTO event (organization_id, environment_id, type, resource_kind, resource_id, data) VALUES ($1, $2, $3, $4, $5, $6))
     SELECT pg_notify('${EVENT_CHANNEL}', $1::text)`,
    [happening.organizationId, happening.environmentId ?? null, happening.type, happening.resourceKind, happening.resourceId, JSON.stringify(happening.data)],
  );
}

/** The place to begin at when a reader names none: now. */
export async function newestPlace(database: Queryable): Promise<string> {
  const [row] = await database.query<{ place: string }>(`SELECT pg_snapshot_xmin(pg_current_snapshot())::text || '-0' AS place`);
  return row?.place ?? '0-0';
}

/** @param place `xid-id` as given before; an unreadable one begins at the oldest kept. */
export async function feedAfter(database: Queryable, organizationId: OrganizationId, place: string, resourceId?: string): Promise<FeedEvent[]> {
  const [xid = '0', id = '0'] = /^\d+-\d+$/.test(place) ? place.split('-') : [];
  return database.query<FeedEvent & { environmentId: string }>(
    `SELECT xid::text || '-' || id AS place, organization_id AS "organizationId", environment_id AS "environmentId", type,
            resource_kind AS "resourceKind", resource_id AS "resourceId", data, created_at AS "createdAt"
     FROM event
     WHERE organization_id = $1 AND (xid, id) > ($2::xid8, $3::bigint) AND xid < pg_snapshot_xmin(pg_current_snapshot())
       AND ($4::text IS NULL OR resource_id = $4)
     ORDER BY xid, id LIMIT ${FEED_LIMIT}`,
    [organizationId, xid, id, resourceId ?? null],
  );
}
