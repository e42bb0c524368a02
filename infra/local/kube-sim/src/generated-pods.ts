/**
 * The pods of a large fleet, for tests of scale: so many for every Kafka, owned by nobody and not labelled as the control plane's, as
 * the operator's own pods are not. Half a million objects at rest would be 1 GB of text, so a pod is a name here and its text is
 * made when somebody reads it. They are counted, listed, read, selected and drained with their namespace like any other object.
 */
import { createHash } from 'node:crypto';
import type { VirtualCluster } from './cluster.ts';
import { kindId } from './kind.ts';
import { textOfObject } from './object.ts';
import type { StoredRecord } from './record.ts';

const PODS = kindId('', 'pods');
const KAFKAS = kindId('kafka.strimzi.io', 'kafkas');
/** Shared by all: what a pod's labels would say is in its name. */
const LABELS = { 'app.kubernetes.io/managed-by': 'strimzi-cluster-operator' };

/** Places the pods beside the Kafkas a cluster has now. They are never written down: the next start places them again. */
export function placePods(cluster: VirtualCluster, perKafka: number): void {
  for (const kafka of [...cluster.collection(KAFKAS).records()]) {
    for (let at = 0; at < perKafka; at += 1) cluster.place(PODS, new GeneratedPod(kafka.namespace, `${kafka.name}-nodes-${at}`));
  }
}

class GeneratedPod implements StoredRecord {
  readonly namespace: string;
  readonly name: string;

  constructor(namespace: string, name: string) {
    this.namespace = namespace;
    this.name = name;
  }

  get version(): number {
    return 1; // what every start makes again is in no snapshot
  }

  get owners(): undefined {
    return undefined;
  }

  get terminating(): boolean {
    return false;
  }

  get labels(): Readonly<Record<string, string>> {
    return LABELS;
  }

  get uid(): string {
    const hash = createHash('sha256').update(`${this.namespace}/${this.name}`).digest('hex');
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  }

  get text(): string {
    const { name, namespace, uid } = this;
    const metadata = { name, namespace, uid, resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z', labels: { ...LABELS } };
    const containers = [{ name: 'kafka', image: 'quay.io/strimzi/kafka:latest-kafka-4.3.1', ports: [{ containerPort: 9094, protocol: 'TCP' }] }];
    return textOfObject({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers, restartPolicy: 'Always' }, status: { phase: 'Running' } });
  }
}
