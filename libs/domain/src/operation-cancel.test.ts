import { describe, expect, it } from 'vitest';
import { type Cancelled, cancelling } from './operation-cancel.ts';

function asked(operation: Partial<Cancelled['operation']>, cluster: Partial<Cancelled['cluster']> = {}): string {
  const about = cancelling({
    operation: { id: 'op-1', intent: 'update', generation: 2, ended: false, state: 'running', previous: { generation: 1, kind: 'Basic' }, ...operation },
    cluster: { id: 'lkc-1', kind: 'Basic', generation: 2, observedGeneration: 1, attemptedGeneration: 2, gone: false, ...cluster },
  });
  return 'by' in about ? about.by : about.refused.cause.code;
}

describe('an operation', () => {
  it.each([
    ['a creation under way becomes a deletion', asked({ intent: 'create', generation: 1, previous: undefined }, { generation: 1, observedGeneration: 0, attemptedGeneration: 1 }), 'delete'],
    ['a change goes back to what was reached', asked({}), 'revert'],
    ['a change of what was never reached does not', asked({ generation: 3, previous: { generation: 2, kind: 'Basic' } }, { generation: 3 }), 'NeverReached'],
    ['a change nobody kept the start of does not', asked({ previous: undefined }), 'NothingToReturnTo'],
    ['a change of kind that has begun does not', asked({}, { kind: 'Standard' }), 'NoWayBack'],
    ['a change of kind that has not begun goes back', asked({}, { kind: 'Standard', attemptedGeneration: 1 }), 'revert'],
    ['a deletion nobody has begun is taken back', asked({ intent: 'delete' }, { attemptedGeneration: 1 }), 'keep'],
    ['a deletion that has begun is not', asked({ intent: 'delete' }), 'DestructionBegun'],
    ['one that has ended is not cancelled', asked({ ended: true, state: 'succeeded' }), 'Ended'],
    ['one cancelled is not cancelled again', asked({ state: 'cancelled' }), 'Cancelled'],
    ['one whose cluster is gone is not', asked({}, { gone: true }), 'Ended'],
    ['one that a newer one follows is not', asked({}, { generation: 3 }), 'Superseded'],
  ])('%s', (_, outcome, expected) => expect(outcome).toBe(expected));
});
