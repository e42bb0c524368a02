/**
 * Which data plane takes a cluster. Pure and deterministic: filters, then scores; the answer names why each of the
 * others was refused, so that it can be kept and shown.
 */
import type { ClusterSpec } from '@samsa/contract/clusters';

export interface PlacementCandidate {
  id: string;
  cloud: string;
  region: string;
  state: string;
  /** Clusters it may hold and holds. */
  clusterCapacity: number;
  clusters: number;
  shard: number;
}

export interface Placement {
  chosen?: PlacementCandidate;
  refused: { id: string; reason: string }[];
}

/** What placement asks of a spec. */
export type Where = Pick<ClusterSpec, 'cloud' | 'region'>;

const TAKES_CLUSTERS = new Set(['Registering', 'Ready', 'Degraded']);

function refusal(candidate: PlacementCandidate, spec: Where): string | undefined {
  if (candidate.cloud !== spec.cloud) return `cloud is ${candidate.cloud}`;
  if (candidate.region !== spec.region) return `region is ${candidate.region}`;
  if (!TAKES_CLUSTERS.has(candidate.state)) return `state is ${candidate.state}`;
  if (candidate.clusters >= candidate.clusterCapacity) return `full: ${candidate.clusters} of ${candidate.clusterCapacity} clusters`;
  return undefined;
}

/** Nobody has reached it yet: it is taken only when there is no other, or a wrong kubeconfig would draw every cluster to it. */
const untried = (candidate: PlacementCandidate): number => (candidate.state === 'Registering' ? 1 : 0);

/** Bin spread: the emptiest first, ids break ties. */
export function place(spec: Where, candidates: readonly PlacementCandidate[]): Placement {
  const refused: Placement['refused'] = [];
  const fitting: PlacementCandidate[] = [];
  for (const candidate of candidates) {
    const reason = refusal(candidate, spec);
    if (reason) refused.push({ id: candidate.id, reason });
    else fitting.push(candidate);
  }
  fitting.sort((a, b) => untried(a) - untried(b) || a.clusters / a.clusterCapacity - b.clusters / b.clusterCapacity || (a.id < b.id ? -1 : 1));
  return { chosen: fitting[0], refused };
}
