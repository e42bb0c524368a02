import { Controller } from '@nestjs/common';
import { planCluster } from '@samsa/contract/cluster-planning';
import * as contract from '@samsa/contract/clusters';
import type { In } from '@samsa/contract/operation';
import { getClusterCa } from '@samsa/contract/operations';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { ClustersService } from './clusters.service.ts';
import { DryRunService } from './dry-run.service.ts';

const isDry = ({ dry_run }: { dry_run?: 'true' | 'false' }): boolean => dry_run === 'true';

@Controller()
export class ClustersController {
  constructor(
    private readonly clusters: ClustersService,
    private readonly dry: DryRunService,
  ) {}

  @Implements(contract.listClusters)
  list(input: In<typeof contract.listClusters>, caller: Caller) {
    return this.clusters.list(caller, input.query);
  }

  @Implements(contract.createCluster)
  create(input: In<typeof contract.createCluster>, caller: Caller) {
    return isDry(input.query) ? this.dry.create(caller, input.body) : this.clusters.create(caller, input.body);
  }

  @Implements(contract.getCluster)
  get(input: In<typeof contract.getCluster>, caller: Caller) {
    return this.clusters.get(caller, input.params.id, input.query.environment);
  }

  @Implements(contract.patchCluster)
  patch(input: In<typeof contract.patchCluster>, caller: Caller) {
    return isDry(input.query) ? this.dry.patch(caller, input.params.id, input.body) : this.clusters.patch(caller, input.params.id, input.body);
  }

  @Implements(contract.deleteCluster)
  delete(input: In<typeof contract.deleteCluster>, caller: Caller) {
    const { params: { id }, query } = input;
    return isDry(query) ? this.dry.delete(caller, id, query.environment) : this.clusters.delete(caller, id, query.environment);
  }

  @Implements(planCluster)
  plan({ body }: In<typeof planCluster>, caller: Caller) {
    if (body.intent === 'create') return this.dry.create(caller, body);
    return body.intent === 'update' ? this.dry.patch(caller, body.cluster, body) : this.dry.delete(caller, body.cluster, body.environment);
  }

  @Implements(getClusterCa)
  certificateAuthority(input: In<typeof getClusterCa>, caller: Caller) {
    return this.clusters.certificateAuthority(caller, input.params.id);
  }
}
