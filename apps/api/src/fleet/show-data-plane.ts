/** A data plane as it is answered, and what of it goes into the audit. */
import type { CapacityLimits, DataPlane } from '@samsa/contract/fleet-data-planes';
import type { Allocatable } from '@samsa/contract/fleet-probe';
import type { AllocatableFound } from '@samsa/store/data-planes';
import type { FleetPlane, LimitsSaid, Standing } from '@samsa/store/fleet-planes';

/** What an admin said; a kubeconfig by its revision alone. */
export function wishOf(plane: DataPlane) {
  const { display_name, cloud, region, labels, taints, exclusive_to, listener, credentials, capacity, kubeconfig_revision, cordoned_at, draining_at, retired_at } = plane;
  return {
    display_name, cloud, region, zones: plane.zones, labels, taints, exclusive_to, listener, credentials, cluster_capacity: capacity.clusters, limits: plane.limits, kubeconfig_revision,
    cordoned_at, draining_at, retired_at,
  };
}

/** @param standing what still stands on it, where that is of interest */
export function showDataPlane(plane: FleetPlane, standing?: Standing[]): DataPlane {
  const { clusterCapacity, clusters, zones, probe } = plane;
  return {
    api_version: 'fleet/v1',
    kind: 'DataPlane',
    id: plane.id,
    display_name: plane.displayName,
    cloud: plane.cloud,
    region: plane.region,
    zones: zones.length > 0 ? zones : (probe?.zones ?? []),
    labels: plane.labels,
    taints: plane.taints,
    exclusive_to: plane.exclusiveTo ?? undefined,
    listener: plane.listener,
    credentials: plane.credentials,
    state: plane.state,
    health: plane.health,
    cause: plane.cause ?? undefined,
    seen_at: plane.seenAt?.toISOString(),
    cordoned_at: plane.cordonedAt?.toISOString(),
    draining_at: plane.drainingAt?.toISOString(),
    retired_at: plane.retiredAt?.toISOString(),
    capacity: { clusters: clusterCapacity, used: clusters, free: Math.max(0, clusterCapacity - clusters) },
    limits: plane.limits ? showLimits(plane.limits) : undefined,
    allocatable: plane.allocatable ? showAllocatable(plane.allocatable) : undefined,
    probe: probe ?? undefined,
    probed_at: plane.probedAt?.toISOString(),
    standing,
    kubeconfig_revision: plane.kubeconfigRevision,
    shard: { number: plane.shard, holder: plane.holder ?? undefined },
    origin: plane.origin ?? undefined,
    created_at: plane.createdAt.toISOString(),
  };
}

const showAllocatable = ({ cpuMillis, memoryBytes, storageBytes }: AllocatableFound): Allocatable => ({
  cpu_millis: cpuMillis, memory_bytes: memoryBytes, storage_bytes: storageBytes ?? null,
});

const showLimits = ({ cpuMillis, memoryBytes, storageBytes }: LimitsSaid): CapacityLimits => ({ cpu_millis: cpuMillis, memory_bytes: memoryBytes, storage_bytes: storageBytes });

export const readLimits = ({ cpu_millis, memory_bytes, storage_bytes }: CapacityLimits): LimitsSaid => ({ cpuMillis: cpu_millis, memoryBytes: memory_bytes, storageBytes: storage_bytes });
