/** The port to a cluster as its administrator: for what we do there in our own name, after a decision of our own. */
import { Injectable } from '@nestjs/common';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import { KafkaPool } from '@samsa/kafka/pool';
import { Sealer } from '@samsa/runtime/seal';
import * as access from '@samsa/store/access';
import { Database } from '@samsa/store/database';

@Injectable()
export class AdminSeats {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly pool: KafkaPool,
  ) {}

  /** Undefined while the cluster is not up. */
  async admin(clusterId: string): Promise<KafkaAdmin | undefined> {
    const seat = await access.adminSeat(this.database, clusterId);
    if (seat?.phase !== 'PROVISIONED') return undefined;
    const opened = await this.sealer.open(seat.adminSealed, `admin ${clusterId}`);
    const login = JSON.parse(opened.toString('utf8')) as { username: string; password: string };
    return this.pool.admin({ clusterId, bootstrap: seat.bootstrap, caPem: seat.caPem, ...login });
  }
}
