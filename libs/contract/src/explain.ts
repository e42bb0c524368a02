/** samsa/v1/clusters/{id}/explain: why a cluster is as it is, in one answer: the state, its cause, since when, what follows, what helps. */
import { z } from 'zod';
import { DataPlaneState } from './fleet-data-planes.ts';
import { operation } from './operation.ts';
import { Placement, TenantPlacement } from './placement.ts';
import { ById, Timestamp } from './wire.ts';

export const Explanation = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('Explanation'),
  cluster: z.string(),
  /** A sentence. */
  state: z.string(),
  /** Why, where there is something to say. */
  cause: z.string().optional(),
  since: Timestamp,
  /** What happens by itself, and when where that is known. */
  next: z.object({ what: z.string(), at: Timestamp.optional() }),
  /** Sentences; empty when there is nothing to do. */
  you_can: z.array(z.string()),
  /** What the rest was folded from. */
  evidence: z.object({
    operation: z.string().optional(),
    step: z.string().optional(),
    failures: z.number().int(),
    generation: z.number().int(),
    observed_generation: z.number().int(),
    conditions: z.array(z.object({ type: z.string(), status: z.string(), reason: z.string(), message: z.string(), lastTransitionTime: Timestamp })),
    data_plane: z.object({ state: DataPlaneState, seen_at: Timestamp.optional(), id: z.string().optional(), display_name: z.string().optional(), holder: z.string().optional() }),
    /** Its id is for those who run the fleet. */
    pause: z.object({ id: z.string().optional(), reason: z.string(), since: Timestamp }).optional(),
    quarantine: z.object({ since: Timestamp, because: z.string() }).optional(),
    /** What went wrong in a row, the latest last; for those who run the fleet. */
    causes: z.array(z.object({ reason: z.string(), message: z.string(), first_at: Timestamp, last_at: Timestamp, times: z.number().int() })).optional(),
    /** What the operator itself says while the cluster is not ready. */
    operator: z.object({ reason: z.string(), message: z.string() }).optional(),
    /** What Kubernetes warned of last in its namespace while it was not ready, and what is used up of the namespace's quota. */
    kubernetes: z
      .object({
        read_at: Timestamp,
        warnings: z.array(z.object({ reason: z.string(), message: z.string(), object: z.string(), count: z.number().int(), last_at: Timestamp })),
        exhausted: z.array(z.object({ resource: z.string(), used: z.string(), hard: z.string() })),
      })
      .optional(),
    /** Of the organization. */
    quota: z.object({ clusters: z.object({ held: z.number().int(), limit: z.number().int() }), cku: z.object({ held: z.number().int(), limit: z.number().int() }) }),
    /** Why it stands where it stands, in counts. Absent for a cluster placed before this was kept. */
    placement: TenantPlacement.optional(),
    /** The same by data plane, for those who run the fleet. */
    placement_by_data_plane: Placement.optional(),
  }),
});
export type Explanation = z.infer<typeof Explanation>;

export const explainCluster = operation({
  id: 'explainCluster', method: 'GET', path: '/samsa/v1/clusters/{id}/explain', summary: 'Why a cluster is as it is, and what can be done',
  tag: 'Clusters', surface: 'samsa', permission: 'cluster:read', params: ById, status: 200, response: Explanation,
});
export const explainFleetCluster = operation({
  id: 'explainFleetCluster', method: 'GET', path: '/fleet/v1/clusters/{id}/explain', summary: 'Why a cluster of any tenant is as it is, and what those who run the fleet can do',
  tag: 'Fleet', surface: 'samsa', permission: 'fleet:read', params: ById, status: 200, response: Explanation,
});
