/** Applied quotas and their scopes, in the compatible shape, made when they are asked for from the ledger that enforces them. */
import { Injectable } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import type { AppliedQuota, getAppliedQuota, listAppliedQuotas, listQuotaScopes, QuotaScope } from '@samsa/contract/service-quotas';
import { type Caller, reach } from '@samsa/domain/access';
import { clusterCrn, environmentCrn, organizationCrn } from '@samsa/domain/crn';
import { notFound, Problem } from '@samsa/domain/problem';
import { type Applied, clusterQuotas, organizationQuotas } from '@samsa/domain/service-quotas';
import { Database } from '@samsa/store/database';
import { Plans } from '@samsa/store/plans';
import * as reservations from '@samsa/store/reservations';
import * as sizedClusters from '@samsa/store/sized-clusters';
import { listing, PublicUrl, reference } from '../http/answers.ts';

type Places = In<typeof getAppliedQuota>['query'];

const SCOPES: Partial<Record<QuotaScope, string>> = {
  ORGANIZATION: 'What the organization may hold of all its clusters', ENVIRONMENT: 'What an environment may hold', KAFKA_CLUSTER: 'What a Kafka cluster may have', USER_ACCOUNT: 'What a user may hold',
};

@Injectable()
export class ServiceQuotasService {
  constructor(
    private readonly database: Database,
    private readonly plans: Plans,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, { page_size, page_token, scope, id, ...places }: In<typeof listAppliedQuotas>['query']) {
    const all = (await this.applied(caller, places)).filter((one) => one.scope === scope && (id === undefined || one.id === id));
    const about = { version: 'service-quota/v1', kind: 'AppliedQuotaList', url: this.url, path: '/service-quota/v1/applied-quotas', query: { scope, id, ...places, page_size } } as const;
    return listing(about, paged(all, keyOf, page_size, page_token), (one) => this.show(caller, one));
  }

  /** @throws Problem 404 */
  async get(caller: Caller, id: string, places: Places): Promise<AppliedQuota> {
    const named = places.environment !== undefined || places.kafka_cluster !== undefined;
    const found = (await this.applied(caller, places)).find((one) => one.id === id && (one.cluster !== undefined) === named);
    if (!found) throw notFound('applied quota', id);
    return this.show(caller, found);
  }

  async scopes(caller: Caller, { page_size, page_token }: In<typeof listQuotaScopes>['query']) {
    const about = { version: 'service-quota/v1', kind: 'ScopeList', url: this.url, path: '/service-quota/v1/scopes', query: { page_size } } as const;
    return listing(about, paged(Object.keys(SCOPES).sort(), (id) => id, page_size, page_token), (id) => this.showScope(caller, id as QuotaScope));
  }

  /** @throws Problem 404 */
  async scope(caller: Caller, id: string) {
    if (!(id in SCOPES)) throw notFound('scope of quotas', id);
    return this.showScope(caller, id as QuotaScope);
  }

  private async applied(caller: Caller, { environment, kafka_cluster, ...others }: Places): Promise<Applied[]> {
    if (reach(caller, 'quota:read') !== 'everywhere' || Object.values(others).some((filter) => filter !== undefined)) return [];
    const [totals, clusters] = await Promise.all([
      reservations.ofOrganization(this.database, caller.organizationId), sizedClusters.ofOrganization(this.database, caller, { environmentId: environment, clusterId: kafka_cluster }),
    ]);
    const ofClusters = await Promise.all(clusters.map(async (cluster) => clusterQuotas(cluster, await this.plans.at(cluster.plan))));
    return [...(totals ? organizationQuotas(totals.held, totals.limit) : []), ...ofClusters.flat()];
  }

  private show(caller: Caller, { id, scope, name, cluster, ...amounts }: Applied): AppliedQuota {
    const organization = caller.organizationId;
    const place = cluster && `?kafka_cluster=${cluster.id}`;
    return {
      api_version: 'service-quota/v1', kind: 'AppliedQuota', id, scope, display_name: name,
      metadata: { self: this.url.of(`/service-quota/v1/applied-quotas/${id}${place ?? ''}`), resource_name: `${cluster ? clusterCrn(organization, cluster.environmentId, cluster.id) : organizationCrn(organization)}/applied-quota=${id}` },
      default_limit: amounts.default, applied_limit: amounts.limit, usage: amounts.usage,
      organization: reference(this.url, `/org/v2/organizations/${organization}`, organization, organizationCrn(organization)),
      ...(cluster && {
        environment: reference(this.url, `/org/v2/environments/${cluster.environmentId}`, cluster.environmentId, environmentCrn(organization, cluster.environmentId)),
        kafka_cluster: { ...reference(this.url, `/cmk/v2/clusters/${cluster.id}`, cluster.id, clusterCrn(organization, cluster.environmentId, cluster.id)), environment: cluster.environmentId },
      }),
    };
  }

  private showScope(caller: Caller, id: QuotaScope) {
    const metadata = { self: this.url.of(`/service-quota/v1/scopes/${id}`), resource_name: `${organizationCrn(caller.organizationId)}/scope=${id}` };
    return { api_version: 'service-quota/v1' as const, kind: 'Scope' as const, id, metadata, description: SCOPES[id] ?? '' };
  }
}

const keyOf = ({ id, cluster }: Applied): string => `${id} ${cluster?.id ?? ''}`;

/** @throws Problem 400 for a token that is not ours */
function paged<Item>(all: readonly Item[], key: (item: Item) => string, size: number, token: string | undefined): { items: Item[]; next?: string } {
  const after = token === undefined ? '' : Buffer.from(token, 'base64url').toString('utf8');
  if (token !== undefined && !/^[\x20-\x7e]+$/.test(after)) {
    throw new Problem({ status: 400, code: 'InvalidArgument', detail: 'page_token is not one this list has given. Start again without it.', parameter: 'page_token' });
  }
  const rest = all.filter((item) => key(item) > after).sort((one, other) => (key(one) < key(other) ? -1 : 1));
  const items = rest.slice(0, size);
  return { items, next: rest.length > items.length ? Buffer.from(key(items.at(-1)!)).toString('base64url') : undefined };
}
