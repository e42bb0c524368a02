/** Reads a file line by line without holding it whole; a last line without its end is left out and cut off the file. */
import { closeSync, ftruncateSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 4 * 1024 * 1024;

export function* linesOf(path: string): IterableIterator<string> {
  const file = openSync(path, 'r+');
  try {
    let rest = Buffer.alloc(0);
    let consumed = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const count = readSync(file, chunk, 0, CHUNK_BYTES, consumed + rest.length);
      if (count === 0) break;
      const data = rest.length === 0 ? chunk.subarray(0, count) : Buffer.concat([rest, chunk.subarray(0, count)]);
      let start = 0;
      for (let end = data.indexOf(10); end >= 0; end = data.indexOf(10, start)) {
        yield data.toString('utf8', start, end);
        start = end + 1;
      }
      consumed += start;
      rest = data.subarray(start);
    }
    if (rest.length > 0) ftruncateSync(file, consumed);
  } finally {
    closeSync(file);
  }
}
