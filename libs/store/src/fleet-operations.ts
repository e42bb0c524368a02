/**
 * Operations of all tenants. What is stuck is not kept anywhere: it is asked for, by the time of the running step against the
 * usual time of that step lately. Ids are born in order, so they are also the order of the pages.
 */
import type { FleetOperation } from '@samsa/contract/fleet-operations';
import type { LifeOperation, OperationState, Step } from '@samsa/contract/operations';
import type { FleetAdmin } from '@samsa/domain/access';
import type { OrganizationId } from '@samsa/domain/ids';
import { STUCK_LEAST_SECONDS, STUCK_TIMES_USUAL } from '@samsa/domain/operation-times';
import { spentBudget, type Trouble } from '@samsa/domain/quarantine';
import type { Queryable, Tx } from './database.ts';
import { AROUND, cancellingOf, NARROWS, SHOWN_CAUSE, SHOWN_TO_FLEET, STANDING, type StandingRow } from './operation-standing.ts';
import { type Page, pageOf, type PageWanted, PLACE_AT, placeOf } from './page.ts';
import { RECENT_STEPS, STEP_SECONDS } from './usual-times.ts';

interface Row extends StandingRow {
  id: string;
  at: string;
  organizationId: OrganizationId;
  environmentId: string | null;
  resourceKind: string;
  resourceId: string;
  dataPlaneId: string | null;
  shard: number | null;
  intent: LifeOperation['intent'];
  generation: string;
  state: OperationState;
  steps: Step[];
  percent: number;
  cause: string | null;
  failures: number;
  requestedBy: string;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  replacedBy: string | null;
  trouble: Trouble | null;
  quarantinedAt: Date | null;
  running: FleetOperation['running'] | null;
}

const USUAL = `usual AS (
  SELECT intent, step->>'name' AS step, percentile_cont(0.95) WITHIN GROUP (ORDER BY ${STEP_SECONDS}) AS seconds FROM ${RECENT_STEPS} GROUP BY 1, 2)`;

const FOUND = `(
  SELECT operation.*, around.*, ${SHOWN_TO_FLEET} AS shown, ${SHOWN_CAUSE} AS shown_cause,
    CASE WHEN ended_at IS NULL THEN coalesce(current.step->>'name', 'pending') END AS step,
    CASE WHEN ended_at IS NULL THEN extract(epoch FROM now() - coalesce((current.step->>'started_at')::timestamptz, operation.created_at)) END AS seconds
  FROM operation ${AROUND}
    LEFT JOIN LATERAL (SELECT step FROM jsonb_array_elements(steps) step WHERE step->>'state' IN ('running', 'failed') LIMIT 1) current ON true) found`;

/** What is paused, set aside or cancelled does not move because it is not to. */
const STUCK = `(shown IN ('pending', 'running') AND found.seconds > greatest(${STUCK_LEAST_SECONDS}, ${STUCK_TIMES_USUAL} * coalesce(usual.seconds, 0)))`;

/** Of one that has ended nothing fails any more, unless its cluster is set aside. */
const FAILURES = `coalesce(CASE WHEN ended_at IS NULL OR shown = 'quarantined' THEN failures END, 0)`;

const SELECT = `WITH ${USUAL}
  SELECT id, ${PLACE_AT}, organization_id AS "organizationId", environment_id AS "environmentId", resource_kind AS "resourceKind",
    resource_id AS "resourceId", data_plane_id AS "dataPlaneId", shard, found.intent, generation, shown AS state, steps, percent, shown_cause AS cause,
    ${FAILURES} AS failures, requested_by AS "requestedBy", created_at AS "createdAt",
    started_at AS "startedAt", ended_at AS "endedAt", replaced_by AS "replacedBy", ${STANDING},
    CASE WHEN cluster_generation = generation THEN trouble END AS trouble, CASE WHEN shown = 'quarantined' THEN quarantined_at END AS "quarantinedAt",
    CASE WHEN found.step IS NOT NULL THEN jsonb_strip_nulls(jsonb_build_object('step', found.step, 'seconds', round(found.seconds, 1),
      'usual_seconds', round(usual.seconds::numeric, 1), 'stuck', ${STUCK})) END AS running
  FROM ${FOUND} LEFT JOIN usual ON usual.intent = found.intent AND usual.step = found.step`;

function fromRow(row: Row): FleetOperation {
  const operation: Omit<FleetOperation, 'cancelable'> = {
    api_version: 'fleet/v1',
    kind: 'Operation',
    id: row.id,
    organization: row.organizationId,
    data_plane: row.dataPlaneId ?? undefined,
    intent: row.intent,
    resource: { kind: row.resourceKind, id: row.resourceId, environment: row.environmentId ?? undefined },
    generation: Number(row.generation),
    state: row.state,
    percent: row.percent,
    steps: row.steps,
    cause: row.cause ?? undefined,
    failures: row.failures,
    causes: causesOf(row.trouble),
    quarantine: row.quarantinedAt && row.trouble ? { since: row.quarantinedAt.toISOString(), because: spentBudget(row.trouble) ?? 'It kept failing' } : undefined,
    running: row.running ?? undefined,
    requested_by: row.requestedBy,
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString(),
    ended_at: row.endedAt?.toISOString(),
    replaced_by: row.replacedBy ?? undefined,
  };
  return { ...operation, cancelable: 'by' in cancellingOf(operation, row) };
}

/** As they are shown. */
export function causesOf(trouble: Trouble | null): FleetOperation['causes'] {
  return (trouble?.causes ?? []).map(({ reason, message, firstAt, lastAt, times }) => ({ reason, message, first_at: firstAt, last_at: lastAt, times }));
}

export interface FleetOperationFilter {
  state?: OperationState;
  stuck?: boolean;
  failing?: boolean;
  resourceId?: string;
  dataPlaneId?: string;
  organizationId?: string;
}

export async function list(database: Queryable, _admin: FleetAdmin, filter: FleetOperationFilter, page: PageWanted): Promise<Page<FleetOperation>> {
  const narrow = filter.stuck ? 'ended_at IS NULL' : ((filter.state && NARROWS[filter.state]) ?? 'true');
  const rows = await database.query<Row>(
    `${SELECT} WHERE ${narrow} AND ($1::text IS NULL OR shown = $1) AND ($2::boolean IS NULL OR coalesce(${STUCK}, false) = $2)
       AND ($3::boolean IS NULL OR (${FAILURES} > 0) = $3) AND ($4::text IS NULL OR resource_id = $4)
       AND ($5::text IS NULL OR data_plane_id = $5) AND ($6::uuid IS NULL OR organization_id = $6) AND ($7::text IS NULL OR id < $7)
     ORDER BY id DESC LIMIT $8`,
    [
      filter.state ?? null, filter.stuck ?? null, filter.failing ?? null, filter.resourceId ?? null, filter.dataPlaneId ?? null,
      filter.organizationId ?? null, placeOf(page.token)?.id ?? null, page.size + 1,
    ],
  );
  return pageOf(rows, page.size, fromRow);
}

/** @returns it, and the shard of its resource, by which a wake-up finds its way */
export async function find(database: Queryable, _admin: FleetAdmin, id: string): Promise<{ operation: FleetOperation; shard: number | null } | undefined> {
  const [row] = await database.query<Row>(`${SELECT} WHERE id = $1`, [id]);
  return row && { operation: fromRow(row), shard: row.shard };
}

/**
 * Another try at what keeps failing: the provisioner forgets what went wrong before, and does again what is asked for again.
 * @param from a step, or none in particular
 */
export async function askForRetry(tx: Tx, _admin: FleetAdmin, clusterId: string, from: string | undefined): Promise<void> {
  await tx.query('UPDATE kafka_cluster SET retries = retries + 1, retry_from = $2 WHERE id = $1', [clusterId, from ?? null]);
}
