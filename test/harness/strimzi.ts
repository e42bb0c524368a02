/**
 * A Kubernetes cluster with the local operator on it, for tests of the operator: kube-sim in this process, in memory. `kafka` and
 * `pool` are objects as a control plane would apply them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KubeConnection } from '@samsa/kube/connection';
import type { KubeObject, KubeRef } from '@samsa/kube/object';
import { startKubeSim } from '@samsa/kube-sim/server';
import { startOperator } from '@samsa/local-operator/operator';
import type { OperatorOptions } from '@samsa/local-operator/operator';
import type { Condition, Kafka } from '@samsa/local-operator/strimzi';

export const STRIMZI = 'kafka.strimzi.io/v1';
const MANAGER = { fieldManager: 'test', force: true };
const POLL_MS = 20;
/** Far more than anything here takes, for machines that do much else. */
const WAIT_MS = 60_000;

export interface OperatorBench {
  kube: KubeConnection;
  kubeconfig: string;
  dataDir: string;
  /** Errors the operator will try again. */
  errors: string[];
  apply(...objects: KubeObject[]): Promise<void>;
  /** Waits until the object is as wanted; the last sight of it in the error. */
  until<T extends KubeObject>(ref: KubeRef, wanted: (object: T) => boolean, timeoutMs?: number): Promise<T>;
  gone(ref: KubeRef, timeoutMs?: number): Promise<void>;
  /** Ends the operator, and starts another on the same data. */
  restartOperator(): Promise<void>;
  stop(): Promise<void>;
}

export async function startOperatorBench(options: Pick<OperatorOptions, 'drawn' | 'sweepMs'> = {}): Promise<OperatorBench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'samsa-test-operator-'));
  const sim = await startKubeSim({ clusters: ['here'] });
  const kubeconfig = sim.kubeconfig('here');
  const kube = KubeConnection.fromKubeconfig(kubeconfig);
  const errors: string[] = [];
  const onError = (what: string, error: unknown): void => void errors.push(`${what}: ${String(error)}`);
  const start = () => startOperator({ planes: [{ name: 'here', kubeconfig }], dataDir, onError, ...options });
  let operator = start();
  await operator.ready;
  return {
    ...{ kube, kubeconfig, dataDir, errors },
    apply: async (...objects) => {
      for (const object of objects) await kube.apply(object, MANAGER);
    },
    until: (ref, wanted, timeoutMs = WAIT_MS) => until(kube, ref, wanted, timeoutMs, errors),
    gone: async (ref, timeoutMs = 20_000) => {
      const deadline = Date.now() + timeoutMs;
      while (await kube.get(ref)) {
        if (Date.now() > deadline) throw new Error(`${ref.kind} ${ref.name} is still there after ${timeoutMs} ms`);
        await sleep(POLL_MS);
      }
    },
    restartOperator: async () => {
      await operator.stop();
      operator = start();
      await operator.ready;
    },
    stop: async () => {
      await operator.stop();
      kube.close();
      await sim.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits until the object is as wanted. `errors` are told when it does not become so. */
export async function until<T extends KubeObject>(kube: KubeConnection, ref: KubeRef, wanted: (object: T) => boolean, timeoutMs: number, errors: string[] = []): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const object = (await kube.get(ref)) as T | undefined;
    if (object && wanted(object)) return object;
    if (Date.now() > deadline) throw new Error(`${ref.kind} ${ref.name} after ${timeoutMs} ms: ${JSON.stringify(object?.['status'] ?? object)}\n${errors.slice(-3).join('\n')}`);
    await sleep(POLL_MS);
  }
}

export function namespace(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

export function kafkaRef(namespace: string, name: string): KubeRef {
  return { apiVersion: STRIMZI, kind: 'Kafka', namespace, name };
}

/** A Kafka with one TLS and SCRAM listener, ACLs, and the super user `admin`. */
export function kafka(namespace: string, name: string, changes: { version?: string; metadataVersion?: string; config?: Record<string, unknown>; annotations?: Record<string, string>; ignoredUsers?: string } = {}): KubeObject {
  const { version = '4.3.1', metadataVersion, config = {}, annotations, ignoredUsers } = changes;
  const template = ignoredUsers && { userOperatorContainer: { env: [{ name: 'STRIMZI_IGNORED_USERS_PATTERN', value: ignoredUsers }] } };
  return {
    apiVersion: STRIMZI,
    kind: 'Kafka',
    metadata: { namespace, name, ...(annotations && { annotations }) },
    spec: {
      kafka: {
        version,
        ...(metadataVersion && { metadataVersion }),
        listeners: [{ name: 'tenant', port: 9094, type: 'nodeport', tls: true, authentication: { type: 'scram-sha-512' } }],
        authorization: { type: 'simple', superUsers: ['admin'] },
        config,
      },
      entityOperator: { userOperator: {}, topicOperator: {}, ...(template && { template }) },
    },
  };
}

export function pool(namespace: string, cluster: string, name: string, replicas: number, roles: string[] = ['controller', 'broker']): KubeObject {
  const storage = { type: 'jbod', volumes: [{ id: 0, type: 'persistent-claim', size: '1Gi', deleteClaim: true, kraftMetadata: 'shared' }] };
  return { apiVersion: STRIMZI, kind: 'KafkaNodePool', metadata: { namespace, name, labels: { 'strimzi.io/cluster': cluster } }, spec: { replicas, roles, storage } };
}

export function user(namespace: string, cluster: string, name: string, spec: object = {}): KubeObject {
  return { apiVersion: STRIMZI, kind: 'KafkaUser', metadata: { namespace, name, labels: { 'strimzi.io/cluster': cluster } }, spec: { authentication: { type: 'scram-sha-512' }, ...spec } };
}

export function isReady(object: KubeObject): boolean {
  const { status, metadata } = object as Kafka;
  return status?.observedGeneration === metadata.generation && conditionsOf(object).some(({ type, status: value }) => type === 'Ready' && value === 'True');
}

export function conditionsOf(object: KubeObject): Condition[] {
  return (object as Kafka).status?.conditions ?? [];
}

/** The reason of the condition NotReady, if there is one. */
export function troubleOf(object: KubeObject): string | undefined {
  return conditionsOf(object).find(({ type, status }) => type === 'NotReady' && status === 'True')?.reason;
}
