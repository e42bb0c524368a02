/**
 * The admin port: what the rest of the house may ask of a Kafka cluster, in our own words. One adapter stands behind it
 * (`platformatic/`); every promise rejects with a `KafkaRefusal`. Offsets are plain numbers: 2^53 records in a partition
 * are out of reach.
 *
 * Writes wait, within a small budget, until every broker shows them. Kafka's controller acknowledges before brokers have
 * applied its log, and a client that reads what it wrote on another broker would find it missing.
 */
import type { PartitionPlace } from '@samsa/domain/partition-moves';
import type { AclBinding, AclFilter, AclOperation } from './acl.ts';
import type { KafkaRecords } from './records.ts';
import type { ScramCredential } from './scram.ts';

export interface Broker {
  id: number;
  host: string;
  port: number;
  rack: string | null;
}

export interface ClusterDescription {
  id: string;
  /** A broker to send controller requests to; in KRaft brokers forward them, so it is not the quorum's leader. */
  controllerId: number;
  brokers: Broker[];
  authorizedOperations: AclOperation[];
}

export interface TopicListing {
  name: string;
  topicId: string;
  isInternal: boolean;
  partitionsCount: number;
  replicationFactor: number;
}

export interface Partition {
  partition: number;
  /** -1 while there is none. */
  leader: number;
  replicas: number[];
  isr: number[];
}

export interface TopicDescription extends TopicListing {
  partitions: Partition[];
  authorizedOperations: AclOperation[];
}

export interface TopicToCreate {
  name: string;
  /** Absent: the broker's default (`num.partitions`, `default.replication.factor`). */
  partitionsCount?: number;
  replicationFactor?: number;
  configs?: Readonly<Record<string, string | null>>;
  validateOnly?: boolean;
}

export type ConfigSource =
  | 'DYNAMIC_TOPIC_CONFIG'
  | 'DYNAMIC_BROKER_CONFIG'
  | 'DYNAMIC_DEFAULT_BROKER_CONFIG'
  | 'STATIC_BROKER_CONFIG'
  | 'DEFAULT_CONFIG'
  | 'DYNAMIC_BROKER_LOGGER_CONFIG'
  | 'DYNAMIC_CLIENT_METRICS_CONFIG'
  | 'DYNAMIC_GROUP_CONFIG'
  | 'UNKNOWN';

export type ConfigType = 'UNKNOWN' | 'BOOLEAN' | 'STRING' | 'INT' | 'SHORT' | 'LONG' | 'DOUBLE' | 'LIST' | 'CLASS' | 'PASSWORD';

export interface ConfigEntry {
  name: string;
  /** Null when sensitive or unset. */
  value: string | null;
  source: ConfigSource;
  type: ConfigType;
  isDefault: boolean;
  isSensitive: boolean;
  isReadOnly: boolean;
  /** Where the value would come from next, best first. */
  synonyms: Array<{ name: string; value: string | null; source: ConfigSource }>;
  /** The broker's own words, when asked for and given. */
  documentation: string | null;
}

export interface ConfigQuery {
  names?: readonly string[];
  documentation?: boolean;
}

export type ConfigChange = { name: string; operation: 'SET'; value: string } | { name: string; operation: 'DELETE' };

export interface ScramUser {
  username: string;
  mechanisms: Array<{ mechanism: 'SCRAM-SHA-256' | 'SCRAM-SHA-512'; iterations: number }>;
}

/** Rates in bytes a second, per broker as Kafka means it. */
export interface UserQuota {
  producerByteRate?: number;
  consumerByteRate?: number;
  requestPercentage?: number;
  controllerMutationRate?: number;
}

/** A user's name, or null for Kafka's default user quota. */
export type QuotaUser = string | null;

export type GroupType = 'classic' | 'consumer' | 'share' | 'streams' | 'unknown';

export interface GroupListing {
  groupId: string;
  type: GroupType;
  /** As Kafka says it: Stable, Empty, PreparingRebalance, Assigning, Reconciling, Dead… */
  state: string;
  protocolType: string;
}

export interface TopicPartition {
  topic: string;
  partition: number;
}

export interface GroupMember {
  memberId: string;
  instanceId: string | null;
  clientId: string;
  host: string;
  assignment: TopicPartition[];
}

export interface GroupDescription {
  groupId: string;
  type: GroupType;
  state: string;
  /** `consumer` for those that assign partitions to members; empty for those that only commit offsets. */
  protocolType: string;
  /** The assignor: range, cooperative-sticky, uniform… */
  partitionAssignor: string;
  /** The broker that coordinates it. */
  coordinator: Broker;
  members: GroupMember[];
}

export interface GroupOffset extends TopicPartition {
  offset: number;
  metadata: string | null;
}

export interface PartitionLag extends TopicPartition {
  currentOffset: number;
  logEndOffset: number;
  lag: number;
  /** The member that holds the partition now, if any does. */
  memberId: string | null;
  instanceId: string | null;
  clientId: string | null;
}

export interface LagSummary {
  totalLag: number;
  maxLag: number;
  /** The partition with the largest lag; null when the group has no offsets. */
  max: PartitionLag | null;
}

export interface PartitionOffset extends TopicPartition {
  offset: number;
}

/** What may be asked for the offset of: an end, or the first record at or after a time. */
export type OffsetAt = 'earliest' | 'latest' | { timestampMs: number };

/** One copy of a partition on a broker's disk. */
export interface ReplicaSize extends TopicPartition {
  broker: number;
  sizeBytes: number;
  /** Records by which it is behind the leader. */
  offsetLag: number;
}

export interface QuorumReplica {
  id: number;
  logEndOffset: number;
  lastCaughtUpTimestampMs: number;
}

export interface QuorumDescription {
  leaderId: number;
  leaderEpoch: number;
  highWatermark: number;
  voters: QuorumReplica[];
  observers: QuorumReplica[];
}

export interface KafkaAdmin extends KafkaRecords {
  describeCluster(): Promise<ClusterDescription>;
  describeQuorum(): Promise<QuorumDescription>;

  /** Only what the caller may describe. Internal ones included. Sorted by name. */
  listTopics(): Promise<TopicListing[]>;
  createTopic(topic: TopicToCreate): Promise<TopicListing>;
  describeTopic(name: string): Promise<TopicDescription>;
  /** To `count` in all. A smaller or equal count is `invalid`. */
  increasePartitions(name: string, count: number): Promise<void>;
  deleteTopic(name: string): Promise<void>;
  /** Of these topics, or of all. Brokers that do not answer are left out. */
  listReplicaSizes(topics?: readonly string[]): Promise<ReplicaSize[]>;

  /** Where every partition stands. */
  describePlaces(): Promise<PartitionPlace[]>;
  /** Starts moving; `countMoving` tells when it is over. */
  movePartitions(moves: readonly PartitionPlace[]): Promise<void>;
  countMoving(): Promise<number>;

  describeTopicConfigs(name: string, query?: ConfigQuery): Promise<ConfigEntry[]>;
  /** What a topic of this name, which is not there yet, would be made with. Needs the right to create it. No synonyms. */
  previewTopicConfigs(name: string): Promise<ConfigEntry[]>;
  /** Every topic's, or these topics', by topic name. One that is gone is left out. */
  describeAllTopicConfigs(query?: ConfigQuery, topics?: readonly string[]): Promise<Map<string, ConfigEntry[]>>;
  describeBrokerConfigs(brokerId: number, query?: ConfigQuery): Promise<ConfigEntry[]>;
  /** What is set for all brokers by name (DYNAMIC_DEFAULT_BROKER_CONFIG), nothing else. */
  describeClusterConfigs(query?: ConfigQuery): Promise<ConfigEntry[]>;
  alterTopicConfigs(name: string, changes: readonly ConfigChange[], options?: { validateOnly?: boolean }): Promise<void>;
  alterBrokerConfigs(brokerId: number, changes: readonly ConfigChange[]): Promise<void>;
  alterClusterConfigs(changes: readonly ConfigChange[], options?: { validateOnly?: boolean }): Promise<void>;

  createAcls(bindings: readonly AclBinding[]): Promise<void>;
  describeAcls(filter: AclFilter): Promise<AclBinding[]>;
  /** Deletes what each filter matches and says what that was. */
  deleteAcls(filters: readonly AclFilter[]): Promise<AclBinding[]>;

  upsertScramUsers(users: ReadonlyArray<{ username: string } & ScramCredential>): Promise<void>;
  /** Users without a SCRAM-SHA-512 credential are not an error. */
  deleteScramUsers(usernames: readonly string[]): Promise<void>;
  listScramUsers(usernames?: readonly string[]): Promise<ScramUser[]>;
  /**
   * Resolves when every broker lets this user in, proven by a login on each; rejects `unauthenticated` if one still refuses
   * after the budget. Give the password or what was derived from it.
   */
  awaitCredential(user: { username: string } & ({ password: string } | { saltedPassword: Buffer })): Promise<void>;

  /** Sets what has a number, removes what is null, leaves the rest. */
  alterUserQuota(user: QuotaUser, change: { [Name in keyof UserQuota]?: number | null }): Promise<void>;
  describeUserQuota(user: QuotaUser): Promise<UserQuota>;

  /** Groups of every type, from every coordinator, sorted by id. */
  listGroups(): Promise<GroupListing[]>;
  /** The consumer groups that the caller may describe, of both protocols, sorted by id: three requests to each broker. */
  describeConsumerGroups(): Promise<GroupDescription[]>;
  describeGroup(groupId: string): Promise<GroupDescription>;
  /** Of any type, a request for each type to each coordinator; those that are not there are left out. Sorted by id. */
  describeGroups(groups: readonly GroupListing[]): Promise<GroupDescription[]>;
  listGroupOffsets(groupId: string): Promise<GroupOffset[]>;
  listGroupLag(groupId: string): Promise<PartitionLag[]>;
  summarizeGroupLag(groupId: string): Promise<LagSummary>;
  /** Lag of several groups, two requests a broker; a group that cannot be asked is left out. Of share groups there is none. */
  listGroupLags(groupIds: readonly string[]): Promise<Map<string, PartitionLag[]>>;
  /** As nobody of its members: a group that has some refuses with `invalid`. */
  commitGroupOffsets(groupId: string, offsets: readonly PartitionOffset[]): Promise<void>;
  deleteGroup(groupId: string): Promise<void>;
  /** An offset of -1: there is no record so late. With `tolerant` what cannot be asked just now is left out, not thrown. */
  listOffsets(partitions: readonly TopicPartition[], at: OffsetAt, options?: { tolerant?: boolean }): Promise<PartitionOffset[]>;
}
