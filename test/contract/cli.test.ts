/** The command line as a script uses it: what it prints, what it keeps, how it ends. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '@samsa/local-stack/service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../harness/api.ts';

const KUBECONFIG = '{apiVersion: v1, kind: Config, current-context: a, clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}], users: [{name: u, user: {token: hidden}}], contexts: [{name: a, context: {cluster: c, user: u}}]}';

interface Run {
  code: number | null;
  out: string;
  err: string;
}

describe('the command line', () => {
  let api: TestApi;
  let folder: string;
  let id: string;

  beforeAll(async () => {
    api = await startApi();
    folder = mkdtempSync(join(tmpdir(), 'samsa-cli-'));
    writeFileSync(join(folder, 'kubeconfig'), KUBECONFIG);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await api?.stop();
  });

  function samsa(...args: string[]): Promise<Run> {
    const { SAMSA_URL: _url, SAMSA_KEY: _key, SAMSA_SECRET: _secret, ...env } = process.env;
    const child = spawn(join(REPOSITORY, 'node_modules/.bin/samsa'), args, { env: { ...env, SAMSA_CONFIG: join(folder, 'contexts.json') }, timeout: 30_000 });
    const run: Run = { code: null, out: '', err: '' };
    child.stdout.on('data', (part: Buffer) => (run.out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (run.err += part.toString()));
    return new Promise((resolve, reject) => child.once('error', reject).once('close', (code) => resolve({ ...run, code })));
  }

  it('says what is missing before anybody has logged in, and keeps a login for its owner alone', async () => {
    expect(await samsa('fleet', 'list')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('samsa login') });
    const { id: key, secret } = api.tenants[0]!.cloudKey;
    expect(await samsa('login', 'here', '--url', api.url, '--key', key, '--secret', secret)).toEqual({ code: 0, out: '', err: '' });
    expect(statSync(join(folder, 'contexts.json')).mode & 0o777).toBe(0o600);
    const { out } = await samsa('contexts', '-o', 'json');
    expect(JSON.parse(out)).toEqual([{ name: 'here', current: true, url: api.url, key }]);
  });

  it('adds a data plane, and shows the fleet as a table, as JSON and as YAML', async () => {
    const added = await samsa('-o', 'json', 'fleet', 'add', 'oslo', '--kubeconfig', join(folder, 'kubeconfig'), '--cloud', 'GCP', '--region', 'europe-north2', '--capacity', '3');
    expect(added.err).toBe('');
    id = (JSON.parse(added.out) as { id: string }).id;
    const { out } = await samsa('fleet', 'list', '--cloud', 'GCP');
    expect(out.split('\n')).toEqual([expect.stringMatching(/^ID +NAME +CLOUD +REGION +STATE +USED +CAUSE$/), expect.stringMatching(/^dp-\w+ +oslo +GCP +europe-north2 +Registering +0\/3 +-$/), '']);
    expect((await samsa('fleet', 'show', id, '-o', 'yaml')).out).toContain('display_name: oslo');
    for (const text of [added.out, out]) expect(text).not.toContain('hidden');
  });

  it('cordons and retires, and ends with a code that tells a missing thing from a conflict', async () => {
    expect(await samsa('fleet', 'cordon', id)).toMatchObject({ code: 0, out: expect.stringMatching(/STATE: +Cordoned/) });
    expect(await samsa('fleet', 'retire', id)).toMatchObject({ code: 0, out: expect.stringMatching(/STATE: +Retired/) });
    expect(await samsa('fleet', 'uncordon', id)).toMatchObject({ code: 5, out: '', err: expect.stringContaining('is retired') });
    expect(await samsa('fleet', 'show', 'dp-00000000')).toMatchObject({ code: 4, err: expect.stringContaining('no data plane') });
  });

  it('lists operations and clusters, and explains one', async () => {
    const { environmentId, cloudKey } = api.tenants[0]!;
    const spec = { display_name: 'first', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: environmentId } };
    const made = await api.call<{ id: string }>(cloudKey, 'POST', '/cmk/v2/clusters', { spec });
    expect((await samsa('ops', 'list')).out).toMatch(new RegExp(`create +${made.body.id} +pending +pending \\d+ s`));
    expect((await samsa('clusters', 'list', '--environment', environmentId)).out).toContain(`${made.body.id}  first`);
    expect((await samsa('clusters', 'explain', made.body.id)).out).toMatch(/STATE: +It is being created: the wish is accepted and waits for its turn\./);
  });
});
