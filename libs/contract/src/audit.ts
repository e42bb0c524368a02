/** samsa/v1/audit: who did what, from where, and what it was before and after. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { listOf, PageQuery, Timestamp } from './wire.ts';

export const AuditRecord = z.object({
  id: z.string(),
  at: Timestamp,
  principal: z.object({ id: z.string(), name: z.string().optional() }),
  api_key: z.string().optional(),
  source_address: z.string().optional(),
  request_id: z.string().optional(),
  operation: z.string(),
  resource: z.object({ kind: z.string(), id: z.string() }),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type AuditRecord = z.infer<typeof AuditRecord>;

const Word = z.string().min(1).max(256).optional();
export const AuditFilter = z.object({
  resource: Word,
  resource_kind: Word,
  principal: Word,
  operation: Word,
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const listAudit = operation({
  id: 'listAudit', method: 'GET', path: '/samsa/v1/audit', summary: 'What was done in the organization, the newest first',
  tag: 'Audit', surface: 'samsa', permission: 'audit:read', query: PageQuery.extend(AuditFilter.shape), status: 200, response: listOf(AuditRecord, 'samsa/v1', 'AuditRecordList'),
});
