/**
 * Ports of 127.0.0.1 for servers that keep theirs over restarts. They are drawn from below the ranges the kernel gives to outgoing
 * connections (32768 on Linux, 49152 on macOS): a port from there would some day be taken by a client while its server is down.
 */
import { createServer } from 'node:net';
import type { Server } from 'node:net';

const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;
const DRAWS = 200;

/** `count` different ports nobody listens on now, none of them in `reserved`. */
export async function freePorts(count: number, reserved: ReadonlySet<number> = new Set()): Promise<number[]> {
  const servers = new Map<number, Server>();
  for (let draw = 0; servers.size < count; draw++) {
    if (draw >= DRAWS + count) throw new Error(`no ${count} free ports were found on 127.0.0.1 between ${FIRST_PORT} and ${LAST_PORT}: end what listens there.`);
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
    if (reserved.has(port) || servers.has(port)) continue;
    const server = await listening(port);
    if (server) servers.set(port, server);
  }
  await Promise.all([...servers.values()].map((server) => new Promise((resolve) => server.close(resolve))));
  return [...servers.keys()];
}

function listening(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
