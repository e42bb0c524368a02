/**
 * For how long what is free will last: how many clusters of a plan still fit, over how many of them come about a day. Pure. A
 * plan that has not grown has no end in sight, and neither has one that nothing bounds: both are null, not infinity.
 */
export interface PlanGrowth {
  plan: string;
  /** What one cluster takes. */
  clusters: number;
  cpuMillis: number;
  memoryBytes: number;
  storageBytes: number;
  /** Clusters of the plan admitted less those deleted, in the window. */
  grown: number;
}

/** Null: not bounded. */
export type Free = Record<'clusters' | 'cpuMillis' | 'memoryBytes' | 'storageBytes', number | null>;

export interface RunwayOfPlan {
  plan: string;
  fits: number | null;
  growsPerDay: number;
  days: number | null;
}

const AMOUNTS = ['clusters', 'cpuMillis', 'memoryBytes', 'storageBytes'] as const;

export function runwayOf(free: Free, growth: PlanGrowth, windowDays: number): RunwayOfPlan {
  const bounds = AMOUNTS.flatMap((amount) => {
    const left = free[amount];
    return left === null || growth[amount] === 0 ? [] : [Math.floor(Math.max(0, left) / growth[amount])];
  });
  const fits = bounds.length === 0 ? null : Math.min(...bounds);
  const growsPerDay = Math.max(0, growth.grown) / windowDays;
  const days = fits === null || growsPerDay === 0 ? null : Math.round((fits / growsPerDay) * 10) / 10;
  return { plan: growth.plan, fits, growsPerDay: Math.round(growsPerDay * 100) / 100, days };
}
