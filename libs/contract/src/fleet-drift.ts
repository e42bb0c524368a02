/**
 * fleet/v1/drift: fields and objects of ours that somebody else changed on a data plane. Each is put back or adopted by the policy of
 * its cluster's plan; what is changed again and again is left to an admin, who may decide otherwise at any time.
 */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, listOf, PageQuery, Timestamp } from './wire.ts';

/** `found`: just now; `reverted`: put back; `adopted`: kept as found; `contested`: put back too often, left as found. */
export const DriftState = z.enum(['found', 'reverted', 'adopted', 'contested']);
/** What a plan says of drift, and what an admin may say of one. */
export const DriftPolicy = z.enum(['revert', 'adopt']);

export const Drift = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('Drift'),
  id: z.string(),
  organization: z.string(),
  cluster: z.string(),
  data_plane: z.string(),
  object: z.object({ kind: z.string(), name: z.string() }),
  /** JSON pointer into the object; empty when the object itself was deleted. */
  path: z.string(),
  wanted: z.unknown().optional(),
  /** Absent when the field was removed. */
  found: z.unknown().optional(),
  /** The field manager that holds it; unknown for what was removed. */
  manager: z.string().optional(),
  /** When that manager last took fields of the object; failing that, when it was found. */
  since: Timestamp,
  found_at: Timestamp,
  /** How often it was found. */
  times: z.number().int(),
  state: DriftState,
  settled_at: Timestamp.optional(),
  /** What an admin asked for and is not done yet. */
  wish: DriftPolicy.optional(),
  wished_by: z.string().optional(),
});
export type Drift = z.infer<typeof Drift>;

export const DriftQuery = PageQuery.extend({ data_plane: z.string().optional(), cluster: z.string().optional(), state: DriftState.optional() });
export type DriftQuery = z.infer<typeof DriftQuery>;

const about = { tag: 'Fleet', surface: 'samsa' } as const;
const PATH = '/fleet/v1/drift';

export const listDrift = operation({
  id: 'listDrift', method: 'GET', path: PATH, summary: 'What somebody else changed of ours, the newest first',
  ...about, permission: 'fleet:read', query: DriftQuery, status: 200, response: listOf(Drift, 'fleet/v1', 'DriftList'),
});
export const revertDrift = operation({
  id: 'revertDrift', method: 'POST', path: `${PATH}/{id}:revert`, summary: 'Put a field back to what is wanted, whoever holds it',
  ...about, permission: 'fleet:write', params: ById, status: 202, response: Drift,
});
export const adoptDrift = operation({
  id: 'adoptDrift', method: 'POST', path: `${PATH}/{id}:adopt`, summary: 'Keep a field as it was found, from now on',
  ...about, permission: 'fleet:write', params: ById, status: 202, response: Drift,
});
