/** What every new generation of a cluster leaves behind in its transaction: an operation to watch, an event, and a key for the loop. */
import type { LifeOperation } from '@samsa/contract/operations';
import type { Actor } from '@samsa/store/audit';
import type { StoredCluster } from '@samsa/store/clusters';
import type { Tx } from '@samsa/store/database';
import * as events from '@samsa/store/events';
import * as operations from '@samsa/store/operations';
import * as outbox from '@samsa/store/outbox';

type Announced = Pick<StoredCluster, 'id' | 'environmentId' | 'generation' | 'shard'>;

/** Its three statements travel together. @param before what the intent sets out from; nothing for a creation @returns the operation's id */
export async function announce(tx: Tx, actor: Actor, cluster: Announced, intent: LifeOperation['intent'], before: operations.Previous | undefined): Promise<string> {
  const about = { organizationId: actor.organizationId, environmentId: cluster.environmentId, resourceKind: 'Cluster', resourceId: cluster.id };
  const [id] = await Promise.all([
    operations.open(tx, { ...about, intent, generation: cluster.generation, requestedBy: actor.principal, previous: before }),
    events.append(tx, { ...about, type: `cluster.${intent}.accepted`, data: { generation: cluster.generation } }),
    outbox.append(tx, [{ kind: 'cluster', id: cluster.id, shard: cluster.shard, organizationId: actor.organizationId }]),
  ]);
  return id;
}
