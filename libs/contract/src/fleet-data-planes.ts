/**
 * fleet/v1/data-planes: the Kubernetes clusters of the fleet, for those who run it. A kubeconfig goes in and never comes out:
 * not in an answer, not in the audit. What an admin wants (cordoned, draining, retired) and what is seen (health) are both folded
 * into `state`, and each is also told alone.
 */
import { z } from 'zod';
import { Cloud } from './clusters.ts';
import { Allocatable, Probe } from './fleet-probe.ts';
import { operation } from './operation.ts';
import { ById, DisplayName, listOf, PageQuery, Timestamp } from './wire.ts';

export const LABELS_MAX = 32;
export const TAINTS_MAX = 16;
export const ZONES_MAX = 16;
export const SELECTOR_LENGTH_MAX = 512;
export const KUBECONFIG_LENGTH_MAX = 256 * 1024;
export const CLUSTER_CAPACITY_MAX = 1_000_000;
/** Clusters named of those that still stand on a data plane that is drained. */
export const STANDING_SHOWN_MAX = 100;

export const DataPlaneHealth = z.enum(['Registering', 'Ready', 'Degraded', 'Unknown']);
export type DataPlaneHealth = z.infer<typeof DataPlaneHealth>;
export const DataPlaneState = z.enum([...DataPlaneHealth.options, 'Cordoned', 'Draining', 'Retired']);
export type DataPlaneState = z.infer<typeof DataPlaneState>;

const LABEL = /^[A-Za-z0-9](?:[\w./-]{0,61}[A-Za-z0-9])?$/;
const Key = z.string().regex(LABEL, 'a key has 1 to 63 letters, digits, ".", "/", "-" or "_", and begins and ends with a letter or a digit');
export const Labels = z.record(Key, z.string().max(63)).refine((labels) => Object.keys(labels).length <= LABELS_MAX, `no more than ${LABELS_MAX} labels`);

/** Keeps clusters away that do not tolerate it: altogether, or as long as there is another place. */
export const Taint = z.object({ key: Key, value: z.string().max(63).optional(), effect: z.enum(['NoSchedule', 'PreferNoSchedule']) });
export type Taint = z.infer<typeof Taint>;
const Taints = z
  .array(Taint)
  .max(TAINTS_MAX)
  .refine((taints) => new Set(taints.map(({ key, effect }) => `${key} ${effect}`)).size === taints.length, 'the same key stands there twice with the same effect: leave one out');
const Zones = z
  .array(z.string().trim().min(1).max(64).regex(/^[\w-]+$/, 'letters, digits and "-"'))
  .max(ZONES_MAX)
  .refine((zones) => new Set(zones).size === zones.length, 'a zone stands there twice: leave one out');

/** How tenants’ listeners are exposed there. */
export const Listener = z.object({ type: z.enum(['internal', 'nodeport', 'loadbalancer']) });
/** A kubeconfig of an admin's; or the service account that the provisioner itself runs as, on the Kubernetes cluster it runs on. */
export const Credentials = z.enum(['kubeconfig', 'in_cluster']);
export type Credentials = z.infer<typeof Credentials>;
/** How it came to be, when no admin registered it by hand. */
export const Origin = z.object({ clusterApi: z.object({ management: z.string(), namespace: z.string(), name: z.string() }).optional() });
export type Origin = z.infer<typeof Origin>;
const Region = z.string().trim().min(1).max(64).regex(/^[\w-]+$/, 'letters, digits and "-"');
const Kubeconfig = z.string().min(1).max(KUBECONFIG_LENGTH_MAX);
const ClusterCapacity = z.number().int().min(0).max(CLUSTER_CAPACITY_MAX);
/** The most that may be held of it, in the place of what its nodes have. */
export const CapacityLimits = z.object({
  cpu_millis: z.number().int().min(0).optional(),
  memory_bytes: z.number().int().min(0).optional(),
  storage_bytes: z.number().int().min(0).optional(),
});
export type CapacityLimits = z.infer<typeof CapacityLimits>;
const ExclusiveTo = z.uuid('the id of an organization');

export const DataPlane = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('DataPlane'),
  id: z.string(),
  display_name: z.string(),
  cloud: Cloud,
  region: z.string(),
  /** Said by an admin; failing that, those of its nodes. */
  zones: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
  taints: z.array(Taint),
  /** The one organization whose clusters are placed there. */
  exclusive_to: z.string().optional(),
  listener: Listener,
  /** `pending` while the Kubernetes cluster itself is still being made. */
  credentials: z.enum([...Credentials.options, 'pending']),
  /** What placement goes by. */
  state: DataPlaneState,
  /** What was seen of it last, whatever is wanted of it. */
  health: DataPlaneHealth,
  cause: z.string().optional(),
  seen_at: Timestamp.optional(),
  cordoned_at: Timestamp.optional(),
  draining_at: Timestamp.optional(),
  retired_at: Timestamp.optional(),
  /** In clusters. */
  capacity: z.object({ clusters: z.number().int(), used: z.number().int(), free: z.number().int() }),
  limits: CapacityLimits.optional(),
  allocatable: Allocatable.optional(),
  probe: Probe.optional(),
  probed_at: Timestamp.optional(),
  /** While it is drained: what still stands on it, the first hundred by name. */
  standing: z.array(z.object({ cluster: z.string(), organization: z.string(), display_name: z.string(), phase: z.string() })).optional(),
  /** Grows with every new kubeconfig. */
  kubeconfig_revision: z.number().int(),
  /** Who watches it now; without a holder nobody does. */
  shard: z.object({ number: z.number().int(), holder: z.string().optional() }),
  origin: Origin.optional(),
  created_at: Timestamp,
});
export type DataPlane = z.infer<typeof DataPlane>;

const ONE_OF_TWO = 'give a kubeconfig, or say credentials: in_cluster to use the service account of the provisioner; not both';

export const DataPlaneCreate = z
  .object({
    display_name: DisplayName,
    cloud: Cloud,
    region: Region,
    credentials: Credentials.default('kubeconfig'),
    kubeconfig: Kubeconfig.optional(),
    zones: Zones.default([]),
    labels: Labels.default({}),
    taints: Taints.default([]),
    exclusive_to: ExclusiveTo.optional(),
    listener: Listener.default({ type: 'loadbalancer' }),
    cluster_capacity: ClusterCapacity.default(CLUSTER_CAPACITY_MAX),
    limits: CapacityLimits.optional(),
  })
  .refine(({ credentials, kubeconfig }) => (credentials === 'kubeconfig') === (kubeconfig !== undefined), { path: ['kubeconfig'], message: ONE_OF_TWO });
export type DataPlaneCreate = z.infer<typeof DataPlaneCreate>;

export const DataPlanePatch = z
  .object({
    display_name: DisplayName.optional(),
    zones: Zones.optional(),
    labels: Labels.optional(),
    taints: Taints.optional(),
    /** Null opens it to everybody. */
    exclusive_to: ExclusiveTo.nullable().optional(),
    listener: Listener.optional(),
    cluster_capacity: ClusterCapacity.optional(),
    /** All of them anew; null goes by what its nodes have. */
    limits: CapacityLimits.nullable().optional(),
    credentials: Credentials.optional(),
    /** Takes the place of the one there is. */
    kubeconfig: Kubeconfig.optional(),
  })
  .refine(({ credentials, kubeconfig }) => !(credentials === 'in_cluster' && kubeconfig !== undefined), { path: ['kubeconfig'], message: ONE_OF_TWO });
export type DataPlanePatch = z.infer<typeof DataPlanePatch>;

export const DataPlaneQuery = PageQuery.extend({
  cloud: Cloud.optional(),
  region: z.string().optional(),
  state: DataPlaneState.optional(),
  /** As of Kubernetes: `tier=gold,size in (small, large),!old`. */
  label_selector: z.string().max(SELECTOR_LENGTH_MAX).optional(),
  /** An organization, or `none` for those that are open to everybody. */
  exclusive_to: z.union([z.literal('none'), ExclusiveTo]).optional(),
});
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
  id: 'getDataPlane', method: 'GET', path: `${PATH}/{id}`, summary: 'One data plane with its health and what was found there',
  ...about, permission: 'fleet:read', params: ById, status: 200, response: DataPlane,
});
export const patchDataPlane = operation({
  id: 'patchDataPlane', method: 'PATCH', path: `${PATH}/{id}`, summary: 'Rename, label, taint, resize a data plane, or give it a new kubeconfig',
  ...about, permission: 'fleet:write', params: ById, body: DataPlanePatch, status: 200, response: DataPlane,
});
export const cordonDataPlane = operation({
  id: 'cordonDataPlane', method: 'POST', path: `${PATH}/{id}:cordon`, summary: 'Place no new clusters on it; those it has go on',
  ...about, permission: 'fleet:write', params: ById, status: 200, response: DataPlane,
});
export const uncordonDataPlane = operation({
  id: 'uncordonDataPlane', method: 'POST', path: `${PATH}/{id}:uncordon`, summary: 'Place clusters on it again; ends a drain as well',
  ...about, permission: 'fleet:write', params: ById, status: 200, response: DataPlane,
});
export const drainDataPlane = operation({
  id: 'drainDataPlane', method: 'POST', path: `${PATH}/{id}:drain`, summary: 'Let it become empty: nothing is placed on it, and it says what still stands there',
  ...about, permission: 'fleet:write', params: ById, status: 200, response: DataPlane,
});
export const retireDataPlane = operation({
  id: 'retireDataPlane', method: 'POST', path: `${PATH}/{id}:retire`, summary: 'Let an empty data plane go, for ever',
  ...about, permission: 'fleet:write', params: ById, status: 200, response: DataPlane,
});
