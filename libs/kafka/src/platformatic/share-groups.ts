/**
 * Share groups (KIP-932): members that take records one by one, without owning partitions. The client library has no codec for
 * them, so two are said here, as Kafka's message definitions do: ShareGroupDescribe (77) and DescribeShareGroupOffsets (90).
 */
import { createAPI, type Reader, Writer } from '@platformatic/kafka';
import type { Broker, GroupDescription, GroupOffset, TopicPartition } from '../admin.ts';
import { Code, refusalOf } from '../fault.ts';
import type { Wire } from './wire.ts';

const SHARE_GROUP_DESCRIBE = 77;
const DESCRIBE_SHARE_GROUP_OFFSETS = 90;
const NO_OFFSET = -1;

interface ShareMember {
  memberId: string;
  clientId: string;
  host: string;
  assignment: TopicPartition[];
}

interface ShareGroup {
  errorCode: number;
  groupId: string;
  state: string;
  assignor: string;
  members: ShareMember[];
}

interface ShareOffsets {
  groupId: string;
  offsets: GroupOffset[];
  errorCode: number;
  errorMessage: string | null;
}

const describe = createAPI<[groupIds: string[]], ShareGroup[]>(
  SHARE_GROUP_DESCRIBE, 1,
  (groupIds: string[]) => Writer.create().appendArray(groupIds, (to, id) => void to.appendString(id), true, false).appendBoolean(false).appendTaggedFields(),
  (_correlation, _key, _version, from) => {
    from.readInt32(); // throttled for so long
    const groups = from.readArray(readGroup, true, false);
    from.readTaggedFields();
    return groups;
  },
);

const describeOffsets = createAPI<[groupIds: string[]], ShareOffsets[]>(
  DESCRIBE_SHARE_GROUP_OFFSETS, 0,
  (groupIds: string[]) =>
    Writer.create().appendArray(groupIds, (to, id) => void to.appendString(id).appendArray(null, () => undefined, true, false).appendTaggedFields(), true, false).appendTaggedFields(),
  (_correlation, _key, _version, from) => {
    from.readInt32();
    const groups = from.readArray(readOffsets, true, false);
    from.readTaggedFields();
    return groups;
  },
);

/** Those of the groups that are there and are share groups; `broker` coordinates them. */
export async function describeShareGroupsAt(wire: Wire, broker: Broker, groupIds: readonly string[]): Promise<GroupDescription[]> {
  const groups = await wire.sendTo(broker, { async: describe.async }, [...groupIds]);
  return groups
    .filter(({ errorCode }) => errorCode === Code.none)
    .map(({ groupId, state, assignor, members }) => ({
      ...{ groupId, state, type: 'share', protocolType: 'share', partitionAssignor: assignor, coordinator: broker },
      members: members.map((member) => ({ ...member, instanceId: null })),
    }));
}

/** Where each share group's open records begin. */
export async function listShareGroupOffsets(wire: Wire, groupId: string): Promise<GroupOffset[]> {
  return wire.retrying(async () => {
    const [group] = await wire.sendTo(await wire.coordinator(groupId), { async: describeOffsets.async }, [groupId]);
    if (!group || group.errorCode !== Code.none) throw refusalOf(group?.errorCode ?? Code.groupIdNotFound, group?.errorMessage, `group ${groupId}`);
    return group.offsets;
  });
}

function readGroup(from: Reader): ShareGroup {
  const errorCode = from.readInt16();
  from.readNullableString();
  const [groupId, state] = [from.readString(), from.readString()];
  from.readInt32(); // group epoch
  from.readInt32(); // assignment epoch
  const assignor = from.readString();
  const members = from.readArray(readMember, true, false);
  from.readInt32(); // authorized operations
  from.readTaggedFields();
  return { errorCode, groupId, state, assignor, members };
}

function readMember(from: Reader): ShareMember {
  const memberId = from.readString();
  from.readNullableString(); // rack
  from.readInt32(); // member epoch
  const [clientId, host] = [from.readString(), from.readString()];
  from.readArray((each) => each.readString(), true, false); // subscribed topics
  const assignment = from.readArray(readHeld, true, false).flat();
  from.readTaggedFields();
  from.readTaggedFields();
  return { memberId, clientId, host, assignment };
}

function readHeld(from: Reader): TopicPartition[] {
  from.readUUID();
  const topic = from.readString();
  const partitions = from.readArray((each) => each.readInt32(), true, false);
  from.readTaggedFields();
  return partitions.map((partition) => ({ topic, partition }));
}

function readOffsets(from: Reader): ShareOffsets {
  const groupId = from.readString();
  const offsets = from.readArray(readTopicOffsets, true, false).flat();
  const [errorCode, errorMessage] = [from.readInt16(), from.readNullableString()];
  from.readTaggedFields();
  return { groupId, offsets, errorCode, errorMessage };
}

function readTopicOffsets(from: Reader): GroupOffset[] {
  const topic = from.readString();
  from.readUUID();
  const found = from.readArray((each) => {
    const partition = each.readInt32();
    const offset = Number(each.readInt64());
    each.readInt32(); // leader epoch
    const errorCode = each.readInt16();
    each.readNullableString();
    each.readTaggedFields();
    return { topic, partition, offset, metadata: null, errorCode };
  }, true, false);
  from.readTaggedFields();
  return found.filter(({ errorCode, offset }) => errorCode === Code.none && offset !== NO_OFFSET).map(({ errorCode: _, ...offset }) => offset);
}
