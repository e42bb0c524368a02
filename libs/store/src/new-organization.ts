/** A new organization with its first member, who administers it, and its first environment: all there is before anybody is a caller. */
import type { EnvironmentId, OrganizationId, PrincipalId } from '@samsa/domain/ids';
import { environmentCrn, organizationCrn } from '@samsa/domain/crn';
import type { Tx } from './database.ts';

export interface Founding {
  organizationId: OrganizationId;
  displayName: string;
  clusterLimit: number;
  ckuLimit: number;
  environmentId: EnvironmentId;
  environment: string;
  userId: PrincipalId;
  email: string;
  fullName: string;
  loginId: string;
  roleBindingId: string;
}

export async function found(tx: Tx, founding: Founding): Promise<void> {
  const { organizationId, environmentId, userId } = founding;
  await tx.query('INSERT INTO organization (id, display_name, cluster_limit, cku_limit) VALUES ($1, $2, $3, $4)', [
    organizationId, founding.displayName, founding.clusterLimit, founding.ckuLimit,
  ]);
  await tx.query('INSERT INTO organization_usage (organization_id) VALUES ($1)', [organizationId]);
  await tx.query(
    `INSERT INTO environment (id, organization_id, display_name, governance_package, fingerprint) VALUES ($1, $2, $3, 'ESSENTIALS', $4)`,
    [environmentId, organizationId, founding.environment, environmentCrn(organizationId, environmentId)],
  );
  await tx.query('INSERT INTO user_account (id, organization_id, email, full_name, login_id) VALUES ($1, $2, $3, $4, $5)', [
    userId, organizationId, founding.email, founding.fullName, founding.loginId,
  ]);
  await tx.query(
    `INSERT INTO role_binding (id, organization_id, principal, role_name, crn_pattern) VALUES ($1, $2, $3, 'OrganizationAdmin', $4)`,
    [founding.roleBindingId, organizationId, `User:${userId}`, organizationCrn(organizationId)],
  );
}
