import { Controller } from '@nestjs/common';
import * as accounts from '@samsa/contract/billing-accounts';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/price-books';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { PricesService } from './prices.service.ts';

@Controller()
export class PricesController {
  constructor(private readonly prices: PricesService) {}

  @Implements(contract.listPriceBooks)
  books(_input: In<typeof contract.listPriceBooks>, caller: Caller) {
    return this.prices.books(caller);
  }

  @Implements(contract.publishPriceBook)
  publish(input: In<typeof contract.publishPriceBook>, caller: Caller) {
    return this.prices.publish(caller, input.body);
  }

  @Implements(accounts.listPromoCodes)
  codes(_input: In<typeof accounts.listPromoCodes>, caller: Caller) {
    return this.prices.codes(caller);
  }

  @Implements(accounts.createPromoCode)
  addCode(input: In<typeof accounts.createPromoCode>, caller: Caller) {
    return this.prices.addCode(caller, input.body);
  }

  @Implements(accounts.listTaxRates)
  taxes(_input: In<typeof accounts.listTaxRates>, caller: Caller) {
    return this.prices.taxes(caller);
  }

  @Implements(accounts.createTaxRate)
  addTax(input: In<typeof accounts.createTaxRate>, caller: Caller) {
    return this.prices.addTax(caller, input.body);
  }
}
