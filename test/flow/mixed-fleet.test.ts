/**
 * Three real Kubernetes servers and a simulated one in one fleet, registered while everything runs, each a region of its own. One
 * of the real ones is stopped in the middle of creates: it swallows what it is sent, and the others' tenants must not notice.
 * Skipped without Go and Java 21, which build the servers and their definitions.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { realKubernetesAvailable } from '@samsa/kubernetes/build';
import { type Kubernetes, startKubernetes } from '@samsa/kubernetes/cluster';
import { KubeConnection } from '@samsa/kube/connection';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { FlowTenant, ok } from './tenant.ts';

const BUILD_MS = 1_800_000;
const SEEN_MS = 45_000;
const SETTLED_MS = 60_000;
const UNKNOWN_MS = 40_000;
/** From the server's return to the end of what waited for it: the breaker's longest rest, a probe, and the work itself. */
const RETURN_MS = 40_000;
/** The server takes up a policy that came or went within this. */
const POLICY_MS = 3_000;
const REGIONS = ['europe-west1', 'europe-west2', 'europe-west3'];
const STOPPED = 'europe-west2';
const { available, reason } = realKubernetesAvailable();
if (!available && process.env['CI'] === 'true') throw new Error(`In CI the real Kubernetes server is not optional: ${reason}`);

describe.skipIf(!available)(`a fleet of real and simulated Kubernetes clusters${available ? '' : ` (${reason})`}`, () => {
  const real = new Map<string, Kubernetes>();
  let folder: string;
  let samsa: Samsa;
  let operator: TestProcess;
  let tenant: FlowTenant;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'samsa-mixed-'));
    for (const region of REGIONS) {
      mkdirSync(join(folder, region));
      real.set(region, await startKubernetes({ dataDir: join(folder, region) }));
      writeFileSync(join(folder, `${region}.yaml`), real.get(region)!.kubeconfig, { mode: 0o600 });
    }
    samsa = await startSamsa({ operator: 'none' });
    const files = [...samsa.fleet, ...REGIONS.map((region) => join(folder, `${region}.yaml`))];
    const args = ['--kubeconfig', files.join(','), '--data-dir', join(folder, 'kafka'), '--no-processes', '--ready-delay-ms', '300..600'];
    operator = await startProcess('operator', 'infra/local/operator/src/main.ts', { args });
    tenant = new FlowTenant(samsa);
  }, BUILD_MS);
  afterAll(async () => {
    await operator?.stop();
    await samsa?.stop();
    await Promise.all([...real.values()].map((one) => one.kill()));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const planeOf = async (region: string) => {
    const { data } = await ok(tenant.cloud.GET('/fleet/v1/data-planes', { params: { query: { region } } }));
    return data[0];
  };
  const stateOf = async (region: string) => (await planeOf(region))?.state;

  async function create(name: string, cloud: 'AWS' | 'GCP', region: string): Promise<string> {
    const spec = { display_name: name, cloud, region, availability: 'SINGLE_ZONE' as const, config: { kind: 'Basic' as const }, environment: { id: samsa.environmentId } };
    return (await ok(tenant.cloud.POST('/cmk/v2/clusters', { body: { spec } }))).id;
  }

  it('takes up each by its kubeconfig and says of what it is made', async () => {
    for (const region of REGIONS) {
      const kubeconfig = real.get(region)!.kubeconfig;
      await ok(tenant.cloud.POST('/fleet/v1/data-planes', { body: { display_name: region, cloud: 'GCP', region, kubeconfig } }));
    }
    for (const region of REGIONS) await expect.poll(async () => (await planeOf(region))?.seen_at, { timeout: SEEN_MS }).toEqual(expect.any(String));
    const { data } = await ok(tenant.cloud.GET('/fleet/v1/data-planes', { params: { query: {} } }));
    expect(data.map(({ region }) => region).sort()).toEqual([...REGIONS, samsa.region].sort());
  });

  it('puts each cluster on the Kubernetes cluster of its region', async () => {
    const wanted = [...REGIONS.map((region) => ['GCP', region] as const), ['AWS', samsa.region] as const];
    const ids = await Promise.all(wanted.map(([cloud, region]) => create(`on ${region}`, cloud, region)));
    await Promise.all(ids.map((id) => tenant.settled(id, SETTLED_MS)));
    for (const [at, region] of REGIONS.entries()) {
      const connection = KubeConnection.fromKubeconfig(real.get(region)!.kubeconfig, { userAgent: 'test' });
      const { items } = await connection.list({ apiVersion: 'v1', kind: 'Namespace' }, { labelSelector: 'app.kubernetes.io/managed-by=samsa' });
      expect(items.map(({ metadata }) => metadata.name)).toEqual([`samsa-${ids[at]}`]);
      connection.close();
    }
  });

  it('tells the tenant why a server refuses a change for good, and does it as soon as that is lifted', async () => {
    const connection = KubeConnection.fromKubeconfig(real.get('europe-west3')!.kubeconfig, { userAgent: 'test' });
    const id = await create('fixed', 'GCP', 'europe-west3');
    await tenant.settled(id, SETTLED_MS);
    const policy = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', name: 'fixed.example.org' };
    const rules = [{ apiGroups: ['kafka.strimzi.io'], apiVersions: ['*'], operations: ['UPDATE'], resources: ['kafkas', 'kafkanodepools'] }];
    await connection.create({
      ...policy, metadata: { name: policy.name },
      spec: { matchConstraints: { resourceRules: rules }, validations: [{ expression: 'false', message: 'the storage class cannot change' }] },
    }, {});
    await connection.create({ ...policy, kind: 'ValidatingAdmissionPolicyBinding', metadata: { name: policy.name }, spec: { policyName: policy.name, validationActions: ['Deny'] } }, {});
    await sleep(POLICY_MS);
    await ok(tenant.cloud.PATCH('/cmk/v2/clusters/{id}', { params: { path: { id } }, body: { spec: { config: { kind: 'Standard' }, environment: { id: samsa.environmentId } } } }));
    await expect.poll(async () => (await tenant.newestOperation(id))?.cause, { timeout: SETTLED_MS }).toMatch(/refuses the specification.*the storage class cannot change/);
    const explained = await ok(tenant.cloud.GET('/samsa/v1/clusters/{id}/explain', { params: { path: { id } } }));
    expect(explained.cause).toMatch(/the storage class cannot change/);
    await connection.delete({ ...policy, kind: 'ValidatingAdmissionPolicyBinding' });
    await connection.delete(policy);
    connection.close();
    await tenant.settled(id, SETTLED_MS);
  });

  it('goes on where one of them is stopped in the middle of creates, and takes that one up again when it is back', { timeout: 180_000 }, async () => {
    const waiting = [await create('begun before', 'GCP', STOPPED)];
    real.get(STOPPED)!.signal('SIGSTOP');
    const stoppedAt = performance.now();
    waiting.push(await create('begun after', 'GCP', STOPPED));
    const others = await Promise.all([create('beside', 'AWS', samsa.region), create('beside too', 'GCP', 'europe-west1')]);
    await Promise.all(others.map((id) => tenant.settled(id, SETTLED_MS)));
    await expect.poll(() => stateOf(STOPPED), { timeout: UNKNOWN_MS - (performance.now() - stoppedAt), interval: 500 }).toBe('Unknown');
    const explained = await ok(tenant.cloud.GET('/samsa/v1/clusters/{id}/explain', { params: { path: { id: waiting[1]! } } }));
    expect(explained.cause).toMatch(/does not answer/);
    real.get(STOPPED)!.signal('SIGCONT');
    await Promise.all(waiting.map((id) => tenant.settled(id, RETURN_MS)));
    await expect.poll(() => stateOf(STOPPED), { timeout: RETURN_MS }).not.toBe('Unknown');
  });
});
