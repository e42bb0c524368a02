/** What topics take on the brokers' disks. Every broker knows its own copies alone, so all of them are asked. */
import { describeLogDirsV4 } from '@platformatic/kafka';
import type { Broker, ReplicaSize } from '../admin.ts';
import { Code, KafkaRefusal, refusalOf } from '../fault.ts';
import type { Wire } from './wire.ts';

export async function listReplicaSizes(wire: Wire, topics?: readonly string[]): Promise<ReplicaSize[]> {
  if (topics?.length === 0) return [];
  const asked = topics ? await partitionsOf(wire, topics) : null;
  const answers = await Promise.all((await wire.brokers()).map((broker) => sizesAt(wire, broker, asked).catch(passOverSilence)));
  return answers.flat();
}

/** The request names partitions, not only topics. */
async function partitionsOf(wire: Wire, names: readonly string[]): Promise<{ name: string; partitions: number[] }[]> {
  const { topics } = await wire.metadata([...names]);
  return topics.map(({ name, partitions }) => ({ name: name ?? '', partitions: partitions.map(({ partitionIndex }) => partitionIndex) }));
}

async function sizesAt(wire: Wire, broker: Broker, asked: { name: string; partitions: number[] }[] | null): Promise<ReplicaSize[]> {
  const { errorCode, results } = await wire.sendTo(broker, describeLogDirsV4.api, asked);
  if (errorCode !== Code.none) throw refusalOf(errorCode, null, `the log directories of broker ${broker.id}`);
  return results.flatMap(({ topics }) =>
    topics.flatMap(({ name, partitions }) =>
      partitions
        .filter(({ isFutureKey }) => !isFutureKey)
        .map(({ partitionIndex, partitionSize, offsetLag }) => ({
          ...{ topic: name, partition: partitionIndex, broker: broker.id },
          ...{ sizeBytes: Number(partitionSize), offsetLag: Number(offsetLag) },
        }))));
}

function passOverSilence(error: unknown): ReplicaSize[] {
  if (error instanceof KafkaRefusal && error.kind !== 'forbidden') return [];
  throw error;
}
