/** Data planes as those see them who run the fleet: with what is wanted, what is seen, what is held, and who watches. */
import type { Credentials, DataPlaneHealth, DataPlaneState, Origin, Taint } from '@samsa/contract/fleet-data-planes';
import { STANDING_SHOWN_MAX } from '@samsa/contract/fleet-data-planes';
import type { Probe } from '@samsa/contract/fleet-probe';
import type { FleetAdmin } from '@samsa/domain/access';
import type { DataPlaneId } from '@samsa/domain/ids';
import type { Requirement } from '@samsa/domain/label-selector';
import { shardOf } from '@samsa/domain/shard';
import { type AllocatableFound, type ListenerChoice, SHOWN_SEEN_AT, SHOWN_STATE } from './data-planes.ts';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

/** An admin's word, in the ledger's names. */
export type LimitsSaid = Partial<Record<'cpuMillis' | 'memoryBytes' | 'storageBytes', number>>;

export interface FleetPlane {
  id: DataPlaneId;
  displayName: string;
  cloud: 'AWS' | 'AZURE' | 'GCP';
  region: string;
  zones: string[];
  labels: Record<string, string>;
  taints: Taint[];
  exclusiveTo: string | null;
  listener: ListenerChoice;
  credentials: Credentials | 'pending';
  state: DataPlaneState;
  health: DataPlaneHealth;
  cause: string | null;
  seenAt: Date | null;
  cordonedAt: Date | null;
  drainingAt: Date | null;
  retiredAt: Date | null;
  clusterCapacity: number;
  clusters: number;
  limits: LimitsSaid | null;
  allocatable: AllocatableFound | null;
  probe: Probe | null;
  probedAt: Date | null;
  kubeconfigRevision: number;
  origin: Origin | null;
  shard: number;
  /** The provisioner that has the shard now. */
  holder: string | null;
  createdAt: Date;
}

type Row = FleetPlane & { at: string };

const SELECT = `SELECT id, ${PLACE_AT}, display_name AS "displayName", cloud, region, zones, labels, taints, exclusive_to AS "exclusiveTo", listener, credentials,
    ${SHOWN_STATE} AS state, state AS health, cause, ${SHOWN_SEEN_AT} AS "seenAt", cordoned_at AS "cordonedAt", draining_at AS "drainingAt", retired_at AS "retiredAt",
    cluster_capacity AS "clusterCapacity", usage.clusters, limits, allocatable, probe, probed_at AS "probedAt", kubeconfig_revision AS "kubeconfigRevision", origin,
    data_plane.shard, CASE WHEN lease.expires_at > now() THEN lease.holder END AS holder, created_at AS "createdAt"
  FROM data_plane JOIN data_plane_usage usage ON usage.data_plane_id = id LEFT JOIN shard_lease lease ON lease.shard = data_plane.shard`;

function fromRow({ at: _, ...plane }: Row): FleetPlane {
  return plane;
}

export interface FleetPlaneFilter {
  cloud?: string;
  region?: string;
  /** Retired ones are listed only when asked for. */
  state?: DataPlaneState;
  labels?: readonly Requirement[];
  /** An organization; `none` for those that are open to everybody. */
  exclusiveTo?: string;
}

/** No requirement that its labels do not meet: `selects` of the domain, in SQL, for pages are cut here. */
const MEETS_ALL = `NOT EXISTS (
  SELECT FROM jsonb_to_recordset($6::jsonb) AS wanted(key text, operator text, values jsonb)
  WHERE NOT CASE operator WHEN 'Exists' THEN labels ? key WHEN 'DoesNotExist' THEN NOT labels ? key
    WHEN 'In' THEN coalesce(values ? (labels ->> key), false) ELSE NOT coalesce(values ? (labels ->> key), false) END)`;

export async function list(database: Queryable, _admin: FleetAdmin, filter: FleetPlaneFilter, page: PageWanted): Promise<Page<FleetPlane>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `${SELECT} WHERE ($1::text IS NULL OR cloud = $1) AND ($2::text IS NULL OR region = $2)
       AND (CASE WHEN $3::text IS NULL THEN retired_at IS NULL ELSE ${SHOWN_STATE} = $3 END)
       AND ($4::timestamptz IS NULL OR (created_at, id) > ($4, $5))
       AND ($6::jsonb IS NULL OR ${MEETS_ALL})
       AND (CASE WHEN $7::text IS NULL THEN true WHEN $7 = 'none' THEN exclusive_to IS NULL ELSE exclusive_to::text = lower($7) END)
     ORDER BY created_at, id LIMIT $8`,
    [
      filter.cloud ?? null, filter.region ?? null, filter.state ?? null, place?.at ?? null, place?.id ?? null,
      filter.labels ? JSON.stringify(filter.labels) : null, filter.exclusiveTo ?? null, page.size + 1,
    ],
  );
  return pageOf(rows, page.size, fromRow);
}

export async function find(database: Queryable, _admin: FleetAdmin, id: string): Promise<FleetPlane | undefined> {
  const [row] = await database.query<Row>(`${SELECT} WHERE id = $1`, [id]);
  return row && fromRow(row);
}

/** Until the transaction ends nothing else is wanted of it, and nothing is placed on it. */
export async function lock(tx: Tx, _admin: FleetAdmin, id: string): Promise<FleetPlane | undefined> {
  const [row] = await tx.query<Row>(`${SELECT} WHERE id = $1 FOR NO KEY UPDATE OF data_plane, usage`, [id]);
  return row && fromRow(row);
}

export interface Standing {
  cluster: string;
  organization: string;
  display_name: string;
  phase: string;
}

/** Clusters that stand on it, the oldest first. */
export async function standing(database: Queryable, _admin: FleetAdmin, id: DataPlaneId): Promise<Standing[]> {
  return database.query<Standing>(
    `SELECT id AS cluster, organization_id AS organization, spec ->> 'display_name' AS display_name,
       CASE WHEN deletion_requested_at IS NULL THEN status ->> 'phase' ELSE 'DELETING' END AS phase
     FROM kafka_cluster WHERE data_plane_id = $1 AND deleted_at IS NULL ORDER BY created_at, id LIMIT $2`,
    [id, STANDING_SHOWN_MAX],
  );
}

export async function organizationExists(database: Queryable, _admin: FleetAdmin, id: string): Promise<boolean> {
  return (await database.query('SELECT 1 FROM organization WHERE id = $1', [id])).length > 0;
}

export interface NewFleetPlane {
  id: DataPlaneId;
  displayName: string;
  cloud: string;
  region: string;
  zones: string[];
  labels: Record<string, string>;
  taints: Taint[];
  exclusiveTo?: string;
  listener: ListenerChoice;
  clusterCapacity: number;
  credentials: Credentials;
  /** Left out with the provisioner's own service account. */
  kubeconfigSealed?: Buffer;
  origin?: Origin;
  limits?: LimitsSaid;
}

export async function insert(tx: Tx, _admin: FleetAdmin, wanted: NewFleetPlane): Promise<void> {
  await tx.query(
    `INSERT INTO data_plane (id, display_name, cloud, region, shard, zones, labels, taints, exclusive_to, listener, cluster_capacity, credentials, kubeconfig_sealed, origin, limits)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      wanted.id, wanted.displayName, wanted.cloud, wanted.region, shardOf(wanted.id), wanted.zones, JSON.stringify(wanted.labels), JSON.stringify(wanted.taints),
      wanted.exclusiveTo ?? null, JSON.stringify(wanted.listener), wanted.clusterCapacity, wanted.credentials, wanted.kubeconfigSealed ?? null,
      wanted.origin ? JSON.stringify(wanted.origin) : null, wanted.limits ? JSON.stringify(wanted.limits) : null,
    ],
  );
  await tx.query('INSERT INTO data_plane_usage (data_plane_id) VALUES ($1)', [wanted.id]);
}

/** `exclusiveTo: null` opens it to everybody, `limits: null` goes by what its nodes have; what is left out stays. */
export type FleetPlaneChange = Partial<Pick<NewFleetPlane, 'displayName' | 'zones' | 'labels' | 'taints' | 'listener' | 'clusterCapacity' | 'credentials' | 'kubeconfigSealed'>> & {
  exclusiveTo?: string | null;
  limits?: LimitsSaid | null;
};

export async function update(tx: Tx, _admin: FleetAdmin, id: DataPlaneId, change: FleetPlaneChange): Promise<void> {
  const { displayName, zones, labels, taints, exclusiveTo, listener, clusterCapacity, limits, credentials, kubeconfigSealed } = change;
  const json = (value: object | undefined): string | null => (value ? JSON.stringify(value) : null);
  await tx.query(
    `UPDATE data_plane SET display_name = coalesce($2, display_name), labels = coalesce($3, labels), listener = coalesce($4, listener),
       cluster_capacity = coalesce($5, cluster_capacity), zones = coalesce($8, zones), taints = coalesce($9, taints),
       exclusive_to = CASE WHEN $10 THEN $11::uuid ELSE exclusive_to END, limits = CASE WHEN $12 THEN $13::jsonb ELSE limits END, credentials = coalesce($7, credentials),
       kubeconfig_sealed = CASE WHEN $7 = 'in_cluster' THEN NULL ELSE coalesce($6, kubeconfig_sealed) END,
       kubeconfig_revision = kubeconfig_revision + CASE WHEN $6::bytea IS NULL AND coalesce($7, credentials) = credentials THEN 0 ELSE 1 END
     WHERE id = $1`,
    [
      id, displayName ?? null, json(labels), json(listener), clusterCapacity ?? null, kubeconfigSealed ?? null, credentials ?? null, zones ?? null, json(taints),
      exclusiveTo !== undefined, exclusiveTo ?? null, limits !== undefined, json(limits ?? undefined),
    ],
  );
}

/** To take clusters again is to drain no longer, too. */
export async function cordon(tx: Tx, _admin: FleetAdmin, id: DataPlaneId, cordoned: boolean): Promise<void> {
  await tx.query(
    `UPDATE data_plane SET cordoned_at = CASE WHEN $2 THEN coalesce(cordoned_at, now()) END, draining_at = CASE WHEN $2 THEN draining_at END WHERE id = $1`,
    [id, cordoned],
  );
}

export async function drain(tx: Tx, _admin: FleetAdmin, id: DataPlaneId): Promise<void> {
  await tx.query('UPDATE data_plane SET draining_at = coalesce(draining_at, now()) WHERE id = $1', [id]);
}

/** Its usage row says so too, and refuses whatever was about to be placed on it. */
export async function retire(tx: Tx, _admin: FleetAdmin, id: DataPlaneId): Promise<void> {
  await tx.query('UPDATE data_plane SET retired_at = coalesce(retired_at, now()) WHERE id = $1', [id]);
  await tx.query('UPDATE data_plane_usage SET retired = true WHERE data_plane_id = $1', [id]);
}
