/**
 * A data plane whose Kubernetes is stopped (SIGSTOP: connections stay open and nothing is answered) during creates. The others go on,
 * it is Unknown within forty seconds, nothing is placed anew on account of it, and it goes on soon after it answers again.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shardOf } from '@samsa/domain/shard';
import { freePort } from '@samsa/local-stack/ports';
import { Sealer } from '@samsa/runtime/seal';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { settled } from './recount.ts';
import { Tenant } from './tenant.ts';

const HERE = 'aws-us-east-1';
const THERE = 'gcp-us-central1';
const UNKNOWN_MS = 40_000;
const READY_MS = 10_000;
const GOES_ON_MS = 20_000;
const SETTLE_MS = 40_000;

describe('a data plane that is stopped', () => {
  let samsa: Samsa;
  let tenant: Tenant;
  let database: pg.Client;
  let folder: string;
  const other: TestProcess[] = [];

  beforeAll(async () => {
    samsa = await startSamsa({ operator: 'drawn', planes: [HERE] });
    tenant = new Tenant(samsa, [HERE, THERE]);
    database = new pg.Client({ connectionString: samsa.databaseUrl });
    await database.connect();
    folder = mkdtempSync(join(tmpdir(), 'samsa-stopped-'));
    const port = String(await freePort());
    const args = ['--port', port, '--data-dir', join(folder, 'data'), '--clusters', THERE, '--kubeconfig-dir', folder];
    other.push(await startProcess('kube-sim-there', 'infra/local/kube-sim/src/main.ts', { args }));
    const file = join(folder, `${THERE}.yaml`);
    other.push(await startProcess('operator-there', 'infra/local/operator/src/main.ts', { args: ['--kubeconfig', file, '--data-dir', join(folder, 'kafka'), '--no-processes'] }));
    await register('dp-there', file);
  });
  afterAll(async () => {
    await database?.end();
    try {
      await samsa?.stop();
    } finally {
      for (const one of other.reverse()) await one.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  const register = async (id: string, file: string): Promise<void> => {
    const sealed = await Sealer.fromFile(samsa.env['SAMSA_KEY_FILE'] ?? '').seal(readFileSync(file), `kubeconfig ${id}`);
    await database.query(`INSERT INTO data_plane (id, display_name, cloud, region, shard, kubeconfig_sealed) VALUES ($1, $2, 'GCP', 'us-central1', $3, $4)`, [id, THERE, shardOf(id), sealed]);
    await database.query('INSERT INTO data_plane_usage (data_plane_id) VALUES ($1)', [id]);
    samsa.fleet.push(file);
  };
  const stateOf = async (id: string): Promise<string | undefined> => (await database.query<{ state: string }>('SELECT state FROM data_plane WHERE id = $1', [id])).rows[0]?.state;
  const placed = async (): Promise<unknown> => (await database.query('SELECT cluster_id, data_plane_id FROM reservation ORDER BY 1')).rows;
  const phaseOf = async (id = ''): Promise<string | undefined> => (await tenant.get(id)).body.status?.phase;

  it('lets the others go on, is Unknown within 40 s, and nothing moves away from it', async () => {
    await expect.poll(() => stateOf('dp-there'), { timeout: SETTLE_MS }).toBe('Ready');
    const standing = await tenant.create('standing', 1);
    await settled(samsa, SETTLE_MS);
    const creating = [tenant.create('caught', 1)];
    other[0]?.freeze();
    const stoppedAt = performance.now();
    creating.push(tenant.create('waits', 1), tenant.create('goes', 0), tenant.create('goes-too', 0));
    const [, waits, ...going] = await Promise.all(creating);
    for (const { body } of going) await expect.poll(() => phaseOf(body.id), { timeout: GOES_ON_MS }).toBe('PROVISIONED');
    const before = await placed();
    await expect.poll(() => stateOf('dp-there'), { timeout: UNKNOWN_MS - (performance.now() - stoppedAt), interval: 250 }).toBe('Unknown');
    expect(await phaseOf(waits?.body.id)).toBe('PROVISIONING');
    expect(await phaseOf(standing.body.id)).toBe('PROVISIONED');
    expect(await placed()).toEqual(before);
  });

  it('is Ready within 10 s of answering again, and what waited comes up where it was placed', async () => {
    const before = await placed();
    other[0]?.thaw();
    await expect.poll(() => stateOf('dp-there'), { timeout: READY_MS, interval: 250 }).toBe('Ready');
    await settled(samsa, SETTLE_MS);
    expect(await placed()).toEqual(before);
  });
});
