import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/kafka-configs';
import type { In } from '@samsa/contract/operation';
import type { KafkaCaller } from '../access/credentials.ts';
import { Implements } from '../http/implements.ts';
import { ClusterConfigsService } from './cluster-configs.service.ts';

@Controller()
export class ClusterConfigsController {
  constructor(private readonly configs: ClusterConfigsService) {}

  @Implements(contract.listKafkaClusterConfigs)
  list(_input: In<typeof contract.listKafkaClusterConfigs>, caller: KafkaCaller) {
    return this.configs.list(caller);
  }

  @Implements(contract.updateKafkaClusterConfigs)
  alter({ body }: In<typeof contract.updateKafkaClusterConfigs>, caller: KafkaCaller) {
    return this.configs.alter(caller, body);
  }

  @Implements(contract.getKafkaClusterConfig)
  get({ params }: In<typeof contract.getKafkaClusterConfig>, caller: KafkaCaller) {
    return this.configs.get(caller, params.name);
  }

  @Implements(contract.updateKafkaClusterConfig)
  set({ params, body }: In<typeof contract.updateKafkaClusterConfig>, caller: KafkaCaller) {
    return this.configs.set(caller, params.name, body.value);
  }

  @Implements(contract.deleteKafkaClusterConfig)
  reset({ params }: In<typeof contract.deleteKafkaClusterConfig>, caller: KafkaCaller) {
    return this.configs.reset(caller, params.name);
  }
}
