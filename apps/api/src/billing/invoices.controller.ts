import { Controller } from '@nestjs/common';
import { explainInvoiceLine, getInvoice, listInvoices } from '@samsa/contract/billing';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { InvoicesService } from './invoices.service.ts';

@Controller()
export class InvoicesController {
  constructor(private readonly invoices: InvoicesService) {}

  @Implements(listInvoices)
  list(_input: In<typeof listInvoices>, caller: Caller) {
    return this.invoices.list(caller);
  }

  @Implements(getInvoice)
  get(input: In<typeof getInvoice>, caller: Caller) {
    return this.invoices.get(caller, input.params.id);
  }

  @Implements(explainInvoiceLine)
  explain(input: In<typeof explainInvoiceLine>, caller: Caller) {
    return this.invoices.explain(caller, input.params.id, input.params.line);
  }
}
