/**
 * Webhooks: what happens in the organization, told to a URL of its choice. A body is a CloudEvent 1.0 in JSON, signed as Standard
 * Webhooks has it: `webhook-signature: v1,<base64>` is HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>` with the secret's
 * bytes (what follows `whsec_`, from base64). A secret that was rotated goes on signing beside the new one for a day.
 *
 * Each event is delivered at least once and may come twice or out of order: `webhook-id` is the same whenever it comes. Any 2xx
 * within the time is a delivery; everything else is tried again, ever later, and is dead at last, until somebody replays it.
 */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, DisplayName, listOf, PageQuery, Timestamp } from './wire.ts';

export const EVENT_TYPES_MAX = 50;
export const URL_LENGTH_MAX = 2_000;
/** After the first. */
export const ATTEMPTS_MAX = 8;
/** A dead letter or a delivery is kept so long. */
export const KEPT_DAYS = 30;
export const OVERLAP_HOURS = 24;

/** `cluster.deleted`, everything below `cluster.*`, or everything: `*`. */
export const EventPattern = z.string().max(100).regex(/^(\*|[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*(\.\*)?)$/, 'is a type of event such as budget.threshold_reached, all below one such as cluster.*, or *');
const Url = z.url({ protocol: /^https?$/ }).max(URL_LENGTH_MAX);
const EventTypes = z.array(EventPattern).min(1).max(EVENT_TYPES_MAX);

export const Webhook = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('Webhook'),
  id: z.string(),
  display_name: z.string(),
  url: z.string(),
  event_types: z.array(z.string()),
  /** A webhook that is not enabled is told nothing; what waited for it waits on. */
  enabled: z.boolean(),
  /** Answered once: at its creation or rotation. */
  secret: z.string().optional(),
  deliveries: z.object({ pending: z.number().int(), dead: z.number().int() }),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type Webhook = z.infer<typeof Webhook>;

export const WebhookCreate = z.object({ display_name: DisplayName, url: Url, event_types: EventTypes.default(['*']), enabled: z.boolean().default(true) });
export type WebhookCreate = z.infer<typeof WebhookCreate>;
/** What is left out stays. */
export const WebhookPatch = z.object({ display_name: DisplayName.optional(), url: Url.optional(), event_types: EventTypes.optional(), enabled: z.boolean().optional() });
export type WebhookPatch = z.infer<typeof WebhookPatch>;

export const WebhookDelivery = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('WebhookDelivery'),
  id: z.string(),
  webhook: z.string(),
  event_type: z.string(),
  state: z.enum(['pending', 'delivered', 'dead']),
  attempts: z.number().int(),
  /** The last ones, the newest last. */
  log: z.array(z.object({ at: Timestamp, status: z.number().int().optional(), fault: z.string().optional(), ms: z.number().int() })),
  next_attempt_at: Timestamp.optional(),
  delivered_at: Timestamp.optional(),
  created_at: Timestamp,
  /** The CloudEvent. */
  event: z.record(z.string(), z.unknown()),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

const PATH = '/samsa/v1/webhooks';
const about = { tag: 'Webhooks', surface: 'samsa' } as const;
const DeliveryOf = ById.extend({ delivery: z.string().min(1).max(128) });
const State = z.enum(['pending', 'delivered', 'dead']).optional();

export const listWebhooks = operation({
  id: 'listWebhooks', method: 'GET', path: PATH, summary: 'Webhooks', ...about, permission: 'webhook:read', query: PageQuery, status: 200, response: listOf(Webhook, 'samsa/v1', 'WebhookList'),
});
export const createWebhook = operation({
  id: 'createWebhook', method: 'POST', path: PATH, summary: 'Be told what happens at a URL; the secret is answered once', ...about, permission: 'webhook:write', body: WebhookCreate, status: 201, response: Webhook,
});
export const getWebhook = operation({
  id: 'getWebhook', method: 'GET', path: `${PATH}/{id}`, summary: 'A webhook', ...about, permission: 'webhook:read', params: ById, status: 200, response: Webhook,
});
export const patchWebhook = operation({
  id: 'patchWebhook', method: 'PATCH', path: `${PATH}/{id}`, summary: 'Change a webhook', ...about, permission: 'webhook:write', params: ById, body: WebhookPatch, status: 200, response: Webhook,
});
export const deleteWebhook = operation({
  id: 'deleteWebhook', method: 'DELETE', path: `${PATH}/{id}`, summary: 'Remove a webhook, and what waits for it', ...about, permission: 'webhook:write', params: ById, status: 204,
});
export const rotateWebhookSecret = operation({
  id: 'rotateWebhookSecret', method: 'POST', path: `${PATH}/{id}:rotate-secret`, summary: 'A new secret, answered once; the one before signs as well for a day',
  ...about, permission: 'webhook:write', params: ById, status: 200, response: Webhook,
});
export const testWebhook = operation({
  id: 'testWebhook', method: 'POST', path: `${PATH}/{id}:test`, summary: 'Have an event webhook.test delivered', ...about, permission: 'webhook:write', params: ById, status: 202, response: WebhookDelivery,
});
export const listWebhookDeliveries = operation({
  id: 'listWebhookDeliveries', method: 'GET', path: `${PATH}/{id}/deliveries`, summary: 'What was told, or is still to be, the newest first',
  ...about, permission: 'webhook:read', params: ById, query: PageQuery.extend({ state: State }), status: 200, response: listOf(WebhookDelivery, 'samsa/v1', 'WebhookDeliveryList'),
});
export const replayWebhookDelivery = operation({
  id: 'replayWebhookDelivery', method: 'POST', path: `${PATH}/{id}/deliveries/{delivery}:replay`, summary: 'Deliver it again, whatever became of it',
  ...about, permission: 'webhook:write', params: DeliveryOf, status: 202, response: WebhookDelivery,
});
export const replayWebhook = operation({
  id: 'replayWebhook', method: 'POST', path: `${PATH}/{id}:replay`, summary: 'Deliver all dead letters again', ...about, permission: 'webhook:write', params: ById, status: 202,
  response: z.object({ replayed: z.number().int() }),
});
