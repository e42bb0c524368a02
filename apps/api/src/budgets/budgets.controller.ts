import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/budgets';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { BudgetsService } from './budgets.service.ts';

@Controller()
export class BudgetsController {
  constructor(private readonly budgets: BudgetsService) {}

  @Implements(contract.listBudgets)
  list(input: In<typeof contract.listBudgets>, caller: Caller) {
    return this.budgets.list(caller, input.query);
  }

  @Implements(contract.createBudget)
  create(input: In<typeof contract.createBudget>, caller: Caller) {
    return this.budgets.create(caller, input.body);
  }

  @Implements(contract.getBudget)
  get(input: In<typeof contract.getBudget>, caller: Caller) {
    return this.budgets.get(caller, input.params.id);
  }

  @Implements(contract.patchBudget)
  patch(input: In<typeof contract.patchBudget>, caller: Caller) {
    return this.budgets.patch(caller, input.params.id, input.body);
  }

  @Implements(contract.deleteBudget)
  delete(input: In<typeof contract.deleteBudget>, caller: Caller) {
    return this.budgets.delete(caller, input.params.id);
  }
}
