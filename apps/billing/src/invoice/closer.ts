/**
 * Closes months that are over, a few organizations in a transaction: read what each used, rate it, write the invoice and its lines.
 * Level-triggered: it asks which months have no invoice, and is told nothing. Two processes share the work by advisory locks,
 * which only save the double work; that an invoice is written once is held by its row's own key (`store/invoices.ts`).
 *
 * There is no table of drafts: a draft is the same fold over the same rows, made when somebody looks at it, so it cannot lag.
 */
import { statementOf } from '@samsa/domain/statement';
import { readMonth } from '@samsa/store/billed-months';
import type { Database, Tx } from '@samsa/store/database';
import { claim, close, unclosed, type Unclosed } from '@samsa/store/invoices';

const BATCH = 5_000;
/** Organizations in one transaction: their statements travel together, and the disk is waited for once. */
const GROUP = 20;
/** Transactions at a time: they wait for the disk together. */
const LANES = 4;

export class Closer {
  private stopped = false;

  /** @param dueDays an invoice is to be paid within so many days of its closing */
  constructor(private readonly database: Database, private readonly dueDays: number) {}

  /** Nothing new is begun from here on. */
  stop(): void {
    this.stopped = true;
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
    const waiting = groupsOf(shuffled(batch))[Symbol.iterator]();
    const lane = async (): Promise<number> => {
      let closed = 0;
      for (const group of waiting) if (!this.stopped) closed += await this.closeGroup(group);
      return closed;
    };
    const counts = await Promise.all(Array.from({ length: LANES }, lane));
    return counts.reduce((total, count) => total + count, 0);
  }

  private async closeGroup(group: Unclosed[]): Promise<number> {
    const closed = await this.database.transact((tx) => Promise.all(group.map((one) => closeOne(tx, one, this.dueDays))));
    return closed.filter(Boolean).length;
  }
}

async function closeOne(tx: Tx, one: Unclosed, dueDays: number): Promise<boolean> {
  if (!(await claim(tx, one))) return false;
  const read = await readMonth(tx, one.organizationId, one.month);
  return close(tx, one, read.currency, statementOf(read).invoice, dueDays);
}

const groupsOf = (all: Unclosed[]): Unclosed[][] => Array.from({ length: Math.ceil(all.length / GROUP) }, (_, at) => all.slice(at * GROUP, (at + 1) * GROUP));

/** So that two processes do not walk the same list in step. */
function shuffled<Item>(items: Item[]): Item[] {
  return items.map((item) => ({ item, at: Math.random() })).sort((one, other) => one.at - other.at).map(({ item }) => item);
}
