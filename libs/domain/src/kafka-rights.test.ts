import type { AclBinding } from '@samsa/contract/kafka-acls';
import { describe, expect, it } from 'vitest';
import type { Caller, Grant } from './access.ts';
import { CLUSTER, deciding, rightsOf } from './kafka-rights.ts';

const PLACE = { organizationId: 'o', environmentId: 'env-1', clusterId: 'lkc-1' };
const entry = (change: Partial<AclBinding> = {}): AclBinding => ({
  resourceType: 'TOPIC', resourceName: 'orders', patternType: 'LITERAL', principal: 'User:u-1', host: '*', operation: 'READ', permission: 'ALLOW', ...change,
});
const rights = (grants: Grant[], present: AclBinding[] = []) =>
  rightsOf({ organizationId: 'o', principal: 'u-1', grants } as Pick<Caller, 'organizationId' | 'principal' | 'grants'> as Caller, PLACE, present, '10.0.0.1');
const topic = (name: string) => ({ type: 'TOPIC' as const, name });

describe('entries', () => {
  it('deny before they allow, whichever is longer', () => {
    expect(deciding([entry(), entry({ patternType: 'PREFIXED', resourceName: 'or', permission: 'DENY' })], 'READ', topic('orders')).allowed).toBe(false);
    expect(deciding([entry({ operation: 'ALL' }), entry({ permission: 'DENY' })], 'WRITE', topic('orders')).allowed).toBe(true);
  });

  it('that let one read let one describe; that deny reading do not deny describing', () => {
    expect(deciding([entry()], 'DESCRIBE', topic('orders')).allowed).toBe(true);
    expect(deciding([entry({ operation: 'WRITE' }), entry({ permission: 'DENY' })], 'DESCRIBE', topic('orders')).allowed).toBe(true);
    expect(deciding([entry({ operation: 'ALTER_CONFIGS' })], 'DESCRIBE_CONFIGS', topic('orders')).allowed).toBe(true);
    expect(deciding([entry({ operation: 'ALTER_CONFIGS' })], 'DESCRIBE', topic('orders')).allowed).toBe(false);
  });
});

describe('a caller', () => {
  it('has what its roles say where they hold, and nothing elsewhere', () => {
    const developer = rights([{ role: 'DeveloperRead', environmentId: 'env-1', clusterId: 'lkc-1', resource: { type: 'topic', name: 'or', pattern: 'PREFIXED' } }]);
    expect(developer.operationsOn(topic('orders'))).toEqual(['READ', 'DESCRIBE']);
    expect(developer.operationsOn(topic('bills'))).toEqual([]);
    expect(rights([{ role: 'CloudClusterAdmin', environmentId: 'env-1', clusterId: 'lkc-2' }]).operationsOn(topic('orders'))).toEqual([]);
    expect(rights([{ role: 'EnvironmentAdmin', environmentId: 'env-1' }]).allows('ALTER', CLUSTER)).toBe(true);
    expect(rights([{ role: 'Operator', environmentId: 'env-1', clusterId: 'lkc-1' }]).operationsOn(topic('orders'))).toEqual(['DESCRIBE', 'DESCRIBE_CONFIGS']);
  });

  it('has what entries say of it and of everybody, from where it calls', () => {
    expect(rights([], [entry()]).allows('READ', topic('orders'))).toBe(true);
    expect(rights([], [entry({ principal: 'User:*' })]).allows('READ', topic('orders'))).toBe(true);
    expect(rights([], [entry({ principal: 'User:u-2' })]).allows('READ', topic('orders'))).toBe(false);
    expect(rights([], [entry({ host: '10.9.9.9' })]).allows('READ', topic('orders'))).toBe(false);
    expect(rights([{ role: 'OrganizationAdmin' }], [entry({ permission: 'DENY' })]).allows('READ', topic('orders'))).toBe(false);
  });

  it('is not told of what it may not see, and is told what it may not do', () => {
    const none = rights([]);
    expect(() => none.demand('READ', topic('orders'))).toThrow(expect.objectContaining({ cause: expect.objectContaining({ status: 404 }) as unknown }) as Error);
    const operator = rights([{ role: 'Operator', environmentId: 'env-1' }]);
    expect(() => operator.demand('READ', topic('orders'))).toThrow(expect.objectContaining({ cause: expect.objectContaining({ status: 403 }) as unknown }) as Error);
  });
});
