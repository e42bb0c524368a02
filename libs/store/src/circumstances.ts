/** What stands around a cluster and is not its own: how often it failed, when it is looked at again, how its data plane is. */
import type { DataPlaneState } from '@samsa/contract/fleet-data-planes';
import type { Caller } from '@samsa/domain/access';
import type { ClusterId } from '@samsa/domain/ids';
import { SHOWN_STATE } from './data-planes.ts';
import type { Queryable } from './database.ts';

export interface Surroundings {
  failures: number;
  nextLookAt: Date;
  planeState: DataPlaneState;
  planeSeenAt: Date | null;
}

export async function surroundings(database: Queryable, caller: Caller, id: ClusterId): Promise<Surroundings | undefined> {
  const [row] = await database.query<Surroundings>(
    `SELECT failures, next_reconcile_at AS "nextLookAt", ${SHOWN_STATE} AS "planeState", seen_at AS "planeSeenAt"
     FROM kafka_cluster cluster JOIN data_plane ON data_plane.id = data_plane_id
     WHERE cluster.id = $1 AND cluster.organization_id = $2 AND cluster.deleted_at IS NULL`,
    [id, caller.organizationId],
  );
  return row;
}
