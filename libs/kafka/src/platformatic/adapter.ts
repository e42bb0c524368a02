/**
 * The port bound to a way of running calls. Every method is one line: which pure-looking function, inside which budget; the
 * pool puts its breaker and its bulkhead into `run`, a one-off session puts nothing.
 */
import type { KafkaAdmin } from '../admin.ts';
import { KafkaRefusal } from '../fault.ts';
import { createAcls, deleteAcls, describeAcls } from './acls.ts';
import { describeCluster, describeQuorum } from './cluster.ts';
import { alterConfigs, brokerResource, clusterResource, describeAllTopicConfigs, describeConfigs, previewTopicConfigs, topicResource } from './configs.ts';
import { deleteGroup, describeConsumerGroups, describeGroup, listGroupLag, listGroupOffsets, listGroups, summarizeGroupLag } from './groups.ts';
import { commitGroupOffsets, listGroupLags } from './group-offsets.ts';
import { describeGroups } from './group-members.ts';
import { listReplicaSizes } from './log-dirs.ts';
import { listOffsets } from './offsets.ts';
import { fetch, produceMany } from './produce.ts';
import { countMoving, describePlaces, movePartitions } from './reassignments.ts';
import { Session, type SessionOptions } from './session.ts';
import { createTopic, deleteTopic, describeTopic, increasePartitions, listTopics } from './topics.ts';
import {
  alterUserQuota,
  awaitCredential,
  CREDENTIAL_BUDGET_MS,
  deleteScramUsers,
  describeUserQuota,
  listScramUsers,
  upsertScramUsers,
} from './users.ts';
import { CALL_BUDGET_MS, Wire } from './wire.ts';

/** Runs one call with a wire of the given budget. */
export type Run = <T>(work: (wire: Wire) => Promise<T>, budgetMs?: number) => Promise<T>;

export function bindAdmin(run: Run, reach: SessionOptions): KafkaAdmin {
  return {
    describeCluster: () => run(describeCluster),
    describeQuorum: () => run(describeQuorum),
    listTopics: () => run(listTopics),
    createTopic: (topic) => run((wire) => createTopic(wire, topic)),
    describeTopic: (name) => run((wire) => describeTopic(wire, name)),
    increasePartitions: (name, count) => run((wire) => increasePartitions(wire, name, count)),
    deleteTopic: (name) => run((wire) => deleteTopic(wire, name)),
    listReplicaSizes: (topics) => run((wire) => listReplicaSizes(wire, topics)),
    describePlaces: () => run(describePlaces),
    movePartitions: (moves) => run((wire) => movePartitions(wire, moves)),
    countMoving: () => run(countMoving),
    describeTopicConfigs: (name, query) => run((wire) => describeConfigs(wire, topicResource(name), query)),
    previewTopicConfigs: (name) => run((wire) => previewTopicConfigs(wire, name)),
    describeAllTopicConfigs: (query, topics) => run((wire) => describeAllTopicConfigs(wire, query, topics)),
    describeBrokerConfigs: (id, query) => run(async (wire) => describeConfigs(wire, await brokerResource(wire, id), query)),
    describeClusterConfigs: (query) => run((wire) => describeConfigs(wire, clusterResource, query)),
    alterTopicConfigs: (name, changes, options) => run((wire) => alterConfigs(wire, topicResource(name), changes, options)),
    alterBrokerConfigs: (id, changes) => run(async (wire) => alterConfigs(wire, await brokerResource(wire, id), changes)),
    alterClusterConfigs: (changes, options) => run((wire) => alterConfigs(wire, clusterResource, changes, options)),
    createAcls: (bindings) => run((wire) => createAcls(wire, bindings)),
    describeAcls: (filter) => run((wire) => describeAcls(wire, filter)),
    deleteAcls: (filters) => run((wire) => deleteAcls(wire, filters)),
    upsertScramUsers: (users) => run((wire) => upsertScramUsers(wire, users)),
    deleteScramUsers: (usernames) => run((wire) => deleteScramUsers(wire, usernames)),
    listScramUsers: (usernames) => run((wire) => listScramUsers(wire, usernames)),
    awaitCredential: (user) => run((wire) => awaitCredential(wire, reach, user), CREDENTIAL_BUDGET_MS),
    alterUserQuota: (user, change) => run((wire) => alterUserQuota(wire, user, change)),
    describeUserQuota: (user) => run((wire) => describeUserQuota(wire, user)),
    listGroups: () => run(listGroups),
    describeConsumerGroups: () => run(describeConsumerGroups),
    describeGroup: (groupId) => run((wire) => describeGroup(wire, groupId)),
    listGroupOffsets: (groupId) => run((wire) => listGroupOffsets(wire, groupId)),
    listGroupLag: (groupId) => run((wire) => listGroupLag(wire, groupId)),
    summarizeGroupLag: (groupId) => run((wire) => summarizeGroupLag(wire, groupId)),
    describeGroups: (groups) => run((wire) => describeGroups(wire, groups)),
    listGroupLags: (groupIds) => run((wire) => listGroupLags(wire, groupIds)),
    commitGroupOffsets: (groupId, offsets) => run((wire) => commitGroupOffsets(wire, groupId, offsets)),
    deleteGroup: (groupId) => run((wire) => deleteGroup(wire, groupId)),
    listOffsets: (partitions, at, options) => run((wire) => listOffsets(wire, partitions, at, options)),
    produceMany: (topic, records) => run((wire) => produceMany(wire, topic, records)),
    fetch: (topic, partition, range) => run((wire) => fetch(wire, topic, partition, range)),
    produce: (topic, record) =>
      run(async (wire) => {
        const [answer] = await produceMany(wire, topic, [record]);
        if (!answer || answer instanceof KafkaRefusal) throw answer ?? new KafkaRefusal('unavailable', 'the broker acknowledged nothing');
        return answer;
      }),
  };
}

/** An admin of one's own, outside any pool: close it. `budgetMs` is for each call. */
export function openAdmin(options: SessionOptions, budgetMs: number = CALL_BUDGET_MS): KafkaAdmin & { close(): Promise<void> } {
  const session = new Session(options);
  const run: Run = (work, ownBudgetMs) => work(new Wire(session, ownBudgetMs ?? budgetMs));
  return { ...bindAdmin(run, options), close: () => session.close() };
}
