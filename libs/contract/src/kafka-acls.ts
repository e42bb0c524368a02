/** Access control lists of a Kafka cluster in the words of the Kafka REST surface. */
import { z } from 'zod';
import { CLUSTER, InCluster, kafka, kafkaListOf, KafkaMetadata } from './kafka-rest.ts';
import { operation } from './operation.ts';

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

export const ACLS_PER_REQUEST_MAX = 1_000;
const NAME_LENGTH_MAX = 512;

export const KafkaAcl = z.object({
  kind: z.literal('KafkaAcl'),
  metadata: KafkaMetadata,
  cluster_id: z.string(),
  resource_type: AclResourceType,
  resource_name: z.string(),
  pattern_type: AclPatternType,
  principal: z.string(),
  host: z.string(),
  operation: AclOperation,
  permission: AclPermission,
});
export type KafkaAcl = z.infer<typeof KafkaAcl>;

/** An entry says one thing of one thing: the words that stand for several are for filters. */
export const KafkaAclCreate = z.object({
  resource_type: AclResourceType.exclude(['UNKNOWN', 'ANY']),
  resource_name: z.string().min(1).max(NAME_LENGTH_MAX),
  pattern_type: AclPatternType.exclude(['UNKNOWN', 'ANY', 'MATCH']),
  principal: z.string().max(NAME_LENGTH_MAX).regex(/^User:.+$/, 'a principal has the form User:<id>, such as User:sa-1a2b3c4d or User:*'),
  host: z.string().min(1).max(NAME_LENGTH_MAX),
  operation: AclOperation.exclude(['UNKNOWN', 'ANY']),
  permission: AclPermission.exclude(['UNKNOWN', 'ANY']),
});
export type KafkaAclCreate = z.infer<typeof KafkaAclCreate>;

/** Kafka's own filter: what is absent matches all; MATCH finds every entry that applies to the name. */
export const KafkaAclFilter = z.object({
  resource_type: AclResourceType.optional(),
  resource_name: z.string().optional(),
  pattern_type: AclPatternType.optional(),
  principal: z.string().optional(),
  host: z.string().optional(),
  operation: AclOperation.optional(),
  permission: AclPermission.optional(),
});
export type KafkaAclFilter = z.infer<typeof KafkaAclFilter>;

/** A deletion must say these four, if only ANY: a forgotten parameter shall not empty the list. */
const KafkaAclDeletion = KafkaAclFilter.required({ resource_type: true, pattern_type: true, operation: true, permission: true });

const about = { ...kafka, tag: 'ACLs' } as const;

export const getKafkaAcls = operation({
  id: 'getKafkaAcls', method: 'GET', path: `${CLUSTER}/acls`, summary: 'The access control entries that match',
  ...about, params: InCluster, query: KafkaAclFilter, status: 200, response: kafkaListOf(KafkaAcl, 'KafkaAclList'),
});
export const createKafkaAcls = operation({
  id: 'createKafkaAcls', method: 'POST', path: `${CLUSTER}/acls`, summary: 'Add an access control entry',
  ...about, params: InCluster, body: KafkaAclCreate, status: 201,
});
export const batchCreateKafkaAcls = operation({
  id: 'batchCreateKafkaAcls', method: 'POST', path: `${CLUSTER}/acls:batch`, summary: 'Add several access control entries',
  ...about, params: InCluster, body: z.object({ data: z.array(KafkaAclCreate).min(1).max(ACLS_PER_REQUEST_MAX) }), status: 201,
});
export const deleteKafkaAcls = operation({
  id: 'deleteKafkaAcls', method: 'DELETE', path: `${CLUSTER}/acls`, summary: 'Delete the access control entries that match, and say which they were',
  ...about, params: InCluster, query: KafkaAclDeletion, status: 200, response: z.object({ data: z.array(KafkaAcl) }),
});
