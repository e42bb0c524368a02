/**
 * Follows one kind on one data plane for ever: list, watch, and again when the watch breaks.
 *
 *   list ─▶ watch from its resourceVersion ─▶ ended or cut ─▶ watch from the last version seen
 *    ▲                                          410 Gone ─┐
 *    └────────────────────────────────────────────────────┘ with DELETED for what vanished meanwhile
 *
 * What the consumer can rely on: ADDED, MODIFIED and DELETED alternate properly for each object whatever the connection did; a
 * relist is silent about what has not changed; a silent connection (half-open, black hole) is noticed after `idleTimeoutMs`,
 * for bookmarks come at least each minute; nothing is thrown and nothing is rejected, faults go to `onFault`.
 * Bookmarks are the bulk of an idle fleet's traffic and are scanned for their resourceVersion, not parsed. Only names, labels
 * and versions are remembered, not objects: 6.3 kB an object against 0.3.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeConnection } from './connection.ts';
import { faultOf, isKubeFault, KubeFault } from './fault.ts';
import { LineReader } from './lines.ts';
import type { KubeObject, KubeType } from './object.ts';
import type { Streamed } from './transport.ts';

export const WATCH_IDLE_MS = 90_000;
export const WATCH_LIFE_SECONDS = 300;
export const RECONNECT_FIRST_MS = 250;
export const RECONNECT_MAX_MS = 8_000;
const SHORT_WATCH_MS = 1_000;

export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** Whole, but for a DELETED that a relist found out: then only its type, name, namespace, uid and labels. */
  object: KubeObject;
}

export interface Synced {
  resourceVersion: string;
  items: number;
  /** False the first time. */
  again: boolean;
}

export interface WatchOptions {
  type: KubeType;
  namespace?: string;
  labelSelector?: string;
  onEvent: (event: WatchEvent) => void;
  /** After each complete list. */
  onSynced?: (synced: Synced) => void;
  /** Something was heard from the server: an event or a bookmark. `resourceVersion` is the point reached. */
  onHeartbeat?: (resourceVersion: string) => void;
  /** Each failed list or watch; the next attempt is on its way. Also what `onEvent` threw. */
  onFault?: (fault: Error) => void;
  signal?: AbortSignal;
  idleTimeoutMs?: number;
  listPageItems?: number;
}

export interface Watch {
  /** Resolves when nothing of it runs any more; no callback comes after. */
  stop(): Promise<void>;
  /** Epoch milliseconds of the last word from the server; 0 before the first. */
  lastContactAt(): number;
}

interface Seen {
  uid: string;
  resourceVersion: string;
  labels?: Record<string, string>;
}

export function watch(connection: KubeConnection, options: WatchOptions): Watch {
  const follower = new Follower(connection, options);
  const running = follower.run();
  return {
    stop: () => {
      follower.stop();
      return running;
    },
    lastContactAt: () => follower.contactAt,
  };
}

const BOOKMARK = Buffer.from('{"type":"BOOKMARK"');
const VERSION_KEY = Buffer.from('"resourceVersion":"');
const QUOTE = 0x22;

class Follower {
  readonly #connection: KubeConnection;
  readonly #options: WatchOptions;
  readonly #seen = new Map<string, Seen>();
  readonly #stopping = new AbortController();
  #resourceVersion = '';
  #synced = false;
  #failures = 0;
  contactAt = 0;

  constructor(connection: KubeConnection, options: WatchOptions) {
    this.#connection = connection;
    this.#options = options;
    options.signal?.addEventListener('abort', () => this.stop(), { once: true });
    if (options.signal?.aborted) this.stop();
  }

  stop(): void {
    this.#stopping.abort();
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  async run(): Promise<void> {
    while (!this.#stopped) {
      try {
        if (this.#resourceVersion === '') await this.#list();
        const openedAt = performance.now();
        await this.#watchOnce();
        // A server that ends each watch at once is not called in a loop.
        if (performance.now() - openedAt < SHORT_WATCH_MS) await this.#pause(undefined);
      } catch (error) {
        if (this.#stopped) return;
        if (mustRelist(error)) this.#resourceVersion = '';
        this.#tell(error);
        await this.#pause(error);
      }
    }
  }

  async #list(): Promise<void> {
    const { type, namespace, labelSelector, listPageItems } = this.#options;
    const present = new Set<string>();
    let resourceVersion = '';
    const pages = this.#connection.pages(type, { namespace, labelSelector, limit: listPageItems, signal: this.#stopping.signal, onSession: true });
    for await (const page of pages) {
      this.contactAt = Date.now();
      if (page.first) present.clear();
      for (const object of page.items) {
        present.add(keyOf(object));
        this.#take(object);
      }
      resourceVersion = page.resourceVersion;
    }
    if (this.#stopped) return;
    for (const [key, seen] of this.#seen) if (!present.has(key)) this.#vanished(key, seen);
    this.#resourceVersion = resourceVersion;
    const again = this.#synced;
    this.#synced = true;
    this.#call(() => this.#options.onSynced?.({ resourceVersion, items: present.size, again }));
  }

  async #watchOnce(): Promise<void> {
    if (this.#stopped) return;
    const { type, namespace, labelSelector, idleTimeoutMs = WATCH_IDLE_MS } = this.#options;
    const timeoutSeconds = Math.round(WATCH_LIFE_SECONDS * (0.8 + 0.4 * Math.random()));
    const opening = this.#connection.openWatch({ type, namespace, labelSelector, resourceVersion: this.#resourceVersion, timeoutSeconds });
    const stream = await unlessAborted(this.#stopping.signal, opening);
    if (!stream) return;
    this.contactAt = Date.now();
    await new Promise<void>((resolve, reject) => {
      const lines = new LineReader();
      const silent = () => end(new KubeFault('timeout', `watch ${type.kind}: nothing heard for ${idleTimeoutMs} ms`));
      const timer = setTimeout(silent, idleTimeoutMs);
      const stop = () => end();
      const end = (error?: Error) => {
        clearTimeout(timer);
        this.#stopping.signal.removeEventListener('abort', stop);
        stream.body.removeAllListeners('data');
        stream.destroy();
        if (error) reject(error);
        else resolve();
      };
      this.#stopping.signal.addEventListener('abort', stop, { once: true });
      stream.body.on('data', (chunk: Buffer) => {
        timer.refresh();
        this.contactAt = Date.now();
        try {
          for (const line of lines.push(chunk)) this.#line(line);
        } catch (error) {
          end(error as Error);
        }
      });
      stream.body.on('end', () => end());
      stream.body.on('error', (error) => end(new KubeFault('unreachable', `watch ${type.kind}: ${error.message}`, { cause: error })));
      stream.body.on('close', () => end());
      // The signal may have come between the opening and the listening.
      if (this.#stopped) stop();
    });
  }

  #line(line: Buffer): void {
    if (line.length === 0 || this.#stopped) return;
    if (line.subarray(0, BOOKMARK.length).equals(BOOKMARK)) {
      this.#resourceVersion = versionIn(line) ?? this.#resourceVersion;
    } else {
      this.#event(JSON.parse(line.toString('utf8')) as { type: string; object: KubeObject });
    }
    this.#failures = 0;
    this.#call(() => this.#options.onHeartbeat?.(this.#resourceVersion));
  }

  #event(event: { type: string; object: KubeObject }): void {
    const { object } = event;
    if (event.type === 'ERROR') {
      const status = object as unknown as { code?: number };
      throw faultOf(`watch ${this.#options.type.kind}`, status.code ?? 500, object);
    }
    const version = object.metadata.resourceVersion;
    if (event.type === 'BOOKMARK') {
      this.#resourceVersion = version ?? this.#resourceVersion;
      return;
    }
    if (event.type === 'DELETED') {
      // A DELETED of something a relist already reported gone is old news.
      if (this.#seen.delete(keyOf(object))) this.#emit('DELETED', object);
    } else {
      if (this.#isOlder(object)) return;
      this.#take(object);
    }
    if (version) this.#resourceVersion = version;
  }

  /** A late or doubled event. Lists are believed whatever their versions: a restored backup goes back. */
  #isOlder(object: KubeObject): boolean {
    const before = this.#seen.get(keyOf(object));
    const { uid, resourceVersion } = object.metadata;
    return before !== undefined && before.uid === uid && Number(resourceVersion) < Number(before.resourceVersion);
  }

  /** Notes an object that exists, and tells if it is new or changed. */
  #take(object: KubeObject): void {
    const key = keyOf(object);
    const { uid = '', resourceVersion = '', labels } = object.metadata;
    const before = this.#seen.get(key);
    if (before && before.uid === uid && before.resourceVersion === resourceVersion) return;
    if (before && before.uid !== uid) this.#vanished(key, before);
    this.#seen.set(key, { uid, resourceVersion, labels });
    this.#emit(before && before.uid === uid ? 'MODIFIED' : 'ADDED', object);
  }

  #vanished(key: string, seen: Seen): void {
    this.#seen.delete(key);
    const slash = key.indexOf('/');
    const namespace = key.slice(0, slash) || undefined;
    const { uid, resourceVersion, labels } = seen;
    this.#emit('DELETED', { ...this.#options.type, metadata: { name: key.slice(slash + 1), namespace, uid, resourceVersion, labels } });
  }

  #emit(type: WatchEvent['type'], object: KubeObject): void {
    if (!this.#stopped) this.#call(() => this.#options.onEvent({ type, object }));
  }

  #tell(error: unknown): void {
    if (this.#stopped) return;
    const fault = error instanceof Error ? error : new Error(String(error));
    try {
      this.#options.onFault?.(fault);
    } catch {
      // A consumer that throws while being told of a fault cannot be told of that one.
    }
  }

  #call(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.#tell(error);
    }
  }

  /** Full jitter under a doubling ceiling; the server's own wish wins when it is longer. */
  async #pause(error: unknown): Promise<void> {
    const ceilingMs = Math.min(RECONNECT_MAX_MS, RECONNECT_FIRST_MS * 2 ** this.#failures++);
    const askedMs = isKubeFault(error) ? (error.retryAfterMs ?? 0) : 0;
    const pauseMs = Math.max(askedMs, ceilingMs * (0.5 + 0.5 * Math.random()));
    await sleep(pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}

/** The version is too old for the server's memory, or newer than all it has (it was restored from a backup). */
function mustRelist(error: unknown): boolean {
  if (!isKubeFault(error)) return false;
  return error.kind === 'gone' || error.causes.some((cause) => cause.reason === 'ResourceVersionTooLarge');
}

/** Undefined as soon as the signal says so; a stream that opens after that is closed. */
async function unlessAborted(signal: AbortSignal, opening: Promise<Streamed>): Promise<Streamed | undefined> {
  let abort = (): void => undefined;
  const aborted = new Promise<undefined>((resolve) => {
    abort = () => resolve(undefined);
    signal.addEventListener('abort', abort, { once: true });
  });
  const first = await Promise.race([opening, aborted]).finally(() => signal.removeEventListener('abort', abort));
  if (!first) void opening.then((late) => late.destroy(), () => undefined);
  return first;
}

function keyOf(object: KubeObject): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

function versionIn(line: Buffer): string | undefined {
  const at = line.indexOf(VERSION_KEY);
  if (at === -1) return undefined;
  const start = at + VERSION_KEY.length;
  return line.toString('latin1', start, line.indexOf(QUOTE, start));
}
