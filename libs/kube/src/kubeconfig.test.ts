import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { TOKEN_AGAIN_MS } from './in-cluster.ts';
import { readKubeconfig } from './kubeconfig.ts';

function kubeconfig(cluster: string, user: string, context = 'a'): string {
  return `{apiVersion: v1, kind: Config, current-context: ${context}, clusters: [{name: c, cluster: {${cluster}}}], users: [{name: u, user: {${user}}}], contexts: [{name: a, context: {cluster: c, user: u}}, {name: b, context: {cluster: x, user: u}}]}`;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a kubeconfig', () => {
  test('may point at a plain http server under a path, with a token', () => {
    const endpoint = readKubeconfig(kubeconfig('server: "http://127.0.0.1:8001/clusters/a/"', 'token: secret'));
    expect(endpoint).toMatchObject({ protocol: 'http:', hostname: '127.0.0.1', port: 8001, basePath: '/clusters/a', headers: { authorization: 'Bearer secret' } });
  });

  test('may point at https with a CA, a client certificate and another server name', () => {
    const endpoint = readKubeconfig(kubeconfig(
      `server: "https://[::1]:6443", certificate-authority-data: ${base64('CA')}, tls-server-name: kube`,
      `client-certificate-data: ${base64('CERT')}, client-key-data: ${base64('KEY')}`,
    ));
    expect(endpoint).toMatchObject({ hostname: '::1', port: 6443, basePath: '', headers: {} });
    expect(endpoint.tls).toEqual({ ca: Buffer.from('CA'), cert: Buffer.from('CERT'), key: Buffer.from('KEY'), rejectUnauthorized: true, servername: 'kube' });
  });

  test('may carry a name and password, an impersonated user, and distrust switched off', () => {
    const endpoint = readKubeconfig(kubeconfig('server: "https://h", insecure-skip-tls-verify: true', 'username: u, password: p, as: other'));
    expect(endpoint).toMatchObject({ port: 443, headers: { authorization: `Basic ${base64('u:p')}`, 'impersonate-user': 'other' }, tls: { rejectUnauthorized: false } });
  });

  test('may name a file with its token, which is read again when it may be another', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'samsa-token-')), 'token');
    writeFileSync(path, 'first\n');
    const { bearer, headers } = readKubeconfig(kubeconfig('server: "https://h"', `tokenFile: ${path}`));
    expect([bearer?.(), headers]).toEqual(['first', {}]);
    writeFileSync(path, 'second\n');
    expect(bearer?.()).toBe('first');
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + TOKEN_AGAIN_MS);
    expect(bearer?.()).toBe('second');
    rmSync(dirname(path), { recursive: true });
  });

  test.each(['tokenFile', 'token-file'])('that names a file by %s is refused from elsewhere, and the file is not read', (field) => {
    expect(() => readKubeconfig(kubeconfig('server: "https://h"', `${field}: /nowhere/at/all`), undefined, { files: false })).toThrow(/names files/);
  });

  test.each([
    ['is refused when it is no YAML', ': [', /not YAML/],
    ['is refused when it is empty', '', /empty/],
    ['is refused when its context is missing', kubeconfig('server: "http://h"', '', 'nowhere'), /no context "nowhere"/],
    ['is refused when its cluster is missing', kubeconfig('server: "http://h"', '', 'b'), /no cluster "x"/],
    ['is refused when it wants a program run', kubeconfig('server: "http://h"', 'exec: {command: aws}'), /exec or auth-provider/],
    ['is refused when it wants a proxy', kubeconfig('server: "http://h", proxy-url: "http://p"', ''), /proxy-url/],
    ['is refused when its server is neither http nor https', kubeconfig('server: "ftp://h"', ''), /neither http nor https/],
    ['is refused when its server is no address', kubeconfig('server: "nonsense"', ''), /server/],
  ])('%s', (_, text, why) => {
    expect(() => readKubeconfig(text)).toThrow(why);
  });
});
