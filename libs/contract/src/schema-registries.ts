/** srcm/v3: the schema registry that stands by in an environment with a governance package. Read only. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, listOf, Metadata, PageQuery, Reference } from './wire.ts';

export const SchemaRegistry = z.object({
  api_version: z.literal('srcm/v3'),
  kind: z.literal('Cluster'),
  id: z.string(),
  metadata: Metadata,
  spec: z.object({
    display_name: z.string(),
    package: z.enum(['ESSENTIALS', 'ADVANCED']),
    http_endpoint: z.string(),
    cloud: z.string(),
    region: z.string(),
    environment: Reference,
  }),
  status: z.object({ phase: z.enum(['PROVISIONING', 'PROVISIONED', 'FAILED']) }),
});
export type SchemaRegistry = z.infer<typeof SchemaRegistry>;

const InEnvironment = z.object({ environment: z.string().min(1) });
const about = { tag: 'Schema registries', surface: 'control' } as const;

export const listSchemaRegistries = operation({
  id: 'listSchemaRegistries', method: 'GET', path: '/srcm/v3/clusters', summary: 'The schema registry of an environment',
  ...about, permission: 'environment:read', query: PageQuery.extend(InEnvironment.shape), status: 200, response: listOf(SchemaRegistry, 'srcm/v3', 'ClusterList'),
});
export const getSchemaRegistry = operation({
  id: 'getSchemaRegistry', method: 'GET', path: '/srcm/v3/clusters/{id}', summary: 'One schema registry',
  ...about, permission: 'environment:read', params: ById, query: InEnvironment, status: 200, response: SchemaRegistry,
});
