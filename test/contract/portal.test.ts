/** How the portal is served beside the API: what is kept, what is asked anew, what stays the API's; and how much a first visit costs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { allOperations } from '@samsa/contract/surface';
import { builtPortal } from '@samsa/local-stack/portal';
import { REPOSITORY } from '@samsa/local-stack/service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../harness/api.ts';

const FIRST_SCREEN_BYTES = 400 * 1024;
const FIRST_PAGES = ['src/pages/home/home.tsx', 'src/pages/clusters/clusters.tsx', 'src/pages/sign-in/sign-in.tsx'];
const AS_BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-encoding': 'gzip, deflate, br' };

interface Chunk { file: string; imports?: string[]; css?: string[]; assets?: string[]; isEntry?: boolean }

let api: TestApi;
let folder: string;
beforeAll(async () => {
  ({ folder } = await builtPortal());
  api = await startApi(['Demo'], { SAMSA_PORTAL_DIR: folder });
});
afterAll(() => api?.stop());

const get = (path: string, headers: Record<string, string> = AS_BROWSER, method = 'GET') => fetch(api.url + path, { method, headers });

describe('the page', () => {
  it('is answered at every address of the portal, asked for anew each time, and not sent again unchanged', async () => {
    for (const path of ['/', '/clusters', '/clusters/lkc-1/settings?tab=x']) {
      const answer = await get(path);
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')], path).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
      expect(await answer.text()).toContain('<div id="root">');
    }
    const { headers } = await get('/');
    expect((await get('/', { ...AS_BROWSER, 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
    expect((await get('/', AS_BROWSER, 'HEAD')).status).toBe(200);
  });

  it('may run no script but its own, be framed by nobody, and send nothing elsewhere', async () => {
    const { headers } = await get('/');
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"]) expect(policy).toContain(rule);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(await (await get('/')).text()).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=/);
  });
});

describe('its files', () => {
  const script = async () => /src="(\/assets\/[^"]+\.js)"/.exec(await (await get('/')).text())?.[1] ?? '';

  it('are kept for ever under their hashed names, and come compressed as the browser likes', async () => {
    const path = await script();
    for (const [accepts, encoding] of [['br, gzip', 'br'], ['gzip', 'gzip'], ['br;q=0, gzip', 'gzip'], ['identity', null]] as const) {
      const answer = await get(path, { 'accept-encoding': accepts });
      expect([answer.status, answer.headers.get('content-encoding')], accepts).toEqual([200, encoding]);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100_000);
    }
  });

  it('that are not there are a 404 and not the page', async () => {
    for (const path of ['/assets/gone-123.js', '/robots.txt', '/assets/..%2f..%2fpackage.json', '/..%2f..%2fpackage.json', '/.vite/manifest.json']) {
      const answer = await get(path);
      expect([answer.status, answer.headers.get('content-type')], path).toEqual([404, 'application/json; charset=utf-8']);
    }
  });

  it('of a first screen weigh less than 400 KiB compressed by gzip, its letters included', () => {
    const chunks = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
    for (const page of FIRST_PAGES) {
      const files = new Set<string>(['index.html']);
      const walk = (name: string): void => {
        const chunk = chunks[name];
        if (!chunk || files.has(chunk.file)) return;
        for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
        for (const next of chunk.imports ?? []) walk(next);
      };
      for (const name of ['index.html', page]) walk(name);
      const letters = Object.values(chunks).flatMap(({ assets = [] }) => assets).filter((file) => /-latin-wght-normal.*woff2$/.test(file));
      const bytes = [...files, ...new Set(letters)].map((file) => statSync(join(folder, file.endsWith('.woff2') ? file : `${file}.gz`)).size).reduce((sum, size) => sum + size, 0);
      expect(files.size, page).toBeGreaterThan(3);
      expect(bytes, page).toBeLessThan(FIRST_SCREEN_BYTES);
    }
  });
});

describe('the API beside it', () => {
  it('keeps its own 404, in its own shape, also for a browser', async () => {
    for (const path of ['/kafka/v3/nonsense', '/cmk/v2', '/samsa/v1/nothing', '/docs/nothing.js']) {
      const answer = await get(path);
      expect([answer.status, answer.headers.get('content-type')], path).toEqual([404, 'application/json; charset=utf-8']);
    }
    const curl = await get('/nonsense', { accept: '*/*' });
    expect([curl.status, ((await curl.json()) as { errors: { detail: string }[] }).errors[0]?.detail]).toEqual([404, expect.stringContaining('/docs')]);
  });

  it('shares no first segment with an address of the portal; while one works on it, the same are passed on', () => {
    const surfaces = new Set(allOperations.map(({ path }) => path.split('/')[1] ?? ''));
    const sources = join(REPOSITORY, 'apps/portal/src');
    const routes = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)routes?\.tsx?$/.test(name)).map((name) => readFileSync(join(sources, name), 'utf8'));
    const pages = routes.flatMap((text) => [...text.matchAll(/(?:path: |page\()'\/([^/']*)/g)].map(([, segment]) => segment));
    expect(pages).toEqual(expect.arrayContaining(['admin', 'clusters', 'costs', 'sign-in']));
    expect(pages.filter((segment) => surfaces.has(segment ?? ''))).toEqual([]);
    const passedOn = /SURFACES = \[([^\]]+)\]/.exec(readFileSync(join(REPOSITORY, 'apps/portal/vite.config.ts'), 'utf8'))?.[1] ?? '';
    expect([...surfaces].filter((surface) => !passedOn.includes(`'${surface}'`))).toEqual([]);
  });
});
