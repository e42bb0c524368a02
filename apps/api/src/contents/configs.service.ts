/** Configs of one topic: what each is and whose word it is, and changes that are compared and checked by a broker before they are made. */
import { Injectable } from '@nestjs/common';
import type { ConfigDiff, ConfigsWanted, ContentsConfig } from '@samsa/contract/contents-topics';
import type { Caller } from '@samsa/domain/access';
import type { ConfigChange, ConfigEntry, ConfigSource, KafkaAdmin } from '@samsa/kafka/admin';
import { Deeds } from '../kafka/deeds.ts';
import { refuseOwnTopic } from '../kafka/own-topics.ts';
import { defaultsOf } from '../kafka/topic-configs.service.ts';
import { Inside } from './inside.ts';

/** What the platform set in the brokers' own files is, to a tenant, the default. */
const OF_THE_CLUSTER: ReadonlySet<ConfigSource> = new Set(['DYNAMIC_BROKER_CONFIG', 'DYNAMIC_DEFAULT_BROKER_CONFIG']);

@Injectable()
export class ContentsConfigsService {
  constructor(
    private readonly inside: Inside,
    private readonly deeds: Deeds,
  ) {}

  async list(caller: Caller, id: string, topic: string): Promise<{ data: ContentsConfig[] }> {
    const admin = await this.admin(caller, id, topic, 'DESCRIBE_CONFIGS');
    const [entries, defaults] = await Promise.all([admin.describeTopicConfigs(topic, { documentation: true }), defaultsOf(admin, topic)]);
    const inherited = new Map(defaults.map((entry) => [entry.name, entry]));
    return { data: entries.map((entry) => show(entry, inherited.get(entry.name))) };
  }

  async alter(caller: Caller, id: string, topic: string, wanted: ConfigsWanted, dryRun: boolean): Promise<ConfigDiff> {
    const admin = await this.admin(caller, id, topic, 'ALTER_CONFIGS');
    const changes = changesOf(wanted);
    await admin.alterTopicConfigs(topic, changes, { validateOnly: true });
    const diff = await compare(admin, topic, changes);
    if (dryRun || diff.changes.length === 0) return diff;
    await admin.alterTopicConfigs(topic, changes);
    const sides = (side: 'before' | 'after') => Object.fromEntries(diff.changes.map((change) => [change.name, change[side]]));
    await this.deeds.record({ ...caller, clusterId: id }, 'alterTopicConfigs', 'Topic', topic, { before: sides('before'), after: sides('after') });
    return diff;
  }

  private async admin(caller: Caller, id: string, topic: string, operation: 'DESCRIBE_CONFIGS' | 'ALTER_CONFIGS'): Promise<KafkaAdmin> {
    const { admin, rights } = await this.inside.enter(caller, id);
    refuseOwnTopic(topic);
    rights.demand(operation, { type: 'TOPIC', name: topic });
    return admin;
  }
}

function changesOf({ set, reset }: ConfigsWanted): ConfigChange[] {
  return [
    ...Object.entries(set).map(([name, value]) => ({ name, operation: 'SET', value }) as const),
    ...reset.map((name) => ({ name, operation: 'DELETE' }) as const),
  ];
}

async function compare(admin: KafkaAdmin, topic: string, changes: readonly ConfigChange[]): Promise<ConfigDiff> {
  const [entries, defaults] = await Promise.all([admin.describeTopicConfigs(topic), defaultsOf(admin, topic)]);
  const find = (all: readonly ConfigEntry[], name: string) => all.find((entry) => entry.name === name);
  const compared = changes.map((change) => {
    const [now, next] = [find(entries, change.name), find(defaults, change.name)];
    const before = { value: now?.value ?? null, source: now ? sourceOf(now.source) : 'default' } as const;
    const after = change.operation === 'SET' ? ({ value: change.value, source: 'topic' } as const) : { value: next?.value ?? null, source: next ? sourceOf(next.source) : ('default' as const) };
    return { name: change.name, before: before.value, after: after.value, source_before: before.source, source_after: after.source };
  });
  return { changes: compared.filter((one) => one.before !== one.after || one.source_before !== one.source_after) };
}

function sourceOf(source: ConfigSource): ContentsConfig['source'] {
  if (source === 'DYNAMIC_TOPIC_CONFIG') return 'topic';
  return OF_THE_CLUSTER.has(source) ? 'cluster' : 'default';
}

function show(entry: ConfigEntry, inherited: ConfigEntry | undefined): ContentsConfig {
  return {
    name: entry.name,
    value: entry.value,
    source: sourceOf(entry.source),
    inherited: inherited?.value ?? null,
    type: entry.type,
    sensitive: entry.isSensitive,
    read_only: entry.isReadOnly,
    documentation: entry.documentation,
  };
}
