/** Turns the stage a pass has reached into the steps an operation shows. Pure; times come in. */
import type { Step } from '@samsa/contract/operations';

export interface Reached {
  stages: readonly string[];
  /** The stage now running or waited for; undefined when all are through. */
  current?: string;
  /** When each stage was entered and left in this pass, ISO 8601. */
  entered: ReadonlyMap<string, string>;
  left: ReadonlyMap<string, string>;
  cause?: string;
  failed?: boolean;
  /** Stages done in this pass because somebody wanted them done again. */
  again?: ReadonlySet<string>;
}

/** Steps before, moved on by what a pass reached. A step once done stays done unless its stage is current again, or was done again. */
export function advance(before: readonly Step[], reached: Reached, nowIso: string): Step[] {
  const currentIndex = reached.current === undefined ? reached.stages.length : reached.stages.indexOf(reached.current);
  return reached.stages.map((name, index): Step => {
    const old = before.find((step) => step.name === name);
    const again = reached.again?.has(name) ?? false;
    const startedAt = (again ? undefined : old?.started_at) ?? reached.entered.get(name);
    if (index < currentIndex) {
      if (old?.state === 'done' && !again) return old;
      return startedAt ? { name, state: 'done', started_at: startedAt, ended_at: reached.left.get(name) ?? nowIso } : { name, state: 'skipped' };
    }
    if (index > currentIndex) return { name, state: 'planned' };
    return { name, state: reached.failed ? 'failed' : 'running', started_at: startedAt ?? nowIso, cause: reached.cause };
  });
}

export function percentOf(steps: readonly Step[]): number {
  if (steps.length === 0) return 0;
  const through = steps.filter((step) => step.state === 'done' || step.state === 'skipped').length;
  return Math.round((100 * through) / steps.length);
}
