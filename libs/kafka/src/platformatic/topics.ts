/** Topics: list, make, look at, widen, delete. */
import {
  createPartitionsV3,
  createTopicsV7,
  deleteTopicsV6,
  metadataV12,
} from '@platformatic/kafka';
import { operationsOfBits } from '../acl.ts';
import type { Broker, TopicDescription, TopicListing, TopicToCreate } from '../admin.ts';
import { Code, refusalOf } from '../fault.ts';
import type { TopicMetadata } from './shapes.ts';
import type { Wire } from './wire.ts';

/** What the controller may take to decide; the call's budget is the real limit. */
export const CONTROLLER_TIMEOUT_MS = 10_000;
export const BROKER_DEFAULT = -1;

export async function listTopics(wire: Wire): Promise<TopicListing[]> {
  const { topics } = await wire.metadata(null);
  return topics
    .filter((topic) => topic.errorCode === Code.none || topic.errorCode === Code.leaderNotAvailable)
    .map(listingOf)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export async function createTopic(wire: Wire, topic: TopicToCreate): Promise<TopicListing> {
  const wanted = {
    name: topic.name,
    numPartitions: topic.partitionsCount ?? BROKER_DEFAULT,
    replicationFactor: topic.replicationFactor ?? BROKER_DEFAULT,
    assignments: [],
    configs: Object.entries(topic.configs ?? {}).map(([name, value]) => ({ name, value })),
  };
  const { topics } = await wire.retrying(() => wire.send(createTopicsV7.api, [wanted], CONTROLLER_TIMEOUT_MS, topic.validateOnly ?? false));
  const made = topics[0];
  if (!made || made.errorCode !== Code.none) throw refusalOf(made?.errorCode ?? -1, made?.errorMessage, `topic ${topic.name}`);
  if (!topic.validateOnly) await wire.settle(async (broker) => isServed(await topicAt(wire, broker, topic.name)));
  return {
    name: topic.name,
    topicId: made.topicId,
    isInternal: false,
    // A caller who may create but not describe is told -1 for both; what was asked is the next best answer.
    partitionsCount: made.numPartitions > 0 ? made.numPartitions : (topic.partitionsCount ?? made.numPartitions),
    replicationFactor: made.replicationFactor > 0 ? made.replicationFactor : (topic.replicationFactor ?? made.replicationFactor),
  };
}

export async function describeTopic(wire: Wire, name: string): Promise<TopicDescription> {
  const topic = await wire.retrying(() => wire.topic(name, true));
  const partitions = topic.partitions
    .map((partition) => ({
      partition: partition.partitionIndex,
      leader: partition.leaderId,
      replicas: partition.replicaNodes,
      isr: partition.isrNodes,
    }))
    .sort((a, b) => a.partition - b.partition);
  return { ...listingOf(topic), partitions, authorizedOperations: operationsOfBits(topic.topicAuthorizedOperations) };
}

export async function increasePartitions(wire: Wire, name: string, count: number): Promise<void> {
  const { results } = await wire.send(createPartitionsV3.api, [{ name, count, assignments: null }], CONTROLLER_TIMEOUT_MS, false);
  const result = results[0];
  if (!result || result.errorCode !== Code.none) throw refusalOf(result?.errorCode ?? -1, result?.errorMessage, `topic ${name}`);
  await wire.settle(async (broker) => {
    const topic = await topicAt(wire, broker, name);
    return topic.partitions.length >= count && isServed(topic);
  });
}

export async function deleteTopic(wire: Wire, name: string): Promise<void> {
  const { responses } = await wire.send(deleteTopicsV6.api, [{ name, topicId: NO_TOPIC_ID }], CONTROLLER_TIMEOUT_MS);
  const result = responses[0];
  if (!result || result.errorCode !== Code.none) throw refusalOf(result?.errorCode ?? -1, result?.errorMessage, `topic ${name}`);
  await wire.settle(async (broker) => (await topicAt(wire, broker, name)).errorCode === Code.unknownTopicOrPartition);
}

const NO_TOPIC_ID = '00000000-0000-0000-0000-000000000000';

/** The topic as one particular broker sees it, error code and all. */
async function topicAt(wire: Wire, broker: Broker, name: string): Promise<TopicMetadata> {
  const { topics } = await wire.sendTo(broker, metadataV12.api, [name], false, false);
  const topic = topics[0];
  if (!topic) throw refusalOf(Code.unknownTopicOrPartition, null, `topic ${name}`);
  return topic;
}

function isServed(topic: TopicMetadata): boolean {
  if (topic.errorCode === 29) return true; // not for this caller to see: nothing to wait for
  return topic.errorCode === Code.none && topic.partitions.every((partition) => partition.errorCode === Code.none && partition.leaderId >= 0);
}

function listingOf(topic: TopicMetadata): TopicListing {
  return {
    name: topic.name ?? '',
    topicId: topic.topicId,
    isInternal: topic.isInternal,
    partitionsCount: topic.partitions.length,
    replicationFactor: topic.partitions[0]?.replicaNodes.length ?? 0,
  };
}
