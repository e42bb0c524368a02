/**
 * `pods/NAME:PORT/proxy/PATH`, as the real server passes a GET on to a pod. Pods here are processes of this machine: a pod that says at
 * which port of the loopback its container's port is found (a host port) is asked there, and nowhere else.
 */
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { VirtualCluster } from './cluster.ts';
import { parsed } from './body.ts';
import { kindId } from './kind.ts';
import { listOf, mapOf, textOf } from './json.ts';
import { ApiFailure, methodNotAllowed, notFound } from './status.ts';

const PODS = kindId('', 'pods');
const PATH = /^\/api\/v1\/namespaces\/([^/]+)\/pods\/(?:http:)?([^/:]+)(?::(\d+|))?\/proxy(\/.*)?$/;
const HOST = '127.0.0.1';
const TIMEOUT_MS = 30_000;

export const PROXY_PERMISSION = 'pods/proxy';

export interface Proxied {
  namespace: string;
  name: string;
  /** Of the container; its first when empty. */
  port: string;
  path: string;
}

/** Undefined for any other path. */
export function proxiedBy(path: string): Proxied | undefined {
  const [, namespace, name, port = '', within = '/'] = PATH.exec(path) ?? [];
  return namespace === undefined || name === undefined ? undefined : { namespace, name, port, path: within };
}

/** @throws ApiFailure 404 for a pod that is not there, 503 for one that does not answer */
export async function proxy(cluster: VirtualCluster, { namespace, name, port, path }: Proxied, query: URLSearchParams, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET') throw methodNotAllowed();
  const record = cluster.collection(PODS).get(namespace, name);
  if (record === undefined) throw notFound({ group: '', plural: 'pods', kind: 'Pod' }, name);
  const hostPort = hostPortOf(record.text, port);
  if (hostPort === undefined) throw unreachable(`dial tcp ${HOST}:${port}: connect: connection refused`);
  const search = query.size > 0 ? `?${query}` : '';
  const encoding = request.headers['accept-encoding'];
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = httpRequest({ host: HOST, port: hostPort, path: path + search, timeout: TIMEOUT_MS, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } }, resolve);
    asked.once('timeout', () => asked.destroy(new Error('i/o timeout')));
    asked.once('error', (fault) => reject(unreachable(fault.message)));
    response.once('close', () => asked.destroy());
    asked.end();
  });
  response.writeHead(answer.statusCode ?? 502, headersOf(answer));
  answer.once('error', () => response.destroy());
  answer.pipe(response);
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(['content-type', 'content-encoding'].flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));
}

function unreachable(why: string): ApiFailure {
  return new ApiFailure(503, 'ServiceUnavailable', `error trying to reach service: ${why}`);
}

function hostPortOf(text: string, port: string): number | undefined {
  const { spec, status } = mapOf(parsed(text, false));
  if (textOf(mapOf(status).hostIP) !== HOST) return undefined;
  const ports = listOf(mapOf(spec).containers).flatMap((container) => listOf(mapOf(container).ports)).map(mapOf);
  const found = ports.find(({ containerPort }) => port === '' || String(containerPort) === port)?.hostPort;
  return typeof found === 'number' ? found : undefined;
}
