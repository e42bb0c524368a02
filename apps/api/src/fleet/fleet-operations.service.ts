/** Operations of all tenants. The api moves none of them: a retry is a number and a key in the outbox, and the provisioner looks. */
import { Injectable } from '@nestjs/common';
import type { FleetOperation, FleetOperationInFull, FleetOperationQuery } from '@samsa/contract/fleet-operations';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import { stagesOf } from '@samsa/domain/cluster-plan';
import type { OrganizationId } from '@samsa/domain/ids';
import { conflict, invalid, notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database, type Tx } from '@samsa/store/database';
import * as events from '@samsa/store/events';
import * as fleetOperations from '@samsa/store/fleet-operations';
import * as operations from '@samsa/store/operations';
import * as outbox from '@samsa/store/outbox';
import * as wholeClusters from '@samsa/store/whole-clusters';
import { listing, PublicUrl } from '../http/answers.ts';
import { CancelService } from '../operations/cancel.service.ts';
import { Estimates } from '../operations/estimates.ts';

const flag = (text: 'true' | 'false' | undefined): boolean | undefined => (text === undefined ? undefined : text === 'true');

@Injectable()
export class FleetOperationsService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
    private readonly estimates: Estimates,
    private readonly cancels: CancelService,
  ) {}

  async list(caller: Caller, query: FleetOperationQuery) {
    const { page_size, page_token, ...asked } = query;
    const { state, stuck, failing, resource, data_plane, organization } = asked;
    const filter = { state, stuck: flag(stuck), failing: flag(failing), resourceId: resource, dataPlaneId: data_plane, organizationId: organization };
    const found = await fleetOperations.list(this.database, fleetAdmin(caller, 'fleet:read'), filter, { size: page_size, token: page_token });
    found.items = await this.estimates.ofAll(found.items);
    const about = { version: 'fleet/v1', kind: 'OperationList', url: this.url, path: '/fleet/v1/operations', query: { ...asked, page_size } } as const;
    return listing(about, found, (operation) => operation);
  }

  async get(caller: Caller, id: string): Promise<FleetOperationInFull> {
    const found = await fleetOperations.find(this.database, fleetAdmin(caller, 'fleet:read'), id);
    if (!found) throw notFound('operation', id);
    const [operation, placement] = await Promise.all([
      this.estimates.of(found.operation),
      found.operation.intent === 'create' ? operations.placementOf(this.database, found.operation.resource.id) : undefined,
    ]);
    return { ...operation, placement };
  }

  /** @param step to be done again, with all that follow it; without it only what is still missing is done */
  async retry(caller: Caller, id: string, step?: string): Promise<FleetOperation> {
    const admin = fleetAdmin(caller, 'fleet:write');
    await this.database.transact(async (tx) => {
      const found = await fleetOperations.find(tx, admin, id);
      if (!found) throw notFound('operation', id);
      const { operation, shard } = found;
      if (operation.resource.kind === 'WholeCluster') return this.lookAgain(tx, caller, found.operation, step);
      checkRetry(operation, shard, step);
      const organizationId = operation.organization as OrganizationId;
      await fleetOperations.askForRetry(tx, admin, operation.resource.id, step);
      await outbox.append(tx, [{ kind: 'cluster', id: operation.resource.id, shard: shard!, organizationId }]);
      const told = { organizationId, environmentId: operation.resource.environment, resourceKind: operation.resource.kind, resourceId: operation.resource.id };
      if (!operation.ended_at) await events.append(tx, { ...told, type: 'operation.updated', data: { id, state: 'running', percent: operation.percent, steps: operation.steps, cause: operation.cause } });
      const deed = step === undefined ? 'retryFleetOperation' : 'retryFleetOperationFromStep';
      await audit.record(tx, caller, { operation: deed, resourceKind: 'Operation', resourceId: id, after: step === undefined ? undefined : { step } });
    });
    return this.get(caller, id);
  }

  /** A whole cluster's is never set aside: it is looked at sooner, that is all. @throws Problem 400, 409 */
  private async lookAgain(tx: Tx, caller: Caller, { id, state, ended_at, organization, resource }: FleetOperation, step: string | undefined): Promise<void> {
    if (step !== undefined) throw invalid('The steps of a whole cluster are not done again one by one: retry it as a whole.', '/step');
    const shard = await wholeClusters.shardFor(tx, resource.id);
    if (ended_at || shard === undefined) throw conflict('Ended', `${id} has ended as ${state}: there is nothing left to try.`);
    await outbox.append(tx, [{ kind: 'whole', id: resource.id, shard, organizationId: organization as OrganizationId }]);
    await audit.record(tx, caller, { operation: 'retryFleetOperation', resourceKind: 'Operation', resourceId: id });
  }

  async cancel(caller: Caller, id: string): Promise<FleetOperation> {
    await this.cancels.byFleet(caller, id);
    return this.get(caller, id);
  }
}

/** What has ended is tried again only when its cluster was set aside since. @throws Problem 400, 409 */
function checkRetry({ id, state, ended_at, intent }: FleetOperation, shard: number | null, step: string | undefined): void {
  if (shard === null || (ended_at && state !== 'quarantined')) throw conflict('Ended', `${id} has ended as ${state}: there is nothing left to try. Change the resource to begin another.`);
  if (state === 'cancelled') throw conflict('Cancelled', `${id} is cancelled: another operation takes its place.`);
  const steps = stagesOf(intent);
  if (step !== undefined && !steps.some((one) => one === step)) throw invalid(`"${step}" is no step of a ${intent}. Its steps are ${steps.join(', ')}.`, '/step');
}
