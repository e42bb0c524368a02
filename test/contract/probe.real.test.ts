/**
 * The probe on a real kube-apiserver, whose RBAC decides what may be seen. Skipped with its reason where Go or Java 21 is missing;
 * with CI=true that is a failure.
 */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { troublesOf } from '@samsa/domain/data-plane-probe';
import { KubeConnection } from '@samsa/kube/connection';
import { inClusterKubeconfig } from '@samsa/kube/in-cluster';
import type { KubeObject } from '@samsa/kube/object';
import { realKubernetesAvailable } from '@samsa/kubernetes/build';
import { type Kubernetes, startKubernetes } from '@samsa/kubernetes/cluster';
import { startOperator } from '@samsa/local-operator/operator';
import { probeDataPlane } from '@samsa/provisioner/fleet/probe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const BUILD_MS = 1_800_000;
const OURS = { 'app.kubernetes.io/managed-by': 'samsa' };
const RBAC = 'rbac.authorization.k8s.io';
const { available, reason } = realKubernetesAvailable();
if (!available && process.env['CI'] === 'true') throw new Error(`In CI the real Kubernetes server is not optional: ${reason}`);

describe.skipIf(!available)(`the probe of a real kube-apiserver${available ? '' : ` (${reason})`}`, () => {
  let dataDir: string;
  let kubernetes: Kubernetes;
  let admin: KubeConnection;
  const opened: KubeConnection[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'samsa-probe-'));
    kubernetes = await startKubernetes({ dataDir });
    admin = open(kubernetes.kubeconfig);
  }, BUILD_MS);
  afterAll(async () => {
    for (const one of opened) one.close();
    await kubernetes?.kill();
    await rm(dataDir, { recursive: true, force: true });
  });

  function open(kubeconfig: string): KubeConnection {
    const connection = KubeConnection.fromKubeconfig(kubeconfig);
    opened.push(connection);
    return connection;
  }

  const apply = (object: object) => admin.apply(object as KubeObject, { fieldManager: 'test', force: true });

  /** The administrator in the clothes of another, who may do so much. */
  async function as(user: string, rules: object[]): Promise<KubeConnection> {
    await apply({ apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: user }, rules });
    const subjects = [{ kind: 'User', name: user, apiGroup: RBAC }];
    await apply({ apiVersion: `${RBAC}/v1`, kind: 'ClusterRoleBinding', metadata: { name: user }, subjects, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: user } });
    return open(kubernetes.kubeconfig.replace('user: {token:', `user: {as: ${user}, token:`));
  }

  it('finds versions and definitions, and says that operator and storage are missing', async () => {
    const { probe, allocatable } = await probeDataPlane(admin);
    expect(probe).toMatchObject({ kubernetes_version: expect.stringMatching(/^v1\.\d+/), operators: [], storage_classes: [], zones: [], nodes: 0, missing_permissions: [] });
    expect(probe.kinds).toMatchObject({ Kafka: expect.arrayContaining(['v1']), KafkaNodePool: expect.arrayContaining(['v1']), KafkaUser: expect.arrayContaining(['v1']) });
    expect(allocatable).toBeNull();
    expect(troublesOf(probe, OURS)).toEqual([expect.stringContaining('No Strimzi cluster operator'), expect.stringContaining('no storage class')]);
  });

  it('lists by RBAC itself what an account lacks, and leaves out what it may not see', async () => {
    const all = ['get', 'list', 'watch', 'create', 'patch', 'delete'];
    const limited = await as('limited', [
      { apiGroups: [''], resources: ['namespaces', 'resourcequotas', 'limitranges'], verbs: all },
      { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['*'] },
      { apiGroups: ['kafka.strimzi.io'], resources: ['kafkas', 'kafkanodepools'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['kafka.strimzi.io'], resources: ['kafkausers'], verbs: all },
    ]);
    const { probe, allocatable } = await probeDataPlane(limited);
    const missing = (verb: string, group: string, resource: string, needed_for = 'clusters') => ({ verb, group, resource, needed_for });
    expect(probe.missing_permissions).toEqual([
      missing('get', '', 'secrets'),
      ...['kafkas', 'kafkanodepools'].flatMap((kind) => ['create', 'patch', 'delete'].map((verb) => missing(verb, 'kafka.strimzi.io', kind))),
      missing('get', '', 'pods/proxy', 'metering'),
      missing('list', '', 'nodes', 'probe'), missing('list', 'apps', 'deployments', 'probe'), missing('list', 'storage.k8s.io', 'storageclasses', 'probe'),
      missing('list', '', 'events', 'probe'),
    ]);
    for (const unseen of ['operators', 'storage_classes', 'nodes'] as const) expect(probe[unseen]).toBeUndefined();
    expect(allocatable).toBeNull();
    expect(troublesOf(probe, OURS)).toEqual(['Our account there lacks permissions: get secrets; create, patch, delete kafkas.kafka.strimzi.io; create, patch, delete kafkanodepools.kafka.strimzi.io.', expect.stringContaining('pods/proxy')]);
  });

  it('is reached as from within: by a mounted token and the certificate to trust', async () => {
    writeFileSync(join(dataDir, 'token'), `${/token: "([^"]+)"/.exec(kubernetes.kubeconfig)![1]!}\n`);
    writeFileSync(join(dataDir, 'ca.crt'), Buffer.from(/certificate-authority-data: ([^}]+)/.exec(kubernetes.kubeconfig)![1]!, 'base64'));
    const within = open(inClusterKubeconfig({ folder: dataDir, server: /server: "([^"]+)"/.exec(kubernetes.kubeconfig)![1]! }));
    expect((await probeDataPlane(within)).probe.missing_permissions).toEqual([]);
    expect(() => inClusterKubeconfig({ folder: join(dataDir, 'nowhere'), server: 'https://127.0.0.1' })).toThrow(/ENOENT/);
    expect(() => inClusterKubeconfig({ folder: dataDir, server: '' })).toThrow(/runs on no Kubernetes cluster/);
  });

  it('sums up what nodes have, and is content when an operator has announced itself', async () => {
    for (const [name, zone, cpu, memory] of [['one', 'a', '3920m', '16Gi'], ['two', 'b', '8', '33554432Ki']] as const) {
      await apply({ apiVersion: 'v1', kind: 'Node', metadata: { name, labels: { 'topology.kubernetes.io/zone': zone } } });
      const node = (await admin.get({ apiVersion: 'v1', kind: 'Node', name }))!;
      await admin.replaceStatus({ ...node, status: { allocatable: { cpu, memory, 'ephemeral-storage': '100Gi' } } });
    }
    const operator = startOperator({ planes: [{ name: 'real', kubeconfig: kubernetes.kubeconfig }], dataDir, drawn: { fromMs: 1, toMs: 1 } });
    try {
      await operator.ready;
      await expect.poll(async () => troublesOf((await probeDataPlane(admin)).probe, OURS), { timeout: 10_000 }).toEqual([]);
    } finally {
      await operator.stop();
    }
    const { probe, allocatable } = await probeDataPlane(admin);
    expect(probe).toMatchObject({ zones: ['a', 'b'], nodes: 2, operators: [{ version: '1.0.0-local', ready: true, watches: ['*'] }], storage_classes: [{ name: 'local', default: true }] });
    expect(allocatable).toEqual({ cpuMillis: 11_920, memoryBytes: 48 * 2 ** 30, storageBytes: 200 * 2 ** 30 });
  });
});
