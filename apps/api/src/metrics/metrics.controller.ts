import { Controller } from '@nestjs/common';
import { exportMetrics, listMetricDescriptors, listMetricResources, queryMetrics } from '@samsa/contract/metrics';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { MetricsService } from './metrics.service.ts';

@Controller()
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Implements(listMetricDescriptors)
  descriptors(input: In<typeof listMetricDescriptors>) {
    return this.metrics.descriptors(input.query);
  }

  @Implements(listMetricResources)
  resources(input: In<typeof listMetricResources>) {
    return this.metrics.resources(input.query);
  }

  @Implements(queryMetrics)
  query(input: In<typeof queryMetrics>, caller: Caller) {
    return this.metrics.query(caller, input.body, input.query.page_token);
  }

  @Implements(exportMetrics)
  export(input: In<typeof exportMetrics>, caller: Caller): Promise<string> {
    return this.metrics.export(caller, input.query);
  }
}
