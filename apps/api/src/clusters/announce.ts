/** What every new generation of a cluster leaves behind in its transaction: an operation to watch, an event, and a key for the loop. */
import type { LifeOperation } from '@samsa/contract/operations';
import type { Placement } from '@samsa/contract/placement';
import type { Actor } from '@samsa/store/audit';
import type { StoredCluster } from '@samsa/store/clusters';
import type { Tx } from '@samsa/store/database';
import * as events from '@samsa/store/events';
import * as operations from '@samsa/store/operations';
import * as outbox from '@samsa/store/outbox';

type Announced = Pick<StoredCluster, 'id' | 'environmentId' | 'generation' | 'shard'>;

/**
 * Its three statements travel together. @param before what the intent sets out from; nothing for a creation
 * @param placement of a creation: why it goes where it goes @returns the operation's id
 */
export async function announce(
  tx: Tx, actor: Actor, cluster: Announced, intent: LifeOperation['intent'], before: operations.Previous | undefined, placement?: Placement,
): Promise<string> {
  const about = { organizationId: actor.organizationId, environmentId: cluster.environmentId, resourceKind: 'Cluster', resourceId: cluster.id };
  const [id] = await Promise.all([
    operations.open(tx, { ...about, intent, generation: cluster.generation, requestedBy: actor.principal, previous: before, placement }),
    events.append(tx, { ...about, type: `cluster.${intent}.accepted`, data: { generation: cluster.generation } }),
    outbox.append(tx, [{ kind: 'cluster', id: cluster.id, shard: cluster.shard, organizationId: actor.organizationId }]),
  ]);
  return id;
}
