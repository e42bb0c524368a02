/**
 * What a create, a change or a deletion of a cluster would do: answered to `?dry_run=true` instead of doing it. Nothing is written,
 * nothing is reserved; an answer holds for the moment in which it was given.
 */
import { z } from 'zod';
import { Needs } from './capacity.ts';
import { TenantPlacement } from './placement.ts';

/** Anything else than these two words is refused: who means a dry run and misspells it must not get a wet one. */
export const DryRun = z.object({ dry_run: z.enum(['true', 'false']).optional() });

export const ClusterPlan = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('ClusterPlan'),
  intent: z.enum(['create', 'update', 'delete']),
  cluster: z.string().optional(),
  /** Whether the request would be accepted now. */
  accepted: z.boolean(),
  /** What it would be refused with, each with its remedy; all that can be known at once. */
  blockers: z.array(z.object({ status: z.number().int(), code: z.string(), detail: z.string(), pointer: z.string().optional() })),
  /** Where it would stand and why. Absent for what stands already. */
  placement: TenantPlacement.extend({ cloud: z.string(), region: z.string() }).optional(),
  /** What it would hold more than now of its data plane and of the organization’s quota; negative where it gives back. */
  difference: Needs.extend({ cku: z.number().int() }),
  /** Stages its operation would go through. */
  steps: z.array(z.string()),
  /** Kubernetes objects that would be written or removed; the rest stays as it is. */
  objects: z.array(z.object({ deed: z.enum(['create', 'change', 'delete']), kind: z.string(), name: z.string(), namespace: z.string().optional() })),
  /** Brokers that would be restarted, one at a time, and why. */
  restarts: z.object({ brokers: z.number().int(), why: z.array(z.string()) }),
  /** Data that would be copied between brokers, or lost. */
  data: z.array(z.object({ deed: z.enum(['evacuate', 'replicate', 'delete']), detail: z.string(), bytes: z.number().int().nullable(), bytes_unknown_because: z.string().optional() })),
  /** In millionths of the currency, for a month. */
  price: z.object({ difference_micros: z.number().int().nullable(), unknown_because: z.string().optional() }),
});
export type ClusterPlan = z.infer<typeof ClusterPlan>;
