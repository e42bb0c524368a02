import { Controller } from '@nestjs/common';
import { exportFocusCosts, exportInvoiceLines, printInvoice } from '@samsa/contract/billing-exports';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { ExportsService } from './exports.service.ts';

@Controller()
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Implements(exportFocusCosts)
  focus({ query }: In<typeof exportFocusCosts>, caller: Caller) {
    return this.exports.focus(caller, query.start_date, query.end_date);
  }

  @Implements(printInvoice)
  print(input: In<typeof printInvoice>, caller: Caller) {
    return this.exports.page(caller, input.params.id);
  }

  @Implements(exportInvoiceLines)
  lines(input: In<typeof exportInvoiceLines>, caller: Caller) {
    return this.exports.lines(caller, input.params.id);
  }
}
