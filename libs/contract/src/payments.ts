/**
 * Payments. A provider is given the intent that we make for an invoice, and tells what became of it by signed events: in any order, as
 * often as it likes. What is paid otherwise, somebody who runs the fleet writes down by hand.
 */
import { z } from 'zod';
import { Invoice } from './billing.ts';
import { operation } from './operation.ts';
import { ById, Timestamp } from './wire.ts';

/** `t=SECONDS,v1=HEX` of HMAC-SHA256 over "SECONDS.BODY". */
export const SIGNATURE_HEADER = 'samsa-signature';

const MicrosNumber = z.number().int();

export const PaymentIntent = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('PaymentIntent'),
  id: z.string(),
  invoice: z.string(),
  currency: z.string(),
  amount_micros: MicrosNumber,
  created_at: Timestamp,
});

export const payInvoice = operation({
  id: 'payInvoice', method: 'POST', path: '/samsa/v1/invoices/{id}:pay', summary: 'The intent by which a payment provider is asked for an invoice: one for each, however often it is asked for',
  tag: 'Billing', surface: 'samsa', permission: 'billing:update', params: ById, status: 200, response: PaymentIntent,
});

export const receivePaymentEvent = operation({
  id: 'receivePaymentEvent', method: 'POST', path: '/billing/v1/payment-events',
  summary: 'What became of a payment, as its provider tells it: signed in samsa-signature, kept once by its id', tag: 'Billing', surface: 'samsa', permission: 'open', signed: true, status: 200,
  body: z.object({
    id: z.string().min(1).max(128),
    type: z.enum(['payment.succeeded', 'payment.failed', 'payment.refunded']),
    created: Timestamp,
    intent: z.string().min(1).max(128),
    amount_micros: z.number().int().min(0),
    currency: z.string().regex(/^[A-Z]{3}$/),
    reference: z.string().max(256).default(''),
  }),
  response: z.object({ received: z.literal(true), /** Whether it was news. */ news: z.boolean() }),
});

const fleet = { tag: 'Fleet', surface: 'samsa', permission: 'fleet:write', params: z.object({ id: z.uuid(), invoice: z.string().min(1).max(128) }), status: 200, response: Invoice } as const;

export const markInvoicePaid = operation({
  id: 'markInvoicePaid', method: 'POST', path: '/fleet/v1/organizations/{id}/invoices/{invoice}:mark-paid', summary: 'Write down that an invoice was paid, by what',
  ...fleet, body: z.object({ reference: z.string().trim().min(1).max(256) }),
});
export const refundInvoice = operation({
  id: 'refundInvoice', method: 'POST', path: '/fleet/v1/organizations/{id}/invoices/{invoice}:refund', summary: 'Write down that what was paid for an invoice was given back',
  ...fleet, body: z.object({ reference: z.string().trim().min(1).max(256) }),
});
export const voidInvoice = operation({
  id: 'voidInvoice', method: 'POST', path: '/fleet/v1/organizations/{id}/invoices/{invoice}:void', summary: 'Ask for an invoice no more',
  ...fleet, body: z.object({ reference: z.string().trim().min(1).max(256) }),
});
