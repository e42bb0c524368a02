/** Takes one file out of a zip (or jar) archive, because neither Node nor every machine has an `unzip`. */
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;

/** @throws if the archive has no entry of that name. */
export function unzipEntry(archive: Buffer, name: string): Buffer {
  let at = archive.length - END_BYTES;
  while (at >= 0 && archive.readUInt32LE(at) !== END_OF_DIRECTORY) at--;
  if (at < 0) throw new Error('this is not a zip archive: it has no central directory');
  const entries = archive.readUInt16LE(at + 10);
  let entry = archive.readUInt32LE(at + 16);
  for (let index = 0; index < entries && archive.readUInt32LE(entry) === DIRECTORY_ENTRY; index++) {
    const nameBytes = archive.readUInt16LE(entry + 28);
    if (archive.toString('utf8', entry + 46, entry + 46 + nameBytes) === name) return content(archive, entry);
    entry += 46 + nameBytes + archive.readUInt16LE(entry + 30) + archive.readUInt16LE(entry + 32);
  }
  throw new Error(`the archive has no entry ${name}`);
}

function content(archive: Buffer, entry: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const packedBytes = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  // The local header repeats the name and has an extra field of its own length.
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + packedBytes);
  return method === STORED ? packed : inflateRawSync(packed);
}
