/** iam/v2/service-accounts: principals that are not people. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, Description, DisplayName, listOf, Metadata, PageQuery } from './wire.ts';

export const ServiceAccount = z.object({
  api_version: z.literal('iam/v2'),
  kind: z.literal('ServiceAccount'),
  id: z.string(),
  metadata: Metadata,
  display_name: z.string(),
  description: z.string(),
});
export type ServiceAccount = z.infer<typeof ServiceAccount>;

export const ServiceAccountCreate = z.object({ display_name: DisplayName, description: Description.default('') });
export type ServiceAccountCreate = z.infer<typeof ServiceAccountCreate>;
export const ServiceAccountPatch = z.object({ display_name: DisplayName.optional(), description: Description.optional() });
export type ServiceAccountPatch = z.infer<typeof ServiceAccountPatch>;

/** The provider splits a name at its blanks into repeated parameters: joined again they are the name. */
const ByName = z.object({ display_name: z.union([z.string(), z.array(z.string())]).optional() });
const about = { tag: 'Service accounts', surface: 'control' } as const;

export const listServiceAccounts = operation({
  id: 'listServiceAccounts', method: 'GET', path: '/iam/v2/service-accounts', summary: 'The service accounts of the organization',
  ...about, permission: 'service-account:read', query: PageQuery.extend(ByName.shape), status: 200,
  response: listOf(ServiceAccount, 'iam/v2', 'ServiceAccountList'),
});
export const createServiceAccount = operation({
  id: 'createServiceAccount', method: 'POST', path: '/iam/v2/service-accounts', summary: 'Make a service account',
  ...about, permission: 'service-account:create', body: ServiceAccountCreate, status: 201, response: ServiceAccount,
});
export const getServiceAccount = operation({
  id: 'getServiceAccount', method: 'GET', path: '/iam/v2/service-accounts/{id}', summary: 'One service account',
  ...about, permission: 'service-account:read', params: ById, status: 200, response: ServiceAccount,
});
export const patchServiceAccount = operation({
  id: 'patchServiceAccount', method: 'PATCH', path: '/iam/v2/service-accounts/{id}', summary: 'Rename or describe a service account',
  ...about, permission: 'service-account:update', params: ById, body: ServiceAccountPatch, status: 200, response: ServiceAccount,
});
export const deleteServiceAccount = operation({
  id: 'deleteServiceAccount', method: 'DELETE', path: '/iam/v2/service-accounts/{id}', summary: 'Delete a service account with its keys and bindings',
  ...about, permission: 'service-account:delete', params: ById, status: 204,
});
