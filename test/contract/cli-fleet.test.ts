/** `samsa fleet` as an admin uses it: everything that can be said of a data plane, filters, drain, capacity and keys. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataPlane } from '@samsa/contract/fleet-data-planes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../harness/api.ts';
import { runSamsa } from '../harness/samsa-cli.ts';
import { kubeconfigOf } from '../harness/nowhere.ts';

const KUBECONFIG = kubeconfigOf();
const [USAGE, CONFLICT, REFUSED] = [2, 5, 7];

describe('the command line of the fleet', () => {
  let api: TestApi;
  let folder: string;
  let organization: string;
  let id: string;

  beforeAll(async () => {
    api = await startApi();
    organization = api.tenants[0]!.organizationId;
    folder = mkdtempSync(join(tmpdir(), 'samsa-cli-'));
    writeFileSync(join(folder, 'kubeconfig'), KUBECONFIG);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await api?.stop();
  });

  const samsa = (...args: string[]) => {
    const { id: key, secret } = api.tenants[0]!.cloudKey;
    return runSamsa(['fleet', ...args], { SAMSA_CONFIG: join(folder, 'contexts.json'), SAMSA_URL: api.url, SAMSA_KEY: key, SAMSA_SECRET: secret });
  };
  const asJson = async <Answer = DataPlane>(...args: string[]): Promise<Answer> => {
    const { out, err } = await samsa(...args, '-o', 'json');
    expect(err).toBe('');
    return JSON.parse(out) as Answer;
  };

  it('says all there is to say of a data plane', async () => {
    const made = await asJson(
      'add', 'oslo', '--cloud', 'GCP', '--region', 'europe-north2', '--kubeconfig', join(folder, 'kubeconfig'), '--capacity', '3', '--listener', 'nodeport', '--zone', 'a', 'b',
      '--label', 'tier=gold', 'size=large', '--taint', 'dedicated=kafka:NoSchedule', 'slow:PreferNoSchedule', '--exclusive-to', organization,
    );
    id = made.id;
    expect(made).toMatchObject({
      zones: ['a', 'b'], labels: { tier: 'gold', size: 'large' }, exclusive_to: organization, listener: { type: 'nodeport' }, capacity: { clusters: 3 }, credentials: 'kubeconfig',
      taints: [{ key: 'dedicated', value: 'kafka', effect: 'NoSchedule' }, { key: 'slow', effect: 'PreferNoSchedule' }],
    });
    expect(await asJson('add', 'within', '--cloud', 'GCP', '--region', 'europe-north2', '--in-cluster')).toMatchObject({ credentials: 'in_cluster', taints: [] });
    const { out } = await samsa('show', id);
    expect(out).toMatch(/TAINTS: +dedicated=kafka:NoSchedule, slow:PreferNoSchedule\n/);
    expect(out).toMatch(/CREDENTIALS: +kubeconfig, revision 1\n/);
    expect(out).not.toContain('hidden');
  });

  it('says something else of it, and tells what is refused from what is not understood', async () => {
    expect(await asJson('set', id, '--name', 'bergen', '--label', 'tier=silver', '--exclusive-to', 'none', '--kubeconfig', join(folder, 'kubeconfig'))).toMatchObject({ display_name: 'bergen', labels: { tier: 'silver' }, kubeconfig_revision: 2 });
    expect(await samsa('set', id, '--exclusive-to', '00000000-0000-4000-8000-000000000000')).toMatchObject({ code: REFUSED, err: expect.stringContaining('no organization') });
    expect(await samsa('set', id, '--taint', 'x:Never')).toMatchObject({ code: USAGE, err: expect.stringContaining('write it as key=value:NoSchedule') });
    expect(await samsa('set', id, '--capacity', 'many')).toMatchObject({ code: USAGE, err: expect.stringContaining('a whole number') });
  });

  it('finds by labels and by whom it is for', async () => {
    const names = async (...args: string[]) => (await asJson<DataPlane[]>('list', ...args)).map((plane) => plane.display_name);
    expect(await names('-l', 'tier in (silver)')).toEqual(['bergen']);
    expect(await names('--exclusive-to', organization)).toEqual([]);
    expect((await samsa('list', '-l', 'a b')).code).toBe(REFUSED);
  });

  it('drains, and shows the room there is', async () => {
    expect((await samsa('drain', id)).out).toMatch(/STATE: +Draining\n/);
    expect((await samsa('capacity', id)).out).toMatch(/CLUSTERS: +0 reserved \(0 up\) of 3, 3 free\n/);
    expect((await samsa('uncordon', id)).out).toMatch(/STATE: +Registering\n/);
    expect((await samsa('retire', id)).out).toMatch(/STATE: +Retired\n/);
    expect((await samsa('drain', id)).code).toBe(CONFLICT);
  });

  it('rotates the key that secrets are sealed with', async () => {
    expect((await samsa('keys')).out).toMatch(/NEWEST: +1\n/);
    expect((await samsa('rotate-key')).out).toMatch(/NEWEST: +2\n(.|\n)*ROTATION: +kr-\w+ to version 2: running, 0 wrapped/);
    expect(await samsa('rotate-key', '--no-make')).toMatchObject({ code: CONFLICT, err: expect.stringContaining('still wrapping') });
  });
});
