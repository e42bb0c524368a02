/**
 * Moves partitions within a cluster and waits until they have arrived. Called again after a crash it finds what is still
 * to do and does that: a finished move is no move.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { planMoves } from '@samsa/domain/partition-moves';
import type { ClusterLogin, KafkaPool } from '@samsa/kafka/pool';
import { NotYet } from './causes.ts';

const LOOK_MS = 250;
/** Longer moves go on by themselves; the next pass looks again. */
const WAIT_MOST_MS = 20_000;

/** @throws NotYet while partitions are still on their way after the bound */
export async function moveData(pool: KafkaPool, login: ClusterLogin, brokers: number, leastReplicas: number): Promise<void> {
  const admin = pool.admin(login);
  const cluster = await admin.describeCluster();
  const keep = cluster.brokers.map((broker) => broker.id).sort((a, b) => a - b).slice(0, brokers);
  const moves = planMoves(await admin.describePlaces(), keep, leastReplicas);
  if (moves.length > 0) await admin.movePartitions(moves);
  for (const until = performance.now() + WAIT_MOST_MS; ; await sleep(LOOK_MS)) {
    const moving = await admin.countMoving();
    if (moving === 0) return;
    if (performance.now() > until) throw new NotYet(`${moving} partitions are still being moved`);
  }
}
