/**
 * Counts: takes the readings that the provisioners wrote down, and turns them into minutes of usage.
 *
 *   broker ◀─ ask ─ provisioner ─ reading ─▶ Postgres ─ taken, counted and remembered in ONE transaction ─▶ minutes, hours
 *
 * Asking and counting are two processes' work. Whoever holds a data plane's shard has its connection, its credentials and its bulkhead
 * already; billing has none of them and wants none. Had the provisioner counted as well, two apps would write usage. A reading is
 * cumulative, so it does not matter whether one is lost (the asker died), told twice (two believed that they hold the shard) or waits for
 * a day (billing was away): what a broker counted between two readings is written down once, by whoever takes the later one away.
 */
import { fold, type MeterState } from '@samsa/domain/metering';
import * as readings from '@samsa/store/broker-readings';
import type { Database, Tx } from '@samsa/store/database';
import { add, type Sample, SAMPLES_MOST } from '@samsa/store/usage-counters';

/** Readings counted in one transaction. */
const READINGS_AT_ONCE = 200;

export class Meter {
  private stopped = false;

  constructor(private readonly database: Database) {}

  /** Counts all that waits, unless another process is at it. @returns how many readings that were */
  async run(): Promise<number> {
    let counted = 0;
    for (let some = READINGS_AT_ONCE; some === READINGS_AT_ONCE && !this.stopped; counted += some) {
      some = await this.database.transact((tx) => count(tx));
    }
    return counted;
  }

  /** After the transaction under way. */
  stop(): void {
    this.stopped = true;
  }
}

async function count(tx: Tx): Promise<number> {
  const taken = await readings.take(tx, READINGS_AT_ONCE);
  if (!taken || taken.length === 0) return 0;
  const states = new Map<string, { clusterId: string; broker: number; state: MeterState }>();
  const samples: Sample[] = [];
  const topics: readings.ToldTopics[] = [];
  for (const { clusterId, broker, reading, readMs, createdMs, organizationId, last } of taken) {
    const key = `${clusterId} ${broker}`;
    const folded = fold(states.get(key)?.state ?? last ?? undefined, reading, readMs, createdMs);
    if (!folded) continue;
    states.set(key, { clusterId, broker, state: folded.state });
    for (const minute of folded.minutes) samples.push({ ...minute, organizationId, resourceId: clusterId, source: String(broker) });
    for (const minute of folded.topics) topics.push({ ...minute, organizationId, clusterId, broker });
  }
  for (let at = 0; at < samples.length; at += SAMPLES_MOST) await add(tx, samples.slice(at, at + SAMPLES_MOST));
  await readings.addTopics(tx, topics);
  await readings.remember(tx, [...states.values()]);
  return taken.length;
}
