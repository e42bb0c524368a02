/** Configs of topics. Changes are incremental: what a request does not name stays as it is. */
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { KafkaConfigsAlter, KafkaTopicConfig } from '@samsa/contract/kafka-configs';
import { TOPIC_NAME_LENGTH_MAX } from '@samsa/contract/kafka-rest';
import type { ConfigChange, ConfigEntry, KafkaAdmin } from '@samsa/kafka/admin';
import { KafkaRefusal, type RefusalKind } from '@samsa/kafka/fault';
import type { KafkaCaller } from '../access/credentials.ts';
import { PublicUrl } from '../http/answers.ts';
import { Deeds } from './deeds.ts';
import { Links } from './links.ts';
import { isOwnTopic, refuseOwnTopic } from './own-topics.ts';
import { Reach } from './reach.ts';
import { inherited, showTopicConfig } from './show-config.ts';

/** A dot and a UUID. */
const UNUSED_SUFFIX_LENGTH = 37;

@Injectable()
export class TopicConfigsService {
  constructor(
    private readonly reach: Reach,
    private readonly deeds: Deeds,
    private readonly url: PublicUrl,
  ) {}

  async listAll(caller: KafkaCaller) {
    const links = this.links(caller);
    const all = await (await this.reach.admin(caller)).describeAllTopicConfigs();
    const shown = [...all].flatMap(([topic, entries]) => (isOwnTopic(topic) ? [] : entries.map((entry) => showTopicConfig(links, topic, entry))));
    return links.list('KafkaTopicConfigList', links.to`topics/-/configs`, shown);
  }

  async list(caller: KafkaCaller, topic: string) {
    const links = this.links(caller);
    const entries = await (await this.admin(caller, topic)).describeTopicConfigs(topic);
    return links.list('KafkaTopicConfigList', links.to`topics/${topic}/configs`, entries.map((entry) => showTopicConfig(links, topic, entry)));
  }

  /** Of a topic that is, what it would inherit; of one that is not, what it would be made with. */
  async listDefaults(caller: KafkaCaller, topic: string) {
    const links = this.links(caller);
    const entries = await defaultsOf(await this.admin(caller, topic), topic);
    return links.list('KafkaTopicConfigList', links.to`topics/${topic}/default-configs`, entries.map((entry) => showTopicConfig(links, topic, entry)));
  }

  async get(caller: KafkaCaller, topic: string, name: string): Promise<KafkaTopicConfig> {
    const entry = await find(await this.admin(caller, topic), topic, name);
    return showTopicConfig(this.links(caller), topic, entry);
  }

  async alter(caller: KafkaCaller, topic: string, wanted: KafkaConfigsAlter): Promise<void> {
    const validateOnly = wanted.validate_only ?? false;
    await (await this.admin(caller, topic)).alterTopicConfigs(topic, changesOf(wanted), { validateOnly });
    if (!validateOnly) await this.deeds.record(caller, 'updateKafkaTopicConfigBatch', 'Topic', topic, { after: wanted.data });
  }

  async set(caller: KafkaCaller, topic: string, name: string, value: string): Promise<void> {
    await (await this.admin(caller, topic)).alterTopicConfigs(topic, [{ name, operation: 'SET', value }]);
    await this.deeds.record(caller, 'updateKafkaTopicConfig', 'Topic', topic, { after: { [name]: value } });
  }

  async reset(caller: KafkaCaller, topic: string, name: string): Promise<void> {
    const admin = await this.admin(caller, topic);
    const before = await find(admin, topic, name);
    await admin.alterTopicConfigs(topic, [{ name, operation: 'DELETE' }]);
    await this.deeds.record(caller, 'deleteKafkaTopicConfig', 'Topic', topic, { before: { [name]: before.value } });
  }

  private admin(caller: KafkaCaller, topic: string): Promise<KafkaAdmin> {
    refuseOwnTopic(topic);
    return this.reach.admin(caller);
  }

  private links(caller: KafkaCaller): Links {
    return new Links(this.url, caller.clusterId);
  }
}

/** The wire's changes in the port's words; a change without an operation sets. */
export function changesOf({ data }: KafkaConfigsAlter): ConfigChange[] {
  return data.map(({ name, value, operation }) =>
    operation === 'DELETE' ? { name, operation } : { name, operation: 'SET', value: value ?? '' },
  );
}

async function find(admin: KafkaAdmin, topic: string, name: string): Promise<ConfigEntry> {
  const entries = await admin.describeTopicConfigs(topic, { names: [name] });
  const found = entries.find((entry) => entry.name === name);
  if (!found) throw new KafkaRefusal('notFound', `topics have no config ${name}`);
  return found;
}

/** Of a topic that is, what it would inherit; of one that is not, what it would be made with. */
export async function defaultsOf(admin: KafkaAdmin, topic: string): Promise<ConfigEntry[]> {
  const entries = await admin.describeTopicConfigs(topic).catch(refused('unknownTopic', undefined));
  if (!entries) return admin.previewTopicConfigs(topic);
  const unsaid = entries.some((entry) => inherited(entry).value === null && !entry.isSensitive);
  const preview = unsaid ? await admin.previewTopicConfigs(unusedName(topic)).catch(refused('forbidden', [])) : [];
  return entries.map((entry) => inherited(entry, preview));
}

/** What to take instead when Kafka refuses for this reason. */
function refused<Instead>(kind: RefusalKind, instead: Instead): (error: unknown) => Instead {
  return (error) => {
    if (error instanceof KafkaRefusal && error.kind === kind) return instead;
    throw error;
  };
}

/** A name that no topic has, and that a right to make topics by prefix covers as well. */
const unusedName = (topic: string): string => `${topic.slice(0, TOPIC_NAME_LENGTH_MAX - UNUSED_SUFFIX_LENGTH)}.${randomUUID()}`;
