import type { KubeObject } from '@samsa/kube/object';
import { describe, expect, it } from 'vitest';
import { allocatableOf, operatorOf, storageClassOf, workersOf, zonesOf } from './found.ts';

const deployment = (image: string, env: object[], readyReplicas?: number): KubeObject =>
  ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'co', namespace: 'kafka-system' }, spec: { template: { spec: { containers: [{ image, env }] } } }, status: { readyReplicas } }) as unknown as KubeObject;
const watching = (value: string) => ({ name: 'STRIMZI_NAMESPACE', value });
const node = (name: string, allocatable: object | undefined, more: { labels?: Record<string, string>; taints?: object[] } = {}): KubeObject =>
  ({ apiVersion: 'v1', kind: 'Node', metadata: { name, labels: more.labels }, spec: { taints: more.taints }, status: { allocatable } }) as unknown as KubeObject;
const storage = (provisioner: string, annotations?: Record<string, string>) =>
  storageClassOf({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: provisioner, annotations }, provisioner } as unknown as KubeObject);
const DEFAULT = { 'storageclass.kubernetes.io/is-default-class': 'true' };

describe('an operator', () => {
  it.each([
    ['quay.io/strimzi/operator:0.48.0', '0.48.0'],
    ['registry.example:5000/strimzi/operator:1.0.0@sha256:abc', '1.0.0'],
    ['registry.example:5000/strimzi/operator', 'unknown'],
    ['strimzi/operator@sha256:abc', 'unknown'],
  ])('of the image %s has the version %s', (image, version) => {
    expect(operatorOf(deployment(image, [watching('*')], 1))).toMatchObject({ version, ready: true, namespace: 'kafka-system', watches: ['*'] });
  });

  it('watches what its environment says: some namespaces, its own, or all of them', () => {
    const own = { name: 'STRIMZI_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } };
    const selector = { name: 'STRIMZI_CUSTOM_RESOURCE_SELECTOR', value: 'shard=1' };
    expect(operatorOf(deployment('i:1', [watching('a, b'), selector]))).toMatchObject({ watches: ['a', 'b'], selector: 'shard=1', ready: false });
    expect(operatorOf(deployment('i:1', [own]))?.watches).toEqual(['kafka-system']);
    expect(operatorOf(deployment('i:1', [watching('')]))?.watches).toEqual(['*']);
  });

  it('is none without the variable that says what to watch', () => {
    expect(operatorOf(deployment('strimzi/drain-cleaner:1', []))).toBeUndefined();
    expect(operatorOf({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x' } })).toBeUndefined();
  });
});

describe('what nodes have', () => {
  const controller = node('c', { cpu: '4', memory: '8Gi' }, { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] });
  const workers = [node('a', { cpu: '3920m', memory: '16Gi', 'ephemeral-storage': '100Gi' }, { labels: { 'topology.kubernetes.io/zone': 'z2' } }), node('b', { cpu: '8', memory: '1Gi' }, { labels: { 'failure-domain.beta.kubernetes.io/zone': 'z1' } })];

  it('is counted without those that take no work', () => {
    expect(workersOf([controller, ...workers])).toEqual(workers);
    expect(zonesOf(workers)).toEqual(['z1', 'z2']);
  });

  it('bounds storage only where volumes are of the very nodes', () => {
    expect(allocatableOf(workers, [storage('ebs.csi.aws.com', DEFAULT), storage('rancher.io/local-path')])).toEqual({ cpuMillis: 11_920, memoryBytes: 17 * 2 ** 30 });
    expect(allocatableOf(workers, [storage('ebs.csi.aws.com'), storage('rancher.io/local-path', DEFAULT)])).toEqual({ cpuMillis: 11_920, memoryBytes: 17 * 2 ** 30, storageBytes: 100 * 2 ** 30 });
  });

  it('is not known where there are none to be seen, or none has spoken yet', () => {
    expect(allocatableOf([], undefined)).toBeNull();
    expect(allocatableOf([node('new', undefined)], undefined)).toBeNull();
    expect(allocatableOf([node('odd', { cpu: 'many', memory: '1Gi' })], undefined)).toEqual({ cpuMillis: 0, memoryBytes: 2 ** 30 });
  });
});
