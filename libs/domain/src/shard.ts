/** Data planes are hashed onto a fixed number of shards; a shard is what a provisioner leases. */
import { createHash } from 'node:crypto';

export const SHARDS = 64;

export function shardOf(dataPlaneId: string): number {
  return createHash('sha256').update(dataPlaneId).digest().readUInt32BE(0) % SHARDS;
}
