/**
 * fleet/v1/data-planes: the Kubernetes clusters of the fleet, for those who run it. A kubeconfig goes in and never comes out:
 * not in an answer, not in the audit. What an admin wants (cordoned, retired) and what is seen (health) are both folded into
 * `state`, and each is also told alone.
 */
import { z } from 'zod';
import { Cloud } from './clusters.ts';
import { operation } from './operation.ts';
import { ById, DisplayName, listOf, PageQuery, Timestamp } from './wire.ts';

export const LABELS_MAX = 32;
export const KUBECONFIG_LENGTH_MAX = 256 * 1024;
export const CLUSTER_CAPACITY_MAX = 1_000_000;

export const DataPlaneHealth = z.enum(['Registering', 'Ready', 'Degraded', 'Unknown']);
export type DataPlaneHealth = z.infer<typeof DataPlaneHealth>;
export const DataPlaneState = z.enum([...DataPlaneHealth.options, 'Cordoned', 'Retired']);
export type DataPlaneState = z.infer<typeof DataPlaneState>;

const LABEL = /^[A-Za-z0-9](?:[\w./-]{0,61}[A-Za-z0-9])?$/;
export const Labels = z
  .record(z.string().regex(LABEL, 'a label’s key has 1 to 63 letters, digits, ".", "/", "-" or "_"'), z.string().max(63))
  .refine((labels) => Object.keys(labels).length <= LABELS_MAX, `no more than ${LABELS_MAX} labels`);

/** How tenants’ listeners are exposed there. */
export const Listener = z.object({ type: z.enum(['internal', 'nodeport', 'loadbalancer']) });
const Region = z.string().trim().min(1).max(64).regex(/^[\w-]+$/, 'letters, digits and "-"');
const Kubeconfig = z.string().min(1).max(KUBECONFIG_LENGTH_MAX);
const ClusterCapacity = z.number().int().min(0).max(CLUSTER_CAPACITY_MAX);

export const DataPlane = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('DataPlane'),
  id: z.string(),
  display_name: z.string(),
  cloud: Cloud,
  region: z.string(),
  labels: z.record(z.string(), z.string()),
  listener: Listener,
  /** What placement goes by. */
  state: DataPlaneState,
  /** What was seen of it last, whatever is wanted of it. */
  health: DataPlaneHealth,
  cause: z.string().optional(),
  seen_at: Timestamp.optional(),
  cordoned_at: Timestamp.optional(),
  retired_at: Timestamp.optional(),
  /** In clusters. */
  capacity: z.object({ clusters: z.number().int(), used: z.number().int(), free: z.number().int() }),
  /** Grows with every new kubeconfig. */
  kubeconfig_revision: z.number().int(),
  /** Who watches it now; without a holder nobody does. */
  shard: z.object({ number: z.number().int(), holder: z.string().optional() }),
  created_at: Timestamp,
});
export type DataPlane = z.infer<typeof DataPlane>;

export const DataPlaneCreate = z.object({
  display_name: DisplayName,
  cloud: Cloud,
  region: Region,
  kubeconfig: Kubeconfig,
  labels: Labels.default({}),
  listener: Listener.default({ type: 'loadbalancer' }),
  cluster_capacity: ClusterCapacity.default(CLUSTER_CAPACITY_MAX),
});
export type DataPlaneCreate = z.infer<typeof DataPlaneCreate>;

export const DataPlanePatch = z.object({
  display_name: DisplayName.optional(),
  labels: Labels.optional(),
  listener: Listener.optional(),
  cluster_capacity: ClusterCapacity.optional(),
  /** Takes the place of the one there is. */
  kubeconfig: Kubeconfig.optional(),
});
export type DataPlanePatch = z.infer<typeof DataPlanePatch>;

export const DataPlaneQuery = PageQuery.extend({ cloud: Cloud.optional(), region: z.string().optional(), state: DataPlaneState.optional() });
export type DataPlaneQuery = z.infer<typeof DataPlaneQuery>;

const about = { tag: 'Fleet', surface: 'samsa' } as const;
const PATH = '/fleet/v1/data-planes';

export const listDataPlanes = operation({
  id: 'listDataPlanes', method: 'GET', path: PATH, summary: 'The data planes; retired ones only when asked for by their state',
  ...about, permission: 'fleet:read', query: DataPlaneQuery, status: 200, response: listOf(DataPlane, 'fleet/v1', 'DataPlaneList'),
});
export const registerDataPlane = operation({
  id: 'registerDataPlane', method: 'POST', path: PATH, summary: 'Take a Kubernetes cluster into the fleet',
  ...about, permission: 'fleet:write', body: DataPlaneCreate, status: 201, response: DataPlane,
});
export const getDataPlane = operation({
  id: 'getDataPlane', method: 'GET', path: `${PATH}/{id}`, summary: 'One data plane with its capacity and health',
  ...about, permission: 'fleet:read', params: ById, status: 200, response: DataPlane,
});
export const patchDataPlane = operation({
  id: 'patchDataPlane', method: 'PATCH', path: `${PATH}/{id}`, summary: 'Rename, label, resize a data plane, or give it a new kubeconfig',
  ...about, permission: 'fleet:write', params: ById, body: DataPlanePatch, status: 200, response: DataPlane,
});
export const cordonDataPlane = operation({
  id: 'cordonDataPlane', method: 'POST', path: `${PATH}/{id}:cordon`, summary: 'Place no new clusters on it; those it has go on',
  ...about, permission: 'fleet:write', params: ById, status: 200, response: DataPlane,
});
export const uncordonDataPlane = operation({
  id: 'uncordonDataPlane', method: 'POST', path: `${PATH}/{id}:uncordon`, summary: 'Place clusters on it again',
  ...about, permission: 'fleet:write', params: ById, status: 200, response: DataPlane,
});
export const retireDataPlane = operation({
  id: 'retireDataPlane', method: 'POST', path: `${PATH}/{id}:retire`, summary: 'Let an empty data plane go, for ever',
  ...about, permission: 'fleet:write', params: ById, status: 200, response: DataPlane,
});
