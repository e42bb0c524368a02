/** fleet/v1/quotas: what an organization holds and may hold. A limit below what is held takes nothing away and lets nothing more in. */
import { z } from 'zod';
import { operation } from './operation.ts';

const Limit = z.number().int().min(0);
export const QuotaUnit = z.object({ held: z.number().int(), /** Null: none. */ limit: Limit.nullable() });

export const Quota = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('Quota'),
  organization: z.string(),
  clusters: QuotaUnit,
  cku: QuotaUnit,
  brokers: QuotaUnit,
  storage_bytes: QuotaUnit,
});
export type Quota = z.infer<typeof Quota>;

/** What is left out stays. */
export const QuotaPatch = z.object({
  clusters: Limit.max(1_000_000).optional(),
  cku: Limit.max(1_000_000).optional(),
  /** Null takes the limit away. */
  brokers: Limit.max(1_000_000).nullable().optional(),
  storage_bytes: Limit.nullable().optional(),
});
export type QuotaPatch = z.infer<typeof QuotaPatch>;

const ByOrganization = z.object({ id: z.uuid() });
const about = { tag: 'Fleet', surface: 'samsa' } as const;

export const getQuota = operation({
  id: 'getQuota', method: 'GET', path: '/fleet/v1/quotas/{id}', summary: 'What an organization holds and may hold',
  ...about, permission: 'fleet:read', params: ByOrganization, status: 200, response: Quota,
});
export const patchQuota = operation({
  id: 'patchQuota', method: 'PATCH', path: '/fleet/v1/quotas/{id}', summary: 'Let an organization hold more, or no more',
  ...about, permission: 'fleet:write', params: ByOrganization, body: QuotaPatch, status: 200, response: Quota,
});
