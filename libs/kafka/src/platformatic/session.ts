/**
 * The open connections of one credential to one cluster: at most one to each broker, opened when first needed. It knows
 * addresses and logins; what to send where is `wire.ts`'s business.
 *
 * The library's own Admin client was not taken: it retries inside, hides which broker answered, and has no budget for a
 * whole call. Its connection and its protocol codecs are used as they are.
 */
import { Connection, saslScramSha, type SASLOptions } from '@platformatic/kafka';
import { isIP } from 'node:net';
import { KafkaRefusal } from '../fault.ts';
import { refusalFrom } from './translate.ts';

export interface SessionOptions {
  /** `host:port`, comma-separated or a list; a `SASL_SSL://` prefix is tolerated. */
  bootstrap: string | readonly string[];
  /** The CA that signed the brokers' certificates, PEM. Absent: plain text, for tests of one's own only. */
  caPem?: string;
  username: string;
  /** The password, or what SCRAM derives from it. */
  secret: { password: string } | { saltedPassword: Buffer };
}

export interface Address {
  host: string;
  port: number;
}

export const CONNECT_TIMEOUT_MS = 1_000;
/** A second broker is tried when the first has not answered after this long; a refusal is passed over at once. */
export const CONNECT_STAGGER_MS = 250;
/** The library's own limit, a backstop behind our budgets. */
const REQUEST_TIMEOUT_MS = 15_000;
const REQUESTS_IN_FLIGHT_PER_CONNECTION = 16;
const CLIENT_ID = 'samsa';

export class Session {
  readonly #options: SessionOptions;
  readonly #bootstrap: readonly Address[];
  /** Both by address. */
  readonly #open = new Map<string, Connection>();
  readonly #attempts = new Map<string, Promise<Connection>>();
  #closed = false;
  /** Brokers as the cluster last listed them; kept by `wire.ts`. */
  brokers: ReadonlyArray<Address & { id: number; rack: string | null }> = [];
  brokersAtMs = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#bootstrap = parseBootstrap(options.bootstrap);
  }

  get openConnections(): number {
    return this.#open.size;
  }

  /** A connection to whichever broker is at hand: an open one, else the first that lets us in. */
  async any(): Promise<Connection> {
    for (const connection of this.#open.values()) {
      if (connection.isConnected()) return connection;
    }
    const seen = new Set<string>();
    const candidates = [...this.brokers, ...this.#bootstrap].filter((address) => !seen.has(keyOf(address)) && seen.add(keyOf(address)));
    return firstOf(candidates.map((address) => () => this.to(address)), CONNECT_STAGGER_MS);
  }

  /** The connection to one broker. Simultaneous callers share one attempt. */
  async to(address: Address): Promise<Connection> {
    if (this.#closed) throw new KafkaRefusal('unavailable', 'this connection was closed');
    const key = keyOf(address);
    const open = this.#open.get(key);
    if (open?.isConnected()) return open;
    const known = this.#attempts.get(key);
    if (known) return known;
    const attempt = this.#connect(address).finally(() => this.#attempts.delete(key));
    this.#attempts.set(key, attempt);
    return attempt;
  }

  /** Cuts one connection: a request on it was not answered, and what follows would only queue behind it. */
  cut(connection: Connection): void {
    this.#forget(connection);
    connection.socket?.destroy();
  }

  async close(): Promise<void> {
    this.#closed = true;
    const open = [...this.#open.values()];
    this.#open.clear();
    await Promise.allSettled(open.map((connection) => connection.close()));
  }

  async #connect({ host, port }: Address): Promise<Connection> {
    const connection = new Connection(CLIENT_ID, {
      connectTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      maxInflights: REQUESTS_IN_FLIGHT_PER_CONNECTION,
      tls: this.#options.caPem === undefined ? undefined : { ca: this.#options.caPem },
      tlsServerName: isIP(host) ? undefined : host,
      sasl: saslOf(this.#options),
    });
    connection.on('error', () => undefined);
    try {
      await connection.connect(host, port);
    } catch (error) {
      connection.socket?.destroy();
      this.brokersAtMs = 0; // perhaps it lives elsewhere by now
      throw refusalFrom(error, `the broker at ${host}:${port}`);
    }
    if (this.#closed) {
      void connection.close();
      throw new KafkaRefusal('unavailable', 'this connection was closed');
    }
    this.#open.set(keyOf({ host, port }), connection);
    connection.once('close', () => this.#forget(connection));
    return connection;
  }

  #forget(connection: Connection): void {
    for (const [key, open] of this.#open) if (open === connection) this.#open.delete(key);
  }
}

/** Reads `SASL_SSL://a:9092,b:9092` into addresses. Throws a refusal that names the part it cannot read. */
export function parseBootstrap(bootstrap: string | readonly string[]): Address[] {
  const parts = (typeof bootstrap === 'string' ? bootstrap.split(',') : [...bootstrap]).map((part) => part.trim()).filter(Boolean);
  if (parts.length === 0) throw new KafkaRefusal('invalid', 'bootstrap: no broker address was given');
  return parts.map((part) => {
    const match = /^(?:[A-Z_]+:\/\/)?\[?([^\]]+?)\]?:(\d{1,5})$/.exec(part);
    if (!match?.[1] || !match[2]) throw new KafkaRefusal('invalid', `bootstrap: "${part}" is not host:port`);
    return { host: match[1], port: Number(match[2]) };
  });
}

function saslOf({ username, secret }: SessionOptions): SASLOptions {
  if ('password' in secret) return { mechanism: 'SCRAM-SHA-512', username, password: secret.password };
  return {
    mechanism: 'SCRAM-SHA-512',
    username,
    authenticate: (_mechanism, connection, authenticate, _username, _password, _token, callback) =>
      saslScramSha.authenticate(authenticate, connection, 'SHA-512', username, '-', derived(secret.saltedPassword), callback),
  };
}

/** SCRAM with its one slow step already done. */
function derived(saltedPassword: Buffer): typeof saslScramSha.defaultCrypto {
  return { ...saslScramSha.defaultCrypto, hi: async () => saltedPassword };
}

function keyOf({ host, port }: Address): string {
  return `${host}:${port}`;
}

/** The first attempt that succeeds; each starts when the one before failed or has taken `staggerMs`. Rejects with the last failure, or at once with a refused login. */
export async function firstOf<T>(attempts: ReadonlyArray<() => Promise<T>>, staggerMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let started = 0;
    let failed = 0;
    let timer: NodeJS.Timeout | undefined;
    const start = (): void => {
      clearTimeout(timer);
      const attempt = attempts[started++];
      if (!attempt) return;
      if (started < attempts.length) timer = setTimeout(start, staggerMs);
      attempt().then(
        (value) => {
          clearTimeout(timer);
          resolve(value);
        },
        (error: unknown) => {
          failed++;
          if (failed === attempts.length || (error instanceof KafkaRefusal && error.kind === 'unauthenticated')) {
            clearTimeout(timer);
            reject(error);
          } else if (failed === started) start();
        },
      );
    };
    start();
  });
}
