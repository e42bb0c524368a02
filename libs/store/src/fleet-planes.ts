/** Data planes as those see them who run the fleet: with what is wanted, what is seen, what is held, and who watches. */
import type { DataPlaneHealth, DataPlaneState } from '@samsa/contract/fleet-data-planes';
import type { FleetAdmin } from '@samsa/domain/access';
import type { DataPlaneId } from '@samsa/domain/ids';
import { shardOf } from '@samsa/domain/shard';
import { type ListenerChoice, SHOWN_STATE } from './data-planes.ts';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

export interface FleetPlane {
  id: DataPlaneId;
  displayName: string;
  cloud: 'AWS' | 'AZURE' | 'GCP';
  region: string;
  labels: Record<string, string>;
  listener: ListenerChoice;
  state: DataPlaneState;
  health: DataPlaneHealth;
  cause: string | null;
  seenAt: Date | null;
  cordonedAt: Date | null;
  retiredAt: Date | null;
  clusterCapacity: number;
  clusters: number;
  kubeconfigRevision: number;
  shard: number;
  /** The provisioner that has the shard now. */
  holder: string | null;
  createdAt: Date;
}

type Row = FleetPlane & { at: string };

const SELECT = `SELECT id, ${PLACE_AT}, display_name AS "displayName", cloud, region, labels, listener, ${SHOWN_STATE} AS state, state AS health, cause,
    seen_at AS "seenAt", cordoned_at AS "cordonedAt", retired_at AS "retiredAt", cluster_capacity AS "clusterCapacity", usage.clusters,
    kubeconfig_revision AS "kubeconfigRevision", data_plane.shard, CASE WHEN lease.expires_at > now() THEN lease.holder END AS holder,
    created_at AS "createdAt"
  FROM data_plane JOIN data_plane_usage usage ON usage.data_plane_id = id LEFT JOIN shard_lease lease ON lease.shard = data_plane.shard`;

function fromRow({ at: _, ...plane }: Row): FleetPlane {
  return plane;
}

export interface FleetPlaneFilter {
  cloud?: string;
  region?: string;
  /** Retired ones are listed only when asked for. */
  state?: DataPlaneState;
}

export async function list(database: Queryable, _admin: FleetAdmin, filter: FleetPlaneFilter, page: PageWanted): Promise<Page<FleetPlane>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `${SELECT} WHERE ($1::text IS NULL OR cloud = $1) AND ($2::text IS NULL OR region = $2)
       AND (CASE WHEN $3::text IS NULL THEN retired_at IS NULL ELSE ${SHOWN_STATE} = $3 END)
       AND ($4::timestamptz IS NULL OR (created_at, id) > ($4, $5))
     ORDER BY created_at, id LIMIT $6`,
    [filter.cloud ?? null, filter.region ?? null, filter.state ?? null, place?.at ?? null, place?.id ?? null, page.size + 1],
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

export interface NewFleetPlane {
  id: DataPlaneId;
  displayName: string;
  cloud: string;
  region: string;
  labels: Record<string, string>;
  listener: ListenerChoice;
  clusterCapacity: number;
  kubeconfigSealed: Buffer;
}

export async function insert(tx: Tx, _admin: FleetAdmin, wanted: NewFleetPlane): Promise<void> {
  await tx.query(
    `INSERT INTO data_plane (id, display_name, cloud, region, shard, labels, listener, cluster_capacity, kubeconfig_sealed)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      wanted.id, wanted.displayName, wanted.cloud, wanted.region, shardOf(wanted.id), JSON.stringify(wanted.labels),
      JSON.stringify(wanted.listener), wanted.clusterCapacity, wanted.kubeconfigSealed,
    ],
  );
  await tx.query('INSERT INTO data_plane_usage (data_plane_id) VALUES ($1)', [wanted.id]);
}

export type FleetPlaneChange = Partial<Pick<NewFleetPlane, 'displayName' | 'labels' | 'listener' | 'clusterCapacity' | 'kubeconfigSealed'>>;

export async function update(tx: Tx, _admin: FleetAdmin, id: DataPlaneId, change: FleetPlaneChange): Promise<void> {
  const { displayName, labels, listener, clusterCapacity, kubeconfigSealed } = change;
  await tx.query(
    `UPDATE data_plane SET display_name = coalesce($2, display_name), labels = coalesce($3, labels), listener = coalesce($4, listener),
       cluster_capacity = coalesce($5, cluster_capacity), kubeconfig_sealed = coalesce($6, kubeconfig_sealed),
       kubeconfig_revision = kubeconfig_revision + CASE WHEN $6::bytea IS NULL THEN 0 ELSE 1 END
     WHERE id = $1`,
    [id, displayName ?? null, labels ? JSON.stringify(labels) : null, listener ? JSON.stringify(listener) : null, clusterCapacity ?? null, kubeconfigSealed ?? null],
  );
}

export async function cordon(tx: Tx, _admin: FleetAdmin, id: DataPlaneId, cordoned: boolean): Promise<void> {
  await tx.query('UPDATE data_plane SET cordoned_at = CASE WHEN $2 THEN coalesce(cordoned_at, now()) END WHERE id = $1', [id, cordoned]);
}

/** Its usage row says so too, and refuses whatever was about to be placed on it. */
export async function retire(tx: Tx, _admin: FleetAdmin, id: DataPlaneId): Promise<void> {
  await tx.query('UPDATE data_plane SET retired_at = coalesce(retired_at, now()) WHERE id = $1', [id]);
  await tx.query('UPDATE data_plane_usage SET retired = true WHERE data_plane_id = $1', [id]);
}
