/** The command line as a script uses it: what it prints, what it keeps, how it ends. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../harness/api.ts';
import { runSamsa } from '../harness/samsa-cli.ts';
import { kubeconfigOf } from '../harness/nowhere.ts';

const KUBECONFIG = kubeconfigOf();

describe('the command line', () => {
  let api: TestApi;
  let folder: string;
  let id: string;

  beforeAll(async () => {
    api = await startApi(['Demo', 'Tenant']);
    folder = mkdtempSync(join(tmpdir(), 'samsa-cli-'));
    writeFileSync(join(folder, 'kubeconfig'), KUBECONFIG);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await api?.stop();
  });

  const samsa = (...args: string[]) => runSamsa(args, { SAMSA_CONFIG: join(folder, 'contexts.json') });

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
    expect(await samsa('fleet', 'show', 'dp-00000000')).toMatchObject({ code: 3, err: expect.stringContaining('no data plane') });
  });

  it('lists operations and clusters, and explains one', async () => {
    const { environmentId, cloudKey } = api.tenants[0]!;
    const spec = { display_name: 'first', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: environmentId } };
    const made = await api.call<{ id: string }>(cloudKey, 'POST', '/cmk/v2/clusters', { spec });
    expect((await samsa('ops', 'list')).out).toMatch(new RegExp(`create +${made.body.id} +pending +pending \\d+ s`));
    expect((await samsa('clusters', 'list', '--environment', environmentId)).out).toContain(`${made.body.id}  first`);
    expect((await samsa('clusters', 'explain', made.body.id)).out).toMatch(/STATE: +It is being created: the wish is accepted, and nobody works on it\./);
  });

  it('pauses a scope, shows what waits for it, and resumes', async () => {
    const { organizationId } = api.tenants[0]!;
    expect(await samsa('fleet', 'pause', '--all', '--region', 'AWS/us-east-1', '--reason', 'x')).toMatchObject({ code: 2, err: expect.stringContaining('one scope') });
    expect(await samsa('fleet', 'pause', '--region', 'AWS/nowhere', '--reason', 'x')).toMatchObject({ code: 3 });
    const paused = await samsa('fleet', 'pause', '--organization', organizationId, '--reason', 'We move house.', '-o', 'json');
    expect(JSON.parse(paused.out)).toMatchObject({ id: `organization.${organizationId}`, reason: 'We move house.', waiting: 1, scope: { kind: 'organization', organization: organizationId } });
    expect((await samsa('fleet', 'pauses')).out).toMatch(/organization\.\S+ +\S+ +u-\w+ +1 +We move house\./);
    expect((await samsa('ops', 'list', '--state', 'paused')).out).toMatch(/paused +pending \d+ s +0 +Paused by those who run this installation: We move house\./);
    expect((await samsa('clusters', 'list')).out).toContain('first');
    expect((await samsa('fleet', 'resume', '--organization', organizationId)).code).toBe(0);
    expect((await samsa('ops', 'list', '--state', 'paused')).out.trim().split('\n')).toHaveLength(1);
    expect(await samsa('fleet', 'resume', '--organization', organizationId)).toMatchObject({ code: 3, err: expect.stringContaining('no pause') });
  });

  it('gives up waiting in time, and says how to go on', async () => {
    const made = await samsa('clusters', 'create', 'second', '--cloud', 'AWS', '--region', 'us-east-1', '--wait', '--timeout', '1s');
    expect(made).toMatchObject({ code: 4, out: '', err: expect.stringMatching(/^(lkc-\w+) is wanted\.\ncreate \1: pending 0 %\nNot ended in time.*samsa ops watch op-\w+\n$/) });
  });

  it('cancels, retries and refuses with the reason', async () => {
    const [operation] = JSON.parse((await samsa('ops', 'list', '-o', 'json')).out) as { id: string; resource: { id: string } }[];
    expect(await samsa('ops', 'retry', operation!.id, '--from', 'nonsense')).toMatchObject({ code: 7, err: expect.stringMatching(/Its steps are namespace, objects/) });
    expect(await samsa('ops', 'retry', operation!.id, '--from', 'objects')).toMatchObject({ code: 0, out: expect.stringContaining(operation!.id) });
    expect(JSON.parse((await samsa('ops', 'cancel', operation!.id, '-o', 'json')).out)).toMatchObject({ state: 'cancelled', cancelable: false, replaced_by: expect.stringMatching(/^op-/) });
    expect(await samsa('ops', 'cancel', operation!.id)).toMatchObject({ code: 5, err: expect.stringContaining('is cancelled already') });
    expect(await samsa('ops', 'watch', operation!.id)).toMatchObject({ code: 1, err: expect.stringContaining(`Why: samsa clusters explain ${operation!.resource.id}`) });
  });

  it('shows a tenant its own, and says what is not a tenant’s to do', async () => {
    const { cloudKey, environmentId } = api.tenants[1]!;
    const tenant = (...args: string[]) => runSamsa(args, { SAMSA_CONFIG: join(folder, 'none.json'), SAMSA_URL: api.url, SAMSA_KEY: cloudKey.id, SAMSA_SECRET: cloudKey.secret });
    const made = JSON.parse((await tenant('clusters', 'create', 'own', '--cloud', 'AWS', '--region', 'us-east-1', '-o', 'json')).out) as { id: string; spec: { environment: { id: string } } };
    expect(made.spec.environment.id).toBe(environmentId);
    const own = JSON.parse((await tenant('ops', 'list', '-o', 'json')).out) as { id: string; api_version: string }[];
    expect(own).toMatchObject([{ api_version: 'samsa/v1', resource: { id: made.id } }]);
    expect((await tenant('clusters', 'explain', made.id)).code).toBe(0);
    expect(await tenant('ops', 'retry', own[0]!.id)).toMatchObject({ code: 7, err: expect.stringContaining('fleet:write') });
    expect(await tenant('fleet', 'pause', '--all', '--reason', 'x')).toMatchObject({ code: 7 });
    expect(await tenant('ops', 'cancel', own[0]!.id)).toMatchObject({ code: 0, out: expect.stringMatching(/STATE: +cancelled/) });
    expect(await samsa('ops', 'watch', own[0]!.id, '--timeout', '5s')).toMatchObject({ code: 1, err: expect.stringContaining('ended as cancelled') });
  });

  it('tells what it does not understand from what went wrong, and helps', async () => {
    expect(await samsa('ops', 'lst')).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/unknown command 'lst'[^]*Did you mean list[^]*--help/) });
    expect(await samsa('ops', 'list', '--state', 'odd')).toMatchObject({ code: 2, err: expect.stringContaining('quarantined') });
    expect(await samsa('clusters', 'create', 'x', '--cloud', 'AWS', '--region', 'r', '--timeout', 'soon')).toMatchObject({ code: 2, err: expect.stringContaining('90s, 15m or 2h') });
    expect(await samsa('--help')).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/Exit codes:[^]*4 {2}timed out/) });
    expect((await samsa('clusters', 'create', '--help')).out).toMatch(/--wait[^]*--timeout/);
    const away = await runSamsa(['ops', 'list'], { SAMSA_CONFIG: join(folder, 'none.json'), SAMSA_URL: 'http://127.0.0.1:1', SAMSA_KEY: 'k', SAMSA_SECRET: 's' });
    expect(away).toMatchObject({ code: 6, err: expect.stringContaining('cannot be reached') });
  });
});
