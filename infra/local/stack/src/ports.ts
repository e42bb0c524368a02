/** Free TCP ports on the loopback address, asked of the kernel. */
import { createServer } from 'node:net';

/** @returns the wanted port if it is free, otherwise one the kernel chose. */
export async function freePort(wanted = 0, host = '127.0.0.1'): Promise<number> {
  const port = await tryPort(wanted, host);
  return port ?? freePort(0, host);
}

function tryPort(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'EADDRINUSE' || fault.code === 'EACCES' ? resolve(undefined) : reject(fault));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const got = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(got));
    });
  });
}
