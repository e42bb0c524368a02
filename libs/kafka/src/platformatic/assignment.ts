/**
 * The classic consumer protocol's assignment: bytes that clients write for each other and brokers only store, so any of it
 * may be absent or of a newer version. Layout: int16 version, then an array (int32 count) of topic (int16 length, name) with
 * its partitions (int32 count, int32 each); what follows is the assignor's own.
 */
import type { TopicPartition } from '../admin.ts';

/** The partitions named in the bytes; none when they cannot be read. */
export function readAssignment(bytes: Buffer): TopicPartition[] {
  const partitions: TopicPartition[] = [];
  let at = 2;
  try {
    const topics = bytes.readInt32BE(at);
    at += 4;
    for (let topic = 0; topic < topics; topic++) {
      const length = bytes.readInt16BE(at);
      const name = bytes.toString('utf8', at + 2, at + 2 + length);
      at += 2 + length;
      const count = bytes.readInt32BE(at);
      at += 4;
      for (let index = 0; index < count; index++, at += 4) partitions.push({ topic: name, partition: bytes.readInt32BE(at) });
    }
    return partitions;
  } catch {
    return [];
  }
}
