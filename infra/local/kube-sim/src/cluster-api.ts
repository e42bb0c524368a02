/**
 * Cluster API's kinds as this server knows them (`cluster.x-k8s.io/v1beta2`: Cluster with a managed topology, ClusterClass), and
 * what their status says at each stage of a cluster's life. Pure; `provider.ts` acts by it. The definitions are the part of the
 * real ones that a control plane writes or reads; everything else is let through.
 */
import { listOf, mapOf, textOf, type Json, type JsonMap } from './json.ts';
import type { KubeObject } from './object.ts';

export const GROUP = 'cluster.x-k8s.io';
export const CLUSTERS = `clusters.${GROUP}`;
export const CLASSES = `clusterclasses.${GROUP}`;
export const FINALIZER = 'cluster.cluster.x-k8s.io';
export const SECRET_TYPE = 'cluster.x-k8s.io/secret';
export const NAME_LABEL = 'cluster.x-k8s.io/cluster-name';
/** The class that stands in the namespace `default` of every management cluster here. */
export const LOCAL_CLASS = 'samsa';

/** What the provider does next with a Cluster. */
export type Step = 'adopt' | 'refuseClass' | 'fail' | 'infrastructure' | 'controlPlane' | 'workers' | 'observe' | 'beginDeletion' | 'endDeletion';
/** Those that take time; the others follow at once. */
export const SLOW: ReadonlySet<Step> = new Set<Step>(['infrastructure', 'controlPlane', 'workers', 'endDeletion']);

export interface Circumstances {
  /** Whether the ClusterClass it names is there. */
  classFound: boolean;
  fault?: 'stuck' | 'failed';
}

/** Undefined when there is nothing to do until something changes. */
export function nextStep(cluster: KubeObject, { classFound, fault }: Circumstances): Step | undefined {
  const held = (cluster.metadata.finalizers ?? []).includes(FINALIZER);
  if (cluster.metadata.deletionTimestamp !== undefined) {
    if (!held) return undefined;
    return isTrue(cluster, 'Deleting') ? 'endDeletion' : 'beginDeletion';
  }
  if (mapOf(cluster.spec).paused === true) return undefined;
  if (!held || cluster.status === undefined) return 'adopt';
  if (!classFound) return reasonOf(cluster, 'TopologyReconciled') === 'ClusterClassNotReconciled' ? undefined : 'refuseClass';
  const { initialization, observedGeneration } = mapOf(cluster.status);
  const { infrastructureProvisioned, controlPlaneInitialized } = mapOf(initialization);
  if (!isTrue(cluster, 'Available')) {
    if (fault === 'stuck') return undefined;
    if (fault === 'failed') return textOf(mapOf(cluster.status).phase) === 'Failed' ? undefined : 'fail';
    if (infrastructureProvisioned !== true) return 'infrastructure';
    return controlPlaneInitialized === true ? 'workers' : 'controlPlane';
  }
  return observedGeneration === cluster.metadata.generation ? undefined : 'observe';
}

/** The status after a step, with transition times kept where nothing changed. */
export function statusAfter(cluster: KubeObject, step: Step, at: string): JsonMap {
  const before = mapOf(cluster.status);
  const standing = STANDING[step] ?? standingOf(before);
  const facts = factsAfter(standing, step);
  const told = conditionsOf(facts);
  const known = new Map(listOf(before.conditions).map(mapOf).map((one) => [textOf(one.type), one]));
  const generation = cluster.metadata.generation ?? 1;
  const conditions = told.map(([type, status, reason, message]): Json => {
    const earlier = known.get(type);
    const since = earlier?.status === status ? textOf(earlier.lastTransitionTime) : at;
    return { type, status, reason, message, lastTransitionTime: since, observedGeneration: generation };
  });
  const replicas = replicasOf(cluster);
  const count = (wanted: number, ready: boolean): JsonMap => ({ desiredReplicas: wanted, replicas: ready ? wanted : 0, readyReplicas: ready ? wanted : 0, availableReplicas: ready ? wanted : 0, upToDateReplicas: ready ? wanted : 0 });
  return {
    conditions, phase: facts.phase, observedGeneration: generation,
    initialization: { ...mapOf(before.initialization), ...(facts.infrastructure && { infrastructureProvisioned: true }), ...(facts.controlPlane && { controlPlaneInitialized: true }) },
    controlPlane: count(replicas.controlPlane, facts.controlPlane), workers: count(replicas.workers, facts.workers),
  };
}

interface Facts {
  phase: string;
  topology: boolean;
  infrastructure: boolean;
  controlPlane: boolean;
  workers: boolean;
  deleting: boolean;
  failed: boolean;
}

type Standing = Pick<Facts, 'infrastructure' | 'controlPlane' | 'workers'>;
const NOTHING: Standing = { infrastructure: false, controlPlane: false, workers: false };
const STANDING: Partial<Record<Step, Standing>> = {
  adopt: NOTHING,
  infrastructure: { ...NOTHING, infrastructure: true },
  controlPlane: { ...NOTHING, infrastructure: true, controlPlane: true },
  workers: { infrastructure: true, controlPlane: true, workers: true },
};

function standingOf(status: JsonMap): Standing {
  const { infrastructureProvisioned, controlPlaneInitialized } = mapOf(status.initialization);
  const workers = listOf(status.conditions).map(mapOf).some((one) => one.type === 'WorkersAvailable' && one.status === 'True');
  return { infrastructure: infrastructureProvisioned === true, controlPlane: controlPlaneInitialized === true, workers };
}

function factsAfter(standing: Standing, step: Step): Facts {
  const deleting = step === 'beginDeletion' || step === 'endDeletion';
  const failed = step === 'fail';
  const phase = deleting ? 'Deleting' : failed ? 'Failed' : standing.controlPlane ? 'Provisioned' : step === 'refuseClass' ? 'Pending' : 'Provisioning';
  return { ...standing, phase, topology: step !== 'refuseClass', deleting, failed };
}

type Told = [type: string, status: 'True' | 'False' | 'Unknown', reason: string, message: string];

/** The conditions of the v1beta2 contract, with its reasons. */
function conditionsOf(facts: Facts): Told[] {
  const { infrastructure, controlPlane, workers, topology, deleting, failed } = facts;
  const infrastructureWords = failed ? 'the quota of the account does not allow another machine' : 'machines and network are being made';
  const parts: Told[] = [
    infrastructure ? ['InfrastructureReady', 'True', 'Ready', ''] : ['InfrastructureReady', 'False', 'NotReady', infrastructureWords],
    controlPlane ? ['ControlPlaneInitialized', 'True', 'Initialized', ''] : ['ControlPlaneInitialized', 'False', 'NotInitialized', 'Control plane not yet initialized'],
    controlPlane ? ['ControlPlaneAvailable', 'True', 'Available', ''] : ['ControlPlaneAvailable', 'False', 'NotAvailable', 'Control plane not yet initialized'],
    workers ? ['WorkersAvailable', 'True', 'Available', ''] : ['WorkersAvailable', 'False', 'NotAvailable', 'no worker has joined yet'],
    controlPlane ? ['RemoteConnectionProbe', 'True', 'ProbeSucceeded', ''] : ['RemoteConnectionProbe', 'False', 'ProbeFailed', 'Remote connection not established yet'],
    topology ? ['TopologyReconciled', 'True', 'ReconcileSucceeded', ''] : ['TopologyReconciled', 'False', 'ClusterClassNotReconciled', 'the ClusterClass of this Cluster does not exist'],
  ];
  const missing = parts.filter(([type, status]) => status !== 'True' && type !== 'ControlPlaneInitialized').map(([type, , , message]) => `* ${type}: ${message}`);
  const available: Told = deleting
    ? ['Available', 'False', 'NotAvailable', '* Deleting: the cluster is being deleted']
    : missing.length === 0 ? ['Available', 'True', 'Available', ''] : ['Available', 'False', 'NotAvailable', missing.join('\n')];
  return [
    available, ...parts,
    deleting ? ['Deleting', 'True', 'WaitingForControlPlaneDeletion', 'the control plane is being deleted'] : ['Deleting', 'False', 'NotDeleting', ''],
    ['RollingOut', 'False', 'NotRollingOut', ''], ['ScalingUp', 'False', 'NotScalingUp', ''], ['ScalingDown', 'False', 'NotScalingDown', ''],
    ['Remediating', 'False', 'NotRemediating', ''], ['Paused', 'False', 'NotPaused', ''],
  ];
}

function replicasOf(cluster: KubeObject): { controlPlane: number; workers: number } {
  const { controlPlane, workers } = mapOf(mapOf(cluster.spec).topology);
  const deployments = listOf(mapOf(workers).machineDeployments).map(mapOf);
  return { controlPlane: Number(mapOf(controlPlane).replicas ?? 1), workers: deployments.reduce((sum, one) => sum + Number(one.replicas ?? 1), 0) };
}

const conditionOf = (cluster: KubeObject, type: string): JsonMap | undefined => listOf(mapOf(cluster.status).conditions).map(mapOf).find((one) => one.type === type);
const isTrue = (cluster: KubeObject, type: string): boolean => conditionOf(cluster, type)?.status === 'True';
const reasonOf = (cluster: KubeObject, type: string): string => textOf(conditionOf(cluster, type)?.reason);

const FREE: JsonMap = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
const text = (most: number): JsonMap => ({ type: 'string', minLength: 1, maxLength: most });

const DEPLOYMENT: JsonMap = {
  ...FREE, required: ['class', 'name'],
  properties: { class: text(256), name: text(63), replicas: { type: 'integer', format: 'int32' } },
};
const TOPOLOGY: JsonMap = {
  type: 'object', required: ['classRef', 'version'],
  properties: {
    classRef: { type: 'object', required: ['name'], properties: { name: text(253), namespace: text(63) } },
    version: text(256),
    controlPlane: { ...FREE, properties: { replicas: { type: 'integer', format: 'int32' } } },
    workers: {
      ...FREE,
      properties: { machineDeployments: { type: 'array', items: DEPLOYMENT, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] } },
    },
    variables: {
      type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'],
      items: { type: 'object', required: ['name', 'value'], properties: { name: text(256), value: { 'x-kubernetes-preserve-unknown-fields': true } } },
    },
  },
};

function definition(kind: string, plural: string, shortName: string, properties: JsonMap): KubeObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: `${plural}.${GROUP}`, labels: { 'cluster.x-k8s.io/provider': 'cluster-api' } },
    spec: {
      group: GROUP, scope: 'Namespaced', conversion: { strategy: 'None' },
      names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase(), shortNames: [shortName], categories: ['cluster-api'] },
      versions: [{ name: 'v1beta2', served: true, storage: true, subresources: { status: {} }, schema: { openAPIV3Schema: { type: 'object', properties } } }],
    },
  };
}

export const CLUSTER_API_DEFINITIONS: readonly KubeObject[] = [
  definition('Cluster', 'clusters', 'cl', { spec: { ...FREE, properties: { paused: { type: 'boolean' }, topology: TOPOLOGY } }, status: FREE }),
  definition('ClusterClass', 'clusterclasses', 'cc', { spec: FREE, status: FREE }),
];
