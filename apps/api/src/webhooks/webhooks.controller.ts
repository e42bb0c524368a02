import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/webhooks';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { DeliveriesService } from './deliveries.service.ts';
import { WebhooksService } from './webhooks.service.ts';

@Controller()
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: DeliveriesService,
  ) {}

  @Implements(contract.listWebhooks)
  list(input: In<typeof contract.listWebhooks>, caller: Caller) {
    return this.webhooks.list(caller, input.query);
  }

  @Implements(contract.createWebhook)
  create(input: In<typeof contract.createWebhook>, caller: Caller) {
    return this.webhooks.create(caller, input.body);
  }

  @Implements(contract.getWebhook)
  get(input: In<typeof contract.getWebhook>, caller: Caller) {
    return this.webhooks.get(caller, input.params.id);
  }

  @Implements(contract.patchWebhook)
  patch(input: In<typeof contract.patchWebhook>, caller: Caller) {
    return this.webhooks.patch(caller, input.params.id, input.body);
  }

  @Implements(contract.deleteWebhook)
  delete(input: In<typeof contract.deleteWebhook>, caller: Caller) {
    return this.webhooks.delete(caller, input.params.id);
  }

  @Implements(contract.rotateWebhookSecret)
  rotate(input: In<typeof contract.rotateWebhookSecret>, caller: Caller) {
    return this.webhooks.rotate(caller, input.params.id);
  }

  @Implements(contract.testWebhook)
  test(input: In<typeof contract.testWebhook>, caller: Caller) {
    return this.deliveries.test(caller, input.params.id);
  }

  @Implements(contract.listWebhookDeliveries)
  listDeliveries(input: In<typeof contract.listWebhookDeliveries>, caller: Caller) {
    return this.deliveries.list(caller, input.params.id, input.query);
  }

  @Implements(contract.replayWebhookDelivery)
  replay(input: In<typeof contract.replayWebhookDelivery>, caller: Caller) {
    return this.deliveries.replay(caller, input.params.id, input.params.delivery);
  }

  @Implements(contract.replayWebhook)
  replayDead(input: In<typeof contract.replayWebhook>, caller: Caller) {
    return this.deliveries.replayDead(caller, input.params.id);
  }
}
