/**
 * iam/v2/api-keys: a key of the control plane ("cloud") or of one cluster. The secret is answered once, at creation.
 * One's own keys need no role; those of others need api-key:* at the place where they hold.
 */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, listOf, Metadata, PageQuery, Reference, ReferenceWanted } from './wire.ts';

export const ApiKey = z.object({
  api_version: z.literal('iam/v2'),
  kind: z.literal('ApiKey'),
  id: z.string(),
  metadata: Metadata,
  spec: z.object({
    secret: z.string(),
    display_name: z.string(),
    description: z.string(),
    owner: Reference,
    resource: Reference,
  }),
});
export type ApiKey = z.infer<typeof ApiKey>;

const Label = z.string().max(128);
export const ApiKeyCreate = z.object({
  spec: z.object({
    display_name: Label.default(''),
    description: Label.default(''),
    owner: ReferenceWanted.extend({ id: z.string().regex(/^(u-|sa-)/, 'must be the id of a user (u-…) or a service account (sa-…)') }),
    resource: ReferenceWanted.nullish(),
  }),
});
export type ApiKeyCreate = z.infer<typeof ApiKeyCreate>;
export const ApiKeyPatch = z.object({ spec: z.object({ display_name: Label.optional(), description: Label.optional() }) });
export type ApiKeyPatch = z.infer<typeof ApiKeyPatch>;

const Filter = z.object({ 'spec.owner': z.string().optional(), 'spec.resource': z.string().optional() });
const about = { tag: 'API keys', surface: 'control' } as const;

export const listApiKeys = operation({
  id: 'listApiKeys', method: 'GET', path: '/iam/v2/api-keys', summary: 'API keys, without their secrets',
  ...about, permission: 'authenticated', query: PageQuery.extend(Filter.shape), status: 200, response: listOf(ApiKey, 'iam/v2', 'ApiKeyList'),
});
export const createApiKey = operation({
  id: 'createApiKey', method: 'POST', path: '/iam/v2/api-keys', summary: 'Make an API key; its secret is answered this once',
  ...about, permission: 'authenticated', body: ApiKeyCreate, status: 202, response: ApiKey,
});
export const getApiKey = operation({
  id: 'getApiKey', method: 'GET', path: '/iam/v2/api-keys/{id}', summary: 'One API key, without its secret',
  ...about, permission: 'authenticated', params: ById, status: 200, response: ApiKey,
});
export const patchApiKey = operation({
  id: 'patchApiKey', method: 'PATCH', path: '/iam/v2/api-keys/{id}', summary: 'Rename or describe an API key',
  ...about, permission: 'authenticated', params: ById, body: ApiKeyPatch, status: 200, response: ApiKey,
});
export const deleteApiKey = operation({
  id: 'deleteApiKey', method: 'DELETE', path: '/iam/v2/api-keys/{id}', summary: 'Delete an API key: it is refused everywhere at once',
  ...about, permission: 'authenticated', params: ById, status: 204,
});
