/**
 * Follows one kind on one data plane for ever: list, watch, and again when the watch breaks.
 *
 *   list ─▶ watch from its resourceVersion ─▶ ended or cut ─▶ watch from the last version seen
 *    ▲                                          410 Gone ─┐
 *    └────────────────────────────────────────────────────┘ with DELETED for what vanished meanwhile
 *
 * A list that lacks what was there is not believed: each thing missing is asked for by name, and only a 404 (or a label that is gone)
 * means gone, so many a list. A follower can go on where an earlier one stopped (`from`), if the server still remembers that version.
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
import type { Gate } from './gate.ts';
import { LineReader } from './lines.ts';
import type { KubeObject, KubeType } from './object.ts';
import type { Streamed } from './transport.ts';

export const WATCH_IDLE_MS = 90_000;
/** A server of Kubernetes would choose between this and twice this; shorter ones are work for a large fleet and prove nothing. */
export const WATCH_LIFE_SECONDS = 1_800;
export const RECONNECT_FIRST_MS = 250;
export const RECONNECT_MAX_MS = 8_000;
const SHORT_WATCH_MS = 1_000;
/** What a list lacks is asked for by name, so many a list; the rest at the next. */
export const CONFIRMED_PER_LIST = 100;
/** The reason among the causes of a fault: a list left out what is there. */
export const LEFT_OUT = 'ListLeftOut';
/** A watch resumed from a version that the server no longer knows is told so at once; one that is not by then stands. */
export const RESUMED_AFTER_MS = 300;

export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** Whole, but for a DELETED that a relist found out: then only its type, name, namespace, uid and labels. */
  object: KubeObject;
  /** Told by a list, which is believed even where it goes back: the server may have been restored from a backup. */
  listed?: boolean;
}

export interface Synced {
  resourceVersion: string;
  items: number;
  /** False the first time. */
  again: boolean;
}

/** Where a follower stands: enough for another one to go on. */
export interface WatchKept {
  resourceVersion: string;
  objects: KeptObject[];
}

export interface KeptObject {
  namespace?: string;
  name: string;
  uid: string;
  resourceVersion: string;
  labels?: Record<string, string>;
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
  /** Shared with others: bounds how many lists and openings are begun at once. */
  gate?: Gate;
  /** The only labels remembered, for a DELETED that a list finds out; all by default. */
  keepLabels?: readonly string[];
  /** Goes on from there instead of listing. What it says is told as synced, without an event for each. */
  from?: WatchKept;
}

export interface Watch {
  /** Resolves when nothing of it runs any more; no callback comes after. */
  stop(): Promise<void>;
  /** Epoch milliseconds of the last word from the server; 0 before the first. */
  lastContactAt(): number;
  /** Undefined while nothing has been listed. */
  kept(): WatchKept | undefined;
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
    kept: () => follower.kept(),
  };
}

const BOOKMARK = Buffer.from('{"type":"BOOKMARK"');
const VERSION_KEY = Buffer.from('"resourceVersion":"');
const QUOTE = 0x22;

class Follower {
  private readonly connection: KubeConnection;
  private readonly options: WatchOptions;
  private readonly seen = new Map<string, Seen>();
  private readonly stopping = new AbortController();
  private resourceVersion = '';
  private synced = false;
  private failures = 0;
  contactAt = 0;

  constructor(connection: KubeConnection, options: WatchOptions) {
    this.connection = connection;
    this.options = options;
    options.signal?.addEventListener('abort', () => this.stop(), { once: true });
    if (options.signal?.aborted) this.stop();
    if (options.from) this.goOnFrom(options.from);
  }

  kept(): WatchKept | undefined {
    if (!this.synced || this.resourceVersion === '') return undefined;
    const objects = [...this.seen].map(([key, { uid, resourceVersion, labels }]) => ({ ...nameIn(key), uid, resourceVersion, labels }));
    return { resourceVersion: this.resourceVersion, objects };
  }

  private goOnFrom({ resourceVersion, objects }: WatchKept): void {
    this.resourceVersion = resourceVersion;
    for (const { namespace, name, uid, resourceVersion: version, labels } of objects) {
      this.seen.set(`${namespace ?? ''}/${name}`, { uid, resourceVersion: version, labels });
    }
  }

  stop(): void {
    this.stopping.abort();
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  async run(): Promise<void> {
    while (!this.stopped) {
      try {
        if (this.resourceVersion === '') await this.through(() => this.list());
        const openedAt = performance.now();
        await this.watchOnce();
        // A server that ends each watch at once is not called in a loop.
        if (performance.now() - openedAt < SHORT_WATCH_MS) await this.pause(undefined);
      } catch (error) {
        if (this.stopped) return;
        if (mustRelist(error)) this.resourceVersion = '';
        this.tell(error);
        await this.pause(error);
      }
    }
  }

  private async list(): Promise<void> {
    const { type, namespace, labelSelector, listPageItems } = this.options;
    const present = new Set<string>();
    let resourceVersion = '';
    const pages = this.connection.pages(type, { namespace, labelSelector, limit: listPageItems, signal: this.stopping.signal, onSession: true });
    for await (const page of pages) {
      this.contactAt = Date.now();
      if (page.first) present.clear();
      for (const object of page.items) {
        present.add(keyOf(object));
        this.take(object, true);
      }
      resourceVersion = page.resourceVersion;
    }
    if (this.stopped) return;
    await this.confirm([...this.seen].filter(([key]) => !present.has(key)));
    if (this.stopped) return;
    this.resourceVersion = resourceVersion;
    this.tellSynced(present.size);
  }

  private tellSynced(items: number): void {
    const again = this.synced;
    this.synced = true;
    this.call(() => this.options.onSynced?.({ resourceVersion: this.resourceVersion, items, again }));
  }

  /** @throws KubeFault unavailable when the list left out what is there, or lacks more than is asked for at once */
  private async confirm(missing: readonly [key: string, seen: Seen][]): Promise<void> {
    const { type, labelSelector } = this.options;
    let leftOut = 0;
    for (const [key, seen] of missing.slice(0, CONFIRMED_PER_LIST)) {
      const found = await this.connection.get({ ...type, ...nameIn(key) }, { signal: this.stopping.signal });
      if (this.stopped) return;
      if (found && found.metadata.uid === seen.uid && isSelected(found, labelSelector)) leftOut += 1;
      else this.vanished(key, seen);
    }
    const message = `${leftOut} of ${missing.length} objects that it lacks are there`;
    if (leftOut > 0) throw new KubeFault('unavailable', `list ${type.kind}: ${message}`, { causes: [{ reason: LEFT_OUT, message }] });
    if (missing.length > CONFIRMED_PER_LIST) {
      throw new KubeFault('unavailable', `list ${type.kind}: ${missing.length} objects are gone at once; ${CONFIRMED_PER_LIST} were asked for, the others are at the next list`);
    }
  }

  private through<T>(work: () => Promise<T>): Promise<T> {
    return this.options.gate ? this.options.gate.through(work) : work();
  }

  private async watchOnce(): Promise<void> {
    if (this.stopped) return;
    const { type, namespace, labelSelector, idleTimeoutMs = WATCH_IDLE_MS } = this.options;
    const timeoutSeconds = Math.round(WATCH_LIFE_SECONDS * (0.8 + 0.4 * Math.random()));
    const query = { type, namespace, labelSelector, resourceVersion: this.resourceVersion, timeoutSeconds };
    const opening = this.through(() => this.connection.openWatch(query));
    const stream = await unlessAborted(this.stopping.signal, opening);
    if (!stream) return;
    this.contactAt = Date.now();
    await new Promise<void>((resolve, reject) => {
      const lines = new LineReader();
      const silent = () => end(new KubeFault('timeout', `watch ${type.kind}: nothing heard for ${idleTimeoutMs} ms`));
      const timer = setTimeout(silent, idleTimeoutMs);
      const resumed = this.synced ? undefined : setTimeout(() => this.tellSynced(this.seen.size), RESUMED_AFTER_MS);
      const stop = () => end();
      const end = (error?: Error) => {
        clearTimeout(timer);
        clearTimeout(resumed);
        this.stopping.signal.removeEventListener('abort', stop);
        stream.body.removeAllListeners('data');
        stream.destroy();
        if (error) reject(error);
        else resolve();
      };
      this.stopping.signal.addEventListener('abort', stop, { once: true });
      stream.body.on('data', (chunk: Buffer) => {
        timer.refresh();
        this.contactAt = Date.now();
        try {
          for (const line of lines.push(chunk)) this.line(line);
        } catch (error) {
          end(error as Error);
        }
      });
      stream.body.on('end', () => end());
      stream.body.on('error', (error) => end(new KubeFault('unreachable', `watch ${type.kind}: ${error.message}`, { cause: error })));
      stream.body.on('close', () => end());
      // The signal may have come between the opening and the listening.
      if (this.stopped) stop();
    });
  }

  private line(line: Buffer): void {
    if (line.length === 0 || this.stopped) return;
    if (line.subarray(0, BOOKMARK.length).equals(BOOKMARK)) {
      this.resourceVersion = versionIn(line) ?? this.resourceVersion;
    } else {
      this.event(JSON.parse(line.toString('utf8')) as { type: string; object: KubeObject });
    }
    this.failures = 0;
    this.call(() => this.options.onHeartbeat?.(this.resourceVersion));
  }

  private event(event: { type: string; object: KubeObject }): void {
    const { object } = event;
    if (event.type === 'ERROR') {
      const status = object as unknown as { code?: number };
      throw faultOf(`watch ${this.options.type.kind}`, status.code ?? 500, object);
    }
    const version = object.metadata.resourceVersion;
    if (event.type === 'BOOKMARK') {
      this.resourceVersion = version ?? this.resourceVersion;
      return;
    }
    if (event.type === 'DELETED') {
      // A DELETED of something a relist already reported gone is old news.
      if (this.seen.delete(keyOf(object))) this.emit('DELETED', object);
    } else {
      if (this.isOlder(object)) return;
      this.take(object);
    }
    if (version) this.resourceVersion = version;
  }

  /** A late or doubled event. Lists are believed whatever their versions: a restored backup goes back. */
  private isOlder(object: KubeObject): boolean {
    const before = this.seen.get(keyOf(object));
    const { uid, resourceVersion } = object.metadata;
    return before !== undefined && before.uid === uid && Number(resourceVersion) < Number(before.resourceVersion);
  }

  /** Notes an object that exists, and tells if it is new or changed. */
  private take(object: KubeObject, listed = false): void {
    const key = keyOf(object);
    const { uid = '', resourceVersion = '' } = object.metadata;
    const labels = this.labelsOf(object);
    const before = this.seen.get(key);
    if (before && before.uid === uid && before.resourceVersion === resourceVersion) return;
    if (before && before.uid !== uid) this.vanished(key, before);
    this.seen.set(key, { uid, resourceVersion, labels });
    this.emit(before && before.uid === uid ? 'MODIFIED' : 'ADDED', object, listed);
  }

  private labelsOf({ metadata: { labels } }: KubeObject): Record<string, string> | undefined {
    const { keepLabels } = this.options;
    if (!keepLabels || !labels) return labels;
    return Object.fromEntries(keepLabels.flatMap((name) => (labels[name] === undefined ? [] : [[name, labels[name]]])));
  }

  private vanished(key: string, seen: Seen): void {
    this.seen.delete(key);
    const { uid, resourceVersion, labels } = seen;
    this.emit('DELETED', { ...this.options.type, metadata: { ...nameIn(key), uid, resourceVersion, labels } });
  }

  private emit(type: WatchEvent['type'], object: KubeObject, listed = false): void {
    if (!this.stopped) this.call(() => this.options.onEvent({ type, object, ...(listed && { listed }) }));
  }

  private tell(error: unknown): void {
    if (this.stopped) return;
    const fault = error instanceof Error ? error : new Error(String(error));
    try {
      this.options.onFault?.(fault);
    } catch {
      // A consumer that throws while being told of a fault cannot be told of that one.
    }
  }

  private call(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.tell(error);
    }
  }

  /** Full jitter under a doubling ceiling; the server's own wish wins when it is longer. */
  private async pause(error: unknown): Promise<void> {
    const ceilingMs = Math.min(RECONNECT_MAX_MS, RECONNECT_FIRST_MS * 2 ** this.failures++);
    const askedMs = isKubeFault(error) ? (error.retryAfterMs ?? 0) : 0;
    const pauseMs = Math.max(askedMs, ceilingMs * (0.5 + 0.5 * Math.random()));
    await sleep(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
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

function nameIn(key: string): { namespace?: string; name: string } {
  const slash = key.indexOf('/');
  return { namespace: key.slice(0, slash) || undefined, name: key.slice(slash + 1) };
}

/** Whether an object has the labels of a selector; of anything but `name=value` it is taken for granted. */
function isSelected({ metadata: { labels } }: KubeObject, selector: string | undefined): boolean {
  const wanted = (selector ?? '').split(',').map((part) => /^([^=!\s]+)=([^=\s]+)$/.exec(part.trim()));
  return wanted.every((one) => !one || labels?.[one[1] ?? ''] === one[2]);
}

function versionIn(line: Buffer): string | undefined {
  const at = line.indexOf(VERSION_KEY);
  if (at === -1) return undefined;
  const start = at + VERSION_KEY.length;
  return line.toString('latin1', start, line.indexOf(QUOTE, start));
}
