/**
 * What `libs/kube` makes of servers that behave as no good server does: throttling, breaking off, repeating themselves, lying
 * about their JSON; and of TLS with client certificates. Each test has a small HTTP server of its own.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { KubeConnection, THROTTLE_RETRIES } from '@samsa/kube/connection';
import { KubeFault } from '@samsa/kube/fault';
import { watch } from '@samsa/kube/watch';
import { createAuthority, issueIdentity } from '@samsa/local-kafka/certificates';
import { afterEach, describe, expect, test } from 'vitest';
import { eventually, faultOf, TOPIC } from './kubernetes/world.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function connectTo(server: Server, cluster = '', user = 'token: t', scheme = 'http'): Promise<KubeConnection> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const kubeconfig = `{current-context: a, clusters: [{name: c, cluster: {server: "${scheme}://127.0.0.1:${port}"${cluster}}}], users: [{name: u, user: {${user}}}], contexts: [{name: a, context: {cluster: c, user: u}}]}`;
  const connection = KubeConnection.fromKubeconfig(kubeconfig, { requestTimeoutMs: 1_000 });
  closing.push(() => {
    connection.close();
    server.close();
  });
  return connection;
}

function serve(answer: Answer): Promise<KubeConnection> {
  return connectTo(createServer(answer));
}

function say(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function line(type: string, name: string, version: number): string {
  return `${JSON.stringify({ type, object: { ...TOPIC, metadata: { name, namespace: 'n', uid: name, resourceVersion: String(version) } } })}\n`;
}

describe('a server that throttles', () => {
  test('is waited for when it asks for a moment, and the other calls wait with it', async () => {
    const times: number[] = [];
    const connection = await serve((_, response) => {
      times.push(performance.now());
      if (times.length === 1) say(response, 429, { kind: 'Status', message: 'slow down' }, { 'retry-after': '1' });
      else say(response, 200, { gitVersion: 'v1' });
    });
    const first = connection.version();
    await sleep(100);
    expect(await Promise.all([first, connection.version()])).toEqual(['v1', 'v1']);
    expect(times.slice(1).every((time) => time - times[0]! > 950)).toBe(true);
  });

  test('is given up after its bound, and left alone as long as it asked', async () => {
    let calls = 0;
    const connection = await serve((_, response) => {
      calls += 1;
      say(response, 429, 'go away', { 'retry-after': calls > THROTTLE_RETRIES ? '60' : '0' });
    });
    expect(await faultOf(connection.version())).toMatchObject({ kind: 'throttled', retryAfterMs: 60_000 });
    const before = calls;
    const refused = await faultOf(connection.version());
    expect([refused.kind, calls]).toEqual(['throttled', before]);
    expect(refused.retryAfterMs).toBeGreaterThan(55_000);
  });
});

describe('a server that fails', () => {
  test.each([
    [500, 'boom', 'unavailable'],
    [503, { kind: 'Status', message: 'etcd is away' }, 'unavailable'],
    [504, {}, 'timeout'],
    [401, {}, 'unauthorized'],
    [403, {}, 'forbidden'],
    [200, '<html>a proxy</html>', 'unavailable'],
  ])('%s %j is %s', async (status, body, kind) => {
    const connection = await serve((_, response) => say(response, status, body));
    expect((await faultOf(connection.version())).kind).toBe(kind);
  });

  test('writes nothing twice: a create that broke off is not sent again', async () => {
    let posts = 0;
    const connection = await serve((request, response) => {
      if (request.method === 'GET') return say(response, 200, { gitVersion: 'v1' });
      posts += 1;
      request.socket.resetAndDestroy();
    });
    await connection.version();
    expect(await faultOf(connection.create({ ...TOPIC, metadata: { name: 'a', namespace: 'n' } }))).toMatchObject({ kind: 'unreachable' });
    expect(posts).toBe(1);
  });

  test('an answer that breaks off in its middle is unreachable', async () => {
    const connection = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"gitVersion":');
      setTimeout(() => response.destroy(), 50);
    });
    expect(await faultOf(connection.version())).toMatchObject({ kind: 'unreachable' });
  });

  test('a call can be given up by its signal', async () => {
    const connection = await serve(() => undefined);
    const giveUp = new AbortController();
    setTimeout(() => giveUp.abort(), 50);
    expect(await faultOf(connection.version({ signal: giveUp.signal }))).toMatchObject({ kind: 'unreachable' });
  });
});

describe('a watch on an odd server', () => {
  /** Lists are empty at version 10; each watch writes what `lines` says for its turn and ends, the last one stays. */
  async function odd(turns: string[][], ms = 400): Promise<{ events: string[]; faults: KubeFault[]; watches: number }> {
    const seen = { events: [] as string[], faults: [] as KubeFault[], watches: 0 };
    const connection = await serve((request, response) => {
      if (!request.url?.includes('watch=1')) return say(response, 200, { metadata: { resourceVersion: '10' }, items: [] });
      response.writeHead(200);
      response.flushHeaders();
      const turn = turns[seen.watches++];
      for (const text of turn ?? []) response.write(text);
      if (turn && seen.watches < turns.length) response.end();
    });
    const running = watch(connection, {
      type: TOPIC,
      onEvent: ({ type, object }) => void seen.events.push(`${type} ${object.metadata.name} ${object.metadata.resourceVersion}`),
      onFault: (fault) => void seen.faults.push(fault as KubeFault),
    });
    await sleep(ms);
    await running.stop();
    return seen;
  }

  test('tells doubled and late events once and never goes back', async () => {
    const { events } = await odd([[line('ADDED', 'a', 11), line('ADDED', 'a', 11), line('MODIFIED', 'a', 13), line('MODIFIED', 'a', 12), line('DELETED', 'a', 14), line('DELETED', 'a', 14)]]);
    expect(events).toEqual(['ADDED a 11', 'MODIFIED a 13', 'DELETED a 14']);
  });

  test('reads events whatever pieces they come in', async () => {
    const text = line('ADDED', 'grün', 11) + line('ADDED', 'b', 12);
    const bytes = Buffer.from(text);
    const { events } = await odd([[...bytes].map((byte) => Buffer.from([byte]) as unknown as string)]);
    expect(events).toEqual(['ADDED grün 11', 'ADDED b 12']);
  });

  test('does not call in a loop when each watch ends at once', async () => {
    const { watches } = await odd(Array.from({ length: 1_000 }, () => []), 1_500);
    expect(watches).toBeLessThan(10);
  });

  test('survives a line that is no JSON, an error event and a consumer that throws', async () => {
    const errorEvent = `${JSON.stringify({ type: 'ERROR', object: { kind: 'Status', code: 410, reason: 'Expired', message: 'too old' } })}\n`;
    const { events, faults } = await odd([['nonsense\n'], [errorEvent], [line('ADDED', 'a', 11)]], 2_500);
    expect(events).toEqual(['ADDED a 11']);
    expect(faults.map((fault) => fault.kind ?? fault.name)).toEqual(['SyntaxError', 'gone']);
  });

  test('stops at once though the server is silent, and says nothing after', async () => {
    const connection = await serve(() => undefined);
    const faults: Error[] = [];
    const running = watch(connection, { type: TOPIC, onEvent: () => undefined, onFault: (fault) => void faults.push(fault) });
    await sleep(50);
    const before = performance.now();
    await running.stop();
    expect(performance.now() - before).toBeLessThan(200);
    expect(faults).toEqual([]);
  });
});

describe('TLS', () => {
  async function identities() {
    const authority = await createAuthority('test');
    const [server, client] = [await issueIdentity(authority, 'CN=server'), await issueIdentity(authority, 'CN=samsa')];
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const user = `client-certificate-data: ${base64(client.certificatePem)}, client-key-data: ${base64(client.keyPem)}`;
    const options = { cert: server.certificatePem, key: server.keyPem, ca: authority.certificatePem, requestCert: true, rejectUnauthorized: true };
    return { options, trusted: `, certificate-authority-data: ${base64(authority.certificatePem)}`, user };
  }

  test('a client certificate logs in over one kept connection, and a strange authority is unreachable', async () => {
    const { options, trusted, user } = await identities();
    let connections = 0;
    const server = createTlsServer(options, (_, response) => say(response, 200, { gitVersion: 'v1' })).on('secureConnection', () => void (connections += 1));
    const connection = await connectTo(server, trusted, user, 'https');
    for (let at = 0; at < 20; at++) expect(await connection.version()).toBe('v1');
    expect(connections).toBe(1);
    const stranger = await connectTo(createTlsServer(options), '', user, 'https');
    expect(await faultOf(stranger.version())).toMatchObject({ kind: 'unreachable' });
  });

  test.each(['h2', 'http/1.1'])('watches work where the server speaks %s', async (protocol) => {
    const { options, trusted, user } = await identities();
    let sessions = 0;
    const answer: Answer = (request, response) => {
      if (!request.url?.includes('watch=1')) return say(response, 200, { metadata: { resourceVersion: '10' }, items: [] });
      response.writeHead(200);
      response.write(line('ADDED', `a-${request.httpVersion}`, 11));
    };
    const server = protocol === 'h2' ? createSecureServer({ ...options, allowHTTP1: true }, answer as never) : createTlsServer(options, answer);
    server.on('session', () => void (sessions += 1));
    const connection = await connectTo(server, trusted, user, 'https');
    const events: string[] = [];
    const follow = () => watch(connection, { type: TOPIC, onEvent: ({ object }) => void events.push(object.metadata.name) });
    const watches = [follow(), follow(), follow()];
    await eventually('all told', () => events.length === 3, 5_000);
    const version = protocol === 'h2' ? '2.0' : '1.1';
    expect(events).toEqual([`a-${version}`, `a-${version}`, `a-${version}`]);
    expect(sessions).toBe(protocol === 'h2' ? 1 : 0);
    await Promise.all(watches.map((one) => one.stop()));
  });
});
