/**
 * Now and then, what Kubernetes has: of every data plane held here whose watches are complete and were heard of lately, which clusters'
 * Kafka objects there are and which of them are ready. No question is asked of any data plane; one that is silent is left out, since
 * what it has is not known. The billing process holds its ledger against it.
 */
import type { Database } from '@samsa/store/database';
import { type Census as Laid, keepCensuses } from '@samsa/store/usage-history';
import type { Plane } from './plane.ts';

export const CENSUS_EVERY_MS = 900_000;
/** Watches have bookmarks each minute. */
const HEARD_WITHIN_MS = 90_000;
const KEPT_DAYS = 8;
const PLANES_AT_ONCE = 100;

export interface CensusOptions {
  database: Database;
  /** Our name as a holder of shards. */
  holder: string;
  planes(): Iterable<Plane>;
  everyMs: number;
  onFault(fault: Error): void;
}

export class Census {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(private readonly options: CensusOptions) {}

  start(): void {
    this.timer = setInterval(() => {
      this.round = this.take().catch(this.options.onFault);
    }, this.options.everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async take(): Promise<void> {
    const since = Date.now() - HEARD_WITHIN_MS;
    const known = [...this.options.planes()].filter((plane) => plane.lastContactAt() > since);
    for (let at = 0; at < known.length; at += PLANES_AT_ONCE) {
      const some: Omit<Laid, 'at'>[] = known.slice(at, at + PLANES_AT_ONCE).map((plane) => ({ dataPlaneId: plane.plane.id, ...plane.census() }));
      await keepCensuses(this.options.database, this.options.holder, some, KEPT_DAYS);
    }
  }
}
