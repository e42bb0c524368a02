/**
 * Pauses: scopes in which wishes wait. Nothing is copied into what is paused: whoever works a cluster, or shows one, asks this
 * table, which is empty on most days and never large. Who lifts a pause leaves the keys that waited for it in the outbox.
 */
import type { FleetAdmin } from '@samsa/domain/access';
import type { DataPlaneId, OrganizationId } from '@samsa/domain/ids';
import { pauseIdOf, type PauseScope, scopeOf } from '@samsa/domain/pause-scope';
import type { Queryable, Tx } from './database.ts';
import { EVENT_CHANNEL } from './events.ts';
import { OUTBOX_CHANNEL } from './outbox.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

export const PAUSE_CHANNEL = 'samsa_pause';

export interface StoredPause {
  id: string;
  scope: PauseScope;
  reason: string;
  pausedBy: string;
  createdAt: Date;
  /** Operations not yet ended in its scope. */
  waiting: number;
}

type Row = Omit<StoredPause, 'scope'> & { at: string };

/** SQL: whether a row of `pause` holds for a row of kafka_cluster. */
export const holdsFor = (pause: string, cluster: string): string =>
  `((${pause}.organization_id IS NULL OR ${pause}.organization_id = ${cluster}.organization_id)
    AND (${pause}.data_plane_id IS NULL OR ${pause}.data_plane_id = ${cluster}.data_plane_id)
    AND (${pause}.cloud IS NULL OR ${pause}.cloud = ${cluster}.spec->>'cloud' AND ${pause}.region = ${cluster}.spec->>'region'))`;

/** SQL: whether a row of kafka_cluster is paused. */
export const isPaused = (cluster: string): string => `EXISTS (SELECT FROM pause WHERE ${holdsFor('pause', cluster)})`;

/** SQL to join: the oldest pause that holds for a row of kafka_cluster, as `pause`. */
export const joinPause = (cluster: string): string =>
  `LEFT JOIN LATERAL (SELECT id, reason, created_at FROM pause held WHERE ${holdsFor('held', cluster)} ORDER BY created_at LIMIT 1) pause ON true`;

const WAITING = `(SELECT count(*)::int FROM operation JOIN kafka_cluster cluster ON cluster.id = resource_id WHERE ended_at IS NULL AND ${holdsFor('pause', 'cluster')})`;
const COLUMNS = `id, ${PLACE_AT}, reason, paused_by AS "pausedBy", created_at AS "createdAt", ${WAITING} AS waiting`;
const fromRow = ({ at: _, ...row }: Row): StoredPause => ({ ...row, scope: scopeOf(row.id) });

export async function list(database: Queryable, _admin: FleetAdmin, page: PageWanted): Promise<Page<StoredPause>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM pause WHERE $1::timestamptz IS NULL OR (created_at, id) > ($1, $2) ORDER BY created_at, id LIMIT $3`,
    [place?.at ?? null, place?.id ?? null, page.size + 1],
  );
  return pageOf(rows, page.size, fromRow);
}

/** Whether there is what the scope names. */
export async function scopeStands(database: Queryable, scope: PauseScope): Promise<boolean> {
  if (scope.kind === 'global') return true;
  const [sql, values] = {
    region: ['SELECT FROM data_plane WHERE cloud = $1 AND region = $2 AND retired_at IS NULL LIMIT 1', scope.kind === 'region' ? [scope.cloud, scope.region] : []],
    data_plane: ['SELECT FROM data_plane WHERE id = $1', scope.kind === 'data_plane' ? [scope.dataPlaneId] : []],
    organization: ['SELECT FROM organization WHERE id = $1', scope.kind === 'organization' ? [scope.organizationId] : []],
  }[scope.kind] as [string, unknown[]];
  return (await database.query(sql, values)).length > 0;
}

/** @returns it as it stood before, if it did */
export async function lock(tx: Tx, _admin: FleetAdmin, id: string): Promise<StoredPause | undefined> {
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM pause WHERE id = $1 FOR UPDATE`, [id]);
  return row && fromRow(row);
}

export async function put(tx: Tx, admin: FleetAdmin, scope: PauseScope, reason: string): Promise<StoredPause> {
  const id = pauseIdOf(scope);
  const [row] = await tx.query<Row>(
    `INSERT INTO pause (id, cloud, region, data_plane_id, organization_id, reason, paused_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET reason = $6, paused_by = $7 RETURNING ${COLUMNS}`,
    [
      id, scope.kind === 'region' ? scope.cloud : null, scope.kind === 'region' ? scope.region : null,
      scope.kind === 'data_plane' ? scope.dataPlaneId : null, scope.kind === 'organization' ? scope.organizationId : null, reason, admin.principal,
    ],
  );
  await tell(tx, id);
  return fromRow(row!);
}

/** Lifts it, and has what waited looked at now. */
export async function remove(tx: Tx, _admin: FleetAdmin, id: string): Promise<void> {
  await tx.query(
    `INSERT INTO outbox (shard, kind, resource_id, organization_id)
     SELECT shard, kind, cluster.id, cluster.organization_id FROM pause JOIN kafka_cluster cluster ON ${holdsFor('pause', 'cluster')}
       CROSS JOIN LATERAL (SELECT 'cluster' AS kind WHERE observed_generation < generation OR next_reconcile_at <= now()
         UNION ALL SELECT 'access' WHERE access_observed < access_generation AND status->>'phase' = 'PROVISIONED') waiting
     WHERE pause.id = $1 AND deleted_at IS NULL`,
    [id],
  );
  await tell(tx, id, true);
  await tx.query('DELETE FROM pause WHERE id = $1', [id]);
  await tx.query(`SELECT pg_notify('${OUTBOX_CHANNEL}', '')`);
}

/** Says in the feed how each operation in the scope stands now, and wakes whoever works there. */
async function tell(tx: Tx, id: string, lifted = false): Promise<void> {
  await tx.query(
    `WITH told AS (
       INSERT INTO event (organization_id, environment_id, type, resource_kind, resource_id, data)
       SELECT operation.organization_id, operation.environment_id, 'operation.updated', resource_kind, resource_id, jsonb_strip_nulls(jsonb_build_object(
         'id', operation.id, 'state', CASE WHEN $2 THEN state ELSE 'paused' END, 'percent', percent, 'steps', steps, 'cause', CASE WHEN $2 THEN cause ELSE pause.reason END))
       FROM pause JOIN kafka_cluster cluster ON ${holdsFor('pause', 'cluster')} JOIN operation ON resource_id = cluster.id AND ended_at IS NULL
       WHERE pause.id = $1 RETURNING organization_id),
     woken AS (SELECT pg_notify('${EVENT_CHANNEL}', organization_id::text) FROM (SELECT DISTINCT organization_id FROM told) each)
     SELECT pg_notify('${PAUSE_CHANNEL}', ''), (SELECT count(*) FROM woken)`,
    [id, lifted],
  );
}

/** Those there are, for whoever works: asked before every step of a pass, so kept in memory and read again when told. */
export async function scopes(database: Queryable): Promise<PauseScope[]> {
  return (await database.query<{ id: string }>('SELECT id FROM pause')).map(({ id }) => scopeOf(id));
}

export interface Pausable {
  organizationId: OrganizationId;
  dataPlaneId: DataPlaneId;
  spec: { cloud: string; region: string };
}

/** The same decision as in SQL, for one who has the scopes in hand. */
export function covers(scope: PauseScope, cluster: Pausable): boolean {
  if (scope.kind === 'global') return true;
  if (scope.kind === 'region') return scope.cloud === cluster.spec.cloud && scope.region === cluster.spec.region;
  return scope.kind === 'data_plane' ? scope.dataPlaneId === cluster.dataPlaneId : scope.organizationId === cluster.organizationId;
}
