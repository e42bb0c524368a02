/**
 * Requests for a higher quota. A tenant asks for a whole new limit and says why; whoever runs the fleet grants it, a part of it, or
 * declines with a reason. A grant may end by itself: the limit is then what it was without it, nothing that stands is taken away,
 * and nothing more is let in.
 */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, listOf, PageQuery, Timestamp } from './wire.ts';

export const REASON_LENGTH_MAX = 1_000;
const LIMIT_MAX = 1_000_000;
const STORAGE_MAX_BYTES = Number.MAX_SAFE_INTEGER;

export const QuotaName = z.enum(['clusters', 'cku', 'brokers', 'storage_bytes']);
export type QuotaName = z.infer<typeof QuotaName>;
export const QuotaRequestState = z.enum(['pending', 'approved', 'declined', 'withdrawn', 'expired', 'replaced']);
const Limit = z.number().int().min(1).max(STORAGE_MAX_BYTES);
const Reason = z.string().trim().min(1).max(REASON_LENGTH_MAX);

export const QuotaRequest = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('QuotaRequest'),
  id: z.string(),
  organization: z.string(),
  quota: QuotaName,
  /** The whole limit asked for. */
  limit: z.number().int(),
  reason: z.string(),
  requested_by: z.string(),
  created_at: Timestamp,
  /** `replaced`: the limit was set by hand after it was granted. */
  state: QuotaRequestState,
  /** The whole limit it came to. */
  granted_limit: z.number().int().optional(),
  expires_at: Timestamp.optional(),
  decided_by: z.string().optional(),
  decided_at: Timestamp.optional(),
  note: z.string().optional(),
  ended_at: Timestamp.optional(),
});
export type QuotaRequest = z.infer<typeof QuotaRequest>;

export const QuotaRequestCreate = z
  .object({ quota: QuotaName, limit: Limit, reason: Reason })
  .refine(({ quota, limit }) => quota === 'storage_bytes' || limit <= LIMIT_MAX, { message: `at most ${LIMIT_MAX}`, path: ['limit'] });
export type QuotaRequestCreate = z.infer<typeof QuotaRequestCreate>;

export const QuotaApproval = z.object({
  /** Less than was asked for; all of it when left out. */
  limit: Limit.optional(),
  /** Until then; for good when left out. */
  expires_at: Timestamp.optional(),
  note: z.string().trim().max(REASON_LENGTH_MAX).optional(),
});
export type QuotaApproval = z.infer<typeof QuotaApproval>;
export const QuotaRefusal = z.object({ note: Reason });

const List = listOf(QuotaRequest, 'samsa/v1', 'QuotaRequestList');
const PATH = '/samsa/v1/quota-requests';
const own = { tag: 'Quotas', surface: 'samsa' } as const;

export const listQuotaRequests = operation({
  id: 'listQuotaRequests', method: 'GET', path: PATH, summary: 'The organization’s requests for higher quotas', ...own, permission: 'quota:read', query: PageQuery, status: 200, response: List,
});
export const createQuotaRequest = operation({
  id: 'createQuotaRequest', method: 'POST', path: PATH, summary: 'Ask for a higher quota', ...own, permission: 'quota:request', body: QuotaRequestCreate, status: 201, response: QuotaRequest,
});
export const getQuotaRequest = operation({
  id: 'getQuotaRequest', method: 'GET', path: `${PATH}/{id}`, summary: 'A request for a higher quota, and what was decided', ...own, permission: 'quota:read', params: ById, status: 200, response: QuotaRequest,
});
export const withdrawQuotaRequest = operation({
  id: 'withdrawQuotaRequest', method: 'DELETE', path: `${PATH}/{id}`, summary: 'Withdraw a request nobody has decided on', ...own, permission: 'quota:request', params: ById, status: 204,
});

const FLEET = '/fleet/v1/quota-requests';
const fleet = { tag: 'Fleet', surface: 'samsa' } as const;

export const listFleetQuotaRequests = operation({
  id: 'listFleetQuotaRequests', method: 'GET', path: FLEET, summary: 'Requests of all organizations, the oldest first',
  ...fleet, permission: 'fleet:read', query: PageQuery.extend({ state: QuotaRequestState.optional() }), status: 200, response: List,
});
export const approveQuotaRequest = operation({
  id: 'approveQuotaRequest', method: 'POST', path: `${FLEET}/{id}:approve`, summary: 'Grant a request or a part of it, for good or for a time',
  ...fleet, permission: 'fleet:write', params: ById, body: QuotaApproval, status: 200, response: QuotaRequest,
});
export const declineQuotaRequest = operation({
  id: 'declineQuotaRequest', method: 'POST', path: `${FLEET}/{id}:decline`, summary: 'Decline a request, with the reason its tenant reads',
  ...fleet, permission: 'fleet:write', params: ById, body: QuotaRefusal, status: 200, response: QuotaRequest,
});
