/**
 * How much room a region has for its largest plan, and what is to be done about it: a whole cluster is asked for while there is too
 * little, one of ours that stayed empty is let go while there is enough without it. Pure; one thing at a time, so that a wrong floor
 * costs one cluster and not twenty.
 */
import { DIMENSIONS, type Ceilings, type Vector } from './capacity.ts';

/** What nothing bounds has room for so many. */
const UNBOUNDED = 1_000_000;

export interface AutoscalePlane {
  id: string;
  /** Clusters of the largest plan that would find room; 0 where they are refused for another reason. */
  room: number;
  clusters: number;
  /** Set when we had it made, for all. */
  whole?: {
    id: string;
    /** There is no way to it yet. */
    coming: boolean;
    /** Why it does not come, if it does not. */
    cause?: string;
    emptySince?: Date;
  };
}

export interface AutoscaleRegion {
  floor: number;
  idleRetireSeconds: number;
  largestPlan: string;
  planes: readonly AutoscalePlane[];
  /** Whether there is a data plane that makes clusters. */
  hasManagement: boolean;
}

export interface AutoscaleVerdict {
  action: 'ask' | 'retire' | 'wait' | 'none';
  /** No clock in it: a verdict is news when it differs from the one before. */
  reason: string;
  wholeClusterId?: string;
}

/** How often `needs` fits beside what is held. */
export function roomFor(held: Vector, ceilings: Ceilings, needs: Vector): number {
  let room = UNBOUNDED;
  for (const dimension of DIMENSIONS) {
    const ceiling = ceilings[dimension];
    if (ceiling !== null && needs[dimension] > 0) room = Math.min(room, Math.floor((ceiling - held[dimension]) / needs[dimension]));
  }
  return Math.max(0, room);
}

export function decideAutoscale(region: AutoscaleRegion, now: Date): AutoscaleVerdict {
  const { floor, planes, largestPlan, hasManagement } = region;
  const standing = roomIn(planes.filter(({ whole }) => !whole?.coming));
  const coming = planes.find(({ whole }) => whole?.coming)?.whole;
  const lack = `there is room for ${standing} more of the plan ${largestPlan}, and the floor is ${floor}`;
  if (standing >= floor) return letGo(region, standing, now);
  if (coming) return { action: 'wait', reason: `${lack}; ${coming.id} is on its way${coming.cause ? `: ${coming.cause}` : ''}`, wholeClusterId: coming.id };
  if (!hasManagement) return { action: 'none', reason: `${lack}, but no data plane there makes clusters: register one with the label samsa.io/role=management` };
  return { action: 'ask', reason: lack };
}

function letGo({ floor, idleRetireSeconds, planes, largestPlan }: AutoscaleRegion, standing: number, now: Date): AutoscaleVerdict {
  const enough = `there is room for ${standing} more of the plan ${largestPlan}, and the floor is ${floor}`;
  const idle = planes
    .filter(({ whole, clusters }) => whole?.emptySince && !whole.coming && clusters === 0 && now.getTime() - whole.emptySince.getTime() >= idleRetireSeconds * 1_000)
    .sort((a, b) => a.whole!.emptySince!.getTime() - b.whole!.emptySince!.getTime() || (a.id < b.id ? -1 : 1));
  const spare = idle.find((plane) => standing - plane.room >= floor);
  if (spare) return { action: 'retire', reason: `${enough}; ${spare.whole!.id} has been empty for longer than ${idleRetireSeconds} s and is not needed for it`, wholeClusterId: spare.whole!.id };
  if (idle[0]) return { action: 'none', reason: `${enough}; ${idle[0].whole!.id} is empty, but needed for it` };
  return { action: 'none', reason: enough };
}

const roomIn = (planes: readonly AutoscalePlane[]): number => Math.min(UNBOUNDED, planes.reduce((sum, { room }) => sum + room, 0));
