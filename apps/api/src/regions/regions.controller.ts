import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import { listRegions } from '@samsa/contract/regions';
import type { Caller } from '@samsa/domain/access';
import { offeredRegions } from '@samsa/domain/regions';
import * as dataPlanes from '@samsa/store/data-planes';
import { Database } from '@samsa/store/database';
import { Implements } from '../http/implements.ts';

@Controller()
export class RegionsController {
  constructor(private readonly database: Database) {}

  @Implements(listRegions)
  async list(_input: In<typeof listRegions>, _caller: Caller) {
    const data = offeredRegions(await dataPlanes.everyCandidate(this.database));
    return { api_version: 'samsa/v1' as const, kind: 'RegionList' as const, metadata: {}, data };
  }
}
