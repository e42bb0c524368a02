/**
 * Data planes as placement sees them: one statement, in the admitting transaction's second journey. Of a large region all its data
 * planes are read for each create, some 2 µs each: cheaper than explaining later why one of them was never looked at.
 */
import type { Probe } from '@samsa/contract/fleet-probe';
import type { OrganizationId } from '@samsa/domain/ids';
import type { Capability, PlacementCandidate } from '@samsa/domain/placement';
import type { Queryable } from './database.ts';

/** Beyond so many clusters of one organization on a data plane nothing changes for spread, and nobody counts on. */
const SPREAD_COUNTED = 12;

interface Row extends Omit<PlacementCandidate, 'retired' | 'capability' | 'held' | 'ceilings'> {
  kinds: Probe['kinds'] | null;
  missing: Probe['missing_permissions'] | null;
  clusters: number;
  brokers: number;
  cpuMillis: number;
  memoryBytes: number;
  storageBytes: number;
  clusterCeiling: number | null;
  cpuCeiling: number | null;
  memoryCeiling: number | null;
  storageCeiling: number | null;
}

const SELECT = `SELECT plane.id, shard, cloud, region, labels, taints, state AS health, cordoned_at IS NOT NULL AS cordoned, draining_at IS NOT NULL AS draining,
    CASE WHEN zones <> '{}' THEN to_jsonb(zones) ELSE coalesce(probe -> 'zones', '[]') END AS zones, exclusive_to AS "exclusiveTo",
    probe -> 'kinds' AS kinds, probe -> 'missing_permissions' AS missing, usage.clusters, usage.brokers, usage.cpu_millis::float8 AS "cpuMillis",
    usage.memory_bytes::float8 AS "memoryBytes", usage.storage_bytes::float8 AS "storageBytes", cluster_ceiling AS "clusterCeiling",
    cpu_ceiling_millis::float8 AS "cpuCeiling", memory_ceiling_bytes::float8 AS "memoryCeiling", storage_ceiling_bytes::float8 AS "storageCeiling",
    (SELECT count(*)::int FROM (SELECT FROM reservation WHERE organization_id = $1 AND data_plane_id = plane.id LIMIT ${SPREAD_COUNTED}) few) AS "organizationClusters"
  FROM data_plane plane JOIN data_plane_usage usage ON usage.data_plane_id = plane.id WHERE retired_at IS NULL`;

/** Those of a region: all that a create could go to. */
export async function ofRegion(database: Queryable, organizationId: OrganizationId, cloud: string, region: string): Promise<PlacementCandidate[]> {
  return (await database.query<Row>(`${SELECT} AND cloud = $2 AND region = $3`, [organizationId, cloud, region])).map(fromRow);
}

/** The whole fleet, as the organization would find it. */
export async function everywhere(database: Queryable, organizationId: OrganizationId): Promise<PlacementCandidate[]> {
  return (await database.query<Row>(SELECT, [organizationId])).map(fromRow);
}

/** The one a cluster stands on, whatever is wanted of it. */
export async function one(database: Queryable, organizationId: OrganizationId, id: string): Promise<PlacementCandidate | undefined> {
  const [row] = await database.query<Row>(`${SELECT} AND plane.id = $2`, [organizationId, id]);
  return row && fromRow(row);
}

function fromRow(row: Row): PlacementCandidate {
  const { kinds, missing, clusters, brokers, cpuMillis, memoryBytes, storageBytes, clusterCeiling, cpuCeiling, memoryCeiling, storageCeiling, ...plane } = row;
  return {
    ...plane,
    retired: false,
    capability: capabilityOf(kinds, missing),
    held: { clusters, brokers, cpuMillis, memoryBytes, storageBytes },
    ceilings: { clusters: clusterCeiling, brokers: null, cpuMillis: cpuCeiling, memoryBytes: memoryCeiling, storageBytes: storageCeiling },
  };
}

/** What our objects are written in. */
const KINDS_NEEDED = ['Kafka', 'KafkaNodePool', 'KafkaUser'];
const VERSION_NEEDED = 'v1';

/** The Kafka versions an operator knows are not in what is found: only what it reports of a cluster would tell. */
function capabilityOf(kinds: Row['kinds'], missing: Row['missing']): Capability | null {
  if (!kinds) return null;
  const absent = KINDS_NEEDED.filter((kind) => !kinds[kind]?.includes(VERSION_NEEDED));
  const forbidden = (missing ?? []).filter((one) => one.needed_for === 'clusters');
  return {
    missing: [
      ...(absent.length > 0 ? [`it does not serve ${absent.join(', ')} in version ${VERSION_NEEDED} of Strimzi's`] : []),
      ...(forbidden.length > 0 ? [`we may not ${forbidden.map(({ verb, resource }) => `${verb} ${resource}`).join(', ')} there`] : []),
    ],
  };
}

/** Where clusters can be had at all by this organization, for refusals that say what is allowed. */
export async function offered(database: Queryable, organizationId: OrganizationId): Promise<{ cloud: string; region: string }[]> {
  return database.query(
    `SELECT DISTINCT cloud, region FROM data_plane WHERE retired_at IS NULL AND (exclusive_to IS NULL OR exclusive_to = $1) ORDER BY cloud, region`,
    [organizationId],
  );
}
