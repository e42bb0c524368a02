import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/fleet-keys';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { KeysService } from './keys.service.ts';

@Controller()
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @Implements(contract.getEncryptionKeys)
  get(_: In<typeof contract.getEncryptionKeys>, caller: Caller) {
    return this.keys.get(caller);
  }

  @Implements(contract.rotateEncryptionKeys)
  rotate(input: In<typeof contract.rotateEncryptionKeys>, caller: Caller) {
    return this.keys.rotate(caller, input.body);
  }
}
