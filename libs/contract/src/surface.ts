/** Every operation there is, for what walks them all: the OpenAPI document, the binding test, the strangers test. */
import type { Operation } from './operation.ts';
import * as apiKeys from './api-keys.ts';
import * as clusters from './clusters.ts';
import * as environments from './environments.ts';
import * as operations from './operations.ts';
import * as organizations from './organizations.ts';
import * as roleBindings from './role-bindings.ts';
import * as schemaRegistries from './schema-registries.ts';
import * as serviceAccounts from './service-accounts.ts';
import * as users from './users.ts';

const files: Record<string, unknown>[] = [
  organizations, environments, clusters, serviceAccounts, apiKeys, users, roleBindings, schemaRegistries, operations,
];

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'permission' in value;
}

export const allOperations: Operation[] = files.flatMap((file) => Object.values(file).filter(isOperation));
