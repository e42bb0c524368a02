/** Operations of all tenants. The api moves none of them: a retry is a key in the outbox, and the provisioner looks. */
import { Injectable } from '@nestjs/common';
import type { FleetOperation, FleetOperationQuery } from '@samsa/contract/fleet-operations';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import type { OrganizationId } from '@samsa/domain/ids';
import { conflict, notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import * as fleetOperations from '@samsa/store/fleet-operations';
import * as outbox from '@samsa/store/outbox';
import { listing, PublicUrl } from '../http/answers.ts';

const flag = (text: 'true' | 'false' | undefined): boolean | undefined => (text === undefined ? undefined : text === 'true');

@Injectable()
export class FleetOperationsService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, query: FleetOperationQuery) {
    const { page_size, page_token, ...asked } = query;
    const { state, stuck, failing, resource, data_plane, organization } = asked;
    const filter = { state, stuck: flag(stuck), failing: flag(failing), resourceId: resource, dataPlaneId: data_plane, organizationId: organization };
    const found = await fleetOperations.list(this.database, fleetAdmin(caller, 'fleet:read'), filter, { size: page_size, token: page_token });
    const about = { version: 'fleet/v1', kind: 'OperationList', url: this.url, path: '/fleet/v1/operations', query: { ...asked, page_size } } as const;
    return listing(about, found, (operation) => operation);
  }

  async get(caller: Caller, id: string): Promise<FleetOperation> {
    const found = await fleetOperations.find(this.database, fleetAdmin(caller, 'fleet:read'), id);
    if (!found) throw notFound('operation', id);
    return found.operation;
  }

  async retry(caller: Caller, id: string): Promise<FleetOperation> {
    const admin = fleetAdmin(caller, 'fleet:write');
    return this.database.transact(async (tx) => {
      const found = await fleetOperations.find(tx, admin, id);
      if (!found) throw notFound('operation', id);
      const { operation, shard } = found;
      if (operation.ended_at || shard === null) throw conflict('Ended', `${id} has ended as ${operation.state}: there is nothing left to try. Change the resource to begin another.`);
      await outbox.append(tx, [{ kind: 'cluster', id: operation.resource.id, shard, organizationId: operation.organization as OrganizationId }]);
      await audit.record(tx, caller, { operation: 'retryFleetOperation', resourceKind: 'Operation', resourceId: id });
      return operation;
    });
  }
}
