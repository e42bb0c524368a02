/**
 * fleet/v1/autoscale: how much room a region is to have, and what is done when it has less: a whole cluster is asked for, and one
 * that stays empty is retired. It begins as a rehearsal, which says what it would do and does nothing.
 */
import { z } from 'zod';
import { Cloud } from './clusters.ts';
import { operation } from './operation.ts';
import { listOf, PageQuery, Timestamp } from './wire.ts';

export const FLOOR_MAX = 10_000;
export const IDLE_RETIRE_SECONDS_MAX = 90 * 86_400;

const ByPlace = z.object({ cloud: Cloud, region: z.string().trim().min(1).max(64).regex(/^[\w-]+$/, 'letters, digits and "-"') });

export const AutoscaleSetting = z.object({
  /** Clusters of the largest plan for which the region is to have room. 0 asks for nothing. */
  floor: z.number().int().min(0).max(FLOOR_MAX),
  /** How long one of ours stays empty before it is retired. */
  idle_retire_seconds: z.number().int().min(1).max(IDLE_RETIRE_SECONDS_MAX).default(86_400),
  /** Says what it would do and does nothing. */
  dry_run: z.boolean().default(true),
});
export type AutoscaleSetting = z.infer<typeof AutoscaleSetting>;

export const Autoscale = AutoscaleSetting.extend({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('Autoscale'),
  cloud: Cloud,
  region: z.string(),
  set_by: z.string(),
  updated_at: Timestamp,
});
export type Autoscale = z.infer<typeof Autoscale>;

export const AutoscaleDecision = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('AutoscaleDecision'),
  id: z.string(),
  cloud: Cloud,
  region: z.string(),
  /** `ask` and `retire` were done, or would have been; `wait` is for one that is on its way; `none` is contentment. */
  action: z.enum(['ask', 'retire', 'wait', 'none']),
  reason: z.string(),
  dry_run: z.boolean(),
  whole_cluster: z.string().optional(),
  created_at: Timestamp,
});
export type AutoscaleDecision = z.infer<typeof AutoscaleDecision>;

const about = { tag: 'Fleet', surface: 'samsa' } as const;
const PATH = '/fleet/v1/autoscale';
const AT = `${PATH}/{cloud}/{region}` as const;

export const listAutoscale = operation({
  id: 'listAutoscale', method: 'GET', path: PATH, summary: 'The regions whose room is looked after',
  ...about, permission: 'fleet:read', status: 200, response: listOf(Autoscale, 'fleet/v1', 'AutoscaleList'),
});
export const getAutoscale = operation({
  id: 'getAutoscale', method: 'GET', path: AT, summary: 'How the room of one region is looked after',
  ...about, permission: 'fleet:read', params: ByPlace, status: 200, response: Autoscale,
});
export const putAutoscale = operation({
  id: 'putAutoscale', method: 'PUT', path: AT, summary: 'Say how much room a region is to have, and whether to act or to rehearse',
  ...about, permission: 'fleet:write', params: ByPlace, body: AutoscaleSetting, status: 200, response: Autoscale,
});
export const listAutoscaleDecisions = operation({
  id: 'listAutoscaleDecisions', method: 'GET', path: '/fleet/v1/autoscale-decisions', summary: 'What was done for a region’s room, or would have been, and why: the newest first, one for each change of mind',
  ...about, permission: 'fleet:read', query: PageQuery.extend({ cloud: Cloud.optional(), region: z.string().optional() }), status: 200,
  response: listOf(AutoscaleDecision, 'fleet/v1', 'AutoscaleDecisionList'),
});
