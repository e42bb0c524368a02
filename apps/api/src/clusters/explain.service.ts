/** Gathers what is known of a cluster and has it folded into sentences. */
import { Injectable } from '@nestjs/common';
import type { Explanation } from '@samsa/contract/explain';
import type { Caller, FleetAdmin } from '@samsa/domain/access';
import { type Audience, explain } from '@samsa/domain/explain';
import { withPlacement } from '@samsa/domain/placement-report';
import { notFound } from '@samsa/domain/problem';
import * as circumstances from '@samsa/store/circumstances';
import * as clusters from '@samsa/store/clusters';
import type { StoredCluster } from '@samsa/store/clusters';
import { Database } from '@samsa/store/database';
import * as operations from '@samsa/store/operations';
import { Estimates } from '../operations/estimates.ts';
import { ClustersService } from './clusters.service.ts';

@Injectable()
export class ExplainService {
  constructor(
    private readonly clusters: ClustersService,
    private readonly database: Database,
    private readonly estimates: Estimates,
  ) {}

  /** What the caller may see of the cluster, it may see explained: its newest operation as well. */
  async forTenant(caller: Caller, id: string): Promise<Explanation> {
    return this.explain(caller, await this.clusters.visible(caller, id), 'tenant');
  }

  async forFleet(admin: FleetAdmin, id: string): Promise<Explanation> {
    const organizationId = await circumstances.organizationOf(this.database, admin, id);
    const cluster = organizationId && (await clusters.find(this.database, { organizationId }, id));
    if (!cluster) throw notFound('Kafka cluster', id);
    return this.explain({ ...admin, organizationId }, cluster, 'fleet');
  }

  private async explain(tenant: Caller, cluster: StoredCluster, audience: Audience): Promise<Explanation> {
    const [around, newest, placement] = await Promise.all([
      circumstances.surroundings(this.database, tenant, cluster.id),
      operations.list(this.database, tenant, { resourceId: cluster.id }, 'everywhere', { size: 1 }),
      operations.placementOf(this.database, cluster.id),
    ]);
    if (!around) throw notFound('Kafka cluster', cluster.id);
    const operation = newest.items[0] && (await this.estimates.of(newest.items[0]));
    return withPlacement(explain({ cluster, operation, ...around, now: new Date() }, audience), placement, tenant.fleetAdmin === true);
  }
}
