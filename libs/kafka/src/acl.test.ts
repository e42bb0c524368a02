import { describe, expect, it } from 'vitest';
import { diffAcls, operationsOfBits, type AclBinding } from './acl.ts';

const binding = (over: Partial<AclBinding> = {}): AclBinding => ({
  ...{ resourceType: 'TOPIC', resourceName: 'orders', patternType: 'LITERAL', principal: 'User:sa-1', host: '*', operation: 'READ', permission: 'ALLOW' },
  ...over,
});

describe('access control entries', () => {
  it('differ by every one of their fields', () => {
    const others: Array<Partial<AclBinding>> = [
      ...[{ resourceType: 'GROUP' as const }, { resourceName: 'order' }, { patternType: 'PREFIXED' as const }, { principal: 'User:sa-2' }],
      ...[{ host: '10.0.0.1' }, { operation: 'WRITE' as const }, { permission: 'DENY' as const }],
    ];
    for (const over of others) {
      expect(diffAcls([binding()], [binding(over)])).toEqual({ missing: [binding(over)], surplus: [binding()] });
    }
  });

  it('count once when given twice', () => {
    expect(diffAcls([], [binding(), binding()]).missing).toHaveLength(1);
    expect(diffAcls([binding()], [binding(), binding()])).toEqual({ missing: [], surplus: [] });
  });

  it('are read from a broker’s bit field, and "not asked" reads as none', () => {
    expect(operationsOfBits((1 << 3) | (1 << 8))).toEqual(['READ', 'DESCRIBE']);
    expect(operationsOfBits(-2147483648)).toEqual([]);
  });
});
