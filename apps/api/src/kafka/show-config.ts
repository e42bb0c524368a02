/** A config as answered. What the platform set in the brokers' own files is, to a tenant, the default. */
import type { KafkaClusterConfig, KafkaTopicConfig } from '@samsa/contract/kafka-configs';
import type { ConfigEntry, ConfigSource } from '@samsa/kafka/admin';
import type { Links } from './links.ts';

const sourceOf = (source: ConfigSource): ConfigSource => (source === 'STATIC_BROKER_CONFIG' ? 'DEFAULT_CONFIG' : source);

function show(links: Links, entry: ConfigEntry) {
  return {
    cluster_id: links.clusterId,
    name: entry.name,
    value: entry.value ?? undefined,
    is_default: sourceOf(entry.source) === 'DEFAULT_CONFIG',
    is_read_only: entry.isReadOnly,
    is_sensitive: entry.isSensitive,
    source: sourceOf(entry.source),
    synonyms: entry.synonyms.map(({ name, value, source }) => ({ name, value: value ?? undefined, source: sourceOf(source) })),
  };
}

export function showTopicConfig(links: Links, topic: string, entry: ConfigEntry): KafkaTopicConfig {
  const metadata = links.metadata(links.to`topics/${topic}/configs/${entry.name}`, `topic=${topic}/config=${entry.name}`);
  return { kind: 'KafkaTopicConfig', metadata, ...show(links, entry), topic_name: topic };
}

export function showClusterConfig(links: Links, entry: ConfigEntry): KafkaClusterConfig {
  const metadata = links.metadata(links.to`broker-configs/${entry.name}`, `broker-config=${entry.name}`);
  return { kind: 'KafkaClusterConfig', metadata, ...show(links, entry), config_type: 'BROKER' };
}

/**
 * Pure: the entry as it would be if the topic did not set it. Brokers do not say all they fall back on (log.retention.hours
 * is no synonym of retention.ms), so `preview`, of a topic that sets nothing, is asked where the synonyms end.
 */
export function inherited(entry: ConfigEntry, preview: readonly ConfigEntry[] = []): ConfigEntry {
  if (entry.source !== 'DYNAMIC_TOPIC_CONFIG') return entry;
  const synonyms = entry.synonyms.filter(({ source }) => source !== 'DYNAMIC_TOPIC_CONFIG');
  const next = synonyms[0] ?? preview.find(({ name }) => name === entry.name);
  const source = next?.source ?? 'DEFAULT_CONFIG';
  return { ...entry, value: next?.value ?? null, source, isDefault: source === 'DEFAULT_CONFIG', synonyms };
}
