/** What a living cluster holds, brought to what it wants: of the organization's quota and of the room of the data plane it stands on. */
import type { ClusterSpec } from '@samsa/contract/clusters';
import { DIMENSIONS, lacking, minus, tellLack, vectorOf } from '@samsa/domain/capacity';
import { admitQuota } from '@samsa/domain/cluster-admission';
import type { PlanDefinition } from '@samsa/domain/plan-catalogue';
import { Problem } from '@samsa/domain/problem';
import type { StoredCluster } from '@samsa/store/clusters';
import type { Queryable, Tx } from '@samsa/store/database';
import * as candidates from '@samsa/store/placement-candidates';
import * as reservations from '@samsa/store/reservations';
import type { Holding } from '@samsa/store/reservations';

export function holdingFor(plan: PlanDefinition, { config }: Pick<ClusterSpec, 'config'>): Holding {
  return { ...vectorOf(plan, config), cku: config.cku ?? 0 };
}

export const difference = (wanted: Holding, held: Holding): Holding => ({ ...minus(wanted, held), cku: wanted.cku - held.cku });

/** @throws Problem 402 for the quota, 409 when its data plane has no room for what comes on top */
export async function resize(tx: Tx, cluster: StoredCluster, plan: PlanDefinition, spec: ClusterSpec): Promise<void> {
  const { id: clusterId, organizationId, dataPlaneId } = cluster;
  const held = await reservations.holdingOf(tx, clusterId);
  if (!held) return;
  const more = difference(holdingFor(plan, spec), held);
  if (more.cku === 0 && DIMENSIONS.every((dimension) => more[dimension] === 0)) return;
  const totals = await reservations.lockOrganization(tx, organizationId);
  if (totals) admitQuota(totals.held, totals.limit, more);
  if (await reservations.resize(tx, { clusterId, organizationId, dataPlaneId, holding: more })) return;
  throw (await roomProblem(tx, cluster, more)) ?? noRoom('its room was taken by another just now');
}

/** Why its data plane cannot give it more; undefined when it can. The data plane is not named: a tenant does not know it. */
export async function roomProblem(database: Queryable, { organizationId, dataPlaneId }: StoredCluster, more: Holding): Promise<Problem | undefined> {
  const plane = await candidates.one(database, organizationId, dataPlaneId);
  const lacks = plane ? lacking(plane.held, plane.ceilings, more) : [];
  return lacks.length > 0 ? noRoom(lacks.map(tellLack).join('; ')) : undefined;
}

function noRoom(why: string): Problem {
  return new Problem({ status: 409, code: 'NoCapacity', detail: `The data plane it stands on has no room for it to grow so (${why}). Grow less, try later, or make a new cluster of that size.` });
}
