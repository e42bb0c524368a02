/** Asks the pure placement where a cluster goes, and turns "nowhere" into a sentence that says what there is. */
import type { ClusterSpec } from '@samsa/contract/clusters';
import type { Placement } from '@samsa/contract/placement';
import type { DataPlaneId, OrganizationId } from '@samsa/domain/ids';
import { place, type PlacementCandidate, questionOf } from '@samsa/domain/placement';
import { reportOf, tellRefused, tenantPlacement } from '@samsa/domain/placement-report';
import type { PlanDefinition, PlanReference } from '@samsa/domain/plan-catalogue';
import { Problem } from '@samsa/domain/problem';
import type { Queryable } from '@samsa/store/database';
import * as candidates from '@samsa/store/placement-candidates';
import { managementOf } from '@samsa/store/whole-clusters';

export interface KnownPlan {
  reference: PlanReference;
  definition: PlanDefinition;
}

export interface Asked {
  report: Placement;
  place?: { dataPlaneId: DataPlaneId; shard: number };
  /** It goes nowhere yet: a Kubernetes cluster of its own will be made for it. */
  toBeMade?: boolean;
  /** Why it goes nowhere: 400 for a region that does not exist, 409 for one that takes nothing. */
  problem?: Problem;
}

/** Among the data planes of its region, or those given. */
export async function askPlacement(
  database: Queryable, organizationId: OrganizationId, plan: KnownPlan, spec: ClusterSpec, among?: readonly PlacementCandidate[],
): Promise<Asked> {
  const there = among ?? (await candidates.ofRegion(database, organizationId, spec.cloud, spec.region));
  const question = questionOf(organizationId, plan.definition, spec);
  const result = place(question, there);
  const report = reportOf(spec.config.kind, plan.reference, question, result);
  const { chosen } = result;
  if (chosen) return { report, place: { dataPlaneId: chosen.id as DataPlaneId, shard: chosen.shard } };
  if (plan.definition.isolation === 'cluster' && (await managementOf(database, spec.cloud, spec.region))) return { report, toBeMade: true };
  const mine = there.some(({ cloud, region, exclusiveTo }) => cloud === spec.cloud && region === spec.region && (exclusiveTo === null || exclusiveTo === organizationId));
  return { report, problem: mine ? noCapacity(spec, report) : unknownRegion(spec, await candidates.offered(database, organizationId)) };
}

function unknownRegion(spec: ClusterSpec, places: { cloud: string; region: string }[]): Problem {
  const list = places.map((at) => `${at.cloud} ${at.region}`).join(', ') || 'none yet, ask the administrator';
  return new Problem({ status: 400, code: 'UnknownRegion', detail: `There is no region ${spec.region} of ${spec.cloud} here. Offered: ${list}.`, pointer: '/spec/region' });
}

function noCapacity({ cloud, region, config }: ClusterSpec, report: Placement): Problem {
  const why = tellRefused(tenantPlacement(report));
  return new Problem({ status: 409, code: 'NoCapacity', detail: `${cloud} ${region} takes no new ${config.kind} cluster just now (${why}). Choose another region or kind, or try later.` });
}
