/**
 * cmk/v2: Kafka clusters. Request schemas stand apart from the answered shape: what is read-only in the answer is
 * ignored in a request, and a default in one would falsify the other.
 */
import { z } from 'zod';
import { ClusterPlan, DryRun } from './cluster-plans.ts';
import { operation } from './operation.ts';
import { ById, DisplayName, listOf, Metadata, PageQuery, Reference, ReferenceWanted, Timestamp } from './wire.ts';

export const KINDS = ['Basic', 'Standard', 'Enterprise', 'Freight', 'Dedicated'] as const;
export const ClusterKind = z.enum(KINDS);
export type ClusterKind = z.infer<typeof ClusterKind>;
export const Availability = z.enum(['SINGLE_ZONE', 'MULTI_ZONE', 'LOW', 'HIGH']);
export type Availability = z.infer<typeof Availability>;
export const Cloud = z.enum(['AWS', 'AZURE', 'GCP']);
export type Cloud = z.infer<typeof Cloud>;
export const Phase = z.enum(['PROVISIONING', 'PROVISIONED', 'FAILED']);
export type Phase = z.infer<typeof Phase>;

export const ClusterConfig = z.object({
  kind: ClusterKind,
  /** Dedicated only: the size in Confluent units for Kafka. */
  cku: z.number().int().optional(),
  /** Elastic kinds only: the most elastic units the cluster may take. */
  max_ecku: z.number().int().optional(),
  encryption_key: z.string().optional(),
  zones: z.array(z.string()).optional(),
});
export type ClusterConfig = z.infer<typeof ClusterConfig>;

const Endpoint = z.object({ kafka_bootstrap_endpoint: z.string(), http_endpoint: z.string(), connection_type: z.string() });

export const Cluster = z.object({
  api_version: z.literal('cmk/v2'),
  kind: z.literal('Cluster'),
  id: z.string(),
  metadata: Metadata,
  spec: z.object({
    display_name: z.string(),
    availability: Availability,
    cloud: Cloud,
    region: z.string(),
    config: ClusterConfig,
    kafka_bootstrap_endpoint: z.string().optional(),
    http_endpoint: z.string().optional(),
    api_endpoint: z.string().optional(),
    environment: Reference,
    deletion_protection: z.boolean().optional(),
    endpoints: z.record(z.string(), Endpoint).optional(),
  }),
  status: z.object({
    phase: Phase,
    cku: z.number().int().optional(),
    /** Its brokers are stopped, or about to be, and its volumes kept; `because` says why. Absent otherwise. */
    suspended: z.object({ since: Timestamp, because: z.string() }).optional(),
  }),
});
export type Cluster = z.infer<typeof Cluster>;

/** What the tenant wants. Kept as the cluster's spec, word for word. */
export const ClusterSpec = z.object({
  display_name: DisplayName,
  availability: Availability,
  cloud: Cloud,
  region: z.string().min(1).max(64),
  config: ClusterConfig,
  deletion_protection: z.boolean(),
  /** Settings of the tenant's that brokers read when they start, chosen on the Kafka REST surface. */
  kafka_configs: z.record(z.string(), z.string()).optional(),
});
export type ClusterSpec = z.infer<typeof ClusterSpec>;

const ConfigWanted = z.object({
  kind: ClusterKind,
  cku: z.number().int().min(1).max(1_000).optional(),
  max_ecku: z.number().int().min(1).max(1_000).optional(),
  encryption_key: z.string().optional(),
});

export const ClusterCreate = z.object({
  spec: z.object({
    display_name: DisplayName,
    availability: Availability.default('SINGLE_ZONE'),
    cloud: Cloud,
    region: z.string().min(1).max(64),
    config: ConfigWanted,
    environment: ReferenceWanted,
    network: ReferenceWanted.nullish(),
    byok: ReferenceWanted.nullish(),
    deletion_protection: z.boolean().optional(),
  }),
});
export type ClusterCreate = z.infer<typeof ClusterCreate>;

export const ClusterPatch = z.object({
  spec: z.object({
    display_name: DisplayName.optional(),
    availability: Availability.optional(),
    cloud: Cloud.optional(),
    region: z.string().optional(),
    config: ConfigWanted.partial().optional(),
    environment: ReferenceWanted,
    deletion_protection: z.boolean().optional(),
  }),
});
export type ClusterPatch = z.infer<typeof ClusterPatch>;

const InEnvironment = z.object({ environment: z.string().min(1) });
const about = { tag: 'Kafka clusters', surface: 'control' } as const;

export const listClusters = operation({
  id: 'listClusters', method: 'GET', path: '/cmk/v2/clusters', summary: 'The Kafka clusters of an environment',
  ...about, permission: 'cluster:read', query: PageQuery.extend(InEnvironment.shape), status: 200,
  response: listOf(Cluster, 'cmk/v2', 'ClusterList'),
});
export const createCluster = operation({
  id: 'createCluster', method: 'POST', path: '/cmk/v2/clusters', summary: 'Want a Kafka cluster',
  ...about, permission: 'cluster:create', query: DryRun, body: ClusterCreate, status: 202, response: Cluster, planned: ClusterPlan,
});
export const getCluster = operation({
  id: 'getCluster', method: 'GET', path: '/cmk/v2/clusters/{id}', summary: 'One Kafka cluster',
  ...about, permission: 'cluster:read', params: ById, query: InEnvironment, status: 200, response: Cluster,
});
export const patchCluster = operation({
  id: 'patchCluster', method: 'PATCH', path: '/cmk/v2/clusters/{id}', summary: 'Rename, resize, upgrade or protect a Kafka cluster',
  ...about, permission: 'cluster:update', params: ById, query: DryRun, body: ClusterPatch, status: 200, response: Cluster, planned: ClusterPlan,
});
export const deleteCluster = operation({
  id: 'deleteCluster', method: 'DELETE', path: '/cmk/v2/clusters/{id}', summary: 'Delete a Kafka cluster and its data',
  ...about, permission: 'cluster:delete', params: ById, query: InEnvironment.extend(DryRun.shape), status: 204, planned: ClusterPlan,
});
