/** What was heard of payments: rows that are added and never changed. The state of an invoice is folded from them. */
import { newPaymentIntentId } from '@samsa/domain/ids';
import { micros, type Micros } from '@samsa/domain/money';
import { type Heard, type PaymentKind, paymentState, type PaymentState } from '@samsa/domain/payment';
import type { Queryable, Tx } from './database.ts';
import type { ClosedInvoice } from './invoices.ts';

/** Those marked by hand. */
export const MANUAL = 'manual';

export interface NewPayment {
  provider: string;
  /** The provider's own; what has one is kept once. */
  id: string;
  kind: PaymentKind;
  amount: Micros;
  reference: string;
  occurredAt: Date;
  by: string;
}

/** @returns false when it was heard before: nothing is written then */
export async function hear(tx: Tx, invoice: Pick<ClosedInvoice, 'id' | 'organizationId'>, payment: NewPayment): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO payment_event (provider, id, invoice_id, organization_id, kind, amount_micros, reference, occurred_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING 1`,
    [payment.provider, payment.id, invoice.id, invoice.organizationId, payment.kind, payment.amount, payment.reference, payment.occurredAt, payment.by]);
  return rows.length > 0;
}

export interface Payment extends Heard {
  provider: string;
  reference: string;
  occurredAt: Date;
}

/** By invoice, in the order in which they happened. */
export async function heardOf(database: Queryable, organizationId: string): Promise<Map<string, Payment[]>> {
  const rows = await database.query<Omit<Payment, 'amount'> & { invoiceId: string; amount: string }>(
    `SELECT invoice_id AS "invoiceId", provider, kind, amount_micros AS amount, reference, occurred_at AS "occurredAt" FROM payment_event
     WHERE organization_id = $1 ORDER BY occurred_at, provider, id`, [organizationId]);
  const heard = new Map<string, Payment[]>();
  for (const { invoiceId, amount, ...payment } of rows) heard.set(invoiceId, [...(heard.get(invoiceId) ?? []), { ...payment, amount: micros(BigInt(amount)) }]);
  return heard;
}

export const stateOf = (invoice: Pick<ClosedInvoice, 'total' | 'dueAt'>, heard: readonly Heard[] | undefined, nowMs: number): PaymentState =>
  paymentState({ total: invoice.total, dueAtMs: invoice.dueAt?.getTime() ?? null }, heard ?? [], nowMs);

export interface PaymentIntent {
  id: string;
  invoiceId: string;
  currency: string;
  amount: Micros;
  createdAt: Date;
}

const INTENT = `id, invoice_id AS "invoiceId", currency, amount_micros AS amount, created_at AS "createdAt"`;
type IntentRow = Omit<PaymentIntent, 'amount'> & { amount: string };

/** An invoice has one, however often it is asked for. */
export async function intend(tx: Tx, invoice: ClosedInvoice): Promise<PaymentIntent> {
  await tx.query('INSERT INTO payment_intent (id, invoice_id, organization_id, currency, amount_micros) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [
    newPaymentIntentId(), invoice.id, invoice.organizationId, invoice.currency, invoice.total,
  ]);
  const [row] = await tx.query<IntentRow & Record<string, unknown>>(`SELECT ${INTENT} FROM payment_intent WHERE invoice_id = $1`, [invoice.id]);
  return { ...row!, amount: micros(BigInt(row!.amount)) };
}

/** The invoice that a provider speaks of by the intent we made. */
export async function invoiceOfIntent(database: Queryable, intentId: string): Promise<{ id: string; organizationId: string; currency: string } | undefined> {
  const [row] = await database.query<{ id: string; organizationId: string; currency: string }>(
    'SELECT invoice_id AS id, organization_id AS "organizationId", currency FROM payment_intent WHERE id = $1', [intentId]);
  return row;
}
