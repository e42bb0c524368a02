/**
 * fleet/v1/usage-proofs: a day's usage counted again, from what the ledger is not made of: the audit, the operations and the feed say
 * when each cluster ran and how large, and censuses of the data planes say what Kubernetes had. Every difference is a row.
 */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, listOf, PageQuery, Timestamp } from './wire.ts';

export const DIFFERENCES_SHOWN_MAX = 500;

export const UsageProof = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('UsageProof'),
  id: z.string(),
  day: z.iso.date(),
  /** `pending` until the billing process has counted. */
  state: z.enum(['pending', 'agrees', 'differs']),
  /** Left out of the daily one, which nobody asks for. */
  requested_by: z.string().optional(),
  clusters: z.number().int(),
  /** Of data planes that were compared. None: what Kubernetes had is not known. */
  censuses: z.number().int(),
  /** Milliseconds × cku, by the ledger and counted again; whole numbers as texts. */
  ledger_ms: z.string(),
  recount_ms: z.string(),
  differences: z.number().int(),
  created_at: Timestamp,
  ended_at: Timestamp.optional(),
});
export type UsageProof = z.infer<typeof UsageProof>;

export const UsageProofDifference = z.object({
  /** `time`: the ledger and the recount differ. `missing`: billed as running, and not in Kubernetes. `surplus`: in Kubernetes, and in no ledger. */
  kind: z.enum(['time', 'missing', 'surplus']),
  organization: z.string().optional(),
  cluster: z.string(),
  data_plane: z.string().optional(),
  at: Timestamp.optional(),
  ledger_ms: z.string().optional(),
  recount_ms: z.string().optional(),
  detail: z.string(),
});

const PATH = '/fleet/v1/usage-proofs';
const about = { tag: 'Fleet', surface: 'samsa' } as const;

export const listUsageProofs = operation({
  id: 'listUsageProofs', method: 'GET', path: PATH, summary: 'Days whose usage was counted again, the newest first', ...about, permission: 'fleet:read', query: PageQuery, status: 200, response: listOf(UsageProof, 'fleet/v1', 'UsageProofList'),
});
export const createUsageProof = operation({
  id: 'createUsageProof', method: 'POST', path: PATH, summary: 'Have a day counted again now; of today, as far as it has come',
  ...about, permission: 'fleet:write', body: z.object({ /** Yesterday unless said. */ day: z.iso.date().optional() }), status: 202, response: UsageProof,
});
export const getUsageProof = operation({
  id: 'getUsageProof', method: 'GET', path: `${PATH}/{id}`, summary: 'A recount with its differences', ...about, permission: 'fleet:read', params: ById, status: 200,
  response: UsageProof.extend({ rows: z.array(UsageProofDifference) }),
});
