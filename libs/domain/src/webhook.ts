/** Webhooks, pure: which events one wants, what is sent, how it is signed, and when it is tried again. */
import { createHmac, randomBytes } from 'node:crypto';

const SECRET_PREFIX = 'whsec_';
const SECRET_BYTES = 32;
/** As CloudEvents asks for: the reversed name of who defines the type. */
const TYPE_PREFIX = 'dev.samsa.';
/** Each wait is so many times the one before: 5 s, 25 s, 2 min, 10 min, 52 min, 4 h, 22 h. */
const GROWTH = 5;
export const FIRST_RETRY_MS = 5_000;
/** A wait is up to so much longer, by chance: what failed together must not come back together. */
const JITTER = 0.25;

export const newWebhookSecret = (): string => `${SECRET_PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;

/** @param patterns `cluster.deleted`, `cluster.*` or `*` */
export function wants(patterns: readonly string[], type: string): boolean {
  return patterns.some((pattern) => pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1))));
}

export interface Told {
  /** The same whenever it is told. */
  id: string;
  organizationId: string;
  environmentId?: string | null;
  type: string;
  resourceKind: string;
  resourceId: string;
  data: unknown;
  at: Date;
}

/** CloudEvents 1.0, structured. */
export function cloudEventOf({ id, organizationId, environmentId, type, resourceKind, resourceId, data, at }: Told): Record<string, unknown> {
  return {
    specversion: '1.0', id, source: `/organizations/${organizationId}${environmentId ? `/environments/${environmentId}` : ''}`, type: `${TYPE_PREFIX}${type}`,
    subject: `${resourceKind}/${resourceId}`, time: at.toISOString(), datacontenttype: 'application/json', data,
  };
}

/** As Standard Webhooks has it, one signature for each secret. @param secrets `whsec_…` */
export function signatureHeaders(id: string, atMs: number, body: string, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1_000));
  const sign = (secret: string): string => createHmac('sha256', Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': secrets.map((secret) => `v1,${sign(secret)}`).join(' ') };
}

/** How long until the next attempt. @param attempts made so far, one at least @param jitter 0…1 */
export const retryMs = (attempts: number, firstMs: number, jitter: number): number => Math.round(firstMs * GROWTH ** (attempts - 1) * (1 + JITTER * jitter));
