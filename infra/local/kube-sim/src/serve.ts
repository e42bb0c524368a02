/** One request to a virtual cluster: faults first, then what the path addresses, then the verb. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BODY_LIMIT_BYTES, type Answer, type Call } from './call.ts';
import type { VirtualCluster } from './cluster.ts';
import { discover, review } from './discovery.ts';
import type { Faults } from './faults.ts';
import { patch } from './patch.ts';
import { proxiedBy, type Proxied, proxy, PROXY_PERMISSION } from './pod-proxy.ts';
import { get, list, TOO_OLD_TOKEN } from './read.ts';
import { remove, removeAll } from './remove.ts';
import { addressOf } from './router.ts';
import { scaleAnswer } from './scale.ts';
import { renderedAs } from './table.ts';
import { allowed, permissionOf } from './permissions.ts';
import { ApiFailure, badRequest, denied, expired, methodNotAllowed, NoSuchPath, tooLarge } from './status.ts';
import type { Watches } from './watch.ts';
import { create, update } from './write.ts';
import type { Writers } from './writers.ts';

export interface Serving {
  faults: Faults;
  watches: Watches;
  writers: Writers;
}

/** Answers a request whose credentials were right. `path` is below the cluster's base. */
export async function serve(serving: Serving, cluster: VirtualCluster, path: string, query: URLSearchParams, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const reviewed = request.method === 'POST' ? review(path, body, serving.faults.of(cluster.name)) : undefined;
  if (reviewed !== undefined) return send(response, { code: 201, text: JSON.stringify(reviewed) });
  const proxied = proxiedBy(path);
  if (proxied !== undefined) return throughTo(serving, cluster, proxied, query, request, response);
  const address = addressOf(cluster, path);
  if (address.is === 'discovery') {
    const found = discover(cluster, address.path);
    if (typeof found === 'string') return sendText(response, found);
    return send(response, { code: 200, text: JSON.stringify(found) });
  }
  const { served, namespace, name, subresource } = address;
  const agent = request.headers['user-agent'] ?? 'unknown';
  const call: Call = {
    cluster, served, namespace, name, subresource, query, body, headers: request.headers, method: request.method ?? 'GET', warnings: [], unknown: [],
    wrote: (kindId, key, manager) => serving.writers.wrote(cluster.name, kindId, key, agent, manager),
  };
  const verb = verbOf(call);
  serving.writers.asked(cluster.name, verb, served.kind.id);
  if (!allowed(serving.faults.of(cluster.name), permissionOf(verb), served.kind.id)) throw denied(served.kind, permissionOf(verb), name);
  const unlucky = serving.faults.unlucky(cluster.name, verb);
  if (unlucky !== undefined) throw injected(unlucky.status, unlucky.retryAfterSeconds);
  if (verb === 'watch') return serving.watches.start(call, response);
  if (verb === 'list' && serving.faults.of(cluster.name).emptyLists === true) call.query.set('fieldSelector', 'metadata.name=');
  if (verb === 'list' && query.has('continue') && serving.faults.of(cluster.name).expireContinues === true) throw expired(TOO_OLD_TOKEN);
  const answer = act(call, verb);
  const rendered = verb === 'get' || verb === 'list' ? renderedAs(call, answer.text) : undefined;
  send(response, rendered === undefined ? answer : { code: answer.code, text: rendered }, call.warnings);
  return undefined;
}

function throughTo({ faults, writers }: Serving, cluster: VirtualCluster, proxied: Proxied, query: URLSearchParams, request: IncomingMessage, response: ServerResponse): Promise<void> {
  writers.asked(cluster.name, 'get', PROXY_PERMISSION);
  if (!allowed(faults.of(cluster.name), 'get', PROXY_PERMISSION)) throw denied({ group: '', plural: PROXY_PERMISSION, kind: 'Pod' }, 'get', proxied.name);
  const unlucky = faults.unlucky(cluster.name, 'get');
  if (unlucky !== undefined) throw injected(unlucky.status, unlucky.retryAfterSeconds);
  return proxy(cluster, proxied, query, request, response);
}

function verbOf(call: Call): string {
  switch (call.method) {
    case 'GET': {
      const watching = call.query.get('watch') === 'true' || call.query.get('watch') === '1';
      if (watching) return 'watch';
      return call.name === undefined ? 'list' : 'get';
    }
    case 'POST': return 'create';
    case 'PUT': return 'update';
    case 'PATCH': return (call.headers['content-type'] ?? '').startsWith('application/apply-patch') ? 'apply' : 'patch';
    case 'DELETE': return call.name === undefined ? 'deletecollection' : 'delete';
    default: throw methodNotAllowed();
  }
}

function act(call: Call, verb: string): Answer {
  if (call.subresource === 'scale') return scaleAnswer(call, verb);
  if (call.name === undefined && (verb === 'update' || verb === 'patch' || verb === 'apply')) throw badRequest('name must be provided');
  switch (verb) {
    case 'get': return get(call);
    case 'list': return list(call);
    case 'create': return create(call);
    case 'update': return update(call);
    case 'delete': return remove(call);
    case 'deletecollection': return removeAll(call);
    default: return patch(call);
  }
}

function injected(status: number, retryAfterSeconds: number | undefined): ApiFailure {
  if (status === 429) return new ApiFailure(429, 'TooManyRequests', 'Too many requests, please try again later.', {}, retryAfterSeconds);
  if (status === 503) return new ApiFailure(503, 'ServiceUnavailable', 'the server is currently unable to handle the request', {}, retryAfterSeconds);
  return new ApiFailure(status, 'InternalError', 'Internal error occurred: injected fault', {}, retryAfterSeconds);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_LIMIT_BYTES) throw tooLarge(BODY_LIMIT_BYTES);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function send(response: ServerResponse, answer: Answer, warnings: readonly string[] = []): void {
  const body = Buffer.from(answer.text);
  if (warnings.length > 0) response.setHeader('warning', warnings.map((warning) => `299 - ${JSON.stringify(warning)}`));
  response.writeHead(answer.code, { 'content-type': 'application/json', 'cache-control': 'no-cache, private', 'content-length': body.length });
  response.end(body);
}

export function sendText(response: ServerResponse, text: string, type = 'text/plain', code = 200): void {
  response.writeHead(code, { 'content-type': type, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** Sends a failure as the Status object that clients know. */
export function sendFailure(response: ServerResponse, error: unknown): void {
  if (error instanceof NoSuchPath) return sendText(response, '404 page not found\n', 'text/plain; charset=utf-8', 404);
  const failure = error instanceof ApiFailure ? error : new ApiFailure(500, 'InternalError', `Internal error occurred: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = Buffer.from(JSON.stringify(failure.status()));
  response.writeHead(failure.code, {
    'content-type': 'application/json', 'content-length': body.length,
    ...(failure.retryAfterSeconds === undefined ? {} : { 'retry-after': String(failure.retryAfterSeconds) }),
    ...(failure.code === 413 ? { connection: 'close' } : {}),
  });
  response.end(body);
}
