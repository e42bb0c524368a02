/** iam/v2/role-bindings: principal × role × CRN pattern. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, listOf, Metadata, PageQuery } from './wire.ts';

export const ROLES = [
  'OrganizationAdmin', 'EnvironmentAdmin', 'CloudClusterAdmin', 'Operator', 'MetricsViewer',
  'DeveloperRead', 'DeveloperWrite', 'DeveloperManage', 'ResourceOwner',
] as const;
export const RoleName = z.enum(ROLES);
export type RoleName = z.infer<typeof RoleName>;

export const RoleBinding = z.object({
  api_version: z.literal('iam/v2'),
  kind: z.literal('RoleBinding'),
  id: z.string(),
  metadata: Metadata,
  principal: z.string(),
  role_name: RoleName,
  crn_pattern: z.string(),
});
export type RoleBinding = z.infer<typeof RoleBinding>;

export const RoleBindingCreate = z.object({
  principal: z.string().regex(/^User:(u-|sa-).+$/, 'must be User:u-… or User:sa-…'),
  role_name: RoleName,
  crn_pattern: z.string().max(1_024).regex(/^crn:\/\/.+$/, 'must begin with crn://'),
});
export type RoleBindingCreate = z.infer<typeof RoleBindingCreate>;

const Filter = z.object({ crn_pattern: z.string().min(1), principal: z.string().optional(), role_name: z.string().optional() });
const about = { tag: 'Role bindings', surface: 'control' } as const;

export const listRoleBindings = operation({
  id: 'listRoleBindings', method: 'GET', path: '/iam/v2/role-bindings', summary: 'Role bindings at and, with /*, below a CRN',
  ...about, permission: 'role-binding:read', query: PageQuery.extend(Filter.shape), status: 200, response: listOf(RoleBinding, 'iam/v2', 'RoleBindingList'),
});
export const createRoleBinding = operation({
  id: 'createRoleBinding', method: 'POST', path: '/iam/v2/role-bindings', summary: 'Give a role',
  ...about, permission: 'role-binding:create', body: RoleBindingCreate, status: 201, response: RoleBinding,
});
export const getRoleBinding = operation({
  id: 'getRoleBinding', method: 'GET', path: '/iam/v2/role-bindings/{id}', summary: 'One role binding',
  ...about, permission: 'role-binding:read', params: ById, status: 200, response: RoleBinding,
});
export const deleteRoleBinding = operation({
  id: 'deleteRoleBinding', method: 'DELETE', path: '/iam/v2/role-bindings/{id}', summary: 'Take a role away; answers what it was',
  ...about, permission: 'role-binding:delete', params: ById, status: 200, response: RoleBinding,
});
