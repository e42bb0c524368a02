import type { RoleName } from '@samsa/contract/role-bindings';
import { describe, expect, it } from 'vitest';
import { aclsOfKey, compileRoles } from './acl-compilation.ts';

const PLACE = { organizationId: 'o', environmentId: 'env-1', clusterId: 'lkc-1' };
const ORGANIZATION = 'crn://samsa.dev/organization=o';
const ENVIRONMENT = `${ORGANIZATION}/environment=env-1`;
const CLUSTER = `${ENVIRONMENT}/cloud-cluster=lkc-1`;
const KAFKA = `${CLUSTER}/kafka=lkc-1`;

/** `TOPIC *: ALL`, one line a resource: a set of entries as a person would write it down. */
function lines(roleName: RoleName, crnPattern: string): string[] {
  const byResource = new Map<string, string[]>();
  for (const entry of compileRoles([{ roleName, crnPattern }], PLACE, 'KEY')) {
    expect(entry).toMatchObject({ principal: 'User:KEY', host: '*', permission: 'ALLOW' });
    const name = `${entry.resourceType} ${entry.resourceName}${entry.patternType === 'PREFIXED' ? '…' : ''}`;
    byResource.set(name, [...(byResource.get(name) ?? []), entry.operation]);
  }
  return [...byResource].map(([name, operations]) => `${name}: ${operations.sort().join(' ')}`).sort();
}

const ADMINISTRATION = [
  'CLUSTER kafka-cluster: ALTER ALTER_CONFIGS CREATE DESCRIBE DESCRIBE_CONFIGS IDEMPOTENT_WRITE', 'GROUP *: ALL', 'TOPIC *: ALL', 'TRANSACTIONAL_ID *: ALL',
];

describe('what a role compiles to', () => {
  it.each<[RoleName, string, string[]]>([
    ['OrganizationAdmin', ORGANIZATION, ADMINISTRATION],
    ['EnvironmentAdmin', ENVIRONMENT, ADMINISTRATION],
    ['CloudClusterAdmin', CLUSTER, ADMINISTRATION],
    ['Operator', ORGANIZATION, ['CLUSTER kafka-cluster: DESCRIBE DESCRIBE_CONFIGS', 'GROUP *: DESCRIBE', 'TOPIC *: DESCRIBE DESCRIBE_CONFIGS', 'TRANSACTIONAL_ID *: DESCRIBE']],
    ['MetricsViewer', ENVIRONMENT, ['CLUSTER kafka-cluster: DESCRIBE', 'GROUP *: DESCRIBE', 'TOPIC *: DESCRIBE']],
    ['DeveloperRead', `${KAFKA}/topic=a`, ['TOPIC a: DESCRIBE READ']],
    ['DeveloperRead', `${KAFKA}/group=g*`, ['GROUP g…: DESCRIBE READ']],
    ['DeveloperRead', KAFKA, ['GROUP *: DESCRIBE READ', 'TOPIC *: DESCRIBE READ', 'TRANSACTIONAL_ID *: DESCRIBE']],
    ['DeveloperWrite', `${KAFKA}/topic=a*`, ['TOPIC a…: DESCRIBE WRITE']],
    ['DeveloperWrite', `${KAFKA}/transactional-id=t`, ['TRANSACTIONAL_ID t: DESCRIBE WRITE']],
    ['DeveloperWrite', `${KAFKA}/group=g`, []],
    ['DeveloperWrite', CLUSTER, ['CLUSTER kafka-cluster: IDEMPOTENT_WRITE', 'TOPIC *: DESCRIBE WRITE', 'TRANSACTIONAL_ID *: DESCRIBE WRITE']],
    ['DeveloperManage', `${KAFKA}/topic=*`, ['TOPIC *: ALTER ALTER_CONFIGS CREATE DELETE DESCRIBE DESCRIBE_CONFIGS']],
    ['DeveloperManage', `${KAFKA}/group=g`, ['GROUP g: DELETE DESCRIBE']],
    ['ResourceOwner', `${KAFKA}/topic=a%2Fb*`, ['TOPIC a/b…: ALL']],
    ['ResourceOwner', `${KAFKA}/transactional-id=t`, ['TRANSACTIONAL_ID t: ALL']],
    ['ResourceOwner', CLUSTER, ['CLUSTER kafka-cluster: CREATE DESCRIBE_CONFIGS IDEMPOTENT_WRITE', 'GROUP *: ALL', 'TOPIC *: ALL', 'TRANSACTIONAL_ID *: ALL']],
  ])('%s at %s', (role, crn, wanted) => {
    expect(lines(role, crn)).toEqual(wanted);
  });

  it.each([
    'crn://samsa.dev/organization=other', `${ORGANIZATION}/environment=env-2`, `${ENVIRONMENT}/cloud-cluster=lkc-2`,
    `${ENVIRONMENT}/cloud-cluster=lkc-2/kafka=lkc-2/topic=a`, 'not a crn',
  ])('nothing where %s does not reach the cluster', (crn) => {
    expect(lines('ResourceOwner', crn)).toEqual([]);
  });
});

describe('what a key must have', () => {
  it('is its owner’s roles and its owner’s entries, each once, and nobody else’s', () => {
    const entry = { resourceType: 'TOPIC', resourceName: 'a', patternType: 'LITERAL', host: '*', operation: 'READ', permission: 'ALLOW' } as const;
    const denial = { ...entry, principal: 'User:sa-1', operation: 'WRITE', permission: 'DENY' } as const;
    const bindings = [
      { principal: 'sa-1', roleName: 'DeveloperRead', crnPattern: `${KAFKA}/topic=a` }, { principal: 'sa-2', roleName: 'CloudClusterAdmin', crnPattern: CLUSTER },
    ] as const;
    const wanted = aclsOfKey({ id: 'KEY', ownerId: 'sa-1' }, bindings, [{ ...entry, principal: 'User:sa-1' }, denial, { ...denial, principal: 'User:sa-2' }], PLACE);
    expect(wanted.map(({ principal, operation, permission }) => `${principal} ${permission} ${operation}`).sort()).toEqual([
      'User:KEY ALLOW DESCRIBE', 'User:KEY ALLOW READ', 'User:KEY DENY WRITE',
    ]);
  });
});
