/** Asks the pure placement where a cluster goes, and turns "nowhere" into a sentence that says what there is. */
import type { ClusterSpec } from '@samsa/contract/clusters';
import type { DataPlaneId } from '@samsa/domain/ids';
import { place } from '@samsa/domain/placement';
import { Problem } from '@samsa/domain/problem';
import * as dataPlanes from '@samsa/store/data-planes';
import type { Queryable } from '@samsa/store/database';

/** @throws Problem 400 for a place that does not exist, 409 for one that has no room. */
export async function choosePlane(database: Queryable, spec: ClusterSpec): Promise<{ dataPlaneId: DataPlaneId; shard: number }> {
  const candidates = await dataPlanes.candidates(database, spec.cloud, spec.region);
  if (candidates.length === 0) {
    const offered = (await dataPlanes.regions(database)).map((at) => `${at.cloud} ${at.region}`);
    const list = offered.length > 0 ? offered.join(', ') : 'none yet, ask the administrator';
    throw new Problem({ status: 400, code: 'UnknownRegion', detail: `There is no region ${spec.region} of ${spec.cloud} here. Offered: ${list}.`, pointer: '/spec/region' });
  }
  const { chosen, refused } = place(spec, candidates);
  if (chosen) return { dataPlaneId: chosen.id as DataPlaneId, shard: chosen.shard };
  const reasons = [...new Set(refused.map((one) => one.reason))].join('; ');
  throw new Problem({ status: 409, code: 'NoCapacity', detail: `${spec.cloud} ${spec.region} takes no new clusters just now (${reasons}). Choose another region or try later.` });
}
