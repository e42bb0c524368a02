/** Many groups at once, for a page of a list: their coordinators are found in one request, and each is asked once a type. */
import { consumerGroupDescribeV0, describeGroupsV5, findCoordinatorV4 } from '@platformatic/kafka';
import type { Broker, GroupDescription, GroupListing, GroupType } from '../admin.ts';
import { Code, KafkaRefusal } from '../fault.ts';
import { describeClassic, describeModern } from './groups.ts';
import { groupBy } from './offsets.ts';
import { describeShareGroupsAt } from './share-groups.ts';
import type { Wire } from './wire.ts';

const KEY_GROUP = 0;
const STATE_OF_NO_GROUP = 'Dead';

/** A coordinator that does not answer, or is none any more, takes its groups from the answer, not the others. */
export async function describeGroups(wire: Wire, groups: readonly GroupListing[]): Promise<GroupDescription[]> {
  const types = new Map(groups.map(({ groupId, type }) => [groupId, type]));
  const byCoordinator = await groupsByCoordinator(wire, groups.map(({ groupId }) => groupId));
  const answers = await Promise.all(byCoordinator.flatMap(({ coordinator, groupIds }) =>
    [...groupBy(groupIds, (id) => types.get(id) ?? 'unknown')].map(([type, ids]) =>
      describeAt(wire, coordinator, type, ids).catch((error: unknown): GroupDescription[] => {
        if (error instanceof KafkaRefusal) return [];
        throw error;
      }))));
  return answers.flat().sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
}

export async function groupsByCoordinator(wire: Wire, groupIds: readonly string[]): Promise<{ coordinator: Broker; groupIds: string[] }[]> {
  if (groupIds.length === 0) return [];
  const { coordinators } = await wire.send(findCoordinatorV4.api, KEY_GROUP, [...groupIds]);
  const found = coordinators.filter(({ errorCode }) => errorCode === Code.none);
  return [...groupBy(found, ({ nodeId }) => nodeId)].map(([id, its]) => ({
    coordinator: { id, host: its[0]?.host ?? '', port: its[0]?.port ?? 0, rack: null },
    groupIds: its.map(({ key }) => key),
  }));
}

async function describeAt(wire: Wire, broker: Broker, type: GroupType, ids: string[]): Promise<GroupDescription[]> {
  if (type === 'share') return describeShareGroupsAt(wire, broker, ids);
  if (type === 'consumer') {
    const { groups } = await wire.sendTo(broker, consumerGroupDescribeV0.api, ids, false);
    return groups.filter(({ errorCode }) => errorCode === Code.none).map((group) => describeModern(group, broker));
  }
  if (type !== 'classic') return [];
  const { groups } = await wire.sendTo(broker, describeGroupsV5.api, ids, false);
  return groups.filter(({ errorCode, groupState }) => errorCode === Code.none && groupState !== STATE_OF_NO_GROUP).map((group) => describeClassic(group, broker));
}
