/** Webhooks as wishes: the api keeps them and their sealed secrets; the billing process delivers. */
import { Injectable } from '@nestjs/common';
import { OVERLAP_HOURS, type Webhook, type WebhookCreate, type WebhookPatch } from '@samsa/contract/webhooks';
import type { PageQuery } from '@samsa/contract/wire';
import { type Caller, demand, reach } from '@samsa/domain/access';
import { newWebhookId } from '@samsa/domain/ids';
import { conflict, invalid, notFound } from '@samsa/domain/problem';
import { newWebhookSecret } from '@samsa/domain/webhook';
import { Sealer } from '@samsa/runtime/seal';
import * as audit from '@samsa/store/audit';
import { Database, type Queryable } from '@samsa/store/database';
import * as webhooks from '@samsa/store/webhooks';
import type { StoredWebhook } from '@samsa/store/webhooks';
import { listing, PublicUrl } from '../http/answers.ts';

/** Of an organization. */
const WEBHOOKS_MAX = 50;

@Injectable()
export class WebhooksService {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, { page_size, page_token }: PageQuery) {
    const page = mayRead(caller) ? await webhooks.list(this.database, caller, { size: page_size, token: page_token }) : { items: [] };
    return listing({ version: 'samsa/v1', kind: 'WebhookList', url: this.url, path: '/samsa/v1/webhooks', query: { page_size } }, page, (one) => show(one));
  }

  /** @throws Problem 404 */
  async get(caller: Caller, id: string): Promise<Webhook> {
    return show(await found(this.database, caller, id));
  }

  /** @throws Problem 400 for a URL with a password, 409 when there are too many */
  async create(caller: Caller, { display_name, url, event_types, enabled }: WebhookCreate): Promise<Webhook> {
    demand(caller, 'webhook:write', {});
    checkUrl(url);
    const id = newWebhookId();
    const secret = newWebhookSecret();
    const secretSealed = await this.sealer.seal(secret, `webhook ${id}`);
    return this.database.transact(async (tx) => {
      if ((await webhooks.countOwn(tx, caller)) >= WEBHOOKS_MAX) throw conflict('TooMany', `An organization has ${WEBHOOKS_MAX} webhooks at most. Remove one first.`);
      await webhooks.insert(tx, caller, { id, displayName: display_name, url, eventTypes: event_types, enabled, secretSealed });
      await audit.record(tx, caller, { operation: 'createWebhook', resourceKind: 'Webhook', resourceId: id, after: { display_name, url, event_types, enabled } });
      return show(await found(tx, caller, id), secret);
    });
  }

  /** @throws Problem 404, 400 */
  async patch(caller: Caller, id: string, wanted: WebhookPatch): Promise<Webhook> {
    demand(caller, 'webhook:write', {});
    if (wanted.url !== undefined) checkUrl(wanted.url);
    return this.database.transact(async (tx) => {
      const before = await webhooks.lock(tx, caller, id);
      if (!before) throw notFound('webhook', id);
      await webhooks.update(tx, caller, id, wanted);
      const was = { display_name: before.displayName, url: before.url, event_types: before.eventTypes, enabled: before.enabled };
      await audit.record(tx, caller, { operation: 'patchWebhook', resourceKind: 'Webhook', resourceId: id, before: was, after: wanted });
      return show(await found(tx, caller, id));
    });
  }

  /** @throws Problem 404 */
  async delete(caller: Caller, id: string): Promise<void> {
    demand(caller, 'webhook:write', {});
    await this.database.transact(async (tx) => {
      const before = await webhooks.lock(tx, caller, id);
      if (!before) throw notFound('webhook', id);
      await webhooks.remove(tx, caller, id);
      await audit.record(tx, caller, { operation: 'deleteWebhook', resourceKind: 'Webhook', resourceId: id, before: { display_name: before.displayName, url: before.url } });
    });
  }

  /** @throws Problem 404 */
  async rotate(caller: Caller, id: string): Promise<Webhook> {
    demand(caller, 'webhook:write', {});
    const secret = newWebhookSecret();
    const sealed = await this.sealer.seal(secret, `webhook ${id}`);
    return this.database.transact(async (tx) => {
      if (!(await webhooks.lock(tx, caller, id))) throw notFound('webhook', id);
      const before = await this.sealer.open(await webhooks.sealedSecret(tx, caller, id), `webhook ${id}`);
      await webhooks.replaceSecret(tx, caller, id, sealed, await this.sealer.seal(before, `webhook-previous ${id}`), OVERLAP_HOURS);
      await audit.record(tx, caller, { operation: 'rotateWebhookSecret', resourceKind: 'Webhook', resourceId: id });
      return show(await found(tx, caller, id), secret);
    });
  }
}

const mayRead = (caller: Caller): boolean => reach(caller, 'webhook:read') === 'everywhere';

/** @throws Problem 404 */
export async function found(database: Queryable, caller: Caller, id: string): Promise<StoredWebhook> {
  const webhook = mayRead(caller) ? await webhooks.find(database, caller, id) : undefined;
  if (!webhook) throw notFound('webhook', id);
  return webhook;
}

/** Where it may lead is decided when it is delivered to: a name leads somewhere else tomorrow. */
function checkUrl(url: string): void {
  const { username, password } = new URL(url);
  if (username || password) throw invalid('A URL with a password in it would be shown to whoever may read webhooks. Check the signature instead.', '/url');
}

function show({ id, displayName, url, eventTypes, enabled, pending, dead, createdAt, updatedAt }: StoredWebhook, secret?: string): Webhook {
  return {
    api_version: 'samsa/v1', kind: 'Webhook', id, display_name: displayName, url, event_types: eventTypes, enabled, secret, deliveries: { pending, dead },
    created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString(),
  };
}
