/** What topics are for, and the configs that fit it; a topic may set others beside them. Days are counted by the record's timestamp. */
import type { TopicPreset, TopicWanted } from '@samsa/contract/contents-topics';
import { invalid } from './problem.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const TOPIC_PRESETS: readonly TopicPreset[] = [
  { name: 'events', title: 'Events', description: 'A stream of facts: kept for a week, then deleted.', configs: { 'cleanup.policy': 'delete', 'retention.ms': String(7 * DAY_MS) } },
  { name: 'table', title: 'Table', description: 'The latest value of each key, for ever. Records need keys; a null value deletes.', configs: { 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': '0.2' } },
  { name: 'recent-table', title: 'Recent table', description: 'The latest value of each key, forgotten after 30 days without a change.', configs: { 'cleanup.policy': 'compact,delete', 'retention.ms': String(30 * DAY_MS) } },
  { name: 'commands', title: 'Commands', description: 'Work to be done soon: kept for an hour, in small segments, so that little is stored.', configs: { 'cleanup.policy': 'delete', 'retention.ms': String(HOUR_MS), 'segment.ms': String(HOUR_MS / 4) } },
  { name: 'archive', title: 'Archive', description: 'Nothing is ever deleted. Storage grows without end.', configs: { 'cleanup.policy': 'delete', 'retention.ms': '-1', 'retention.bytes': '-1' } },
];

/** The preset's with what is said beside it. @throws Problem 400 */
export function configsOf({ preset, configs = {} }: Pick<TopicWanted, 'preset' | 'configs'>): Record<string, string> {
  if (preset === undefined) return configs;
  const found = TOPIC_PRESETS.find(({ name }) => name === preset);
  if (!found) throw invalid(`preset: there is none called "${preset}". Take one of ${TOPIC_PRESETS.map(({ name }) => name).join(', ')}, or say configs yourself.`, '/preset');
  return { ...found.configs, ...configs };
}
