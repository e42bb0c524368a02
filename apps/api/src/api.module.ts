/** What the api is made of. Providers are told by hand where a value, not a class, is wanted. */
import { type DynamicModule, Module } from '@nestjs/common';
import { KafkaPool } from '@samsa/kafka/pool';
import { Sealer } from '@samsa/runtime/seal';
import { Database } from '@samsa/store/database';
import { Plans } from '@samsa/store/plans';
import { Credentials } from './access/credentials.ts';
import { iamControllers, iamProviders } from './access/iam.parts.ts';
import { billingControllers, billingProviders } from './billing/billing.parts.ts';
import { moneyControllers, moneyProviders } from './billing/money.parts.ts';
import { budgetControllers, budgetProviders } from './budgets/budgets.parts.ts';
import { ClustersController } from './clusters/clusters.controller.ts';
import { ClustersService } from './clusters/clusters.service.ts';
import { DryRunService } from './clusters/dry-run.service.ts';
import { contentsControllers, contentsProviders } from './contents/contents.parts.ts';
import { DocsController } from './docs/docs.controller.ts';
import { EnvironmentsController } from './environments/environments.controller.ts';
import { EnvironmentsService } from './environments/environments.service.ts';
import { fleetControllers, fleetProviders } from './fleet/fleet.parts.ts';
import { HealthController } from './health/health.controller.ts';
import { PublicUrl } from './http/answers.ts';
import type { Door } from './http/door.ts';
import { Deeds } from './kafka/deeds.ts';
import { kafkaControllers, kafkaProviders } from './kafka/kafka.parts.ts';
import { MetricsController } from './metrics/metrics.controller.ts';
import { MetricsService } from './metrics/metrics.service.ts';
import { Feed } from './operations/feed.ts';
import { OperationsController } from './operations/operations.controller.ts';
import { quotaControllers, quotaProviders } from './quotas/quotas.parts.ts';
import { webhookControllers, webhookProviders } from './webhooks/webhooks.parts.ts';
import { sessionControllers, sessionProviders, type SignInParts } from './sessions/session.parts.ts';

export interface Parts {
  database: Database;
  sealer: Sealer;
  url: PublicUrl;
  signIn: SignInParts;
  /** Shared with the payment provider, if there is one. */
  paymentSecret?: string;
  log: Door['log'];
}

@Module({})
export class ApiModule {
  static with(parts: Parts): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        EnvironmentsController, ClustersController, OperationsController, MetricsController, DocsController, HealthController,
        ...billingControllers,
        ...moneyControllers,
        ...budgetControllers,
        ...contentsControllers,
        ...fleetControllers,
        ...iamControllers,
        ...kafkaControllers,
        ...quotaControllers,
        ...webhookControllers,
        ...sessionControllers,
      ],
      providers: [
        { provide: Database, useValue: parts.database },
        { provide: Sealer, useValue: parts.sealer },
        { provide: PublicUrl, useValue: parts.url },
        { provide: Plans, useValue: new Plans(parts.database) },
        { provide: Credentials, useValue: new Credentials(parts.database) },
        { provide: KafkaPool, useValue: new KafkaPool() },
        { provide: Deeds, useValue: new Deeds(parts.database, parts.log) },
        ...billingProviders,
        ...moneyProviders(parts.paymentSecret),
        ...budgetProviders,
        ...contentsProviders,
        ...fleetProviders,
        ...iamProviders,
        ...kafkaProviders,
        ...quotaProviders,
        ...webhookProviders,
        ...sessionProviders(parts.signIn, parts.url, parts.log),
        EnvironmentsService,
        ClustersService,
        DryRunService,
        Feed,
        MetricsService,
      ],
    };
  }
}
