/** samsa/v1/clusters: the clusters of all environments in one list, each with how it is and what is under way. What a console shows first. */
import { z } from 'zod';
import { Availability, Cloud, ClusterKind } from './clusters.ts';
import { operation } from './operation.ts';
import { LifeOperation, OperationState } from './operations.ts';
import { ById, listOf, NAME_LENGTH_MAX, PageQuery, Timestamp } from './wire.ts';

/**
 * `creating`, `changing`, `deleting`: under way as usual. `waiting`: stopped for now, by those who run the installation or because it is
 * suspended. `failing`: it does not come to what was wanted, or stands and does not work as it should. `healthy`: all else.
 */
export const ClusterHealth = z.enum(['creating', 'changing', 'deleting', 'waiting', 'failing', 'healthy']);
export type ClusterHealth = z.infer<typeof ClusterHealth>;

export const ClusterSummary = z.object({
  id: z.string(),
  display_name: z.string(),
  environment: z.object({ id: z.string(), display_name: z.string() }),
  cloud: Cloud,
  region: z.string(),
  availability: Availability,
  /** As in spec.config.kind. */
  type: ClusterKind,
  /** Dedicated only. */
  cku: z.number().int().optional(),
  /** Elastic kinds only. */
  max_ecku: z.number().int().optional(),
  health: ClusterHealth,
  /** Why, in a sentence. */
  reason: z.string().optional(),
  deletion_protection: z.boolean(),
  kafka_version: z.string().optional(),
  /** `host:port[,host:port]`, once there is one. */
  bootstrap: z.string().optional(),
  /** The newest, if it has not ended well. */
  operation: z.object({ id: z.string(), intent: LifeOperation.shape.intent, state: OperationState, percent: z.number().int() }).optional(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type ClusterSummary = z.infer<typeof ClusterSummary>;

const about = { tag: 'Clusters', surface: 'samsa', permission: 'cluster:read', status: 200 } as const;

export const listClusterSummaries = operation({
  id: 'listClusterSummaries', method: 'GET', path: '/samsa/v1/clusters', summary: 'The clusters of all environments that the caller may see, each with how it is; the newest first',
  ...about, response: listOf(ClusterSummary, 'samsa/v1', 'ClusterSummaryList'),
  query: PageQuery.extend({
    environment: z.string().max(128).optional(),
    /** In the name, the id or the region. */
    search: z.string().trim().max(NAME_LENGTH_MAX).optional(),
  }),
});
export const getClusterSummary = operation({
  id: 'getClusterSummary', method: 'GET', path: '/samsa/v1/clusters/{id}', summary: 'One cluster with how it is, whatever environment it is in',
  ...about, params: ById, response: ClusterSummary,
});
