import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/whole-clusters';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { WholeClustersService } from './whole-clusters.service.ts';

@Controller()
export class WholeClustersController {
  constructor(private readonly wholeClusters: WholeClustersService) {}

  @Implements(contract.listWholeClusters)
  list(input: In<typeof contract.listWholeClusters>, caller: Caller) {
    return this.wholeClusters.list(caller, input.query);
  }

  @Implements(contract.getWholeCluster)
  get(input: In<typeof contract.getWholeCluster>, caller: Caller) {
    return this.wholeClusters.get(caller, input.params.id);
  }

  @Implements(contract.getWholeClusterTemplate)
  template(input: In<typeof contract.getWholeClusterTemplate>, caller: Caller) {
    return this.wholeClusters.template(caller, input.params);
  }

  @Implements(contract.putWholeClusterTemplate)
  putTemplate(input: In<typeof contract.putWholeClusterTemplate>, caller: Caller) {
    return this.wholeClusters.putTemplate(caller, input.params, input.body);
  }
}
