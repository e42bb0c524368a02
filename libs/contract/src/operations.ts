/** samsa/v1: what the compatible API lacks. Operations with their steps, and the stream of events. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById, listOf, PageQuery, Timestamp } from './wire.ts';

export const StepState = z.enum(['planned', 'running', 'done', 'failed', 'skipped']);
export const Step = z.object({
  name: z.string(),
  state: StepState,
  started_at: Timestamp.optional(),
  ended_at: Timestamp.optional(),
  cause: z.string().optional(),
  /** What half of them took lately, where that is known. */
  usual_seconds: z.number().optional(),
});
export type Step = z.infer<typeof Step>;

/**
 * `paused`: those who run the installation have stopped work here for now; the cause says why. `quarantined`: it kept failing and is
 * worked no more until its resource changes or somebody has it tried again. `cancelled`: `replaced_by` undoes it.
 */
export const OperationState = z.enum(['pending', 'running', 'paused', 'quarantined', 'succeeded', 'failed', 'superseded', 'cancelled']);
export type OperationState = z.infer<typeof OperationState>;

export const LifeOperation = z.object({
  api_version: z.literal('samsa/v1'),
  kind: z.literal('Operation'),
  id: z.string(),
  /** `suspend` stops its brokers and keeps its volumes, `resume` starts them again: for the bill's sake, and never cancelled. */
  intent: z.enum(['create', 'update', 'delete', 'suspend', 'resume']),
  resource: z.object({ kind: z.string(), id: z.string(), environment: z.string().optional() }),
  generation: z.number().int(),
  state: OperationState,
  percent: z.number().int(),
  steps: z.array(Step),
  cause: z.string().optional(),
  requested_by: z.string(),
  created_at: Timestamp,
  started_at: Timestamp.optional(),
  ended_at: Timestamp.optional(),
  /** When it will be through, by what its steps usually take; absent where that is not known. */
  eta: Timestamp.optional(),
  cancelable: z.boolean(),
  /** The operation that undoes it, once it is cancelled. */
  replaced_by: z.string().optional(),
});
export type LifeOperation = z.infer<typeof LifeOperation>;

const about = { tag: 'Operations', surface: 'samsa' } as const;

export const listOperations = operation({
  id: 'listOperations', method: 'GET', path: '/samsa/v1/operations', summary: 'Operations, the newest first',
  ...about, permission: 'operation:read', query: PageQuery.extend({ resource: z.string().optional(), state: OperationState.optional() }),
  status: 200, response: listOf(LifeOperation, 'samsa/v1', 'OperationList'),
});
export const getOperation = operation({
  id: 'getOperation', method: 'GET', path: '/samsa/v1/operations/{id}', summary: 'One operation with its steps',
  ...about, permission: 'operation:read', params: ById, status: 200, response: LifeOperation,
});
export const cancelOperation = operation({
  id: 'cancelOperation', method: 'POST', path: '/samsa/v1/operations/{id}:cancel',
  summary: 'Undo an operation under way: a creation is deleted, a change goes back to what stood before, a deletion not yet begun is taken back',
  ...about, permission: 'operation:cancel', params: ById, status: 202, response: LifeOperation,
});
export const streamEvents = operation({
  id: 'streamEvents', method: 'GET', path: '/samsa/v1/events', summary: 'What happens, as server-sent events; resumes after Last-Event-ID',
  ...about, permission: 'operation:read', query: z.object({ resource: z.string().optional() }), status: 200, produces: 'text/event-stream',
});
export const getClusterCa = operation({
  id: 'getClusterCa', method: 'GET', path: '/samsa/v1/clusters/{id}/ca.pem', summary: 'The certificate authority of a cluster’s listeners',
  ...about, permission: 'cluster:read', params: ById, status: 200, produces: 'application/x-pem-file',
});
