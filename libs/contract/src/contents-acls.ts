/** samsa/v1/clusters/{id}/acls: access control entries, principal by principal; and who may do what with a topic, from entries and roles. */
import { z } from 'zod';
import { CONTENTS, contentsQuery, inside, OfTopic } from './contents.ts';
import { AclOperation, AclPatternType, AclPermission, AclResourceType, ACLS_PER_REQUEST_MAX, KafkaAclCreate } from './kafka-acls.ts';
import { operation } from './operation.ts';
import { RoleName } from './role-bindings.ts';
import { ById, listOf } from './wire.ts';

export const ContentsAcl = z.object({
  resource_type: AclResourceType,
  resource_name: z.string(),
  pattern_type: AclPatternType,
  principal: z.string(),
  host: z.string(),
  operation: AclOperation,
  permission: AclPermission,
});
export type ContentsAcl = z.infer<typeof ContentsAcl>;

/** Who a principal (`User:…`) is, where we know. */
export const Holder = z.object({
  principal: z.string(),
  kind: z.enum(['user', 'service-account', 'everybody', 'unknown']),
  /** An e-mail or a display name. */
  name: z.string().optional(),
});
export type Holder = z.infer<typeof Holder>;

export const PrincipalAcls = Holder.extend({
  entries: z.array(ContentsAcl),
  /** How many of them deny. */
  denials: z.number().int(),
});
export type PrincipalAcls = z.infer<typeof PrincipalAcls>;

export const ACL_SORTS = ['principal', 'entries'] as const;
/** `search` is looked for in principals, their names and what their entries are about. */
export const AclListQuery = contentsQuery(ACL_SORTS).extend({ principal: z.string().max(512).optional() });
export type AclListQuery = z.infer<typeof AclListQuery>;

const Entries = z.object({ entries: z.array(KafkaAclCreate).min(1).max(ACLS_PER_REQUEST_MAX) });

/** Why somebody may, or may not: one role binding or one entry. */
export const AccessReason = z.discriminatedUnion('by', [
  z.object({ by: z.literal('role'), role_binding: z.string(), role: RoleName, crn_pattern: z.string() }),
  z.object({ by: z.literal('acl'), entry: ContentsAcl }),
]);
export type AccessReason = z.infer<typeof AccessReason>;

export const TopicAccess = Holder.extend({
  operations: z.array(z.object({ operation: AclOperation, allowed: z.boolean(), because: z.array(AccessReason) })),
});
export type TopicAccess = z.infer<typeof TopicAccess>;

export const listAcls = operation({
  id: 'listAcls', method: 'GET', path: `${CONTENTS}/acls`, summary: 'Access control entries, principal by principal',
  ...inside, params: ById, query: AclListQuery, status: 200,
  response: listOf(PrincipalAcls, 'samsa/v1', 'AclList').extend({ may_alter: z.boolean() }),
});
export const createAcls = operation({
  id: 'createAcls', method: 'POST', path: `${CONTENTS}/acls`, summary: 'Add access control entries; those that stand already stay',
  ...inside, params: ById, body: Entries, status: 201, response: Entries,
});
export const deleteAcls = operation({
  id: 'deleteAcls', method: 'POST', path: `${CONTENTS}/acls:delete`, summary: 'Delete exactly these access control entries; answers those there were',
  ...inside, params: ById, body: Entries, status: 200, response: z.object({ entries: z.array(ContentsAcl) }),
});
export const explainTopicAccess = operation({
  id: 'explainTopicAccess', method: 'GET', path: `${CONTENTS}/topics/{topic}/access`, summary: 'Who may read, write or change a topic, and by which role or entry; also of a topic that is not there yet',
  ...inside, params: OfTopic, query: z.object({ operation: AclOperation.exclude(['UNKNOWN', 'ANY', 'ALL']).optional() }), status: 200,
  response: z.object({ topic: z.string(), data: z.array(TopicAccess) }),
});
