/**
 * The topic operator: a KafkaTopic becomes a topic, with its partitions and options; deleting the object deletes the topic,
 * held by Strimzi's finalizer until that is done. Its trouble is a condition Ready that is False, unlike the other kinds'.
 */
import type { ConfigChange, ConfigEntry, KafkaAdmin } from '@samsa/kafka/admin';
import { KafkaRefusal } from '@samsa/kafka/fault';
import { refOf } from '@samsa/kube/object';
import type { ClusterKey, Host } from './host.ts';
import { writeStatus } from './kube-writes.ts';
import { splitKey } from './plane.ts';
import type { Plane } from './plane.ts';
import { PAUSED, ready, timed } from './status.ts';
import { clusterKeyOf, isPaused } from './strimzi.ts';
import type { Condition, Topic } from './strimzi.ts';

const FINALIZER = 'strimzi.io/topic-operator';
const AWAY_AGAIN_MS = 1_000;

export class TopicReconciler {
  readonly #plane: Plane;
  readonly #host: Host;
  readonly #done = new Map<string, string>();

  constructor(plane: Plane, host: Host) {
    this.#plane = plane;
    this.#host = host;
  }

  /** One pass; milliseconds until the next, if one is wanted. */
  async reconcile(key: string): Promise<number | undefined> {
    const topic = this.#plane.topics.get(key);
    if (!topic) return void this.#done.delete(key);
    const clusterKey = clusterKeyOf(topic.metadata);
    const kafka = clusterKey === undefined ? undefined : this.#plane.kafkas.get(clusterKey);
    if (clusterKey === undefined || !kafka?.spec.entityOperator?.topicOperator) return undefined;
    const cluster = { plane: this.#plane.name, ...splitKey(clusterKey) };
    if (topic.metadata.deletionTimestamp) return this.#remove(topic, cluster);
    if (isPaused(topic.metadata)) return this.#write(topic, PAUSED);
    const goal = `${topic.metadata.uid} ${topic.metadata.generation} ${kafka.metadata.uid}`;
    if (this.#done.get(key) === goal) return undefined;
    if (!topic.metadata.finalizers?.includes(FINALIZER)) {
      await this.#plane.connection.mergePatch(refOf(topic), { metadata: { finalizers: [...(topic.metadata.finalizers ?? []), FINALIZER] } });
    }
    const outcome = await this.#host.administer(cluster, (admin) => settled(admin, topic), { condition: ready(), topicId: undefined });
    if (!outcome) return AWAY_AGAIN_MS;
    await this.#write(topic, outcome.condition, outcome.topicId);
    this.#done.set(key, goal); // only now: a status that could not be written is written by the next pass
    return undefined;
  }

  async #remove(topic: Topic, cluster: ClusterKey): Promise<number | undefined> {
    if (!topic.metadata.finalizers?.includes(FINALIZER)) return undefined;
    const done = await this.#host.administer(cluster, (admin) => deleteTopic(admin, nameOf(topic)), true);
    if (!done) return AWAY_AGAIN_MS;
    const finalizers = topic.metadata.finalizers.filter((finalizer) => finalizer !== FINALIZER);
    await this.#plane.connection.mergePatch(refOf(topic), { metadata: { finalizers } });
    return undefined;
  }

  async #write(topic: Topic, condition: Condition, topicId?: string): Promise<undefined> {
    await writeStatus(this.#plane.connection, topic, {
      conditions: timed([condition], topic.status?.conditions, new Date()),
      observedGeneration: topic.metadata.generation,
      topicName: nameOf(topic),
      ...(topicId !== undefined && { topicId }),
    });
  }
}

/** A broker's refusal is the topic's condition; anything else is worth another try. */
async function settled(admin: KafkaAdmin, topic: Topic): Promise<{ condition: Condition; topicId?: string }> {
  try {
    return { condition: ready(), topicId: await bring(admin, topic) };
  } catch (error) {
    if (!(error instanceof KafkaRefusal) || error.code === undefined) throw error;
    return { condition: { type: 'Ready', status: 'False', reason: 'KafkaError', message: error.message } };
  }
}

async function bring(admin: KafkaAdmin, topic: Topic): Promise<string> {
  const { partitions, replicas } = topic.spec ?? {};
  const config = Object.fromEntries(Object.entries(topic.spec?.config ?? {}).map(([name, value]) => [name, String(value)]));
  const name = nameOf(topic);
  const present = (await admin.listTopics()).find((listing) => listing.name === name);
  if (!present) return (await admin.createTopic({ name, partitionsCount: partitions, replicationFactor: replicas, configs: config })).topicId;
  if (partitions !== undefined && partitions !== present.partitionsCount) await admin.increasePartitions(name, partitions);
  const changes = configChanges(await admin.describeTopicConfigs(name), config);
  if (changes.length > 0) await admin.alterTopicConfigs(name, changes);
  return present.topicId;
}

/** Pure: the options of a topic are exactly those of its object. */
export function configChanges(entries: readonly ConfigEntry[], wanted: Readonly<Record<string, string>>): ConfigChange[] {
  const own = new Map(entries.filter(({ source }) => source === 'DYNAMIC_TOPIC_CONFIG').map(({ name, value }) => [name, value]));
  return [
    ...Object.entries(wanted).filter(([name, value]) => own.get(name) !== value).map(([name, value]) => ({ name, operation: 'SET' as const, value })),
    ...[...own.keys()].filter((name) => wanted[name] === undefined).map((name) => ({ name, operation: 'DELETE' as const })),
  ];
}

async function deleteTopic(admin: KafkaAdmin, name: string): Promise<true> {
  try {
    await admin.deleteTopic(name);
  } catch (error) {
    if (!(error instanceof KafkaRefusal) || error.kind !== 'unknownTopic') throw error;
  }
  return true;
}

function nameOf(topic: Topic): string {
  return topic.spec?.topicName ?? topic.metadata.name;
}
