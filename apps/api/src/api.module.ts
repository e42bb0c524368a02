/** What the api is made of. Providers are told by hand where a value, not a class, is wanted. */
import { type DynamicModule, Module } from '@nestjs/common';
import { Sealer } from '@samsa/runtime/seal';
import { Database } from '@samsa/store/database';
import { Plans } from '@samsa/store/plans';
import { Credentials } from './access/credentials.ts';
import { ClustersController } from './clusters/clusters.controller.ts';
import { ClustersService } from './clusters/clusters.service.ts';
import { EnvironmentsController } from './environments/environments.controller.ts';
import { EnvironmentsService } from './environments/environments.service.ts';
import { PublicUrl } from './http/answers.ts';
import { Feed } from './operations/feed.ts';
import { OperationsController } from './operations/operations.controller.ts';

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
      controllers: [EnvironmentsController, ClustersController, OperationsController],
      providers: [
        { provide: Database, useValue: parts.database },
        { provide: Sealer, useValue: parts.sealer },
        { provide: PublicUrl, useValue: parts.url },
        { provide: Plans, useValue: new Plans(parts.database) },
        { provide: Credentials, useValue: new Credentials(parts.database) },
        EnvironmentsService,
        ClustersService,
        Feed,
      ],
    };
  }
}
