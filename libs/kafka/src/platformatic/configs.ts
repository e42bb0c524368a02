/**
 * Configs of topics, brokers and the cluster default. Changes are incremental: what is not named stays as it is (the older
 * AlterConfigs call replaces the whole set, which has reset people's retention).
 */
import {
  ConfigResourceTypes,
  createTopicsV7,
  describeConfigsV4,
  incrementalAlterConfigsV1,
} from '@platformatic/kafka';
import type { Broker, ConfigChange, ConfigEntry, ConfigQuery, ConfigSource, ConfigType } from '../admin.ts';
import { Code, refusalOf } from '../fault.ts';
import type { ConfigChangeShape, ConfigShape } from './shapes.ts';
import { BROKER_DEFAULT, CONTROLLER_TIMEOUT_MS, listTopics } from './topics.ts';
import type { Wire } from './wire.ts';

/** Topics per DescribeConfigs request; about 35 entries come back for each. */
const TOPICS_PER_REQUEST = 200;
const SET = 0;
const DELETE = 1;

const SOURCES: Readonly<Record<number, ConfigSource>> = {
  1: 'DYNAMIC_TOPIC_CONFIG',
  2: 'DYNAMIC_BROKER_CONFIG',
  3: 'DYNAMIC_DEFAULT_BROKER_CONFIG',
  4: 'STATIC_BROKER_CONFIG',
  5: 'DEFAULT_CONFIG',
  6: 'DYNAMIC_BROKER_LOGGER_CONFIG',
  7: 'DYNAMIC_CLIENT_METRICS_CONFIG',
  8: 'DYNAMIC_GROUP_CONFIG',
};
const TYPES: readonly ConfigType[] = ['UNKNOWN', 'BOOLEAN', 'STRING', 'INT', 'SHORT', 'LONG', 'DOUBLE', 'LIST', 'CLASS', 'PASSWORD'];

interface Resource {
  type: typeof ConfigResourceTypes.TOPIC | typeof ConfigResourceTypes.BROKER;
  /** A topic's name, a broker's id, or '' for all brokers. */
  name: string;
  /** A broker knows only its own. */
  at?: Broker;
}

export const topicResource = (name: string): Resource => ({ type: ConfigResourceTypes.TOPIC, name });
export const clusterResource: Resource = { type: ConfigResourceTypes.BROKER, name: '' };
export async function brokerResource(wire: Wire, id: number): Promise<Resource> {
  return { type: ConfigResourceTypes.BROKER, name: String(id), at: await wire.broker(id) };
}

export async function describeConfigs(wire: Wire, resource: Resource, query: ConfigQuery = {}): Promise<ConfigEntry[]> {
  const [entries] = await describeMany(wire, [resource], query);
  return entries?.[1] ?? [];
}

export async function describeAllTopicConfigs(wire: Wire, query: ConfigQuery = {}, topics?: readonly string[]): Promise<Map<string, ConfigEntry[]>> {
  const names = topics ?? (await listTopics(wire)).map(({ name }) => name);
  const found = new Map<string, ConfigEntry[]>();
  for (let start = 0; start < names.length; start += TOPICS_PER_REQUEST) {
    const resources = names.slice(start, start + TOPICS_PER_REQUEST).map(topicResource);
    // A topic deleted since it was listed, or one whose configs are not for this caller, is left out.
    for (const [name, entries] of await describeMany(wire, resources, query, [Code.unknownTopicOrPartition, 29])) found.set(name, entries);
  }
  return found;
}

export async function previewTopicConfigs(wire: Wire, name: string): Promise<ConfigEntry[]> {
  const wanted = { name, numPartitions: BROKER_DEFAULT, replicationFactor: BROKER_DEFAULT, assignments: [], configs: [] };
  const { topics } = await wire.retrying(() => wire.send(createTopicsV7.api, [wanted], CONTROLLER_TIMEOUT_MS, true));
  const made = topics[0];
  if (!made || made.errorCode !== Code.none) throw refusalOf(made?.errorCode ?? -1, made?.errorMessage, `topic ${name}`);
  if (made.topicConfigErrorCode) throw refusalOf(made.topicConfigErrorCode, null, `topic ${name}`);
  const entries = (made.configs ?? []).map((config) =>
    entryOf({ ...config, configSource: config.configSource as ConfigShape['configSource'], synonyms: [], configType: 0, documentation: null }),
  );
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

export async function alterConfigs(
  wire: Wire,
  resource: Resource,
  changes: readonly ConfigChange[],
  options: { validateOnly?: boolean } = {},
): Promise<void> {
  const configs = changes.map((change): ConfigChangeShape =>
    change.operation === 'SET'
      ? { name: change.name, configOperation: SET, value: change.value }
      : { name: change.name, configOperation: DELETE },
  );
  const asked = [{ resourceType: resource.type, resourceName: resource.name, configs }];
  const { responses } = resource.at
    ? await wire.sendTo(resource.at, incrementalAlterConfigsV1.api, asked, options.validateOnly ?? false)
    : await wire.send(incrementalAlterConfigsV1.api, asked, options.validateOnly ?? false);
  for (const { errorCode, errorMessage } of responses) {
    if (errorCode !== Code.none) throw refusalOf(errorCode, errorMessage, subjectOf(resource));
  }
  if (!options.validateOnly) await wire.settle((broker) => isShown(wire, broker, resource, changes));
}

async function describeMany(
  wire: Wire,
  resources: readonly Resource[],
  query: ConfigQuery,
  passOver: readonly number[] = [],
): Promise<Array<[name: string, entries: ConfigEntry[]]>> {
  const asked = resources.map(({ type, name }) => ({ resourceType: type, resourceName: name, configurationKeys: query.names ? [...query.names] : null }));
  const at = resources[0]?.at;
  const { results } = at
    ? await wire.sendTo(at, describeConfigsV4.api, asked, true, query.documentation ?? false)
    : await wire.send(describeConfigsV4.api, asked, true, query.documentation ?? false);
  const failed = results.find(({ errorCode }) => errorCode !== Code.none && !passOver.includes(errorCode));
  if (failed) throw refusalOf(failed.errorCode, failed.errorMessage, `configs of ${failed.resourceName || 'the cluster'}`);
  return results
    .filter(({ errorCode }) => errorCode === Code.none)
    .map(({ resourceName, configs }) => [resourceName, configs.map(entryOf).sort((a, b) => (a.name < b.name ? -1 : 1))]);
}

/** Whether one broker shows the changes: set names at this level with (when not secret) this value, deleted names not at this level. */
async function isShown(wire: Wire, broker: Broker, resource: Resource, changes: readonly ConfigChange[]): Promise<boolean> {
  if (resource.at && resource.at.id !== broker.id) return true;
  const entries = await describeConfigs(wire, { ...resource, at: broker }, { names: changes.map(({ name }) => name) });
  const level: ConfigSource = resource.type === ConfigResourceTypes.TOPIC ? 'DYNAMIC_TOPIC_CONFIG' : resource.name ? 'DYNAMIC_BROKER_CONFIG' : 'DYNAMIC_DEFAULT_BROKER_CONFIG';
  return changes.every((change) => {
    const entry = entries.find(({ name }) => name === change.name);
    if (change.operation === 'DELETE') return entry?.source !== level;
    return entry?.source === level && (entry.isSensitive || entry.value === change.value);
  });
}

function entryOf(config: ConfigShape): ConfigEntry {
  return {
    name: config.name,
    value: config.value ?? null,
    source: SOURCES[config.configSource] ?? 'UNKNOWN',
    type: TYPES[config.configType] ?? 'UNKNOWN',
    isDefault: SOURCES[config.configSource] === 'DEFAULT_CONFIG',
    isSensitive: config.isSensitive,
    isReadOnly: config.readOnly,
    synonyms: config.synonyms.map(({ name, value, source }) => ({ name, value: value ?? null, source: SOURCES[source] ?? 'UNKNOWN' })),
    documentation: config.documentation ?? null,
  };
}

function subjectOf({ type, name }: Resource): string {
  if (type === ConfigResourceTypes.TOPIC) return `configs of topic ${name}`;
  return name ? `configs of broker ${name}` : 'configs of the cluster';
}
