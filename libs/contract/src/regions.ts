/** samsa/v1/regions: where a cluster can be had, and why not where it cannot. */
import { z } from 'zod';
import { Cloud, ClusterKind } from './clusters.ts';
import { operation } from './operation.ts';
import { listOf } from './wire.ts';

export const OfferedRegion = z.object({
  cloud: Cloud,
  region: z.string(),
  /** Takes a new cluster of some kind now. */
  available: z.boolean(),
  /** Why not. */
  reason: z.string().optional(),
  /** Each kind on offer, by the least size it comes in. */
  kinds: z.array(z.object({ kind: ClusterKind, available: z.boolean(), reason: z.string().optional() })),
});
export type OfferedRegion = z.infer<typeof OfferedRegion>;

export const listRegions = operation({
  id: 'listRegions', method: 'GET', path: '/samsa/v1/regions', summary: 'The regions on offer, and the reason where no new cluster is taken',
  tag: 'Regions', surface: 'samsa', permission: 'authenticated', status: 200, response: listOf(OfferedRegion, 'samsa/v1', 'RegionList'),
});
