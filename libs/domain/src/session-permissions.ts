/**
 * What a caller may do, folded for a page that shows what one may not do as disabled, with the reason: every permission an
 * operation asks for, and where it is held. A hint: each request is decided anew.
 */
import type { HeldPermission, HeldRole } from '@samsa/contract/sessions';
import { ROLES } from '@samsa/contract/role-bindings';
import { allOperations } from '@samsa/contract/surface';
import { allowsSomewhere, type Caller, isOfFleet, reach, rolesWith } from './access.ts';

const NOT_HELD = new Set(['open', 'authenticated', 'kafka']);
/** Decided in services, beside those that an operation names. */
const DECIDED_LATER = ['api-key:read', 'api-key:create', 'api-key:update', 'api-key:delete'];
const PERMISSIONS = [...new Set([...allOperations.map(({ permission }) => permission).filter((each) => !NOT_HELD.has(each)), ...DECIDED_LATER])].sort();

function reasonOf(permission: string): string {
  if (isOfFleet(permission)) return 'Those who run this installation may do this; no role of an organization gives it.';
  const roles = rolesWith(permission);
  const last = roles.at(-1);
  const which = roles.length > 1 ? `${roles.slice(0, -1).join(', ')} or ${last}` : last;
  return `This needs the permission ${permission}. The role ${which} gives it; an administrator of the organization can bind it to you.`;
}

export function heldPermissions(caller: Caller): HeldPermission[] {
  return PERMISSIONS.map((permission) => {
    if (!allowsSomewhere(caller, permission)) return { permission, everywhere: false, environments: [], clusters: [], reason: reasonOf(permission) };
    const where = isOfFleet(permission) ? 'everywhere' : reach(caller, permission);
    if (where === 'everywhere') return { permission, everywhere: true, environments: [], clusters: [] };
    return { permission, everywhere: false, environments: where.environmentIds, clusters: where.clusterIds };
  });
}

export function heldRoles(caller: Caller): HeldRole[] {
  const rank = new Map(ROLES.map((role, at) => [role, at]));
  const held = caller.grants.map(({ role, environmentId, clusterId, resource }) => ({
    role, environment: environmentId, cluster: clusterId, resource: resource && `${resource.type}=${resource.name}${resource.pattern === 'PREFIXED' ? '*' : ''}`,
  }));
  return held.sort((left, right) => rank.get(left.role)! - rank.get(right.role)!);
}
