/** Where a walk through a topic begins, and a cursor's text. A cursor grants nothing: whoever sends one is asked for its rights anew. */
import type { BrowseWanted } from '@samsa/contract/contents-messages';
import { invalid } from '@samsa/domain/problem';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import { z } from 'zod';
import { listHeld } from './topic-measures.ts';

/** From `at` towards `stop`; backward, `at` is the offset after the next one read. */
export interface Walk {
  partition: number;
  at: number;
  stop: number;
}

export interface Cursor {
  backward: boolean;
  walks: Walk[];
  scanned: number;
  of: number;
}

const Whole = z.number().int().min(0);
const Text = z.tuple([z.boolean(), Whole, Whole, z.array(z.tuple([Whole, Whole, Whole]))]);

export function writeCursor({ backward, scanned, of, walks }: Cursor): string {
  return Buffer.from(JSON.stringify([backward, scanned, of, walks.map(({ partition, at, stop }) => [partition, at, stop])])).toString('base64url');
}

/** @throws Problem 400 */
export function readCursor(text: string): Cursor {
  try {
    const [backward, scanned, of, walks] = Text.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { backward, scanned, of, walks: walks.map(([partition, at, stop]) => ({ partition, at, stop })) };
  } catch {
    throw invalid('cursor: it is not one that an earlier answer has given. Ask again without it.', '/cursor');
  }
}

export async function startOf(admin: KafkaAdmin, topic: string, { from, partitions }: BrowseWanted): Promise<Cursor> {
  const all = (await admin.describeTopic(topic)).partitions.map(({ partition }) => partition);
  const strange = partitions?.find((partition) => !all.includes(partition));
  if (strange !== undefined) throw invalid(`partitions: the topic ${topic} has no partition ${strange}, only 0 to ${all.length - 1}.`, '/partitions');
  const asked = (partitions ?? all).map((partition) => ({ topic, partition }));
  const held = await listHeld(admin, asked);
  const times = from.at === 'timestamp' ? await admin.listOffsets(asked, { timestampMs: Date.parse(from.timestamp) }, { tolerant: true }) : [];
  const atTime = new Map(times.filter(({ offset }) => offset >= 0).map(({ partition, offset }) => [partition, offset]));
  const backward = from.at === 'newest';
  const walks = held.map(({ partition, start, end }): Walk => {
    if (from.at === 'newest') return { partition, at: end, stop: start };
    if (from.at === 'oldest') return { partition, at: start, stop: end };
    const wanted = from.at === 'offset' ? from.offset : (atTime.get(partition) ?? end);
    return { partition, at: Math.min(Math.max(wanted, start), end), stop: end };
  });
  return { backward, walks, scanned: 0, of: walks.reduce((sum, { at, stop }) => sum + Math.abs(stop - at), 0) };
}
