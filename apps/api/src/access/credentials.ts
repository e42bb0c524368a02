/**
 * From an Authorization header to a caller. A key's secret has 384 random bits, so it is kept and compared as SHA-256
 * (1.4 µs); a password hash of 30 ms would protect nothing more. What a key may do is cached for a second, and forgotten
 * when the ledger says that keys or roles have changed: a deleted key or a taken role is felt at once in the process that did
 * it, a moment later in the others, and within the second even if that word is lost.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Caller, Grant } from '@samsa/domain/access';
import type { ApiKeyId, OrganizationId, PrincipalId } from '@samsa/domain/ids';
import { Problem } from '@samsa/domain/problem';
import * as apiKeys from '@samsa/store/api-keys';
import { CREDENTIALS_CHANNEL } from '@samsa/store/credential-changes';
import type { Database } from '@samsa/store/database';
import { LRUCache } from 'lru-cache';
import { grantOf } from './grants.ts';
import type { Origin } from './origin.ts';
import { SessionCredentials } from './session-credentials.ts';

const FRESH_MS = 1_000;
const KEYS_REMEMBERED = 20_000;

/** Someone who speaks to one Kafka cluster with its own key: the broker will hear the very same credentials. */
export interface KafkaCaller {
  organizationId: OrganizationId;
  principal: PrincipalId;
  apiKeyId: ApiKeyId;
  secret: string;
  clusterId: string;
  requestId: string;
  sourceAddress: string;
}

interface Known {
  secretHash: Buffer;
  organizationId: OrganizationId;
  principal: PrincipalId;
  clusterId: string | null;
  grants: Grant[];
  fleetAdmin: boolean;
}

function unauthorized(detail: string): Problem {
  return new Problem({ status: 401, code: 'Unauthorized', detail });
}

function presented(header: string | undefined): { id: ApiKeyId; secret: string } {
  if (!header) throw unauthorized('No credentials were sent. Send an API key by HTTP Basic authentication: key as user, secret as password.');
  const [scheme, encoded] = header.split(' ');
  if (scheme?.toLowerCase() !== 'basic' || !encoded) throw unauthorized('Only HTTP Basic authentication with an API key is understood.');
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const cut = text.indexOf(':');
  return { id: text.slice(0, cut) as ApiKeyId, secret: text.slice(cut + 1) };
}

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export class Credentials {
  private readonly cache = new LRUCache<string, { readAt: number; known: Promise<Known | undefined> }>({ max: KEYS_REMEMBERED });

  private readonly listening;
  private readonly sessions;

  constructor(private readonly database: Database) {
    this.sessions = new SessionCredentials(database);
    this.listening = database.listen([CREDENTIALS_CHANNEL], () => this.forget());
  }

  async onModuleDestroy(): Promise<void> {
    await this.listening.stop();
  }

  /** @throws Problem 401 */
  async caller(header: string | undefined, origin: Origin): Promise<Caller> {
    const { id, secret } = presented(header);
    const known = await this.verified(id, secret);
    if (known.clusterId) {
      throw unauthorized(`invalid API key: ${id} belongs to ${known.clusterId}. The control plane takes a cloud API key, one made without spec.resource.`);
    }
    return { organizationId: known.organizationId, principal: known.principal, apiKeyId: id, grants: known.grants, fleetAdmin: known.fleetAdmin, ...origin };
  }

  /** @param token of a session's cookie. @throws Problem 401 */
  person(token: string, origin: Origin): Promise<Caller> {
    return this.sessions.caller(token, origin);
  }

  /**
   * @param clusterId as the path says; where it says none, the key's own cluster is meant
   * @throws Problem 401
   */
  async kafkaCaller(header: string | undefined, clusterId: string | undefined, origin: Origin): Promise<KafkaCaller> {
    const { id, secret } = presented(header);
    const known = await this.verified(id, secret);
    if (!known.clusterId || known.clusterId !== (clusterId ?? known.clusterId)) {
      throw unauthorized(`invalid API key: ${id} is not a key of ${clusterId ?? 'a cluster'}. Make one with spec.resource.id = ${clusterId ?? 'lkc-…'}.`);
    }
    return { organizationId: known.organizationId, principal: known.principal, apiKeyId: id, secret, clusterId: known.clusterId, ...origin };
  }

  /** Forgets what was cached, after a change of keys, roles or sessions made here. */
  forget(): void {
    this.cache.clear();
    this.sessions.forget();
  }

  private async verified(id: ApiKeyId, secret: string): Promise<Known> {
    const known = await this.known(id);
    if (known && timingSafeEqual(known.secretHash, hashOf(secret))) return known;
    throw unauthorized('invalid API key: the key is unknown, deleted, or its secret is wrong.');
  }

  private known(id: ApiKeyId): Promise<Known | undefined> {
    const cached = this.cache.get(id);
    if (cached && performance.now() - cached.readAt < FRESH_MS) return cached.known;
    const known = this.read(id);
    this.cache.set(id, { readAt: performance.now(), known });
    known.catch(() => this.cache.delete(id));
    return known;
  }

  private async read(id: ApiKeyId): Promise<Known | undefined> {
    const row = await apiKeys.authenticate(this.database.reads, id);
    return row && { ...row, secretHash: Buffer.from(row.secretHash), grants: row.bindings.flatMap(grantOf) };
  }
}
