/**
 * The pods of a Kafka's nodes, so far as somebody asks for them: under Strimzi's names, with the port of the metrics. No kubelet runs
 * them; what runs is a process of this machine, and the pod says where, as one with a host port does. kube-sim's proxy to pods goes
 * there. A real kube-apiserver refuses them (a tenant's namespace allows no host ports) and could not reach them: there, nobody meters
 * the brokers of this operator.
 */
import { isDeepStrictEqual } from 'node:util';
import type { KubeConnection } from '@samsa/kube/connection';
import { isKubeFault } from '@samsa/kube/fault';
import type { KubeObject } from '@samsa/kube/object';
import type { DesiredCluster, DesiredNode } from './desire.ts';
import { applyOwn } from './kube-writes.ts';
import { CLUSTER_LABEL, KIND_LABEL, POD, POOL_LABEL } from './strimzi.ts';
import type { Kafka } from './strimzi.ts';

/** Strimzi's port for Prometheus. */
const METRICS_PORT = 9404;
const HOST = '127.0.0.1';

export class Pods {
  readonly #connection: KubeConnection;
  /** What was last applied for each Kafka, by its uid. */
  readonly #applied = new Map<string, [node: number, port: number][]>();

  constructor(connection: KubeConnection) {
    this.#connection = connection;
  }

  /** Makes them so; those of nodes that are no more go. */
  async align(kafka: Kafka, cluster: Pick<DesiredCluster, 'nodes'>, ports: ReadonlyMap<number, number>): Promise<void> {
    const uid = kafka.metadata.uid ?? '';
    const wanted = [...ports];
    const before = this.#applied.get(uid);
    if (isDeepStrictEqual(before ?? [], wanted)) return;
    this.#applied.set(uid, wanted);
    try {
      const pods = cluster.nodes.flatMap((node) => podOf(kafka, node, ports.get(node.id)) ?? []);
      await Promise.all(pods.map((pod) => this.#stand(pod)));
      await this.#remove(kafka, new Set(pods.map(({ metadata }) => metadata.name)));
    } catch (fault) {
      if (isKubeFault(fault, 'forbidden')) return;
      this.#applied.delete(uid);
      throw fault;
    }
  }

  /** The Kafka is gone, and they with it. */
  retire(namespace: string, name: string): Promise<void> {
    return this.#remove({ metadata: { namespace, name } }, new Set());
  }

  async #stand({ status, ...pod }: KubeObject): Promise<void> {
    await applyOwn(this.#connection, pod as KubeObject);
    const found = await this.#connection.get({ ...POD, namespace: pod.metadata.namespace, name: pod.metadata.name });
    if (found) await this.#connection.replaceStatus({ ...found, status });
  }

  async #remove({ metadata: { namespace, name } }: Pick<Kafka, 'metadata'>, kept: ReadonlySet<string>): Promise<void> {
    const { items } = await this.#connection.list(POD, { namespace, labelSelector: `${CLUSTER_LABEL}=${name},${KIND_LABEL}=Kafka` });
    const leaving = items.filter(({ metadata }) => !kept.has(metadata.name));
    await Promise.all(leaving.map(({ metadata }) => this.#connection.delete({ ...POD, namespace, name: metadata.name })));
  }
}

function podOf(kafka: Kafka, { id, pool, roles }: DesiredNode, port: number | undefined): KubeObject | undefined {
  if (port === undefined) return undefined;
  const { name, namespace, uid } = kafka.metadata;
  return {
    ...POD,
    metadata: {
      name: `${name}-${pool}-${id}`, namespace,
      labels: { [CLUSTER_LABEL]: name, [KIND_LABEL]: 'Kafka', [POOL_LABEL]: pool, 'strimzi.io/broker-role': String(roles.includes('broker')) },
      ownerReferences: [{ apiVersion: kafka.apiVersion, kind: kafka.kind, name, uid: uid ?? '', controller: false, blockOwnerDeletion: false }],
    },
    spec: { containers: [{ name: 'kafka', image: 'samsa/local-kafka', ports: [{ name: 'tcp-prometheus', containerPort: METRICS_PORT, hostPort: port, protocol: 'TCP' }] }] },
    status: { phase: 'Running', hostIP: HOST, podIP: HOST, conditions: [{ type: 'Ready', status: 'True' }] },
  };
}
