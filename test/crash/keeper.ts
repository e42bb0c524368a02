/** Starts provisioners again as they die, as whoever runs them would, and measures how long their shards stood without a holder. */
import type pg from 'pg';
import type { Samsa } from '../harness/stack.ts';

const LOOK_MS = 50;

export interface Death {
  pid: number;
  /** From the death until all that it held was somebody else's; undefined while it is not. */
  takeoverMs?: number;
}

export class Keeper {
  readonly deaths: Death[] = [];
  private readonly measuring: Promise<void>[] = [];
  private stopped = false;
  private readonly running: Promise<unknown>;

  constructor(private readonly samsa: Samsa, private readonly database: pg.Pool) {
    this.running = Promise.all(samsa.provisioners.map((name) => this.keep(name)));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
    await Promise.all(this.measuring);
  }

  private async keep(name: string): Promise<void> {
    for (; !this.stopped; await new Promise((resolve) => setTimeout(resolve, LOOK_MS))) {
      const provisioner = this.samsa.process(name);
      if (provisioner.alive()) continue;
      const death: Death = { pid: provisioner.pid };
      this.deaths.push(death);
      this.measuring.push(this.measure(death, performance.now()));
      await provisioner.restart();
    }
  }

  private async measure(death: Death, diedAt: number): Promise<void> {
    const holder = `%-${death.pid}-%`;
    const { rows } = await this.database.query<{ shard: number }>('SELECT shard FROM shard_lease WHERE holder LIKE $1', [holder]);
    const shards = rows.map(({ shard }) => shard);
    for (; !this.stopped; await new Promise((resolve) => setTimeout(resolve, LOOK_MS))) {
      const { rows: [left] } = await this.database.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM shard_lease WHERE shard = ANY($1) AND holder LIKE $2', [shards, holder],
      );
      if ((left?.count ?? 0) > 0) continue;
      death.takeoverMs = performance.now() - diedAt;
      return;
    }
  }
}
