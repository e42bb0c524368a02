/** Budgets, pure: what a month has come to in a place and will come to by its end, and which thresholds that reaches. */
import type { Threshold } from '@samsa/contract/budgets';
import { type Micros, sum } from './money.ts';
import { monthBounds } from './rating.ts';
import { type BilledMonth, statementOf } from './statement.ts';

/** Neither: the whole organization. */
export interface BudgetPlace {
  environmentId?: string | null;
  clusterId?: string | null;
}

export interface Spent {
  actual: Micros;
  projected: Micros;
}

/** A month is rated twice for all of an organization's budgets. Usage alone: what else stands on an invoice is in no place. */
export function spender(read: BilledMonth): (place: BudgetPlace) => Spent {
  const now = statementOf(read).costs;
  const byItsEnd = statementOf(read, monthBounds(read.month).toMs).costs;
  return ({ environmentId, clusterId }) => {
    const within = (costs: typeof now) => sum(costs.filter((line) => (!environmentId || line.environmentId === environmentId) && (!clusterId || line.resourceId === clusterId)).map((line) => line.amount));
    return { actual: within(now), projected: within(byItsEnd) };
  };
}

/** Those that are reached: at the very amount, too. */
export function reached(thresholds: readonly Threshold[], budget: bigint, spent: Spent): Threshold[] {
  return thresholds.filter(({ measure, percent }) => spent[measure] * 100n >= budget * BigInt(percent));
}
