/**
 * A record's key, value and headers as a reader sees them, and whether they are what is looked for. Bytes are text when they are
 * valid UTF-8 without control characters; JSON when that text parses to an object, a list or a quoted string, and then shown as it
 * was written: parsing and printing again would lose digits of long numbers.
 */
import type { MessageFilter, MessagePart, PartWanted } from '@samsa/contract/contents-messages';
import { invalid } from './problem.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** Control characters that no text has: all but tab, line feed and carriage return. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]/u;
const JSON_BEGINS = /^\s*[{["]/;
const SCHEMA_MAGIC = 0;
const SCHEMA_PREFIX_BYTES = 5;
/** Bytes of UTF-8 after the first of a character: a cut may fall among them. */
const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

export function textOf(bytes: Buffer): string | undefined {
  try {
    const text = utf8.decode(bytes);
    return UNPRINTABLE.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function jsonOf(text: string): { value: unknown } | undefined {
  try {
    return JSON_BEGINS.test(text) ? { value: JSON.parse(text) as unknown } : undefined;
  } catch {
    return undefined;
  }
}

export function showPart(bytes: Buffer | null, maxBytes: number): MessagePart {
  if (bytes === null) return { encoding: 'null', data: '', size_bytes: 0, truncated: false };
  const truncated = bytes.length > maxBytes;
  const size = { size_bytes: bytes.length, truncated };
  const text = textOf(bytes);
  if (text === undefined) {
    const hasSchema = bytes.length > SCHEMA_PREFIX_BYTES && bytes[0] === SCHEMA_MAGIC;
    return { encoding: 'base64', data: bytes.subarray(0, maxBytes).toString('base64'), ...size, ...(hasSchema && { schema_id: bytes.readUInt32BE(1) }) };
  }
  return { encoding: jsonOf(text) ? 'json' : 'text', data: truncated ? bytes.subarray(0, wholeCharacters(bytes, maxBytes)).toString() : text, ...size };
}

function wholeCharacters(bytes: Buffer, maxBytes: number): number {
  let end = maxBytes;
  while (end > 0 && isContinuation(bytes[end])) end--;
  return end;
}

/** @throws Problem 400 that names the field */
export function bytesOf(part: PartWanted | undefined, field: 'key' | 'value'): Buffer | null {
  if (!part) return null;
  const { encoding, data } = part;
  if (encoding === 'base64') {
    const bytes = Buffer.from(data, 'base64');
    if (bytes.toString('base64') !== data) throw invalid(`${field}.data: this is not base64 (with its padding).`, `/${field}/data`);
    return bytes;
  }
  if (encoding === 'json') {
    try {
      JSON.parse(data);
    } catch (error) {
      throw invalid(`${field}.data: this is not JSON: ${(error as Error).message}. Correct it, or send it as text.`, `/${field}/data`);
    }
  }
  return Buffer.from(data);
}

export interface Parts {
  key: Buffer | null;
  value: Buffer | null;
  headers: readonly (readonly [name: string, value: Buffer | null])[];
}

export type Matcher = (record: Parts) => boolean;

/** One function for all that must hold; undefined when everything does. @throws Problem 400 for a path that is none */
export function matcherOf({ key_contains, value_contains, header_contains, json }: MessageFilter): Matcher | undefined {
  const wanted: Matcher[] = [];
  if (key_contains) wanted.push(({ key }) => contains(key, key_contains.toLowerCase()));
  if (value_contains) wanted.push(({ value }) => contains(value, value_contains.toLowerCase()));
  if (header_contains) {
    const needle = header_contains.toLowerCase();
    wanted.push(({ headers }) => headers.some(([name, value]) => name.toLowerCase().includes(needle) || contains(value, needle)));
  }
  if (json) {
    const path = parsePath(json.path);
    wanted.push(({ value }) => value !== null && path.length > 0 && at(jsonOf(value.toString())?.value, path) === json.equals);
  }
  return wanted.length === 0 ? undefined : (record) => wanted.every((holds) => holds(record));
}

const contains = (bytes: Buffer | null, needle: string): boolean => bytes !== null && bytes.toString().toLowerCase().includes(needle);

const STEP = /\.?([^.[\]]+)|\[(\d+)\]|\["([^"]*)"\]|\['([^']*)'\]/y;

/** `$.order.items[0]["the id"]`; the `$` may be left out. @throws Problem 400 */
export function parsePath(text: string): (string | number)[] {
  const path: (string | number)[] = [];
  let place = text.startsWith('$') ? 1 : 0;
  while (place < text.length) {
    STEP.lastIndex = place;
    const step = STEP.exec(text);
    if (!step) throw invalid(`filter.json.path: "${text}" cannot be read at "${text.slice(place)}". A path looks like $.order.items[0].id.`, '/filter/json/path');
    path.push(step[2] === undefined ? (step[1] ?? step[3] ?? step[4] ?? '') : Number(step[2]));
    place = STEP.lastIndex;
  }
  return path;
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}
