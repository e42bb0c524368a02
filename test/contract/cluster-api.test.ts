/** kube-sim as a provider of Cluster API: what a control plane that asks for a whole Kubernetes cluster meets there. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConnection } from '@samsa/kube/connection';
import type { KubeObject, KubeRef } from '@samsa/kube/object';
import { type KubeSim, startKubeSim } from '@samsa/kube-sim/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../harness/strimzi.ts';

const API = 'cluster.x-k8s.io/v1beta2';
const WAIT_MS = 5_000;
const MANAGER = { fieldManager: 'test' };

interface Status {
  phase?: string;
  conditions?: { type: string; status: string; reason: string; message: string; lastTransitionTime: string }[];
  initialization?: { infrastructureProvisioned?: boolean; controlPlaneInitialized?: boolean };
  workers?: { availableReplicas: number };
}
type Cluster = KubeObject & { status?: Status };

const ref = (name: string): KubeRef => ({ apiVersion: API, kind: 'Cluster', namespace: 'default', name });
const wanted = (name: string, className = 'samsa'): KubeObject => ({
  apiVersion: API, kind: 'Cluster', metadata: { name, namespace: 'default' },
  spec: { topology: { classRef: { name: className }, version: 'v1.34.0', workers: { machineDeployments: [{ class: 'default-worker', name: 'md-0', replicas: 3 }] } } },
});
const conditionOf = (cluster: Cluster, type: string) => cluster.status?.conditions?.find((one) => one.type === type);
const available = (cluster: Cluster): boolean => conditionOf(cluster, 'Available')?.status === 'True';

describe('kube-sim as a provider of Cluster API', () => {
  let folder: string;
  let sim: KubeSim;
  let kube: KubeConnection;

  const start = async (): Promise<void> => {
    sim = await startKubeSim({ managements: ['management'], dataDir: join(folder, 'data'), kubeconfigDir: join(folder, 'configs'), provisioning: { fromMs: 20, toMs: 60 } });
    kube = KubeConnection.fromKubeconfig(sim.kubeconfig('management'));
  };
  const stop = async (): Promise<void> => {
    kube.close();
    await sim.close();
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'samsa-cluster-api-'));
    await start();
  });
  afterEach(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('brings up another virtual cluster for a Cluster, and leaves its kubeconfig in a Secret', async () => {
    await kube.apply(wanted('one'), MANAGER);
    const up = await until<Cluster>(kube, ref('one'), available, WAIT_MS);
    expect(up.metadata.finalizers).toEqual(['cluster.cluster.x-k8s.io']);
    expect(up.status).toMatchObject({ phase: 'Provisioned', observedGeneration: 1, initialization: { infrastructureProvisioned: true, controlPlaneInitialized: true }, workers: { availableReplicas: 3 } });
    for (const type of ['InfrastructureReady', 'ControlPlaneInitialized', 'ControlPlaneAvailable', 'WorkersAvailable', 'TopologyReconciled', 'RemoteConnectionProbe']) expect(conditionOf(up, type)).toMatchObject({ status: 'True' });
    const secret = await kube.get({ apiVersion: 'v1', kind: 'Secret', namespace: 'default', name: 'one-kubeconfig' }) as KubeObject & { type: string; data: { value: string } };
    expect(secret).toMatchObject({ type: 'cluster.x-k8s.io/secret', metadata: { labels: { 'cluster.x-k8s.io/cluster-name': 'one' } } });
    const born = KubeConnection.fromKubeconfig(Buffer.from(secret.data.value, 'base64').toString('utf8'));
    expect(await born.version()).toMatch(/^v1\./);
    await expect(born.list({ apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka' })).rejects.toMatchObject({ kind: 'notFound' });
    born.close();
  });

  it('takes the virtual cluster away with the Cluster, and a restart does not bring it back', async () => {
    await kube.apply(wanted('one'), MANAGER);
    await until<Cluster>(kube, ref('one'), available, WAIT_MS);
    expect(sim.clusters()).toContain('capi-one');
    expect(readdirSync(join(folder, 'configs'))).toContain('capi-one.yaml');
    expect(await kube.delete(ref('one'))).toBe('deleting');
    await expect.poll(() => kube.get(ref('one')), { timeout: WAIT_MS }).toBeUndefined();
    await expect.poll(() => kube.get({ apiVersion: 'v1', kind: 'Secret', namespace: 'default', name: 'one-kubeconfig' }), { timeout: WAIT_MS }).toBeUndefined();
    expect(sim.clusters()).toEqual(['management']);
    expect(readdirSync(join(folder, 'configs'))).not.toContain('capi-one.yaml');
    await stop();
    await start();
    expect(sim.clusters()).toEqual(['management']);
  });

  it('goes on after a restart with what it had begun', async () => {
    sim.faults.set('management', { provisioning: 'stuck' });
    await kube.apply(wanted('one'), MANAGER);
    await until<Cluster>(kube, ref('one'), (cluster) => cluster.status?.phase === 'Provisioning', WAIT_MS);
    await stop();
    await start();
    await until<Cluster>(kube, ref('one'), available, WAIT_MS);
  });

  it('says of a class that does not exist that the topology cannot be reconciled, and goes on when it comes', async () => {
    await kube.apply(wanted('one', 'mine'), MANAGER);
    const refused = await until<Cluster>(kube, ref('one'), (cluster) => conditionOf(cluster, 'TopologyReconciled')?.status === 'False', WAIT_MS);
    expect(conditionOf(refused, 'TopologyReconciled')).toMatchObject({ reason: 'ClusterClassNotReconciled' });
    await kube.apply({ apiVersion: API, kind: 'ClusterClass', metadata: { name: 'mine', namespace: 'default' }, spec: {} }, MANAGER);
    await until<Cluster>(kube, ref('one'), available, WAIT_MS);
  });

  it('refuses a topology without a version, as the real schema does', async () => {
    const { spec: _, ...cluster } = wanted('one');
    await expect(kube.apply({ ...cluster, spec: { topology: { classRef: { name: 'samsa' } } } }, MANAGER)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('fails or hangs when told to, and recovers when that is over', async () => {
    sim.faults.set('management', { provisioning: 'failed' });
    await kube.apply(wanted('one'), MANAGER);
    const failed = await until<Cluster>(kube, ref('one'), (cluster) => cluster.status?.phase === 'Failed', WAIT_MS);
    expect(conditionOf(failed, 'InfrastructureReady')).toMatchObject({ status: 'False', reason: 'NotReady', message: expect.stringContaining('quota') });
    expect(conditionOf(failed, 'Available')?.message).toContain('* InfrastructureReady: ');
    sim.faults.clear('management');
    await until<Cluster>(kube, ref('one'), available, WAIT_MS);
  });
});
