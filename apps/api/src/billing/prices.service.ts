/** What those who run the fleet say of money for everybody: price books, promo codes, taxes. All are added to, and never changed. */
import { Injectable } from '@nestjs/common';
import type * as accounts from '@samsa/contract/billing-accounts';
import type { PromoCode } from '@samsa/contract/billing-accounts';
import type { In } from '@samsa/contract/operation';
import type { publishPriceBook } from '@samsa/contract/price-books';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import { micros } from '@samsa/domain/money';
import { checkDefinition, type PriceBook } from '@samsa/domain/price-book';
import { conflict, invalid, unprocessable } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import * as credits from '@samsa/store/credits';
import { Database } from '@samsa/store/database';
import { isRaised, violates } from '@samsa/store/fault';
import { booksOf, publishBook } from '@samsa/store/price-books';
import * as taxes from '@samsa/store/taxes';

const iso = (date: Date | null): string | undefined => date?.toISOString();

@Injectable()
export class PricesService {
  constructor(private readonly database: Database) {}

  async books(caller: Caller) {
    fleetAdmin(caller, 'fleet:read');
    return { api_version: 'fleet/v1' as const, kind: 'PriceBookList' as const, metadata: {}, data: (await booksOf(this.database)).map(showBook) };
  }

  /** @throws Problem 409 when another version came first, 422 for prices that cannot be rated by or a date that is past */
  async publish(caller: Caller, { currency, follows, effective_from, definition }: In<typeof publishPriceBook>['body']) {
    const admin = fleetAdmin(caller, 'fleet:write');
    const version = follows + 1;
    try {
      checkDefinition(definition);
    } catch (fault) {
      throw invalid((fault as Error).message, '/definition');
    }
    return this.database.transact(async (tx) => {
      const made = await publishBook(tx, admin, currency, version, new Date(effective_from), definition).catch((fault: Error) => {
        throw isRaised(fault) ? unprocessable('WrongDate', `The prices cannot begin then: ${fault.message}.`, '/effective_from') : fault;
      });
      if (!made) throw conflict('Overtaken', `There is a version ${version} of the ${currency} prices already. Read it, and say what follows it.`, '/follows');
      await audit.record(tx, admin, { operation: 'publishPriceBook', resourceKind: 'PriceBook', resourceId: `${currency} ${version}`, after: { effective_from, definition } });
      return showBook({ currency, version, effectiveFromMs: Date.parse(effective_from), ...definition });
    });
  }

  async codes(caller: Caller) {
    const found = await credits.promoCodes(this.database, fleetAdmin(caller, 'fleet:read'));
    return { api_version: 'fleet/v1' as const, kind: 'PromoCodeList' as const, metadata: {}, data: found.map(showCode) };
  }

  async addCode(caller: Caller, { code, amount_micros, currency, valid_from, valid_until, credit_days, max_redemptions }: In<typeof accounts.createPromoCode>['body']): Promise<PromoCode> {
    const admin = fleetAdmin(caller, 'fleet:write');
    return this.database.transact(async (tx) => {
      const made = await credits.addPromoCode(tx, admin, {
        code, currency, amount: micros(amount_micros), validFrom: valid_from === undefined ? undefined : new Date(valid_from),
        validUntil: valid_until === undefined ? null : new Date(valid_until), creditDays: credit_days ?? null, maxRedemptions: max_redemptions,
      });
      await audit.record(tx, admin, { operation: 'createPromoCode', resourceKind: 'PromoCode', resourceId: code, after: showCode(made) });
      return showCode(made);
    });
  }

  async taxes(caller: Caller) {
    const found = await taxes.list(this.database, fleetAdmin(caller, 'fleet:read'));
    return { api_version: 'fleet/v1' as const, kind: 'TaxRateList' as const, metadata: {}, data: found.map(showTax) };
  }

  async addTax(caller: Caller, { country, organization, name, basis_points, effective_from }: In<typeof accounts.createTaxRate>['body']) {
    const admin = fleetAdmin(caller, 'fleet:write');
    return this.database.transact(async (tx) => {
      const wanted = { country: country ?? null, organizationId: organization ?? null, name, basisPoints: basis_points, effectiveFrom: effective_from === undefined ? undefined : new Date(effective_from) };
      const made = await taxes.add(tx, admin, wanted).catch((fault: Error) => {
        throw violates(fault, 'tax_rate_organization_id_fkey') ? invalid(`There is no organization ${organization}.`, '/organization') : fault;
      });
      await audit.record(tx, admin, { operation: 'createTaxRate', resourceKind: 'TaxRate', resourceId: made.id, after: showTax(made) });
      return showTax(made);
    });
  }
}

function showBook({ currency, version, effectiveFromMs, prices, support }: PriceBook) {
  return { api_version: 'fleet/v1' as const, kind: 'PriceBook' as const, currency, version, effective_from: new Date(effectiveFromMs).toISOString(), definition: { prices, support } };
}

function showCode({ code, currency, amount, validFrom, validUntil, creditDays, maxRedemptions, redemptions, createdAt }: credits.PromoCode): PromoCode {
  return {
    api_version: 'fleet/v1', kind: 'PromoCode', code, currency, amount_micros: Number(amount), valid_from: validFrom.toISOString(), valid_until: iso(validUntil),
    credit_days: creditDays ?? undefined, max_redemptions: maxRedemptions, redemptions, created_at: createdAt.toISOString(),
  };
}

const showTax = ({ id, country, organizationId, name, basisPoints, effectiveFrom }: taxes.TaxRate) =>
  ({ id, country: country ?? undefined, organization: organizationId ?? undefined, name, basis_points: basisPoints, effective_from: effectiveFrom.toISOString() });
