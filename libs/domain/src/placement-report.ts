/** A placement as it is kept and told: with the names of data planes for those who run the fleet, in counts for everybody else. Pure. */
import type { ClusterKind } from '@samsa/contract/clusters';
import type { Explanation } from '@samsa/contract/explain';
import type { Placement, PlacementReason, TenantPlacement } from '@samsa/contract/placement';
import { showNeeds } from './capacity.ts';
import type { PlanReference } from './plan-catalogue.ts';
import type { PlacementQuestion, PlacementResult, PlacementVerdict } from './placement.ts';
import { WEIGHTS } from './placement-scores.ts';

/** Candidates kept by name; of a larger region the best, and as many of those refused as there is space for. The counts are of all. */
export const CANDIDATES_KEPT = 50;

export function reportOf(kind: ClusterKind, plan: PlanReference, question: PlacementQuestion, { chosen, verdicts }: PlacementResult): Placement {
  return {
    asked: { cloud: question.cloud, region: question.region, kind, plan, zones: question.zones, needs: showNeeds(question.needs) },
    considered: verdicts.length,
    fitting: verdicts.filter(({ refusals }) => refusals.length === 0).length,
    refused: count(verdicts),
    chosen: chosen?.id,
    weights: WEIGHTS,
    candidates: verdicts.slice(0, CANDIDATES_KEPT).map(({ candidate, refusals, scores, total }) =>
      refusals.length > 0 ? { data_plane: candidate.id, refusals } : { data_plane: candidate.id, scores, total }),
  };
}

/** Another organization's own data plane is nobody's business beyond that: whatever else speaks against it is not counted. */
function reasonsOf({ refusals }: PlacementVerdict): Set<PlacementReason> {
  const reasons = new Set(refusals.map(({ reason }) => reason));
  return reasons.has('ExclusiveToAnother') ? new Set(['ExclusiveToAnother']) : reasons;
}

function count(verdicts: readonly PlacementVerdict[]): Placement['refused'] {
  const counts = new Map<PlacementReason, number>();
  for (const verdict of verdicts) for (const reason of reasonsOf(verdict)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([reason, data_planes]) => ({ reason, data_planes }));
}

/** For the tenant, who is not told that others have data planes of their own. */
export function tenantPlacement({ considered, fitting, refused, chosen, candidates }: Placement): TenantPlacement {
  const hidden = refused.find(({ reason }) => reason === 'ExclusiveToAnother')?.data_planes ?? 0;
  const best = candidates.find(({ data_plane }) => data_plane === chosen);
  return {
    considered: considered - hidden,
    fitting,
    refused: refused.filter(({ reason }) => reason !== 'ExclusiveToAnother'),
    scores: best?.scores,
    total: best?.total,
  };
}

/** `2 data planes: NoRoom 2, Cordoned 1`. */
export function tellRefused({ considered, refused }: TenantPlacement): string {
  const reasons = refused.map(({ reason, data_planes }) => `${reason} ${data_planes}`).join(', ');
  return `${considered} data plane${considered === 1 ? '' : 's'}${reasons && `: ${reasons}`}`;
}

/** An explanation with why the cluster stands where it stands: in full for those who run the fleet. */
export function withPlacement(explanation: Explanation, placement: Placement | undefined, fleetAdmin: boolean): Explanation {
  if (!placement) return explanation;
  const evidence = { ...explanation.evidence, placement: tenantPlacement(placement), ...(fleetAdmin && { placement_by_data_plane: placement }) };
  return { ...explanation, evidence };
}
