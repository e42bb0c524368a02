/**
 * fleet/v1/plans: what a cluster kind is made of, for those who run the fleet. A plan is its revisions: one is never changed, a
 * newer one is written, and clusters keep the one they were made of until something moves them. A definition is told as it is
 * kept, in the names Kubernetes would use.
 */
import { z } from 'zod';
import { Needs } from './capacity.ts';
import { ClusterKind } from './clusters.ts';
import { Labels } from './fleet-data-planes.ts';
import { operation } from './operation.ts';
import { listOf, Timestamp } from './wire.ts';

export const NODES_MAX = 100;
export const BROKER_CONFIGS_MAX = 200;
export const TOLERATIONS_MAX = 32;

/** As Kubernetes writes them: `250m`, `4`, `1Gi`. */
export const Quantity = z.string().max(20).regex(/^\d+(?:\.\d+)?(?:m|k|M|G|T|Ki|Mi|Gi|Ti)?$/, 'a quantity as Kubernetes writes it: 250m, 4, 1Gi');
const HeapSize = z.string().regex(/^[1-9]\d{0,9}[kmg]$/i, 'a size as Java writes it: 256m, 4g');
const Resources = z.object({ cpu: Quantity, memory: Quantity });

/** Matches taints as in Kubernetes: without a key all of them, without an effect every effect. */
export const Toleration = z.object({
  key: z.string().min(1).max(63).optional(),
  operator: z.enum(['Equal', 'Exists']).optional(),
  value: z.string().max(63).optional(),
  effect: z.string().max(32).optional(),
});
export type Toleration = z.infer<typeof Toleration>;

export const PlanDefinition = z.object({
  kind: ClusterKind,
  /** Combined controller and broker nodes; for Dedicated, `nodesPerCku` more for each cku beyond the first. */
  nodes: z.number().int().min(1).max(NODES_MAX),
  nodesPerCku: z.number().int().min(0).max(NODES_MAX),
  /** Of each node. Room is counted by the requests. */
  resources: z.object({ requests: Resources, limits: Resources }),
  storage: z.object({ size: Quantity, class: z.string().min(1).max(253).optional(), deleteClaim: z.boolean() }),
  jvm: z.object({ xms: HeapSize, xmx: HeapSize }),
  kafka: z.object({
    version: z.string().regex(/^\d+\.\d+\.\d+$/, 'a version of Kafka: 4.3.1'),
    metadataVersion: z.string().regex(/^\d+\.\d+(?:-IV\d+)?$/, 'a metadata version of Kafka: 4.3-IV0'),
    config: z
      .record(z.string().min(1).max(249), z.union([z.string().max(4_096), z.number(), z.boolean()]))
      .refine((config) => Object.keys(config).length <= BROKER_CONFIGS_MAX, `no more than ${BROKER_CONFIGS_MAX} settings`),
  }),
  maxEcku: z.object({ default: z.number().int().min(1), most: z.number().int().min(1) }).optional(),
  cku: z.object({ least: z.number().int().min(1), most: z.number().int().min(1) }).optional(),
  limits: z.object({ partitions: z.number().int().min(1) }),
  /** The name under which price books know it; the plan's own when left out. */
  price: z.object({ reference: z.string().min(1).max(64) }).optional(),
  /** `cluster`: on a Kubernetes cluster that nobody else uses. `shared` when left out. */
  isolation: z.enum(['shared', 'cluster']).optional(),
  /** What becomes of a field of ours that somebody else changed. `revert` when left out. */
  drift: z.enum(['revert', 'adopt']).optional(),
  /** What a data plane must have, and may have, to take it. */
  placement: z.object({ labels: Labels.optional(), tolerations: z.array(Toleration).max(TOLERATIONS_MAX).optional() }).optional(),
});
export type PlanDefinition = z.infer<typeof PlanDefinition>;

export const Plan = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('Plan'),
  /** Its name. */
  id: z.string(),
  revision: z.number().int(),
  definition: PlanDefinition,
  /** What a cluster of it takes of a data plane: one of the least size, and each cku more. */
  capacity: z.object({ least: Needs, per_cku: Needs.optional() }),
  /** Living clusters that are made of this revision. */
  clusters: z.number().int(),
  created_at: Timestamp,
});
export type Plan = z.infer<typeof Plan>;

export const PlanRevisionCreate = z.object({
  /** The revision it follows, so that nobody overwrites what another has just written: the newest one, 0 for a plan that is new. */
  follows: z.number().int().min(0),
  definition: PlanDefinition,
});
export type PlanRevisionCreate = z.infer<typeof PlanRevisionCreate>;

const ByName = z.object({ id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'a plan’s name has lower-case letters, digits and "-"') });
const about = { tag: 'Fleet', surface: 'samsa' } as const;
const PATH = '/fleet/v1/plans';
const PlanList = listOf(Plan, 'fleet/v1', 'PlanList');

export const listPlans = operation({
  id: 'listPlans', method: 'GET', path: PATH, summary: 'The plans, each in its newest revision',
  ...about, permission: 'fleet:read', status: 200, response: PlanList,
});
export const getPlan = operation({
  id: 'getPlan', method: 'GET', path: `${PATH}/{id}`, summary: 'The newest revision of a plan',
  ...about, permission: 'fleet:read', params: ByName, status: 200, response: Plan,
});
export const listPlanRevisions = operation({
  id: 'listPlanRevisions', method: 'GET', path: `${PATH}/{id}/revisions`, summary: 'Every revision of a plan, the newest first',
  ...about, permission: 'fleet:read', params: ByName, status: 200, response: PlanList,
});
export const createPlanRevision = operation({
  id: 'createPlanRevision', method: 'POST', path: `${PATH}/{id}/revisions`, summary: 'What clusters created from now on are made of; those there are keep theirs',
  ...about, permission: 'fleet:write', params: ByName, body: PlanRevisionCreate, status: 201, response: Plan,
});
