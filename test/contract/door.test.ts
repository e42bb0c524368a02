/** What every request passes, tried from outside: identity, limits, validation, and answers in the surface's own shape. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { allOperations } from '@samsa/contract/surface';
import { bound } from '@samsa/api/http/implements';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../harness/api.ts';

const PER_SECOND = 40;
const MIB = 1024 * 1024;

describe('the door', () => {
  let api: TestApi & { key: { id: string; secret: string } };
  beforeAll(async () => {
    const started = await startApi(['Demo'], { SAMSA_RATE_LIMIT: String(PER_SECOND) });
    api = { ...started, key: started.tenants[0]!.cloudKey };
  });
  afterAll(() => api?.stop());

  const send = (path: string, init: { method?: string; body?: unknown; key?: string; headers?: Record<string, string> } = {}) =>
    fetch(api.url + path, { method: init.method, body: init.body as never, headers: { authorization: `Basic ${btoa(init.key ?? `${api.key.id}:${api.key.secret}`)}`, ...(init.body ? { 'content-type': 'application/json' } : {}), ...init.headers } });
  const json = async (response: Response) => (await response.json()) as { errors?: { detail: string; status: string; source?: { pointer?: string; parameter?: string } }[]; error_code?: number };

  it('binds every operation of the contract exactly once', async () => {
    await import('@samsa/api/api.module');
    expect(bound.map((operation) => operation.id).sort()).toEqual(allOperations.map((operation) => operation.id).sort());
  });

  it('takes a request id and gives it back, and makes one up for what is no id', async () => {
    expect((await send('/org/v2/environments', { headers: { 'x-request-id': 'mine-1' } })).headers.get('x-request-id')).toBe('mine-1');
    expect((await send('/org/v2/environments', { headers: { 'x-request-id': 'a b\t' } })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('asks for credentials, and answers a wrong one with 401 in the shape of each surface', async () => {
    const none = await fetch(`${api.url}/org/v2/environments`);
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="samsa"']);
    const wrong = await send('/org/v2/environments', { key: `${api.key.id}:nonsense` });
    expect((await json(wrong)).errors?.[0]).toMatchObject({ status: '401', detail: expect.stringContaining('invalid API key') });
    const kafka = await send('/kafka/v3/clusters/lkc-none/topics', { key: 'ABC:x' });
    expect([kafka.status, (await json(kafka)).error_code]).toEqual([401, 40_101]);
    const ours = await fetch(`${api.url}/samsa/v1/operations`);
    expect((await ours.json()) as object).toMatchObject({ status: 401, title: 'Unauthorized', detail: expect.any(String) });
  });

  it('names the field that is wrong, ignores fields it does not know, and read-only ones', async () => {
    const wrong = await send('/org/v2/environments', { method: 'POST', body: JSON.stringify({ display_name: 7 }) });
    expect([wrong.status, (await json(wrong)).errors?.[0]?.source?.pointer]).toEqual([400, '/display_name']);
    const deep = await send('/cmk/v2/clusters', { method: 'POST', body: JSON.stringify({ spec: { display_name: 'x', cloud: 'MOON', region: 'r', config: { kind: 'Basic' }, environment: { id: 'env-1' } } }) });
    expect((await json(deep)).errors?.[0]?.source?.pointer).toBe('/spec/cloud');
    const page = await send('/org/v2/environments?page_size=0');
    expect((await json(page)).errors?.[0]?.source?.parameter).toBe('page_size');
    const token = await send('/org/v2/environments?page_token=nonsense');
    expect(token.status).toBe(400);
    const extra = await send('/org/v2/environments', { method: 'POST', body: JSON.stringify({ display_name: 'extra', id: 'env-mine', metadata: { self: '' }, surprise: [1] }) });
    expect(extra.status).toBe(201);
    expect(((await extra.json()) as { id: string }).id).not.toBe('env-mine');
  });

  it.each<[string, string | Buffer, number[]]>([
    ['no JSON at all', '{"display_name":', [400]],
    ['ten thousand levels', '['.repeat(10_000), [400]],
    ['a number too large', '{"display_name": 1e400}', [400]],
    ['a NUL in a name', '{"display_name": "a\\u0000b"}', [400]],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), [400]],
    ['a prototype', '{"__proto__": {"display_name": "x"}, "display_name": "proto"}', [400]],
    ['two MiB', JSON.stringify({ display_name: 'x'.repeat(2 * MIB) }), [413]],
  ])('refuses %s with 4xx', async (_, body, statuses) => {
    const answer = await send('/org/v2/environments', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect(statuses).toContain(answer.status);
    expect((await json(answer)).errors?.[0]?.detail).toBeTruthy();
  });

  it('takes no other media type and has no other path', async () => {
    const xml = await send('/org/v2/environments', { method: 'POST', body: '<a/>', headers: { 'content-type': 'application/xml' } });
    expect(xml.status).toBe(415);
    const nowhere = await send('/org/v2/nowhere');
    expect([nowhere.status, nowhere.headers.get('content-type')]).toEqual([404, expect.stringContaining('application/json')]);
    expect((await send('//org/v2/environments')).status).toBe(200);
  });

  it('is not held up by a connection that sends its headers slowly', async () => {
    const { port } = new URL(api.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('GET /org/v2/environments HTTP/1.1\r\nhost: a\r\n');
    expect((await send('/org/v2/environments')).status).toBe(200);
    socket.destroy();
  });

  it('counts the requests of a key and answers 429 with the seconds to wait, to that key alone', async () => {
    const answers = await Promise.all(Array.from({ length: PER_SECOND * 3 }, () => send('/org/v2/environments')));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(answers[0]?.headers.get('x-ratelimit-limit')).toBe(String(PER_SECOND));
    expect(Number(answers[0]?.headers.get('x-ratelimit-remaining'))).toBeLessThan(PER_SECOND);
    expect(answers[0]?.headers.get('x-ratelimit-reset')).toBe('1');
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
  });

  it('answers each with a JSON document that ends its line', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await (await send('/org/v2/environments')).text()).toMatch(/\}\n$/);
  });

  it('serves its own reference and document, and names every operation there', async () => {
    const document = (await (await fetch(`${api.url}/openapi.json`)).json()) as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> };
    expect(document.openapi).toBe('3.1.0');
    const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId));
    expect(ids.sort()).toEqual(allOperations.map((operation) => operation.id).sort());
    const page = await (await fetch(`${api.url}/docs`)).text();
    for (const [, asset] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(asset).toMatch(/^\/docs\//);
      expect((await fetch(api.url + asset)).status).toBe(200);
    }
  });

  it('keeps an HTTP client that hangs up from costing anything', async () => {
    const hung = request(`${api.url}/samsa/v1/events`, { headers: { authorization: `Basic ${btoa(`${api.key.id}:${api.key.secret}`)}` } });
    hung.on('error', () => undefined);
    hung.end();
    await new Promise((resolve) => hung.once('response', resolve));
    hung.destroy();
    expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  });
});
