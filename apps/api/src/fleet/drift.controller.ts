import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/fleet-drift';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { DriftService } from './drift.service.ts';

@Controller()
export class DriftController {
  constructor(private readonly drift: DriftService) {}

  @Implements(contract.listDrift)
  list(input: In<typeof contract.listDrift>, caller: Caller) {
    return this.drift.list(caller, input.query);
  }

  @Implements(contract.revertDrift)
  revert(input: In<typeof contract.revertDrift>, caller: Caller) {
    return this.drift.wish(caller, input.params.id, 'revert');
  }

  @Implements(contract.adoptDrift)
  adopt(input: In<typeof contract.adoptDrift>, caller: Caller) {
    return this.drift.wish(caller, input.params.id, 'adopt');
  }
}
