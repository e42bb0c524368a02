/** The stages of one pass while it lasts, and what its operation says after them: of a Kafka cluster and of a whole one alike. */
import { advance, percentOf } from '@samsa/domain/operation-steps';
import type { OpenOperation, OperationRecord } from '@samsa/store/operation-work';

export interface Outcome<Stage extends string> {
  /** All there are of this intent. */
  stages: readonly Stage[];
  /** Everything is reached. */
  through: boolean;
  cause?: string;
  failed?: boolean;
}

export class Stages<Stage extends string> {
  private readonly entered = new Map<string, string>();
  private readonly left = new Map<string, string>();
  /** Done in this pass because somebody wanted them done again. */
  private readonly redone = new Set<Stage>();
  private stage: Stage | undefined;

  /** The one it stands at. */
  get at(): Stage | undefined {
    return this.stage;
  }

  enter(stage: Stage): void {
    if (stage === this.stage) return;
    const now = new Date().toISOString();
    if (this.stage) this.left.set(this.stage, now);
    this.stage = stage;
    this.entered.set(stage, now);
  }

  redo(stage: Stage): void {
    this.redone.add(stage);
  }

  /** The operation as it stands after the pass. */
  conclude({ id, generation, steps: before }: OpenOperation, { stages, through, cause, failed }: Outcome<Stage>): OperationRecord {
    const now = new Date().toISOString();
    if (through && this.stage) this.left.set(this.stage, now);
    // A pass that saw nothing knows no better than the one before where it stands.
    const known = before.find(({ state }) => state === 'running' || state === 'failed')?.name ?? stages[0];
    const reached = { stages, current: through ? undefined : (this.stage ?? known), entered: this.entered, left: this.left, cause, failed, again: this.redone };
    const steps = advance(before, reached, now);
    return { id, generation, state: through ? 'succeeded' : 'running', steps, percent: percentOf(steps), cause: through ? undefined : cause };
  }
}
