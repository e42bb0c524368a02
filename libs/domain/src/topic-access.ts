/** Pure: who may do what with a topic, from role bindings and access control entries together, and by which of them. */
import type { AclBinding, AclOperation } from '@samsa/contract/kafka-acls';
import { type BoundRole, type ClusterPlace, compileRoles } from './acl-compilation.ts';
import { concerns, deciding, EVERYBODY } from './kafka-rights.ts';

export interface Binding extends BoundRole {
  id: string;
  /** `User:<id>` */
  principal: string;
}

/** One role binding or one entry. */
export type Reason = { by: 'role'; binding: Binding } | { by: 'acl'; entry: AclBinding };

export interface Access {
  principal: string;
  operations: { operation: AclOperation; allowed: boolean; because: Reason[] }[];
}

/** Those who have a say in it: allowed something, or denied it by name. An entry for everybody counts for each of them. */
export function explainTopic(name: string, operations: readonly AclOperation[], bindings: readonly Binding[], entries: readonly AclBinding[], place: ClusterPlace): Access[] {
  const topic = { type: 'TOPIC' as const, name };
  const about = entries.filter((entry) => concerns(entry, topic));
  const reasons = new Map<AclBinding, Reason>(about.map((entry) => [entry, { by: 'acl', entry }]));
  const ofRoles = bindings.flatMap((binding) => {
    const compiled = compileRoles([binding], place, binding.principal.slice('User:'.length)).filter((entry) => concerns(entry, topic));
    for (const entry of compiled) reasons.set(entry, { by: 'role', binding });
    return compiled;
  });
  const all = [...ofRoles, ...about];
  const principals = [...new Set(all.map(({ principal }) => principal))].sort();
  return principals.flatMap((principal) => {
    const theirs = all.filter((entry) => entry.principal === principal || entry.principal === EVERYBODY);
    const told = operations.flatMap((operation) => {
      const { allowed, because } = deciding(theirs, operation, topic);
      return because.length === 0 ? [] : [{ operation, allowed, because: because.map((entry) => reasons.get(entry)).filter((reason) => reason !== undefined) }];
    });
    return told.length === 0 ? [] : [{ principal, operations: told }];
  });
}
