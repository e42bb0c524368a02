/** Clusters of all environments, the newest first, each with the name of its environment. */
import type { Caller } from '@samsa/domain/access';
import { CLUSTER_COLUMNS, clusterFromRow, type ClusterRow, type StoredCluster } from './clusters.ts';
import type { Queryable } from './database.ts';
import { type Page, pageOf, type PageWanted, placeOf } from './page.ts';

export interface OverviewCluster extends StoredCluster {
  environmentName: string;
}

export interface OverviewFilter {
  environmentId?: string;
  /** In the name, the id or the region. */
  search?: string;
}

type Row = ClusterRow & { environmentName: string };

/** A search is for these letters, none of which means anything more. */
const literal = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const COLUMNS = `${CLUSTER_COLUMNS}, (SELECT display_name FROM environment WHERE environment.id = environment_id) AS "environmentName"`;
const fromRow = ({ environmentName, ...row }: Row): OverviewCluster => ({ ...clusterFromRow(row), environmentName });

export async function find(database: Queryable, caller: Caller, id: string): Promise<OverviewCluster | undefined> {
  const [row] = await database.query<Row>(`SELECT ${COLUMNS} FROM kafka_cluster WHERE id = $1 AND organization_id = $2 AND deleted_at IS NULL`, [id, caller.organizationId]);
  return row && fromRow(row);
}

/** @param places where the caller may see clusters */
export async function list(
  database: Queryable, caller: Caller, filter: OverviewFilter, places: { environmentIds: string[]; clusterIds: string[] } | 'everywhere', page: PageWanted,
): Promise<Page<OverviewCluster>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM kafka_cluster
     WHERE organization_id = $1 AND deleted_at IS NULL
       AND ($2::text[] IS NULL OR environment_id = ANY($2) OR id = ANY($3))
       AND ($4::text IS NULL OR environment_id = $4)
       AND ($5::text IS NULL OR spec->>'display_name' ILIKE $5 OR id ILIKE $5 OR spec->>'region' ILIKE $5)
       AND ($6::timestamptz IS NULL OR (created_at, id) < ($6, $7))
     ORDER BY created_at DESC, id DESC LIMIT $8`,
    [
      caller.organizationId, places === 'everywhere' ? null : places.environmentIds, places === 'everywhere' ? null : places.clusterIds,
      filter.environmentId ?? null, filter.search ? literal(filter.search) : null, place?.at ?? null, place?.id ?? null, page.size + 1,
    ],
  );
  return pageOf(rows, page.size, fromRow);
}
