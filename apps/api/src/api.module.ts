/** What the api is made of. Providers are told by hand where a value, not a class, is wanted. */
import { type DynamicModule, Module } from '@nestjs/common';
import { KafkaPool } from '@samsa/kafka/pool';
import { Sealer } from '@samsa/runtime/seal';
import { Database } from '@samsa/store/database';
import { Plans } from '@samsa/store/plans';
import { Credentials } from './access/credentials.ts';
import { FanOut } from './access/fan-out.ts';
import { ApiKeysController } from './api-keys/api-keys.controller.ts';
import { ApiKeysService } from './api-keys/api-keys.service.ts';
import { ClustersController } from './clusters/clusters.controller.ts';
import { ClustersService } from './clusters/clusters.service.ts';
import { DocsController } from './docs/docs.controller.ts';
import { EnvironmentsController } from './environments/environments.controller.ts';
import { EnvironmentsService } from './environments/environments.service.ts';
import { HealthController } from './health/health.controller.ts';
import { PublicUrl } from './http/answers.ts';
import { Feed } from './operations/feed.ts';
import { OperationsController } from './operations/operations.controller.ts';
import { RoleBindingsController } from './role-bindings/role-bindings.controller.ts';
import { RoleBindingsService } from './role-bindings/role-bindings.service.ts';
import { ServiceAccountsController } from './service-accounts/service-accounts.controller.ts';
import { ServiceAccountsService } from './service-accounts/service-accounts.service.ts';

export interface Parts {
  database: Database;
  sealer: Sealer;
  url: PublicUrl;
}

@Module({})
export class ApiModule {
  static with(parts: Parts): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        EnvironmentsController, ClustersController, OperationsController, DocsController, HealthController,
        ServiceAccountsController, ApiKeysController, RoleBindingsController,
      ],
      providers: [
        { provide: Database, useValue: parts.database },
        { provide: Sealer, useValue: parts.sealer },
        { provide: PublicUrl, useValue: parts.url },
        { provide: Plans, useValue: new Plans(parts.database) },
        { provide: Credentials, useValue: new Credentials(parts.database) },
        { provide: KafkaPool, useValue: new KafkaPool() },
        FanOut,
        EnvironmentsService,
        ClustersService,
        ServiceAccountsService,
        ApiKeysService,
        RoleBindingsService,
        Feed,
      ],
    };
  }
}
