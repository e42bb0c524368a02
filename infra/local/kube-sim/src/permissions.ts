/**
 * What an account may do, when a fault says that it may not do everything: `list nodes`, `create kafkas.kafka.strimzi.io`,
 * `* secrets`. An access review is answered by the same rules that requests are refused by, so that both always agree.
 */
import type { Fault } from './faults.ts';
import { mapOf, textOf, type Json } from './json.ts';

export const RULE = /^(\*|[a-z]+) [a-z0-9./-]+$/;
const ALL = '*';

/** `*` asks for all verbs, or for all resources; it is granted where nothing of it is refused. */
export function allowed({ forbidden = [] }: Fault, verb: string, resource: string): boolean {
  return !forbidden.some((rule) => {
    const [refusedVerb = '', refused = ''] = rule.split(' ');
    return (refusedVerb === ALL || verb === ALL || refusedVerb === verb) && (resource === ALL || resource === refused);
  });
}

/** A server-side apply is a patch. */
export const permissionOf = (verb: string): string => (verb === 'apply' ? 'patch' : verb);

/** Whether what an access review asks for is allowed. */
export function reviewed(fault: Fault, spec: Json | undefined): boolean {
  const { verb, group, resource, subresource } = mapOf(mapOf(spec).resourceAttributes);
  const whole = textOf(subresource) ? `${textOf(resource)}/${textOf(subresource)}` : textOf(resource);
  const name = whole === ALL || !textOf(group) ? whole : `${whole}.${textOf(group)}`;
  return allowed(fault, textOf(verb), name);
}
