import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { record } from '../harness/recorder.ts';
import { ProviderError, isGone, wireTo } from '../harness/terraform/wire.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function server(answer: (request: IncomingMessage, response: ServerResponse, count: number) => void): Promise<string> {
  let count = 0;
  const listening = createServer((request, response) => answer(request, response, (count += 1)));
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
  closers.push(() => listening.closeAllConnections(), () => listening.close());
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

const json = { 'content-type': 'application/json' };
const failure = (detail: string) => JSON.stringify({ errors: [{ detail }] });

describe('the replayed provider', () => {
  it('repeats a POST that met a 503, after the pause it was asked for', async () => {
    const endpoint = await server((_request, response, count) => {
      if (count === 1) response.writeHead(503, { ...json, 'retry-after': '0' }).end(failure('soon'));
      else response.writeHead(201, json).end('{"ok":true}');
    });
    const wire = wireTo(endpoint, undefined);
    expect(await wire.send('POST', '/anything', { body: {} })).toEqual({ ok: true });
    expect(wire.exchanges.map(({ status, tries }) => [status, tries])).toEqual([[201, 2]]);
  });

  it('cannot read a body that does not say it is JSON, and takes an empty one as it is', async () => {
    const endpoint = await server((request, response) => {
      if (request.url === '/empty') response.writeHead(204).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end('{"ok":true}');
    });
    await expect(wireTo(endpoint, undefined).send('GET', '/html')).rejects.toThrow('undefined response type');
    expect(await wireTo(endpoint, undefined).send('GET', '/empty')).toBeUndefined();
  });

  it('takes a 403 for "gone" unless the answer blames the key', async () => {
    const blamed = new ProviderError(403, failure('invalid API key: check it'), '');
    expect([isGone(new ProviderError(403, failure('no'), ''), 'control'), isGone(blamed, 'control')]).toEqual([true, false]);
    expect([isGone(new ProviderError(403, '', ''), 'kafka'), isGone(new ProviderError(404, '', ''), 'kafka')]).toEqual([false, true]);
  });

  it('leaves a record behind in which no secret stands', async () => {
    const endpoint = await server((_request, response) => response.writeHead(202, json).end('{"spec":{"secret":"top"}}'));
    const recorder = await record(endpoint);
    closers.push(recorder.close);
    const answer = await wireTo(recorder.url, { key: 'KEY', secret: 'hidden' }).send('POST', '/samsa/x', { body: { a: 1 } });
    expect(answer).toEqual({ spec: { secret: 'top' } });
    expect(recorder.exchanges).toMatchObject([{ method: 'POST', url: '/samsa/x', key: 'KEY', sent: { a: 1 }, status: 202, received: { spec: { secret: '***' } } }]);
    expect(JSON.stringify(recorder.exchanges)).not.toContain('hidden');
  });
});
