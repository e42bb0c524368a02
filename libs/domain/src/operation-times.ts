/** When an operation will be through, from what its steps usually take. Pure; an estimate, said as a time of day and never as a promise. */
import type { LifeOperation } from '@samsa/contract/operations';

export interface UsualTime {
  /** What half of them took lately … */
  medianSeconds: number;
  /** … and what 95 of 100 took. */
  p95Seconds: number;
}

/** Of each step of each intent, by `timeKey`. */
export type UsualTimes = ReadonlyMap<string, UsualTime>;

export const timeKey = (intent: string, step: string): string => `${intent} ${step}`;

type Under = Pick<LifeOperation, 'intent' | 'steps'>;

/** Nothing while a step has no usual time, and before the first has begun. A step beyond its usual time is expected to end any moment. */
export function etaOf({ intent, steps }: Under, usual: UsualTimes, now: Date): string | undefined {
  const left = steps.filter(({ state }) => state === 'running' || state === 'failed' || state === 'planned');
  if (left.length === 0) return undefined;
  let seconds = 0;
  for (const step of left) {
    const known = usual.get(timeKey(intent, step.name));
    if (!known) return undefined;
    const passed = step.state === 'planned' || !step.started_at ? 0 : (now.getTime() - Date.parse(step.started_at)) / 1_000;
    seconds += Math.max(0, known.medianSeconds - passed);
  }
  return new Date(now.getTime() + Math.round(seconds * 1_000)).toISOString();
}

/** The steps with what each usually takes, where that is known. */
export function withUsual<Operation extends Under>(operation: Operation, usual: UsualTimes): Operation {
  const steps = operation.steps.map((step) => {
    const known = usual.get(timeKey(operation.intent, step.name));
    return known ? { ...step, usual_seconds: Math.round(known.medianSeconds * 10) / 10 } : step;
  });
  return { ...operation, steps };
}

/** Stuck is what takes longer than so many times the usual … */
export const STUCK_TIMES_USUAL = 2;
/** … and longer than this, however quick it usually is. */
export const STUCK_LEAST_SECONDS = 120;

/** Whether a step that has run so long is stuck. @param usual of that step, where it is known */
export function isStuck(seconds: number, usual: UsualTime | undefined): boolean {
  return seconds > Math.max(STUCK_LEAST_SECONDS, STUCK_TIMES_USUAL * (usual?.p95Seconds ?? 0));
}
