/**
 * Who may do what in the control plane: a caller's grants × the table of roles. What happens inside Kafka is decided
 * by the broker's own authorizer, from the ACLs that `acl-compilation.ts` makes of the same bindings.
 */
import { type RoleName, ROLES } from '@samsa/contract/role-bindings';
import type { CrnResource } from './crn.ts';
import type { ApiKeyId, OrganizationId, PrincipalId } from './ids.ts';
import { forbidden, notOfFleet } from './problem.ts';

/** A role at a place; without environment it holds for the whole organization. */
export interface Grant {
  role: RoleName;
  environmentId?: string;
  clusterId?: string;
  resource?: CrnResource;
}

export interface CallersSession {
  tokenHash: Buffer;
  csrfToken: string;
  /** The password it was signed in with; an identity provider's session has none, and stays in its organization. */
  loginId?: string;
}

export interface Caller {
  organizationId: OrganizationId;
  principal: PrincipalId;
  apiKeyId?: ApiKeyId;
  grants: Grant[];
  /** Runs the fleet; said by the installation, by no role. */
  fleetAdmin?: boolean;
  /** Of a person with a browser, not a key. */
  session?: CallersSession;
  /** When the key or session ends by itself: what stays open for the caller ends then too. */
  expiresAtMs?: number;
  requestId: string;
  sourceAddress: string;
}

export interface Scope {
  environmentId?: string;
  clusterId?: string;
}

const READS = ['environment:read', 'cluster:read'];
const PERMISSIONS: Record<RoleName, readonly string[]> = {
  OrganizationAdmin: ['*'],
  EnvironmentAdmin: [
    ...READS, 'metrics:read', 'billing:read', 'environment:update', 'environment:delete', 'cluster:*', 'api-key:*', 'operation:*', 'role-binding:*',
    'service-account:read', 'user:read',
  ],
  CloudClusterAdmin: [
    ...READS, 'metrics:read', 'cluster:update', 'cluster:delete', 'api-key:*', 'operation:*', 'role-binding:*', 'service-account:read', 'user:read',
  ],
  Operator: [...READS, 'metrics:read', 'operation:read'],
  MetricsViewer: [...READS, 'metrics:read'],
  DeveloperRead: READS,
  DeveloperWrite: READS,
  DeveloperManage: READS,
  ResourceOwner: READS,
};

/** Things of the whole organization that a role held lower down may still read. */
const ORGANIZATION_WIDE_READS = new Set(['service-account:read', 'user:read']);

/** Of the fleet, not of any tenant: no role gives it, not even one that gives everything. */
export const isOfFleet = (permission: string): boolean => permission.startsWith('fleet:');

function roleHas(role: RoleName, permission: string): boolean {
  if (isOfFleet(permission)) return false;
  const noun = `${permission.slice(0, permission.indexOf(':'))}:*`;
  return PERMISSIONS[role].some((held) => held === '*' || held === permission || held === noun);
}

function covers(grant: Grant, permission: string, scope: Scope): boolean {
  if (!grant.environmentId || ORGANIZATION_WIDE_READS.has(permission)) return true;
  if (grant.environmentId !== scope.environmentId) return false;
  if (!grant.clusterId || permission === 'environment:read') return true;
  return grant.clusterId === scope.clusterId;
}

/** The roles that give a permission. */
export const rolesWith = (permission: string): RoleName[] => ROLES.filter((role) => roleHas(role, permission));

export function allows(caller: Caller, permission: string, scope: Scope): boolean {
  if (isOfFleet(permission)) return caller.fleetAdmin === true;
  return caller.grants.some((grant) => roleHas(grant.role, permission) && covers(grant, permission, scope));
}

/** Whether there is any place at all where the caller holds it: the check at the door. */
export function allowsSomewhere(caller: Caller, permission: string): boolean {
  if (isOfFleet(permission)) return caller.fleetAdmin === true;
  return caller.grants.some((grant) => roleHas(grant.role, permission));
}

/** @throws Problem 403 */
export function demand(caller: Caller, permission: string, scope: Scope): void {
  if (allows(caller, permission, scope)) return;
  if (isOfFleet(permission)) throw notOfFleet(permission);
  const where = scope.clusterId ? `on ${scope.clusterId}` : scope.environmentId ? `in ${scope.environmentId}` : 'in this organization';
  throw forbidden(permission, where);
}

/** Proof that a caller runs the fleet: what the whole fleet is read and written with. */
export type FleetAdmin = Caller & { fleetAdmin: true };

/** @throws Problem 403 */
export function fleetAdmin(caller: Caller, permission: 'fleet:read' | 'fleet:write'): FleetAdmin {
  demand(caller, permission, {});
  return caller as FleetAdmin;
}

/** Where a caller may read: everywhere, or in the places named. For filters of lists. */
export function reach(caller: Caller, permission: string): 'everywhere' | { environmentIds: string[]; clusterIds: string[] } {
  const grants = caller.grants.filter((grant) => roleHas(grant.role, permission));
  if (grants.some((grant) => !grant.environmentId)) return 'everywhere';
  return {
    environmentIds: grants.flatMap((grant) => (grant.environmentId && !grant.clusterId ? [grant.environmentId] : [])),
    clusterIds: grants.flatMap((grant) => (grant.clusterId ? [grant.clusterId] : [])),
  };
}
