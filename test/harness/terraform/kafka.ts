/** What the provider does on a cluster's REST endpoint, with that cluster's key: topics, ACLs and the cluster's own settings. */
import type { Resource } from './apply.ts';
import type { Wire } from './wire.ts';
import { orGone, waitFor } from './wire.ts';

const TOPIC_DELETE_LIMIT_MS = 60_000;

export interface TopicConfig { name: string; partitions: number; config: Record<string, string> }
export interface TopicState { topic_name: string; partitions_count: number; config: Record<string, string> }

interface ConfigRow { name: string; value?: string | null; source: string }

/** A topic's settings in the state are the rows with source DYNAMIC_TOPIC_CONFIG, all of them, and must equal the configuration's. */
export function topics(wire: Wire, clusterId: string): Resource<TopicConfig, TopicState> {
  const base = `/kafka/v3/clusters/${clusterId}/topics`;
  const readConfig = async (name: string): Promise<Record<string, string>> => {
    const { data } = await wire.send('GET', `${base}/${encodeURIComponent(name)}/configs`) as { data: ConfigRow[] };
    return asMap(data.filter((row) => row.source === 'DYNAMIC_TOPIC_CONFIG' && row.name !== 'confluent.topic.type'));
  };
  const read = async (name: string): Promise<TopicState> => {
    const body = await wire.send('GET', `${base}/${encodeURIComponent(name)}`) as { topic_name: string; partitions_count: number };
    return { topic_name: body.topic_name, partitions_count: body.partitions_count, config: await readConfig(name) };
  };
  return {
    create: async (config) => {
      const body = { topic_name: config.name, partitions_count: config.partitions, configs: asRows(config.config) };
      await wire.send('POST', base, { body });
      return read(config.name);
    },
    read: (state) => orGone('kafka', () => read(state.topic_name)),
    update: async (state, config) => {
      const path = `${base}/${encodeURIComponent(state.topic_name)}`;
      if (config.partitions !== state.partitions_count) await wire.send('PATCH', path, { body: { partitions_count: config.partitions } });
      const changed = Object.entries(config.config).filter(([name, value]) => state.config[name] !== value);
      if (changed.length > 0) {
        await wire.send('POST', `${path}/configs:alter`, { body: { data: asRows(Object.fromEntries(changed)) } });
        const actual = await readConfig(state.topic_name);
        for (const [name, value] of changed) if (actual[name] !== value) throw new Error(`topic settings update failed for ${name}`);
      }
      return read(state.topic_name);
    },
    remove: async (state) => {
      await wire.send('DELETE', `${base}/${encodeURIComponent(state.topic_name)}`);
      await waitFor(`topic ${state.topic_name} to be deleted`, TOPIC_DELETE_LIMIT_MS, async () =>
        await orGone('kafka', () => wire.send('GET', `${base}/${encodeURIComponent(state.topic_name)}`)) === undefined ? true : undefined);
    },
    planned: (config) => ({ topic_name: config.name, partitions_count: config.partitions, config: config.config }),
  };
}

export interface Acl {
  resource_type: string;
  resource_name: string;
  pattern_type: string;
  principal: string;
  host: string;
  operation: string;
  permission: string;
}

/** An ACL is its seven values: read by all of them, exactly one row must match; none is "gone". */
export function acls(wire: Wire, clusterId: string): Resource<Acl, Acl> {
  const path = `/kafka/v3/clusters/${clusterId}/acls`;
  const query = (acl: Acl): Record<string, string> => ({ ...acl });
  const read = async (acl: Acl): Promise<Acl | undefined> => {
    const { data } = await wire.send('GET', path, { query: query(acl) }) as { data: Acl[] };
    if (data.length > 1) throw new Error(`multiple Kafka ACLs were matched: ${JSON.stringify(data)}`);
    return data[0] && pick(data[0]);
  };
  return {
    create: async (acl) => {
      await wire.send('POST', path, { body: acl });
      const found = await read(acl);
      if (!found) throw new Error('no Kafka ACLs were matched');
      return found;
    },
    read: (state) => orGone('kafka', () => read(state)),
    update: () => Promise.reject(new Error('an ACL is replaced, never updated')),
    remove: async (state) => {
      const { data } = await wire.send('DELETE', path, { query: query(state) }) as { data: Acl[] };
      if (data.length !== 1) throw new Error(`one deleted ACL is wanted in the answer, got ${data.length}`);
    },
    planned: pick,
  };
}

export interface SettingsState { config: Record<string, string> }

/** A cluster's settings: every row that has a value lands in the state, so only those somebody set may be listed. No delete. */
export function clusterSettings(wire: Wire, clusterId: string): Resource<Record<string, string>, SettingsState> {
  const path = `/kafka/v3/clusters/${clusterId}/broker-configs`;
  const read = async (): Promise<SettingsState> => {
    const { data } = await wire.send('GET', path) as { data: ConfigRow[] };
    return { config: asMap(data) };
  };
  const alter = async (config: Record<string, string>): Promise<SettingsState> => {
    await wire.send('POST', `${path}:alter`, { body: { data: asRows(config) } });
    return read();
  };
  return {
    create: alter,
    read: () => orGone('kafka', read),
    update: (_state, config) => alter(config),
    remove: () => Promise.resolve(),
    planned: (config) => ({ config }),
  };
}

function asRows(config: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(config).map(([name, value]) => ({ name, value }));
}

/** A row without `value` is passed over; a row whose `value` is null is read through a nil pointer, and the provider crashes. */
function asMap(rows: ConfigRow[]): Record<string, string> {
  const valued = rows.filter((row): row is ConfigRow & { value: string | null } => row.value !== undefined);
  return Object.fromEntries(valued.map(({ name, value }) => {
    if (value === null) throw new Error(`the provider crashes on the null value of ${name}`);
    return [name, value];
  }));
}

function pick({ resource_type, resource_name, pattern_type, principal, host, operation, permission }: Acl): Acl {
  return { resource_type, resource_name, pattern_type, principal, host, operation, permission };
}
