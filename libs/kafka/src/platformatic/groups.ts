/**
 * Groups of both protocols, their offsets and their lag. The classic protocol keeps assignments as bytes of the client's own
 * (decoded here); KIP-848 keeps them in the broker. Share groups are `share-groups.ts`; streams groups are listed with their state,
 * the client library has no codec for their members.
 */
import {
  consumerGroupDescribeV0,
  deleteGroupsV2,
  describeGroupsV5,
  listGroupsV5,
  offsetFetchV9,
} from '@platformatic/kafka';
import type { Broker, GroupDescription, GroupListing, GroupMember, GroupOffset, GroupType, LagSummary, PartitionLag, TopicPartition } from '../admin.ts';
import { Code, refusalOf } from '../fault.ts';
import { readAssignment } from './assignment.ts';
import { listOffsets } from './offsets.ts';
import { describeShareGroupsAt, listShareGroupOffsets } from './share-groups.ts';
import type { ClassicGroupShape, CommittedShape, ListedGroupShape, ModernGroupShape } from './shapes.ts';
import type { Wire } from './wire.ts';

const STATE_OF_NO_GROUP = 'Dead';
/** Of the classic groups, those of consumers; Connect's workers, for one, name another. Empty: offsets without members. */
const CONSUMER_PROTOCOLS: ReadonlySet<string> = new Set(['consumer', '']);
const NO_MEMBER_EPOCH = -1;
const NO_OFFSET = -1n;

export async function listGroups(wire: Wire): Promise<GroupListing[]> {
  await wire.metadata([]);
  const lists = await Promise.all((await wire.brokers()).map((broker) => groupsAt(wire, broker)));
  return [...new Map(lists.flat().map((group) => [group.groupId, listingOf(group)])).values()].sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
}

export async function describeConsumerGroups(wire: Wire): Promise<GroupDescription[]> {
  await wire.metadata([]);
  const lists = await Promise.all((await wire.brokers()).map((broker) => describeGroupsAt(wire, broker)));
  return lists.flat().sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
}

/** Those that a broker coordinates. One that ends or moves away meanwhile is left out. */
async function describeGroupsAt(wire: Wire, broker: Broker): Promise<GroupDescription[]> {
  const listed = (await groupsAt(wire, broker)).map(listingOf);
  const classicIds = listed.filter(({ type, protocolType }) => type === 'classic' && CONSUMER_PROTOCOLS.has(protocolType)).map(({ groupId }) => groupId);
  const modernIds = listed.filter(({ type }) => type === 'consumer').map(({ groupId }) => groupId);
  const classic = classicIds.length === 0 ? [] : (await wire.sendTo(broker, describeGroupsV5.api, classicIds, false)).groups;
  const modern = modernIds.length === 0 ? [] : (await wire.sendTo(broker, consumerGroupDescribeV0.api, modernIds, false)).groups;
  return [
    ...classic.filter(({ errorCode, groupState }) => errorCode === Code.none && groupState !== STATE_OF_NO_GROUP).map((group) => describeClassic(group, broker)),
    ...modern.filter(({ errorCode }) => errorCode === Code.none).map((group) => describeModern(group, broker)),
  ];
}

export async function describeGroup(wire: Wire, groupId: string): Promise<GroupDescription> {
  return wire.retrying(async () => {
    const coordinator = await wire.coordinator(groupId);
    const modern = (await wire.sendTo(coordinator, consumerGroupDescribeV0.api, [groupId], false)).groups[0];
    if (modern && modern.errorCode === Code.none) return describeModern(modern, coordinator);
    if (modern && modern.errorCode !== Code.groupIdNotFound) throw refusalOf(modern.errorCode, modern.errorMessage, `group ${groupId}`);
    const classic = (await wire.sendTo(coordinator, describeGroupsV5.api, [groupId], false)).groups[0];
    if (classic && classic.errorCode === Code.none && classic.groupState !== STATE_OF_NO_GROUP) return describeClassic(classic, coordinator);
    if (classic && classic.errorCode !== Code.none && classic.errorCode !== Code.groupIdNotFound) {
      throw refusalOf(classic.errorCode, null, `group ${groupId}`);
    }
    const listed = (await groupsAt(wire, coordinator)).find((group) => group.groupId === groupId);
    if (!listed) throw refusalOf(Code.groupIdNotFound, null, `group ${groupId}`);
    const [share] = typeOf(listed.groupType) === 'share' ? await describeShareGroupsAt(wire, coordinator, [groupId]) : [];
    if (share) return share;
    return { ...listingOf(listed), partitionAssignor: '', coordinator: await wire.broker(coordinator.id), members: [] };
  });
}

export async function listGroupOffsets(wire: Wire, groupId: string): Promise<GroupOffset[]> {
  return wire.retrying(async () => {
    const coordinator = await wire.coordinator(groupId);
    const asked = [{ groupId, memberId: null, memberEpoch: NO_MEMBER_EPOCH, topics: null }];
    const { groups } = await wire.sendTo(coordinator, offsetFetchV9.api, asked, false);
    const group = groups[0];
    if (!group || group.errorCode !== Code.none) throw refusalOf(group?.errorCode ?? Code.groupIdNotFound, null, `group ${groupId}`);
    return committedOf(group);
  });
}

/** Pure: what a group's answer says was committed. */
export function committedOf(group: CommittedShape): GroupOffset[] {
  return group.topics
    .flatMap(({ name, partitions }) =>
      partitions
        .filter(({ errorCode, committedOffset }) => errorCode === Code.none && committedOffset !== NO_OFFSET)
        .map(({ partitionIndex, committedOffset, metadata }) => ({
          topic: name,
          partition: partitionIndex,
          offset: Number(committedOffset),
          metadata: metadata || null,
        })),
    )
    .sort(byPartition);
}

/** Lag of every partition with a committed offset. A topic deleted or hidden since is left out. */
export async function listGroupLag(wire: Wire, groupId: string): Promise<PartitionLag[]> {
  const group = await describeGroup(wire, groupId);
  const offsets = await (group.type === 'share' ? listShareGroupOffsets(wire, groupId) : listGroupOffsets(wire, groupId));
  const visible = await withLeaders(wire, offsets);
  const ends = new Map((await listOffsets(wire, visible, 'latest')).map((end) => [keyOf(end), end.offset]));
  const holders = new Map(group.members.flatMap((member) => member.assignment.map((held) => [keyOf(held), member] as const)));
  return visible.map(({ topic, partition, offset }) => {
    const logEndOffset = ends.get(keyOf({ topic, partition })) ?? offset;
    const member = holders.get(keyOf({ topic, partition }));
    return {
      topic,
      partition,
      currentOffset: offset,
      logEndOffset,
      lag: Math.max(0, logEndOffset - offset),
      memberId: member?.memberId ?? null,
      instanceId: member?.instanceId ?? null,
      clientId: member?.clientId ?? null,
    };
  });
}

export async function summarizeGroupLag(wire: Wire, groupId: string): Promise<LagSummary> {
  return summarize(await listGroupLag(wire, groupId));
}

/** Pure: the sum, and the worst partition (the first of equals). */
export function summarize(lags: readonly PartitionLag[]): LagSummary {
  const max = lags.reduce<PartitionLag | null>((worst, lag) => (worst === null || lag.lag > worst.lag ? lag : worst), null);
  return { totalLag: lags.reduce((sum, { lag }) => sum + lag, 0), maxLag: max?.lag ?? 0, max };
}

export async function deleteGroup(wire: Wire, groupId: string): Promise<void> {
  await wire.retrying(async () => {
    const { results } = await wire.sendTo(await wire.coordinator(groupId), deleteGroupsV2.api, [groupId]);
    const code = results[0]?.errorCode ?? Code.groupIdNotFound;
    if (code !== Code.none) throw refusalOf(code, null, `group ${groupId}`);
  });
}

async function withLeaders(wire: Wire, offsets: readonly GroupOffset[]): Promise<GroupOffset[]> {
  if (offsets.length === 0) return [];
  const { topics } = await wire.metadata([...new Set(offsets.map(({ topic }) => topic))]);
  const led = new Set(
    topics.flatMap(({ name, partitions }) =>
      partitions.filter(({ leaderId }) => leaderId >= 0).map(({ partitionIndex }) => keyOf({ topic: name ?? '', partition: partitionIndex })),
    ),
  );
  return offsets.filter((offset) => led.has(keyOf(offset)));
}

async function groupsAt(wire: Wire, broker: Broker): Promise<ListedGroupShape[]> {
  return wire.retrying(async () => {
    const { errorCode, groups } = await wire.sendTo(broker, listGroupsV5.api, [], []);
    if (errorCode !== Code.none) throw refusalOf(errorCode, null, `the groups of broker ${broker.id}`);
    return groups;
  });
}

export function describeModern(group: ModernGroupShape, coordinator: Broker): GroupDescription {
  const members = group.members.map(
    (member): GroupMember => ({
      memberId: member.memberId,
      instanceId: member.instanceId ?? null,
      clientId: member.clientId,
      host: member.clientHost,
      assignment: member.assignment.topicPartitions.flatMap(({ topicName, partitions }) =>
        partitions.map((partition) => ({ topic: topicName, partition })),
      ),
    }),
  );
  const { groupId, groupState: state, assignorName: partitionAssignor } = group;
  return { groupId, type: 'consumer', state, protocolType: 'consumer', partitionAssignor, coordinator, members };
}

export function describeClassic(group: ClassicGroupShape, coordinator: Broker): GroupDescription {
  const members = group.members.map(
    (member): GroupMember => ({
      memberId: member.memberId,
      instanceId: member.groupInstanceId ?? null,
      clientId: member.clientId,
      host: member.clientHost,
      assignment: group.protocolType === 'consumer' ? readAssignment(member.memberAssignment) : [],
    }),
  );
  const { groupId, groupState: state, protocolType, protocolData: partitionAssignor } = group;
  return { groupId, type: 'classic', state, protocolType, partitionAssignor, coordinator, members };
}

function listingOf({ groupId, groupType, groupState, protocolType }: ListedGroupShape): GroupListing {
  return { groupId, type: typeOf(groupType), state: groupState, protocolType };
}

function typeOf(said: string): GroupType {
  const type = said.toLowerCase();
  return type === 'classic' || type === 'consumer' || type === 'share' || type === 'streams' ? type : 'unknown';
}

export function keyOf({ topic, partition }: TopicPartition): string {
  return `${topic}/${partition}`;
}

function byPartition(a: TopicPartition, b: TopicPartition): number {
  return a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1;
}
