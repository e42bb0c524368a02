/** From a KafkaUser's rules to Kafka's bindings. Pure; one binding for each operation of each rule, as Strimzi's user operator makes them. */
import { CLUSTER_RESOURCE_NAME } from '@samsa/kafka/acl';
import type { AclBinding, AclOperation, AclResourceType } from '@samsa/kafka/acl';
import type { AclRule } from './strimzi.ts';

const RESOURCE_TYPES: Record<AclRule['resource']['type'], AclResourceType> = {
  topic: 'TOPIC',
  group: 'GROUP',
  cluster: 'CLUSTER',
  transactionalId: 'TRANSACTIONAL_ID',
};

/** `username` without `User:`. */
export function bindingsOf(username: string, rules: readonly AclRule[]): AclBinding[] {
  return rules.flatMap(({ type = 'allow', resource, host = '*', operations }) =>
    operations.map((operation) => ({
      resourceType: RESOURCE_TYPES[resource.type],
      resourceName: resource.type === 'cluster' ? CLUSTER_RESOURCE_NAME : (resource.name ?? '*'),
      patternType: resource.patternType === 'prefix' ? ('PREFIXED' as const) : ('LITERAL' as const),
      principal: `User:${username}`,
      host,
      operation: wireName(operation),
      permission: type === 'deny' ? ('DENY' as const) : ('ALLOW' as const),
    })),
  );
}

/** Strimzi writes `DescribeConfigs`, Kafka `DESCRIBE_CONFIGS`. */
function wireName(operation: string): AclOperation {
  return operation.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase() as AclOperation;
}
