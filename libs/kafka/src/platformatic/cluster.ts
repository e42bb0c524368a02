/** The cluster itself and its metadata quorum. */
import { describeClusterV1, describeQuorumV2 } from '@platformatic/kafka';
import { operationsOfBits } from '../acl.ts';
import type { ClusterDescription, QuorumDescription, QuorumReplica } from '../admin.ts';
import { Code, refusalOf } from '../fault.ts';
import type { QuorumReplicaShape } from './shapes.ts';
import type { Wire } from './wire.ts';

const ENDPOINTS_OF_BROKERS = 1;
const METADATA_TOPIC = '__cluster_metadata';

export async function describeCluster(wire: Wire): Promise<ClusterDescription> {
  const response = await wire.send(describeClusterV1.api, true, ENDPOINTS_OF_BROKERS);
  if (response.errorCode !== Code.none) throw refusalOf(response.errorCode, response.errorMessage, 'the cluster');
  return {
    id: response.clusterId,
    controllerId: response.controllerId,
    brokers: response.brokers.map(({ brokerId, host, port, rack }) => ({ id: brokerId, host, port, rack: rack ?? null })).sort((a, b) => a.id - b.id),
    authorizedOperations: operationsOfBits(response.clusterAuthorizedOperations),
  };
}

export async function describeQuorum(wire: Wire): Promise<QuorumDescription> {
  const response = await wire.send(describeQuorumV2.api, [{ topicName: METADATA_TOPIC, partitions: [{ partitionIndex: 0 }] }]);
  if (response.errorCode !== Code.none) throw refusalOf(response.errorCode, response.errorMessage, 'the metadata quorum');
  const partition = response.topics[0]?.partitions[0];
  if (!partition || partition.errorCode !== Code.none) {
    throw refusalOf(partition?.errorCode ?? Code.unknownTopicOrPartition, partition?.errorMessage, 'the metadata quorum');
  }
  return {
    leaderId: partition.leaderId,
    leaderEpoch: partition.leaderEpoch,
    highWatermark: Number(partition.highWatermark),
    voters: partition.currentVoters.map(replicaOf),
    observers: partition.observers.map(replicaOf),
  };
}

function replicaOf(voter: QuorumReplicaShape): QuorumReplica {
  return { id: voter.replicaId, logEndOffset: Number(voter.logEndOffset), lastCaughtUpTimestampMs: Number(voter.lastCaughtUpTimestamp) };
}
