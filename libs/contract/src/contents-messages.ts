/**
 * samsa/v1/clusters/{id}/topics/{topic}/messages: look at records without joining a group, and produce one. A search reads from
 * the partitions until it has found enough, has come to the end, or its budget is spent; a cursor goes on from there.
 */
import { z } from 'zod';
import { CONTENTS, inside, OfTopic } from './contents.ts';
import { operation } from './operation.ts';
import { Timestamp } from './wire.ts';

const MESSAGES = `${CONTENTS}/topics/{topic}/messages`;
const TEXT_LENGTH_MAX = 1_024;
const PARTITIONS_MAX = 10_000;
const RECORD_BYTES_MAX = 1_000_000;
const HEADERS_MAX = 200;
const CURSOR_LENGTH_MAX = 300_000;
const HEADER_BYTES_MAX = 65_536;

export const MESSAGES_LIMIT_MAX = 500;
/** How much of a key or value is shown unless more is asked for. */
export const PART_BYTES_DEFAULT = 16_384;
export const PART_BYTES_MAX = 1_048_576;

export const BrowseFrom = z.discriminatedUnion('at', [
  /** Backwards from the end: the newest record first. */
  z.object({ at: z.literal('newest') }),
  z.object({ at: z.literal('oldest') }),
  /** From the first record at or after this time in each partition. */
  z.object({ at: z.literal('timestamp'), timestamp: Timestamp }),
  z.object({ at: z.literal('offset'), offset: z.number().int().min(0) }),
]);
export type BrowseFrom = z.infer<typeof BrowseFrom>;

/** All that is said must hold. `contains` is in either case. */
export const MessageFilter = z.object({
  key_contains: z.string().max(TEXT_LENGTH_MAX).optional(),
  value_contains: z.string().max(TEXT_LENGTH_MAX).optional(),
  /** In a header's name or its value. */
  header_contains: z.string().max(TEXT_LENGTH_MAX).optional(),
  /** `$.order.items[0].id` of a JSON value is this. */
  json: z.object({ path: z.string().min(1).max(TEXT_LENGTH_MAX), equals: z.union([z.string().max(TEXT_LENGTH_MAX), z.number(), z.boolean(), z.null()]) }).optional(),
});
export type MessageFilter = z.infer<typeof MessageFilter>;

/** What one answer may cost. */
export const BrowseBudget = z.object({
  records: z.number().int().min(1).max(200_000).default(20_000),
  bytes: z.number().int().min(1).max(64 * 1024 * 1024).default(16 * 1024 * 1024),
  ms: z.number().int().min(50).max(8_000).default(2_000),
});
export type BrowseBudget = z.infer<typeof BrowseBudget>;

export const BrowseWanted = z.object({
  from: BrowseFrom.default({ at: 'newest' }),
  /** Only these; all when absent. */
  partitions: z.array(z.number().int().min(0)).min(1).max(PARTITIONS_MAX).optional(),
  limit: z.number().int().min(1).max(MESSAGES_LIMIT_MAX).default(50),
  filter: MessageFilter.default({}),
  budget: BrowseBudget.prefault({}),
  part_bytes: z.number().int().min(0).max(PART_BYTES_MAX).default(PART_BYTES_DEFAULT),
  /** From an earlier answer to the same question; `from` and `partitions` are then passed over. */
  cursor: z.string().max(CURSOR_LENGTH_MAX).optional(),
});
export type BrowseWanted = z.infer<typeof BrowseWanted>;

/** A key, a value or a header. */
export const MessagePart = z.object({
  /** `json` and `text`: `data` is the text as it was written. `base64`: it is no text. `null`: there is none, a tombstone if it is the value. */
  encoding: z.enum(['json', 'text', 'base64', 'null']),
  data: z.string(),
  size_bytes: z.number().int(),
  /** `data` is only its beginning. */
  truncated: z.boolean(),
  /** It begins as a schema registry’s serializers write: magic byte, then this id. */
  schema_id: z.number().int().optional(),
});
export type MessagePart = z.infer<typeof MessagePart>;

export const Message = z.object({
  partition: z.number().int(),
  offset: z.number().int(),
  timestamp: Timestamp,
  key: MessagePart,
  value: MessagePart,
  headers: z.array(z.object({ name: z.string(), value: MessagePart })),
});
export type Message = z.infer<typeof Message>;

export const MessagePage = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('MessageList'),
  /** Newest first when asked for the newest, else oldest first, across partitions by time. */
  data: z.array(Message),
  /** Offsets looked at since the first answer, of those there were to look at. */
  scanned: z.number().int(),
  of: z.number().int(),
  scanned_bytes: z.number().int(),
  stopped_by: z.enum(['end', 'limit', 'records', 'bytes', 'time']),
  /** Absent at the end. */
  cursor: z.string().optional(),
});
export type MessagePage = z.infer<typeof MessagePage>;

const PartWanted = z.object({ encoding: z.enum(['text', 'json', 'base64']).default('text'), data: z.string().max(RECORD_BYTES_MAX) });
export type PartWanted = z.infer<typeof PartWanted>;

/** Without a value a tombstone is produced. */
export const MessageWanted = z.object({
  key: PartWanted.optional(),
  value: PartWanted.optional(),
  headers: z.array(z.object({ name: z.string().min(1).max(TEXT_LENGTH_MAX), value: z.string().max(HEADER_BYTES_MAX).nullable() })).max(HEADERS_MAX).default([]),
  /** Absent: by the key, or any. */
  partition: z.number().int().min(0).optional(),
  timestamp: Timestamp.optional(),
});
export type MessageWanted = z.infer<typeof MessageWanted>;

export const browseMessages = operation({
  id: 'browseMessages', method: 'POST', path: `${MESSAGES}:browse`, summary: 'Records of a topic, filtered, without joining a group',
  ...inside, params: OfTopic, body: BrowseWanted, status: 200, response: MessagePage,
});
export const produceMessage = operation({
  id: 'produceMessage', method: 'POST', path: MESSAGES, summary: 'Append one record to a topic',
  ...inside, params: OfTopic, body: MessageWanted, status: 201,
  response: z.object({ partition: z.number().int(), offset: z.number().int(), timestamp: Timestamp }),
});
