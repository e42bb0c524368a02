import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/kafka-topics';
import type { In } from '@samsa/contract/operation';
import type { KafkaCaller } from '../access/credentials.ts';
import { Implements } from '../http/implements.ts';
import { TopicsService } from './topics.service.ts';

@Controller()
export class TopicsController {
  constructor(private readonly topics: TopicsService) {}

  @Implements(contract.listKafkaTopics)
  list(_input: In<typeof contract.listKafkaTopics>, caller: KafkaCaller) {
    return this.topics.list(caller);
  }

  @Implements(contract.createKafkaTopic)
  create({ body }: In<typeof contract.createKafkaTopic>, caller: KafkaCaller) {
    return this.topics.create(caller, body);
  }

  @Implements(contract.getKafkaTopic)
  get({ params, query }: In<typeof contract.getKafkaTopic>, caller: KafkaCaller) {
    return this.topics.get(caller, params.topic_name, query.include_authorized_operations);
  }

  @Implements(contract.updatePartitionCountKafkaTopic)
  widen({ params, body }: In<typeof contract.updatePartitionCountKafkaTopic>, caller: KafkaCaller) {
    return this.topics.widen(caller, params.topic_name, body.partitions_count);
  }

  @Implements(contract.deleteKafkaTopic)
  delete({ params }: In<typeof contract.deleteKafkaTopic>, caller: KafkaCaller) {
    return this.topics.delete(caller, params.topic_name);
  }

  @Implements(contract.listKafkaPartitions)
  listPartitions({ params }: In<typeof contract.listKafkaPartitions>, caller: KafkaCaller) {
    return this.topics.listPartitions(caller, params.topic_name);
  }

  @Implements(contract.getKafkaPartition)
  getPartition({ params }: In<typeof contract.getKafkaPartition>, caller: KafkaCaller) {
    return this.topics.getPartition(caller, params.topic_name, params.partition_id);
  }

  @Implements(contract.listKafkaReplicas)
  listReplicas({ params }: In<typeof contract.listKafkaReplicas>, caller: KafkaCaller) {
    return this.topics.listReplicas(caller, params.topic_name, params.partition_id);
  }

  @Implements(contract.getKafkaReplica)
  getReplica({ params }: In<typeof contract.getKafkaReplica>, caller: KafkaCaller) {
    return this.topics.getReplica(caller, params.topic_name, params.partition_id, params.broker_id);
  }
}
