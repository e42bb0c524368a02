import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/contents-groups';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { ContentsGroupsService } from './groups.service.ts';

@Controller()
export class ContentsGroupsController {
  constructor(private readonly groups: ContentsGroupsService) {}

  @Implements(contract.listConsumerGroups)
  list({ params, query }: In<typeof contract.listConsumerGroups>, caller: Caller) {
    return this.groups.list(caller, params.id, query);
  }

  @Implements(contract.listConsumerGroupLags)
  listLags({ params, query }: In<typeof contract.listConsumerGroupLags>, caller: Caller) {
    return this.groups.listLags(caller, params.id, query.group);
  }

  @Implements(contract.getConsumerGroup)
  get({ params }: In<typeof contract.getConsumerGroup>, caller: Caller) {
    return this.groups.get(caller, params.id, params.group);
  }

  @Implements(contract.deleteConsumerGroup)
  delete({ params }: In<typeof contract.deleteConsumerGroup>, caller: Caller) {
    return this.groups.delete(caller, params.id, params.group);
  }

  @Implements(contract.listConsumerGroupOffsets)
  listOffsets({ params }: In<typeof contract.listConsumerGroupOffsets>, caller: Caller) {
    return this.groups.listOffsets(caller, params.id, params.group);
  }

  @Implements(contract.resetConsumerGroupOffsets)
  reset({ params, query, body }: In<typeof contract.resetConsumerGroupOffsets>, caller: Caller) {
    return this.groups.reset(caller, params.id, params.group, body, query.dry_run === 'true');
  }
}
