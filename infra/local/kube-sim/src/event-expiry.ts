/** Events are told for an hour and then forgotten, or a long-lived local cluster would hold every one its operators ever wrote. */
import { kindId } from './kind.ts';
import type { VirtualCluster } from './cluster.ts';
import { objectOf } from './record.ts';

export const EVENT_LIFE_MS = 60 * 60_000;
const EVENTS = kindId('', 'events');

/** Removes the events last told before `EVENT_LIFE_MS` ago; answers how many. */
export function expireEvents(cluster: VirtualCluster, nowMs = Date.now()): number {
  const kind = cluster.kind(EVENTS);
  if (kind === undefined || cluster.collection(EVENTS).size === 0) return 0;
  const old = [...cluster.collection(EVENTS).records()].filter((record) => {
    const { metadata, lastTimestamp } = objectOf(record);
    const told = typeof lastTimestamp === 'string' ? lastTimestamp : metadata.creationTimestamp ?? '';
    return Date.parse(told) < nowMs - EVENT_LIFE_MS;
  });
  for (const record of old) cluster.remove(kind, record);
  return old.length;
}
