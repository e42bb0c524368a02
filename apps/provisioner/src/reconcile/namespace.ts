/**
 * What Kubernetes says of a cluster's namespace while the cluster is not ready: why a pod finds no node, a volume no class, a
 * container no image. Read only while something is waited for longer than usual, seldom, and never more than one page: it is for
 * whoever asks why, nothing is decided by it, and a data plane that does not tell keeps nobody from going on.
 */
import type { Decision } from '@samsa/domain/cluster-plan';
import type { KubernetesSays } from '@samsa/domain/cluster-status';
import { isKubeFault } from '@samsa/kube/fault';
import type { KubeObject } from '@samsa/kube/object';
import { namespaceOf } from '../driver/strimzi/names.ts';
import { QUOTA } from '../driver/strimzi/surroundings.ts';
import type { Plane } from '../fleet/plane.ts';
import type { Pass } from './pass.ts';

/** A cluster that comes up as it should is not asked about. */
const WAITED_SECONDS = 4;
const READ_AGAIN_MS = 15_000;
const READ_TIMEOUT_MS = 3_000;
/** The server has no order by time: of more than these in one namespace some are not seen. */
const EVENTS_READ = 200;
const WARNINGS_KEPT = 5;
/** Older warnings are of something that is over. */
const WARNING_FRESH_MS = 600_000;
const MESSAGE_LENGTH_MAX = 400;

/** Puts into the pass's status what is worth telling, if this is the time to ask. */
export async function tellOfNamespace(pass: Pass, plane: Plane, decision: Decision): Promise<void> {
  if (!('wait' in decision) || pass.stageSeconds() < WAITED_SECONDS) return;
  const { kubernetes } = pass.status;
  if (kubernetes && Date.now() - Date.parse(kubernetes.readAt) < READ_AGAIN_MS) return;
  pass.status.kubernetes = (await read(plane, pass.cluster.id).catch(() => undefined)) ?? kubernetes;
}

async function read(plane: Plane, clusterId: string): Promise<KubernetesSays> {
  const namespace = namespaceOf(clusterId);
  const options = { timeoutMs: READ_TIMEOUT_MS };
  const [events, quota] = await plane.breaker.guard(() => Promise.all([
    firstPage(plane, { apiVersion: 'v1', kind: 'Event' }, { ...options, namespace, limit: EVENTS_READ, fieldSelector: 'type=Warning' }).catch(unlessForbidden),
    plane.connection.get({ apiVersion: 'v1', kind: 'ResourceQuota', namespace, name: QUOTA }, options),
  ]));
  const now = Date.now();
  return { readAt: new Date(now).toISOString(), warnings: warningsOf(events, now), exhausted: quota ? exhaustedOf(quota) : [] };
}

/** Events are the one thing here that an account may well not see: the rest is told all the same. */
function unlessForbidden(fault: unknown): KubeObject[] {
  if (isKubeFault(fault, 'forbidden')) return [];
  throw fault;
}

async function firstPage(plane: Plane, ...[type, options]: Parameters<Plane['connection']['pages']>): Promise<KubeObject[]> {
  for await (const page of plane.connection.pages(type, options)) return page.items;
  return [];
}

interface EventSeen {
  reason?: string;
  message?: string;
  count?: number;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  series?: { count?: number; lastObservedTime?: string };
  involvedObject?: { kind?: string; name?: string };
}

export function warningsOf(events: readonly KubeObject[], now: number): KubernetesSays['warnings'] {
  return events
    .map((object) => {
      const { reason = 'Unknown', message = '', count, lastTimestamp, eventTime, series, involvedObject } = object as unknown as EventSeen;
      const lastAt = new Date(series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? object.metadata.creationTimestamp ?? now).toISOString();
      const about = [involvedObject?.kind, involvedObject?.name].filter(Boolean).join(' ');
      return { reason, message: message.slice(0, MESSAGE_LENGTH_MAX), object: about, count: series?.count ?? count ?? 1, lastAt };
    })
    .filter(({ lastAt }) => now - Date.parse(lastAt) < WARNING_FRESH_MS)
    .sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1))
    .slice(0, WARNINGS_KEPT);
}

/** Of counts alone: amounts of memory and cpu are said by the events of what does not fit. */
export function exhaustedOf(quota: KubeObject): KubernetesSays['exhausted'] {
  const { hard = {}, used = {} } = (quota['status'] ?? {}) as { hard?: Record<string, string>; used?: Record<string, string> };
  return Object.entries(hard).flatMap(([resource, most]) => {
    const now = used[resource];
    return now !== undefined && /^\d+$/.test(most) && /^\d+$/.test(now) && Number(now) >= Number(most) && Number(most) > 0 ? [{ resource, used: now, hard: most }] : [];
  });
}
