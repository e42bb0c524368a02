/**
 * The infrastructure provider of the simulated world: a Cluster object in a management cluster brings up another virtual cluster of
 * this process after drawn delays, says so in its status, and leaves a kubeconfig in the Secret `<name>-kubeconfig`; its deletion
 * takes the virtual cluster away. What was begun is found in the objects themselves, so a restarted process goes on with it.
 * The new cluster begins as a real one does, without anybody's definitions: an operator has to be installed there.
 */
import { randomUUID } from 'node:crypto';
import { DEFINITIONS } from './built-in.ts';
import { definitionStatus, type VirtualCluster } from './cluster.ts';
import { CLASSES, CLUSTER_API_DEFINITIONS, CLUSTERS, FINALIZER, LOCAL_CLASS, NAME_LABEL, nextStep, SECRET_TYPE, SLOW, statusAfter, type Step } from './cluster-api.ts';
import type { Fault } from './faults.ts';
import { mapOf, textOf } from './json.ts';
import { kindId, type Kind } from './kind.ts';
import { afterWrite } from './lifecycle.ts';
import { nowText, type KubeObject } from './object.ts';
import { objectOf } from './record.ts';
import { BORN_PREFIX } from './world.ts';

export interface DelayRange {
  fromMs: number;
  toMs: number;
}

export interface ProviderWorld {
  /** Makes the virtual cluster or finds it. @returns its kubeconfig */
  bringUp(name: string): string;
  takeAway(name: string): void;
  faultOf(cluster: string): Fault;
}

interface Pending {
  step: Step;
  timer: NodeJS.Timeout;
}

const SECRETS = kindId('', 'secrets');

export class Provider {
  private readonly managements = new Map<string, VirtualCluster>();
  private readonly pending = new Map<string, Pending>();
  private closed = false;

  constructor(
    private readonly world: ProviderWorld,
    private readonly delay: DelayRange,
  ) {}

  /** Makes a management cluster of it: the kinds, a ClusterClass to name, and a provider that answers. */
  serve(management: VirtualCluster): void {
    for (const wanted of CLUSTER_API_DEFINITIONS) {
      if (management.find(DEFINITIONS, '', wanted.metadata.name) === undefined) this.put(management, DEFINITIONS, { ...wanted, status: definitionStatus(wanted.spec) });
    }
    if (management.find(CLASSES, 'default', LOCAL_CLASS) === undefined) {
      this.put(management, CLASSES, { apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'ClusterClass', metadata: { name: LOCAL_CLASS, namespace: 'default' }, spec: {} });
    }
    management.listeners.add(({ kindId: changed, record }) => {
      if (changed === CLUSTERS) setImmediate(() => this.consider(management, record.namespace, record.name));
      if (changed === CLASSES) setImmediate(() => this.look());
    });
    this.managements.set(management.name, management);
    this.look();
  }

  /** Looks at every Cluster again: after a start, and when a fault was set or cleared. */
  look(): void {
    for (const management of this.managements.values()) {
      for (const record of [...management.collection(CLUSTERS).records()]) this.consider(management, record.namespace, record.name);
    }
  }

  close(): void {
    this.closed = true;
    for (const { timer } of this.pending.values()) clearTimeout(timer);
    this.pending.clear();
  }

  private consider(management: VirtualCluster, namespace: string, name: string): void {
    if (this.closed) return;
    const key = `${management.name} ${namespace}/${name}`;
    const cluster = this.read(management, namespace, name);
    const step = cluster && nextStep(cluster, { classFound: this.hasClass(management, cluster), fault: this.world.faultOf(management.name).provisioning });
    const pending = this.pending.get(key);
    if (pending?.step === step) return;
    clearTimeout(pending?.timer);
    this.pending.delete(key);
    if (step === undefined) return;
    const waitMs = SLOW.has(step) ? this.delay.fromMs + Math.random() * (this.delay.toMs - this.delay.fromMs) : 0;
    const timer = setTimeout(() => {
      this.pending.delete(key);
      this.carryOut(management, namespace, name, step);
    }, waitMs);
    timer.unref();
    this.pending.set(key, { step, timer });
  }

  private carryOut(management: VirtualCluster, namespace: string, name: string, step: Step): void {
    const cluster = this.read(management, namespace, name);
    if (cluster === undefined) return;
    if (step === 'controlPlane') this.keepKubeconfig(management, cluster, this.world.bringUp(bornName(cluster)));
    if (step === 'endDeletion') this.world.takeAway(bornName(cluster));
    const { metadata } = cluster;
    const others = (metadata.finalizers ?? []).filter((finalizer) => finalizer !== FINALIZER);
    const finalizers = step === 'endDeletion' ? others : [...others, FINALIZER];
    this.put(management, CLUSTERS, { ...cluster, metadata: { ...metadata, finalizers }, status: statusAfter(cluster, step, nowText()) });
  }

  /** Owned by the Cluster, so that the garbage collector takes it away with it. */
  private keepKubeconfig(management: VirtualCluster, cluster: KubeObject, kubeconfig: string): void {
    const { name, namespace, uid = '' } = cluster.metadata;
    const owner = { apiVersion: cluster.apiVersion, kind: cluster.kind, name, uid, controller: true, blockOwnerDeletion: true };
    const there = management.find(SECRETS, namespace ?? '', `${name}-kubeconfig`);
    const metadata = { ...(there && objectOf(there).metadata), name: `${name}-kubeconfig`, namespace, labels: { [NAME_LABEL]: name }, ownerReferences: [owner] };
    this.put(management, SECRETS, { apiVersion: 'v1', kind: 'Secret', metadata, type: SECRET_TYPE, data: { value: Buffer.from(kubeconfig).toString('base64') } });
  }

  private read(management: VirtualCluster, namespace: string, name: string): KubeObject | undefined {
    const record = management.find(CLUSTERS, namespace, name);
    return record && objectOf(record);
  }

  private hasClass(management: VirtualCluster, cluster: KubeObject): boolean {
    const { classRef } = mapOf(mapOf(cluster.spec).topology);
    const { name, namespace } = mapOf(classRef);
    return management.find(CLASSES, textOf(namespace) || (cluster.metadata.namespace ?? ''), textOf(name)) !== undefined;
  }

  private put(management: VirtualCluster, kindIdOf: string, object: KubeObject): void {
    const kind = management.kind(kindIdOf) as Kind;
    const previous = management.find(kindIdOf, object.metadata.namespace ?? '', object.metadata.name);
    const made = previous === undefined ? { uid: randomUUID(), creationTimestamp: nowText(), ...(kind.counted && { generation: 1 }) } : {};
    const stored = { ...object, metadata: { ...object.metadata, ...made } };
    afterWrite(management, kind, management.commit(kind, previous, stored), stored);
  }
}

/** Names of born clusters do not meet those that were asked for by name. */
const bornName = (cluster: KubeObject): string => `${BORN_PREFIX}${cluster.metadata.name}`;
