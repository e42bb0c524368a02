/** What tenants are told of the regions: folded from the data planes there, without naming one. Pure. */
import type { OfferedRegion } from '@samsa/contract/regions';
import { place, type PlacementCandidate } from './placement.ts';

const REASONS: [holds: (plane: PlacementCandidate) => boolean, words: string][] = [
  [(plane) => plane.state === 'Cordoned', 'it is being maintained'],
  [(plane) => plane.state === 'Unknown', 'it cannot be reached just now'],
  [(plane) => plane.clusters >= plane.clusterCapacity, 'it is full'],
];

/** One answer for each cloud and region that has a data plane, in their order. */
export function offeredRegions(planes: readonly PlacementCandidate[]): OfferedRegion[] {
  const regions = new Map<string, PlacementCandidate[]>();
  for (const plane of planes) regions.set(`${plane.cloud} ${plane.region}`, [...(regions.get(`${plane.cloud} ${plane.region}`) ?? []), plane]);
  return [...regions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, there]) => offered(there));
}

function offered(there: readonly PlacementCandidate[]): OfferedRegion {
  const { cloud, region } = there[0] as PlacementCandidate & { cloud: OfferedRegion['cloud'] };
  if (place({ cloud, region }, there).chosen) return { cloud, region, available: true };
  const reasons = there.map((plane) => REASONS.find(([holds]) => holds(plane))?.[1] ?? 'it is not ready');
  return { cloud, region, available: false, reason: `${cloud} ${region} takes no new clusters: ${[...new Set(reasons)].join('; ')}.` };
}
