/**
 * API keys of the control plane and of clusters. The secret leaves this process once, in the answer to its creation; what
 * is kept is its hash, and for a cluster's key what SCRAM derives from it, sealed. A retried create makes a second key:
 * to answer the first one's secret again, it would have to be kept.
 *
 * A cluster's key is written to the brokers before the 202 is answered, within a budget; what that cannot finish, the
 * provisioner does.
 */
import { Injectable } from '@nestjs/common';
import type { ApiKey, ApiKeyCreate, ApiKeyPatch } from '@samsa/contract/api-keys';
import type { PageQuery } from '@samsa/contract/wire';
import { allows, type Caller, demand, reach, type Scope } from '@samsa/domain/access';
import { newApiKeyId, newSecret, type PrincipalId } from '@samsa/domain/ids';
import { invalid, notFound, unprocessable } from '@samsa/domain/problem';
import { packCredential, scramCredential } from '@samsa/kafka/scram';
import { Sealer } from '@samsa/runtime/seal';
import { wantAccess } from '@samsa/store/access';
import * as apiKeys from '@samsa/store/api-keys';
import type { StoredApiKey } from '@samsa/store/api-keys';
import * as audit from '@samsa/store/audit';
import * as clusters from '@samsa/store/clusters';
import type { StoredCluster } from '@samsa/store/clusters';
import { Database, type Queryable, type Tx } from '@samsa/store/database';
import * as principals from '@samsa/store/principals';
import { Credentials, hashOf } from '../access/credentials.ts';
import { FanOut } from '../access/fan-out.ts';
import { listing, PublicUrl } from '../http/answers.ts';
import { showApiKey } from './show.ts';

const CLOUD = 'cloud';

/** Where a right over a key must be held: at its cluster, or for a cloud key in the whole organization. */
const scopeOf = (key: { environmentId: string | null; clusterId: string | null }): Scope =>
  key.clusterId ? { environmentId: key.environmentId ?? undefined, clusterId: key.clusterId } : {};

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly credentials: Credentials,
    private readonly fanOut: FanOut,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, query: PageQuery & { 'spec.owner'?: string; 'spec.resource'?: string }) {
    const { page_size, page_token, ...filter } = query;
    const wanted = { ownerId: filter['spec.owner'], resourceId: filter['spec.resource'] };
    const found = await apiKeys.list(this.database, caller, wanted, reach(caller, 'api-key:read'), { size: page_size, token: page_token });
    const about = { version: 'iam/v2', kind: 'ApiKeyList', url: this.url, path: '/iam/v2/api-keys', query: { ...filter, page_size } } as const;
    return listing(about, found, (key) => showApiKey(this.url, key));
  }

  async create(caller: Caller, wanted: ApiKeyCreate): Promise<ApiKey> {
    const id = newApiKeyId();
    const secret = newSecret();
    const resourceId = wanted.spec.resource?.id ?? CLOUD;
    const scramSealed = resourceId === CLOUD ? undefined : await this.sealer.seal(packCredential(await scramCredential(secret)), `scram ${id}`);
    const made = await this.database.transact(async (tx) => {
      const cluster = resourceId === CLOUD ? undefined : await this.clusterFor(tx, caller, resourceId);
      const ownerId = await this.owner(tx, caller, wanted.spec.owner.id, cluster);
      const { display_name: displayName, description } = wanted.spec;
      const place = { clusterId: cluster?.id, environmentId: cluster?.environmentId };
      const key = await apiKeys.insert(tx, {
        id, organizationId: caller.organizationId, ownerId, ...place, displayName, description, secretHash: hashOf(secret), scramSealed,
      });
      if (cluster && (await wantAccess(tx, caller.organizationId, [cluster.id])).length === 0) throw beingDeleted(cluster.id);
      const after = { owner: ownerId, resource: resourceId, display_name: displayName, description };
      await audit.record(tx, caller, { operation: 'createApiKey', resourceKind: 'ApiKey', resourceId: id, after });
      return key;
    });
    if (made.clusterId) await this.fanOut.admit(made.clusterId, made.id, made.ownerId);
    return showApiKey(this.url, made, secret);
  }

  async get(caller: Caller, id: string): Promise<ApiKey> {
    return showApiKey(this.url, this.visible(caller, id, await apiKeys.find(this.database, caller, id)));
  }

  async patch(caller: Caller, id: string, wanted: ApiKeyPatch): Promise<ApiKey> {
    return this.database.transact(async (tx) => {
      const before = this.visible(caller, id, await apiKeys.lock(tx, caller, id));
      if (before.ownerId !== caller.principal) demand(caller, 'api-key:update', scopeOf(before));
      const after = await apiKeys.update(tx, caller, id, wanted.spec);
      const was = { display_name: before.displayName, description: before.description };
      await audit.record(tx, caller, { operation: 'patchApiKey', resourceKind: 'ApiKey', resourceId: id, before: was, after: wanted.spec });
      return showApiKey(this.url, after);
    });
  }

  async delete(caller: Caller, id: string): Promise<void> {
    const retired = await this.database.transact(async (tx) => {
      const before = this.visible(caller, id, await apiKeys.lock(tx, caller, id));
      if (before.ownerId !== caller.principal) demand(caller, 'api-key:delete', scopeOf(before));
      const gone = await apiKeys.retire(tx, caller, { id });
      if (before.clusterId) await wantAccess(tx, caller.organizationId, [before.clusterId]);
      const was = { owner: before.ownerId, resource: before.clusterId ?? CLOUD, display_name: before.displayName, description: before.description };
      await audit.record(tx, caller, { operation: 'deleteApiKey', resourceKind: 'ApiKey', resourceId: id, before: was });
      return gone;
    });
    this.credentials.forget();
    await this.fanOut.revoke(retired);
  }

  /** @throws Problem 404 */
  private visible(caller: Caller, id: string, key: StoredApiKey | undefined): StoredApiKey {
    if (!key || (key.ownerId !== caller.principal && !allows(caller, 'api-key:read', scopeOf(key)))) throw notFound('API key', id);
    return key;
  }

  private async clusterFor(database: Queryable, caller: Caller, id: string): Promise<StoredCluster> {
    if (!id.startsWith('lkc-')) throw unprocessable('Unsupported', `Keys are made for the control plane (no spec.resource) or for a Kafka cluster (lkc-…); ${id} is neither.`, '/spec/resource/id');
    const found = await clusters.find(database, caller, id);
    if (!found || !allows(caller, 'cluster:read', { environmentId: found.environmentId, clusterId: id })) {
      throw invalid(`There is no Kafka cluster ${id} that you can see.`, '/spec/resource/id');
    }
    if (found.deletionRequestedAt) throw beingDeleted(id);
    return found;
  }

  /** A key for oneself may always be made; for another only with the right to, where the key will hold. */
  private async owner(tx: Tx, caller: Caller, id: string, cluster: StoredCluster | undefined): Promise<PrincipalId> {
    const scope = scopeOf({ environmentId: cluster?.environmentId ?? null, clusterId: cluster?.id ?? null });
    if (id !== caller.principal) demand(caller, 'api-key:create', scope);
    const owner = await principals.lock(tx, caller, id);
    if (!owner) throw invalid(`There is no ${id.startsWith('u-') ? 'user' : 'service account'} ${id} that you can see.`, '/spec/owner/id');
    // Or an organization's administrator could run the fleet by a key made for somebody who does.
    if (!cluster && !caller.fleetAdmin && (await principals.runsFleet(tx, caller, id))) demand(caller, 'fleet:write', {});
    return owner;
  }
}

const beingDeleted = (clusterId: string) => invalid(`${clusterId} is being deleted and takes no new keys.`, '/spec/resource/id');
