/**
 * Asks the brokers of the data planes that are open here for their numbers, once a minute, and writes down what they said. The holder
 * of a shard does it, because it has the connections; it counts nothing (`apps/billing/src/meter` does, and says why).
 *
 *   each minute: every cluster at a moment of its own ─▶ a few at once for each data plane, some more altogether ─▶ readings, by batches
 *
 * A reading is cumulative, so none is worth a second try: what was missed is in the next. A holder that dies, or does not know yet that
 * it is none any more, costs or doubles nothing. A data plane that does not answer fills its own places and nobody else's, and is let
 * alone while its breaker is open; a broker that does not answer is asked less often.
 */
import { createHash } from 'node:crypto';
import type { KubeConnection } from '@samsa/kube/connection';
import { keep, type Read } from '@samsa/store/broker-readings';
import type { Database } from '@samsa/store/database';
import { askBroker } from './ask-broker.ts';

export const SCRAPE_EVERY_MS = 60_000;
/** Moments of clusters lie this far from the minute's ends, so that a little delay does not push a reading into the next. */
const MARGIN = 0.05;
const LOOK_MS = 250;
const PER_PLANE = 4;
const ALTOGETHER = 48;
const KEPT_AT_ONCE = 200;
const KEPT_AFTER_MS = 500;
/** A broker that does not answer is left out of 1, 2, 4 … rounds, at most of so many. */
const LEFT_OUT_MOST = 4;

export interface ScrapedPlane {
  plane: { id: string };
  connection: KubeConnection;
  breaker: { state: string };
  brokers(): Iterable<{ clusterId: string; pods: ReadonlyMap<number, string> }>;
}

export interface ScraperParts {
  database: Database;
  planes(): Iterable<ScrapedPlane>;
  /** One minute unless tests want more. */
  everyMs: number;
  onFault(fault: Error, about: { cluster?: string; pod?: string }): void;
}

interface Due {
  atMs: number;
  plane: ScrapedPlane;
  clusterId: string;
  broker: number;
  pod: string;
}

interface Silent {
  rounds: number;
  leftOut: number;
}

export class Scraper {
  private readonly lanes = new Map<ScrapedPlane, { asking: number; waiting: Due[] }>();
  /** By pod and cluster: brokers that did not answer the last time. */
  private readonly silent = new Map<string, Silent>();
  private readonly moments = new Map<string, number>();
  private due: Due[] = [];
  private roundAtMs = 0;
  private asking = 0;
  private read: (Read & { atMs: number })[] = [];
  private keeping: Promise<void> = Promise.resolve();
  private timers: NodeJS.Timeout[] = [];

  constructor(private readonly parts: ScraperParts) {}

  start(): void {
    this.timers = [setInterval(() => this.look(), LOOK_MS), setInterval(() => this.flush(), KEPT_AFTER_MS)];
  }

  /** What was read is written down; what is being read is dropped. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.lanes.clear();
    this.flush();
    await this.keeping;
  }

  private look(): void {
    const now = Date.now();
    const round = Math.floor(now / this.parts.everyMs) * this.parts.everyMs;
    if (round !== this.roundAtMs) this.begin(round, now);
    while (this.due.length > 0 && this.due.at(-1)!.atMs <= now) this.enqueue(this.due.pop()!);
  }

  /** Lays out a round; moments that have passed already when a process starts are left to the next. */
  private begin(round: number, now: number): void {
    const first = this.roundAtMs === 0;
    this.roundAtMs = round;
    this.lanes.clear(); // whatever still waits of the last round is in this one
    this.due = [];
    const seen = new Set<string>();
    for (const plane of this.parts.planes()) {
      for (const { clusterId, pods } of plane.brokers()) {
        seen.add(clusterId);
        const atMs = round + this.moment(clusterId) * this.parts.everyMs;
        if (!first || atMs >= now) for (const [broker, pod] of pods) if (!this.leftOut(pod)) this.due.push({ atMs, plane, clusterId, broker, pod });
      }
    }
    this.due.sort((one, other) => other.atMs - one.atMs);
    for (const clusterId of this.moments.keys()) if (!seen.has(clusterId)) this.moments.delete(clusterId);
  }

  /** The part of a minute at which a cluster is asked, always the same. */
  private moment(clusterId: string): number {
    let moment = this.moments.get(clusterId);
    if (moment === undefined) {
      moment = MARGIN + (1 - 2 * MARGIN) * (createHash('sha1').update(clusterId).digest().readUInt32BE() / 2 ** 32);
      this.moments.set(clusterId, moment);
    }
    return moment;
  }

  private leftOut(pod: string): boolean {
    const silent = this.silent.get(pod);
    if (!silent || silent.leftOut === 0) return false;
    silent.leftOut -= 1;
    return true;
  }

  private enqueue(due: Due): void {
    const lane = this.lanes.get(due.plane) ?? { asking: 0, waiting: [] };
    this.lanes.set(due.plane, lane);
    lane.waiting.push(due);
    this.next();
  }

  private next(): void {
    for (const lane of this.lanes.values()) {
      while (this.asking < ALTOGETHER && lane.asking < PER_PLANE && lane.waiting.length > 0) {
        const due = lane.waiting.shift()!;
        if (due.plane.breaker.state === 'open') continue;
        this.asking += 1;
        lane.asking += 1;
        void this.ask(due).finally(() => {
          this.asking -= 1;
          lane.asking -= 1;
          this.next();
        });
      }
    }
  }

  private async ask({ plane, clusterId, broker, pod }: Due): Promise<void> {
    try {
      const reading = await askBroker(plane.connection, clusterId, pod);
      this.silent.delete(pod);
      this.read.push({ dataPlaneId: plane.plane.id, clusterId, broker, agoMs: 0, reading, atMs: performance.now() });
      if (this.read.length >= KEPT_AT_ONCE) this.flush();
    } catch (fault) {
      const silent = this.silent.get(pod);
      const rounds = (silent?.rounds ?? 0) + 1;
      this.silent.set(pod, { rounds, leftOut: Math.min(LEFT_OUT_MOST, 2 ** (rounds - 1)) });
      if (!silent) this.parts.onFault(fault as Error, { cluster: clusterId, pod });
    }
  }

  private flush(): void {
    const reads = this.read;
    this.read = [];
    if (reads.length === 0) return;
    this.keeping = this.keeping.then(() => {
      const now = performance.now();
      return keep(this.parts.database, reads.map(({ atMs, ...one }) => ({ ...one, agoMs: now - atMs })));
    }).catch((fault: Error) => this.parts.onFault(fault, {}));
  }
}
