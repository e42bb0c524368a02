/** A bare HTTP client of the Kubernetes simulator: its tests look at answers and streams as they come, without our own client. */
import { request, type ClientRequest } from 'node:http';
import { parse } from 'yaml';

interface Kubeconfig {
  clusters: { cluster: { server: string } }[];
  users: { user: { token: string } }[];
}

interface SimObject {
  metadata: { name: string; uid: string; resourceVersion: string; namespace?: string; continue?: string; labels?: Record<string, string> };
  [field: string]: unknown;
}

export interface Answered {
  status: number;
  retryAfter: string | undefined;
  body: SimObject & { items: SimObject[]; code: number; reason: string };
}

export interface WatchEvent {
  type: string;
  object: SimObject & { code?: number };
}

export interface Watching {
  events: WatchEvent[];
  /** How the stream came to its end. */
  ended: Promise<'clean' | 'cut'>;
  stop(): void;
}

export interface SimClient {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  apply(path: string, body: unknown, manager?: string): Promise<Answered>;
  watch(path: string): Promise<Watching>;
}

const TIMEOUT_MS = 10_000;
const APPLY = 'application/apply-patch+yaml';

/** `kubeconfig` is YAML; paths stand below the cluster's server. `token` replaces the kubeconfig's. */
export function simClient(kubeconfig: string, token?: string): SimClient {
  const read = parse(kubeconfig) as Kubeconfig;
  const server = read.clusters[0]?.cluster.server ?? '';
  const bearer = token ?? read.users[0]?.user.token ?? '';
  const begin = (method: string, path: string, headers: Record<string, string> = {}): ClientRequest =>
    request(path.startsWith('/_sim') ? new URL(path, server) : server + path, { method, agent: false, headers: { authorization: `Bearer ${bearer}`, 'user-agent': 'test/1', ...headers } });
  const send: SimClient['send'] = (method, path, body, headers) => new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const call = begin(method, path, { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers });
    call.setTimeout(TIMEOUT_MS, () => call.destroy(new Error(`${method} ${path}: no answer within ${TIMEOUT_MS} ms`)));
    call.on('error', reject);
    call.on('response', (response) => {
      let answer = '';
      response.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body: parse(answer) as Answered['body'] }));
    });
    call.end(text);
  });
  return {
    send,
    apply: (path, body, manager = 'samsa') => send('PATCH', `${path}?fieldManager=${manager}`, body, { 'content-type': APPLY }),
    watch: (path) => new Promise((resolve, reject) => {
      const call = begin('GET', path);
      call.on('error', reject);
      call.on('response', (response) => {
        const events: WatchEvent[] = [];
        let rest = '';
        response.on('data', (chunk: Buffer) => {
          const lines = (rest + chunk.toString('utf8')).split('\n');
          rest = lines.pop() ?? '';
          events.push(...lines.map((line) => JSON.parse(line) as WatchEvent));
        });
        const ended = new Promise<'clean' | 'cut'>((done) => {
          response.on('end', () => done('clean'));
          response.on('error', () => done('cut'));
        });
        resolve({ events, ended, stop: () => call.destroy() });
      });
      call.end();
    }),
  };
}

export function configMap(name: string, data: Record<string, string> = {}, metadata: Record<string, unknown> = {}): Record<string, unknown> {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...metadata }, data };
}

export const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps';

/** Waits until the condition holds. */
export async function until(what: string, condition: () => boolean | Promise<boolean>, timeoutMs = TIMEOUT_MS): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
