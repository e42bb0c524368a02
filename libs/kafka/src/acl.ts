/**
 * Access control entries in the words of the REST API, the numbers of the Kafka protocol for each word, and the pure
 * arithmetic on sets of them. The words are the contract's; what a broker has beyond them (the USER resource, delegation
 * token operations) reads as UNKNOWN.
 */
import type { AclBinding, AclOperation, AclPatternType, AclPermission, AclResourceType } from '@samsa/contract/kafka-acls';

export type { AclBinding, AclOperation, AclPatternType, AclPermission, AclResourceType };

/** Kafka's protocol code of each word. `ANY` and `MATCH` are for filters alone. */
export const RESOURCE_TYPES: Readonly<Record<AclResourceType, number>> = {
  UNKNOWN: 0,
  ANY: 1,
  TOPIC: 2,
  GROUP: 3,
  CLUSTER: 4,
  TRANSACTIONAL_ID: 5,
  DELEGATION_TOKEN: 6,
};
export const PATTERN_TYPES: Readonly<Record<AclPatternType, number>> = { UNKNOWN: 0, ANY: 1, MATCH: 2, LITERAL: 3, PREFIXED: 4 };
export const ACL_OPERATIONS: Readonly<Record<AclOperation, number>> = {
  UNKNOWN: 0,
  ANY: 1,
  ALL: 2,
  READ: 3,
  WRITE: 4,
  CREATE: 5,
  DELETE: 6,
  ALTER: 7,
  DESCRIBE: 8,
  CLUSTER_ACTION: 9,
  DESCRIBE_CONFIGS: 10,
  ALTER_CONFIGS: 11,
  IDEMPOTENT_WRITE: 12,
};
export const PERMISSIONS: Readonly<Record<AclPermission, number>> = { UNKNOWN: 0, ANY: 1, DENY: 2, ALLOW: 3 };

/** Kafka's one name for the cluster as a resource. */
export const CLUSTER_RESOURCE_NAME = 'kafka-cluster';
export const ANY_HOST = '*';

/** Absent fields match everything. `patternType: 'MATCH'` finds every binding that applies to `resourceName`. */
export type AclFilter = Partial<AclBinding>;

/** One string per binding, equal when and only when all seven fields are. */
export function aclKey(binding: AclBinding): string {
  const { resourceType, resourceName, patternType, principal, host, operation, permission } = binding;
  return JSON.stringify([resourceType, resourceName, patternType, principal, host, operation, permission]);
}

/** What to create and what to delete so that `present` becomes `wanted`; doubles in either count once. */
export function diffAcls(present: readonly AclBinding[], wanted: readonly AclBinding[]): { missing: AclBinding[]; surplus: AclBinding[] } {
  const have = new Map(present.map((binding) => [aclKey(binding), binding]));
  const want = new Map(wanted.map((binding) => [aclKey(binding), binding]));
  return {
    missing: [...want].filter(([key]) => !have.has(key)).map(([, binding]) => binding),
    surplus: [...have].filter(([key]) => !want.has(key)).map(([, binding]) => binding),
  };
}

/** The filter that matches exactly this binding. */
export function exactFilter(binding: AclBinding): AclFilter {
  return { ...binding };
}

function nameByCode<Name extends string>(table: Readonly<Record<Name, number>>): (code: number) => Name | 'UNKNOWN' {
  const names = new Map((Object.entries(table) as Array<[Name, number]>).map(([name, code]) => [code, name]));
  return (code) => names.get(code) ?? 'UNKNOWN';
}

export const resourceTypeOf = nameByCode(RESOURCE_TYPES);
export const patternTypeOf = nameByCode(PATTERN_TYPES);
export const operationOf = nameByCode(ACL_OPERATIONS);
export const permissionOf = nameByCode(PERMISSIONS);

/** The operations a broker packs into a bit field; unknown bits are left out. The smallest int32 means "not asked". */
export function operationsOfBits(bits: number): AclOperation[] {
  if (bits === -2147483648) return [];
  return (Object.entries(ACL_OPERATIONS) as Array<[AclOperation, number]>)
    .filter(([name, code]) => name !== 'ANY' && name !== 'UNKNOWN' && (bits & (1 << code)) !== 0)
    .map(([name]) => name);
}
