/** Keys are rotated under thousands of secrets by a provisioner that is killed in the middle; and nothing new is sealed while they are away. */
import { createCipheriv, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { EncryptionKeys } from '@samsa/contract/fleet-keys';
import { newApiKeyId } from '@samsa/domain/ids';
import { keyVersionOf, Sealer } from '@samsa/runtime/seal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiAnswer, startApi, type Tenant, type TestApi } from '../harness/api.ts';
import { until as lookUntil } from '../harness/call.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { startTestRedis, type TestRedis } from '../harness/redis.ts';

const SECRETS = 4_000;
/** Of them sealed in the form of old. */
const OLD = 400;
const LOOKED_AFTER = 40;
const BATCH = 200;
const SOON_MS = 60_000;
const TEST_MS = 120_000;

let api: TestApi;
let admin: Tenant;
let redis: TestRedis;
let provisioner: TestProcess;
let keyFile: string;
let clusterId: string;
const plain = new Map<string, string>();

type Answered = EncryptionKeys & { detail: string; id: string };
const ask = (method: string, path: string, body?: unknown): Promise<ApiAnswer<Answered>> => api.call<Answered>(admin.cloudKey, method, path, body);
const keys = async () => (await ask('GET', '/fleet/v1/keys')).body;

beforeAll(async () => {
  [api, redis] = await Promise.all([startApi(), startTestRedis()]);
  admin = api.tenants[0]!;
  keyFile = api.env['SAMSA_KEY_FILE']!;
  const spec = { display_name: 'sealed', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, environment: { id: admin.environmentId } };
  clusterId = (await ask('POST', '/cmk/v2/clusters', { spec })).body.id;
  await furnish();
  provisioner = await startProcess('provisioner', 'apps/provisioner/src/main.ts', { env: { ...api.env, REDIS_URL: redis.url, SAMSA_CANARY: 'off' } });
}, TEST_MS);
afterAll(async () => {
  await provisioner?.stop();
  await redis?.stop();
  await api?.stop();
});

/** Keys of the cluster, as many as an installation of some size has, and an administrator's password. */
async function furnish(): Promise<void> {
  const sealer = Sealer.fromFile(keyFile);
  const rows: { id: string; sealed: Buffer }[] = [];
  for (let n = 0; n < SECRETS; n++) {
    const id = newApiKeyId();
    plain.set(id, `salted ${n}`);
    rows.push({ id, sealed: n < OLD ? sealedOfOld(`salted ${n}`, `scram ${id}`) : await sealer.seal(`salted ${n}`, `scram ${id}`) });
  }
  await api.database.query(
    `INSERT INTO api_key (id, organization_id, owner_id, cluster_id, environment_id, display_name, description, secret_hash, scram_sealed, deleted_at)
     SELECT id, $1, 'u-nobody', $2, $3, '', '', '\\x00', sealed, now() FROM unnest($4::text[], $5::bytea[]) AS row(id, sealed)`,
    [admin.organizationId, clusterId, admin.environmentId, rows.map(({ id }) => id), rows.map(({ sealed }) => sealed)],
  );
  await api.database.query('UPDATE kafka_cluster SET admin_sealed = $2 WHERE id = $1', [clusterId, await sealer.seal('the administrator’s', `admin ${clusterId}`)]);
}

function sealedOfOld(text: string, context: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(readFileSync(keyFile, 'utf8').replace(/^1:/, ''), 'base64'), nonce).setAAD(Buffer.from(context));
  return Buffer.concat([Buffer.from([1]), nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

const until = (wanted: (seen: EncryptionKeys) => boolean, everyMs: number): Promise<EncryptionKeys> => lookUntil(keys, wanted, { mostMs: SOON_MS, everyMs });

async function sealedRows(): Promise<{ id: string; sealed: Buffer }[]> {
  return (await api.database.query<{ id: string; sealed: Buffer }>('SELECT id, scram_sealed AS sealed FROM api_key WHERE scram_sealed IS NOT NULL ORDER BY id')).rows;
}

/** Some of them by a key file as it is now, or as it is said. */
async function opensAll(rows: { id: string; sealed: Buffer }[], sealer = Sealer.fromFile(keyFile)): Promise<void> {
  for (const { id, sealed } of rows.filter((_, at) => at % LOOKED_AFTER === 0)) expect((await sealer.open(sealed, `scram ${id}`)).toString()).toBe(plain.get(id));
}

describe('the keys that seal secrets', () => {
  it('are told by their versions and what each of them wraps', async () => {
    const told = await keys();
    expect(told).toMatchObject({ kind: 'EncryptionKeys', newest_version: 1, in_use: [{ version: 0, secrets: OLD }, { version: 1, secrets: SECRETS - OLD + 2 }] });
    expect(told).not.toHaveProperty('rotation');
  });

  it('are rotated by whoever is left when the one at work is killed, and every secret opens at every moment', async () => {
    const begun = await ask('POST', '/fleet/v1/keys:rotate', {});
    expect(begun).toMatchObject({ status: 202, body: { newest_version: 2, rotation: { key_version: 2, state: 'running', requested_by: admin.userId } } });
    expect(await ask('POST', '/fleet/v1/keys:rotate', {})).toMatchObject({ status: 409, body: { detail: expect.stringContaining('still wrapping') } });
    const before = await until(({ rotation }) => (rotation?.rewrapped ?? 0) >= BATCH, 5);
    await provisioner.crash();
    const half = await sealedRows();
    const done = half.filter(({ sealed }) => keyVersionOf(sealed) === 2).length;
    console.log(`killed after ${done} of ${SECRETS} secrets (${before.rotation?.rewrapped} counted)`);
    expect(done).toBeGreaterThanOrEqual(BATCH);
    expect(done).toBeLessThan(SECRETS);
    await opensAll(half);
    await provisioner.restart();
    const ended = await until(({ rotation }) => rotation?.state === 'done', 250);
    expect(ended).toMatchObject({ in_use: [{ version: 2, secrets: SECRETS + 2 }], rotation: { state: 'done', remaining: 0, ended_at: expect.any(String) } });
    expect(ended.rotation?.rewrapped).toBe(SECRETS + 2);
  }, TEST_MS);

  it('of old may go then: the newest opens everything', async () => {
    const alone = `${keyFile}.alone`;
    writeFileSync(alone, readFileSync(keyFile, 'utf8').split('\n').filter((line) => line.startsWith('2:')).join('\n'));
    const sealer = Sealer.fromFile(alone);
    await opensAll(await sealedRows(), sealer);
    const { rows } = await api.database.query<{ id: string; admin: Buffer; plane: string; kubeconfig: Buffer }>(
      'SELECT cluster.id, admin_sealed AS admin, data_plane.id AS plane, kubeconfig_sealed AS kubeconfig FROM kafka_cluster cluster JOIN data_plane ON data_plane.id = data_plane_id',
    );
    expect((await sealer.open(rows[0]!.admin, `admin ${rows[0]!.id}`)).toString()).toBe('the administrator’s');
    expect((await sealer.open(rows[0]!.kubeconfig, `kubeconfig ${rows[0]!.plane}`)).toString()).toBe('nobody reads it');
  });

  it('let nobody change a secret by wrapping it: a rotation can put a newer key around it and nothing else', async () => {
    const [row] = await sealedRows();
    const sealer = Sealer.fromFile(keyFile);
    await sealer.kms.makeKey();
    const another = await sealer.seal('another secret', `scram ${row!.id}`);
    const rewrap = (becomes: Buffer) => api.database.query("SELECT rewrap_sealed('scram', $1, $2, $3)", [row!.id, row!.sealed, becomes]);
    await expect(rewrap(another)).rejects.toThrow(/would be changed/);
    await expect(rewrap(row!.sealed)).rejects.toThrow(/not wrapped by a newer key/);
  });

  it('that one secret needs and nobody has keep the rotation from ending, and it says which', async () => {
    const [row] = await sealedRows();
    const lost = await new Sealer({ ...Sealer.fromFile(keyFile).kms, wrap: async () => ({ version: 1, bytes: randomBytes(60) }) } as never).seal('lost', `scram ${row!.id}`);
    await api.database.query('UPDATE api_key SET scram_sealed = $2 WHERE id = $1', [row!.id, lost]);
    expect((await ask('POST', '/fleet/v1/keys:rotate', { make_key: false })).status).toBe(202);
    const stuck = await until(({ rotation }) => rotation?.remaining === 1 && rotation.cause !== undefined, 250);
    expect(stuck.rotation).toMatchObject({ state: 'running', remaining: 1, cause: expect.stringContaining(`scram ${row!.id}`) });
    await api.database.query('UPDATE api_key SET scram_sealed = NULL WHERE id = $1', [row!.id]);
    expect((await until(({ rotation }) => rotation?.state === 'done', 250)).rotation?.state).toBe('done');
  }, TEST_MS);

  it('that are away let nothing new be sealed, and hinder nothing that needs no seal', async () => {
    renameSync(keyFile, `${keyFile}.away`);
    const ofCluster = { spec: { owner: { id: admin.userId }, resource: { id: clusterId } } };
    try {
      const refused = await ask('POST', '/iam/v2/api-keys', ofCluster);
      expect([refused.status, refused.headers.get('retry-after'), refused.text]).toEqual([503, '2', expect.stringContaining('keys that seal secrets cannot be had')]);
      expect(refused.text).not.toContain(keyFile);
      expect((await ask('GET', '/fleet/v1/keys')).status).toBe(503);
      expect((await ask('POST', '/fleet/v1/keys:rotate', {})).status).toBe(503);
      expect((await ask('POST', '/iam/v2/api-keys', { spec: { owner: { id: admin.userId } } })).status).toBe(202);
      expect((await ask('GET', '/fleet/v1/data-planes')).status).toBe(200);
    } finally {
      renameSync(`${keyFile}.away`, keyFile);
    }
    expect((await ask('POST', '/iam/v2/api-keys', ofCluster)).status).toBe(202);
  });
});
