/** org/v2/environments: what holds clusters, with its stream governance package. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, DisplayName, listOf, Metadata, PageQuery } from './wire.ts';

const Governance = z.object({ package: z.enum(['ESSENTIALS', 'ADVANCED']) });

export const Environment = z.object({
  api_version: z.literal('org/v2'),
  kind: z.literal('Environment'),
  id: z.string(),
  metadata: Metadata,
  display_name: z.string(),
  stream_governance_config: Governance.optional(),
});
export type Environment = z.infer<typeof Environment>;

export const EnvironmentCreate = z.object({ display_name: DisplayName, stream_governance_config: Governance.optional() });
export type EnvironmentCreate = z.infer<typeof EnvironmentCreate>;
export const EnvironmentPatch = z.object({ display_name: DisplayName.optional(), stream_governance_config: Governance.optional() });
export type EnvironmentPatch = z.infer<typeof EnvironmentPatch>;

const about = { tag: 'Environments', surface: 'control' } as const;

export const listEnvironments = operation({
  id: 'listEnvironments', method: 'GET', path: '/org/v2/environments', summary: 'The environments the caller may see',
  ...about, permission: 'environment:read', query: PageQuery, status: 200, response: listOf(Environment, 'org/v2', 'EnvironmentList'),
});
export const createEnvironment = operation({
  id: 'createEnvironment', method: 'POST', path: '/org/v2/environments', summary: 'Make an environment',
  ...about, permission: 'environment:create', body: EnvironmentCreate, status: 201, response: Environment,
});
export const getEnvironment = operation({
  id: 'getEnvironment', method: 'GET', path: '/org/v2/environments/{id}', summary: 'One environment',
  ...about, permission: 'environment:read', params: ById, status: 200, response: Environment,
});
export const patchEnvironment = operation({
  id: 'patchEnvironment', method: 'PATCH', path: '/org/v2/environments/{id}', summary: 'Rename an environment or change its governance package',
  ...about, permission: 'environment:update', params: ById, body: EnvironmentPatch, status: 200, response: Environment,
});
export const deleteEnvironment = operation({
  id: 'deleteEnvironment', method: 'DELETE', path: '/org/v2/environments/{id}', summary: 'Delete an empty environment',
  ...about, permission: 'environment:delete', params: ById, status: 204,
});
