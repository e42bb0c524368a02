/** Environments, always asked for by a caller: what is not the caller's does not exist. */
import type { EnvironmentCreate, EnvironmentPatch } from '@samsa/contract/environments';
import type { Caller } from '@samsa/domain/access';
import type { EnvironmentId, OrganizationId } from '@samsa/domain/ids';
import type { Queryable, Tx } from './database.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

export interface StoredEnvironment {
  id: EnvironmentId;
  organizationId: OrganizationId;
  displayName: string;
  governancePackage: 'ESSENTIALS' | 'ADVANCED' | null;
  createdAt: Date;
  updatedAt: Date;
}

type Row = StoredEnvironment & { at: string };
const COLUMNS = `id, ${PLACE_AT}, organization_id AS "organizationId", display_name AS "displayName",
  governance_package AS "governancePackage", created_at AS "createdAt", updated_at AS "updatedAt"`;

export async function find(database: Queryable, caller: Caller, id: string): Promise<StoredEnvironment | undefined> {
  const [row] = await database.query<Row>(
    `SELECT ${COLUMNS} FROM environment WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL`,
    [caller.organizationId, id],
  );
  return row;
}

/** Also keeps others from changing or deleting it until the transaction ends. */
export async function lock(tx: Tx, caller: Caller, id: string): Promise<StoredEnvironment | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM environment WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL FOR UPDATE`,
    [caller.organizationId, id],
  );
  return row;
}

/** Keeps it from being deleted until the transaction ends, and nothing else. */
export async function hold(tx: Tx, caller: Caller, id: string): Promise<StoredEnvironment | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM environment WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL FOR KEY SHARE`,
    [caller.organizationId, id],
  );
  return row;
}

/** @param ids only these, or all when undefined */
export async function list(database: Queryable, caller: Caller, ids: string[] | undefined, page: PageWanted): Promise<Page<StoredEnvironment>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM environment
     WHERE organization_id = $1 AND deleted_at IS NULL AND ($2::text[] IS NULL OR id = ANY($2))
       AND ($3::timestamptz IS NULL OR (created_at, id) > ($3, $4))
     ORDER BY created_at, id LIMIT $5`,
    [caller.organizationId, ids ?? null, place?.at ?? null, place?.id ?? null, page.size + 1],
  );
  return pageOf(rows, page.size, (row) => row);
}

export async function insert(tx: Tx, caller: Caller, id: EnvironmentId, wanted: EnvironmentCreate, fingerprint: string): Promise<StoredEnvironment> {
  const [row] = await tx.query<Row>(
    `INSERT INTO environment (id, organization_id, display_name, governance_package, fingerprint) VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
    [id, caller.organizationId, wanted.display_name, wanted.stream_governance_config?.package ?? null, fingerprint],
  );
  return row!;
}

/** The same wish by the same caller within the window of a client's retries. */
export async function findReplay(tx: Tx, caller: Caller, fingerprint: string, windowSeconds: number): Promise<StoredEnvironment | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM environment
     WHERE organization_id = $1 AND fingerprint = $2 AND created_at > now() - make_interval(secs => $3) AND deleted_at IS NULL`,
    [caller.organizationId, fingerprint, windowSeconds],
  );
  return row;
}

export async function update(tx: Tx, caller: Caller, id: string, wanted: EnvironmentPatch): Promise<StoredEnvironment> {
  const [row] = await tx.query<Row>(
    `UPDATE environment SET display_name = coalesce($3, display_name), governance_package = coalesce($4, governance_package), updated_at = now()
     WHERE organization_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
    [caller.organizationId, id, wanted.display_name ?? null, wanted.stream_governance_config?.package ?? null],
  );
  return row!;
}

/** Names of environments, those that are gone too. */
export async function namesOf(database: Queryable, organizationId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string; name: string }>('SELECT id, display_name AS name FROM environment WHERE organization_id = $1 AND id = ANY($2)', [organizationId, ids]);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** @returns how many living clusters stand in the way; 0 means it is gone */
export async function remove(tx: Tx, caller: Caller, id: string): Promise<number> {
  const [row] = await tx.query<{ clusters: number }>(
    'SELECT count(*)::int AS clusters FROM kafka_cluster WHERE environment_id = $1 AND deleted_at IS NULL',
    [id],
  );
  if (row && row.clusters > 0) return row.clusters;
  await tx.query('UPDATE environment SET deleted_at = now() WHERE organization_id = $1 AND id = $2', [caller.organizationId, id]);
  return 0;
}
