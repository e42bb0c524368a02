/** How much room regions are to have, and what was decided about it: a decision is a row only when it differs from the one before. */
import type { AutoscaleSetting } from '@samsa/contract/autoscale';
import type { FleetAdmin } from '@samsa/domain/access';
import type { AutoscalePlane, AutoscaleVerdict } from '@samsa/domain/fleet-autoscale';
import type { OrganizationId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

export interface StoredAutoscale {
  cloud: 'AWS' | 'AZURE' | 'GCP';
  region: string;
  floor: number;
  idleRetireSeconds: number;
  dryRun: boolean;
  organizationId: OrganizationId;
  setBy: string;
  updatedAt: Date;
}

const COLUMNS = `cloud, region, floor, idle_retire_seconds AS "idleRetireSeconds", dry_run AS "dryRun", organization_id AS "organizationId", set_by AS "setBy", updated_at AS "updatedAt"`;

export async function all(database: Queryable): Promise<StoredAutoscale[]> {
  return database.query<StoredAutoscale>(`SELECT ${COLUMNS} FROM autoscale ORDER BY cloud, region`);
}

export async function find(database: Queryable, cloud: string, region: string): Promise<StoredAutoscale | undefined> {
  const [row] = await database.query<StoredAutoscale>(`SELECT ${COLUMNS} FROM autoscale WHERE cloud = $1 AND region = $2`, [cloud, region]);
  return row;
}

export async function put(tx: Tx, _admin: FleetAdmin, at: { cloud: string; region: string; organizationId: OrganizationId; setBy: string }, setting: AutoscaleSetting): Promise<void> {
  await tx.query(
    `INSERT INTO autoscale (cloud, region, floor, idle_retire_seconds, dry_run, organization_id, set_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (cloud, region) DO UPDATE SET floor = $3, idle_retire_seconds = $4, dry_run = $5, organization_id = $6, set_by = $7, updated_at = now()`,
    [at.cloud, at.region, setting.floor, setting.idle_retire_seconds, setting.dry_run, at.organizationId, at.setBy],
  );
}

export interface StoredDecision {
  id: string;
  cloud: 'AWS' | 'AZURE' | 'GCP';
  region: string;
  action: AutoscaleVerdict['action'];
  reason: string;
  dryRun: boolean;
  wholeClusterId: string | null;
  createdAt: Date;
}

const DECISION = `id::text AS id, cloud, region, action, reason, dry_run AS "dryRun", whole_cluster_id AS "wholeClusterId", created_at AS "createdAt"`;

/** The newest first. */
export async function decisions(database: Queryable, _admin: FleetAdmin, filter: { cloud?: string; region?: string }, page: PageWanted): Promise<Page<StoredDecision>> {
  const place = placeOf(page.token);
  const rows = await database.query<StoredDecision & { at: string }>(
    `SELECT ${DECISION}, ${PLACE_AT} FROM autoscale_decision
     WHERE ($1::text IS NULL OR cloud = $1) AND ($2::text IS NULL OR region = $2) AND ($3::bigint IS NULL OR id < $3) ORDER BY autoscale_decision.id DESC LIMIT $4`,
    [filter.cloud ?? null, filter.region ?? null, place?.id ?? null, page.size + 1],
  );
  return pageOf(rows, page.size, ({ at: _, ...row }) => row);
}

/** One at a time decides for a region, until its transaction ends. */
export async function lockRegion(tx: Tx, cloud: string, region: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('autoscale'), hashtext($1))`, [`${cloud} ${region}`]);
}

/** @returns whether it was news */
export async function decided(tx: Tx, { cloud, region, dryRun }: StoredAutoscale, { action, reason, wholeClusterId }: AutoscaleVerdict): Promise<boolean> {
  const [row] = await tx.query(
    `INSERT INTO autoscale_decision (cloud, region, action, reason, dry_run, whole_cluster_id)
     SELECT $1, $2, $3::text, $4::text, $5::boolean, $6::text WHERE jsonb_build_array($3::text, $4::text, $5::boolean, $6::text) IS DISTINCT FROM
       (SELECT jsonb_build_array(action, reason, dry_run, whole_cluster_id) FROM autoscale_decision WHERE cloud = $1 AND region = $2 ORDER BY id DESC LIMIT 1)
     RETURNING 1`,
    [cloud, region, action, reason, dryRun, wholeClusterId ?? null],
  );
  return row !== undefined;
}

export type SharedWhole = NonNullable<AutoscalePlane['whole']> & { dataPlaneId: string };

/** Whole clusters of a region that are for all and still wanted. Notes since when each is empty. */
export async function sharedWholes(tx: Tx, cloud: string, region: string): Promise<SharedWhole[]> {
  await tx.query(
    `UPDATE whole_cluster SET empty_since = CASE WHEN usage.clusters = 0 THEN now() END FROM data_plane_usage usage
     WHERE usage.data_plane_id = whole_cluster.data_plane_id AND organization_id IS NULL AND deletion_requested_at IS NULL AND state = 'Ready'
       AND cloud = $1 AND region = $2 AND (empty_since IS NULL) = (usage.clusters = 0)`,
    [cloud, region],
  );
  const rows = await tx.query<{ id: string; dataPlaneId: string; coming: boolean; cause: string | null; emptySince: Date | null }>(
    `SELECT id, data_plane_id AS "dataPlaneId", state <> 'Ready' AS coming, cause, empty_since AS "emptySince" FROM whole_cluster
     WHERE organization_id IS NULL AND deletion_requested_at IS NULL AND cloud = $1 AND region = $2`,
    [cloud, region],
  );
  return rows.map(({ cause, emptySince, ...whole }) => ({ ...whole, cause: cause ?? undefined, emptySince: emptySince ?? undefined }));
}
