/** Where partitions stand, and moving them. */
import { alterPartitionReassignmentsV0, listPartitionReassignmentsV0 } from '@platformatic/kafka';
import type { PartitionPlace } from '@samsa/domain/partition-moves';
import { Code, refusalOf } from '../fault.ts';
import type { Wire } from './wire.ts';

const CONTROLLER_TIMEOUT_MS = 10_000;

export async function describePlaces(wire: Wire): Promise<PartitionPlace[]> {
  const { topics } = await wire.metadata(null);
  return topics.flatMap((topic) =>
    topic.partitions.map((partition) => ({ topic: topic.name ?? '', partition: partition.partitionIndex, replicas: partition.replicaNodes })),
  );
}

export async function movePartitions(wire: Wire, moves: readonly PartitionPlace[]): Promise<void> {
  const byTopic = Map.groupBy(moves, (move) => move.topic);
  const topics = [...byTopic].map(([name, places]) => ({ name, partitions: places.map(({ partition, replicas }) => ({ partitionIndex: partition, replicas })) }));
  const answer = await wire.send(alterPartitionReassignmentsV0.api, CONTROLLER_TIMEOUT_MS, true, topics);
  if (answer.errorCode !== Code.none) throw refusalOf(answer.errorCode, answer.errorMessage, 'the reassignment');
  for (const topic of answer.responses) {
    const refused = topic.partitions.find((partition) => partition.errorCode !== Code.none);
    if (refused) throw refusalOf(refused.errorCode, refused.errorMessage, `partition ${topic.name}/${refused.partitionIndex}`);
  }
}

/** How many partitions are still on their way. */
export async function countMoving(wire: Wire): Promise<number> {
  const answer = await wire.send(listPartitionReassignmentsV0.api, CONTROLLER_TIMEOUT_MS, null);
  if (answer.errorCode !== Code.none) throw refusalOf(answer.errorCode, answer.errorMessage, 'the reassignments');
  return answer.topics.reduce((sum, topic) => sum + topic.partitions.length, 0);
}
