/**
 * The way from a caller to the brokers of its cluster. We log in as the presented key, so Kafka's own authorizer decides.
 * This is the one part of the api that waits for somebody else's machine: the pool gives every call a budget and every
 * cluster its own breaker, so that a dead cluster is told so in under three seconds and slows nobody else's.
 */
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ClusterStatus } from '@samsa/domain/cluster-status';
import { notFound, Problem } from '@samsa/domain/problem';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import { KafkaPool } from '@samsa/kafka/pool';
import * as clusters from '@samsa/store/clusters';
import { Database } from '@samsa/store/database';
import { LRUCache } from 'lru-cache';
import type { KafkaCaller } from '../access/credentials.ts';

/** A cluster's address may move, by our own doing, about this much before requests follow. */
const FRESH_MS = 1_000;
const CLUSTERS_REMEMBERED = 10_000;
const PROVISIONING_RETRY_SECONDS = 5;

@Injectable()
export class Reach implements OnModuleDestroy {
  private readonly statuses = new LRUCache<string, Promise<ClusterStatus | undefined>>({ max: CLUSTERS_REMEMBERED, ttl: FRESH_MS });

  constructor(
    private readonly database: Database,
    private readonly pool: KafkaPool,
  ) {}

  /** @throws Problem 404 when the cluster is gone, 402 when it is suspended, 503 while it has no brokers to speak to */
  async admin(caller: KafkaCaller): Promise<KafkaAdmin> {
    const { clusterId, apiKeyId, secret } = caller;
    const status = await this.status(caller);
    if (!status) throw notFound('Kafka cluster', clusterId);
    if (status.suspended) {
      throw new Problem({
        status: 402, code: 'Suspended',
        detail: `The cluster ${clusterId} is suspended: its brokers are stopped, and its topics and records are kept. GET /samsa/v1/clusters/${clusterId}/explain says why and what helps.`,
      });
    }
    if (!status.bootstrap) {
      throw new Problem({
        status: 503,
        code: 'NotProvisioned',
        detail: `The cluster ${clusterId} has no brokers yet (${status.phase}). Try again when its phase is PROVISIONED.`,
        retryAfterSeconds: PROVISIONING_RETRY_SECONDS,
      });
    }
    return this.pool.admin({ clusterId, bootstrap: status.bootstrap, caPem: status.caPem, username: apiKeyId, password: secret });
  }

  onModuleDestroy(): Promise<void> {
    return this.pool.close();
  }

  private status(caller: KafkaCaller): Promise<ClusterStatus | undefined> {
    const key = `${caller.organizationId} ${caller.clusterId}`;
    const cached = this.statuses.get(key);
    if (cached) return cached;
    const read = clusters.findStatus(this.database, caller, caller.clusterId);
    this.statuses.set(key, read);
    read.catch(() => this.statuses.delete(key));
    return read;
  }
}
