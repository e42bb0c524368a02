/** fleet/v1/placements: where would it go? Asked of the same placement that creates ask, for a cluster that nobody has asked for yet. */
import { z } from 'zod';
import { ClusterCreate } from './clusters.ts';
import { operation } from './operation.ts';
import { Placement } from './placement.ts';
import { DisplayName, ReferenceWanted } from './wire.ts';

export const PlacementQuestion = z.object({
  organization: z.uuid(),
  /** As in a create; what does not matter for the place may be left out. */
  spec: ClusterCreate.shape.spec.extend({ display_name: DisplayName.default('asked'), environment: ReferenceWanted.optional() }),
});
export type PlacementQuestion = z.infer<typeof PlacementQuestion>;

export const PlacementAnswer = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('PlacementAnswer'),
  placement: Placement,
  /** Why it would be refused all the same, or anyway; empty when it would be taken. */
  blockers: z.array(z.string()),
});
export type PlacementAnswer = z.infer<typeof PlacementAnswer>;

export const explainPlacement = operation({
  id: 'explainPlacement', method: 'POST', path: '/fleet/v1/placements:explain', summary: 'Where a cluster would go, and why not elsewhere; nothing is changed',
  tag: 'Fleet', surface: 'samsa', permission: 'fleet:read', body: PlacementQuestion, status: 200, response: PlacementAnswer,
});
