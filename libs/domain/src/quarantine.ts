/**
 * When a key is given up on for now. Pure: faults go in one by one, a tally comes out, and the tally says when the budget is spent.
 *
 * Only what is wrong with the key itself counts: a specification that the data plane refuses, or an error that nobody has
 * classified. A data plane that is away, slow, throttled or does not let us in says nothing about the key, and would put all its
 * clusters aside at once: such faults are kept among the causes and are tried again for ever. A pass without a fault, a new
 * generation and an admin's retry each begin the tally anew.
 *
 * A key may be woken many times a second, by whatever happens to its objects: a fault is counted only when at least half of the wait
 * that was due after the last one has passed. So no budget is spent in less than half the time that the backoff gives it.
 */
import { backoffMs } from './backoff.ts';


/** Failed passes in a row, as far as they count. Grown backoff makes that about seven minutes. */
export const FAILED_PASSES_MAX = 12;
/** Passes in a row that threw what nobody has classified: a bug of ours or a broken row, which waiting will not mend. */
export const UNCLASSIFIED_PASSES_MAX = 5;
/** Distinct causes kept, the last ones. */
export const CAUSES_MAX = 8;
/** Letters of a cause: the beginning says it. */
const CAUSE_LENGTH_MAX = 500;

/** `transient`: not the key's own. `refused`: somebody said no to it. `unclassified`: nobody knows. */
export type FaultClass = 'transient' | 'refused' | 'unclassified';

export interface Cause {
  /** CamelCase. */
  reason: string;
  message: string;
  /** ISO 8601, as all times here. */
  firstAt: string;
  lastAt: string;
  times: number;
}

/** What has gone wrong in a row with one generation of one key since the last retry. */
export interface Trouble {
  generation: number;
  retries: number;
  since: string;
  refused: number;
  unclassified: number;
  /** When one was counted last. */
  countedAt?: string;
  /** Distinct, the latest last. */
  causes: Cause[];
}

export interface Attempt {
  generation: number;
  retries: number;
}

export interface MetFault {
  class: FaultClass;
  reason: string;
  message: string;
}

/** The tally so far, if it is of this attempt. */
export function ofAttempt(trouble: Trouble | null | undefined, { generation, retries }: Attempt): Trouble | undefined {
  return trouble?.generation === generation && trouble.retries === retries ? trouble : undefined;
}

export function afterFault(before: Trouble | null | undefined, attempt: Attempt, fault: MetFault, nowIso: string): Trouble {
  const known = ofAttempt(before, attempt);
  const message = fault.message.slice(0, CAUSE_LENGTH_MAX);
  const same = known?.causes.find((cause) => cause.reason === fault.reason && cause.message === message);
  const counts = fault.class !== 'transient' && isDue(known, nowIso);
  const cause = { reason: fault.reason, message, firstAt: same?.firstAt ?? nowIso, lastAt: nowIso, times: (same?.times ?? 0) + 1 };
  return {
    generation: attempt.generation,
    retries: attempt.retries,
    since: known?.since ?? nowIso,
    refused: (known?.refused ?? 0) + (counts && fault.class === 'refused' ? 1 : 0),
    unclassified: (known?.unclassified ?? 0) + (counts && fault.class === 'unclassified' ? 1 : 0),
    countedAt: counts ? nowIso : known?.countedAt,
    causes: [...(known?.causes ?? []).filter((one) => one !== same), cause].slice(-CAUSES_MAX),
  };
}

function isDue(known: Trouble | undefined, nowIso: string): boolean {
  if (!known?.countedAt) return true;
  return Date.parse(nowIso) - Date.parse(known.countedAt) >= backoffMs(known.refused + known.unclassified - 1, 0) / 2;
}

/** The budget that is spent, in words; undefined while there is some left. */
export function spentBudget({ refused, unclassified }: Trouble): string | undefined {
  if (unclassified >= UNCLASSIFIED_PASSES_MAX) return `${unclassified} passes in a row met an error that nobody has classified`;
  if (refused + unclassified >= FAILED_PASSES_MAX) return `${refused + unclassified} passes failed in a row`;
  return undefined;
}
