/** The clusters of all environments in one list, with how each is: two statements for a page. */
import { Injectable } from '@nestjs/common';
import { type ClusterSummary, listClusterSummaries } from '@samsa/contract/cluster-overview';
import type { In } from '@samsa/contract/operation';
import type { LifeOperation } from '@samsa/contract/operations';
import { allows, type Caller, reach } from '@samsa/domain/access';
import { healthOf } from '@samsa/domain/cluster-health';
import { notFound } from '@samsa/domain/problem';
import * as overview from '@samsa/store/cluster-overview';
import { Database } from '@samsa/store/database';
import * as operations from '@samsa/store/operations';
import { listing, PublicUrl } from '../http/answers.ts';

@Injectable()
export class OverviewService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, { environment, search, page_size, page_token }: In<typeof listClusterSummaries>['query']) {
    const found = await overview.list(this.database, caller, { environmentId: environment, search }, reach(caller, 'cluster:read'), { size: page_size, token: page_token });
    const newest = await operations.newestOf(this.database, caller, found.items.map(({ id }) => id));
    const operationOf = new Map(newest.map((operation) => [operation.resource.id, operation]));
    const about = { version: 'samsa/v1', kind: 'ClusterSummaryList', url: this.url, path: '/samsa/v1/clusters', query: { environment, search, page_size } } as const;
    return listing(about, found, (cluster) => summary(cluster, operationOf.get(cluster.id)));
  }

  /** @throws Problem 404 */
  async get(caller: Caller, id: string): Promise<ClusterSummary> {
    const found = await overview.find(this.database, caller, id);
    if (!found || !allows(caller, 'cluster:read', { environmentId: found.environmentId, clusterId: id })) throw notFound('Kafka cluster', id);
    const [newest] = await operations.newestOf(this.database, caller, [id]);
    return summary(found, newest);
  }
}

function summary(cluster: overview.OverviewCluster, newest: LifeOperation | undefined): ClusterSummary {
  const { id, spec, status, environmentId, environmentName } = cluster;
  const shown = newest && newest.state !== 'succeeded' && newest.state !== 'superseded' ? { id: newest.id, intent: newest.intent, state: newest.state, percent: newest.percent } : undefined;
  return {
    id,
    display_name: spec.display_name,
    environment: { id: environmentId, display_name: environmentName },
    cloud: spec.cloud,
    region: spec.region,
    availability: spec.availability,
    type: spec.config.kind,
    cku: spec.config.cku,
    max_ecku: spec.config.max_ecku,
    ...healthOf({ status, deleting: cluster.deletionRequestedAt !== null, operation: newest }),
    deletion_protection: spec.deletion_protection,
    kafka_version: status.kafkaVersion,
    bootstrap: status.bootstrap,
    operation: shown,
    created_at: cluster.createdAt.toISOString(),
    updated_at: cluster.updatedAt.toISOString(),
  };
}
