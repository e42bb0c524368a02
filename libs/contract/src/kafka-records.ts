/**
 * kafka/v3 records: one JSON document in a body appends one record, several on end append as many, and each is answered
 * in its order. The body is a stream that the handler reads itself, so its schema says what one document is.
 */
import { z } from 'zod';
import { InTopic, kafka, TOPIC } from './kafka-rest.ts';
import { operation } from './operation.ts';

/** One document. Base64 makes a third more of the 6 MB or so that a record can then carry. */
export const RECORD_DOCUMENT_BYTES_MAX = 8 * 1024 * 1024;
/** Brackets open at once in one document. */
export const RECORD_DOCUMENT_DEPTH_MAX = 256;
const HEADERS_MAX = 1_000;

export const RecordPartType = z.enum(['BINARY', 'JSON', 'STRING']);
export type RecordPartType = z.infer<typeof RecordPartType>;

const RecordPart = z
  .object({
    /** Absent: JSON. */
    type: z.string().nullish(),
    /** BINARY: base64. JSON: any value, kept with its numbers as they were written. */
    data: z.unknown().optional(),
  })
  .nullish();

export const ProduceRequest = z.object({
  /** Absent: by the key's hash, as Kafka's own clients choose. */
  partition_id: z.number().int().min(0).nullish(),
  headers: z.array(z.object({ name: z.string(), value: z.base64().nullish() })).max(HEADERS_MAX).nullish(),
  key: RecordPart,
  value: RecordPart,
  /** Absent: now. */
  timestamp: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'a time such as 2026-01-02T03:04:05Z is wanted').nullish(),
});
export type ProduceRequest = z.infer<typeof ProduceRequest>;

const PartWritten = z.object({ type: RecordPartType, size: z.number().int() });

/** `error_code` 200 and where the record is, or another code and why it is not there. */
export const ProduceResponse = z.object({
  error_code: z.number().int(),
  message: z.string().optional(),
  cluster_id: z.string().optional(),
  topic_name: z.string().optional(),
  partition_id: z.number().int().optional(),
  offset: z.number().int().optional(),
  timestamp: z.iso.datetime().optional(),
  key: PartWritten.optional(),
  value: PartWritten.optional(),
});
export type ProduceResponse = z.infer<typeof ProduceResponse>;

export const produceRecord = operation({
  id: 'produceRecord', method: 'POST', path: `${TOPIC}/records`, summary: 'Append one record, or a stream of them',
  ...kafka, tag: 'Records', params: InTopic, body: ProduceRequest, status: 200, response: ProduceResponse, produces: 'application/json', streamed: true,
});
