import { describe, expect, it } from 'vitest';
import { afterFault, CAUSES_MAX, FAILED_PASSES_MAX, type FaultClass, type MetFault, ofAttempt, spentBudget, type Trouble, UNCLASSIFIED_PASSES_MAX } from './quarantine.ts';

const FIRST = { generation: 1, retries: 0 };
const at = (minute: number): string => new Date(minute * 60_000).toISOString();
const fault = (kind: FaultClass, reason = 'Reason', message = 'm'): MetFault => ({ class: kind, reason, message });
const met = (kinds: FaultClass[], attempt = FIRST): Trouble | undefined =>
  kinds.reduce<Trouble | undefined>((before, kind, minute) => afterFault(before, attempt, fault(kind), at(minute)), undefined);
const spent = (kinds: FaultClass[]): boolean => spentBudget(met(kinds)!) !== undefined;

describe('the budget of a key', () => {
  it('is spent by so many refusals in a row, and not by one fewer', () => {
    expect(spent(Array<FaultClass>(FAILED_PASSES_MAX - 1).fill('refused'))).toBe(false);
    expect(spent(Array<FaultClass>(FAILED_PASSES_MAX).fill('refused'))).toBe(true);
  });

  it('is spent sooner by what nobody has classified', () => {
    expect(spent(Array<FaultClass>(UNCLASSIFIED_PASSES_MAX - 1).fill('unclassified'))).toBe(false);
    expect(spent(Array<FaultClass>(UNCLASSIFIED_PASSES_MAX).fill('unclassified'))).toBe(true);
  });

  it('is never spent by a data plane that is away, and not forgiven by it either', () => {
    expect(spent(Array<FaultClass>(10_000).fill('transient'))).toBe(false);
    const mixed = Array.from({ length: 2 * FAILED_PASSES_MAX }, (_, at): FaultClass => (at % 2 ? 'refused' : 'transient'));
    expect(spent(mixed)).toBe(true);
  });

  it('is not spent by waking a key often: a thousand faults in a second count once', () => {
    let trouble: Trouble | undefined;
    for (let ms = 0; ms < 1_000; ms++) trouble = afterFault(trouble, FIRST, fault('unclassified'), new Date(ms).toISOString());
    expect(trouble).toMatchObject({ unclassified: 2, causes: [{ times: 1_000 }] });
  });

  it('begins anew with a generation and with a retry', () => {
    const before = met(Array<FaultClass>(FAILED_PASSES_MAX).fill('refused'));
    for (const next of [{ generation: 2, retries: 0 }, { generation: 1, retries: 1 }]) {
      expect(ofAttempt(before, next)).toBeUndefined();
      expect(afterFault(before, next, fault('refused'), at(99))).toMatchObject({ ...next, refused: 1, since: at(99), causes: [{ times: 1 }] });
    }
  });
});

describe('the causes of a key', () => {
  it('are kept once each, with how often and from when to when', () => {
    const trouble = [fault('refused', 'A'), fault('refused', 'B'), fault('transient', 'A')].reduce<Trouble | undefined>(
      (before, one, minute) => afterFault(before, FIRST, one, at(minute)), undefined,
    );
    expect(trouble?.causes).toEqual([
      { reason: 'B', message: 'm', firstAt: at(1), lastAt: at(1), times: 1 }, { reason: 'A', message: 'm', firstAt: at(0), lastAt: at(2), times: 2 },
    ]);
  });

  it('are the last ones, and short', () => {
    let trouble: Trouble | undefined;
    for (let one = 0; one < 3 * CAUSES_MAX; one++) trouble = afterFault(trouble, FIRST, fault('transient', `R${one}`, 'x'.repeat(9_000)), at(one));
    expect(trouble?.causes.map(({ reason }) => reason)).toEqual(Array.from({ length: CAUSES_MAX }, (_, at) => `R${2 * CAUSES_MAX + at}`));
    expect(trouble?.causes[0]?.message.length).toBeLessThan(1_000);
  });
});
