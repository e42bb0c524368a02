/** Operations: one intent on one resource. The api inserts them, the provisioner alone moves them. */
import type { LifeOperation, OperationState, Step } from '@samsa/contract/operations';
import type { Placement } from '@samsa/contract/placement';
import { allows, type Caller } from '@samsa/domain/access';
import { newOperationId, type OrganizationId } from '@samsa/domain/ids';
import type { StoredCluster } from './clusters.ts';
import type { Queryable, Tx } from './database.ts';
import { AROUND, cancellingOf, NARROWS, SHOWN_CAUSE, SHOWN_TO_TENANT, STANDING, type StandingRow } from './operation-standing.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';

/** What an intent sets out from: where cancelling it goes back to. */
export type Previous = Pick<StoredCluster, 'generation' | 'spec' | 'plan'>;

export interface Intent {
  organizationId: OrganizationId;
  environmentId: string;
  resourceKind: string;
  resourceId: string;
  intent: LifeOperation['intent'];
  generation: number;
  requestedBy: string;
  previous?: Previous;
  /** Why what it creates stands where it stands. */
  placement?: Placement;
}

interface Row extends StandingRow {
  id: string;
  at: string;
  environmentId: string | null;
  resourceKind: string;
  resourceId: string;
  intent: LifeOperation['intent'];
  generation: string;
  state: OperationState;
  steps: Step[];
  percent: number;
  cause: string | null;
  requestedBy: string;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  replacedBy: string | null;
}

const COLUMNS = `id, ${PLACE_AT}, environment_id AS "environmentId", resource_kind AS "resourceKind", resource_id AS "resourceId", intent,
  generation, ${SHOWN_TO_TENANT} AS state, steps, percent, ${SHOWN_CAUSE} AS cause, requested_by AS "requestedBy", created_at AS "createdAt",
  started_at AS "startedAt", ended_at AS "endedAt", replaced_by AS "replacedBy", ${STANDING}`;

function fromRow(row: Row): LifeOperation {
  const operation: Omit<LifeOperation, 'cancelable'> = {
    api_version: 'samsa/v1',
    kind: 'Operation',
    id: row.id,
    intent: row.intent,
    resource: { kind: row.resourceKind, id: row.resourceId, environment: row.environmentId ?? undefined },
    generation: Number(row.generation),
    state: row.state,
    percent: row.percent,
    steps: row.steps,
    cause: row.cause ?? undefined,
    requested_by: row.requestedBy,
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString(),
    ended_at: row.endedAt?.toISOString(),
    replaced_by: row.replacedBy ?? undefined,
  };
  return { ...operation, cancelable: 'by' in cancellingOf(operation, row) };
}

/** @returns its id */
export async function open(tx: Tx, intent: Intent): Promise<string> {
  const id = newOperationId(Date.now());
  const { generation, spec, plan } = intent.previous ?? {};
  await tx.query(
    `INSERT INTO operation (id, organization_id, environment_id, resource_kind, resource_id, intent, generation, requested_by, previous, placement)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id, intent.organizationId, intent.environmentId, intent.resourceKind, intent.resourceId, intent.intent, intent.generation, intent.requestedBy,
      intent.previous ? JSON.stringify({ generation, spec, plan }) : null, intent.placement ? JSON.stringify(intent.placement) : null,
    ],
  );
  return id;
}

/** The Kubernetes clusters below are no business of a tenant's, even when they are made for it alone. */
const OF_TENANTS = `resource_kind <> 'WholeCluster'`;

const visible = (caller: Caller) => (row: Row) =>
  allows(caller, 'operation:read', { environmentId: row.environmentId ?? undefined, clusterId: row.resourceId });

export async function find(database: Queryable, caller: Caller, id: string): Promise<LifeOperation | undefined> {
  const rows = await database.query<Row>(`SELECT ${COLUMNS} FROM operation ${AROUND} WHERE organization_id = $1 AND id = $2 AND ${OF_TENANTS}`, [caller.organizationId, id]);
  return rows.filter(visible(caller)).map(fromRow)[0];
}

export interface OperationFilter {
  resourceId?: string;
  state?: OperationState;
}

export async function list(
  database: Queryable, caller: Caller, filter: OperationFilter, places: { environmentIds: string[]; clusterIds: string[] } | 'everywhere', page: PageWanted,
): Promise<Page<LifeOperation>> {
  const place = placeOf(page.token);
  const rows = await database.query<Row>(
    `SELECT ${COLUMNS} FROM operation ${AROUND}
     WHERE organization_id = $1 AND ${OF_TENANTS} AND ($2::text IS NULL OR resource_id = $2) AND ($3::text IS NULL OR ${SHOWN_TO_TENANT} = $3)
       AND ${(filter.state && NARROWS[filter.state]) ?? 'true'}
       AND ($4::timestamptz IS NULL OR (created_at, id) < ($4, $5))
       AND ($6::text[] IS NULL OR environment_id = ANY($6) OR resource_id = ANY($7))
     ORDER BY created_at DESC, id DESC LIMIT $8`,
    [
      caller.organizationId, filter.resourceId ?? null, filter.state ?? null, place?.at ?? null, place?.id ?? null,
      places === 'everywhere' ? null : places.environmentIds, places === 'everywhere' ? null : places.clusterIds, page.size + 1,
    ],
  );
  return pageOf(rows, page.size, fromRow);
}

/** The newest of each of these resources. */
export async function newestOf(database: Queryable, caller: Pick<Caller, 'organizationId'>, resourceIds: readonly string[]): Promise<LifeOperation[]> {
  const rows = await database.query<Row>(
    `SELECT DISTINCT ON (resource_id) ${COLUMNS} FROM operation ${AROUND}
     WHERE organization_id = $1 AND resource_id = ANY($2) ORDER BY resource_id, generation DESC, created_at DESC`,
    [caller.organizationId, resourceIds],
  );
  return rows.map(fromRow);
}

/** Why a resource stands where it stands, as it was decided when it was created. */
export async function placementOf(database: Queryable, resourceId: string): Promise<Placement | undefined> {
  const [row] = await database.query<{ placement: Placement | null }>(
    `SELECT placement FROM operation WHERE resource_id = $1 AND generation = 1 AND intent = 'create'`,
    [resourceId],
  );
  return row?.placement ?? undefined;
}

/** Says of an operation that it was cancelled, by whom, and which one undoes it. */
export async function cancel(tx: Tx, id: string, principal: string, replacedBy: string): Promise<void> {
  await tx.query('UPDATE operation SET cancelled_at = now(), cancelled_by = $2, replaced_by = $3 WHERE id = $1', [id, principal, replacedBy]);
}

export interface Cancelable {
  operation: Pick<LifeOperation, 'id' | 'intent' | 'generation'>;
  organizationId: OrganizationId;
  environmentId: string | undefined;
  resourceId: string;
  previous: Previous | undefined;
  cancelling: ReturnType<typeof cancellingOf>;
}

/** As it stands once its cluster is locked: nobody begins, ends or supersedes it until the transaction ends. @param organizationId any when undefined */
export async function lockForCancel(tx: Tx, organizationId: OrganizationId | undefined, id: string): Promise<Cancelable | undefined> {
  const [named] = await tx.query<{ resourceId: string }>(
    'SELECT resource_id AS "resourceId" FROM operation WHERE id = $1 AND ($2::uuid IS NULL OR organization_id = $2)', [id, organizationId ?? null],
  );
  if (!named) return undefined;
  await tx.query('SELECT FROM kafka_cluster WHERE id = $1 FOR UPDATE', [named.resourceId]);
  const [row] = await tx.query<Row & { organizationId: OrganizationId; previous: Previous | null }>(
    `SELECT ${COLUMNS}, organization_id AS "organizationId", previous FROM operation ${AROUND} WHERE id = $1`, [id],
  );
  if (!row) return undefined;
  const operation = fromRow(row);
  return {
    operation, organizationId: row.organizationId, environmentId: row.environmentId ?? undefined, resourceId: row.resourceId,
    previous: row.previous ?? undefined, cancelling: cancellingOf(operation, row),
  };
}
