/** Role bindings. Environment and cluster of the CRN stand in columns of their own, for filters by where the caller may look. */
import type { RoleBindingCreate, RoleName } from '@samsa/contract/role-bindings';
import type { Caller } from '@samsa/domain/access';
import type { Crn } from '@samsa/domain/crn';
import type { OrganizationId, PrincipalId } from '@samsa/domain/ids';
import { announce } from './credential-changes.ts';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

export interface StoredRoleBinding {
  id: string;
  organizationId: OrganizationId;
  /** `User:<id>` */
  principal: string;
  roleName: RoleName;
  crnPattern: string;
  environmentId: string | null;
  clusterId: string | null;
  createdAt: Date;
}

type Row = StoredRoleBinding & { at: string };
const COLUMNS = `id, ${PLACE_AT}, organization_id AS "organizationId", principal, role_name AS "roleName", crn_pattern AS "crnPattern",
  environment_id AS "environmentId", cluster_id AS "clusterId", created_at AS "createdAt"`;

export async function find(database: Queryable, caller: Caller, id: string): Promise<StoredRoleBinding | undefined> {
  const [row] = await database.query<Row>(`SELECT ${COLUMNS} FROM role_binding WHERE organization_id = $1 AND id = $2`, [caller.organizationId, id]);
  return row;
}

/** The very same binding, if it stands already. */
export async function findSame(tx: Tx, caller: Caller, wanted: RoleBindingCreate): Promise<(StoredRoleBinding & { ageSeconds: number }) | undefined> {
  const [row] = await tx.query<Row & { ageSeconds: number }>(
    `SELECT ${COLUMNS}, extract(epoch FROM now() - created_at)::float8 AS "ageSeconds" FROM role_binding
     WHERE organization_id = $1 AND principal = $2 AND role_name = $3 AND crn_pattern = $4`,
    [caller.organizationId, wanted.principal, wanted.role_name, wanted.crn_pattern],
  );
  return row;
}

export interface RoleBindingFilter {
  crnPattern: string;
  /** Also what lies below the pattern. */
  below: boolean;
  principal?: string;
  roleName?: string;
}

export interface Places {
  environmentIds: string[];
  clusterIds: string[];
}

/** @param places where the caller may look; its own bindings it always sees */
export async function list(
  database: Queryable, caller: Caller, filter: RoleBindingFilter, places: Places | 'everywhere', page: PageWanted,
): Promise<Page<StoredRoleBinding>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM role_binding
     WHERE organization_id = $1 AND (crn_pattern = $2 OR ($3 AND starts_with(crn_pattern, $2 || '/')))
       AND ($4::text IS NULL OR principal = $4) AND ($5::text IS NULL OR role_name = $5)
       AND ($6::text[] IS NULL OR environment_id = ANY($6) OR cluster_id = ANY($7) OR principal = $8)
       AND ($9::timestamptz IS NULL OR (created_at, id) > ($9, $10))
     ORDER BY created_at, id LIMIT $11`,
    [
      caller.organizationId, filter.crnPattern, filter.below, filter.principal ?? null, filter.roleName ?? null,
      places === 'everywhere' ? null : places.environmentIds, places === 'everywhere' ? null : places.clusterIds, `User:${caller.principal}`,
      place?.at ?? null, place?.id ?? null, page.size + 1,
    ],
  );
  return pageOf(rows, page.size, (row) => row);
}

/** No cluster has so many; who may do what would be no answer any more. */
const REACHING_MAX = 10_000;

/** Those that hold on a cluster or for a part of it, wherever they were given. */
export async function reaching(database: Queryable, caller: Pick<Caller, 'organizationId'>, place: { environmentId: string; clusterId: string }): Promise<StoredRoleBinding[]> {
  return database.query<Row>(
    `SELECT ${COLUMNS} FROM role_binding
     WHERE organization_id = $1 AND (cluster_id = $3 OR cluster_id IS NULL AND (environment_id IS NULL OR environment_id = $2))
     ORDER BY created_at, id LIMIT ${REACHING_MAX}`,
    [caller.organizationId, place.environmentId, place.clusterId],
  );
}

export async function insert(tx: Tx, caller: Caller, id: string, wanted: RoleBindingCreate, crn: Crn): Promise<StoredRoleBinding> {
  const [row] = await tx.query<Row>(
    `INSERT INTO role_binding (id, organization_id, principal, role_name, crn_pattern, environment_id, cluster_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
    [id, caller.organizationId, wanted.principal, wanted.role_name, wanted.crn_pattern, crn.environmentId ?? null, crn.clusterId ?? null],
  );
  await announce(tx, caller.organizationId);
  return row!;
}

export async function remove(tx: Tx, caller: Caller, id: string): Promise<boolean> {
  const gone = await tx.query('DELETE FROM role_binding WHERE organization_id = $1 AND id = $2 RETURNING id', [caller.organizationId, id]);
  if (gone.length > 0) await announce(tx, caller.organizationId);
  return gone.length > 0;
}

export async function removeOfPrincipal(tx: Tx, caller: Caller, principal: PrincipalId): Promise<void> {
  await tx.query('DELETE FROM role_binding WHERE organization_id = $1 AND principal = $2', [caller.organizationId, `User:${principal}`]);
  await announce(tx, caller.organizationId);
}

/** Bindings at a place that is going away, and below it. */
export async function removeAt(tx: Tx, caller: Caller, place: { environmentId: string } | { clusterId: string }): Promise<void> {
  const [column, id] = 'clusterId' in place ? ['cluster_id', place.clusterId] : ['environment_id', place.environmentId];
  await tx.query(`DELETE FROM role_binding WHERE organization_id = $1 AND ${column} = $2`, [caller.organizationId, id]);
  await announce(tx, caller.organizationId);
}

/** Principals of living users and service accounts that administer the organization. */
export async function organizationAdmins(tx: Tx, caller: Caller): Promise<number> {
  const [row] = await tx.query<{ admins: number }>(
    `SELECT count(*)::int AS admins FROM role_binding WHERE organization_id = $1 AND role_name = 'OrganizationAdmin'`,
    [caller.organizationId],
  );
  return row?.admins ?? 0;
}

/** Whether nobody else than this user or service account administers the organization. To be asked under the organization's lock. */
export async function isLastAdministrator(tx: Tx, caller: Caller, id: string): Promise<boolean> {
  const [row] = await tx.query<{ own: boolean; others: boolean }>(
    `SELECT coalesce(bool_or(principal = $2), false) AS own, coalesce(bool_or(principal <> $2), false) AS others
     FROM role_binding WHERE organization_id = $1 AND role_name = 'OrganizationAdmin'`,
    [caller.organizationId, `User:${id}`],
  );
  return row!.own && !row!.others;
}
