import { Controller } from '@nestjs/common';
import { explainCluster } from '@samsa/contract/explain';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { explain } from '@samsa/domain/explain';
import { notFound } from '@samsa/domain/problem';
import { surroundings } from '@samsa/store/circumstances';
import { Database } from '@samsa/store/database';
import * as operations from '@samsa/store/operations';
import { Implements } from '../http/implements.ts';
import { ClustersService } from './clusters.service.ts';

@Controller()
export class ExplainController {
  constructor(
    private readonly clusters: ClustersService,
    private readonly database: Database,
  ) {}

  /** What the caller may see of the cluster, it may see explained: its newest operation as well. */
  @Implements(explainCluster)
  async explain({ params: { id } }: In<typeof explainCluster>, caller: Caller) {
    const cluster = await this.clusters.visible(caller, id);
    const [around, newest] = await Promise.all([
      surroundings(this.database, caller, cluster.id),
      operations.list(this.database, caller, { resourceId: id }, 'everywhere', { size: 1 }),
    ]);
    if (!around) throw notFound('Kafka cluster', id);
    const { failures, nextLookAt, planeState: state, planeSeenAt: seenAt } = around;
    return explain({ cluster, operation: newest.items[0], failures, nextLookAt, plane: { state, seenAt } });
  }
}
