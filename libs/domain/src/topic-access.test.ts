import type { AclBinding } from '@samsa/contract/kafka-acls';
import { expect, it } from 'vitest';
import { clusterCrn } from './crn.ts';
import { explainTopic } from './topic-access.ts';

const PLACE = { organizationId: 'o', environmentId: 'env-1', clusterId: 'lkc-1' };
const crn = `${clusterCrn('o', 'env-1', 'lkc-1')}/topic=or*`;
const entry = (change: Partial<AclBinding>): AclBinding => ({
  resourceType: 'TOPIC', resourceName: 'orders', patternType: 'LITERAL', principal: 'User:sa-1', host: '*', operation: 'READ', permission: 'ALLOW', ...change,
});

it('tells who may read a topic and why, denials before all', () => {
  const bindings = [{ id: 'rb-1', principal: 'User:u-1', roleName: 'DeveloperRead' as const, crnPattern: crn }];
  const told = explainTopic('orders', ['READ', 'WRITE'], bindings, [entry({}), entry({ principal: 'User:sa-2', operation: 'ALL', permission: 'DENY' }), entry({ resourceName: 'bills' })], PLACE);
  expect(told.map(({ principal, operations }) => [principal, operations.map(({ operation, allowed }) => `${operation} ${allowed}`)])).toEqual([
    ['User:sa-1', ['READ true']], ['User:sa-2', ['READ false', 'WRITE false']], ['User:u-1', ['READ true']],
  ]);
  expect(told[2]?.operations[0]?.because).toEqual([{ by: 'role', binding: bindings[0] }]);
  expect(explainTopic('bills', ['WRITE'], bindings, [], PLACE)).toEqual([]);
});

it('lets what is denied to everybody be denied to all', () => {
  const bindings = [{ id: 'rb-1', principal: 'User:u-1', roleName: 'DeveloperRead' as const, crnPattern: crn }];
  const told = explainTopic('orders', ['READ'], bindings, [entry({ principal: 'User:*', permission: 'DENY' })], PLACE);
  expect(told.map(({ principal, operations }) => [principal, operations[0]?.allowed])).toEqual([['User:*', false], ['User:u-1', false]]);
});
