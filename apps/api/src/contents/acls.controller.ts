import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/contents-acls';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { ContentsAclsService } from './acls.service.ts';

@Controller()
export class ContentsAclsController {
  constructor(private readonly acls: ContentsAclsService) {}

  @Implements(contract.listAcls)
  list({ params, query }: In<typeof contract.listAcls>, caller: Caller) {
    return this.acls.list(caller, params.id, query);
  }

  @Implements(contract.createAcls)
  create({ params, body }: In<typeof contract.createAcls>, caller: Caller) {
    return this.acls.create(caller, params.id, body.entries);
  }

  @Implements(contract.deleteAcls)
  delete({ params, body }: In<typeof contract.deleteAcls>, caller: Caller) {
    return this.acls.delete(caller, params.id, body.entries);
  }

  @Implements(contract.explainTopicAccess)
  explain({ params, query }: In<typeof contract.explainTopicAccess>, caller: Caller) {
    return this.acls.explainTopic(caller, params.id, params.topic, query.operation);
  }
}
