/**
 * A place that does not exist yet: for a plan that wants a Kubernetes cluster of its own, one is wanted in the admitting
 * transaction, and the Kafka cluster is placed on the data plane that it will become. Nothing waits here for it to be made.
 */
import type { ClusterSpec } from '@samsa/contract/clusters';
import type { Caller } from '@samsa/domain/access';
import { type DataPlaneId, newDataPlaneId, newWholeClusterId } from '@samsa/domain/ids';
import { shardOf } from '@samsa/domain/shard';
import * as audit from '@samsa/store/audit';
import type { Tx } from '@samsa/store/database';
import * as outbox from '@samsa/store/outbox';
import * as wholeClusters from '@samsa/store/whole-clusters';

/** @returns undefined where no data plane makes clusters */
export async function wantOwnPlace(tx: Tx, caller: Caller, { cloud, region }: Pick<ClusterSpec, 'cloud' | 'region'>): Promise<{ dataPlaneId: DataPlaneId; shard: number } | undefined> {
  const [management, { template }] = await Promise.all([wholeClusters.managementOf(tx, cloud, region), wholeClusters.templateOf(tx, cloud, region)]);
  if (!management) return undefined;
  const { organizationId, principal } = caller;
  const id = newWholeClusterId();
  const dataPlaneId = newDataPlaneId();
  await Promise.all([
    wholeClusters.insert(tx, { id, dataPlaneId, cloud, region, organizationId, management, template }, { organizationId, requestedBy: principal }),
    outbox.append(tx, [{ kind: 'whole', id, shard: management.shard, organizationId }]),
    audit.record(tx, caller, { operation: 'createCluster', resourceKind: 'WholeCluster', resourceId: id, after: { cloud, region, dataPlaneId, template } }),
  ]);
  return { dataPlaneId, shard: shardOf(dataPlaneId) };
}
