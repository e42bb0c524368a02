/** A stored role binding as the grant it is to its holder. */
import type { Grant } from '@samsa/domain/access';
import { parseCrn } from '@samsa/domain/crn';

export function grantOf(binding: { roleName: Grant['role']; crnPattern: string }): Grant[] {
  const crn = parseCrn(binding.crnPattern);
  if (typeof crn === 'string') return [];
  return [{ role: binding.roleName, environmentId: crn.environmentId, clusterId: crn.clusterId, resource: crn.resource }];
}
