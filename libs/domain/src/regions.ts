/**
 * What tenants are told of the regions: the verdict of the very placement that a create would get, for the least size of each kind,
 * folded over the data planes there without naming one. Pure. A data plane kept for another organization does not exist here.
 */
import { type Cloud, type ClusterKind, KINDS } from '@samsa/contract/clusters';
import type { PlacementReason } from '@samsa/contract/placement';
import type { OfferedRegion } from '@samsa/contract/regions';
import { place, type PlacementCandidate, type PlacementVerdict, questionOf } from './placement.ts';
import type { PlanDefinition } from './plan-catalogue.ts';
import { isManagement } from './whole-clusters.ts';

/** In this order: of several reasons of one data plane the first is told. */
const REASONS: [reasons: PlacementReason[], words: string][] = [
  [['Cordoned', 'Draining', 'Retired'], 'it is being maintained'],
  [['Unreachable'], 'it cannot be reached just now'],
  [['TooFewZones'], 'it has too few zones'],
  [['MakesClusters'], 'it takes no clusters itself'],
  [['NotIsolated'], 'it has no place of its own for you'],
  [['LabelMissing', 'TaintNotTolerated', 'KafkaVersionMissing', 'OperatorMissing'], 'it does not have what that takes'],
  [['NoRoom'], 'it is full'],
];
const NOT_READY = 'it is not ready';

/** One answer for each cloud and region that has a data plane the organization may use, in their order. */
export function offeredRegions(organizationId: string, planes: readonly PlacementCandidate[], plans: readonly PlanDefinition[]): OfferedRegion[] {
  const regions = new Map<string, PlacementCandidate[]>();
  for (const plane of planes) {
    if (plane.exclusiveTo !== null && plane.exclusiveTo !== organizationId) continue;
    const key = `${plane.cloud} ${plane.region}`;
    regions.set(key, [...(regions.get(key) ?? []), plane]);
  }
  return [...regions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, there]) => offered(organizationId, there, plans));
}

function offered(organizationId: string, there: readonly PlacementCandidate[], plans: readonly PlanDefinition[]): OfferedRegion {
  const { cloud, region } = there[0] as PlacementCandidate & { cloud: Cloud };
  const verdicts = plans
    .toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
    .map((plan) => ({ kind: plan.kind, isolated: plan.isolation === 'cluster', ...place(questionOf(organizationId, plan, { cloud, region, availability: 'LOW', config: leastOf(plan) }), there) }));
  const makes = there.some((plane) => isManagement(plane.labels) && !plane.cordoned && !plane.draining);
  const kinds = verdicts.map(({ kind, chosen, isolated, verdicts: all }) => (chosen || (isolated && makes) ? { kind, available: true } : { kind, available: false, reason: tell(cloud, region, all, kind) }));
  if (kinds.some(({ available }) => available)) return { cloud, region, available: true, kinds };
  return { cloud, region, available: false, reason: tell(cloud, region, verdicts.flatMap((one) => one.verdicts)), kinds };
}

const leastOf = ({ kind, cku }: PlanDefinition) => ({ kind, cku: cku?.least });

function tell(cloud: string, region: string, verdicts: readonly PlacementVerdict[], kind?: ClusterKind): string {
  const words = new Set(verdicts.map(({ refusals }) => REASONS.find(([reasons]) => refusals.some(({ reason }) => reasons.includes(reason)))?.[1] ?? NOT_READY));
  return `${cloud} ${region} takes no new ${kind ? `${kind} ` : ''}clusters: ${[...words].join('; ')}.`;
}
