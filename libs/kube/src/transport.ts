/**
 * One data plane's HTTP: keep-alive connections, a bound on them, and a time-out on everything.
 *
 * client-node makes a new agent, so a new TLS connection, for every call: 1.3–2.5 ms of CPU each against 79 µs here (node's
 * https with a keep-alive agent; http2 took 115 µs and undici 121 µs for the same calls). Watches would starve the calls and have
 * a session of their own (`session.ts`).
 */
import * as http from 'node:http';
import * as https from 'node:https';
import type { Readable } from 'node:stream';
import { createSecureContext } from 'node:tls';
import { gunzipSync } from 'node:zlib';
import { KubeFault } from './fault.ts';
import { KubeconfigError } from './kubeconfig.ts';
import type { Endpoint } from './kubeconfig.ts';
import { WatchSession } from './session.ts';
import type { Trust } from './session.ts';

/** An answer larger than this is refused: lists come in pages, and no object of ours is near it. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;
/** A pooled connection the server closed while we wrote on it says nothing about the call: written once more, on a new one. */
export const STALE_SOCKET_RETRIES = 1;
const FREE_SOCKET_IDLE_MS = 30_000;
const MAX_FREE_SOCKETS = 4;
const TCP_KEEPALIVE_MS = 15_000;

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the endpoint's base path, with its query. */
  path: string;
  /** What is being done, for the message of a fault. */
  doing: string;
  contentType?: string;
  body?: string;
  /** Worth the server's CPU only for long answers. */
  compressed?: boolean;
  /** On the watches' session, if the server has one: a list now and then is not worth a connection of its own. */
  onSession?: boolean;
  /** No answer in time says nothing of the session that it was asked on. */
  patient?: boolean;
  timeoutMs: number;
  signal?: AbortSignal;
}

export interface Reply {
  status: number;
  retryAfter?: string;
  body: Buffer;
}

export interface Streamed {
  status: number;
  retryAfter?: string;
  encoding?: string;
  /** Endless when the status is 200. */
  body: Readable;
  /** What a refusal said. */
  refusal?: Buffer;
  /** Cuts the stream and everything under it. */
  destroy(): void;
}

export interface TransportOptions {
  maxSockets: number;
  userAgent: string;
}

export class Transport {
  private readonly endpoint: Endpoint;
  private readonly agent: http.Agent;
  /** For watches where there is no session: as many as there are, and a list's connection is its watch's afterwards. */
  private readonly streams: http.Agent;
  private readonly session: WatchSession;
  private readonly request: typeof http.request;
  private readonly headers: Record<string, string>;
  private readonly open = new Set<http.ClientRequest>();
  private closed = false;

  constructor(endpoint: Endpoint, options: TransportOptions) {
    this.endpoint = endpoint;
    const pool = {
      keepAlive: true,
      keepAliveMsecs: TCP_KEEPALIVE_MS,
      maxSockets: options.maxSockets,
      maxFreeSockets: Math.min(MAX_FREE_SOCKETS, options.maxSockets),
      scheduling: 'lifo',
      timeout: FREE_SOCKET_IDLE_MS,
    } as const;
    const secure = endpoint.protocol === 'https:';
    const tls: Trust = secure ? trustOf(endpoint) : {};
    const agentOf = (of: http.AgentOptions): http.Agent => (secure ? new https.Agent({ ...of, ...tls }) : new http.Agent(of));
    this.agent = agentOf(pool);
    this.streams = agentOf({ ...pool, maxSockets: Infinity });
    this.request = secure ? https.request : http.request;
    this.session = new WatchSession(endpoint, tls);
    this.headers = { accept: 'application/json', 'user-agent': options.userAgent, ...endpoint.headers };
  }

  /** Answers whatever the server answered, 4xx and 5xx too. @throws KubeFault timeout | unreachable */
  async send(call: Call): Promise<Reply> {
    const reply = call.onSession ? await this.onSession(call) : undefined;
    if (reply) return reply;
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.once(call);
      } catch (error) {
        // A POST may have been carried out: only calls that may run twice are written again.
        if (!(error instanceof StaleSocket)) throw error;
        if (call.method === 'POST' || attempt >= STALE_SOCKET_RETRIES) throw error.fault;
      }
    }
  }

  /** One that was there before may have been closed by the server since: then it is asked again, on a new one. Undefined when the server has none. */
  private async onSession(call: Call, again = this.session.isOpen): Promise<Reply | undefined> {
    try {
      const streamed = await this.session.open({ ...call, headers: this.headersOf(call) });
      return streamed && (await whole(streamed, call));
    } catch (error) {
      if (!again || !(error instanceof KubeFault) || error.kind !== 'unreachable') throw error;
      return this.onSession(call, false);
    }
  }

  private once(call: Call): Promise<Reply> {
    if (this.closed) return Promise.reject(closed(call.doing));
    return new Promise<Reply>((resolve, reject) => {
      const request = this.begin(call, call.onSession ? this.streams : this.agent);
      const timer = setTimeout(() => {
        settle(() => reject(new KubeFault('timeout', `${call.doing}: no answer within ${call.timeoutMs} ms`)));
        request.destroy();
      }, call.timeoutMs);
      const abort = () => request.destroy(new Error('aborted by the caller'));
      call.signal?.addEventListener('abort', abort, { once: true });
      let settled = false;
      const settle = (finish: () => void) => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        call.signal?.removeEventListener('abort', abort);
        this.open.delete(request);
        finish();
      };
      const fail = (error: Error) => settle(() => reject(isStale(request, error) ? new StaleSocket(unreachable(call.doing, error)) : unreachable(call.doing, error)));
      request.on('error', fail);
      request.on('response', (response) => {
        collect(response, response.headers['content-encoding'], (error, body) => {
          if (error) fail(error);
          else settle(() => resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body }));
        });
      });
      if (call.signal?.aborted) abort();
      request.end(call.body);
    });
  }

  /**
   * Opens a stream: on the data plane's HTTP/2 session, or on a connection of its own where the server has none.
   * `timeoutMs` bounds the wait for its first byte of answer only.
   */
  async stream(call: Call): Promise<Streamed> {
    if (this.closed) throw closed(call.doing);
    const opened = (await this.session.open({ ...call, headers: this.headersOf(call) })) ?? (await this.streamAlone(call));
    if (opened.status === 200) return opened;
    const { body } = await whole(opened, call);
    return { ...opened, refusal: body };
  }

  private streamAlone(call: Call, attempt = 0): Promise<Streamed> {
    return new Promise<Streamed>((resolve, reject) => {
      const request = this.begin(call, this.streams);
      const timer = setTimeout(() => {
        reject(new KubeFault('timeout', `${call.doing}: no answer within ${call.timeoutMs} ms`));
        request.destroy();
      }, call.timeoutMs);
      let begun = false;
      request.on('error', (error) => {
        clearTimeout(timer);
        if (begun) return; // whoever reads the stream hears of it there
        if (isStale(request, error) && attempt < STALE_SOCKET_RETRIES) resolve(this.streamAlone(call, attempt + 1));
        else reject(unreachable(call.doing, error));
      });
      request.on('close', () => this.open.delete(request));
      request.on('response', (response) => {
        clearTimeout(timer);
        begun = true;
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], encoding: response.headers['content-encoding'], body: response, destroy: () => request.destroy() });
      });
      request.end();
    });
  }

  close(): void {
    this.closed = true;
    for (const request of this.open) request.destroy(new Error('the connection was closed'));
    this.session.close();
    this.agent.destroy();
    this.streams.destroy();
  }

  private headersOf(call: Call): Record<string, string> {
    const { bearer } = this.endpoint;
    const headers: Record<string, string> = { ...this.headers, ...(bearer && { authorization: `Bearer ${bearer()}` }) };
    if (call.body !== undefined) {
      headers['content-type'] = call.contentType ?? 'application/json';
      headers['content-length'] = String(Buffer.byteLength(call.body));
    }
    if (call.compressed) headers['accept-encoding'] = 'gzip';
    return headers;
  }

  private begin(call: Call, agent: http.Agent): http.ClientRequest {
    const headers = this.headersOf(call);
    const { hostname, port, basePath } = this.endpoint;
    const request = this.request({ hostname, port, path: basePath + call.path, method: call.method, headers, agent });
    this.open.add(request);
    return request;
  }
}

/** One context for all connections: made anew for each it is 1 ms and 60 kB, and the agent would hash the certificates per call. */
function trustOf({ tls }: Endpoint): Trust {
  const { ca, cert, key, rejectUnauthorized, servername } = tls;
  try {
    return { secureContext: createSecureContext({ ca, cert, key }), rejectUnauthorized, servername };
  } catch (error) {
    throw new KubeconfigError(`kubeconfig's certificates or key cannot be used: ${(error as Error).message}`);
  }
}

class StaleSocket extends Error {
  readonly fault: KubeFault;

  constructor(fault: KubeFault) {
    super(fault.message);
    this.fault = fault;
  }
}

function closed(doing: string): KubeFault {
  return new KubeFault('unreachable', `${doing}: this connection was closed`);
}

function unreachable(doing: string, error: Error): KubeFault {
  return new KubeFault('unreachable', `${doing}: ${error.message}`, { cause: error });
}

function isStale(request: http.ClientRequest, error: NodeJS.ErrnoException): boolean {
  return request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

/** Reads a stream that has an end, within the call's time. @throws KubeFault timeout | unreachable */
function whole(streamed: Streamed, call: Call): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const give = (fault: KubeFault) => {
      clearTimeout(timer);
      call.signal?.removeEventListener('abort', abort);
      streamed.destroy();
      reject(fault);
    };
    const timer = setTimeout(() => give(new KubeFault('timeout', `${call.doing}: no whole answer within ${call.timeoutMs} ms`)), call.timeoutMs);
    const abort = () => give(new KubeFault('unreachable', `${call.doing}: aborted by the caller`));
    call.signal?.addEventListener('abort', abort, { once: true });
    collect(streamed.body, streamed.encoding, (error, body) => {
      if (error) return give(unreachable(call.doing, error));
      clearTimeout(timer);
      call.signal?.removeEventListener('abort', abort);
      resolve({ status: streamed.status, retryAfter: streamed.retryAfter, body });
    });
    if (call.signal?.aborted) abort();
  });
}

/** Reads a body to its end; `done` is called once. */
function collect(stream: Readable, encoding: string | undefined, done: (error: Error | undefined, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  stream.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_BODY_BYTES) stream.destroy(new Error(`the answer is larger than ${MAX_BODY_BYTES} bytes`));
    else chunks.push(chunk);
  });
  let ended = false;
  const finish = (error: Error | undefined) => {
    if (ended) return;
    ended = true;
    const raw = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    if (error) return done(error, raw);
    try {
      done(undefined, encoding === 'gzip' ? gunzipSync(raw, { maxOutputLength: MAX_BODY_BYTES }) : raw);
    } catch (fault) {
      done(fault as Error, raw);
    }
  };
  stream.on('error', finish);
  stream.on('end', () => finish(undefined));
  stream.on('close', () => finish(new Error('the answer was cut')));
}
