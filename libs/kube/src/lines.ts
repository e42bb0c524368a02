/** Cuts a byte stream into lines without copying what arrives whole. */
import { KubeFault } from './fault.ts';

/** etcd takes no object over 1.5 MB; a line beyond this is no event. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;
const NEWLINE = 0x0a;

export class LineReader {
  private rest: Buffer[] = [];
  private restBytes = 0;

  /** The lines `chunk` completes, without their ends. @throws KubeFault unavailable when a line never ends. */
  *push(chunk: Buffer): Generator<Buffer> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      const piece = chunk.subarray(start, end);
      start = end + 1;
      yield this.rest.length === 0 ? piece : Buffer.concat([...this.rest, piece]);
      this.rest = [];
      this.restBytes = 0;
    }
    if (start === chunk.length) return;
    this.restBytes += chunk.length - start;
    if (this.restBytes > MAX_LINE_BYTES) throw new KubeFault('unavailable', `a line of more than ${MAX_LINE_BYTES} bytes`);
    this.rest.push(start === 0 ? chunk : chunk.subarray(start));
  }
}
