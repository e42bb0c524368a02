/** Committed offsets of many groups at once, and commits in a group's place. */
import { offsetCommitV9, offsetFetchV9 } from '@platformatic/kafka';
import type { GroupOffset, PartitionLag, PartitionOffset } from '../admin.ts';
import { Code, refusalOf } from '../fault.ts';
import { groupsByCoordinator } from './group-members.ts';
import { committedOf, keyOf } from './groups.ts';
import { groupBy, listOffsets } from './offsets.ts';
import type { Wire } from './wire.ts';

const NOBODY = '';
const NO_MEMBER_EPOCH = -1;
const ANY_LEADER_EPOCH = -1;

export async function listGroupLags(wire: Wire, groupIds: readonly string[]): Promise<Map<string, PartitionLag[]>> {
  const committed = await committedOfAll(wire, groupIds);
  const partitions = [...new Map([...committed.values()].flat().map((offset) => [keyOf(offset), offset])).values()];
  const ends = new Map((await listOffsets(wire, partitions, 'latest', { tolerant: true })).map((end) => [keyOf(end), end.offset]));
  return new Map([...committed].map(([groupId, offsets]) => [groupId, offsets.flatMap((offset) => lagOf(offset, ends.get(keyOf(offset))))]));
}

function lagOf({ topic, partition, offset }: GroupOffset, logEndOffset: number | undefined): PartitionLag[] {
  if (logEndOffset === undefined) return [];
  return [{ topic, partition, currentOffset: offset, logEndOffset, lag: Math.max(0, logEndOffset - offset), memberId: null, instanceId: null, clientId: null }];
}

async function committedOfAll(wire: Wire, groupIds: readonly string[]): Promise<Map<string, GroupOffset[]>> {
  const byCoordinator = await groupsByCoordinator(wire, groupIds);
  const answers = await Promise.all(byCoordinator.map(async ({ coordinator, groupIds: ids }) => {
    const asked = ids.map((groupId) => ({ groupId, memberId: null, memberEpoch: NO_MEMBER_EPOCH, topics: null }));
    const { groups } = await wire.sendTo(coordinator, offsetFetchV9.api, asked, false);
    return groups.filter(({ errorCode }) => errorCode === Code.none);
  }));
  return new Map(answers.flat().map((group) => [group.groupId, committedOf(group)]));
}

export async function commitGroupOffsets(wire: Wire, groupId: string, offsets: readonly PartitionOffset[]): Promise<void> {
  const topics = [...groupBy(offsets, ({ topic }) => topic)].map(([name, its]) => ({
    name,
    partitions: its.map(({ partition, offset }) => ({
      ...{ partitionIndex: partition, committedOffset: BigInt(offset), committedLeaderEpoch: ANY_LEADER_EPOCH, committedMetadata: '' },
    })),
  }));
  await wire.retrying(async () => {
    const answer = await wire.sendTo(await wire.coordinator(groupId), offsetCommitV9.api, groupId, NO_MEMBER_EPOCH, NOBODY, null, topics);
    const failed = answer.topics.flatMap(({ name, partitions }) => partitions.map((partition) => ({ name, ...partition }))).find(({ errorCode }) => errorCode !== Code.none);
    if (failed) throw refusalOf(failed.errorCode, null, `partition ${failed.partitionIndex} of topic ${failed.name} for group ${groupId}`);
  });
}
