/** org/v2: the tenant and its environments. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, DisplayName, listOf, Metadata, PageQuery } from './wire.ts';

export const Organization = z.object({
  api_version: z.literal('org/v2'),
  kind: z.literal('Organization'),
  id: z.uuid(),
  metadata: Metadata,
  display_name: z.string(),
  jit_enabled: z.boolean(),
});
export type Organization = z.infer<typeof Organization>;

export const OrganizationPatch = z.object({ display_name: DisplayName.optional(), jit_enabled: z.boolean().optional() });
export type OrganizationPatch = z.infer<typeof OrganizationPatch>;

const about = { tag: 'Organizations', surface: 'control' } as const;

export const listOrganizations = operation({
  id: 'listOrganizations', method: 'GET', path: '/org/v2/organizations', summary: 'The organizations the caller belongs to',
  ...about, permission: 'authenticated', query: PageQuery, status: 200, response: listOf(Organization, 'org/v2', 'OrganizationList'),
});
export const getOrganization = operation({
  id: 'getOrganization', method: 'GET', path: '/org/v2/organizations/{id}', summary: 'One organization',
  ...about, permission: 'authenticated', params: ById, status: 200, response: Organization,
});
export const patchOrganization = operation({
  id: 'patchOrganization', method: 'PATCH', path: '/org/v2/organizations/{id}', summary: 'Rename an organization',
  ...about, permission: 'organization:update', params: ById, body: OrganizationPatch, status: 200, response: Organization,
});
