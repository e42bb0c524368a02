/** What is known of a cluster, as Kubernetes would say it, and the phase folded from it for the compatible API. */
import type { Phase } from '@samsa/contract/clusters';

export interface Condition {
  type: 'Ready' | 'Progressing' | 'Degraded' | 'Drifted';
  status: 'True' | 'False' | 'Unknown';
  /** CamelCase. */
  reason: string;
  /** A stable sentence for the tenant: no clock in it. */
  message: string;
  lastTransitionTime: string;
  observedGeneration: number;
}

export interface ClusterStatus {
  phase: Phase;
  conditions: Condition[];
  /** Its brokers are stopped and its volumes kept. */
  suspended?: boolean;
  /** The size that really stands, for Dedicated. */
  cku?: number;
  /** `host:port[,host:port]` of the tenant's listener. */
  bootstrap?: string;
  /** PEM of the authority that signs the listener. */
  caPem?: string;
  kafkaVersion?: string;
  /** Kafka's own cluster id. */
  kafkaClusterId?: string;
  /** Replicas every partition is known to have. */
  replication?: number;
  /** Milliseconds the canary's record took. */
  canaryLatencyMs?: number;
  /** What the operator itself says while it is not ready. */
  operator?: { reason: string; message: string };
  /** What Kubernetes says of its namespace, read now and then while it is not ready. */
  kubernetes?: KubernetesSays;
}

export interface KubernetesSays {
  /** ISO 8601, as all times here. */
  readAt: string;
  /** The last warnings, the latest first. */
  warnings: { reason: string; message: string; object: string; count: number; lastAt: string }[];
  /** Of the namespace's quota, what is used up. */
  exhausted: { resource: string; used: string; hard: string }[];
}

export const NEWBORN: ClusterStatus = { phase: 'PROVISIONING', conditions: [] };

/** Sets a condition; its transition time moves only when its status does. */
export function withCondition(conditions: readonly Condition[], next: Omit<Condition, 'lastTransitionTime'>, now: Date): Condition[] {
  const before = conditions.find((condition) => condition.type === next.type);
  const since = before?.status === next.status ? before.lastTransitionTime : now.toISOString();
  return [...conditions.filter((condition) => condition.type !== next.type), { ...next, lastTransitionTime: since }];
}
