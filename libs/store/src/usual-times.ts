/**
 * What each step of each intent took lately, over all tenants. Read seldom and kept: an estimate need not be fresh, and the
 * operations of a busy fleet are asked for thousands of times between two readings.
 */
import { timeKey, type UsualTime, type UsualTimes } from '@samsa/domain/operation-times';
import type { Queryable } from './database.ts';

/** Usual is what so many operations that ended last have taken. */
export const RECENT_OPERATIONS = 1_000;
const FRESH_MS = 30_000;

/** SQL: what a step took, of a row `step` of `jsonb_array_elements(steps)`. */
export const STEP_SECONDS = `extract(epoch FROM (step->>'ended_at')::timestamptz - (step->>'started_at')::timestamptz)`;
/** SQL: the steps that count, with their intent. */
export const RECENT_STEPS = `(SELECT intent, steps FROM operation WHERE state = 'succeeded' ORDER BY ended_at DESC LIMIT ${RECENT_OPERATIONS}) recent,
    jsonb_array_elements(steps) step
  WHERE step->>'state' = 'done' AND step->>'ended_at' IS NOT NULL AND step->>'started_at' IS NOT NULL`;

export class KeptUsualTimes {
  private kept: UsualTimes = new Map();
  private readAt = 0;
  private reading: Promise<void> | undefined;

  constructor(private readonly database: Queryable) {}

  /** The first reading is waited for; later ones happen beside what is asked. */
  async current(): Promise<UsualTimes> {
    if (Date.now() - this.readAt > FRESH_MS) this.reading ??= this.read().catch(() => undefined).finally(() => (this.reading = undefined));
    if (this.readAt === 0) await this.reading;
    return this.kept;
  }

  private async read(): Promise<void> {
    const rows = await this.database.query<UsualTime & { intent: string; step: string }>(
      `SELECT intent, step->>'name' AS step, percentile_cont(0.5) WITHIN GROUP (ORDER BY ${STEP_SECONDS})::float8 AS "medianSeconds",
         percentile_cont(0.95) WITHIN GROUP (ORDER BY ${STEP_SECONDS})::float8 AS "p95Seconds"
       FROM ${RECENT_STEPS} GROUP BY 1, 2`,
    );
    this.kept = new Map(rows.map(({ intent, step, ...time }) => [timeKey(intent, step), time]));
    this.readAt = Date.now();
  }
}
