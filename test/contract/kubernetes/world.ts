/** What every part of the Kubernetes contract works with: a server, a connection to it, and namespaces and objects of its own. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { KubeConnection } from '@samsa/kube/connection';
import { KubeFault } from '@samsa/kube/fault';
import type { KubeObject, KubeRef, KubeType } from '@samsa/kube/object';

/** A running server of one kind or the other, with Strimzi's kinds in it. */
export interface KubernetesServer {
  kubeconfig: string;
  /** Makes the server forget its past: older watches and continue tokens are Gone. */
  forgetHistory(): Promise<void>;
  stop(): Promise<void>;
}

export const KAFKA: KubeType = { apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka' };
export const TOPIC: KubeType = { apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaTopic' };
export const NODE_POOL: KubeType = { apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaNodePool' };
export const SECRET: KubeType = { apiVersion: 'v1', kind: 'Secret' };
export const CONFIG: KubeType = { apiVersion: 'v1', kind: 'ConfigMap' };
export const NAMESPACE: KubeType = { apiVersion: 'v1', kind: 'Namespace' };

export class World {
  readonly server: KubernetesServer;
  readonly connection: KubeConnection;

  constructor(server: KubernetesServer) {
    this.server = server;
    this.connection = KubeConnection.fromKubeconfig(server.kubeconfig, { userAgent: 'samsa-contract' });
  }

  /** A new namespace's name. */
  async namespace(): Promise<string> {
    const name = `contract-${randomBytes(5).toString('hex')}`;
    await this.connection.create({ ...NAMESPACE, metadata: { name } });
    return name;
  }

  async close(): Promise<void> {
    this.connection.close();
    await this.server.stop();
  }
}

/** The server starts in a hook, after the tests were named: they ask for it when they run. */
export type Given = () => World;

export interface TopicSpec {
  partitions?: unknown;
  replicas?: unknown;
  config?: Record<string, unknown>;
  [field: string]: unknown;
}

export function topic(namespace: string, name: string, spec: TopicSpec = { partitions: 1, replicas: 1 }, labels?: Record<string, string>): KubeObject {
  return { ...TOPIC, metadata: { name, namespace, ...(labels ? { labels } : {}) }, spec };
}

export function config(namespace: string, name: string, data: Record<string, string> = {}, labels?: Record<string, string>): KubeObject {
  return { ...CONFIG, metadata: { name, namespace, ...(labels ? { labels } : {}) }, data };
}

export function refTo(type: KubeType, namespace: string, name: string): KubeRef {
  return { ...type, namespace, name };
}

/** The fault a call ends in; a call that succeeds is a failure. */
export async function faultOf(call: Promise<unknown>): Promise<KubeFault> {
  const outcome = await call.then((value) => ({ value }), (error: unknown) => error);
  if (outcome instanceof KubeFault) return outcome;
  throw new Error(`expected a KubeFault, got ${outcome instanceof Error ? outcome.stack : JSON.stringify(outcome)}`);
}

/** Asks until the answer is true. */
export async function eventually(what: string, condition: () => Promise<boolean> | boolean, timeoutMs = 15_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await sleep(20);
  }
}
