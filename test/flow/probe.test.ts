/** A data plane says what it is made of and what it lacks, from its own words; credentials go bad and are replaced while all runs on. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataPlane } from '@samsa/contract/fleet-data-planes';
import { KubeConnection } from '@samsa/kube/connection';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call as request, until as lookUntil } from '../harness/call.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { TcpProxy } from '../harness/tcp-proxy.ts';

const SEEN_MS = 45_000;
/** A quiet data plane is asked once a minute whether it still lets us in: half a minute after the bookmarks that come each minute. */
const REFUSAL_SEEN_MS = 75_000;
const ASK_AGAIN_MS = 100;
const TEST_MS = 180_000;

interface Answered extends DataPlane {
  data: Answered[];
  detail: string;
  status: { phase: string };
}

describe('a data plane of the fleet', () => {
  let samsa: Samsa;
  let folder: string;
  /** Where the provisioner believes that the Kubernetes cluster is on which it runs. */
  let proxy: TcpProxy;
  const target = { host: '127.0.0.1', port: 1 };
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'samsa-account-'));
    writeFileSync(join(folder, 'token'), 'none yet');
    proxy = await TcpProxy.start(target);
    const env = { SAMSA_SERVICE_ACCOUNT_DIR: folder, SAMSA_SERVICE_ACCOUNT_SERVER: `http://127.0.0.1:${proxy.port}/clusters/within` };
    samsa = await startSamsa({ operator: 'drawn', planes: ['aws-us-east-1'], strangers: ['gcp-europe-west3', 'limited', 'within'], env });
    target.port = Number(new URL(serverOf(kubeconfig(0))).port);
    ids['first'] = (await call('GET', '/fleet/v1/data-planes')).body.data[0]!.id;
  }, TEST_MS);
  afterAll(async () => {
    await samsa?.stop();
    await proxy?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const kubeconfig = (at: number): string => readFileSync(samsa.fleet[at]!, 'utf8');
  const serverOf = (text: string): string => /server: (\S+)/.exec(text)![1]!;
  const tokenOf = (text: string): string => /token: "(\S+)"/.exec(text)![1]!;

  const call = <Body = Answered>(method: string, path: string, body?: unknown) => request<Body>(samsa, method, path, body);

  const plane = async (name: string): Promise<DataPlane> => (await call('GET', `/fleet/v1/data-planes/${ids[name]}`)).body;
  const patch = (name: string, body: object) => call('PATCH', `/fleet/v1/data-planes/${ids[name]}`, body);
  async function register(name: string, more: object): Promise<void> {
    const made = await call('POST', '/fleet/v1/data-planes', { display_name: name, cloud: 'GCP', region: 'europe-west3', ...more });
    expect(made.status, made.body.detail).toBe(201);
    ids[name] = made.body.id;
  }

  const until = (name: string, wanted: (seen: DataPlane) => boolean, mostMs = SEEN_MS) => lookUntil(() => plane(name), wanted, { mostMs });

  async function simulator(method: string, path: string, body?: object): Promise<{ kubeconfig: string }> {
    const headers = { authorization: `Bearer ${tokenOf(kubeconfig(0))}`, 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${target.port}/_sim/${path}`, { method, headers, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(`the simulator answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as { kubeconfig: string };
  }

  it('is Ready, with the operator, versions, zones, storage and room that were found there', async () => {
    const seen = await until('first', ({ state }) => state === 'Ready');
    expect(seen).toMatchObject({
      state: 'Ready', zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'], probed_at: expect.any(String),
      allocatable: { cpu_millis: 3 * 192_000, memory_bytes: 3 * 1_536 * 2 ** 30, storage_bytes: 3 * 60 * 2 ** 40 },
      probe: {
        kubernetes_version: 'v1.34.4', nodes: 3, missing_permissions: [], storage_classes: [{ name: 'local', default: true }],
        operators: [{ kind: 'strimzi', namespace: 'strimzi', name: 'strimzi-cluster-operator', version: '1.0.0-local', ready: true, watches: ['*'] }],
        kinds: { Kafka: expect.arrayContaining(['v1']), KafkaNodePool: expect.any(Array), KafkaUser: expect.any(Array) },
      },
    });
    expect(seen).not.toHaveProperty('cause');
  }, TEST_MS);

  it('whose account may not do what is needed is Degraded and says which permissions are missing, until it has them', async () => {
    await simulator('POST', 'faults', { cluster: 'limited', forbidden: ['create kafkas.kafka.strimzi.io', 'delete kafkas.kafka.strimzi.io', '* secrets', 'get pods/proxy', 'list nodes'] });
    await register('limited', { kubeconfig: kubeconfig(2) });
    const seen = await until('limited', ({ probe }) => probe !== undefined);
    expect(seen.probe?.missing_permissions).toEqual([
      { verb: 'get', group: '', resource: 'secrets', needed_for: 'clusters' },
      { verb: 'create', group: 'kafka.strimzi.io', resource: 'kafkas', needed_for: 'clusters' },
      { verb: 'delete', group: 'kafka.strimzi.io', resource: 'kafkas', needed_for: 'clusters' },
      { verb: 'get', group: '', resource: 'pods/proxy', needed_for: 'metering' },
      { verb: 'list', group: '', resource: 'nodes', needed_for: 'probe' },
    ]);
    expect(seen).not.toHaveProperty('allocatable');
    const told = await until('limited', ({ state }) => state === 'Degraded');
    expect(told).toMatchObject({ state: 'Degraded', cause: 'Our account there lacks permissions: get secrets; create, delete kafkas.kafka.strimzi.io.' });
    await simulator('DELETE', 'faults?cluster=limited');
    expect(await until('limited', ({ state }) => state === 'Ready')).toMatchObject({ state: 'Ready', probe: { missing_permissions: [], nodes: 3 } });
  }, TEST_MS);

  it('without an operator is Degraded and says so', async () => {
    const there = KubeConnection.fromKubeconfig(kubeconfig(2));
    await there.delete({ apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'strimzi', name: 'strimzi-cluster-operator' });
    there.close();
    await patch('limited', { kubeconfig: kubeconfig(2) }); // it is opened anew, and so probed at once
    expect(await until('limited', ({ state }) => state === 'Degraded')).toMatchObject({ cause: 'No Strimzi cluster operator is there. Install Strimzi.', probe: { operators: [] } });
  }, TEST_MS);

  it('whose credentials are revoked is Degraded with that cause, and comes back with another kubeconfig while the others work on', async () => {
    await register('revoked', { kubeconfig: kubeconfig(1) });
    expect((await until('revoked', ({ state }) => state === 'Ready')).state).toBe('Ready');
    const fresh = (await simulator('POST', 'rotate', { name: 'gcp-europe-west3' })).kubeconfig;
    const told = await until('revoked', ({ state }) => state === 'Degraded', REFUSAL_SEEN_MS);
    expect(told).toMatchObject({ state: 'Degraded', cause: 'It refuses our credentials: they have expired or were revoked. Give it another kubeconfig.' });
    const spec = { display_name: 'meanwhile', cloud: samsa.cloud, region: samsa.region, config: { kind: 'Basic' }, environment: { id: samsa.environmentId } };
    const made = await call('POST', '/cmk/v2/clusters', { spec });
    expect(made.status).toBe(202);
    const phase = async () => (await call('GET', `/cmk/v2/clusters/${made.body.id}?environment=${samsa.environmentId}`)).body.status.phase;
    for (const end = Date.now() + SEEN_MS; (await phase()) !== 'PROVISIONED' && Date.now() < end; ) await sleep(ASK_AGAIN_MS);
    expect([await phase(), (await plane('first')).state]).toEqual(['PROVISIONED', 'Ready']);
    await patch('revoked', { kubeconfig: fresh });
    expect(await until('revoked', ({ state }) => state === 'Ready')).toMatchObject({ state: 'Ready', kubeconfig_revision: 2 });
  }, TEST_MS);

  it('that the provisioner itself runs on is reached as its service account, whose token is read again when it is another', async () => {
    writeFileSync(join(folder, 'token'), tokenOf(kubeconfig(3)));
    await register('within', { credentials: 'in_cluster' });
    expect(await until('within', ({ state }) => state === 'Ready')).toMatchObject({ state: 'Ready', credentials: 'in_cluster' });
    const fresh = (await simulator('POST', 'rotate', { name: 'within' })).kubeconfig;
    expect(await until('within', ({ state }) => state === 'Degraded', REFUSAL_SEEN_MS)).toMatchObject({ cause: expect.stringContaining('refuses the service account') });
    writeFileSync(join(folder, 'token'), tokenOf(fresh));
    expect(await until('within', ({ state }) => state === 'Ready')).toMatchObject({ state: 'Ready', kubeconfig_revision: 1 });
  }, TEST_MS);

  /** What the operator made for our administrator on the cluster that stands. */
  async function passwords(): Promise<string[]> {
    const there = KubeConnection.fromKubeconfig(kubeconfig(0));
    const { items } = await there.list({ apiVersion: 'v1', kind: 'Secret' });
    there.close();
    const found = items.flatMap((secret) => (secret as { data?: { password?: string } }).data?.password ?? []).map((password) => Buffer.from(password, 'base64').toString());
    expect(found.length).toBeGreaterThan(0);
    return found;
  }

  async function keySecret(): Promise<string> {
    const { data } = (await call('GET', `/cmk/v2/clusters?environment=${samsa.environmentId}`)).body;
    const owner = (await call('GET', '/iam/v2/users')).body.data[0]!.id;
    const made = await call('POST', '/iam/v2/api-keys', { spec: { owner: { id: owner }, resource: { id: data[0]!.id } } });
    expect(made.status).toBe(202);
    return (made.body as unknown as { spec: { secret: string } }).spec.secret;
  }

  it('leaves none of its credentials in a table or in a log, nor do clusters and keys leave theirs', async () => {
    const secrets = [...[0, 1, 2, 3].map((at) => tokenOf(kubeconfig(at))), ...(await passwords()), await keySecret()];
    const client = new pg.Client({ connectionString: samsa.databaseUrl });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
    const said = new Map<string, string>();
    for (const { name } of tables) {
      // Bytes as the letters they may be: a secret in clear would be readable.
      const { rows: columns } = await client.query<{ name: string; type: string }>('SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = $1', [name]);
      const text = columns.map((column) => (column.type === 'bytea' ? `encode("${column.name}", 'escape')` : `"${column.name}"::text`)).join(', ');
      said.set(`the table ${name}`, JSON.stringify((await client.query(`SELECT concat_ws(' ', ${text}) AS row FROM "${name}"`)).rows));
    }
    await client.end();
    for (const name of ['api', 'provisioner-1']) said.set(`the log of ${name}`, samsa.process(name).log());
    expect(said.get('the table data_plane')).toContain('gcp-europe-west3'.slice(4));
    expect(said.get('the log of provisioner-1')!.length).toBeGreaterThan(100);
    for (const secret of [...secrets, readFileSync(join(folder, 'token'), 'utf8'), samsa.cloudKey.secret]) {
      for (const [where, text] of said) expect(text.includes(secret), `a secret stands in ${where}`).toBe(false);
    }
  });
});
