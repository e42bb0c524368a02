import { Controller } from '@nestjs/common';
import { getClusterSummary, listClusterSummaries } from '@samsa/contract/cluster-overview';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { OverviewService } from './overview.service.ts';

@Controller()
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  @Implements(listClusterSummaries)
  list(input: In<typeof listClusterSummaries>, caller: Caller) {
    return this.overview.list(caller, input.query);
  }

  @Implements(getClusterSummary)
  get(input: In<typeof getClusterSummary>, caller: Caller) {
    return this.overview.get(caller, input.params.id);
  }
}
