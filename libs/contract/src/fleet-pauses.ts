/**
 * fleet/v1/pauses: switches for those who run the fleet. In a paused scope every wish is accepted and waits: the loop looks at none
 * of its clusters, repairs no drift and works no keys, and whoever asks is told so with the reason. What the api does at once on a
 * tenant's own brokers (records, topics, a key that is deleted) goes on.
 */
import { z } from 'zod';
import { operation } from './operation.ts';
import { listOf, PageQuery, Timestamp } from './wire.ts';

export const PAUSE_REASON_LENGTH_MAX = 500;

/** `global`, `region.CLOUD.REGION`, `data-plane.ID` or `organization.ID`. */
export const PauseId = z.string().min(1).max(128);

export const Pause = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('Pause'),
  id: PauseId,
  scope: z.object({
    kind: z.enum(['global', 'region', 'data_plane', 'organization']),
    cloud: z.string().optional(),
    region: z.string().optional(),
    data_plane: z.string().optional(),
    organization: z.string().optional(),
  }),
  reason: z.string(),
  paused_by: z.string(),
  created_at: Timestamp,
  /** Operations that wait for it. */
  waiting: z.number().int(),
});
export type Pause = z.infer<typeof Pause>;

export const PausePut = z.object({
  /** Tenants read it. */
  reason: z.string().trim().min(1).max(PAUSE_REASON_LENGTH_MAX),
});
export type PausePut = z.infer<typeof PausePut>;

const about = { tag: 'Fleet', surface: 'samsa' } as const;
const PATH = '/fleet/v1/pauses';
const ById = z.object({ id: PauseId });

export const listPauses = operation({
  id: 'listPauses', method: 'GET', path: PATH, summary: 'What is paused, by whom, since when and why',
  ...about, permission: 'fleet:read', query: PageQuery, status: 200, response: listOf(Pause, 'fleet/v1', 'PauseList'),
});
export const putPause = operation({
  id: 'putPause', method: 'PUT', path: `${PATH}/{id}`, summary: 'Pause a scope, or give its pause another reason',
  ...about, permission: 'fleet:write', params: ById, body: PausePut, status: 200, response: Pause,
});
export const deletePause = operation({
  id: 'deletePause', method: 'DELETE', path: `${PATH}/{id}`, summary: 'Lift a pause: what waited goes on at once',
  ...about, permission: 'fleet:write', params: ById, status: 204,
});
