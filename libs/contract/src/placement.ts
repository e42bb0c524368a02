/**
 * Why a cluster goes where it goes. The same answer is kept with the operation that created a cluster, told to its tenant without
 * naming a data plane, and given to those who run the fleet for a cluster that nobody has asked for yet.
 */
import { z } from 'zod';
import { Needs } from './capacity.ts';

/** Every reason for which a data plane is passed over. */
export const PlacementReason = z.enum([
  'OtherCloud', 'OtherRegion', 'TooFewZones', 'LabelMissing', 'TaintNotTolerated', 'KafkaVersionMissing', 'OperatorMissing', 'Unreachable',
  'Cordoned', 'Draining', 'Retired', 'ExclusiveToAnother', 'NotIsolated', 'MakesClusters', 'NoRoom',
]);
export type PlacementReason = z.infer<typeof PlacementReason>;

export const Refusal = z.object({ reason: PlacementReason, detail: z.string() });
export type Refusal = z.infer<typeof Refusal>;

/** Each 0 to 100. */
export const Scores = z.object({
  /** The fewer clusters of this organization are there, the more. */
  spread: z.number().int(),
  /** The fuller it is afterwards, the more: so that large clusters find room elsewhere. */
  packing: z.number().int(),
  /** All as long as enough stays free afterwards, none when it is full to the brim. */
  headroom: z.number().int(),
  /** The cheaper, the more. */
  cost: z.number().int(),
});
export type Scores = z.infer<typeof Scores>;

const Counted = z.array(z.object({ reason: PlacementReason, data_planes: z.number().int() }));

export const Placement = z.object({
  asked: z.object({
    cloud: z.string(),
    region: z.string(),
    kind: z.string(),
    plan: z.object({ name: z.string(), revision: z.number().int() }),
    /** Zones it must be spread over. */
    zones: z.number().int(),
    needs: Needs,
  }),
  /** Data planes looked at, and how many of them would do. */
  considered: z.number().int(),
  fitting: z.number().int(),
  /** How many data planes were refused for each reason; one may have several. Another organization’s own is counted for that reason alone. */
  refused: Counted,
  chosen: z.string().optional(),
  weights: Scores,
  /** The best first, then those refused; no more than a bounded number of them. */
  candidates: z.array(
    z.object({ data_plane: z.string(), scores: Scores.optional(), total: z.number().optional(), refusals: z.array(Refusal).optional() }),
  ),
});
export type Placement = z.infer<typeof Placement>;

/** What a tenant is told: counts and reasons, no data plane. */
export const TenantPlacement = z.object({
  considered: z.number().int(),
  fitting: z.number().int(),
  refused: Counted,
  /** Of the one chosen. */
  scores: Scores.optional(),
  total: z.number().optional(),
});
export type TenantPlacement = z.infer<typeof TenantPlacement>;
