/** Topics as a portal shows them: with what they hold, and only those that the caller may see. Asked of the brokers on every request. */
import { Injectable } from '@nestjs/common';
import type { ContentsPartition, ContentsTopic, TopicListQuery, TopicRow, TopicWanted } from '@samsa/contract/contents-topics';
import type { Caller } from '@samsa/domain/access';
import { CLUSTER, type KafkaRights } from '@samsa/domain/kafka-rights';
import { configsOf } from '@samsa/domain/topic-presets';
import type { Partition, ReplicaSize, TopicDescription, TopicListing } from '@samsa/kafka/admin';
import { listing, PublicUrl } from '../http/answers.ts';
import { Deeds } from '../kafka/deeds.ts';
import { isOwnTopic, refuseOwnName, refuseOwnTopic } from '../kafka/own-topics.ts';
import { type Entered, Inside } from './inside.ts';
import { pageOfRows, searched, type SortValue } from './pages.ts';
import { type Held, listHeld, measure, measureAll, type Measured } from './topic-measures.ts';

const topicOf = (name: string) => ({ type: 'TOPIC' as const, name });

@Injectable()
export class ContentsTopicsService {
  constructor(
    private readonly inside: Inside,
    private readonly deeds: Deeds,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, id: string, query: TopicListQuery) {
    const { admin, rights } = await this.inside.enter(caller, id);
    const seen = (await admin.listTopics()).filter((topic) => isListed(topic, query) && rights.allows('DESCRIBE', topicOf(topic.name)));
    const measured = await measure(admin, seen, query.sort);
    const page = pageOfRows(seen, query, (topic) => ({ value: sortValueOf(topic, query.sort, measured), id: topic.name }));
    const shown = await measureAll(admin, page.items);
    const about = { version: 'samsa/v1', kind: 'TopicList', url: this.url, path: `/samsa/v1/clusters/${id}/topics`, query } as const;
    const list = listing(about, page, (topic) => rowOf(topic, shown(topic.name)));
    return { ...list, metadata: { ...list.metadata, total_size: page.total }, may_create: rights.allows('CREATE', CLUSTER) || rights.allowsSomewhere('CREATE', 'TOPIC') };
  }

  async get(caller: Caller, id: string, name: string): Promise<ContentsTopic> {
    return show(await this.entered(caller, id, name), name);
  }

  async tryCreate(caller: Caller, id: string, wanted: TopicWanted) {
    const configs = configsOf(wanted);
    const { admin } = await this.enteredToCreate(caller, id, wanted.name);
    const made = await admin.createTopic({ ...inPortsWords(wanted), configs, validateOnly: true });
    return { name: wanted.name, partitions: made.partitionsCount, replication_factor: made.replicationFactor, configs };
  }

  async create(caller: Caller, id: string, wanted: TopicWanted): Promise<ContentsTopic> {
    const configs = configsOf(wanted);
    const entered = await this.enteredToCreate(caller, id, wanted.name);
    await entered.admin.createTopic({ ...inPortsWords(wanted), configs });
    await this.deeds.record({ ...caller, clusterId: id }, 'createTopic', 'Topic', wanted.name, { after: { ...wanted, configs } });
    return show(entered, wanted.name);
  }

  async delete(caller: Caller, id: string, name: string): Promise<void> {
    const { admin, rights } = await this.entered(caller, id, name);
    rights.demand('DELETE', topicOf(name));
    await admin.deleteTopic(name);
    await this.deeds.record({ ...caller, clusterId: id }, 'deleteTopic', 'Topic', name);
  }

  async increase(caller: Caller, id: string, name: string, partitions: number): Promise<ContentsTopic> {
    const entered = await this.entered(caller, id, name);
    entered.rights.demand('ALTER', topicOf(name));
    const before = await entered.admin.describeTopic(name);
    await entered.admin.increasePartitions(name, partitions);
    await this.deeds.record({ ...caller, clusterId: id }, 'increaseTopicPartitions', 'Topic', name, { before: { partitions: before.partitionsCount }, after: { partitions } });
    return show(entered, name);
  }

  async listPartitions(caller: Caller, id: string, name: string) {
    const { admin } = await this.entered(caller, id, name);
    const { partitions } = await admin.describeTopic(name);
    const [held, sizes] = await Promise.all([listHeld(admin, partitions.map(({ partition }) => ({ topic: name, partition }))), admin.listReplicaSizes([name])]);
    const heldOf = new Map(held.map((one) => [one.partition, one]));
    return { data: partitions.map((partition) => showPartition(partition, heldOf.get(partition.partition), sizes)) };
  }

  /** @throws Problem 404 for a topic that the caller may not see, KafkaRefusal for one of ours */
  private async entered(caller: Caller, id: string, name: string): Promise<Entered> {
    const entered = await this.inside.enter(caller, id);
    refuseOwnTopic(name);
    entered.rights.demand('DESCRIBE', topicOf(name));
    return entered;
  }

  private async enteredToCreate(caller: Caller, id: string, name: string): Promise<Entered> {
    const entered = await this.inside.enter(caller, id);
    refuseOwnName(name);
    demandCreate(entered.rights, name);
    return entered;
  }
}

/** On the cluster, or on topics of that name. */
function demandCreate(rights: KafkaRights, name: string): void {
  if (!rights.allows('CREATE', CLUSTER)) rights.demand('CREATE', topicOf(name));
}

function isListed({ name, isInternal }: TopicListing, { search, internal }: TopicListQuery): boolean {
  return !isOwnTopic(name) && (!isInternal || internal === 'true') && searched(name, search);
}

function sortValueOf(topic: TopicListing, sort: TopicListQuery['sort'], measured: Map<string, string | number> | undefined): SortValue {
  if (sort === 'name') return topic.name;
  if (sort === 'partitions') return topic.partitionsCount;
  if (sort === 'replication_factor') return topic.replicationFactor;
  return measured?.get(topic.name) ?? null;
}

function inPortsWords({ name, partitions, replication_factor }: TopicWanted) {
  return { name, partitionsCount: partitions, replicationFactor: replication_factor };
}

function rowOf(topic: TopicListing, measured: Measured): TopicRow {
  return { name: topic.name, internal: topic.isInternal, partitions: topic.partitionsCount, replication_factor: topic.replicationFactor, ...measured };
}

async function show({ admin, rights }: Entered, name: string): Promise<ContentsTopic> {
  const topic = await admin.describeTopic(name);
  const [measured, configs] = await Promise.all([measureAll(admin, [topic]), admin.describeTopicConfigs(name, { names: ['retention.ms'] })]);
  const retention = configs[0]?.value;
  return {
    api_version: 'samsa/v1', kind: 'Topic',
    ...rowOf(topic, measured(name)),
    topic_id: topic.topicId,
    retention_ms: retention ? Number(retention) : null,
    under_replicated: underReplicated(topic),
    authorized_operations: rights.operationsOn(topicOf(name)),
  };
}

const underReplicated = ({ partitions }: TopicDescription): number => partitions.filter(({ replicas, isr }) => isr.length < replicas.length).length;

function showPartition({ partition, leader, replicas, isr }: Partition, held: Held | undefined, sizes: readonly ReplicaSize[]): ContentsPartition {
  const own = sizes.filter((size) => size.partition === partition);
  return {
    partition,
    leader: leader < 0 ? null : leader,
    replicas: replicas.map((broker) => ({ broker, in_sync: isr.includes(broker), size_bytes: own.find((size) => size.broker === broker)?.sizeBytes ?? null })),
    start_offset: held?.start ?? null,
    end_offset: held?.end ?? null,
    messages: held ? held.end - held.start : null,
    size_bytes: own.length === 0 ? null : own.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}
