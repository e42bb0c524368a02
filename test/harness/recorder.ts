/**
 * A proxy that writes down what a client and our API say to each other: put it between the real Terraform provider and the API
 * to see (and keep) its requests in order, as the source for a script of our own.
 *
 * It changes nothing but the secrets it writes down: the Authorization header keeps the key and loses the secret, and a `secret`
 * in a body becomes `***`. Answers pass through unread by the client's standards, so what the recorder says is what the wire said.
 * It sees the control plane only: a cluster's REST address comes out of the API's answers and leads past the proxy.
 */
import { writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const KEPT_EXCHANGES = 5000;
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

export interface RecordedExchange {
  method: string;
  url: string;
  key: string | undefined;
  userAgent: string | undefined;
  sent: unknown;
  status: number;
  contentType: string | undefined;
  received: unknown;
  ms: number;
}

export interface Recorder {
  /** Give this to the client as its endpoint. */
  url: string;
  exchanges: RecordedExchange[];
  save(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Listens on a free loopback port and forwards everything to `target` (an http:// URL). */
export async function record(target: string): Promise<Recorder> {
  const exchanges: RecordedExchange[] = [];
  const server = createServer((incoming, outgoing) => {
    forward(target, incoming, outgoing).then((exchange) => {
      if (exchanges.length < KEPT_EXCHANGES) exchanges.push(exchange);
    }, (fault: Error) => outgoing.destroy(fault));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    save: (path) => writeFile(path, `${JSON.stringify(exchanges, null, 2)}\n`),
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

async function forward(target: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<RecordedExchange> {
  const started = performance.now();
  const sent = await collect(incoming);
  const { answer, received } = await pass(target, incoming, sent);
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(received);
  return {
    method: incoming.method ?? '', url: incoming.url ?? '', key: keyOf(incoming.headers), userAgent: incoming.headers['user-agent'],
    sent: readable(sent), status: answer.statusCode ?? 502, contentType: answer.headers['content-type'], received: readable(received),
    ms: Math.round(performance.now() - started),
  };
}

/** Compression would make the record unreadable, so the forwarded request does not ask for it. */
function pass(target: string, incoming: IncomingMessage, body: Buffer): Promise<{ answer: IncomingMessage; received: Buffer }> {
  const { 'accept-encoding': _compression, ...headers } = incoming.headers;
  return new Promise((done, fail) => {
    const onward = request(target + (incoming.url ?? ''), { method: incoming.method, headers }, (answer) => {
      collect(answer).then((received) => done({ answer, received }), fail);
    });
    onward.on('error', fail).end(body);
  });
}

async function collect(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > BODY_LIMIT_BYTES) throw new Error(`a body of more than ${BODY_LIMIT_BYTES} bytes is not recorded`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function keyOf({ authorization }: IncomingHttpHeaders): string | undefined {
  if (!authorization?.startsWith('Basic ')) return authorization?.split(' ')[0];
  return Buffer.from(authorization.slice('Basic '.length), 'base64').toString().split(':')[0];
}

function readable(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString(), (name, value: unknown) => (name === 'secret' && value !== '' ? '***' : value));
  } catch {
    return body.toString();
  }
}
