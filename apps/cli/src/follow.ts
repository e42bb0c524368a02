/**
 * Follows an operation until it moves no more. One's own is followed by the stream of events, taken up again where it broke; the
 * stream only says that something happened, the operation itself is asked for, so that nothing missed is ever wrong. There is no
 * stream of another tenant's events: those are asked for every second.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { paths } from '@samsa/client/paths.gen';
import { ask, EXIT, Refusal, type SamsaClient } from './ask.ts';
import type { Context } from './contexts.ts';
import { Progress } from './progress.ts';

type Own = paths['/samsa/v1/operations/{id}']['get']['responses'][200]['content']['application/json'];
type Fleet = paths['/fleet/v1/operations/{id}']['get']['responses'][200]['content']['application/json'];
export type Operation = Own | Fleet;

const ENDED = new Set<Operation['state']>(['succeeded', 'failed', 'superseded', 'cancelled', 'quarantined']);
const POLL_MS = 1_000;
/** The api says every 15 seconds that it is still there. */
const SILENCE_MS = 40_000;
const AGAIN_FIRST_MS = 250;
const AGAIN_MOST_MS = 5_000;
/** Even an event that never comes is made up for. */
const LOOK_ANYWAY_MS = 10_000;

export const isEnded = ({ state }: Operation): boolean => ENDED.has(state);

export interface Following {
  client: SamsaClient;
  context: Context;
  timeoutMs: number;
  /** Ends the waiting with a reason of the caller's own. */
  until?: (operation: Operation) => Promise<string | undefined> | string | undefined;
}

/** Shows it on stderr till its end. @throws Refusal `timedOut`, or `failed` with the cause when it did not succeed */
export async function watchToEnd(id: string, following: Following): Promise<Operation> {
  const progress = new Progress(process.stderr);
  const timeout = AbortSignal.timeout(following.timeoutMs);
  let last: Operation | undefined;
  try {
    for await (const operation of follow(id, following, timeout)) {
      last = operation;
      progress.show(operation);
      const stop = await following.until?.(operation);
      if (stop) throw new Refusal(stop, EXIT.failed);
    }
  } finally {
    progress.end();
  }
  if (!last || !isEnded(last)) throw new Refusal(`Not ended in time; it goes on by itself. Watch it with: samsa ops watch ${id}`, EXIT.timedOut);
  if (last.state !== 'succeeded') throw new Refusal(`${last.id} has ended as ${last.state}${last.cause ? `: ${last.cause}` : '.'} Why: samsa clusters explain ${last.resource.id}`, EXIT.failed);
  return last;
}

/** Each state it is seen in, to its end or the signal's. */
async function* follow(id: string, { client, context }: Following, timeout: AbortSignal): AsyncGenerator<Operation> {
  const look = await lookerOf(client, id);
  let operation = await look();
  yield operation;
  const wakes = look.own ? happenings(context, operation.resource.id, timeout) : ticks(timeout);
  while (!isEnded(operation) && !(await wakes.next()).done) {
    operation = await patiently(look, timeout, operation);
    yield operation;
  }
}

/** An api that restarts meanwhile is waited for. */
async function patiently(look: () => Promise<Operation>, timeout: AbortSignal, known: Operation): Promise<Operation> {
  for (let waitMs = AGAIN_FIRST_MS; !timeout.aborted; waitMs = Math.min(AGAIN_MOST_MS, waitMs * 2)) {
    try {
      return await look();
    } catch (refused) {
      if (!(refused instanceof Refusal) || refused.exitCode !== EXIT.away) throw refused;
      await sleep(waitMs, undefined, { signal: timeout }).catch(() => undefined);
    }
  }
  return known;
}

async function lookerOf(client: SamsaClient, id: string): Promise<(() => Promise<Operation>) & { own: boolean }> {
  const params = { params: { path: { id } } };
  const asTenant = (): Promise<Operation> => ask(client.GET('/samsa/v1/operations/{id}', params));
  const asFleet = (): Promise<Operation> => ask(client.GET('/fleet/v1/operations/{id}', params));
  try {
    await asTenant();
    return Object.assign(asTenant, { own: true });
  } catch (refused) {
    if (!(refused instanceof Refusal) || refused.exitCode !== EXIT.notFound) throw refused;
    await asFleet().catch((fleetRefused: unknown) => {
      throw fleetRefused instanceof Refusal && fleetRefused.status === 403 ? refused : fleetRefused;
    });
    return Object.assign(asFleet, { own: false });
  }
}

async function* ticks(timeout: AbortSignal): AsyncGenerator<void> {
  while (!timeout.aborted) {
    await sleep(POLL_MS, undefined, { signal: timeout }).catch(() => undefined);
    yield;
  }
}

/** A word for each batch of events of a resource, for each time the stream is taken up again, and now and then without either. */
async function* happenings(context: Context, resource: string, timeout: AbortSignal): AsyncGenerator<void> {
  const stream = new EventStream(context, resource);
  const ended = new Promise<void>((resolve) => timeout.addEventListener('abort', () => resolve(), { once: true }));
  void stream.run(timeout);
  while (!timeout.aborted) {
    await Promise.race([stream.next(), sleep(LOOK_ANYWAY_MS, undefined, { signal: timeout }).catch(() => undefined), ended]);
    yield;
  }
}

/** Server-sent events over fetch: Node's own EventSource sends no credentials. */
class EventStream {
  private place: string | undefined;
  private wake: () => void = () => undefined;
  private happened = false;

  constructor(
    private readonly context: Context,
    private readonly resource: string,
  ) {}

  /** Resolves with the next happening; at once when one was not yet told. */
  async next(): Promise<void> {
    if (!this.happened) await new Promise<void>((resolve) => (this.wake = resolve));
    this.happened = false;
  }

  async run(stop: AbortSignal): Promise<void> {
    for (let waitMs = AGAIN_FIRST_MS; !stop.aborted; ) {
      const heard = await this.read(stop).catch(() => false);
      waitMs = heard ? AGAIN_FIRST_MS : Math.min(AGAIN_MOST_MS, waitMs * 2);
      await sleep(waitMs, undefined, { signal: stop }).catch(() => undefined);
    }
  }

  /** @returns whether the stream said anything before it ended */
  private async read(stop: AbortSignal): Promise<boolean> {
    const { url, key, secret } = this.context;
    const silence = new AbortController();
    const headers: Record<string, string> = { authorization: `Basic ${btoa(`${key}:${secret}`)}`, accept: 'text/event-stream', ...(this.place && { 'last-event-id': this.place }) };
    const response = await fetch(`${url}/samsa/v1/events?resource=${encodeURIComponent(this.resource)}`, { headers, signal: AbortSignal.any([stop, silence.signal]) });
    if (!response.ok || !response.body) return false;
    let timer: NodeJS.Timeout | undefined;
    const alive = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS).unref();
    };
    alive();
    this.tell();
    let rest = '';
    try {
      for await (const part of response.body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)) {
        alive();
        const lines = (rest + part).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line.startsWith('id: ')) this.place = line.slice(4);
        if (lines.some((line) => line.startsWith('data: '))) this.tell();
      }
    } finally {
      clearTimeout(timer);
    }
    return true;
  }

  private tell(): void {
    this.happened = true;
    this.wake();
  }
}
