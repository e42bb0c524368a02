import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { micros } from './money.ts';
import { type Heard, paymentState, SIGNATURE_TOLERANCE_MS, signatureFault, signatureOf } from './payment.ts';

const invoice = { total: micros(100), dueAtMs: 10 };
const heard = (kind: Heard['kind'], amount = 100): Heard => ({ kind, amount: micros(amount) });

describe('the state of an invoice', () => {
  it.each<[string, Heard[], number, string]>([
    ['nothing heard yet', [], 9, 'open'],
    ['nothing heard in time', [], 10, 'past_due'],
    ['a failure is no payment', [heard('failed')], 10, 'past_due'],
    ['paid late', [heard('failed'), heard('succeeded')], 20, 'paid'],
    ['paid in parts', [heard('succeeded', 40), heard('succeeded', 60)], 20, 'paid'],
    ['a part is not all', [heard('succeeded', 40)], 20, 'past_due'],
    ['a part given back leaves it paid', [heard('succeeded'), heard('refunded', 30)], 20, 'paid'],
    ['all given back', [heard('succeeded'), heard('refunded')], 20, 'refunded'],
    ['the refund was heard first, and the payment not at all', [heard('refunded')], 20, 'refunded'],
    ['asked for no more', [heard('voided', 0)], 20, 'void'],
  ])('%s', (_, events, nowMs, state) => {
    expect(paymentState(invoice, events, nowMs)).toBe(state);
  });

  it('asks nothing for nothing, and nobody for what has no date', () => {
    expect(paymentState({ total: micros(0), dueAtMs: 0 }, [], 5)).toBe('paid');
    expect(paymentState({ total: micros(5), dueAtMs: null }, [], 5)).toBe('open');
  });

  it('does not depend on the order in which things were heard', () => {
    const events = fc.array(fc.record({ kind: fc.constantFrom<Heard['kind'][]>('succeeded', 'failed', 'refunded', 'voided'), amount: fc.bigInt(0n, 200n).map(micros) }), { maxLength: 6 });
    fc.assert(fc.property(events, fc.integer({ min: 0, max: 20 }), (all, nowMs) => {
      expect(paymentState(invoice, [...all].reverse(), nowMs)).toBe(paymentState(invoice, all, nowMs));
    }));
  });
});

describe('the signature of an event', () => {
  const [secret, body, at] = ['a secret of both', '{"id":"evt-1"}', 1_700_000_000_000];

  it('is believed of its own body and time, and of no other', () => {
    const signature = signatureOf(secret, body, at);
    expect(signatureFault(signature, secret, body, at + SIGNATURE_TOLERANCE_MS)).toBeUndefined();
    expect(signatureFault(signature, secret, body, at + SIGNATURE_TOLERANCE_MS + 1)).toMatch(/another time/);
    expect(signatureFault(signature, secret, body, at - SIGNATURE_TOLERANCE_MS - 1)).toMatch(/another time/);
    expect(signatureFault(signature, 'another secret', body, at)).toMatch(/not of this body/);
    expect(signatureFault(signature, secret, `${body} `, at)).toMatch(/not of this body/);
    expect(signatureFault(signature.replace(/t=\d+/, 't=1700000001'), secret, body, at)).toMatch(/not of this body/);
  });

  it.each([undefined, '', 't=1', 'v1=abc', 't=x,v1=00', `t=1,v1=${'g'.repeat(64)}`])('that is none is said to be none: %s', (signature) => {
    expect(signatureFault(signature, secret, body, at)).toMatch(/there is no signature/);
  });
});
