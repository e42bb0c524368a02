/** Data planes: the Kubernetes clusters of the fleet. Kubeconfigs stand sealed; only the provisioner opens them. */
import type { Probe } from '@samsa/contract/fleet-probe';
import type { DataPlaneId } from '@samsa/domain/ids';
import { shardOf } from '@samsa/domain/shard';
import type { Queryable, Tx } from './database.ts';
import { LEASE_SECONDS } from './leases.ts';

/** How the tenant's listener is exposed on this data plane (Strimzi's listener types). */
export interface ListenerChoice {
  type: 'internal' | 'nodeport' | 'loadbalancer';
}

export interface DataPlane {
  id: DataPlaneId;
  displayName: string;
  cloud: string;
  region: string;
  shard: number;
  labels: Record<string, string>;
  credentials: 'kubeconfig' | 'in_cluster';
  /** Null with the provisioner's own service account. */
  kubeconfigSealed: Uint8Array | null;
  /** Grows with every new kubeconfig, and when the credentials are others. */
  kubeconfigRevision: number;
  listener: ListenerChoice;
  state: string;
  /** It was Ready when it was heard of last, and was probed not long ago. */
  lately: boolean;
}

/** What the admin wants of it goes before what the provisioner saw of it. */
export const SHOWN_STATE = `CASE WHEN retired_at IS NOT NULL THEN 'Retired' WHEN draining_at IS NOT NULL THEN 'Draining' WHEN cordoned_at IS NOT NULL THEN 'Cordoned' ELSE state END`;

/** When it was last known to be in order: while it is Ready, whoever holds its shard would have said otherwise by its last renewal. */
export const SHOWN_SEEN_AT = `greatest(seen_at, CASE WHEN state = 'Ready' AND retired_at IS NULL THEN
  (SELECT lease.expires_at - make_interval(secs => ${LEASE_SECONDS}) FROM shard_lease lease WHERE lease.shard = data_plane.shard AND lease.holder IS NOT NULL AND lease.expires_at > now()) END)`;

const LATELY_SECONDS = 300;
/** How old the word of a probe may become that finds nothing new. */
const PROBED_AGAIN_SECONDS = 3_600;

/** @param open those whose credentials are in use already, with the revision: their kubeconfig is not read again while it is the same */
export async function ofShards(database: Queryable, shards: readonly number[], open: ReadonlyMap<DataPlaneId, number> = new Map()): Promise<DataPlane[]> {
  return database.query<DataPlane>(
    `SELECT id, display_name AS "displayName", cloud, region, shard, labels, credentials, CASE WHEN open.revision IS DISTINCT FROM kubeconfig_revision THEN kubeconfig_sealed END AS "kubeconfigSealed", kubeconfig_revision AS "kubeconfigRevision",
       listener, state, state = 'Ready' AND seen_at > now() - make_interval(secs => $2) AND coalesce(probed_at > now() - make_interval(secs => $3), false) AS lately
     FROM data_plane LEFT JOIN unnest($4::text[], $5::int[]) AS open(id, revision) USING (id)
     WHERE shard = ANY($1) AND retired_at IS NULL AND credentials <> 'pending'`,
    [shards, LATELY_SECONDS, PROBED_AGAIN_SECONDS, [...open.keys()], [...open.values()]],
  );
}

export interface Registration {
  id: DataPlaneId;
  displayName: string;
  cloud: string;
  region: string;
  kubeconfigSealed: Buffer;
  listener: ListenerChoice;
}

/** The living one of this name; failing that, the one retired last. */
export async function findByName(database: Queryable, displayName: string): Promise<{ id: DataPlaneId; retired: boolean } | undefined> {
  const [row] = await database.query<{ id: DataPlaneId; retired: boolean }>(
    'SELECT id, retired_at IS NOT NULL AS retired FROM data_plane WHERE display_name = $1 ORDER BY retired_at DESC NULLS FIRST LIMIT 1',
    [displayName],
  );
  return row;
}

/** Registers a data plane, or renews what an earlier registration of the same id said. */
export async function register(tx: Tx, wanted: Registration): Promise<void> {
  await tx.query(
    `INSERT INTO data_plane (id, display_name, cloud, region, shard, kubeconfig_sealed, listener) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET cloud = $3, region = $4, kubeconfig_sealed = $6, listener = $7,
       kubeconfig_revision = data_plane.kubeconfig_revision + 1`,
    [wanted.id, wanted.displayName, wanted.cloud, wanted.region, shardOf(wanted.id), wanted.kubeconfigSealed, JSON.stringify(wanted.listener)],
  );
  await tx.query('INSERT INTO data_plane_usage (data_plane_id) VALUES ($1) ON CONFLICT DO NOTHING', [wanted.id]);
}

/** In the ledger's names. Null when the nodes may not be seen; without `storageBytes` when the nodes do not bound storage. */
export interface AllocatableFound {
  cpuMillis: number;
  memoryBytes: number;
  storageBytes?: number;
}

/** What was found there. Writes only when it is something new, or the last word is old. @returns whether it wrote */
export async function recordProbe(database: Queryable, id: DataPlaneId, probe: Probe, allocatable: AllocatableFound | null): Promise<boolean> {
  const rows = await database.query(
    `UPDATE data_plane SET probe = $2, allocatable = $3, probed_at = now()
     WHERE id = $1 AND ((probe, allocatable) IS DISTINCT FROM ($2::jsonb, $3::jsonb) OR probed_at < now() - make_interval(secs => $4)) RETURNING 1`,
    [id, JSON.stringify(probe), allocatable && JSON.stringify(allocatable), PROBED_AGAIN_SECONDS],
  );
  return rows.length > 0;
}
