/**
 * One POST to a URL of a tenant's: bounded in time and in what is read of the answer, led nowhere by redirects, by no proxy, and
 * connected to no address that may not be reached. A connection of its own each time: nothing is kept open for strangers.
 */
import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Addresses } from './addresses.ts';

/** Read of an answer before the connection is closed: its status is all that counts. */
const ANSWER_BYTES_MOST = 64 * 1024;

export interface Posting {
  url: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
  addresses: Addresses;
}

export type Answered = { status: number } | { fault: string };

class NotReachable extends Error {}

/** Every address a name has must be allowed: of two, somebody else chooses. */
function guarded(addresses: Addresses): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const refused = found.find(({ address }) => !addresses.mayReach(address));
      const [first] = found;
      if (refused || !first) return done(new NotReachable(`${hostname} leads to ${refused?.address ?? 'nothing'}, which may not be reached from here.`), '', 0);
      if (options.all) return done(null, found);
      return done(null, first.address, first.family);
    });
  };
}

/** Never throws: what went wrong is told in words its owner may read. */
export async function post({ url, headers, body, timeoutMs, addresses }: Posting): Promise<Answered> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !addresses.mayReach(host)) return { fault: `${host} may not be reached from here.` };
  const send = target.protocol === 'https:' ? tlsRequest : plainRequest;
  return new Promise((resolve) => {
    const outgoing = send(target, { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, lookup: guarded(addresses), agent: false });
    const timer = setTimeout(() => outgoing.destroy(new Error(`Nothing was answered within ${timeoutMs} ms.`)), timeoutMs);
    const settle = (answered: Answered): void => {
      clearTimeout(timer);
      resolve(answered);
    };
    outgoing.once('response', (answer) => {
      let bytes = 0;
      const status = answer.statusCode ?? 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > ANSWER_BYTES_MOST) outgoing.destroy();
      });
      answer.once('close', () => settle({ status }));
      answer.on('error', () => settle({ status }));
    });
    outgoing.on('error', (error) => settle({ fault: error.message }));
    outgoing.end(body);
  });
}
