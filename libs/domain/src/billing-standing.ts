/**
 * Where an organization stands with its bill, and where it goes next. Pure: a total table, and the rule that says which of its
 * events has come about. Level-triggered: the event follows from what is so, nobody has to tell it.
 *
 *   trial ─┐  lapsed            timeUp               timeUp            timeUp
 *          ├─────────▶ grace ─────────▶ suspended ─────────▶ trash ─────────▶ purged
 *   paying ┘             │ restored        │ ▲ held             │
 *      ▲─────────────────┴─────────────────┴──────────────────┘   until the purge every step is taken back by what caused it going away
 *
 * A step lasts its whole time from the moment it is taken: an installation that was off for a month purges nobody when it comes back.
 */
import type { Micros } from './money.ts';

export const STANDINGS = ['trial', 'paying', 'grace', 'suspended', 'trash', 'purged'] as const;
export type Standing = (typeof STANDINGS)[number];
export const STANDING_EVENTS = ['lapsed', 'timeUp', 'restoredToTrial', 'restoredToPaying', 'held', 'released'] as const;
export type StandingEvent = (typeof STANDING_EVENTS)[number];
/** Why it left trial or paying: the trial's time or credit is over, an invoice is past due, somebody who runs the fleet wants it so. */
export type Lapse = 'trial' | 'debt' | 'admin';

const RESTORED = { restoredToTrial: 'trial', restoredToPaying: 'paying' } as const;

export const TRANSITIONS: Record<Standing, Record<StandingEvent, Standing>> = {
  trial: { ...RESTORED, lapsed: 'grace', timeUp: 'trial', held: 'suspended', released: 'trial' },
  paying: { ...RESTORED, lapsed: 'grace', timeUp: 'paying', held: 'suspended', released: 'paying' },
  grace: { ...RESTORED, lapsed: 'grace', timeUp: 'suspended', held: 'suspended', released: 'grace' },
  suspended: { ...RESTORED, lapsed: 'suspended', timeUp: 'trash', held: 'suspended', released: 'suspended' },
  trash: { ...RESTORED, lapsed: 'trash', timeUp: 'purged', held: 'suspended', released: 'trash' },
  // What was purged does not come back, but who pays may begin anew.
  purged: { lapsed: 'purged', timeUp: 'purged', restoredToTrial: 'purged', restoredToPaying: 'paying', held: 'purged', released: 'purged' },
};

/** Brokers are stopped and nothing new is accepted. */
export const isStopped = (state: Standing): boolean => state === 'suspended' || state === 'trash' || state === 'purged';

/** How long each step lasts, in milliseconds. */
export interface StandingTimes {
  grace: number;
  suspended: number;
  trash: number;
}

export interface StandingFacts {
  state: Standing;
  because: Lapse | null;
  /** When the step under way is over. */
  nextAtMs: number | null;
  /** Somebody who runs the fleet wants it suspended. */
  held: boolean;
  /** Null for an organization that is not, or no more, on trial. */
  trial: { endsAtMs: number; creditLeft: Micros } | null;
  /** An invoice is past due. */
  debt: boolean;
  /** The database's clock. */
  nowMs: number;
}

export interface Step {
  event: StandingEvent;
  state: Standing;
  because: Lapse | null;
  nextAtMs: number | null;
}

/** Why it may not go on as it is, if so. A debt weighs more than a trial: it is what has to be paid. */
export function lapseOf({ trial, debt, nowMs }: Pick<StandingFacts, 'trial' | 'debt' | 'nowMs'>): Lapse | undefined {
  if (debt) return 'debt';
  return trial && (trial.endsAtMs <= nowMs || trial.creditLeft <= 0n) ? 'trial' : undefined;
}

/** What has come about; nothing on a good day. */
export function eventOf(facts: StandingFacts): StandingEvent | undefined {
  const { state, because, nextAtMs, nowMs, held, trial } = facts;
  if (held) return because === 'admin' || state === 'purged' ? undefined : 'held';
  const lapse = lapseOf(facts);
  if (!lapse) {
    const restored = trial ? 'restoredToTrial' : 'restoredToPaying';
    return TRANSITIONS[state][restored] === state ? undefined : restored;
  }
  if (because === 'admin') return 'released';
  if (state === 'trial' || state === 'paying') return 'lapsed';
  return state !== 'purged' && nextAtMs !== null && nextAtMs <= nowMs ? 'timeUp' : undefined;
}

/** The next step, if it is time for one. */
export function stepOf(facts: StandingFacts, times: StandingTimes): Step | undefined {
  const event = eventOf(facts);
  if (!event) return undefined;
  const state = TRANSITIONS[facts.state][event];
  const because = state === 'trial' || state === 'paying' ? null : event === 'held' ? 'admin' : (lapseOf(facts) ?? facts.because);
  const lasts = state === 'grace' || state === 'suspended' || state === 'trash' ? times[state] : undefined;
  return { event, state, because, nextAtMs: because === 'admin' || lasts === undefined ? null : facts.nowMs + lasts };
}

/** What follows when nothing happens. */
export function nextOf({ state, because, nextAtMs, trial }: Pick<StandingFacts, 'state' | 'because' | 'nextAtMs' | 'trial'>): { state: Standing; atMs: number } | undefined {
  if (state === 'trial' && trial) return { state: 'grace', atMs: trial.endsAtMs };
  if (nextAtMs === null || because === 'admin') return undefined;
  const next = TRANSITIONS[state].timeUp;
  return next === state ? undefined : { state: next, atMs: nextAtMs };
}

const DAY_MS = 86_400_000;
const DAYS_WARNED = [1, 3, 7] as const;
const PERCENT_WARNED = [100, 80, 50] as const;

export interface TrialWarning {
  kind: 'days' | 'credit';
  /** Days left, or percent used. */
  mark: number;
}

/** The most urgent mark of each kind that a trial has passed. @param startedAtMs marks that it was born beyond are none */
export function trialWarnings(trial: { startedAtMs: number; endsAtMs: number; credit: Micros; used: Micros }, nowMs: number): TrialWarning[] {
  const length = trial.endsAtMs - trial.startedAtMs;
  const days = DAYS_WARNED.find((mark) => length > mark * DAY_MS && trial.endsAtMs - nowMs <= mark * DAY_MS);
  const percent = PERCENT_WARNED.find((mark) => trial.credit > 0n && trial.used * 100n >= trial.credit * BigInt(mark));
  return [...(days === undefined ? [] : [{ kind: 'days' as const, mark: days }]), ...(percent === undefined ? [] : [{ kind: 'credit' as const, mark: percent }])];
}

const STATE_WORDS: Record<'suspended' | 'trash' | 'purged', string> = {
  suspended: 'is suspended: its brokers are stopped and their volumes kept',
  trash: 'is in the trash: its brokers are stopped and their volumes are about to be removed',
  purged: 'was purged: its clusters and their data are gone',
};
const REMEDIES: Record<Lapse, string> = {
  trial: 'Its trial is over. Pay, redeem a promo code, or ask those who run this installation to extend the trial.',
  debt: 'An invoice is past due. Pay it: GET /samsa/v1/invoices says which.',
  admin: 'Those who run this installation have suspended it. Ask them why.',
};

/** To whom is refused a write: what is so, why, and what helps. */
export const stoppedInWords = (state: 'suspended' | 'trash' | 'purged', because: Lapse): string =>
  `This organization ${STATE_WORDS[state]}. ${REMEDIES[because]} Reading and deleting goes on.`;
