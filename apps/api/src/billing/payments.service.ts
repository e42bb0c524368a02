/**
 * Payments of closed invoices. The port is a table of what was heard: the manual adapter writes a row when an admin says so, the other
 * one when a provider's signed event comes in. Both are kept once; the state of the invoice follows from all rows.
 */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import type { PaymentIntent, receivePaymentEvent } from '@samsa/contract/payments';
import { type Caller, demand, fleetAdmin } from '@samsa/domain/access';
import { micros } from '@samsa/domain/money';
import { type PaymentKind, type PaymentState, signatureFault } from '@samsa/domain/payment';
import { conflict, notFound, Problem, unprocessable } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { wake } from '@samsa/store/billing-accounts';
import { Database, type Tx } from '@samsa/store/database';
import * as invoices from '@samsa/store/invoices';
import type { ClosedInvoice } from '@samsa/store/invoices';
import * as payments from '@samsa/store/payments';
import type { z } from 'zod';
import { InvoicesService } from './invoices.service.ts';

/** Shared with the provider; undefined while the installation has none. */
export class PaymentSecret {
  constructor(readonly value: string | undefined) {}
}

/** What an event is kept as. */
const KINDS: Record<In<typeof receivePaymentEvent>['body']['type'], PaymentKind> = { 'payment.succeeded': 'succeeded', 'payment.failed': 'failed', 'payment.refunded': 'refunded' };
const PROVIDER = 'webhook';

/** From which states an invoice may be marked by hand, and what it says otherwise. */
const MARKS = {
  succeeded: { from: ['open', 'past_due'], operation: 'markInvoicePaid' },
  refunded: { from: ['paid'], operation: 'refundInvoice' },
  voided: { from: ['open', 'past_due'], operation: 'voidInvoice' },
} as const satisfies Partial<Record<PaymentKind, { from: readonly PaymentState[]; operation: string }>>;

@Injectable()
export class PaymentsService {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoicesService,
    private readonly secret: PaymentSecret,
  ) {}

  /** @throws Problem 404; 409 when there is nothing to pay */
  async intend(caller: Caller, invoiceId: string): Promise<z.input<typeof PaymentIntent>> {
    demand(caller, 'billing:update', {});
    return this.database.transact(async (tx) => {
      const { invoice, state } = await this.closed(tx, caller.organizationId, invoiceId);
      if (state !== 'open' && state !== 'past_due') throw conflict('NothingToPay', `${invoiceId} is ${state}: there is nothing to pay.`);
      const { id, currency, amount, createdAt } = await payments.intend(tx, invoice);
      await audit.record(tx, caller, { operation: 'payInvoice', resourceKind: 'Invoice', resourceId: invoiceId, after: { intent: id } });
      return { api_version: 'samsa/v1' as const, kind: 'PaymentIntent' as const, id, invoice: invoiceId, currency, amount_micros: Number(amount), created_at: createdAt.toISOString() };
    });
  }

  /** @param raw the body as it came, which is what was signed */
  async receive(event: In<typeof receivePaymentEvent>['body'], signature: string | undefined, raw: string, from: { sourceAddress: string; requestId: string }) {
    if (!this.secret.value) throw new Problem({ status: 503, code: 'NoProvider', detail: 'This installation has no payment provider. Set SAMSA_PAYMENT_SECRET.' });
    const fault = signatureFault(signature, this.secret.value, raw, Date.now());
    if (fault) throw new Problem({ status: 401, code: 'Unauthorized', detail: `The event is not believed: ${fault}.` });
    return this.database.transact(async (tx) => {
      const invoice = await payments.invoiceOfIntent(tx, event.intent);
      if (!invoice) throw notFound('payment intent', event.intent);
      if (invoice.currency !== event.currency) throw unprocessable('OtherCurrency', `${event.intent} is in ${invoice.currency}.`, '/currency');
      const payment = { provider: PROVIDER, id: event.id, kind: KINDS[event.type], amount: micros(event.amount_micros), reference: event.reference || event.intent, occurredAt: new Date(event.created), by: PROVIDER };
      const news = await payments.hear(tx, { id: invoice.id, organizationId: invoice.organizationId as Caller['organizationId'] }, payment);
      if (news) {
        const actor = { organizationId: invoice.organizationId as Caller['organizationId'], principal: 'system:payments' as Caller['principal'], ...from };
        await audit.record(tx, actor, { operation: 'receivePaymentEvent', resourceKind: 'Invoice', resourceId: invoice.id, after: { event: event.id, type: event.type, amountMicros: event.amount_micros } });
        await wake(tx);
      }
      return { received: true as const, news };
    });
  }

  /** By hand. Said again with the same reference it changes nothing. @throws Problem 404, 409 */
  async mark(caller: Caller, organizationId: string, invoiceId: string, kind: keyof typeof MARKS, reference: string) {
    const admin = fleetAdmin(caller, 'fleet:write');
    const tenant = { ...admin, organizationId: organizationId as Caller['organizationId'] };
    await this.database.transact(async (tx) => {
      const { invoice, state } = await this.closed(tx, organizationId, invoiceId);
      const id = createHash('sha256').update(`${invoiceId} ${kind} ${reference}`).digest('hex');
      const known = await tx.query('SELECT FROM payment_event WHERE provider = $1 AND id = $2', [payments.MANUAL, id]);
      if (known.length > 0) return;
      const { from, operation } = MARKS[kind];
      if (!(from as readonly PaymentState[]).includes(state)) throw conflict('WrongState', `${invoiceId} is ${state}; this is for one that is ${from.join(' or ')}.`);
      await payments.hear(tx, invoice, { provider: payments.MANUAL, id, kind, amount: invoice.total, reference, occurredAt: new Date(), by: admin.principal });
      await audit.record(tx, tenant, { operation, resourceKind: 'Invoice', resourceId: invoiceId, before: { state }, after: { reference } });
      await wake(tx);
    });
    return this.invoices.ofOrganization(organizationId, invoiceId);
  }

  /** @throws Problem 404 */
  private async closed(tx: Tx, organizationId: string, invoiceId: string): Promise<{ invoice: ClosedInvoice; state: PaymentState }> {
    const invoice = await invoices.lock(tx, organizationId, invoiceId);
    if (!invoice) throw notFound('closed invoice', invoiceId);
    const heard = await payments.heardOf(tx, organizationId);
    return { invoice, state: payments.stateOf(invoice, heard.get(invoiceId), Date.now()) };
  }
}
