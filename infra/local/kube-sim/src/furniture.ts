/**
 * What stands in a cluster before anybody has made anything: three workers, one in each of three zones of the region that the
 * cluster's name says, and a storage class of the nodes' own disks. The workers are large, because here they cost nothing.
 */
import { randomUUID } from 'node:crypto';
import type { VirtualCluster } from './cluster.ts';
import type { Kind } from './kind.ts';
import { kindId } from './kind.ts';
import type { KubeObject } from './object.ts';

const NODES = kindId('', 'nodes');
const CLASSES = kindId('storage.k8s.io', 'storageclasses');
const CLOUD = /^(aws|gcp|azure)-/;
/** `us-east-1a` at one, `us-central1-a` at the others. */
const RUN_TOGETHER = 'aws';
const ZONES = ['a', 'b', 'c'];
const HAS = { cpu: '192', memory: '1536Gi', 'ephemeral-storage': '60Ti', pods: '250' };
const KUBELET = { kubeletVersion: 'v1.34.4', osImage: 'kube-sim', operatingSystem: 'linux', architecture: 'amd64' };

export function furnish(cluster: VirtualCluster): void {
  const region = cluster.name.replace(CLOUD, '');
  const dash = CLOUD.exec(cluster.name)?.[1] === RUN_TOGETHER ? '' : '-';
  for (const zone of ZONES) cluster.commit(cluster.kind(NODES) as Kind, undefined, node(`worker-${zone}`, region, `${region}${dash}${zone}`, cluster.createdAt));
  cluster.commit(cluster.kind(CLASSES) as Kind, undefined, storageClass(cluster.createdAt));
}

function node(name: string, region: string, zone: string, at: string): KubeObject {
  const labels = { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64', 'topology.kubernetes.io/region': region, 'topology.kubernetes.io/zone': zone };
  const ready = { type: 'Ready', status: 'True', reason: 'KubeletReady', message: 'kubelet is posting ready status', lastHeartbeatTime: at, lastTransitionTime: at };
  return {
    apiVersion: 'v1', kind: 'Node', metadata: { name, uid: randomUUID(), creationTimestamp: at, labels }, spec: { providerID: `sim:///${zone}/${name}` },
    status: { capacity: HAS, allocatable: HAS, conditions: [ready], nodeInfo: KUBELET },
  };
}

function storageClass(at: string): KubeObject {
  const annotations = { 'storageclass.kubernetes.io/is-default-class': 'true' };
  return {
    apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'local', uid: randomUUID(), creationTimestamp: at, annotations },
    provisioner: 'rancher.io/local-path', reclaimPolicy: 'Delete', volumeBindingMode: 'WaitForFirstConsumer',
  };
}
