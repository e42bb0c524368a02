import { Controller } from '@nestjs/common';
import type { KafkaCluster } from '@samsa/contract/kafka-clusters';
import * as contract from '@samsa/contract/kafka-clusters';
import type { In } from '@samsa/contract/operation';
import type { KafkaCaller } from '../access/credentials.ts';
import { PublicUrl } from '../http/answers.ts';
import { Implements } from '../http/implements.ts';
import { Links } from './links.ts';
import { Reach } from './reach.ts';

@Controller()
export class KafkaClusterController {
  constructor(
    private readonly reach: Reach,
    private readonly url: PublicUrl,
  ) {}

  @Implements(contract.listKafkaClusters)
  async list(_input: In<typeof contract.listKafkaClusters>, caller: KafkaCaller) {
    const links = new Links(this.url, caller.clusterId);
    return links.list('KafkaClusterList', this.url.of('/kafka/v3/clusters'), [await this.show(caller, links)]);
  }

  @Implements(contract.getKafkaCluster)
  get(_input: In<typeof contract.getKafkaCluster>, caller: KafkaCaller) {
    return this.show(caller, new Links(this.url, caller.clusterId));
  }

  private async show(caller: KafkaCaller, links: Links): Promise<KafkaCluster> {
    const { controllerId } = await (await this.reach.admin(caller)).describeCluster();
    return {
      kind: 'KafkaCluster',
      metadata: { self: links.base, resource_name: `crn:///kafka=${links.clusterId}` },
      cluster_id: links.clusterId,
      controller: controllerId < 0 ? undefined : links.related`brokers/${controllerId}`,
      acls: links.related`acls`,
      brokers: links.related`brokers`,
      broker_configs: links.related`broker-configs`,
      consumer_groups: links.related`consumer-groups`,
      topics: links.related`topics`,
      partition_reassignments: links.related`topics/-/partitions/-/reassignments`,
    };
  }
}
