/**
 * What state an invoice is in, from what was heard of its payment. A fold over sums: the order in which it was heard does not matter,
 * and whatever is heard twice is kept once by its id. Signatures are HMAC-SHA256 over `timestamp.body`.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Micros, sum } from './money.ts';

export type PaymentState = 'open' | 'paid' | 'past_due' | 'void' | 'refunded';
export type PaymentKind = 'succeeded' | 'failed' | 'refunded' | 'voided';

export interface Heard {
  kind: PaymentKind;
  amount: Micros;
}

/** A signature is believed as long before and after the time it names. */
export const SIGNATURE_TOLERANCE_MS = 300_000;

export function paymentState({ total, dueAtMs }: { total: Micros; dueAtMs: number | null }, heard: readonly Heard[], nowMs: number): PaymentState {
  const of = (kind: PaymentKind): Micros => sum(heard.filter((one) => one.kind === kind).map(({ amount }) => amount));
  if (heard.some(({ kind }) => kind === 'voided')) return 'void';
  if (total <= 0n) return 'paid';
  if (of('refunded') >= total) return 'refunded';
  if (of('succeeded') >= total) return 'paid';
  return dueAtMs !== null && dueAtMs <= nowMs ? 'past_due' : 'open';
}

/** `t=seconds,v1=hex`, as a header says it. */
export const signatureOf = (secret: string, body: string, atMs: number): string => {
  const at = Math.floor(atMs / 1_000);
  return `t=${at},v1=${mac(secret, `${at}.${body}`).toString('hex')}`;
};

/** @returns what is wrong with it, or nothing */
export function signatureFault(header: string | undefined, secret: string, body: string, nowMs: number): string | undefined {
  const { t, v1 } = Object.fromEntries((header ?? '').split(',').map((part) => part.trim().split('=', 2) as [string, string | undefined])) as { t?: string; v1?: string };
  if (!t || !v1 || !/^\d{1,12}$/.test(t) || !/^[0-9a-f]{64}$/.test(v1)) return 'there is no signature: send samsa-signature: t=SECONDS,v1=HEX';
  if (!timingSafeEqual(mac(secret, `${t}.${body}`), Buffer.from(v1, 'hex'))) return 'the signature is not of this body: sign "SECONDS.BODY" with the secret of this installation';
  return Math.abs(nowMs - Number(t) * 1_000) > SIGNATURE_TOLERANCE_MS ? `the signature is of another time: ${SIGNATURE_TOLERANCE_MS / 1_000} s are tolerated` : undefined;
}

const mac = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest();
