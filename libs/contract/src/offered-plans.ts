/** samsa/v1/plans: the kinds of cluster on offer, what each is made of and what its use costs; what one chooses from. */
import { z } from 'zod';
import { Availability, Cloud, ClusterKind } from './clusters.ts';
import { operation } from './operation.ts';
import { listOf } from './wire.ts';

const Micros = z.number().int();

export const OfferedPrice = z.object({
  metric: z.string(),
  unit: z.string(),
  /** Of each started unit of the metric at a moment, so much is paid at least. */
  least: z.number().int().optional(),
  /** And so much costs nothing. */
  free: z.number().int().optional(),
  /** What a unit costs, up to so many in a month; the last tier has no end. */
  tiers: z.array(z.object({ up_to: z.number().int().optional(), price_micros: Micros })),
});
export type OfferedPrice = z.infer<typeof OfferedPrice>;

export const OfferedPlan = z.object({
  /** As in spec.config.kind. */
  type: ClusterKind,
  plan: z.string(),
  revision: z.number().int(),
  availabilities: z.array(Availability),
  /** Of the least size, and how many more for each CKU beyond the first. */
  brokers: z.number().int(),
  brokers_per_cku: z.number().int(),
  /** Copies that its topics have by default. */
  replication: z.number().int(),
  storage_bytes_per_broker: z.number().int(),
  kafka_version: z.string(),
  /** Partitions it may have; of Dedicated for each CKU. */
  partitions: z.number().int(),
  cku: z.object({ least: z.number().int(), most: z.number().int() }).optional(),
  max_ecku: z.object({ default: z.number().int(), most: z.number().int() }).optional(),
  /** Tenants on a Kubernetes cluster of their own. */
  isolated: z.boolean(),
  /** What costs something, at the place asked for. Empty where there is no price book. */
  prices: z.array(OfferedPrice),
});
export type OfferedPlan = z.infer<typeof OfferedPlan>;

export const listOfferedPlans = operation({
  id: 'listOfferedPlans', method: 'GET', path: '/samsa/v1/plans', summary: 'The kinds of cluster on offer, what they are made of and what they cost',
  tag: 'Regions', surface: 'samsa', permission: 'authenticated', status: 200,
  query: z.object({ cloud: Cloud.optional(), region: z.string().max(64).optional() }),
  response: listOf(OfferedPlan, 'samsa/v1', 'PlanList').extend({ currency: z.string() }),
});
