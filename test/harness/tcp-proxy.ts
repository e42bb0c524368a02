/**
 * A TCP proxy on loopback that makes the faults of a network: cut connections, silence in both directions, refusal, delay.
 * It passes bytes untouched, so TLS goes through it, and a server it stands before needs no switches of its own.
 */
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProxyTarget {
  host: string;
  port: number;
}

export class TcpProxy {
  readonly #server: Server;
  readonly #target: ProxyTarget;
  readonly #pairs = new Set<[Socket, Socket]>();
  #silent = false;
  #refusing = false;
  #delayMs = 0;
  /** Connections taken since the start. */
  accepted = 0;

  private constructor(target: ProxyTarget) {
    this.#target = target;
    this.#server = createServer({ pauseOnConnect: true }, (socket) => void this.#join(socket));
  }

  static async start(target: ProxyTarget): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    await new Promise<void>((resolve, reject) => {
      proxy.#server.once('error', reject);
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the proxy is closed');
    return address.port;
  }

  /** Ends all connections with a reset. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  /** Black hole: connections stay and are taken, no byte moves either way. */
  silence(): void {
    this.#silent = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** New connections are reset at once, open ones are cut. */
  refuse(): void {
    this.#refusing = true;
    this.cut();
  }

  /** Each new connection waits so long before its first byte. */
  delay(delayMs: number): void {
    this.#delayMs = delayMs;
  }

  /** All faults off. What was swallowed while silent is delivered. */
  heal(): void {
    this.#silent = false;
    this.#refusing = false;
    this.#delayMs = 0;
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.cut();
    await closed;
  }

  async #join(client: Socket): Promise<void> {
    this.accepted += 1;
    client.on('error', () => undefined);
    if (this.#refusing) {
      client.resetAndDestroy();
      return;
    }
    if (this.#delayMs > 0) await sleep(this.#delayMs);
    const server = connect(this.#target);
    const pair: [Socket, Socket] = [client, server];
    this.#pairs.add(pair);
    for (const [from, to] of [pair, [server, client]] as [Socket, Socket][]) {
      from.setNoDelay(true);
      from.on('data', (chunk: Buffer) => {
        // What the other side is slow to take is held there: a test's traffic is small.
        if (!to.destroyed) to.write(chunk);
      });
      from.on('end', () => to.end());
      from.on('error', () => undefined);
      from.on('close', () => {
        this.#pairs.delete(pair);
        to.destroy();
      });
    }
    // Nothing flows before somebody reads: `silence` may have come first.
    if (this.#silent) for (const socket of pair) socket.pause();
    else for (const socket of pair) socket.resume();
  }
}
