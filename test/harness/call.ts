/** Requests as they are written by hand, for what the generated client would hide or refuse, and the wait of one who looks again and again. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Samsa } from './stack.ts';

export interface Answer<Body> {
  status: number;
  /** `{}` when there was none. */
  body: Body;
}

/** One request with the organization's cloud key. @throws when the connection breaks or `signal` ends it */
export async function call<Body>({ apiUrl, cloudKey: { id, secret } }: Pick<Samsa, 'apiUrl' | 'cloudKey'>, method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer<Body>> {
  const headers = { authorization: `Basic ${btoa(`${id}:${secret}`)}`, ...(body !== undefined && { 'content-type': 'application/json' }) };
  const response = await fetch(apiUrl + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Body };
}

/** What was seen when it was as wanted, or last of all. */
export async function until<Seen>(look: () => Promise<Seen>, wanted: (seen: Seen) => boolean, { mostMs, everyMs = 100 }: { mostMs: number; everyMs?: number }): Promise<Seen> {
  for (const end = Date.now() + mostMs; ; await sleep(everyMs)) {
    const seen = await look();
    if (wanted(seen) || Date.now() > end) return seen;
  }
}
