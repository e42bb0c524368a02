/**
 * samsa/v1/clusters/{id}/consumer-groups: groups of every type, what their members hold, how far behind they are, and setting their
 * offsets. Lists do not tell lags: those are asked for by name, for the groups that are looked at.
 */
import { z } from 'zod';
import { Authorized, CONTENTS, contentsQuery, DryRun, inside, OfGroup } from './contents.ts';
import { TopicName } from './kafka-rest.ts';
import { operation } from './operation.ts';
import { ById, listOf, Timestamp } from './wire.ts';

const GROUP = `${CONTENTS}/consumer-groups/{group}`;
const PARTITIONS_MAX = 10_000;
const TOPICS_MAX = 1_000;
export const GROUPS_ASKED_MAX = 100;

export const GroupType = z.enum(['classic', 'consumer', 'share', 'streams', 'unknown']);

export const GroupRow = z.object({
  id: z.string(),
  type: GroupType,
  /** As Kafka says it: Stable, Empty, PreparingRebalance, Assigning… */
  state: z.string(),
  /** `consumer`, `connect`…; empty for one that only commits offsets. */
  protocol: z.string(),
  /** Null where it is not known: of streams groups. */
  members: z.number().int().nullable(),
});
export type GroupRow = z.infer<typeof GroupRow>;

export const ContentsGroupMember = z.object({
  id: z.string(),
  instance_id: z.string().nullable(),
  client_id: z.string(),
  host: z.string(),
  assignments: z.array(z.object({ topic: z.string(), partitions: z.array(z.number().int()) })),
});

export const ContentsGroup = GroupRow.extend({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('ConsumerGroup'),
  assignor: z.string(),
  coordinator: z.number().int(),
  member_list: z.array(ContentsGroupMember).nullable(),
  authorized_operations: Authorized,
});
export type ContentsGroup = z.infer<typeof ContentsGroup>;

export const GroupLag = z.object({
  group: z.string(),
  /** Null: it cannot be told now, or there is no such group to be seen. */
  lag: z.number().int().nullable(),
  partitions: z.number().int().nullable(),
  topics: z.array(z.string()),
});
export type GroupLag = z.infer<typeof GroupLag>;

export const GroupPartition = z.object({
  topic: z.string(),
  partition: z.number().int(),
  committed_offset: z.number().int(),
  end_offset: z.number().int(),
  lag: z.number().int(),
  member_id: z.string().nullable(),
  client_id: z.string().nullable(),
});
export type GroupPartition = z.infer<typeof GroupPartition>;

export const ResetTo = z.discriminatedUnion('at', [
  z.object({ at: z.literal('earliest') }),
  z.object({ at: z.literal('latest') }),
  /** The first record at or after it; the end where there is none. */
  z.object({ at: z.literal('timestamp'), timestamp: Timestamp }),
  /** By so many records, backwards when negative. */
  z.object({ at: z.literal('by'), by: z.number().int() }),
  z.object({ at: z.literal('offset'), offset: z.number().int().min(0) }),
]);
export type ResetTo = z.infer<typeof ResetTo>;

/** All that the group has committed unless topics are named; a topic named that it has not read yet is committed for the first time. */
export const OffsetReset = z.object({
  to: ResetTo,
  topics: z.array(z.object({ topic: TopicName.min(1), partitions: z.array(z.number().int().min(0)).min(1).max(PARTITIONS_MAX).optional() })).min(1).max(TOPICS_MAX).optional(),
});
export type OffsetReset = z.infer<typeof OffsetReset>;

/** Offsets never leave what the partition holds: `to` is brought back to its start or end. */
export const OffsetChanges = z.object({
  changes: z.array(z.object({
    topic: z.string(),
    partition: z.number().int(),
    /** Null: nothing was committed. */
    from: z.number().int().nullable(),
    to: z.number().int(),
    start_offset: z.number().int(),
    end_offset: z.number().int(),
    /** Would have been outside. */
    clamped: z.boolean(),
  })),
});
export type OffsetChanges = z.infer<typeof OffsetChanges>;

const Several = z.union([z.string(), z.array(z.string())]).default([]).transform((said) => [said].flat()).pipe(z.array(z.string().min(1).max(512)).max(GROUPS_ASKED_MAX));

export const GROUP_SORTS = ['id', 'type', 'state', 'protocol'] as const;
export const GroupListQuery = contentsQuery(GROUP_SORTS).extend({ type: GroupType.optional(), state: z.string().max(64).optional() });
export type GroupListQuery = z.infer<typeof GroupListQuery>;

export const listConsumerGroups = operation({
  id: 'listConsumerGroups', method: 'GET', path: `${CONTENTS}/consumer-groups`, summary: 'The consumer groups of a cluster that the caller may see, of every type',
  ...inside, params: ById, query: GroupListQuery, status: 200, response: listOf(GroupRow, 'samsa/v1', 'ConsumerGroupList'),
});
export const listConsumerGroupLags = operation({
  id: 'listConsumerGroupLags', method: 'GET', path: `${CONTENTS}/consumer-group-lags`, summary: 'Lag of the groups asked for by name, in the order asked',
  ...inside, params: ById, query: z.object({ group: Several }), status: 200, response: z.object({ data: z.array(GroupLag) }),
});
export const getConsumerGroup = operation({
  id: 'getConsumerGroup', method: 'GET', path: GROUP, summary: 'One consumer group with its members and what they hold',
  ...inside, params: OfGroup, status: 200, response: ContentsGroup,
});
export const deleteConsumerGroup = operation({
  id: 'deleteConsumerGroup', method: 'DELETE', path: GROUP, summary: 'Forget a group and its offsets; refused while it has members',
  ...inside, params: OfGroup, status: 204,
});
export const listConsumerGroupOffsets = operation({
  id: 'listConsumerGroupOffsets', method: 'GET', path: `${GROUP}/offsets`, summary: 'What a group has committed, and its lag, partition by partition',
  ...inside, params: OfGroup, status: 200, response: z.object({ data: z.array(GroupPartition) }),
});
export const resetConsumerGroupOffsets = operation({
  id: 'resetConsumerGroupOffsets', method: 'POST', path: `${GROUP}/offsets:reset`, summary: 'Set a group’s offsets; with dry_run told from → to only. Refused while the group has members',
  ...inside, params: OfGroup, query: DryRun, body: OffsetReset, status: 200, response: OffsetChanges, planned: OffsetChanges,
});
