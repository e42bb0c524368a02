/**
 * May this role be bound at this place? Roles that administer hold at their own level only; roles that read, write or own
 * hold at a resource of a cluster, or at the cluster, where they mean all of its resources.
 */
import type { RoleName } from '@samsa/contract/role-bindings';
import { type Crn, parseCrn } from './crn.ts';
import { invalid } from './problem.ts';

export type Level = 'organization' | 'environment' | 'cluster' | 'resource';

const LEVELS: Record<RoleName, readonly Level[]> = {
  OrganizationAdmin: ['organization'],
  EnvironmentAdmin: ['environment'],
  CloudClusterAdmin: ['cluster'],
  Operator: ['organization', 'environment', 'cluster'],
  MetricsViewer: ['organization', 'environment', 'cluster'],
  DeveloperRead: ['cluster', 'resource'],
  DeveloperWrite: ['cluster', 'resource'],
  DeveloperManage: ['cluster', 'resource'],
  ResourceOwner: ['cluster', 'resource'],
};

const SHAPES: Record<Level, string> = {
  organization: 'an organization (…/organization=<id>)',
  environment: 'an environment (…/environment=<env-id>)',
  cluster: 'a cluster (…/cloud-cluster=<lkc-id> or …/cloud-cluster=<lkc-id>/kafka=<lkc-id>)',
  resource: 'a topic, group or transactional-id of a cluster (…/kafka=<lkc-id>/topic=<name or prefix*>)',
};

export function levelOf(crn: Crn): Level {
  if (crn.resource) return 'resource';
  if (crn.clusterId) return 'cluster';
  return crn.environmentId ? 'environment' : 'organization';
}

/** @throws Problem 400 for a CRN that cannot be read, is another organization's, or is no place for this role */
export function admitBinding(role: RoleName, crnPattern: string, organizationId: string): Crn {
  const crn = parseCrn(crnPattern);
  if (typeof crn === 'string') throw invalid(crn, '/crn_pattern');
  if (crn.organizationId !== organizationId) throw invalid(`There is no organization ${crn.organizationId} that you can see. Yours is ${organizationId}.`, '/crn_pattern');
  const level = levelOf(crn);
  if (LEVELS[role].includes(level)) return crn;
  const allowed = LEVELS[role].map((one) => SHAPES[one]).join(', or ');
  throw invalid(`${role} cannot be bound at ${SHAPES[level]}. It is bound at ${allowed}.`, '/crn_pattern');
}
