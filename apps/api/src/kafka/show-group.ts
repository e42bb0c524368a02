/** Groups, their members and their lag, as answered. Kafka's `PreparingRebalance` is the surface's `PREPARING_REBALANCE`. */
import type {
  KafkaConsumer, KafkaConsumerAssignment, KafkaConsumerGroup, KafkaConsumerGroupLagSummary, KafkaConsumerLag,
} from '@samsa/contract/kafka-groups';
import type { GroupDescription, GroupMember, GroupType, LagSummary, PartitionLag, TopicPartition } from '@samsa/kafka/admin';
import type { Links } from './links.ts';

const TYPES: Partial<Record<GroupType, KafkaConsumerGroup['type']>> = { classic: 'CLASSIC', consumer: 'CONSUMER' };

const stateOf = (state: string): string => state.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

export function showGroup(links: Links, group: GroupDescription): KafkaConsumerGroup {
  const { groupId, type, protocolType, coordinator } = group;
  return {
    kind: 'KafkaConsumerGroup',
    metadata: links.metadata(links.to`consumer-groups/${groupId}`, `consumer-group=${groupId}`),
    cluster_id: links.clusterId,
    consumer_group_id: groupId,
    is_simple: type === 'classic' && protocolType === '',
    partition_assignor: group.partitionAssignor,
    state: stateOf(group.state),
    type: TYPES[type] ?? 'UNKNOWN',
    is_mixed_consumer_group: false,
    coordinator: links.related`brokers/${coordinator.id}`,
    consumers: links.related`consumer-groups/${groupId}/consumers`,
    lag_summary: links.related`consumer-groups/${groupId}/lag-summary`,
  };
}

export function showConsumer(links: Links, groupId: string, { memberId, instanceId, clientId }: GroupMember): KafkaConsumer {
  return {
    kind: 'KafkaConsumer',
    metadata: links.metadata(links.to`consumer-groups/${groupId}/consumers/${memberId}`, `consumer-group=${groupId}/consumer=${memberId}`),
    cluster_id: links.clusterId,
    consumer_group_id: groupId,
    consumer_id: memberId,
    instance_id: instanceId,
    client_id: clientId,
    assignments: links.related`consumer-groups/${groupId}/consumers/${memberId}/assignments`,
  };
}

export function showAssignment(links: Links, groupId: string, memberId: string, { topic, partition }: TopicPartition): KafkaConsumerAssignment {
  const self = links.to`consumer-groups/${groupId}/consumers/${memberId}/assignments/${topic}/partitions/${partition}`;
  return {
    kind: 'KafkaConsumerAssignment',
    metadata: links.metadata(self, `consumer-group=${groupId}/consumer=${memberId}/assignment=${topic}/partition=${partition}`),
    cluster_id: links.clusterId,
    consumer_group_id: groupId,
    consumer_id: memberId,
    topic_name: topic,
    partition_id: partition,
    partition: links.related`topics/${topic}/partitions/${partition}`,
    lag: links.related`consumer-groups/${groupId}/lags/${topic}/partitions/${partition}`,
  };
}

export function showLag(links: Links, groupId: string, lag: PartitionLag): KafkaConsumerLag {
  const { topic, partition } = lag;
  return {
    kind: 'KafkaConsumerLag',
    metadata: links.metadata(links.to`consumer-groups/${groupId}/lags/${topic}/partitions/${partition}`, `consumer-group=${groupId}/lag=${topic}/partition=${partition}`),
    cluster_id: links.clusterId,
    consumer_group_id: groupId,
    topic_name: topic,
    partition_id: partition,
    current_offset: lag.currentOffset,
    log_end_offset: lag.logEndOffset,
    lag: lag.lag,
    consumer_id: lag.memberId ?? '',
    instance_id: lag.instanceId,
    client_id: lag.clientId ?? '',
  };
}

export function showLagSummary(links: Links, groupId: string, { totalLag, maxLag, max }: LagSummary): KafkaConsumerGroupLagSummary {
  const consumerId = max?.memberId ?? '';
  const topic = max?.topic ?? '';
  const partition = max?.partition ?? 0;
  return {
    kind: 'KafkaConsumerGroupLagSummary',
    metadata: links.metadata(links.to`consumer-groups/${groupId}/lag-summary`, `consumer-group=${groupId}/lag-summary`),
    cluster_id: links.clusterId,
    consumer_group_id: groupId,
    max_lag_consumer_id: consumerId,
    max_lag_instance_id: max?.instanceId ?? null,
    max_lag_client_id: max?.clientId ?? '',
    max_lag_topic_name: topic,
    max_lag_partition_id: partition,
    max_lag: maxLag,
    total_lag: totalLag,
    max_lag_consumer: links.related`consumer-groups/${groupId}/consumers/${consumerId}`,
    max_lag_partition: links.related`topics/${topic}/partitions/${partition}`,
  };
}
