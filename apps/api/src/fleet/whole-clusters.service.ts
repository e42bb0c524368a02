/** Kubernetes clusters made by Cluster API, as those see them who run the fleet; and what they are made of. */
import { Injectable } from '@nestjs/common';
import type { WholeCluster, WholeClusterQuery, WholeClusterTemplate, WholeClusterTemplateAt } from '@samsa/contract/whole-clusters';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import { notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database, type Queryable } from '@samsa/store/database';
import * as wholeClusters from '@samsa/store/whole-clusters';
import type { ShownWholeCluster } from '@samsa/store/whole-clusters';
import { listing, PublicUrl } from '../http/answers.ts';

type Place = Pick<WholeClusterTemplateAt, 'cloud' | 'region'>;

@Injectable()
export class WholeClustersService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, query: WholeClusterQuery) {
    const { page_size, page_token, organization, ...filter } = query;
    const found = await wholeClusters.list(this.database, fleetAdmin(caller, 'fleet:read'), { ...filter, organizationId: organization }, { size: page_size, token: page_token });
    const about = { version: 'fleet/v1', kind: 'WholeClusterList', url: this.url, path: '/fleet/v1/whole-clusters', query: { ...filter, organization, page_size } } as const;
    return listing(about, found, show);
  }

  async get(caller: Caller, id: string): Promise<WholeCluster> {
    const found = await wholeClusters.find(this.database, fleetAdmin(caller, 'fleet:read'), id);
    if (!found) throw notFound('whole cluster', id);
    return show(found);
  }

  async template(caller: Caller, at: Place): Promise<WholeClusterTemplateAt> {
    fleetAdmin(caller, 'fleet:read');
    return templateAt(this.database, at);
  }

  async putTemplate(caller: Caller, at: Place, wanted: WholeClusterTemplate): Promise<WholeClusterTemplateAt> {
    const admin = fleetAdmin(caller, 'fleet:write');
    return this.database.transact(async (tx) => {
      const before = await templateAt(tx, at);
      await wholeClusters.putTemplate(tx, admin, at.cloud, at.region, wanted);
      const deed = { operation: 'putWholeClusterTemplate', resourceKind: 'WholeClusterTemplate', resourceId: `${at.cloud}/${at.region}` };
      await audit.record(tx, caller, { ...deed, before: before.template, after: wanted });
      return templateAt(tx, at);
    });
  }
}

async function templateAt(database: Queryable, { cloud, region }: Place): Promise<WholeClusterTemplateAt> {
  const { template, updatedAt } = await wholeClusters.templateOf(database, cloud, region);
  return { api_version: 'fleet/v1', kind: 'WholeClusterTemplate', cloud, region, template, updated_at: updatedAt?.toISOString() };
}

function show(whole: ShownWholeCluster): WholeCluster {
  const { spec } = whole;
  return {
    api_version: 'fleet/v1',
    kind: 'WholeCluster',
    id: whole.id,
    cloud: whole.cloud,
    region: whole.region,
    organization: whole.organizationId ?? undefined,
    management_data_plane: whole.managementDataPlaneId,
    cluster_api: { namespace: whole.namespace, name: whole.name, cluster_class: spec.cluster_class, kubernetes_version: spec.kubernetes_version },
    data_plane: whole.dataPlaneId,
    state: whole.state,
    cause: whole.cause ?? undefined,
    conditions: whole.conditions.map(({ lastTransitionTime, ...condition }) => ({ ...condition, last_transition_time: lastTransitionTime })),
    operation: whole.operation ?? undefined,
    kafka_clusters: whole.kafkaClusters,
    failures: whole.failures,
    generation: whole.generation,
    observed_generation: whole.observedGeneration,
    created_at: whole.createdAt.toISOString(),
    deletion_requested_at: whole.deletionRequestedAt?.toISOString(),
    deleted_at: whole.deletedAt?.toISOString(),
  };
}
