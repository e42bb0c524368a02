/** An operation as a pass finds it and leaves it: of a Kafka cluster and of a whole one alike. */
import { isDeepStrictEqual } from 'node:util';
import type { LifeOperation, OperationState, Step } from '@samsa/contract/operations';
import type { Tx } from './database.ts';

export interface OpenOperation {
  id: string;
  intent: LifeOperation['intent'];
  generation: number;
  steps: Step[];
  state: OperationState;
}

export interface OperationRecord {
  id: string;
  generation: number;
  state: OperationState;
  steps: Step[];
  percent: number;
  cause?: string;
}

/** Whether it says anything that was not said before. */
export function hasMoved(record: OperationRecord, before: OpenOperation | null | undefined): boolean {
  return !isDeepStrictEqual(shown(record), before && shown(before));
}

export function write(tx: Tx, record: OperationRecord): Promise<unknown> {
  const open = record.state === 'running' || record.state === 'pending';
  return tx.query(
    `UPDATE operation SET state = $2, steps = $3, percent = $4, cause = $5, started_at = coalesce(started_at, now()),
       ended_at = CASE WHEN $6 THEN now() END WHERE id = $1`,
    [record.id, record.state, JSON.stringify(record.steps), record.percent, record.cause ?? null, !open],
  );
}

/** What is told of an operation, as JSON keeps it: percent follows from the steps, and the cause stands in the running one. */
const shown = ({ id, state, steps }: Pick<OpenOperation, 'id' | 'state' | 'steps'>): unknown => JSON.parse(JSON.stringify([id, state, steps]));
