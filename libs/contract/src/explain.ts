/** samsa/v1/clusters/{id}/explain: why a cluster is as it is, in one answer: the state, its cause, since when, what follows, what helps. */
import { z } from 'zod';
import { DataPlaneState } from './fleet-data-planes.ts';
import { operation } from './operation.ts';
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
    data_plane: z.object({ state: DataPlaneState, seen_at: Timestamp.optional() }),
  }),
});
export type Explanation = z.infer<typeof Explanation>;

export const explainCluster = operation({
  id: 'explainCluster', method: 'GET', path: '/samsa/v1/clusters/{id}/explain', summary: 'Why a cluster is as it is, and what can be done',
  tag: 'Clusters', surface: 'samsa', permission: 'cluster:read', params: ById, status: 200, response: Explanation,
});
