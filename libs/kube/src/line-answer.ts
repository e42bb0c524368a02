/** A long answer that is no object, taken in as it comes: unpacked, cut into lines, given up when it is not whole in time. */
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { KubeFault } from './fault.ts';
import { LineReader } from './lines.ts';
import type { Streamed } from './transport.ts';

/** @throws KubeFault timeout | unreachable */
export async function readLines(streamed: Streamed, doing: string, timeoutMs: number, onLine: (line: string) => void): Promise<void> {
  const lines = new LineReader();
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), Math.max(0, timeoutMs));
  const take = async (body: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of body) for (const line of lines.push(chunk)) onLine(line.toString('utf8'));
  };
  try {
    if (streamed.encoding === 'gzip') await pipeline(streamed.body, createGunzip(), take, { signal: given.signal });
    else await pipeline(streamed.body, take, { signal: given.signal });
  } catch (fault) {
    if (given.signal.aborted) throw new KubeFault('timeout', `${doing}: no whole answer within ${Math.round(timeoutMs)} ms`);
    throw new KubeFault('unreachable', `${doing}: ${(fault as Error).message}`, { cause: fault as Error });
  } finally {
    clearTimeout(timer);
    streamed.destroy();
  }
}
