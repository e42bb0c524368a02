/** Topics and their partitions, asked of the brokers on every request: nothing of them is kept here. */
import { Injectable } from '@nestjs/common';
import type { KafkaPartition, KafkaReplica, KafkaTopic, KafkaTopicCreate } from '@samsa/contract/kafka-topics';
import type { Partition, TopicDescription, TopicListing } from '@samsa/kafka/admin';
import { KafkaRefusal } from '@samsa/kafka/fault';
import type { KafkaCaller } from '../access/credentials.ts';
import { PublicUrl } from '../http/answers.ts';
import { Deeds } from './deeds.ts';
import { Links } from './links.ts';
import { isOwnTopic, refuseOwnName, refuseOwnTopic } from './own-topics.ts';
import { Reach } from './reach.ts';

@Injectable()
export class TopicsService {
  constructor(
    private readonly reach: Reach,
    private readonly deeds: Deeds,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: KafkaCaller) {
    const links = this.links(caller);
    const topics = await (await this.reach.admin(caller)).listTopics();
    const shown = topics.filter(({ name }) => !isOwnTopic(name)).map((topic) => showTopic(links, topic));
    return links.list('KafkaTopicList', links.to`topics`, shown);
  }

  async create(caller: KafkaCaller, wanted: KafkaTopicCreate): Promise<KafkaTopic> {
    refuseOwnName(wanted.topic_name);
    const admin = await this.reach.admin(caller);
    const made = await admin.createTopic({
      name: wanted.topic_name,
      partitionsCount: wanted.partitions_count ?? undefined,
      replicationFactor: wanted.replication_factor ?? undefined,
      configs: Object.fromEntries((wanted.configs ?? []).map(({ name, value }) => [name, value ?? null])),
      validateOnly: wanted.validate_only ?? false,
    });
    if (!wanted.validate_only) await this.deeds.record(caller, 'createKafkaTopic', 'Topic', made.name, { after: wanted });
    return showTopic(this.links(caller), made);
  }

  async get(caller: KafkaCaller, name: string, withOperations: boolean): Promise<KafkaTopic> {
    const topic = await this.describe(caller, name);
    return { ...showTopic(this.links(caller), topic), authorized_operations: withOperations ? topic.authorizedOperations : undefined };
  }

  async widen(caller: KafkaCaller, name: string, partitionsCount: number): Promise<KafkaTopic> {
    refuseOwnTopic(name);
    const admin = await this.reach.admin(caller);
    await admin.increasePartitions(name, partitionsCount);
    await this.deeds.record(caller, 'updatePartitionCountKafkaTopic', 'Topic', name, { after: { partitions_count: partitionsCount } });
    return showTopic(this.links(caller), await admin.describeTopic(name));
  }

  async delete(caller: KafkaCaller, name: string): Promise<void> {
    refuseOwnTopic(name);
    await (await this.reach.admin(caller)).deleteTopic(name);
    await this.deeds.record(caller, 'deleteKafkaTopic', 'Topic', name);
  }

  async listPartitions(caller: KafkaCaller, name: string) {
    const links = this.links(caller);
    const { partitions } = await this.describe(caller, name);
    return links.list('KafkaPartitionList', links.to`topics/${name}/partitions`, partitions.map((one) => showPartition(links, name, one)));
  }

  async getPartition(caller: KafkaCaller, name: string, partitionId: number): Promise<KafkaPartition> {
    return showPartition(this.links(caller), name, await this.partition(caller, name, partitionId));
  }

  async listReplicas(caller: KafkaCaller, name: string, partitionId: number) {
    const links = this.links(caller);
    const partition = await this.partition(caller, name, partitionId);
    const shown = partition.replicas.map((brokerId) => showReplica(links, name, partition, brokerId));
    return links.list('KafkaReplicaList', links.to`topics/${name}/partitions/${partitionId}/replicas`, shown);
  }

  async getReplica(caller: KafkaCaller, name: string, partitionId: number, brokerId: number): Promise<KafkaReplica> {
    const partition = await this.partition(caller, name, partitionId);
    if (partition.replicas.includes(brokerId)) return showReplica(this.links(caller), name, partition, brokerId);
    throw new KafkaRefusal('notFound', `broker ${brokerId} has no copy of partition ${partitionId} of topic ${name}`);
  }

  private async describe(caller: KafkaCaller, name: string): Promise<TopicDescription> {
    refuseOwnTopic(name);
    return (await this.reach.admin(caller)).describeTopic(name);
  }

  private async partition(caller: KafkaCaller, name: string, partitionId: number): Promise<Partition> {
    const found = (await this.describe(caller, name)).partitions.find(({ partition }) => partition === partitionId);
    if (!found) throw new KafkaRefusal('notFound', `topic ${name} has no partition ${partitionId}`);
    return found;
  }

  private links(caller: KafkaCaller): Links {
    return new Links(this.url, caller.clusterId);
  }
}

function showTopic(links: Links, topic: TopicListing): KafkaTopic {
  const { name } = topic;
  return {
    kind: 'KafkaTopic',
    metadata: links.metadata(links.to`topics/${name}`, `topic=${name}`),
    cluster_id: links.clusterId,
    topic_name: name,
    is_internal: topic.isInternal,
    replication_factor: topic.replicationFactor,
    partitions_count: topic.partitionsCount,
    partitions: links.related`topics/${name}/partitions`,
    configs: links.related`topics/${name}/configs`,
    partition_reassignments: links.related`topics/${name}/partitions/-/reassignments`,
  };
}

function showPartition(links: Links, topic: string, { partition, leader }: Partition): KafkaPartition {
  return {
    kind: 'KafkaPartition',
    metadata: links.metadata(links.to`topics/${topic}/partitions/${partition}`, `topic=${topic}/partition=${partition}`),
    cluster_id: links.clusterId,
    topic_name: topic,
    partition_id: partition,
    leader: leader < 0 ? undefined : links.related`topics/${topic}/partitions/${partition}/replicas/${leader}`,
    replicas: links.related`topics/${topic}/partitions/${partition}/replicas`,
    reassignment: links.related`topics/${topic}/partitions/${partition}/reassignment`,
  };
}

function showReplica(links: Links, topic: string, { partition, leader, isr }: Partition, brokerId: number): KafkaReplica {
  return {
    kind: 'KafkaReplica',
    metadata: links.metadata(links.to`topics/${topic}/partitions/${partition}/replicas/${brokerId}`, `topic=${topic}/partition=${partition}/replica=${brokerId}`),
    cluster_id: links.clusterId,
    topic_name: topic,
    partition_id: partition,
    broker_id: brokerId,
    is_leader: brokerId === leader,
    is_in_sync: isr.includes(brokerId),
    broker: links.related`brokers/${brokerId}`,
  };
}
