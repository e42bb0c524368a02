import { describe, expect, it } from 'vitest';
import { bindingsOf } from './acls.ts';

describe("a KafkaUser's rules", () => {
  it("become one of Kafka's bindings for each operation", () => {
    const bindings = bindingsOf('alice', [
      { resource: { type: 'topic', name: 'mine-', patternType: 'prefix' }, operations: ['Read', 'DescribeConfigs'] },
      { type: 'deny', resource: { type: 'cluster' }, operations: ['All'], host: '10.0.0.1' },
    ]);
    const mine = { resourceType: 'TOPIC', resourceName: 'mine-', patternType: 'PREFIXED', principal: 'User:alice', host: '*', permission: 'ALLOW' };
    expect(bindings).toEqual([
      { ...mine, operation: 'READ' },
      { ...mine, operation: 'DESCRIBE_CONFIGS' },
      { resourceType: 'CLUSTER', resourceName: 'kafka-cluster', patternType: 'LITERAL', principal: 'User:alice', host: '10.0.0.1', operation: 'ALL', permission: 'DENY' },
    ]);
  });
});
