import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/fleet-pauses';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { PausesService } from './pauses.service.ts';

@Controller()
export class PausesController {
  constructor(private readonly pauses: PausesService) {}

  @Implements(contract.listPauses)
  list(input: In<typeof contract.listPauses>, caller: Caller) {
    return this.pauses.list(caller, input.query);
  }

  @Implements(contract.putPause)
  put(input: In<typeof contract.putPause>, caller: Caller) {
    return this.pauses.put(caller, input.params.id, input.body);
  }

  @Implements(contract.deletePause)
  delete(input: In<typeof contract.deletePause>, caller: Caller) {
    return this.pauses.delete(caller, input.params.id);
  }
}
