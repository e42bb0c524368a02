/**
 * One data plane's Kubernetes API, as a reconciler uses it: read, server-side apply, delete, list by pages.
 *
 * Times out always, answers with a `KubeFault` of one kind, and hides no retry but two, both bounded and named: a pooled
 * connection found dead (never for a create) and a 429 that asks for a short wait (the server did nothing yet). A longer wait is
 * the caller's to plan: it gets the fault with `retryAfterMs`, and so does every other call of this connection until then.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Discovery } from './discovery.ts';
import { readLines } from './line-answer.ts';
import { faultOf, isKubeFault, KubeFault } from './fault.ts';
import { readKubeconfig } from './kubeconfig.ts';
import type { Endpoint } from './kubeconfig.ts';
import type { KubeObject, KubeRef, KubeType } from './object.ts';
import { refOf } from './object.ts';
import { collectionPath, objectPath } from './resources.ts';
import { Transport } from './transport.ts';
import type { Call, Streamed } from './transport.ts';

export const LIST_PAGE_ITEMS = 500;
/** An expired `continue` token starts the list again this often; then the fault is the caller's. */
export const LIST_RESTARTS = 1;
/** A 429 is waited for when it asks for no more than this … */
export const THROTTLE_WAIT_MS = 2_000;
/** … this often. */
export const THROTTLE_RETRIES = 2;
const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_SOCKETS = 16;

export interface ConnectionOptions {
  context?: string;
  requestTimeoutMs?: number;
  userAgent?: string;
  /** Connections for calls; watches have their own. */
  maxSockets?: number;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** Instead of the connection's `requestTimeoutMs`. */
  timeoutMs?: number;
}

export interface ListOptions extends CallOptions {
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /** Items a page. All pages are read. */
  limit?: number;
  /** Shares the watches' connection where there is one, and leaves those for calls alone. */
  onSession?: boolean;
}

export interface ApplyOptions extends CallOptions {
  fieldManager: string;
  /** Takes fields from other managers instead of faulting with `conflict`. */
  force?: boolean;
  subresource?: 'status';
  dryRun?: boolean;
}

export interface DeleteOptions extends CallOptions {
  propagationPolicy?: 'Orphan' | 'Background' | 'Foreground';
  /** Refused with `conflict` when the object is another or was changed since. */
  uid?: string;
  resourceVersion?: string;
}

export interface KubeList {
  items: KubeObject[];
  resourceVersion: string;
}

/** A page of a list. `first` says that the pages before it, if any, are void: the list was started again. */
export interface KubePage extends KubeList {
  first: boolean;
}

export interface WatchQuery {
  type: KubeType;
  namespace?: string;
  labelSelector?: string;
  resourceVersion: string;
  timeoutSeconds: number;
  connectTimeoutMs?: number;
}

interface ListBody {
  kind?: string;
  apiVersion?: string;
  metadata?: { resourceVersion?: string; continue?: string };
  items?: KubeObject[] | null;
}

export class KubeConnection {
  private readonly transport: Transport;
  private readonly discovery: Discovery;
  private readonly timeoutMs: number;
  private throttledUntil = 0;

  private constructor(endpoint: Endpoint, options: ConnectionOptions) {
    this.timeoutMs = options.requestTimeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.transport = new Transport(endpoint, {
      maxSockets: options.maxSockets ?? DEFAULT_MAX_SOCKETS,
      userAgent: options.userAgent ?? 'samsa',
    });
    this.discovery = new Discovery((path, doing) => this.json({ method: 'GET', path, doing }, {}));
  }

  /** Makes no call yet. @throws KubeconfigError */
  static fromKubeconfig(yaml: string, options: ConnectionOptions = {}): KubeConnection {
    return new KubeConnection(readKubeconfig(yaml, options.context), options);
  }

  /** Undefined when there is no such object. */
  async get(ref: KubeRef, options: CallOptions = {}): Promise<KubeObject | undefined> {
    const path = await this.objectPath(ref);
    try {
      return (await this.json({ method: 'GET', path, doing: named('get', ref) }, options)) as KubeObject;
    } catch (error) {
      if (isKubeFault(error, 'notFound')) return undefined;
      throw error;
    }
  }

  /** The whole list, consistent as of `resourceVersion`; a watch can go on from there. */
  async list(type: KubeType, options: ListOptions = {}): Promise<KubeList> {
    let items: KubeObject[] = [];
    let resourceVersion = '';
    for await (const page of this.pages(type, options)) {
      items = page.first ? page.items : items.concat(page.items);
      resourceVersion = page.resourceVersion;
    }
    return { items, resourceVersion };
  }

  /** The list page by page, for lists too large to hold. */
  async *pages(type: KubeType, options: ListOptions = {}): AsyncGenerator<KubePage> {
    const resource = await this.discovery.resourceOf(type);
    const base = collectionPath(type.apiVersion, resource, options.namespace);
    const query = new URLSearchParams({ limit: String(options.limit ?? LIST_PAGE_ITEMS) });
    if (options.labelSelector) query.set('labelSelector', options.labelSelector);
    if (options.fieldSelector) query.set('fieldSelector', options.fieldSelector);
    let token = '';
    let restarts = 0;
    do {
      if (token === '') query.delete('continue');
      else query.set('continue', token);
      const call = { method: 'GET', path: `${base}?${query}`, doing: `list ${type.kind}`, compressed: true, onSession: options.onSession } as const;
      let body: ListBody;
      try {
        body = (await this.json(call, options)) as ListBody;
      } catch (error) {
        if (!isKubeFault(error, 'gone') || token === '' || restarts++ >= LIST_RESTARTS) throw error;
        token = '';
        continue;
      }
      const items = (body.items ?? []).map((item) => typed(item, type));
      yield { items, resourceVersion: body.metadata?.resourceVersion ?? '', first: token === '' };
      token = body.metadata?.continue ?? '';
      if (token === '') return;
    } while (restarts <= LIST_RESTARTS);
  }

  /** @throws KubeFault alreadyExists */
  async create(object: KubeObject, options: CallOptions & { fieldManager?: string } = {}): Promise<KubeObject> {
    const { fieldManager } = options;
    const resource = await this.discovery.resourceOf(object);
    const path = collectionPath(object.apiVersion, resource, namespaceFor(object.kind, object.metadata.namespace, resource.namespaced));
    const query = fieldManager ? `?fieldManager=${encodeURIComponent(fieldManager)}` : '';
    const call = { method: 'POST', path: path + query, doing: named('create', refOf(object)), body: JSON.stringify(object) } as const;
    return (await this.json(call, options)) as KubeObject;
  }

  /**
   * Server-side apply: makes the fields said here so, and drops those this manager said before and no longer says.
   * @throws KubeFault conflict, with a cause per field another manager holds, unless `force`.
   */
  async apply(object: KubeObject, options: ApplyOptions): Promise<KubeObject> {
    const query = new URLSearchParams({ fieldManager: options.fieldManager, force: String(options.force ?? false) });
    if (options.dryRun) query.set('dryRun', 'All');
    const path = `${await this.objectPath(refOf(object))}${options.subresource ? `/${options.subresource}` : ''}?${query}`;
    const body = JSON.stringify(object.metadata.managedFields ? { ...object, metadata: { ...object.metadata, managedFields: undefined } } : object);
    const call = { method: 'PATCH', path, doing: named('apply', refOf(object)), contentType: 'application/apply-patch+yaml', body } as const;
    return (await this.json(call, options)) as KubeObject;
  }

  /** Writes `status` alone. With a resourceVersion in the object, only on top of that one. @throws KubeFault conflict */
  replaceStatus(object: KubeObject, options: CallOptions = {}): Promise<KubeObject> {
    return this.replace(object, { ...options, subresource: 'status' });
  }

  /** Writes the whole object, or one subresource of it (`status`, `finalize`). @throws KubeFault conflict */
  async replace(object: KubeObject, options: CallOptions & { subresource?: string } = {}): Promise<KubeObject> {
    const path = `${await this.objectPath(refOf(object))}${options.subresource ? `/${options.subresource}` : ''}`;
    const doing = named(options.subresource ? `replace the ${options.subresource} of` : 'replace', refOf(object));
    return (await this.json({ method: 'PUT', path, doing, body: JSON.stringify(object) }, options)) as KubeObject;
  }

  /** RFC 7396: nulls remove, lists are replaced whole. */
  async mergePatch(ref: KubeRef, patch: object, options: CallOptions & { subresource?: string; fieldManager?: string } = {}): Promise<KubeObject> {
    const query = options.fieldManager ? `?fieldManager=${encodeURIComponent(options.fieldManager)}` : '';
    const path = `${await this.objectPath(ref)}${options.subresource ? `/${options.subresource}` : ''}${query}`;
    const call = { method: 'PATCH', path, doing: named('patch', ref), contentType: 'application/merge-patch+json', body: JSON.stringify(patch) } as const;
    return (await this.json(call, options)) as KubeObject;
  }

  /** 'deleting' while finalizers, grace or a namespace's contents hold it. */
  async delete(ref: KubeRef, options: DeleteOptions = {}): Promise<'deleted' | 'deleting' | 'absent'> {
    const path = await this.objectPath(ref);
    const { uid, resourceVersion, propagationPolicy } = options;
    const preconditions = uid || resourceVersion ? { uid, resourceVersion } : undefined;
    const body = JSON.stringify({ apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy, preconditions });
    try {
      const answer = (await this.json({ method: 'DELETE', path, doing: named('delete', ref), body }, options)) as Partial<KubeObject>;
      return answer.metadata?.deletionTimestamp ? 'deleting' : 'deleted';
    } catch (error) {
      if (isKubeFault(error, 'notFound')) return 'absent';
      throw error;
    }
  }

  /** The server's version, `v1.34.4`: also the cheapest proof of life, on the watches' session where there is one. */
  async version(options: CallOptions = {}): Promise<string> {
    const body = (await this.json({ method: 'GET', path: '/version', doing: 'read the version', onSession: true, patient: true }, options)) as { gitVersion?: string };
    return body.gitVersion ?? '';
  }

  /** The text at a path that is no object: discovery, health, a pod's metrics through its proxy. `path` has no base path. */
  async read(path: string, options: CallOptions = {}): Promise<string> {
    return (await this.answered({ method: 'GET', path, doing: `read ${path}` }, options)).toString('utf8');
  }

  /**
   * The same, line by line as it comes: for answers too long to be held. On the watches' session where there is one.
   * @throws KubeFault, also when it is not whole in time
   */
  async lines(path: string, onLine: (line: string) => void, options: CallOptions = {}): Promise<void> {
    const timeoutMs = options.timeoutMs ?? this.timeoutMs;
    const doing = `read ${path.replace(/\?.*/, '')}`;
    const until = performance.now() + timeoutMs;
    await this.unthrottled(doing, timeoutMs, async () => {
      const streamed = await this.transport.stream({ method: 'GET', path, doing, timeoutMs, compressed: true });
      if (streamed.status !== 200) throw faultOf(doing, streamed.status, parsed(streamed.refusal ?? Buffer.alloc(0)), streamed.retryAfter);
      await readLines(streamed, doing, until - performance.now(), onLine);
    });
  }

  /** Asks the server whether this account may do so, in every namespace. `*` stands for all verbs, groups or resources; `pods/proxy` is a part of one. */
  async may(verb: string, group: string, resource: string, options: CallOptions = {}): Promise<boolean> {
    const [whole = '', subresource] = resource.split('/');
    const resourceAttributes = { verb, group, resource: whole, ...(subresource && { subresource }) };
    const review = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes } };
    const call = { method: 'POST', path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', doing: `ask for ${verb} ${resource}`, body: JSON.stringify(review) } as const;
    const { status } = (await this.json(call, options)) as { status?: { allowed?: boolean } };
    return status?.allowed === true;
  }

  /** A raw watch stream of JSON lines; `watch.ts` makes sense of it. @throws KubeFault, `gone` among them */
  async openWatch(query: WatchQuery): Promise<Streamed> {
    const { type } = query;
    const doing = `watch ${type.kind}`;
    const resource = await this.discovery.resourceOf(type);
    const search = new URLSearchParams({ watch: '1', allowWatchBookmarks: 'true', resourceVersion: query.resourceVersion });
    search.set('timeoutSeconds', String(query.timeoutSeconds));
    if (query.labelSelector) search.set('labelSelector', query.labelSelector);
    const path = `${collectionPath(type.apiVersion, resource, query.namespace)}?${search}`;
    const timeoutMs = query.connectTimeoutMs ?? this.timeoutMs;
    return this.unthrottled(doing, timeoutMs, async () => {
      const streamed = await this.transport.stream({ method: 'GET', path, doing, timeoutMs });
      if (streamed.status === 200) return streamed;
      streamed.destroy();
      throw faultOf(doing, streamed.status, parsed(streamed.refusal ?? Buffer.alloc(0)), streamed.retryAfter);
    });
  }

  /** Ends every call and watch of this connection; later ones fault with `unreachable`. */
  close(): void {
    this.transport.close();
  }

  private async objectPath(ref: KubeRef): Promise<string> {
    const resource = await this.discovery.resourceOf(ref);
    const namespace = namespaceFor(ref.kind, ref.namespace, resource.namespaced);
    return objectPath({ ...ref, namespace }, resource);
  }

  private async json(call: Omit<Call, 'timeoutMs'>, options: CallOptions): Promise<unknown> {
    const body = parsed(await this.answered(call, options));
    if (typeof body === 'object') return body;
    throw new KubeFault('unavailable', `${call.doing}: the answer is not JSON`);
  }

  private answered(call: Omit<Call, 'timeoutMs'>, options: CallOptions): Promise<Buffer> {
    const timeoutMs = options.timeoutMs ?? this.timeoutMs;
    return this.unthrottled(call.doing, timeoutMs, async () => {
      const reply = await this.transport.send({ ...call, timeoutMs, signal: options.signal });
      if (reply.status >= 200 && reply.status < 300) return reply.body;
      throw faultOf(call.doing, reply.status, parsed(reply.body), reply.retryAfter);
    });
  }

  /** A 429 speaks for the whole server: whatever is called next waits for it too, if that is not long. */
  private async unthrottled<T>(doing: string, timeoutMs: number, attempt: () => Promise<T>): Promise<T> {
    for (let attempts = 1; ; attempts++) {
      await this.waitForThrottle(doing, Math.min(timeoutMs, THROTTLE_WAIT_MS));
      try {
        return await attempt();
      } catch (error) {
        if (!isKubeFault(error, 'throttled') || error.retryAfterMs === undefined) throw error;
        this.throttledUntil = performance.now() + error.retryAfterMs;
        if (error.retryAfterMs > THROTTLE_WAIT_MS || attempts > THROTTLE_RETRIES) throw error;
      }
    }
  }

  private async waitForThrottle(doing: string, atMostMs: number): Promise<void> {
    const leftMs = this.throttledUntil - performance.now();
    if (leftMs <= 0) return;
    if (leftMs > atMostMs) throw new KubeFault('throttled', `${doing}: the server asked for a pause`, { status: 429, retryAfterMs: Math.ceil(leftMs) });
    await sleep(leftMs);
  }
}

function named(verb: string, ref: KubeRef): string {
  return `${verb} ${ref.kind} ${ref.namespace === undefined ? '' : `${ref.namespace}/`}${ref.name}`;
}

function namespaceFor(kind: string, namespace: string | undefined, isNamespaced: boolean): string | undefined {
  if (!isNamespaced) return undefined;
  if (namespace) return namespace;
  throw new KubeFault('invalid', `${kind} needs metadata.namespace`, { causes: [{ field: 'metadata.namespace', message: 'required' }] });
}

/** Items of built-in lists come without their type. */
function typed(item: KubeObject, type: KubeType): KubeObject {
  return item.kind ? item : { ...item, apiVersion: type.apiVersion, kind: type.kind };
}

function parsed(body: Buffer): unknown {
  const text = body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
