/** Every operation there is, for what walks them all: the OpenAPI document, the binding test, the strangers test. */
import { z } from 'zod';
import type { Operation } from './operation.ts';
import * as apiKeys from './api-keys.ts';
import * as audit from './audit.ts';
import * as billing from './billing.ts';
import * as billingAccounts from './billing-accounts.ts';
import * as billingExports from './billing-exports.ts';
import * as budgets from './budgets.ts';
import * as autoscale from './autoscale.ts';
import * as clusterOverview from './cluster-overview.ts';
import * as clusterPlanning from './cluster-planning.ts';
import * as clusterPlans from './cluster-plans.ts';
import * as clusters from './clusters.ts';
import * as contentsAcls from './contents-acls.ts';
import * as contentsGroups from './contents-groups.ts';
import * as contentsMessages from './contents-messages.ts';
import * as contentsTopics from './contents-topics.ts';
import * as environments from './environments.ts';
import * as explain from './explain.ts';
import * as fleetCapacity from './fleet-capacity.ts';
import * as fleetDataPlanes from './fleet-data-planes.ts';
import * as fleetKeys from './fleet-keys.ts';
import * as fleetDrift from './fleet-drift.ts';
import * as fleetOperations from './fleet-operations.ts';
import * as fleetProbe from './fleet-probe.ts';
import * as fleetPauses from './fleet-pauses.ts';
import * as fleetPlacements from './fleet-placements.ts';
import * as fleetPlans from './fleet-plans.ts';
import * as fleetQuotas from './fleet-quotas.ts';
import * as health from './health.ts';
import * as kafkaAcls from './kafka-acls.ts';
import * as kafkaClusters from './kafka-clusters.ts';
import * as kafkaConfigs from './kafka-configs.ts';
import * as kafkaGroups from './kafka-groups.ts';
import * as kafkaRecords from './kafka-records.ts';
import * as kafkaTopics from './kafka-topics.ts';
import * as metrics from './metrics.ts';
import * as offeredPlans from './offered-plans.ts';
import * as operations from './operations.ts';
import * as organizations from './organizations.ts';
import * as payments from './payments.ts';
import * as placement from './placement.ts';
import * as priceBooks from './price-books.ts';
import * as quotaRequests from './quota-requests.ts';
import * as regions from './regions.ts';
import * as roleBindings from './role-bindings.ts';
import * as schemaRegistries from './schema-registries.ts';
import * as serviceAccounts from './service-accounts.ts';
import * as sessions from './sessions.ts';
import * as serviceQuotas from './service-quotas.ts';
import * as usageProofs from './usage-proofs.ts';
import * as users from './users.ts';
import * as webhooks from './webhooks.ts';
import * as wholeClusters from './whole-clusters.ts';

const files: Record<string, unknown>[] = [
  sessions, audit,
  billingAccounts, payments, priceBooks,
  organizations, environments, billing, clusters, serviceAccounts, apiKeys, users, roleBindings, schemaRegistries, operations, fleetDataPlanes, fleetCapacity, fleetKeys, fleetProbe,
  fleetDrift, fleetOperations, fleetPauses, fleetPlans, fleetQuotas, fleetPlacements, clusterPlanning, clusterPlans, placement, regions, explain, wholeClusters, autoscale,
  contentsTopics, contentsMessages, contentsGroups, contentsAcls, billingExports, serviceQuotas, quotaRequests, budgets, webhooks, usageProofs, clusterOverview, offeredPlans, metrics, health, kafkaClusters, kafkaTopics, kafkaConfigs, kafkaAcls, kafkaGroups, kafkaRecords,
];

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'permission' in value;
}

export const allOperations: Operation[] = files.flatMap((file) => Object.values(file).filter(isOperation));

/** Schemas by the one name they are exported under; a name two files use is nobody's. */
export const namedSchemas: ReadonlyMap<z.ZodType, string> = (() => {
  const byName = new Map<string, Set<z.ZodType>>();
  for (const [name, value] of files.flatMap((file) => Object.entries(file))) {
    if (!(value instanceof z.ZodType) || !/^[A-Z]/.test(name)) continue;
    byName.set(name, (byName.get(name) ?? new Set()).add(value));
  }
  return new Map([...byName].flatMap(([name, schemas]) => (schemas.size === 1 ? [...schemas].map((schema) => [schema, name] as const) : [])));
})();
