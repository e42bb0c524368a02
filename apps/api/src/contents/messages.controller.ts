import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/contents-messages';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { MessagesService } from './messages.service.ts';

@Controller()
export class MessagesController {
  constructor(private readonly messages: MessagesService) {}

  @Implements(contract.browseMessages)
  browse({ params, body }: In<typeof contract.browseMessages>, caller: Caller) {
    return this.messages.browse(caller, params.id, params.topic, body);
  }

  @Implements(contract.produceMessage)
  produce({ params, body }: In<typeof contract.produceMessage>, caller: Caller) {
    return this.messages.produce(caller, params.id, params.topic, body);
  }
}
