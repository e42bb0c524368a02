/**
 * Role bindings in Kafka's own words. A broker knows users and access control entries, no roles and no service accounts;
 * so what a key's owner may do is written out for `User:<key>`, from two sources: the owner's role bindings, compiled by the
 * table below, and the entries that tenants made for `User:<owner>`, copied. Any broker with its built-in authorizer will do.
 *
 * An administrator's entries on the cluster itself name each operation instead of ALL: ALL would include CLUSTER_ACTION,
 * which is the brokers' own among themselves.
 */
import type { AclBinding, AclOperation, AclResourceType } from '@samsa/contract/kafka-acls';
import type { RoleName } from '@samsa/contract/role-bindings';
import { type Crn, parseCrn } from './crn.ts';

/** Where a cluster stands, to tell which bindings reach it. */
export interface ClusterPlace {
  organizationId: string;
  environmentId: string;
  clusterId: string;
}

export interface BoundRole {
  roleName: RoleName;
  crnPattern: string;
}

type NamedResource = 'TOPIC' | 'GROUP' | 'TRANSACTIONAL_ID';
type Rights = Partial<Record<NamedResource | 'CLUSTER', readonly AclOperation[]>>;

const CLUSTER_NAME = 'kafka-cluster';
const EVERYTHING = '*';

const ADMINISTRATION: Rights = {
  TOPIC: ['ALL'],
  GROUP: ['ALL'],
  TRANSACTIONAL_ID: ['ALL'],
  CLUSTER: ['CREATE', 'ALTER', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS', 'IDEMPOTENT_WRITE'],
};

/** What a role may do with the resources it reaches, and with the cluster as such when it holds for all of it. */
const RIGHTS: Record<RoleName, Rights> = {
  OrganizationAdmin: ADMINISTRATION,
  EnvironmentAdmin: ADMINISTRATION,
  CloudClusterAdmin: ADMINISTRATION,
  Operator: {
    TOPIC: ['DESCRIBE', 'DESCRIBE_CONFIGS'], GROUP: ['DESCRIBE'], TRANSACTIONAL_ID: ['DESCRIBE'], CLUSTER: ['DESCRIBE', 'DESCRIBE_CONFIGS'],
  },
  MetricsViewer: { TOPIC: ['DESCRIBE'], GROUP: ['DESCRIBE'], CLUSTER: ['DESCRIBE'] },
  DeveloperRead: { TOPIC: ['READ', 'DESCRIBE'], GROUP: ['READ', 'DESCRIBE'], TRANSACTIONAL_ID: ['DESCRIBE'] },
  DeveloperWrite: { TOPIC: ['WRITE', 'DESCRIBE'], TRANSACTIONAL_ID: ['WRITE', 'DESCRIBE'], CLUSTER: ['IDEMPOTENT_WRITE'] },
  DeveloperManage: {
    TOPIC: ['CREATE', 'DELETE', 'ALTER', 'ALTER_CONFIGS', 'DESCRIBE', 'DESCRIBE_CONFIGS'], GROUP: ['DELETE', 'DESCRIBE'],
    TRANSACTIONAL_ID: ['DESCRIBE'], CLUSTER: ['CREATE', 'DESCRIBE_CONFIGS'],
  },
  ResourceOwner: {
    TOPIC: ['ALL'], GROUP: ['ALL'], TRANSACTIONAL_ID: ['ALL'], CLUSTER: ['CREATE', 'DESCRIBE_CONFIGS', 'IDEMPOTENT_WRITE'],
  },
};

const TYPES = { topic: 'TOPIC', group: 'GROUP', 'transactional-id': 'TRANSACTIONAL_ID' } as const;
const NAMED = Object.values(TYPES);

function reaches(crn: Crn, place: ClusterPlace): boolean {
  if (crn.organizationId !== place.organizationId) return false;
  if (crn.environmentId && crn.environmentId !== place.environmentId) return false;
  return !crn.clusterId || crn.clusterId === place.clusterId;
}

type Target = Pick<AclBinding, 'resourceType' | 'resourceName' | 'patternType'>;

function targetsOf(crn: Crn): Target[] {
  const { resource } = crn;
  if (resource) return [{ resourceType: TYPES[resource.type], resourceName: resource.name, patternType: resource.pattern }];
  const all: AclResourceType[] = [...NAMED, 'CLUSTER'];
  return all.map((resourceType) => ({ resourceType, resourceName: resourceType === 'CLUSTER' ? CLUSTER_NAME : EVERYTHING, patternType: 'LITERAL' }));
}

function compileOne(binding: BoundRole, place: ClusterPlace, principal: string): AclBinding[] {
  const crn = parseCrn(binding.crnPattern);
  return typeof crn === 'string' ? [] : compileRole(binding.roleName, crn, place, principal);
}

/** What one role, held at one place, allows a principal (`User:…`) on one cluster: nothing, when it does not reach it. */
export function compileRole(roleName: RoleName, crn: Crn, place: ClusterPlace, principal: string): AclBinding[] {
  if (!reaches(crn, place)) return [];
  return targetsOf(crn).flatMap((target) => {
    const operations = RIGHTS[roleName][target.resourceType as keyof Rights] ?? [];
    return operations.map((operation): AclBinding => ({ ...target, principal, host: '*', operation, permission: 'ALLOW' }));
  });
}

/** What the roles of one principal allow `User:<user>` on one cluster. Bindings that do not reach it are passed over. */
export function compileRoles(bindings: readonly BoundRole[], place: ClusterPlace, user: string): AclBinding[] {
  return distinct(bindings.flatMap((binding) => compileOne(binding, place, `User:${user}`)));
}

/** All that a key must have: its owner's roles, and its owner's own entries (`canonical`: any principals; the owner's are taken). */
export function aclsOfKey(
  key: { id: string; ownerId: string }, bindings: readonly (BoundRole & { principal: string })[], canonical: readonly AclBinding[], place: ClusterPlace,
): AclBinding[] {
  const roles = compileRoles(bindings.filter((binding) => binding.principal === key.ownerId), place, key.id);
  const copies = canonical.filter((entry) => entry.principal === `User:${key.ownerId}`).map((entry) => ({ ...entry, principal: `User:${key.id}` }));
  return distinct([...roles, ...copies]);
}

function distinct(entries: readonly AclBinding[]): AclBinding[] {
  const key = (e: AclBinding) => JSON.stringify([e.resourceType, e.resourceName, e.patternType, e.host, e.operation, e.permission]);
  return [...new Map(entries.map((entry) => [key(entry), entry])).values()];
}
