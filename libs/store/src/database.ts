/**
 * The one door to Postgres. Each app takes its own role, whose column grants keep one writer per column. Writes go
 * through `transact`; hot paths are SQL with named statements on the pool; cold paths (the seed) use Prisma's client,
 * which sits on the same pool. (Prisma costs about 110 µs of Node a query over pg, and 20 to 170 times on batches.)
 *
 * Connections are pipelined: statements of a transaction that are not waited for one by one travel together and are carried
 * out in the order in which they were sent. `BEGIN` is never waited for.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import type { PrismaClient } from './generated/client.ts';
import { gather, Lanes } from './lanes.ts';

export type Role = 'samsa_api' | 'samsa_provisioner' | 'samsa_billing';

/** Something SQL can be sent to: the pool, or the transaction one is in. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
}

/** Proof of being inside a transaction. */
export interface Tx extends Queryable {
  readonly inTransaction: true;
}

/**
 * When a transaction waits for the disk.
 *
 * `early`: for those that lock rows which many others want. Postgres keeps row locks, and the lock behind NOTIFY, until the
 * commit is on the disk: with 2 ms a write that is the most a tenant's totals could change 400 times a second, whatever the
 * cores. So the commit itself does not wait for the disk, and a second, empty transaction right behind it does, before the
 * caller goes on: one write of the disk then serves all that wait for it. What others saw meanwhile lies before their own
 * commits in the same log, so nothing durable can rest on something lost.
 *
 * `forgettable`: not at all, for what the loop would find and do again after a power cut: a key taken from the outbox (the
 * sweep finds it), the record of a pass (the next pass comes to the same). Whatever acts on the outside commits durably first.
 */
export type Commit = 'durable' | 'early' | 'forgettable';

const POOL_SIZE = 16;
const CONNECT_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 10_000;
const ATTEMPTS = 5;
const RETRIED = new Set(['40001', '40P01']);
/** Of a statement that came after one that had failed. */
const ABORTED = '25P02';
/** A transaction that cannot write, not even by mistake. */
const READ_ONLY = 'BEGIN READ ONLY';
const LATE = 'BEGIN; SET LOCAL synchronous_commit = off';
const BEGIN: Record<Commit | 'never', string> = { durable: 'BEGIN', early: LATE, forgettable: LATE, never: READ_ONLY };
/** Commits with the disk: the least that Postgres writes to its log. */
const BARRIER = "SELECT pg_logical_emit_message(true, 'samsa', '')";

/** A statement's name is the hash of its text, so Postgres plans each text once a connection. */
const names = new Map<string, string>();
function nameOf(sql: string): string {
  let name = names.get(sql);
  if (!name) {
    name = createHash('sha1').update(sql).digest('base64url');
    names.set(sql, name);
  }
  return name;
}

export class Database {
  readonly pool: pg.Pool;
  private client: Promise<PrismaClient> | undefined;
  /** For reads of one row by its key alone; everything else goes over the pool. */
  readonly reads: Queryable;
  private readonly connection: pg.ClientConfig;
  private readonly lanes: Lanes;

  constructor(url: string, role: Role, options: { poolSize?: number } = {}) {
    this.connection = {
      connectionString: url,
      options: `-c role=${role}`,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      application_name: role,
      pipeline: true,
    };
    this.pool = new pg.Pool({ ...this.connection, max: options.poolSize ?? POOL_SIZE });
    // One in use that dies says so by its statements; what it says besides would otherwise end the process.
    this.pool.on('connect', (client) => void client.on('error', () => undefined));
    this.pool.on('error', () => undefined); // an idle connection that dies is replaced; the next query tells if none can be had
    this.pool.on('connect', (client) => client.on('error', () => undefined)); // one that dies between two statements of a transaction: the next one says so
    this.lanes = new Lanes(this.connection);
    this.reads = { query: (sql, values = []) => this.lanes.query({ name: nameOf(sql), text: sql, values }) };
  }

  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>({ name: nameOf(sql), text: sql, values });
    return rows;
  }

  /** Runs `work` in one transaction; again, up to a bound, on serialization failures and deadlocks. */
  async transact<Result>(work: (tx: Tx) => Promise<Result>, commit: Commit = 'durable'): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work, commit);
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRIED.has((error as { code?: string }).code ?? '')) throw error;
      }
    }
  }

  /** Runs `work` in a transaction in which Postgres refuses every write. */
  async look<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.once(work, 'never');
  }

  private async once<Result>(work: (tx: Tx) => Promise<Result>, commit: Commit | 'never'): Promise<Result> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    /** What the others then fail of: statements that travel together are told apart by it, whoever waits for which. */
    let first: unknown;
    try {
      gather(client);
      const begun = client.query(BEGIN[commit]);
      begun.catch(() => undefined); // then the connection is gone, and the first statement says so
      const result = await work({
        inTransaction: true,
        query: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => {
          gather(client);
          try {
            return (await client.query<Row>({ name: nameOf(sql), text: sql, values })).rows;
          } catch (error) {
            first ??= error;
            throw error;
          }
        },
      });
      gather(client);
      await Promise.all([client.query('COMMIT'), commit === 'early' && client.query(BARRIER)]);
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((failed: Error) => (broken = failed));
      throw (error as { code?: string }).code === ABORTED ? first : error;
    } finally {
      client.release(broken);
    }
  }

  /** Prisma's client on the same pool, for what is cold: loaded when first asked for, so that a hot process never pays for it. */
  prisma(): Promise<PrismaClient> {
    this.client ??= this.openPrisma();
    return this.client;
  }

  private async openPrisma(): Promise<PrismaClient> {
    const [{ PrismaPg }, { PrismaClient: Client }] = await Promise.all([import('@prisma/adapter-pg'), import('./generated/client.ts')]);
    return new Client({ adapter: new PrismaPg(this.pool, { disposeExternalPool: false }) });
  }

  /** A connection of its own that listens; reconnects for ever. `onNotice` is also called after each reconnect, for what was missed. */
  listen(channels: readonly string[], onNotice: (channel: string, payload: string) => void): { stop(): Promise<void> } {
    return listen(this.connection, channels, onNotice);
  }

  async close(): Promise<void> {
    await this.lanes.close();
    await (await this.client)?.$disconnect();
    if (!this.pool.ended) await this.pool.end();
  }
}

const RELISTEN_MS = 500;

function listen(connection: pg.ClientConfig, channels: readonly string[], onNotice: (channel: string, payload: string) => void) {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const again = (failed: pg.Client): void => {
    if (failed !== client || stopped) return;
    client = undefined;
    timer = setTimeout(() => void start(), RELISTEN_MS);
  };
  const start = async (): Promise<void> => {
    const mine = new pg.Client({ ...connection, keepAlive: true });
    client = mine;
    mine.on('error', () => again(mine));
    mine.on('end', () => again(mine));
    mine.on('notification', (notice) => onNotice(notice.channel, notice.payload ?? ''));
    try {
      await mine.connect();
      for (const channel of channels) await mine.query(`LISTEN ${channel}`);
      for (const channel of channels) onNotice(channel, '');
    } catch {
      await mine.end().catch(() => undefined);
      again(mine);
    }
  };
  void start();
  return {
    stop: async (): Promise<void> => {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
