/**
 * Ports of 127.0.0.1 for servers that keep theirs over restarts. They are drawn from below the ranges the kernel gives to outgoing
 * connections (32768 on Linux, 49152 on macOS): a port from there would some day be taken by a client while its server is down.
 * Between a draw and the server's own bind lie seconds in which another process may draw the same: programs that start brokers beside
 * each other are each given a range of their own, `SAMSA_PORTS=FIRST-LAST`.
 */
import { createServer } from 'node:net';
import type { Server } from 'node:net';

export const FIRST_PORT = 20_000;
export const LAST_PORT = 32_000;
const DRAWS = 200;

/** `count` different ports nobody listens on now, none of them in `reserved`. */
export async function freePorts(count: number, reserved: ReadonlySet<number> = new Set()): Promise<number[]> {
  const servers = new Map<number, Server>();
  const [first, last] = range(process.env['SAMSA_PORTS']);
  for (let draw = 0; servers.size < count; draw++) {
    if (draw >= DRAWS + count) throw new Error(`no ${count} free ports were found on 127.0.0.1 between ${first} and ${last}: end what listens there.`);
    const port = first + Math.floor(Math.random() * (last - first));
    if (reserved.has(port) || servers.has(port)) continue;
    const server = await listening(port);
    if (server) servers.set(port, server);
  }
  await Promise.all([...servers.values()].map((server) => new Promise((resolve) => server.close(resolve))));
  return [...servers.keys()];
}

function range(wanted: string | undefined): [first: number, last: number] {
  if (wanted === undefined) return [FIRST_PORT, LAST_PORT];
  const [first = NaN, last = NaN] = wanted.split('-').map(Number);
  if (!(first > 0 && last > first && last < 65_536)) throw new Error(`SAMSA_PORTS=${wanted} is no range of ports: write it as FIRST-LAST, such as ${FIRST_PORT}-${LAST_PORT}.`);
  return [first, last];
}

function listening(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
