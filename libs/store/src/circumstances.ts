/** What stands around a cluster and is not its own: how it went so far, who works it and who has stopped that, how its data plane is. */
import type { DataPlaneState } from '@samsa/contract/fleet-data-planes';
import type { Caller, FleetAdmin } from '@samsa/domain/access';
import type { OrganizationId } from '@samsa/domain/ids';
import { spentBudget, type Trouble } from '@samsa/domain/quarantine';
import { isQuarantined, shownTrouble } from './cluster-work.ts';
import { SHOWN_SEEN_AT, SHOWN_STATE } from './data-planes.ts';
import type { Queryable } from './database.ts';
import { causesOf } from './fleet-operations.ts';
import { joinPause } from './pauses.ts';

interface Held {
  held: number;
  limit: number;
}

interface Row {
  failures: number;
  trouble: Trouble | null;
  quarantinedAt: Date | null;
  nextLookAt: Date;
  plane: { id: string; displayName: string; state: DataPlaneState; seenAt: string | null; holder: string | null };
  place: { id: string; state: string; step: string | null; cause: string | null } | null;
  pauseId: string | null;
  pauseReason: string | null;
  pausedAt: Date | null;
  quota: { clusters: Held; cku: Held };
}

/** The whole cluster that is being made for it, while nobody has reached its data plane. */
const PLACE = `(SELECT jsonb_build_object('id', whole.id, 'state', whole.state, 'cause', whole.cause, 'step',
    (SELECT step->>'name' FROM operation, jsonb_array_elements(steps) step WHERE resource_id = whole.id AND ended_at IS NULL AND step->>'state' IN ('running', 'failed') LIMIT 1))
  FROM whole_cluster whole JOIN data_plane plane ON plane.id = whole.data_plane_id WHERE plane.id = cluster.data_plane_id AND plane.credentials = 'pending')`;

/** All that `explain` asks for, but for the cluster and its operation. */
export async function surroundings(database: Queryable, caller: Pick<Caller, 'organizationId'>, id: string) {
  const [row] = await database.query<Row>(
    `SELECT ${shownTrouble('cluster')}, CASE WHEN ${isQuarantined('cluster')} THEN quarantined_at END AS "quarantinedAt", next_reconcile_at AS "nextLookAt",
       (SELECT jsonb_build_object('id', id, 'displayName', display_name, 'state', ${SHOWN_STATE}, 'seenAt', ${SHOWN_SEEN_AT}, 'holder',
          (SELECT holder FROM shard_lease WHERE shard_lease.shard = data_plane.shard AND expires_at > now())) FROM data_plane WHERE id = cluster.data_plane_id) AS plane,
       ${PLACE} AS place,
       pause.id AS "pauseId", pause.reason AS "pauseReason", pause.created_at AS "pausedAt",
       (SELECT jsonb_build_object('clusters', jsonb_build_object('held', clusters, 'limit', cluster_limit), 'cku', jsonb_build_object('held', cku, 'limit', cku_limit))
        FROM organization_usage JOIN organization ON organization.id = organization_id WHERE organization_id = cluster.organization_id) AS quota
     FROM kafka_cluster cluster ${joinPause('cluster')}
     WHERE cluster.id = $1 AND cluster.organization_id = $2 AND cluster.deleted_at IS NULL`,
    [id, caller.organizationId],
  );
  if (!row) return undefined;
  const { failures, trouble, quarantinedAt, nextLookAt, plane, place, pauseId, pauseReason, pausedAt, quota } = row;
  return {
    failures, nextLookAt, quota,
    place: place ?? undefined,
    causes: causesOf(trouble),
    plane: { ...plane, seenAt: plane.seenAt === null ? null : new Date(plane.seenAt) },
    pause: pauseId !== null && pausedAt ? { id: pauseId, reason: pauseReason ?? '', since: pausedAt.toISOString() } : undefined,
    quarantine: quarantinedAt && trouble ? { since: quarantinedAt.toISOString(), because: spentBudget(trouble) ?? 'it kept failing' } : undefined,
  };
}

/** Whose a cluster is. */
export async function organizationOf(database: Queryable, _admin: FleetAdmin, clusterId: string): Promise<OrganizationId | undefined> {
  const [row] = await database.query<{ organizationId: OrganizationId }>(
    'SELECT organization_id AS "organizationId" FROM kafka_cluster WHERE id = $1 AND deleted_at IS NULL', [clusterId],
  );
  return row?.organizationId;
}
