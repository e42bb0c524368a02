import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/contents-topics';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { TOPIC_PRESETS } from '@samsa/domain/topic-presets';
import { Implements } from '../http/implements.ts';
import { ContentsConfigsService } from './configs.service.ts';
import { ContentsTopicsService } from './topics.service.ts';

@Controller()
export class ContentsTopicsController {
  constructor(
    private readonly topics: ContentsTopicsService,
    private readonly configs: ContentsConfigsService,
  ) {}

  @Implements(contract.listTopics)
  list({ params, query }: In<typeof contract.listTopics>, caller: Caller) {
    return this.topics.list(caller, params.id, query);
  }

  @Implements(contract.listTopicPresets)
  presets(_input: In<typeof contract.listTopicPresets>, _caller: Caller) {
    return { data: [...TOPIC_PRESETS] };
  }

  @Implements(contract.createTopic)
  create({ params, query, body }: In<typeof contract.createTopic>, caller: Caller) {
    return query.dry_run === 'true' ? this.topics.tryCreate(caller, params.id, body) : this.topics.create(caller, params.id, body);
  }

  @Implements(contract.getTopic)
  get({ params }: In<typeof contract.getTopic>, caller: Caller) {
    return this.topics.get(caller, params.id, params.topic);
  }

  @Implements(contract.deleteTopic)
  delete({ params }: In<typeof contract.deleteTopic>, caller: Caller) {
    return this.topics.delete(caller, params.id, params.topic);
  }

  @Implements(contract.listTopicPartitions)
  partitions({ params }: In<typeof contract.listTopicPartitions>, caller: Caller) {
    return this.topics.listPartitions(caller, params.id, params.topic);
  }

  @Implements(contract.increaseTopicPartitions)
  increase({ params, body }: In<typeof contract.increaseTopicPartitions>, caller: Caller) {
    return this.topics.increase(caller, params.id, params.topic, body.partitions);
  }

  @Implements(contract.listTopicConfigs)
  listConfigs({ params }: In<typeof contract.listTopicConfigs>, caller: Caller) {
    return this.configs.list(caller, params.id, params.topic);
  }

  @Implements(contract.alterTopicConfigs)
  alterConfigs({ params, query, body }: In<typeof contract.alterTopicConfigs>, caller: Caller) {
    return this.configs.alter(caller, params.id, params.topic, body, query.dry_run === 'true');
  }
}
