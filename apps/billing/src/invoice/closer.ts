/**
 * Closes months that are over, a transaction for each organization: read what it used, rate it, write the invoice and its lines.
 * Level-triggered: it asks which months have no invoice, and is told nothing. Two processes share the work by advisory locks,
 * which only save the double work; that an invoice is written once is held by its row's own key (`store/invoices.ts`).
 *
 * There is no table of drafts: a draft is the same fold over the same rows, made when somebody looks at it, so it cannot lag.
 */
import { statementOf } from '@samsa/domain/statement';
import { readMonth } from '@samsa/store/billed-months';
import type { Database } from '@samsa/store/database';
import { claim, close, unclosed, type Unclosed } from '@samsa/store/invoices';

const BATCH = 200;
/** Transactions at a time: they wait for the disk together. */
const LANES = 4;

export interface CloserWatch {
  everyMs: number;
  onClosed(count: number): void;
  onFault(fault: Error): void;
}

export class Closer {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly watch: CloserWatch,
  ) {}

  start(): void {
    this.round = this.runAndTell();
  }

  /** Ends what is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  /** Closes all there is to close, but for what another process is closing. @returns how many were closed here */
  async run(): Promise<number> {
    let closed = 0;
    while (!this.stopped) {
      const batch = await unclosed(this.database, BATCH);
      const here = await this.closeAll(batch);
      closed += here;
      if (here === 0) break; // nothing left, or others have the rest
    }
    return closed;
  }

  private async closeAll(batch: Unclosed[]): Promise<number> {
    const waiting = shuffled(batch)[Symbol.iterator]();
    const lane = async (): Promise<number> => {
      let closed = 0;
      for (const one of waiting) if (!this.stopped && (await this.closeOne(one))) closed++;
      return closed;
    };
    const counts = await Promise.all(Array.from({ length: LANES }, lane));
    return counts.reduce((total, count) => total + count, 0);
  }

  private closeOne(one: Unclosed): Promise<boolean> {
    return this.database.transact(async (tx) => {
      if (!(await claim(tx, one))) return false;
      const read = await readMonth(tx, one.organizationId, one.month);
      return close(tx, one, read.currency, statementOf(read).invoice);
    });
  }

  private async runAndTell(): Promise<void> {
    try {
      const closed = await this.run();
      if (closed > 0) this.watch.onClosed(closed);
    } catch (fault) {
      this.watch.onFault(fault as Error);
    }
    if (!this.stopped) this.timer = setTimeout(() => (this.round = this.runAndTell()), this.watch.everyMs);
  }
}

/** So that two processes do not walk the same list in step. */
function shuffled<Item>(items: Item[]): Item[] {
  return items.map((item) => ({ item, at: Math.random() })).sort((one, other) => one.at - other.at).map(({ item }) => item);
}
