/** One document of a produce request, read into the record it means. */
import { ProduceRequest, type ProduceResponse, RecordPartType } from '@samsa/contract/kafka-records';
import { invalid, Problem } from '@samsa/domain/problem';
import type { RecordToProduce } from '@samsa/kafka/records';
import { invalidInput } from '../http/problems.ts';

/** What a part of a record became. */
type Written = NonNullable<ProduceResponse['key']>;

export interface ReadDocument {
  record: RecordToProduce;
  key?: Written;
  value?: Written;
}

type Part = ProduceRequest['key'];
type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;
/** The language has it, the compiler's library not yet: the text of a number, and a value written out as a given text. */
const { parse, rawJSON } = JSON as unknown as { parse(text: string, reviver?: Reviver): unknown; rawJSON(text: string): unknown };

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Numbers that may not survive as doubles: long ones, and those with a fraction or an exponent. */
const DELICATE_NUMBER = /\d[.eE]|\d{16}/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @throws Problem 400 that names the field */
export function readDocument(bytes: Buffer): ReadDocument {
  const read = ProduceRequest.safeParse(parseExactly(bytes));
  if (!read.success) throw invalidInput(read.error, 'body');
  const { partition_id, headers, timestamp } = read.data;
  const key = readPart(read.data.key, 'key');
  const value = readPart(read.data.value, 'value');
  return {
    record: {
      partition: partition_id ?? undefined,
      key: key?.bytes ?? null,
      value: value?.bytes ?? null,
      headers: headers?.map((header) => [header.name, typeof header.value === 'string' ? Buffer.from(header.value, 'base64') : null]),
      timestampMs: timestamp ? Date.parse(timestamp) : undefined,
    },
    key: key && { type: key.type, size: key.bytes.length },
    value: value && { type: value.type, size: value.bytes.length },
  };
}

/** Numbers stay as they were written: a record's value is the sender's text, not our idea of it. */
function parseExactly(bytes: Buffer): unknown {
  try {
    const text = utf8.decode(bytes);
    if (!DELICATE_NUMBER.test(text)) return parse(text);
    return parse(text, (_key, value, { source }) => (typeof value === 'number' && source !== undefined && String(value) !== source ? rawJSON(source) : value));
  } catch (error) {
    throw invalid(`The record is not JSON: ${(error as Error).message}.`);
  }
}

function readPart(part: Part, field: 'key' | 'value'): { type: RecordPartType; bytes: Buffer } | undefined {
  if (part?.data === undefined || part.data === null) return undefined;
  const type = RecordPartType.safeParse(part.type ?? 'JSON');
  if (!type.success) throw refused(field, 'type', `"${part.type}" is not served: say BINARY (base64), JSON or STRING.`);
  return { type: type.data, bytes: bytesOf(type.data, part.data, field) };
}

function bytesOf(type: RecordPartType, data: unknown, field: string): Buffer {
  if (type === 'JSON') return Buffer.from(JSON.stringify(data));
  if (typeof data !== 'string') throw refused(field, 'data', `a text is wanted for the type ${type}.`);
  if (type === 'STRING') return Buffer.from(data);
  if (!BASE64.test(data)) throw refused(field, 'data', 'this is not base64.');
  return Buffer.from(data, 'base64');
}

function refused(part: string, field: string, why: string): Problem {
  return invalid(`${part}.${field}: ${why}`, `/${part}/${field}`);
}
