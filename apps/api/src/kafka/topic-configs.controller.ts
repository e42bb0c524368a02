import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/kafka-configs';
import type { In } from '@samsa/contract/operation';
import type { KafkaCaller } from '../access/credentials.ts';
import { Implements } from '../http/implements.ts';
import { TopicConfigsService } from './topic-configs.service.ts';

@Controller()
export class TopicConfigsController {
  constructor(private readonly configs: TopicConfigsService) {}

  @Implements(contract.listKafkaAllTopicConfigs)
  listAll(_input: In<typeof contract.listKafkaAllTopicConfigs>, caller: KafkaCaller) {
    return this.configs.listAll(caller);
  }

  @Implements(contract.listKafkaTopicConfigs)
  list({ params }: In<typeof contract.listKafkaTopicConfigs>, caller: KafkaCaller) {
    return this.configs.list(caller, params.topic_name);
  }

  @Implements(contract.listKafkaDefaultTopicConfigs)
  listDefaults({ params }: In<typeof contract.listKafkaDefaultTopicConfigs>, caller: KafkaCaller) {
    return this.configs.listDefaults(caller, params.topic_name);
  }

  @Implements(contract.updateKafkaTopicConfigBatch)
  alter({ params, body }: In<typeof contract.updateKafkaTopicConfigBatch>, caller: KafkaCaller) {
    return this.configs.alter(caller, params.topic_name, body);
  }

  @Implements(contract.getKafkaTopicConfig)
  get({ params }: In<typeof contract.getKafkaTopicConfig>, caller: KafkaCaller) {
    return this.configs.get(caller, params.topic_name, params.name);
  }

  @Implements(contract.updateKafkaTopicConfig)
  set({ params, body }: In<typeof contract.updateKafkaTopicConfig>, caller: KafkaCaller) {
    return this.configs.set(caller, params.topic_name, params.name, body.value);
  }

  @Implements(contract.deleteKafkaTopicConfig)
  reset({ params }: In<typeof contract.deleteKafkaTopicConfig>, caller: KafkaCaller) {
    return this.configs.reset(caller, params.topic_name, params.name);
  }
}
