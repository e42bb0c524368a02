/** Drift for those who run the fleet. The api puts nothing back: a wish is a row and a key in the outbox, and the provisioner acts. */
import { Injectable } from '@nestjs/common';
import type { Drift, DriftQuery } from '@samsa/contract/fleet-drift';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import type { DriftPolicy } from '@samsa/domain/drift';
import type { OrganizationId } from '@samsa/domain/ids';
import { conflict, notFound, type Problem } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import * as store from '@samsa/store/drift';
import * as outbox from '@samsa/store/outbox';
import { listing, PublicUrl } from '../http/answers.ts';

@Injectable()
export class DriftService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, query: DriftQuery) {
    const { page_size, page_token, ...asked } = query;
    const filter = { dataPlaneId: asked.data_plane, clusterId: asked.cluster, state: asked.state };
    const found = await store.list(this.database, fleetAdmin(caller, 'fleet:read'), filter, { size: page_size, token: page_token });
    const about = { version: 'fleet/v1', kind: 'DriftList', url: this.url, path: '/fleet/v1/drift', query: { ...asked, page_size } } as const;
    return listing(about, found, (drift) => drift);
  }

  async wish(caller: Caller, id: string, wanted: DriftPolicy): Promise<Drift> {
    const admin = fleetAdmin(caller, 'fleet:write');
    return this.database.transact(async (tx) => {
      const known = await store.lock(tx, admin, id);
      if (!known) throw notFound('drift', id);
      const { drift, shard } = known;
      const refusal = refusalOf(drift, wanted);
      if (refusal) throw refusal;
      if (drift.state === 'adopted' && wanted === 'adopt' && !drift.wish) return drift;
      await store.wish(tx, admin, id, wanted, caller.principal);
      await outbox.append(tx, [{ kind: 'cluster', id: drift.cluster, shard, organizationId: drift.organization as OrganizationId }]);
      await audit.record(tx, caller, { operation: `${wanted}Drift`, resourceKind: 'Drift', resourceId: id, before: { state: drift.state } });
      return { ...drift, wish: wanted, wished_by: caller.principal };
    });
  }
}

function refusalOf({ id, path, state, object }: Drift, wanted: DriftPolicy): Problem | undefined {
  if (path === '' && wanted === 'adopt') return conflict('Deleted', `${id} is a deleted ${object.kind}, which a cluster cannot do without: it is made again by itself.`);
  if (state !== 'reverted') return undefined;
  return conflict('Reverted', `${id} has been put back already. To have another value, change the cluster or its plan.`);
}
