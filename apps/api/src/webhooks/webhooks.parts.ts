/** Webhooks: what an organization wants to be told, where, and what became of it. */
import { DeliveriesService } from './deliveries.service.ts';
import { WebhooksController } from './webhooks.controller.ts';
import { WebhooksService } from './webhooks.service.ts';

export const webhookControllers = [WebhooksController];
export const webhookProviders = [WebhooksService, DeliveriesService];
