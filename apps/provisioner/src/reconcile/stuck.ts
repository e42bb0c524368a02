/**
 * Says once of an operation's step that it takes far longer than such a step usually does. It goes on being tried: an operator that
 * never makes a cluster ready is waited for, and somebody should look.
 */
import { isStuck, timeKey } from '@samsa/domain/operation-times';
import type { KeptUsualTimes } from '@samsa/store/usual-times';
import type { Pass } from './pass.ts';

/** Beyond so many the oldest are forgotten, and may be told again. */
const TOLD_MAX = 10_000;

export interface Stuck {
  cluster: string;
  operation: string;
  step: string;
  seconds: number;
  usualSeconds: number | undefined;
  cause: string | undefined;
}

export class StuckAlarm {
  private readonly told = new Set<string>();

  constructor(
    private readonly usual: KeptUsualTimes,
    private readonly raise: (stuck: Stuck) => void,
  ) {}

  async look(pass: Pass): Promise<void> {
    const { cluster: { id, operation }, at: step } = pass;
    const seconds = pass.stageSeconds();
    if (!operation || !step || !isStuck(seconds, undefined)) return;
    const usual = (await this.usual.current()).get(timeKey(operation.intent, step));
    const key = `${operation.id} ${step}`;
    if (!isStuck(seconds, usual) || this.told.has(key)) return;
    this.told.add(key);
    if (this.told.size > TOLD_MAX) this.told.delete([...this.told][0]!);
    this.raise({ cluster: id, operation: operation.id, step, seconds: Math.round(seconds), usualSeconds: usual?.p95Seconds, cause: pass.status.conditions.find(({ type }) => type === 'Ready')?.message });
  }
}
