/**
 * service-quota/v1, in the compatible shape: every limit that is enforced here, what it is by default, what it is now and how much of
 * it is used. Filters that name things we have no quotas for (networks, certificate authorities) find nothing.
 */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ListMetadata, Metadata, Reference } from './wire.ts';

export const QUOTAS_PAGE_MAX = 200;

export const QuotaScope = z.enum(['ORGANIZATION', 'ENVIRONMENT', 'NETWORK', 'KAFKA_CLUSTER', 'SERVICE_ACCOUNT', 'USER_ACCOUNT', 'IDENTITY_PROVIDER']);
export type QuotaScope = z.infer<typeof QuotaScope>;

export const AppliedQuota = z.object({
  api_version: z.literal('service-quota/v1'),
  kind: z.literal('AppliedQuota'),
  /** `kafka.max_kafka_clusters.per_org`; the same for each thing of its scope, which is named beside it. */
  id: z.string(),
  metadata: Metadata.pick({ self: true, resource_name: true }),
  scope: QuotaScope,
  display_name: z.string(),
  default_limit: z.number().int(),
  applied_limit: z.number().int(),
  usage: z.number().int().optional(),
  organization: Reference.optional(),
  environment: Reference.optional(),
  kafka_cluster: Reference.optional(),
  user: Reference.optional(),
});
export type AppliedQuota = z.infer<typeof AppliedQuota>;

export const Scope = z.object({
  api_version: z.literal('service-quota/v1'),
  kind: z.literal('Scope'),
  id: z.string(),
  metadata: Metadata.pick({ self: true, resource_name: true }),
  description: z.string(),
});

const Filter = z.string().max(255).optional();
const Places = z.object({ environment: Filter, network: Filter, kafka_cluster: Filter, identity_provider: Filter, certificate_authority: Filter });
const Page = z.object({ page_size: z.coerce.number().int().min(1).max(QUOTAS_PAGE_MAX).default(10), page_token: z.string().max(255).optional() });
const list = <Item extends z.ZodType, Kind extends string>(item: Item, kind: Kind) =>
  z.object({ api_version: z.literal('service-quota/v1'), kind: z.literal(kind), metadata: ListMetadata, data: z.array(item) });
const ById = z.object({ id: z.string().min(1).max(255) });
const about = { tag: 'Service quotas', surface: 'control', permission: 'quota:read', status: 200 } as const;

export const listAppliedQuotas = operation({
  id: 'listAppliedQuotas', method: 'GET', path: '/service-quota/v1/applied-quotas', summary: 'Limits of a scope, with what is used of each',
  ...about, query: Places.extend({ scope: QuotaScope, id: Filter }).extend(Page.shape), response: list(AppliedQuota, 'AppliedQuotaList'),
});
export const getAppliedQuota = operation({
  id: 'getAppliedQuota', method: 'GET', path: '/service-quota/v1/applied-quotas/{id}', summary: 'One limit; of an environment or a cluster, the one that is named',
  ...about, params: ById, query: Places, response: AppliedQuota,
});
export const listQuotaScopes = operation({
  id: 'listQuotaScopes', method: 'GET', path: '/service-quota/v1/scopes', summary: 'What quotas may be of', ...about, permission: 'authenticated', query: Page, response: list(Scope, 'ScopeList'),
});
export const getQuotaScope = operation({
  id: 'getQuotaScope', method: 'GET', path: '/service-quota/v1/scopes/{id}', summary: 'One of the things that quotas may be of', ...about, permission: 'authenticated', params: ById, response: Scope,
});
