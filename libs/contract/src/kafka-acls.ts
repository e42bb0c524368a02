/** Access control lists of a Kafka cluster in the words of the Kafka REST surface. */
import { z } from 'zod';

export const AclResourceType = z.enum(['UNKNOWN', 'ANY', 'TOPIC', 'GROUP', 'CLUSTER', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN']);
export const AclPatternType = z.enum(['UNKNOWN', 'ANY', 'MATCH', 'LITERAL', 'PREFIXED']);
export const AclOperation = z.enum([
  'UNKNOWN', 'ANY', 'ALL', 'READ', 'WRITE', 'CREATE', 'DELETE', 'ALTER', 'DESCRIBE', 'CLUSTER_ACTION',
  'DESCRIBE_CONFIGS', 'ALTER_CONFIGS', 'IDEMPOTENT_WRITE',
]);
export const AclPermission = z.enum(['UNKNOWN', 'ANY', 'DENY', 'ALLOW']);

export type AclResourceType = z.infer<typeof AclResourceType>;
export type AclPatternType = z.infer<typeof AclPatternType>;
export type AclOperation = z.infer<typeof AclOperation>;
export type AclPermission = z.infer<typeof AclPermission>;

/** One entry as the authorizer holds it; `principal` with its `User:`. */
export interface AclBinding {
  resourceType: AclResourceType;
  resourceName: string;
  patternType: AclPatternType;
  principal: string;
  host: string;
  operation: AclOperation;
  permission: AclPermission;
}
