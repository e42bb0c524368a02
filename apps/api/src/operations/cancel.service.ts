/**
 * Cancels an operation: writes the intent that undoes it, and says of the cancelled one which that is. Nothing is stopped here; the
 * loop works the newest generation only, and goes there from wherever it stands.
 */
import { Injectable } from '@nestjs/common';
import { type Caller, demand, fleetAdmin } from '@samsa/domain/access';
import { notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import * as clusters from '@samsa/store/clusters';
import type { StoredCluster } from '@samsa/store/clusters';
import { Database, type Tx } from '@samsa/store/database';
import * as operations from '@samsa/store/operations';
import { announce } from '../clusters/announce.ts';
import { ClustersService } from '../clusters/clusters.service.ts';

type Cancelable = operations.Cancelable;

@Injectable()
export class CancelService {
  constructor(
    private readonly database: Database,
    private readonly clusters: ClustersService,
  ) {}

  /** @throws Problem 404, 403, or 409 with the reason */
  async byTenant(caller: Caller, id: string): Promise<void> {
    if (!(await operations.find(this.database, caller, id))) throw notFound('operation', id);
    await this.database.transact(async (tx) => {
      const found = await operations.lockForCancel(tx, caller.organizationId, id);
      if (!found) throw notFound('operation', id);
      demand(caller, 'operation:cancel', { environmentId: found.environmentId, clusterId: found.resourceId });
      await this.undo(tx, caller, 'cancelOperation', found);
    });
  }

  /** For the tenant, in its name: its audit says who did it. */
  async byFleet(caller: Caller, id: string): Promise<void> {
    const admin = fleetAdmin(caller, 'fleet:write');
    await this.database.transact(async (tx) => {
      const found = await operations.lockForCancel(tx, undefined, id);
      if (!found) throw notFound('operation', id);
      await this.undo(tx, { ...admin, organizationId: found.organizationId }, 'cancelFleetOperation', found);
    });
  }

  private async undo(tx: Tx, actor: Caller, deed: string, { operation, previous, cancelling, resourceId }: Cancelable): Promise<void> {
    if ('refused' in cancelling) throw cancelling.refused;
    const cluster = await clusters.lock(tx, actor, resourceId);
    if (!cluster) throw notFound('Kafka cluster', resourceId);
    const replacedBy = await this.carryOut(tx, actor, cluster, cancelling.by, previous);
    await operations.cancel(tx, operation.id, actor.principal, replacedBy);
    await audit.record(tx, actor, { operation: deed, resourceKind: 'Operation', resourceId: operation.id, before: { intent: operation.intent }, after: { by: cancelling.by, replacedBy } });
  }

  /** @returns the id of the operation that undoes it */
  private async carryOut(tx: Tx, actor: Caller, cluster: StoredCluster, by: 'delete' | 'revert' | 'keep', previous: Cancelable['previous']): Promise<string> {
    if (by === 'delete') return this.clusters.unwant(tx, actor, cluster);
    if (by === 'revert' && previous) return (await this.clusters.respecify(tx, actor, cluster, previous.spec, previous.plan)).operationId;
    return announce(tx, actor, await clusters.keep(tx, cluster.id), 'update', cluster);
  }
}
