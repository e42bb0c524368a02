/** Kubernetes objects as a probe reads them: operators, nodes, storage classes. Pure; what is not as expected is passed over. */
import type { FoundOperator, Probe } from '@samsa/contract/fleet-probe';
import { readQuantity } from '@samsa/domain/quantity';
import type { KubeObject } from '@samsa/kube/object';
import type { AllocatableFound } from '@samsa/store/data-planes';

/** Every Strimzi installation labels its cluster operators so. */
export const OPERATOR_LABEL = 'app=strimzi';
const NAMESPACE_VARIABLE = 'STRIMZI_NAMESPACE';
const SELECTOR_VARIABLE = 'STRIMZI_CUSTOM_RESOURCE_SELECTOR';
const ZONE_LABELS = ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone'];
const CONTROL_PLANE_TAINTS = new Set(['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master']);
const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
/** Provisioners whose volumes are directories or disks of the very nodes: there the nodes say how much storage there is. */
const OF_NODES = new Set([
  'rancher.io/local-path', 'kubernetes.io/no-provisioner', 'openebs.io/local', 'local.csi.openebs.io', 'topolvm.io', 'topolvm.cybozu.com',
  'k8s.io/minikube-hostpath', 'docker.io/hostpath', 'microk8s.io/hostpath', 'hostpath.csi.k8s.io',
]);

interface Container {
  image?: string;
  env?: { name: string; value?: string; valueFrom?: { fieldRef?: { fieldPath?: string } } }[];
}

interface Deployment {
  metadata: KubeObject['metadata'];
  spec?: { template?: { spec?: { containers?: Container[] } } };
  status?: { readyReplicas?: number };
}

interface Node {
  metadata: KubeObject['metadata'];
  spec?: { taints?: { key: string; effect: string }[] };
  status?: { allocatable?: Record<string, string> };
}

/** Undefined for what is labelled as Strimzi and is no cluster operator: its drain cleaner, its canary. */
export function operatorOf(object: KubeObject): FoundOperator | undefined {
  const { metadata, spec, status } = object as unknown as Deployment;
  const container = spec?.template?.spec?.containers?.find(({ env }) => env?.some(({ name }) => name === NAMESPACE_VARIABLE));
  const variable = (wanted: string) => container?.env?.find(({ name }) => name === wanted);
  const watched = variable(NAMESPACE_VARIABLE);
  if (!container || !watched) return undefined;
  const own = watched.valueFrom?.fieldRef?.fieldPath === 'metadata.namespace';
  const watches = own ? [metadata.namespace ?? ''] : (watched.value ?? '').split(',').map((name) => name.trim()).filter(Boolean);
  return {
    kind: 'strimzi', namespace: metadata.namespace ?? '', name: metadata.name, version: versionOf(container.image ?? ''), ready: (status?.readyReplicas ?? 0) > 0,
    watches: watches.length > 0 ? watches : ['*'], selector: variable(SELECTOR_VARIABLE)?.value || undefined,
  };
}

/** `registry:5000/strimzi/operator:1.0.0@sha256:…` → `1.0.0`. */
function versionOf(image: string): string {
  const [name = ''] = image.split('@');
  return /:([^:/]+)$/.exec(name)?.[1] ?? 'unknown';
}

export function storageClassOf(object: KubeObject): NonNullable<Probe['storage_classes']>[number] {
  const { metadata, provisioner } = object as KubeObject & { provisioner?: string };
  return { name: metadata.name, provisioner: provisioner ?? '', default: metadata.annotations?.[DEFAULT_CLASS] === 'true' };
}

export function zonesOf(nodes: readonly KubeObject[]): string[] {
  const zones = nodes.flatMap(({ metadata }) => ZONE_LABELS.map((label) => metadata.labels?.[label]).find(Boolean) ?? []);
  return [...new Set(zones)].sort();
}

/** Nodes that take work like ours. */
export function workersOf(nodes: readonly KubeObject[]): KubeObject[] {
  return nodes.filter((node) => !(node as unknown as Node).spec?.taints?.some(({ key, effect }) => CONTROL_PLANE_TAINTS.has(key) && effect !== 'PreferNoSchedule'));
}

/** All that the workers have to give, whoever uses it now. Null where there is none to be seen. */
export function allocatableOf(workers: readonly KubeObject[], classes: Probe['storage_classes']): AllocatableFound | null {
  if (workers.length === 0) return null;
  const sum = (resource: string): number => workers.reduce((total, node) => total + amountOf(node as unknown as Node, resource), 0);
  const cpuMillis = Math.floor(sum('cpu') * 1_000);
  const memoryBytes = Math.floor(sum('memory'));
  if (cpuMillis === 0 && memoryBytes === 0) return null; // nodes that have not said anything yet
  const main = classes?.find((one) => one.default) ?? classes?.[0];
  return { cpuMillis, memoryBytes, ...(main && OF_NODES.has(main.provisioner) && { storageBytes: Math.floor(sum('ephemeral-storage')) }) };
}

function amountOf(node: Node, resource: string): number {
  try {
    return readQuantity(node.status?.allocatable?.[resource] ?? '0');
  } catch {
    return 0;
  }
}
