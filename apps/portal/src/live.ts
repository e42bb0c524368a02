/**
 * What happens, as it happens: one stream of server-sent events for the whole page, which tells the queries that show a thing to
 * ask for it again. Taken up after the last event that was seen, so nothing is missed and nothing comes twice. EventSource was
 * rejected: it gives up for ever at the first answer that is no stream, and cannot be given a place to go on from.
 */
import { useEffect, useSyncExternalStore } from 'react';
import { queries } from './api.ts';
import { sessionQuery } from './session.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** The server says that it is still there four times as often. */
const SILENCE_MS = 60_000;
const GATHER_MS = 120;
const SIGNED_OUT = 401;

interface Happening {
  type: string;
  resource: { kind: string; id: string };
}

/** Lists that an event of a kind changes, beside whatever names its resource. */
const LISTS: Record<string, string[]> = {
  Cluster: ['/samsa/v1/clusters', '/cmk/v2/clusters', '/samsa/v1/operations', '/service-quota/v1/applied-quotas'],
};

type Standing = 'connecting' | 'live' | 'lost';
let standing: Standing = 'connecting';
const listeners = new Set<() => void>();

function stand(next: Standing): void {
  standing = next;
  for (const listener of listeners) listener();
}

/** Whether what is shown follows what happens. */
export function useStanding(): Standing {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => standing,
  );
}

/** For the shell alone. */
export function useLive(): void {
  useEffect(() => {
    const ended = new AbortController();
    void follow(ended.signal);
    return () => ended.abort();
  }, []);
}

async function follow(ended: AbortSignal): Promise<void> {
  let place: string | undefined;
  let waitMs = FIRST_WAIT_MS;
  while (!ended.aborted) {
    try {
      const response = await fetch('/samsa/v1/events', { headers: place ? { 'last-event-id': place } : {}, signal: ended });
      if (response.status === SIGNED_OUT) await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      if (!response.ok || !response.body) throw new Error(`answered with ${response.status}`);
      // Without a place to go on from, something may have happened since the page was read.
      if (!place && standing === 'lost') void queries.invalidateQueries();
      stand('live');
      waitMs = FIRST_WAIT_MS;
      for await (const { id, data } of eventsOf(response.body, ended)) {
        place = id ?? place;
        if (data) gather(JSON.parse(data) as Happening);
      }
    } catch {
      // It is taken up again below, whatever ended it.
    }
    if (ended.aborted) return;
    stand('lost');
    await new Promise((resolve) => setTimeout(resolve, waitMs * (0.5 + Math.random() / 2)));
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
  }
}

async function* eventsOf(body: ReadableStream<Uint8Array>, ended: AbortSignal): AsyncGenerator<{ id?: string; data?: string }> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await beforeSilence(reader.read());
      if (done || ended.aborted) return;
      const blocks = (text + value).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) yield fieldsOf(block);
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

function fieldsOf(block: string): { id?: string; data?: string } {
  return Object.fromEntries(block.split('\n').flatMap((line) => {
    const [, name, value] = /^(id|data): ?(.*)$/.exec(line) ?? [];
    return name ? [[name, value]] : [];
  }));
}

/** A connection that a sleeping laptop left behind never says that it is dead. */
function beforeSilence<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout>;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('silent')), SILENCE_MS);
  });
  return Promise.race([work, silence]).finally(() => clearTimeout(timer));
}

let gathered = new Map<string, Happening>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Several events of one thing in a moment ask once. */
function gather(happening: Happening): void {
  gathered.set(happening.resource.id, happening);
  timer ??= setTimeout(() => {
    timer = undefined;
    const all = [...gathered.values()];
    gathered = new Map();
    void queries.invalidateQueries({ predicate: ({ queryKey }) => all.some((each) => shows(queryKey, each)) });
  }, GATHER_MS);
}

function shows([, path, init]: readonly unknown[], { resource }: Happening): boolean {
  if (typeof path !== 'string') return false;
  return LISTS[resource.kind]?.includes(path) === true || JSON.stringify(init ?? null).includes(`"${resource.id}"`);
}
