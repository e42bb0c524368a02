/**
 * Watches: chunked lines of JSON, one listener per request on its cluster. An event's line is made once and sent to all watchers of the
 * kind. A client that does not read is cut off rather than buffered without bound.
 */
import type { ServerResponse } from 'node:http';
import type { Call } from './call.ts';
import type { VirtualCluster } from './cluster.ts';
import type { Change } from './history.ts';
import { textAs, textAt, type StoredRecord } from './record.ts';
import { selectorOf, type Matches } from './selector.ts';
import { expired, internal } from './status.ts';

/** Unsent bytes a watcher may have before it is cut. */
const BACKLOG_LIMIT_BYTES = 32 * 1024 * 1024;
/** A watch that asks for no time-out ends at random between this and twice this, as on the real server. */
const SHORTEST_DEFAULT_MS = 30 * 60_000;

export interface WatchGate {
  /** True while the cluster's network swallows everything. */
  silent(cluster: string): boolean;
  bookmarks(cluster: string): boolean;
  duplicates(cluster: string): boolean;
  /** Mean life of a watch before it is cut; undefined when it may live. */
  lifeMs(cluster: string): number | undefined;
}

export class Watches {
  private readonly open = new Set<Watcher>();
  private readonly gate: WatchGate;
  private readonly ticker: NodeJS.Timeout;

  constructor(gate: WatchGate, bookmarkEveryMs: number) {
    this.gate = gate;
    this.ticker = setInterval(() => this.bookmark(), bookmarkEveryMs);
    this.ticker.unref();
  }

  get count(): number {
    return this.open.size;
  }

  countOf(cluster: string): number {
    return [...this.open].filter((watcher) => watcher.cluster.name === cluster).length;
  }

  /** Answers a watch request; the response stays open until its time is over, the client leaves or a fault ends it. */
  start(call: Call, response: ServerResponse): void {
    const watcher = new Watcher(call, response, this.gate);
    const since = startOf(call);
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' });
    response.flushHeaders();
    this.open.add(watcher);
    response.once('close', () => this.forget(watcher));
    watcher.begin(since);
    const lifeMs = this.gate.lifeMs(call.cluster.name);
    if (lifeMs !== undefined) setTimeout(() => watcher.end('cut'), Math.random() * 2 * lifeMs).unref();
  }

  /** Ends a cluster's watches: cleanly, as if by time-out, or by cutting the connection. */
  end(matches: (cluster: string) => boolean, how: 'clean' | 'cut' | 'expired'): number {
    const ended = [...this.open].filter((watcher) => matches(watcher.cluster.name));
    for (const watcher of ended) watcher.end(how);
    return ended.length;
  }

  /** Goes on with watches that were silent. */
  resume(matches: (cluster: string) => boolean): void {
    for (const watcher of this.open) if (matches(watcher.cluster.name)) watcher.resume();
  }

  close(): void {
    clearInterval(this.ticker);
    this.end(() => true, 'clean');
  }

  private forget(watcher: Watcher): void {
    watcher.stop();
    this.open.delete(watcher);
  }

  private bookmark(): void {
    for (const watcher of this.open) watcher.bookmark();
  }
}

type Start = { kind: 'after'; version: number } | { kind: 'state'; bookmarked: boolean } | { kind: 'expired'; version: number };

function startOf(call: Call): Start {
  const wanted = call.query.get('resourceVersion') ?? '';
  const initial = call.query.get('sendInitialEvents') === 'true';
  if (wanted !== '' && !/^\d+$/.test(wanted)) throw internal(`resourceVersion: Invalid value: "${wanted}": strconv.ParseUint: parsing "${wanted}": invalid syntax`);
  if (initial) return { kind: 'state', bookmarked: true };
  if (wanted === '' || wanted === '0') return { kind: 'state', bookmarked: false };
  const version = Number(wanted);
  return version < call.cluster.window.floor ? { kind: 'expired', version } : { kind: 'after', version };
}

class Watcher {
  readonly cluster: VirtualCluster;
  private readonly response: ServerResponse;
  private readonly gate: WatchGate;
  private readonly kindId: string;
  private readonly namespace: string;
  private readonly matches: Matches;
  private readonly apiVersion: string;
  private readonly kindName: string;
  private readonly wantsBookmarks: boolean;
  private readonly listener = (change: Change): void => this.take(change);
  private readonly timer: NodeJS.Timeout;
  /** The version up to which this watcher has been told everything. */
  private told = 0;
  private over = false;

  constructor(call: Call, response: ServerResponse, gate: WatchGate) {
    this.cluster = call.cluster;
    this.response = response;
    this.gate = gate;
    this.kindId = call.served.kind.id;
    this.kindName = call.served.kind.kind;
    this.namespace = call.namespace;
    this.matches = selectorOf(call.query, call.name);
    this.apiVersion = call.served.apiVersion;
    this.wantsBookmarks = call.query.get('allowWatchBookmarks') === 'true' || call.query.get('allowWatchBookmarks') === '1';
    const seconds = Number(call.query.get('timeoutSeconds') ?? 0);
    const lifeMs = seconds > 0 ? seconds * 1_000 : SHORTEST_DEFAULT_MS * (1 + Math.random());
    this.timer = setTimeout(() => this.end('clean'), lifeMs);
    this.timer.unref();
  }

  begin(start: Start): void {
    if (start.kind === 'expired') {
      this.fail(`too old resource version: ${start.version} (${this.cluster.window.floor})`);
      return;
    }
    if (start.kind === 'state') this.sendState(start.bookmarked);
    else this.replay(start.version);
    if (!this.over) this.cluster.listeners.add(this.listener);
  }

  stop(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.cluster.listeners.delete(this.listener);
  }

  end(how: 'clean' | 'cut' | 'expired'): void {
    if (this.over) return;
    this.stop();
    if (how === 'cut' || this.gate.silent(this.cluster.name)) this.response.destroy();
    else if (how === 'expired') this.fail(`too old resource version: ${this.told} (${this.cluster.window.floor})`);
    else this.response.end();
  }

  resume(): void {
    if (this.over) return;
    if (this.told < this.cluster.window.floor) this.end('expired');
    else this.replay(this.told);
  }

  bookmark(): void {
    if (!this.over && this.wantsBookmarks && !this.gate.silent(this.cluster.name) && this.gate.bookmarks(this.cluster.name)) this.sendBookmark('');
  }

  private sendState(bookmarked: boolean): void {
    const collection = this.cluster.collection(this.kindId);
    for (const key of collection.keys(this.namespace === '' ? undefined : this.namespace)) {
      const record = collection.byKey(key);
      if (record !== undefined && this.matches(record)) this.line('ADDED', record.text);
    }
    this.told = this.cluster.version;
    if (bookmarked) this.sendBookmark(',"annotations":{"k8s.io/initial-events-end":"true"}');
  }

  private sendBookmark(more: string): void {
    this.told = this.cluster.version;
    const metadata = `{"resourceVersion":"${this.told}","creationTimestamp":null${more}}`;
    this.write(`{"type":"BOOKMARK","object":{"apiVersion":${JSON.stringify(this.apiVersion)},"kind":${JSON.stringify(this.kindName)},"metadata":${metadata}}}\n`);
  }

  private replay(version: number): void {
    this.told = version;
    for (const change of this.cluster.window.since(version)) this.take(change);
  }

  private take(change: Change): void {
    if (this.gate.silent(this.cluster.name)) return;
    if (change.version <= this.told) return;
    this.told = change.version;
    if (change.kindId !== this.kindId || (this.namespace !== '' && change.record.namespace !== this.namespace)) return;
    const event = eventFor(change, this.matches);
    if (event === undefined) return;
    this.line(event.type, event.text);
    if (this.gate.duplicates(this.cluster.name)) this.line(event.type, event.text);
  }

  private line(type: string, text: string): void {
    this.write(`{"type":"${type}","object":${textAs(text, this.apiVersion)}}\n`);
  }

  private fail(message: string): void {
    this.stop();
    this.response.end(`{"type":"ERROR","object":${JSON.stringify(expired(message).status())}}\n`);
  }

  private write(text: string): void {
    if (this.response.writableLength > BACKLOG_LIMIT_BYTES) this.response.destroy();
    else this.response.write(text);
  }
}

/** What a change looks like through a selector: an object that leaves the selection is DELETED for this watcher. */
function eventFor(change: Change, matches: Matches): { type: string; text: string } | undefined {
  const after = change.type !== 'DELETED' && matches(change.record);
  const before: StoredRecord | undefined = change.previous !== undefined && matches(change.previous) ? change.previous : undefined;
  if (change.type === 'DELETED') return before === undefined ? undefined : { type: 'DELETED', text: change.record.text };
  if (after) return { type: before === undefined ? 'ADDED' : 'MODIFIED', text: change.record.text };
  return before === undefined ? undefined : { type: 'DELETED', text: textAt(before, change.version) };
}
