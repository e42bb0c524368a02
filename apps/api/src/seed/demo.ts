/** The first organization of a new installation: an administrator, an environment, and a cloud API key. */
import { randomUUID } from 'node:crypto';
import { environmentCrn, organizationCrn } from '@samsa/domain/crn';
import { newApiKeyId, newEnvironmentId, newRoleBindingId, newSecret, newUserId } from '@samsa/domain/ids';
import { FIRST_PLANS } from '@samsa/domain/plan-catalogue';
import type { Database } from '@samsa/store/database';
import { hashOf } from '../access/credentials.ts';

export interface Demo {
  organizationId: string;
  environmentId: string;
  userId: string;
  /** The secret is known only to the run that made it. */
  cloudKey: { id: string; secret?: string };
}

export async function seedPlans(database: Database): Promise<void> {
  const prisma = await database.prisma();
  const data = Object.entries(FIRST_PLANS).map(([name, definition]) => ({ name, revision: 1, definition: JSON.parse(JSON.stringify(definition)) as object }));
  await prisma.plan.createMany({ data, skipDuplicates: true });
}

async function found(database: Database, name: string): Promise<Demo | undefined> {
  const prisma = await database.prisma();
  const organization = await prisma.organization.findFirst({ where: { displayName: name } });
  if (!organization) return undefined;
  const where = { organizationId: organization.id, deletedAt: null };
  const environment = await prisma.environment.findFirst({ where, orderBy: { createdAt: 'asc' } });
  const key = await prisma.apiKey.findFirst({ where: { ...where, clusterId: null }, orderBy: { createdAt: 'asc' } });
  if (!environment || !key) return undefined;
  return { organizationId: organization.id, environmentId: environment.id, userId: key.ownerId, cloudKey: { id: key.id } };
}

async function make(database: Database, name: string, environment: string, limits: { clusters: number; cku: number }): Promise<Demo> {
  const prisma = await database.prisma();
  const organizationId = randomUUID();
  const environmentId = newEnvironmentId();
  const userId = newUserId();
  const secret = newSecret();
  const cloudKey = { id: newApiKeyId() as string, secret };
  const fingerprint = environmentCrn(organizationId, environmentId);
  const email = `admin@${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`;
  const binding = { id: newRoleBindingId(), organizationId, principal: `User:${userId}`, roleName: 'OrganizationAdmin', crnPattern: organizationCrn(organizationId) };
  const key = { id: cloudKey.id, organizationId, ownerId: userId, displayName: 'first key', description: 'Made with the organization', secretHash: hashOf(secret) };
  await prisma.$transaction([
    prisma.organization.create({ data: { id: organizationId, displayName: name, clusterLimit: limits.clusters, ckuLimit: limits.cku } }),
    prisma.organizationUsage.create({ data: { organizationId } }),
    prisma.environment.create({ data: { id: environmentId, organizationId, displayName: environment, governancePackage: 'ESSENTIALS', fingerprint } }),
    prisma.userAccount.create({ data: { id: userId, organizationId, email, fullName: 'Administrator' } }),
    prisma.roleBinding.create({ data: binding }),
    prisma.apiKey.create({ data: { ...key, secretHash: Uint8Array.from(key.secretHash) } }),
  ]);
  return { organizationId, environmentId, userId, cloudKey };
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
  const demo = known ?? (await make(database, wanted.name, wanted.environment, wanted.limits ?? { clusters: 100, cku: 100 }));
  await appoint(database, demo);
  return demo;
}
