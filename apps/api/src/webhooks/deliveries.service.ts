/** What a webhook was told, and wishes to have it told again: the billing process finds them and acts. */
import { Injectable } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import type { listWebhookDeliveries, WebhookDelivery } from '@samsa/contract/webhooks';
import { type Caller, demand } from '@samsa/domain/access';
import { notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database } from '@samsa/store/database';
import * as deliveries from '@samsa/store/webhook-deliveries';
import type { StoredDelivery } from '@samsa/store/webhook-deliveries';
import { listing, PublicUrl } from '../http/answers.ts';
import { found } from './webhooks.service.ts';

type Page = In<typeof listWebhookDeliveries>['query'];

@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  /** @throws Problem 404 */
  async list(caller: Caller, id: string, { page_size, page_token, state }: Page) {
    await found(this.database, caller, id);
    const page = await deliveries.list(this.database, caller, id, state, { size: page_size, token: page_token });
    const about = { version: 'samsa/v1', kind: 'WebhookDeliveryList', url: this.url, path: `/samsa/v1/webhooks/${id}/deliveries`, query: { page_size, state } } as const;
    return listing(about, page, show);
  }

  /** @throws Problem 404 */
  async test(caller: Caller, id: string): Promise<WebhookDelivery> {
    demand(caller, 'webhook:write', {});
    await found(this.database, caller, id);
    return this.database.transact(async (tx) => {
      const made = await deliveries.insertTest(tx, caller, id, 'webhook.test', { webhook: id });
      await audit.record(tx, caller, { operation: 'testWebhook', resourceKind: 'Webhook', resourceId: id });
      return show(made);
    });
  }

  /** @throws Problem 404 */
  async replay(caller: Caller, id: string, delivery: string): Promise<WebhookDelivery> {
    demand(caller, 'webhook:write', {});
    await found(this.database, caller, id);
    return this.database.transact(async (tx) => {
      const again = await deliveries.replay(tx, caller, id, delivery);
      if (!again) throw notFound('delivery of this webhook', delivery);
      await audit.record(tx, caller, { operation: 'replayWebhookDelivery', resourceKind: 'WebhookDelivery', resourceId: delivery });
      return show(again);
    });
  }

  /** @throws Problem 404 */
  async replayDead(caller: Caller, id: string): Promise<{ replayed: number }> {
    demand(caller, 'webhook:write', {});
    await found(this.database, caller, id);
    return this.database.transact(async (tx) => {
      const replayed = await deliveries.replayDead(tx, caller, id);
      await audit.record(tx, caller, { operation: 'replayWebhook', resourceKind: 'Webhook', resourceId: id, after: { replayed } });
      return { replayed };
    });
  }
}

function show({ id, webhookId, type, body, state, attempts, log, nextAttemptAt, deliveredAt, createdAt }: StoredDelivery): WebhookDelivery {
  return {
    api_version: 'samsa/v1', kind: 'WebhookDelivery', id, webhook: webhookId, event_type: type, state, attempts, log, event: body, created_at: createdAt.toISOString(),
    next_attempt_at: state === 'pending' ? nextAttemptAt.toISOString() : undefined, delivered_at: deliveredAt?.toISOString(),
  };
}
