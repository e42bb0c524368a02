/** Credits, payments, trials and prices: what is said of money, by tenants, by those who run the fleet, and by payment providers. */
import { AccountsController } from './accounts.controller.ts';
import { AccountsService } from './accounts.service.ts';
import { FleetAccountsController } from './fleet-accounts.controller.ts';
import { FleetAccountsService } from './fleet-accounts.service.ts';
import { PaymentEventsController } from './payment-events.controller.ts';
import { PaymentSecret, PaymentsService } from './payments.service.ts';
import { PricesController } from './prices.controller.ts';
import { PricesService } from './prices.service.ts';
import { Stopped } from './stopped.ts';

export const moneyControllers = [AccountsController, FleetAccountsController, PaymentEventsController, PricesController];
/** @param secret shared with the payment provider, if there is one */
export const moneyProviders = (secret: string | undefined) => [
  { provide: PaymentSecret, useValue: new PaymentSecret(secret) }, Stopped, AccountsService, FleetAccountsService, PaymentsService, PricesService,
];
