/**
 * Access control entries in the words of the REST API, the numbers of the Kafka protocol for each word, and the pure
 * arithmetic on sets of them. Kept apart from the client so that role compilation and its tests need no broker.
 */

/** Names as on the wire of the REST API, with Kafka's protocol code. `ANY` and `MATCH` are for filters alone. */
export const RESOURCE_TYPES = { ANY: 1, TOPIC: 2, GROUP: 3, CLUSTER: 4, TRANSACTIONAL_ID: 5, DELEGATION_TOKEN: 6, USER: 7 } as const;
export const PATTERN_TYPES = { ANY: 1, MATCH: 2, LITERAL: 3, PREFIXED: 4 } as const;
export const ACL_OPERATIONS = {
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
  CREATE_TOKENS: 13,
  DESCRIBE_TOKENS: 14,
  TWO_PHASE_COMMIT: 15,
} as const;
export const PERMISSIONS = { ANY: 1, DENY: 2, ALLOW: 3 } as const;

export type AclResourceType = Exclude<keyof typeof RESOURCE_TYPES, 'ANY'>;
export type AclPatternType = Exclude<keyof typeof PATTERN_TYPES, 'ANY' | 'MATCH'>;
export type AclOperation = Exclude<keyof typeof ACL_OPERATIONS, 'ANY'>;
export type AclPermission = Exclude<keyof typeof PERMISSIONS, 'ANY'>;

/** Kafka's one name for the cluster as a resource. */
export const CLUSTER_RESOURCE_NAME = 'kafka-cluster';
export const ANY_HOST = '*';

export interface AclBinding {
  resourceType: AclResourceType;
  resourceName: string;
  patternType: AclPatternType;
  /** `User:sa-123`, or `User:*`. */
  principal: string;
  /** An address, or `*`. */
  host: string;
  operation: AclOperation;
  permission: AclPermission;
}

/** Absent fields match everything. `patternType: 'MATCH'` finds every binding that applies to `resourceName`. */
export interface AclFilter {
  resourceType?: keyof typeof RESOURCE_TYPES;
  resourceName?: string;
  patternType?: keyof typeof PATTERN_TYPES;
  principal?: string;
  host?: string;
  operation?: keyof typeof ACL_OPERATIONS;
  permission?: keyof typeof PERMISSIONS;
}

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

function nameByCode<Name extends string>(table: Readonly<Record<Name, number>>): (code: number) => Name {
  const names = new Map((Object.entries(table) as Array<[Name, number]>).map(([name, code]) => [code, name]));
  return (code) => {
    const name = names.get(code);
    if (name === undefined) throw new RangeError(`Kafka sent the access control code ${code}, which this version does not know`);
    return name;
  };
}

export const resourceTypeOf = nameByCode(RESOURCE_TYPES) as (code: number) => AclResourceType;
export const patternTypeOf = nameByCode(PATTERN_TYPES) as (code: number) => AclPatternType;
export const operationOf = nameByCode(ACL_OPERATIONS) as (code: number) => AclOperation;
export const permissionOf = nameByCode(PERMISSIONS) as (code: number) => AclPermission;

/** The operations a broker packs into a bit field; unknown bits are left out. The smallest int32 means "not asked". */
export function operationsOfBits(bits: number): AclOperation[] {
  if (bits === -2147483648) return [];
  return (Object.entries(ACL_OPERATIONS) as Array<[AclOperation, number]>)
    .filter(([name, code]) => name !== ('ANY' as string) && (bits & (1 << code)) !== 0)
    .map(([name]) => name);
}
