/**
 * The schema registry of an environment: none is made or kept, it follows from the environment having a governance package
 * and at least one cluster. Clients wait for it to be PROVISIONED after each cluster they create. Its endpoint answers 501.
 */
import { Injectable } from '@nestjs/common';
import type { SchemaRegistry } from '@samsa/contract/schema-registries';
import type { PageQuery } from '@samsa/contract/wire';
import { allows, type Caller } from '@samsa/domain/access';
import { environmentCrn } from '@samsa/domain/crn';
import { schemaRegistryIdOf } from '@samsa/domain/ids';
import { notFound } from '@samsa/domain/problem';
import * as clusters from '@samsa/store/clusters';
import { Database } from '@samsa/store/database';
import * as environments from '@samsa/store/environments';
import { listing, metadata, PublicUrl, reference } from '../http/answers.ts';

export const REGISTRY_PATH = '/schema-registry';

@Injectable()
export class SchemaRegistriesService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, query: PageQuery & { environment: string }) {
    const { environment, page_size } = query;
    const found = await this.registryOf(caller, environment);
    const about = { version: 'srcm/v3', kind: 'ClusterList', url: this.url, path: '/srcm/v3/clusters', query: { environment, page_size } } as const;
    return listing(about, { items: found ? [found] : [] }, (registry) => registry);
  }

  async get(caller: Caller, id: string, environmentId: string): Promise<SchemaRegistry> {
    const found = await this.registryOf(caller, environmentId);
    if (found?.id !== id) throw notFound('schema registry', id);
    return found;
  }

  private async registryOf(caller: Caller, environmentId: string): Promise<SchemaRegistry | undefined> {
    if (!allows(caller, 'environment:read', { environmentId })) return undefined;
    const environment = await environments.find(this.database, caller, environmentId);
    if (!environment?.governancePackage) return undefined;
    const { items: [first] } = await clusters.list(this.database, caller, environmentId, undefined, { size: 1 });
    if (!first) return undefined;
    const id = schemaRegistryIdOf(environmentId);
    const home = environmentCrn(environment.organizationId, environmentId);
    return {
      api_version: 'srcm/v3',
      kind: 'Cluster',
      id,
      metadata: metadata(this.url, `/srcm/v3/clusters/${id}`, `${home}/schema-registry=${id}`, first),
      spec: {
        display_name: 'Stream Governance Package',
        package: environment.governancePackage,
        http_endpoint: this.url.of(`${REGISTRY_PATH}/${id}`),
        cloud: first.spec.cloud,
        region: first.spec.region,
        environment: reference(this.url, `/org/v2/environments/${environmentId}`, environmentId, home),
      },
      status: { phase: 'PROVISIONED' },
    };
  }
}
