import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/usage-proofs';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { UsageProofsService } from './usage-proofs.service.ts';

@Controller()
export class UsageProofsController {
  constructor(private readonly proofs: UsageProofsService) {}

  @Implements(contract.listUsageProofs)
  list(input: In<typeof contract.listUsageProofs>, caller: Caller) {
    return this.proofs.list(caller, input.query);
  }

  @Implements(contract.createUsageProof)
  create(input: In<typeof contract.createUsageProof>, caller: Caller) {
    return this.proofs.create(caller, input.body.day);
  }

  @Implements(contract.getUsageProof)
  get(input: In<typeof contract.getUsageProof>, caller: Caller) {
    return this.proofs.get(caller, input.params.id);
  }
}
