/**
 * fleet/v1/whole-clusters: Kubernetes clusters that Samsa had made by Cluster API, for an organization whose plan isolates it or
 * because a region ran short of room. Nobody creates or deletes one here: a Kafka cluster's plan or the autoscale wants it, and
 * it goes when its data plane is empty. A template says for each region what is asked for.
 */
import { z } from 'zod';
import { Cloud } from './clusters.ts';
import { CLUSTER_CAPACITY_MAX, Listener } from './fleet-data-planes.ts';
import { operation } from './operation.ts';
import { OperationState, Step } from './operations.ts';
import { ById, listOf, PageQuery, Timestamp } from './wire.ts';

export const WORKER_REPLICAS_MAX = 1_000;
export const CONTROL_PLANE_REPLICAS_MAX = 9;
export const VARIABLES_MAX = 100;

const ObjectName = z.string().max(253).regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'a name of Kubernetes: lower-case letters, digits, "-" and "."');
const NamespaceName = z.string().max(63).regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'a name of Kubernetes: lower-case letters, digits and "-"');
const Region = z.string().trim().min(1).max(64).regex(/^[\w-]+$/, 'letters, digits and "-"');

/** What is asked of Cluster API, and what is made of the result. */
export const WholeClusterTemplate = z.object({
  /** ClusterClass of the topology; in `namespace` unless said. */
  cluster_class: ObjectName.default('samsa'),
  class_namespace: NamespaceName.optional(),
  /** Where the Cluster is made on the management data plane; it must be there. */
  namespace: NamespaceName.default('default'),
  kubernetes_version: z.string().regex(/^v\d+\.\d+\.\d+\S*$/, 'a version of Kubernetes: v1.34.0').default('v1.34.0'),
  control_plane_replicas: z.number().int().min(1).max(CONTROL_PLANE_REPLICAS_MAX).default(3),
  worker_class: z.string().min(1).max(256).default('default-worker'),
  worker_replicas: z.number().int().min(1).max(WORKER_REPLICAS_MAX).default(3),
  /** Variables of the ClusterClass by name. */
  variables: z.record(z.string().min(1).max(256), z.unknown()).refine((all) => Object.keys(all).length <= VARIABLES_MAX, `no more than ${VARIABLES_MAX} variables`).default({}),
  /** How tenants’ listeners are exposed there. */
  listener: Listener.default({ type: 'loadbalancer' }),
  /** Kafka clusters its data plane may hold: one for an organization’s own, more for what the autoscale asks for. */
  cluster_capacity: z.object({ isolated: z.number().int().min(1).max(CLUSTER_CAPACITY_MAX).default(1), shared: z.number().int().min(1).max(CLUSTER_CAPACITY_MAX).default(100) }).default({ isolated: 1, shared: 100 }),
});
export type WholeClusterTemplate = z.infer<typeof WholeClusterTemplate>;

export const WholeClusterState = z.enum(['Pending', 'Provisioning', 'Failed', 'Ready', 'Deleting', 'Gone']);
export type WholeClusterState = z.infer<typeof WholeClusterState>;

export const WholeCluster = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('WholeCluster'),
  id: z.string(),
  cloud: Cloud,
  region: z.string(),
  /** The organization it is for; absent when it is for all. */
  organization: z.string().optional(),
  /** Where Cluster API makes it, and its object’s name there. */
  management_data_plane: z.string(),
  cluster_api: z.object({ namespace: z.string(), name: z.string(), cluster_class: z.string(), kubernetes_version: z.string() }),
  /** What it becomes, or was. */
  data_plane: z.string(),
  state: WholeClusterState,
  /** Why it does not go on, in the words of whoever does not. */
  cause: z.string().optional(),
  /** As the provider says them. */
  conditions: z.array(z.object({ type: z.string(), status: z.string(), reason: z.string(), message: z.string(), last_transition_time: z.string().optional() })),
  /** The newest operation on it. */
  operation: z.object({ id: z.string(), intent: z.enum(['create', 'update', 'delete']), state: OperationState, percent: z.number().int(), steps: z.array(Step) }).optional(),
  kafka_clusters: z.number().int(),
  failures: z.number().int(),
  generation: z.number().int(),
  observed_generation: z.number().int(),
  created_at: Timestamp,
  deletion_requested_at: Timestamp.optional(),
  deleted_at: Timestamp.optional(),
});
export type WholeCluster = z.infer<typeof WholeCluster>;

const ByPlace = z.object({ cloud: Cloud, region: Region });
export const WholeClusterTemplateAt = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('WholeClusterTemplate'),
  cloud: Cloud,
  region: z.string(),
  template: WholeClusterTemplate,
  /** Absent while it is the default. */
  updated_at: Timestamp.optional(),
});
export type WholeClusterTemplateAt = z.infer<typeof WholeClusterTemplateAt>;

export const WholeClusterQuery = PageQuery.extend({
  cloud: Cloud.optional(),
  region: z.string().optional(),
  /** Those that are gone are listed only when asked for. */
  state: WholeClusterState.optional(),
  organization: z.string().optional(),
});
export type WholeClusterQuery = z.infer<typeof WholeClusterQuery>;

const about = { tag: 'Fleet', surface: 'samsa' } as const;
const TEMPLATES = '/fleet/v1/whole-cluster-templates/{cloud}/{region}';

export const listWholeClusters = operation({
  id: 'listWholeClusters', method: 'GET', path: '/fleet/v1/whole-clusters', summary: 'Kubernetes clusters made by Cluster API; those gone only when asked for by their state',
  ...about, permission: 'fleet:read', query: WholeClusterQuery, status: 200, response: listOf(WholeCluster, 'fleet/v1', 'WholeClusterList'),
});
export const getWholeCluster = operation({
  id: 'getWholeCluster', method: 'GET', path: '/fleet/v1/whole-clusters/{id}', summary: 'One of them, with its steps, the provider’s conditions and the cause when it does not go on',
  ...about, permission: 'fleet:read', params: ById, status: 200, response: WholeCluster,
});
export const getWholeClusterTemplate = operation({
  id: 'getWholeClusterTemplate', method: 'GET', path: TEMPLATES, summary: 'What a whole cluster of a region is made of',
  ...about, permission: 'fleet:read', params: ByPlace, status: 200, response: WholeClusterTemplateAt,
});
export const putWholeClusterTemplate = operation({
  id: 'putWholeClusterTemplate', method: 'PUT', path: TEMPLATES, summary: 'Say what whole clusters of a region are made of from now on; those there are stay as they are',
  ...about, permission: 'fleet:write', params: ByPlace, body: WholeClusterTemplate, status: 200, response: WholeClusterTemplateAt,
});
