/** What the api tells of usage, costs and invoices. It only reads: months are closed by the billing process. */
import { CostsController } from './costs.controller.ts';
import { CostsService } from './costs.service.ts';
import { ExportsController } from './exports.controller.ts';
import { ExportsService } from './exports.service.ts';
import { InvoicesController } from './invoices.controller.ts';
import { InvoicesService } from './invoices.service.ts';

export const billingControllers = [CostsController, InvoicesController, ExportsController];
export const billingProviders = [CostsService, InvoicesService, ExportsService];
