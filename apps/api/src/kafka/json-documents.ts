/**
 * Cuts a stream of bytes into the JSON objects that stand one after another in it, without parsing them: it only counts
 * brackets outside of strings. Memory is bounded by the largest document allowed, however long the stream.
 */
import { RECORD_DOCUMENT_BYTES_MAX, RECORD_DOCUMENT_DEPTH_MAX } from '@samsa/contract/kafka-records';
import { invalid, Problem } from '@samsa/domain/problem';

const code = (character: string): number => character.charCodeAt(0);
const QUOTE = code('"');
const BACKSLASH = code('\\');
const OPENING = new Set([code('{'), code('[')]);
const CLOSING = new Set([code('}'), code(']')]);
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d]);

export class JsonDocuments {
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** The beginning of a document whose end has not come yet. */
  private begun: Buffer[] = [];
  private begunBytes = 0;

  /** The documents that end in these bytes, in order; then, if the bytes cannot be JSON objects, what is wrong. */
  *push(bytes: Buffer): Generator<Buffer, void> {
    let start = 0;
    for (let at = 0; at < bytes.length; at++) {
      if (!this.step(bytes[at] ?? 0)) {
        if (this.depth === 0) start = at + 1;
        continue;
      }
      yield this.take(bytes.subarray(start, at + 1));
      start = at + 1;
    }
    if (this.depth > 0) this.keep(bytes.subarray(start));
  }

  /** @throws Problem 400 when the stream ended inside a document */
  end(): void {
    if (this.depth > 0) throw invalid('The body ends inside a JSON document.');
  }

  /** Whether a document ends with this byte. @throws Problem 400 */
  private step(byte: number): boolean {
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (byte === BACKSLASH) this.escaped = true;
      else if (byte === QUOTE) this.inString = false;
      return false;
    }
    if (this.depth === 0) {
      if (BLANK.has(byte)) return false;
      if (byte !== code('{')) throw invalid('Each record is a JSON object; between two of them may be blanks and line ends only.');
    }
    if (OPENING.has(byte)) this.deepen();
    else if (CLOSING.has(byte)) return --this.depth === 0;
    else if (byte === QUOTE) this.inString = true;
    return false;
  }

  private deepen(): void {
    if (++this.depth > RECORD_DOCUMENT_DEPTH_MAX) throw invalid(`A record may nest ${RECORD_DOCUMENT_DEPTH_MAX} levels of JSON, not more.`);
  }

  private keep(bytes: Buffer): void {
    this.begunBytes += bytes.length;
    if (this.begunBytes > RECORD_DOCUMENT_BYTES_MAX) throw tooLarge();
    this.begun.push(bytes);
  }

  private take(bytes: Buffer): Buffer {
    if (this.begunBytes + bytes.length > RECORD_DOCUMENT_BYTES_MAX) throw tooLarge();
    const document = this.begun.length === 0 ? bytes : Buffer.concat([...this.begun, bytes]);
    this.begun = [];
    this.begunBytes = 0;
    return document;
  }
}

function tooLarge(): Problem {
  return new Problem({ status: 413, code: 'RecordTooLarge', detail: `One record's document may have ${RECORD_DOCUMENT_BYTES_MAX} bytes, not more.` });
}
