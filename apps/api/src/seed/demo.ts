/** The first organization of a new installation: an administrator, an environment, and a cloud API key. */
import { randomUUID } from 'node:crypto';
import { environmentCrn, organizationCrn } from '@samsa/domain/crn';
import { newApiKeyId, newEnvironmentId, newRoleBindingId, newSecret, newUserId } from '@samsa/domain/ids';
import { FIRST_PLANS } from '@samsa/domain/plan-catalogue';
import type { Database, Tx } from '@samsa/store/database';
import { hashOf } from '../access/credentials.ts';

export interface Demo {
  organizationId: string;
  environmentId: string;
  userId: string;
  /** The secret is known only to the run that made it. */
  cloudKey: { id: string; secret?: string };
}

export async function seedPlans(database: Database): Promise<void> {
  for (const [name, definition] of Object.entries(FIRST_PLANS)) {
    await database.query('INSERT INTO plan (name, revision, definition) VALUES ($1, 1, $2) ON CONFLICT DO NOTHING', [name, JSON.stringify(definition)]);
  }
}

async function found(database: Database, name: string): Promise<Demo | undefined> {
  const [row] = await database.query<Demo & { keyId: string }>(
    `SELECT organization.id AS "organizationId", environment.id AS "environmentId", api_key.owner_id AS "userId", api_key.id AS "keyId"
     FROM organization JOIN environment ON environment.organization_id = organization.id AND environment.deleted_at IS NULL
     JOIN api_key ON api_key.organization_id = organization.id AND api_key.cluster_id IS NULL AND api_key.deleted_at IS NULL
     WHERE organization.display_name = $1 ORDER BY environment.created_at, api_key.created_at LIMIT 1`,
    [name],
  );
  return row && { organizationId: row.organizationId, environmentId: row.environmentId, userId: row.userId, cloudKey: { id: row.keyId } };
}

async function make(tx: Tx, name: string, environment: string, limits: { clusters: number; cku: number }): Promise<Demo> {
  const organizationId = randomUUID();
  const environmentId = newEnvironmentId();
  const userId = newUserId();
  const key = { id: newApiKeyId() as string, secret: newSecret() };
  await tx.query('INSERT INTO organization (id, display_name, cluster_limit, cku_limit) VALUES ($1, $2, $3, $4)', [organizationId, name, limits.clusters, limits.cku]);
  await tx.query('INSERT INTO organization_usage (organization_id) VALUES ($1)', [organizationId]);
  await tx.query(
    'INSERT INTO environment (id, organization_id, display_name, governance_package, fingerprint) VALUES ($1, $2, $3, $4, $5)',
    [environmentId, organizationId, environment, 'ESSENTIALS', environmentCrn(organizationId, environmentId)],
  );
  await tx.query(
    'INSERT INTO user_account (id, organization_id, email, full_name) VALUES ($1, $2, $3, $4)',
    [userId, organizationId, `admin@${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`, 'Administrator'],
  );
  await tx.query(
    'INSERT INTO role_binding (id, organization_id, principal, role_name, crn_pattern) VALUES ($1, $2, $3, $4, $5)',
    [newRoleBindingId(), organizationId, `User:${userId}`, 'OrganizationAdmin', organizationCrn(organizationId)],
  );
  await tx.query(
    'INSERT INTO api_key (id, organization_id, owner_id, display_name, description, secret_hash) VALUES ($1, $2, $3, $4, $5, $6)',
    [key.id, organizationId, userId, 'first key', 'Made with the organization', hashOf(key.secret)],
  );
  return { organizationId, environmentId, userId, cloudKey: key };
}

/** The first organization's administrator runs the fleet; later organizations are tenants and nothing else. */
async function appoint(database: Database, { organizationId, userId }: Demo): Promise<void> {
  await database.query('INSERT INTO fleet_admin (organization_id, principal) SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM fleet_admin)', [organizationId, userId]);
}

/** Finds the organization by name or makes it, and sees that somebody runs the fleet. Safe to run again and again. */
export async function seedOrganization(
  database: Database, wanted: { name: string; environment: string; limits?: { clusters: number; cku: number } },
): Promise<Demo> {
  const known = await found(database, wanted.name);
  const demo = known ?? (await database.transact((tx) => make(tx, wanted.name, wanted.environment, wanted.limits ?? { clusters: 100, cku: 100 })));
  await appoint(database, demo);
  return demo;
}
