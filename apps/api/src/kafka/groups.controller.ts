import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/kafka-groups';
import type { In } from '@samsa/contract/operation';
import type { KafkaCaller } from '../access/credentials.ts';
import { Implements } from '../http/implements.ts';
import { GroupsService } from './groups.service.ts';

@Controller()
export class GroupsController {
  constructor(private readonly groups: GroupsService) {}

  @Implements(contract.listKafkaConsumerGroups)
  list(_input: In<typeof contract.listKafkaConsumerGroups>, caller: KafkaCaller) {
    return this.groups.list(caller);
  }

  @Implements(contract.getKafkaConsumerGroup)
  get({ params }: In<typeof contract.getKafkaConsumerGroup>, caller: KafkaCaller) {
    return this.groups.get(caller, params.consumer_group_id);
  }

  @Implements(contract.listKafkaConsumers)
  listConsumers({ params }: In<typeof contract.listKafkaConsumers>, caller: KafkaCaller) {
    return this.groups.listConsumers(caller, params.consumer_group_id);
  }

  @Implements(contract.getKafkaConsumer)
  getConsumer({ params }: In<typeof contract.getKafkaConsumer>, caller: KafkaCaller) {
    return this.groups.getConsumer(caller, params.consumer_group_id, params.consumer_id);
  }

  @Implements(contract.listKafkaConsumerAssignments)
  listAssignments({ params }: In<typeof contract.listKafkaConsumerAssignments>, caller: KafkaCaller) {
    return this.groups.listAssignments(caller, params.consumer_group_id, params.consumer_id);
  }

  @Implements(contract.listKafkaConsumerLags)
  listLags({ params }: In<typeof contract.listKafkaConsumerLags>, caller: KafkaCaller) {
    return this.groups.listLags(caller, params.consumer_group_id);
  }

  @Implements(contract.getKafkaConsumerLag)
  getLag({ params }: In<typeof contract.getKafkaConsumerLag>, caller: KafkaCaller) {
    return this.groups.getLag(caller, params.consumer_group_id, params.topic_name, params.partition_id);
  }

  @Implements(contract.getKafkaConsumerGroupLagSummary)
  getLagSummary({ params }: In<typeof contract.getKafkaConsumerGroupLagSummary>, caller: KafkaCaller) {
    return this.groups.getLagSummary(caller, params.consumer_group_id);
  }
}
