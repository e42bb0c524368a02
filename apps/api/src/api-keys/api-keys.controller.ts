import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/api-keys';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { ApiKeysService } from './api-keys.service.ts';

@Controller()
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Implements(contract.listApiKeys)
  list(input: In<typeof contract.listApiKeys>, caller: Caller) {
    return this.keys.list(caller, input.query);
  }

  @Implements(contract.createApiKey)
  create(input: In<typeof contract.createApiKey>, caller: Caller) {
    return this.keys.create(caller, input.body);
  }

  @Implements(contract.getApiKey)
  get(input: In<typeof contract.getApiKey>, caller: Caller) {
    return this.keys.get(caller, input.params.id);
  }

  @Implements(contract.patchApiKey)
  patch(input: In<typeof contract.patchApiKey>, caller: Caller) {
    return this.keys.patch(caller, input.params.id, input.body);
  }

  @Implements(contract.deleteApiKey)
  delete(input: In<typeof contract.deleteApiKey>, caller: Caller) {
    return this.keys.delete(caller, input.params.id);
  }
}
