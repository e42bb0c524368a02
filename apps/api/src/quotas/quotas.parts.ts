/** Quotas as tenants see them, and requests for more; what the fleet says of a quota by hand is in `fleet`. */
import { QuotaRequestsController } from './quota-requests.controller.ts';
import { QuotaRequestsService } from './quota-requests.service.ts';
import { ServiceQuotasController } from './service-quotas.controller.ts';
import { ServiceQuotasService } from './service-quotas.service.ts';

export const quotaControllers = [ServiceQuotasController, QuotaRequestsController];
export const quotaProviders = [ServiceQuotasService, QuotaRequestsService];
