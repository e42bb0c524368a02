/**
 * The way of a control plane's caller into a Kafka cluster. No broker knows such a caller, so we go in as the cluster's
 * administrator and decide ourselves, by the same rules as a broker would for a key of the caller's (`kafka-rights` in the domain).
 */
import { Injectable } from '@nestjs/common';
import type { Caller } from '@samsa/domain/access';
import { EVERYBODY, type KafkaRights, rightsOf } from '@samsa/domain/kafka-rights';
import { Problem } from '@samsa/domain/problem';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import type { StoredCluster } from '@samsa/store/clusters';
import { AdminSeats } from '../access/admin-seats.ts';
import { ClustersService } from '../clusters/clusters.service.ts';

const NOT_READY_RETRY_SECONDS = 5;

export interface Entered {
  admin: KafkaAdmin;
  rights: KafkaRights;
  cluster: StoredCluster;
}

@Injectable()
export class Inside {
  constructor(
    private readonly clusters: ClustersService,
    private readonly seats: AdminSeats,
  ) {}

  /** @throws Problem 404 for a cluster that the caller does not see, 503 for one that is not up */
  async enter(caller: Caller, clusterId: string): Promise<Entered> {
    const cluster = await this.clusters.visible(caller, clusterId);
    const admin = await this.seats.admin(clusterId);
    if (!admin) throw notUp(cluster);
    const entries = await Promise.all([`User:${caller.principal}`, EVERYBODY].map((principal) => admin.describeAcls({ principal })));
    return { admin, cluster, rights: rightsOf(caller, placeOf(cluster), entries.flat(), caller.sourceAddress) };
  }
}

export const placeOf = ({ organizationId, environmentId, id }: StoredCluster) => ({ organizationId, environmentId, clusterId: id });

function notUp({ id, status }: StoredCluster): Problem {
  return new Problem({
    status: 503,
    code: 'NotProvisioned',
    detail: `The cluster ${id} is not up (${status.phase}), so nobody can look into it. Wait until its phase is PROVISIONED; its explain tells what it waits for.`,
    retryAfterSeconds: NOT_READY_RETRY_SECONDS,
  });
}
