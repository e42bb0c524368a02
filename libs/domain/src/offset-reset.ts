/** Pure: where a group's offsets would go, held to what each partition has. */
import type { OffsetChanges, ResetTo } from '@samsa/contract/contents-groups';

export interface PartitionAt {
  topic: string;
  partition: number;
  /** Null: nothing committed yet. */
  committed: number | null;
  start: number;
  end: number;
  /** Of the first record at or after the time asked for; absent when there is none, or no time was asked for. */
  atTime?: number;
}

export function planReset(to: ResetTo, partitions: readonly PartitionAt[]): OffsetChanges['changes'] {
  return partitions.map(({ topic, partition, committed, start, end, atTime }) => {
    const wanted = target(to, { committed, start, end, atTime });
    const held = Math.min(Math.max(wanted, start), end);
    return { topic, partition, from: committed, to: held, start_offset: start, end_offset: end, clamped: held !== wanted };
  });
}

function target(to: ResetTo, { committed, start, end, atTime }: Omit<PartitionAt, 'topic' | 'partition'>): number {
  switch (to.at) {
    case 'earliest':
      return start;
    case 'latest':
      return end;
    case 'timestamp':
      return atTime ?? end;
    case 'by':
      return (committed ?? start) + to.by;
    case 'offset':
      return to.offset;
  }
}
