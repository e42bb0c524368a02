import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { cloudEventOf, newWebhookSecret, retryMs, signatureHeaders, wants } from './webhook.ts';

test('a pattern is a type, all below one, or everything', () => {
  expect(wants(['cluster.deleted'], 'cluster.deleted')).toBe(true);
  expect(wants(['cluster.*'], 'cluster.create.accepted')).toBe(true);
  expect(wants(['cluster.*'], 'clusters.deleted')).toBe(false);
  expect(wants(['cluster.*'], 'cluster')).toBe(false);
  expect(wants(['*'], 'anything.there.is')).toBe(true);
  expect(wants(['budget.*', 'invoice.closed'], 'operation.updated')).toBe(false);
});

test('every secret signs what was sent, with the time it was sent at', () => {
  const secrets = [newWebhookSecret(), newWebhookSecret()];
  const headers = signatureHeaders('wd-1', 1_700_000_000_999, '{"a":1}', secrets);
  expect(headers['webhook-timestamp']).toBe('1700000000');
  const signatures = headers['webhook-signature']!.split(' ');
  expect(signatures).toEqual(secrets.map((secret) => `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update('wd-1.1700000000.{"a":1}').digest('base64')}`));
});

test('an event says what it is about and of whom', () => {
  const event = cloudEventOf({ id: '7-9', organizationId: 'o', environmentId: 'env-1', type: 'cluster.deleted', resourceKind: 'Cluster', resourceId: 'lkc-1', data: { a: 1 }, at: new Date(0) });
  expect(event).toEqual({
    specversion: '1.0', id: '7-9', source: '/organizations/o/environments/env-1', type: 'dev.samsa.cluster.deleted', subject: 'Cluster/lkc-1', time: '1970-01-01T00:00:00.000Z', datacontenttype: 'application/json', data: { a: 1 },
  });
});

test('waits grow, and a crowd spreads', () => {
  expect([1, 2, 3].map((attempts) => retryMs(attempts, 1_000, 0))).toEqual([1_000, 5_000, 25_000]);
  expect(retryMs(1, 1_000, 1)).toBe(1_250);
});
