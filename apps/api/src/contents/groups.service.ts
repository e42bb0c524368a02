/** Consumer groups of every type, their lag, and setting their offsets: refused while a group has members, who would go on from where they are. */
import { Injectable } from '@nestjs/common';
import type { ContentsGroup, GroupLag, GroupListQuery, GroupRow, OffsetChanges, OffsetReset } from '@samsa/contract/contents-groups';
import type { Caller } from '@samsa/domain/access';
import { type PartitionAt, planReset } from '@samsa/domain/offset-reset';
import { conflict, notFound, unprocessable } from '@samsa/domain/problem';
import type { GroupDescription, GroupListing, GroupMember, KafkaAdmin, PartitionLag, TopicPartition } from '@samsa/kafka/admin';
import { KafkaRefusal } from '@samsa/kafka/fault';
import { listing, PublicUrl } from '../http/answers.ts';
import { Deeds } from '../kafka/deeds.ts';
import { isOwnTopic, refuseOwnTopic } from '../kafka/own-topics.ts';
import { type Entered, Inside } from './inside.ts';
import { pageOfRows, searched } from './pages.ts';
import { keyOf, listHeld } from './topic-measures.ts';

const groupOf = (name: string) => ({ type: 'GROUP' as const, name });
const topicOf = (name: string) => ({ type: 'TOPIC' as const, name });
const RESETTABLE: ReadonlySet<string> = new Set(['Empty', 'Dead']);
/** Of these nobody tells us the members. */
const MEMBERS_UNKNOWN: ReadonlySet<string> = new Set(['streams', 'unknown']);
/** What a coordinator says to an offset committed by nobody while the group has members. */
const HAS_MEMBERS: ReadonlySet<number> = new Set([22, 25, 68, 110, 113]);

@Injectable()
export class ContentsGroupsService {
  constructor(
    private readonly inside: Inside,
    private readonly deeds: Deeds,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, id: string, query: GroupListQuery) {
    const { admin, rights } = await this.inside.enter(caller, id);
    const seen = (await admin.listGroups()).filter((group) => isListed(group, query) && rights.allows('DESCRIBE', groupOf(group.groupId)));
    const page = pageOfRows(seen, query, (group) => ({ value: sortValueOf(group, query.sort), id: group.groupId }));
    const described = new Map((await admin.describeGroups(page.items)).map((group) => [group.groupId, group]));
    const about = { version: 'samsa/v1', kind: 'ConsumerGroupList', url: this.url, path: `/samsa/v1/clusters/${id}/consumer-groups`, query } as const;
    const list = listing(about, page, (group) => rowOf(described.get(group.groupId) ?? group));
    return { ...list, metadata: { ...list.metadata, total_size: page.total } };
  }

  async listLags(caller: Caller, id: string, groupIds: readonly string[]): Promise<{ data: GroupLag[] }> {
    const { admin, rights } = await this.inside.enter(caller, id);
    const seen = groupIds.filter((groupId) => rights.allows('DESCRIBE', groupOf(groupId)));
    const lags = await admin.listGroupLags(seen);
    await Promise.all(seen.filter((groupId) => (lags.get(groupId) ?? []).length === 0).map(async (groupId) => {
      const one = await admin.listGroupLag(groupId).catch(passOverRefusal); // a share group, or none at all
      if (one) lags.set(groupId, one);
      else lags.delete(groupId);
    }));
    return { data: groupIds.map((group) => lagOf(group, lags.get(group)?.filter(({ topic }) => !isOwnTopic(topic) && rights.allows('DESCRIBE', topicOf(topic))))) };
  }

  async get(caller: Caller, id: string, groupId: string): Promise<ContentsGroup> {
    const { admin, rights } = await this.entered(caller, id, groupId);
    const group = await admin.describeGroup(groupId);
    return {
      api_version: 'samsa/v1', kind: 'ConsumerGroup',
      ...rowOf(group),
      assignor: group.partitionAssignor,
      coordinator: group.coordinator.id,
      member_list: MEMBERS_UNKNOWN.has(group.type) ? null : group.members.map(showMember),
      authorized_operations: rights.operationsOn(groupOf(groupId)),
    };
  }

  async listOffsets(caller: Caller, id: string, groupId: string) {
    const { admin, rights } = await this.entered(caller, id, groupId);
    const lags = (await admin.listGroupLag(groupId)).filter(({ topic }) => !isOwnTopic(topic) && rights.allows('DESCRIBE', topicOf(topic)));
    return { data: lags.map(showLag) };
  }

  async delete(caller: Caller, id: string, groupId: string): Promise<void> {
    const { admin, rights } = await this.entered(caller, id, groupId);
    rights.demand('DELETE', groupOf(groupId));
    refuseActive(await admin.describeGroup(groupId));
    await admin.deleteGroup(groupId);
    await this.deeds.record({ ...caller, clusterId: id }, 'deleteConsumerGroup', 'ConsumerGroup', groupId);
  }

  async reset(caller: Caller, id: string, groupId: string, wanted: OffsetReset, dryRun: boolean): Promise<OffsetChanges> {
    const entered = await this.entered(caller, id, groupId);
    const { admin, rights } = entered;
    rights.demand('READ', groupOf(groupId));
    const group = await admin.describeGroup(groupId);
    if (group.type === 'share') throw unprocessable('ShareGroup', `${groupId} is a share group: it has no offset for each partition, its records are acknowledged one by one. Use kafka-share-groups.sh to move its start.`);
    refuseActive(group);
    const changes = planReset(wanted.to, await placesOf(entered, groupId, wanted));
    if (dryRun || changes.length === 0) return { changes };
    await admin.commitGroupOffsets(groupId, changes.map(({ topic, partition, to }) => ({ topic, partition, offset: to }))).catch((error: unknown) => {
      if (error instanceof KafkaRefusal && HAS_MEMBERS.has(error.code ?? 0)) throw active(groupId);
      throw error;
    });
    const side = (name: 'from' | 'to') => Object.fromEntries(changes.map((change) => [keyOf(change), change[name]]));
    await this.deeds.record({ ...caller, clusterId: id }, 'resetConsumerGroupOffsets', 'ConsumerGroup', groupId, { before: side('from'), after: side('to') });
    return { changes };
  }

  private async entered(caller: Caller, id: string, groupId: string): Promise<Entered> {
    const entered = await this.inside.enter(caller, id);
    entered.rights.demand('DESCRIBE', groupOf(groupId));
    return entered;
  }
}

function refuseActive({ groupId, state, members }: GroupDescription): void {
  if (members.length > 0 || !RESETTABLE.has(state)) throw active(groupId, state);
}

const active = (groupId: string, state = 'in use') =>
  conflict('GroupActive', `The group ${groupId} is ${state} and has members, who would go on from where they are. Stop its consumers, and try again when its state is Empty.`);

/** What is to be moved: all that is committed, or what is named of it and beside it. @throws Problem 403, 404 for topics that are not the caller's to read */
async function placesOf({ admin, rights, cluster }: Entered, groupId: string, { to, topics }: OffsetReset): Promise<PartitionAt[]> {
  const committed = await admin.listGroupOffsets(groupId);
  const named = topics ? (await Promise.all(topics.map((one) => partitionsOf(admin, one)))).flat() : committed.filter(({ topic }) => !isOwnTopic(topic));
  for (const topic of new Set(named.map((one) => one.topic))) rights.demand('READ', topicOf(topic));
  const [held, times] = await Promise.all([
    listHeld(admin, named), to.at === 'timestamp' ? admin.listOffsets(named, { timestampMs: Date.parse(to.timestamp) }, { tolerant: true }) : [],
  ]);
  const missing = topics && named.find((one) => !held.some((other) => keyOf(other) === keyOf(one)));
  if (missing) throw notFound(`partition ${missing.partition} with a leader on ${cluster.id} in the topic`, missing.topic);
  const committedAt = new Map(committed.map((one) => [keyOf(one), one.offset]));
  const atTime = new Map(times.filter(({ offset }) => offset >= 0).map((one) => [keyOf(one), one.offset]));
  return held.map(({ topic, partition, start, end }) => {
    const key = keyOf({ topic, partition });
    return { topic, partition, start, end, committed: committedAt.get(key) ?? null, atTime: atTime.get(key) };
  }).sort((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1));
}

async function partitionsOf(admin: KafkaAdmin, { topic, partitions }: { topic: string; partitions?: number[] }): Promise<TopicPartition[]> {
  refuseOwnTopic(topic);
  const wanted = partitions ?? (await admin.describeTopic(topic)).partitions.map(({ partition }) => partition);
  return wanted.map((partition) => ({ topic, partition }));
}

function isListed({ groupId, type, state }: GroupListing, query: GroupListQuery): boolean {
  return searched(groupId, query.search) && (!query.type || query.type === type) && (!query.state || query.state.toLowerCase() === state.toLowerCase());
}

function sortValueOf(group: GroupListing, sort: GroupListQuery['sort']): string {
  if (sort === 'id') return group.groupId;
  return sort === 'protocol' ? group.protocolType : group[sort];
}

function rowOf(group: GroupListing & { members?: GroupMember[] }): GroupRow {
  const members = MEMBERS_UNKNOWN.has(group.type) ? null : (group.members?.length ?? null);
  return { id: group.groupId, type: group.type, state: group.state, protocol: group.protocolType, members };
}

function lagOf(group: string, lags: readonly PartitionLag[] | undefined): GroupLag {
  if (!lags) return { group, lag: null, partitions: null, topics: [] };
  return { group, lag: lags.reduce((sum, { lag }) => sum + lag, 0), partitions: lags.length, topics: [...new Set(lags.map(({ topic }) => topic))].sort() };
}

function showMember({ memberId, instanceId, clientId, host, assignment }: GroupMember) {
  const byTopic = new Map<string, number[]>();
  for (const { topic, partition } of assignment) byTopic.set(topic, [...(byTopic.get(topic) ?? []), partition]);
  const assignments = [...byTopic].map(([topic, partitions]) => ({ topic, partitions: partitions.sort((a, b) => a - b) }));
  return { id: memberId, instance_id: instanceId, client_id: clientId, host, assignments };
}

function showLag({ topic, partition, currentOffset, logEndOffset, lag, memberId, clientId }: PartitionLag) {
  return { topic, partition, committed_offset: currentOffset, end_offset: logEndOffset, lag, member_id: memberId, client_id: clientId };
}

function passOverRefusal(error: unknown): undefined {
  if (!(error instanceof KafkaRefusal)) throw error;
}
