import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/kafka-acls';
import type { In } from '@samsa/contract/operation';
import type { KafkaCaller } from '../access/credentials.ts';
import { Implements } from '../http/implements.ts';
import { AclsService } from './acls.service.ts';

@Controller()
export class AclsController {
  constructor(private readonly acls: AclsService) {}

  @Implements(contract.getKafkaAcls)
  list({ query }: In<typeof contract.getKafkaAcls>, caller: KafkaCaller) {
    return this.acls.list(caller, query);
  }

  @Implements(contract.createKafkaAcls)
  create({ body }: In<typeof contract.createKafkaAcls>, caller: KafkaCaller) {
    return this.acls.create(caller, [body], 'createKafkaAcls');
  }

  @Implements(contract.batchCreateKafkaAcls)
  createBatch({ body }: In<typeof contract.batchCreateKafkaAcls>, caller: KafkaCaller) {
    return this.acls.create(caller, body.data, 'batchCreateKafkaAcls');
  }

  @Implements(contract.deleteKafkaAcls)
  delete({ query }: In<typeof contract.deleteKafkaAcls>, caller: KafkaCaller) {
    return this.acls.delete(caller, query);
  }
}
