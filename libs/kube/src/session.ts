/**
 * One HTTP/2 session to a data plane for all its watches, where the server speaks it (every kube-apiserver does).
 *
 * Four watches over one session cost 1.7 ms of CPU to open and 110 kB against 5 ms and 270 kB on connections of their own, and a
 * PING tells a half-open connection from a quiet one, which bookmarks a minute apart cannot. Calls stay on HTTP/1.1 keep-alive:
 * they are a third cheaper there.
 *
 * A server that chooses HTTP/1.1 in the handshake is remembered, and this class then answers undefined.
 */
import { connect as connectHttp2, constants } from 'node:http2';
import type { ClientHttp2Session, ClientHttp2Stream, IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http2';
import { isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { SecureContext, TLSSocket } from 'node:tls';
import { KubeFault } from './fault.ts';
import type { Endpoint } from './kubeconfig.ts';

export const PING_EVERY_MS = 15_000;
export const PING_TIMEOUT_MS = 10_000;
/** A session nobody uses is closed after this. */
const EMPTY_SESSION_MS = 30_000;
const WINDOW_BYTES = 1024 * 1024;

/** Whom to believe and who we are, in the form connections take it. */
export interface Trust {
  secureContext?: SecureContext;
  rejectUnauthorized?: boolean;
  servername?: string;
}

export interface SessionStream {
  status: number;
  retryAfter?: string;
  encoding?: string;
  body: ClientHttp2Stream;
  destroy(): void;
}

export interface StreamWanted {
  path: string;
  doing: string;
  headers: Readonly<Record<string, string>>;
  /** For the connection and the first byte of the answer together. */
  timeoutMs: number;
  /** No answer in time says nothing of the session. */
  patient?: boolean;
}

export class WatchSession {
  private readonly endpoint: Endpoint;
  private readonly trust: Trust;
  private session: Promise<ClientHttp2Session | undefined> | undefined;
  private current: ClientHttp2Session | undefined;
  private http1 = false;
  private streams = 0;

  constructor(endpoint: Endpoint, trust: Trust) {
    this.endpoint = endpoint;
    this.trust = trust;
    this.http1 = endpoint.protocol === 'http:';
  }

  /** Undefined when the server speaks HTTP/1.1 only or has no room for another stream. @throws KubeFault unreachable | timeout */
  async open(wanted: StreamWanted): Promise<SessionStream | undefined> {
    if (this.http1) return undefined;
    const session = await this.connected(wanted);
    if (!session || this.streams >= (session.remoteSettings.maxConcurrentStreams ?? Infinity)) return undefined;
    const stream = begun(session, { ':method': 'GET', ':path': this.endpoint.basePath + wanted.path, ...wanted.headers }, wanted.doing);
    this.streams += 1;
    stream.once('close', () => {
      this.streams -= 1;
    });
    return answered(stream, wanted, () => (wanted.patient ? stream.close(constants.NGHTTP2_CANCEL) : session.destroy()));
  }

  get isOpen(): boolean {
    return this.current !== undefined && !this.current.closed && !this.current.destroyed;
  }

  close(): void {
    this.http1 = true;
    this.current?.destroy();
  }

  /** The session, made if there is none; those who come meanwhile wait for the same one. */
  private connected(wanted: StreamWanted): Promise<ClientHttp2Session | undefined> {
    if (this.current && !this.isOpen) this.session = undefined;
    this.session ??= this.connect(wanted).catch((error: unknown) => {
      this.session = undefined;
      throw error;
    });
    return this.session;
  }

  private async connect(wanted: StreamWanted): Promise<ClientHttp2Session | undefined> {
    const socket = await secured(this.endpoint, this.trust, wanted);
    if (socket.alpnProtocol !== 'h2') {
      this.http1 = true;
      socket.destroy();
      return undefined;
    }
    const { hostname, port } = this.endpoint;
    const authority = `https://${isIP(hostname) === 6 ? `[${hostname}]` : hostname}:${port}`;
    const session = connectHttp2(authority, { createConnection: () => socket, settings: { initialWindowSize: WINDOW_BYTES, enablePush: false } });
    this.current = session;
    session.once('connect', () => session.setLocalWindowSize(WINDOW_BYTES));
    // Streams tell of it; without a listener the process would end.
    session.on('error', () => undefined);
    session.on('goaway', () => session.close());
    this.watchOver(session);
    return session;
  }

  private watchOver(session: ClientHttp2Session): void {
    let emptySince = 0;
    const timer = setInterval(() => {
      if (session.destroyed) return;
      if (this.streams === 0) {
        emptySince ||= Date.now();
        if (Date.now() - emptySince >= EMPTY_SESSION_MS) session.close();
        return;
      }
      emptySince = 0;
      const late = setTimeout(() => session.destroy(new Error(`no answer to a ping within ${PING_TIMEOUT_MS} ms`)), PING_TIMEOUT_MS).unref();
      const sent = session.ping(() => clearTimeout(late));
      if (!sent) clearTimeout(late);
    }, PING_EVERY_MS).unref();
    session.once('close', () => clearInterval(timer));
  }
}

/** A session may end between two instructions; that is an outage like any other. */
function begun(session: ClientHttp2Session, headers: OutgoingHttpHeaders, doing: string): ClientHttp2Stream {
  try {
    return session.request(headers);
  } catch (error) {
    throw new KubeFault('unreachable', `${doing}: ${(error as Error).message}`, { cause: error });
  }
}

function secured({ hostname, port }: Endpoint, trust: Trust, wanted: StreamWanted): Promise<TLSSocket> {
  const servername = trust.servername ?? (isIP(hostname) ? undefined : hostname);
  return new Promise((resolve, reject) => {
    const socket = connectTls({ host: hostname, port, ...trust, servername, ALPNProtocols: ['h2', 'http/1.1'] });
    const fail = (kind: 'timeout' | 'unreachable', why: string) => {
      clearTimeout(timer);
      reject(new KubeFault(kind, `${wanted.doing}: ${why}`));
      socket.destroy();
    };
    const timer = setTimeout(() => fail('timeout', `no connection within ${wanted.timeoutMs} ms`), wanted.timeoutMs);
    const onError = (error: Error) => fail('unreachable', error.message);
    socket.on('error', onError);
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}

/** Waits for the answer's head. A session that does not give one in time is not trusted with another stream. */
function answered(stream: ClientHttp2Stream, wanted: StreamWanted, distrust: () => void): Promise<SessionStream> {
  return new Promise((resolve, reject) => {
    const fail = (kind: 'timeout' | 'unreachable', why: string) => {
      clearTimeout(timer);
      reject(new KubeFault(kind, `${wanted.doing}: ${why}`));
    };
    const timer = setTimeout(() => {
      fail('timeout', `no answer within ${wanted.timeoutMs} ms`);
      distrust();
    }, wanted.timeoutMs);
    stream.on('error', (error) => fail('unreachable', error.message));
    stream.once('close', () => fail('unreachable', 'the stream was closed'));
    stream.once('response', (headers: IncomingHttpHeaders & { ':status'?: number }) => {
      clearTimeout(timer);
      const { ':status': status = 0, 'retry-after': retryAfter, 'content-encoding': encoding } = headers;
      resolve({ status, retryAfter, encoding, body: stream, destroy: () => stream.close(constants.NGHTTP2_CANCEL) });
    });
    stream.end();
  });
}
