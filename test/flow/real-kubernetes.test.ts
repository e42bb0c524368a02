/**
 * The main job once more with kube-apiserver and etcd in the place of kube-sim, and Strimzi's real definitions: what the
 * driver writes is accepted there, and a record goes round. Skipped without Go and Java 21, which build and generate them.
 */
import { realKubernetesAvailable } from '@samsa/kubernetes/build';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { FlowTenant, ok } from './tenant.ts';

const READY_MS = 90_000;
const BUILD_MS = 1_800_000;
const { available, reason } = realKubernetesAvailable();
if (!available && process.env['CI'] === 'true') throw new Error(`In CI the real Kubernetes server is not optional: ${reason}`);

describe.skipIf(!available)(`on a real Kubernetes server${available ? '' : ` (${reason})`}`, () => {
  let samsa: Samsa;
  let tenant: FlowTenant;

  beforeAll(async () => {
    samsa = await startSamsa({ realKubernetes: true });
    tenant = new FlowTenant(samsa);
  }, BUILD_MS);
  afterAll(() => samsa?.stop());

  it('a cluster comes up, takes and gives a record, changes, and goes without a trace', async () => {
    const environment = samsa.environmentId;
    const { id } = await tenant.createCluster(environment, 'real', { kind: 'Basic' });
    await tenant.settled(id, READY_MS);
    const key = await tenant.createKey(await tenant.administrator(), id);
    const kafka = tenant.with(key);
    const path = { cluster_id: id, topic_name: 'round' };
    await ok(kafka.POST('/kafka/v3/clusters/{cluster_id}/topics', { params: { path }, body: { topic_name: 'round', partitions_count: 1 } }));
    const produced = await ok(kafka.POST('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/records', { params: { path }, body: { value: { type: 'STRING', data: 'trip' } } }));
    expect(produced).toMatchObject({ offset: 0 });
    const spec = { display_name: 'renamed', environment: { id: environment } };
    await ok(tenant.cloud.PATCH('/cmk/v2/clusters/{id}', { params: { path: { id } }, body: { spec } }));
    await tenant.settled(id, READY_MS);
    await ok(tenant.cloud.DELETE('/cmk/v2/clusters/{id}', { params: { path: { id }, query: { environment } } }));
    const gone = await tenant.settled(id, READY_MS);
    expect(gone.intent).toBe('delete');
    expect(gone.steps.map((step) => step.state)).toEqual(['done', 'done', 'done', 'done']);
  });
});
