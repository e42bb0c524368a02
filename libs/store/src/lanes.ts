/**
 * Reads of one row by its key, many at a time on a few connections. What is asked in one turn of the event loop leaves as one
 * write and is answered in order, so neither we nor Postgres pay a wake-up for each: two thirds of what such a read costs over
 * a pool is taking a connection, writing to its socket and giving it back. Not for anything slow: what comes behind waits for it.
 */
import type { Socket } from 'node:net';
import pg from 'pg';

const LANES = 3;

export class Lanes {
  private readonly lanes: (Promise<pg.Client> | undefined)[] = Array.from({ length: LANES });
  private turn = 0;
  private closed = false;

  constructor(private readonly connection: pg.ClientConfig) {}

  /** @throws what Postgres says, or that the connection broke; the next read gets a new one. */
  async query<Row extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<Row[]> {
    const client = await this.lane();
    gather(client);
    return (await client.query<Row>(statement)).rows;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.lanes.map(async (lane) => (await lane)?.end()));
  }

  private lane(): Promise<pg.Client> {
    if (this.closed) return Promise.reject(new Error('the database was closed'));
    const at = this.turn++ % LANES;
    return (this.lanes[at] ??= this.open(at));
  }

  private async open(at: number): Promise<pg.Client> {
    const client = new pg.Client({ ...this.connection, pipeline: true });
    const forget = (): void => void (this.lanes[at] = undefined);
    client.once('error', forget);
    client.once('end', forget);
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (cause) {
      forget();
      throw cause;
    }
    return client;
  }
}

/** What is sent in one turn of the event loop leaves as one write: a statement’s own write to the socket costs as much as the rest of sending it. */
export function gather(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  setImmediate(() => stream.uncork());
}
