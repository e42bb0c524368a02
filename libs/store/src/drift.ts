/**
 * Drift: fields and objects of ours that somebody else changed on a data plane. The provisioner writes what it found and what became
 * of it, an admin's wish stands in columns of the api's; a wish newer than the last settlement is still to be carried out.
 */
import type { Drift } from '@samsa/contract/fleet-drift';
import type { FleetAdmin } from '@samsa/domain/access';
import type { Difference, DriftPolicy, DriftState, KnownDrift } from '@samsa/domain/drift';
import { newDriftId, type OrganizationId, type PrincipalId } from '@samsa/domain/ids';
import * as audit from './audit.ts';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

/** The provisioner's name in the audit. */
const PROVISIONER = 'system:provisioner' as PrincipalId;
const PENDING = `CASE WHEN drift.wished_at > coalesce(drift.settled_at, '-infinity') THEN drift.wish END`;
const KNOWN = `jsonb_build_object('id', drift.id, 'kind', drift.kind, 'name', drift.name, 'path', drift.path, 'state', drift.state,
  'found', drift.found, 'manager', drift.manager, 'reverts', drift.reverts, 'settledAt', drift.settled_at, 'wish', ${PENDING}, 'wishedBy', drift.wished_by)`;

/** SQL of a cluster's drift that a pass must know, as JSON; null for most clusters. */
export const OPEN_DRIFT = `(SELECT jsonb_agg(${KNOWN} ORDER BY drift.created_at, drift.id) FROM drift WHERE cluster_id = kafka_cluster.id AND drift.state <> 'reverted')`;

export interface DriftedCluster {
  id: string;
  organizationId: OrganizationId;
  dataPlaneId: string;
}

export interface FoundDrift extends Difference {
  kind: string;
  name: string;
}

/** Writes down what was found before anything is done about it. @returns the rows as known before this finding, by `kind name path` */
export async function found(tx: Tx, cluster: DriftedCluster, differences: readonly FoundDrift[]): Promise<Map<string, KnownDrift>> {
  const rows = await Promise.all(differences.map((one) => tx.query<{ known: KnownDrift }>(
    `WITH before AS (SELECT state FROM drift WHERE cluster_id = $3 AND kind = $5 AND name = $6 AND path = $7),
       written AS (
         INSERT INTO drift (id, organization_id, cluster_id, data_plane_id, kind, name, path, wanted, found, manager, since)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11::timestamptz, now()))
         ON CONFLICT (cluster_id, kind, name, path) DO UPDATE SET wanted = excluded.wanted, found = excluded.found, manager = excluded.manager,
           since = excluded.since, found_at = now(), times = drift.times + 1, state = CASE WHEN drift.state = 'reverted' THEN 'found' ELSE drift.state END
         RETURNING *)
     SELECT ${KNOWN} || jsonb_build_object('state', coalesce(before.state, 'found')) AS known FROM written AS drift LEFT JOIN before ON true`,
    [
      newDriftId(), cluster.organizationId, cluster.id, cluster.dataPlaneId, one.kind, one.name, one.path, json(one.wanted), json(one.found),
      one.manager ?? null, one.since ?? null,
    ],
  )));
  return new Map(rows.flatMap(([row]) => (row ? [[keyOf(row.known), row.known] as const] : [])));
}

export const keyOf = ({ kind, name, path }: Pick<KnownDrift, 'kind' | 'name' | 'path'>): string => `${kind} ${name} ${path}`;
const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** What became of it, with the audit record of it. @param reverts of the fight that goes on, this one counted */
export async function settle(tx: Tx, cluster: DriftedCluster, known: KnownDrift, state: DriftState, reverts: number): Promise<void> {
  await tx.query('UPDATE drift SET state = $2, reverts = $3, settled_at = now() WHERE id = $1', [known.id, state, reverts]);
  const operation = ({ reverted: 'revertDrift', adopted: 'adoptDrift', contested: 'leaveDrift', found: 'findDrift' } as const)[state];
  const [row] = await tx.query<{ wanted: unknown }>('SELECT wanted FROM drift WHERE id = $1', [known.id]);
  const about = { cluster: cluster.id, kind: known.kind, name: known.name, path: known.path };
  await audit.record(tx, { organizationId: cluster.organizationId, principal: PROVISIONER, sourceAddress: '', requestId: '' }, {
    operation, resourceKind: 'Drift', resourceId: known.id,
    before: { ...about, found: known.found, manager: known.manager },
    after: { ...about, state, value: state === 'reverted' ? row?.wanted : known.found, wished_by: known.wish ? known.wishedBy : undefined },
  });
}

interface Row {
  id: string;
  at: string;
  organizationId: OrganizationId;
  clusterId: string;
  dataPlaneId: string;
  shard: number;
  kind: string;
  name: string;
  path: string;
  wanted: unknown;
  found: unknown;
  manager: string | null;
  since: Date;
  state: DriftState;
  times: number;
  foundAt: Date;
  settledAt: Date | null;
  wish: DriftPolicy | null;
  wishedBy: string | null;
}

const SELECT = `SELECT drift.id, ${PLACE_AT.replace('created_at', 'drift.created_at')}, drift.organization_id AS "organizationId", cluster_id AS "clusterId",
    drift.data_plane_id AS "dataPlaneId", cluster.shard, kind, name, path, wanted, found, manager, since, state, times, found_at AS "foundAt",
    settled_at AS "settledAt", ${PENDING} AS wish, wished_by AS "wishedBy"
  FROM drift JOIN kafka_cluster cluster ON cluster.id = cluster_id`;

function fromRow(row: Row): Drift {
  return {
    api_version: 'fleet/v1',
    kind: 'Drift',
    id: row.id,
    organization: row.organizationId,
    cluster: row.clusterId,
    data_plane: row.dataPlaneId,
    object: { kind: row.kind, name: row.name },
    path: row.path,
    wanted: row.wanted ?? undefined,
    found: row.found ?? undefined,
    manager: row.manager ?? undefined,
    since: row.since.toISOString(),
    found_at: row.foundAt.toISOString(),
    times: row.times,
    state: row.state,
    settled_at: row.settledAt?.toISOString(),
    wish: row.wish ?? undefined,
    wished_by: row.wish ? (row.wishedBy ?? undefined) : undefined,
  };
}

export interface DriftFilter {
  dataPlaneId?: string;
  clusterId?: string;
  state?: DriftState;
}

export async function list(database: Queryable, _admin: FleetAdmin, filter: DriftFilter, page: PageWanted): Promise<Page<Drift>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `${SELECT} WHERE ($1::text IS NULL OR drift.data_plane_id = $1) AND ($2::text IS NULL OR cluster_id = $2) AND ($3::text IS NULL OR state = $3)
       AND ($4::timestamptz IS NULL OR (drift.created_at, drift.id) < ($4, $5))
     ORDER BY drift.created_at DESC, drift.id DESC LIMIT $6`,
    [filter.dataPlaneId ?? null, filter.clusterId ?? null, filter.state ?? null, place?.at ?? null, place?.id ?? null, page.size + 1],
  );
  return pageOf(rows, page.size, fromRow);
}

/** Until the transaction ends nothing else is wished of it. @returns it, and the shard by which a wake-up finds its way */
export async function lock(tx: Tx, _admin: FleetAdmin, id: string): Promise<{ drift: Drift; shard: number } | undefined> {
  const [row] = await tx.query<Row>(`${SELECT} WHERE drift.id = $1 FOR NO KEY UPDATE OF drift`, [id]);
  return row && { drift: fromRow(row), shard: row.shard };
}

export async function wish(tx: Tx, _admin: FleetAdmin, id: string, wanted: DriftPolicy, by: PrincipalId): Promise<void> {
  await tx.query('UPDATE drift SET wish = $2, wished_by = $3, wished_at = now() WHERE id = $1', [id, wanted, by]);
}
